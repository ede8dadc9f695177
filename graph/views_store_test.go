package graph

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph/internal/sample"
	"chancery/schema"
)

// TestViewsOnStore holds that the views answer from a store as they do from
// memory.
func TestViewsOnStore(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, "bolt:"+t.TempDir(), Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	plain := sampleReader()
	if _, err := s.Apply(ctx, Delta{Add: plain.quads}); err != nil {
		t.Fatal(err)
	}
	for sum, text := range sample.Documents() {
		if err := s.PutDocument(ctx, sum, text); err != nil {
			t.Fatal(err)
		}
	}
	same := func(what string, ask func(Reader) (any, error)) {
		t.Helper()
		var got [2]string
		for i, r := range []Reader{plain, s} {
			answer, err := ask(r)
			if err != nil {
				t.Fatalf("%s: %v", what, err)
			}
			b, err := json.Marshal(answer)
			if err != nil {
				t.Fatal(err)
			}
			got[i] = string(b)
		}
		if got[0] != got[1] {
			t.Errorf("%s: the store answers\n%s\nwant\n%s", what, got[1], got[0])
		}
	}
	for _, thing := range []string{"Chung", "VN", "KOICA", "VN-RoK", string(sample.Visit), "act:d4", "june.txt"} {
		same("show "+thing, func(r Reader) (any, error) { return Show(ctx, r, thing) })
		same("why "+thing, func(r Reader) (any, error) { return Why(ctx, r, thing) })
	}
	same("ledger", func(r Reader) (any, error) { return Ledger(ctx, r, LedgerFilter{}) })
	same("paths", func(r Reader) (any, error) { return Paths(ctx, r, sample.KOICA, sample.Park, PathOptions{}) })
	same("projection", func(r Reader) (any, error) {
		p, err := Project(ctx, r)
		if err != nil {
			return nil, err
		}
		var out []any
		for n, err := range p.Nodes(ctx) {
			if err != nil {
				return nil, err
			}
			out = append(out, n)
		}
		for l, err := range p.Links(ctx) {
			if err != nil {
				return nil, err
			}
			out = append(out, l)
		}
		return out, nil
	})
	for _, want := range sample.Facts() {
		quads, err := collect(ctx, s, Pattern{Label: quad.IRI(schema.DocIRI(want.Document.Doc))})
		if err != nil {
			t.Fatal(err)
		}
		if got, err := DecodeFacts(quads); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("facts of %s: %+v, %v", want.Document.Doc, got, err)
		}
	}
}
