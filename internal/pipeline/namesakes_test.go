package pipeline

import (
	"slices"
	"testing"

	"chancery/internal/resolve"
	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

// TestGenerations settles documents of two generations that bear one name.
func TestGenerations(t *testing.T) {
	facts := resolvetest.ParseFacts(t, `
		doc a.txt 1971-02-02
		person Ferdinand Marcos | PH | President
		doc b.txt 1978-02-02
		person Ferdinand E. Marcos | PH | President
		doc c.txt 2023-02-02
		person Ferdinand Marcos | PH | President
		doc d.txt 2024-02-02
		person Ferdinand R. Marcos Jr. | PH | President
		doc e.txt 2024-03-02
		person Marcos | PH | President
		doc f.txt 1990-03-02
		person George Bush | US | President
		doc g.txt 2003-03-02
		person George Bush | US | President
		doc h.txt 2004-03-02
		person George W. Bush | US | President
	`)
	rec := resolve.Resolve(facts, resolve.Options{Names: gazetteer()})
	var got [][]string
	for _, e := range rec.Entities {
		if e.ID.Kind() == schema.KindPerson {
			got = append(got, e.Docs)
		}
	}
	want := [][]string{{"a.txt", "b.txt"}, {"c.txt", "d.txt", "e.txt"}, {"f.txt"}, {"g.txt", "h.txt"}}
	slices.SortFunc(got, slices.Compare)
	if !slices.EqualFunc(got, want, slices.Equal) {
		t.Errorf("people of documents %v, want %v", got, want)
	}
}
