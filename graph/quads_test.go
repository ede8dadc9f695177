package graph

import (
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph/internal/sample"
	"chancery/schema"
)

// TestFactsRoundTrip holds that the evidence layer loses nothing, whatever the
// order of its quads, on the sample and on facts made at random.
func TestFactsRoundTrip(t *testing.T) {
	all := sample.Facts()
	for seed := range uint64(200) {
		all = append(all, randomFacts(rand.New(rand.NewPCG(seed, 1))))
	}
	for i, want := range all {
		quads := EvidenceQuads(want)
		seen := map[quad.Quad]bool{}
		for _, q := range quads {
			if !q.IsValid() || !IsEvidence(q) || q.Label != quad.Value(quad.IRI(schema.DocIRI(want.Document.Doc))) {
				t.Fatalf("facts %d: quad %v is invalid or not labelled with its document", i, q)
			}
			if seen[q] {
				t.Errorf("facts %d: quad %v twice", i, q)
			}
			seen[q] = true
		}
		rng := rand.New(rand.NewPCG(uint64(i), 2))
		rng.Shuffle(len(quads), func(a, b int) { quads[a], quads[b] = quads[b], quads[a] })
		got, err := DecodeFacts(quads)
		if err != nil {
			t.Fatalf("facts %d: %v", i, err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("facts %d:\n got %+v\nwant %+v", i, got, want)
		}
	}
}

// randomFacts makes facts that hold every field and awkward lists: out of order,
// with repetitions, with commas and quotes.
func randomFacts(r *rand.Rand) *schema.Facts {
	words := []string{"KR", "VN", "KOICA", "a, b", `"quoted"`, "Bùi Thanh Sơn", "line\nbreak", "<tag> & co", "\\", "x"}
	word := func() string { return words[r.IntN(len(words))] }
	list := func() []string {
		out := []string{}
		for range r.IntN(4) {
			out = append(out, word())
		}
		return out
	}
	doc := "doc " + strconv.Itoa(r.IntN(100)) + ".txt"
	evidence := func() schema.Evidence {
		start := r.IntN(50)
		return schema.Evidence{Span: schema.Span{Start: start, End: start + r.IntN(9)}, Quote: word()}
	}
	origin := func() schema.Origin { return schema.Origin{Rule: word(), Confidence: float64(r.IntN(11)) / 10} }
	id := func(kind string, i int) schema.FactID { return schema.FactID(kind + ":" + strconv.Itoa(i)) }

	f := &schema.Facts{Document: schema.Document{
		Doc: doc, Published: "2021-06", Title: word(), Publisher: word(), Country: "KR", Language: "en", Source: "https://example.org/?a=1&b=2", SHA256: "00ff",
	}}
	for i := range r.IntN(4) {
		p := schema.Person{ID: id("fact", i), Doc: doc, Name: word(), Country: "KR", Office: word(), Evidence: evidence(), Origin: origin()}
		if forms := list(); len(forms) > 0 {
			p.Forms = forms
		}
		f.People = append(f.People, p)
	}
	for i := range r.IntN(4) {
		f.Events = append(f.Events, schema.Event{
			ID: id("fact", 10+i), Doc: doc, Kind: schema.EventKinds[r.IntN(5)], Start: "2021", End: "2021-06-23", Place: word(),
			Parties: list(), People: list(), Label: word(), Weekday: "monday", Planned: r.IntN(2) == 0, Evidence: evidence(), Origin: origin(),
		})
	}
	values := []schema.Decimal{"", "0", "-5", "100000000000", "2.5", "123456789012345678901234567890", "-0.25"}
	for i := range r.IntN(4) {
		s := schema.Statement{
			ID: id("act", i), Doc: doc, Force: schema.Forces[r.IntN(10)], By: list(), To: list(), Speakers: list(),
			Topics: []schema.Topic{}, Event: "fact:10", Verb: word(), Evidence: evidence(), Origin: origin(),
		}
		for range r.IntN(3) {
			s.Topics = append(s.Topics, schema.Topics[r.IntN(len(schema.Topics))])
		}
		for range r.IntN(13) {
			s.Targets = append(s.Targets, schema.Target{Metric: word(), Value: values[r.IntN(len(values))], Unit: "USD", Due: "2030", Approx: "about"})
		}
		f.Statements = append(f.Statements, s)
	}
	return f
}

func TestDecodeFactsRefuses(t *testing.T) {
	good := EvidenceQuads(sample.Facts()[0])
	label := good[0].Label
	for _, tt := range []struct {
		name, want string
		quads      []quad.Quad
	}{
		{"nothing", "no quads", nil},
		{"two documents", "two documents", append(EvidenceQuads(sample.Facts()[1]), good...)},
		{"view quads", "not labelled", []quad.Quad{{Subject: quad.IRI("a:b"), Predicate: quad.IRI("dip:met"), Object: quad.IRI("c:d")}}},
		{"two quotes", "dip:quote has 2 values", append(slices.Clone(good), quad.Quad{
			Subject: quad.IRI("act:a4"), Predicate: quad.IRI(schema.PQuote), Object: quad.String("x"), Label: label,
		})},
		{"unknown class", "unknown class", append(slices.Clone(good), quad.Quad{
			Subject: quad.IRI("fact:z"), Predicate: quad.IRI(schema.PType), Object: quad.IRI("dip:Weather"), Label: label,
		})},
		{"target gone", "lacks its target 0", slices.DeleteFunc(slices.Clone(good), func(q quad.Quad) bool {
			return q.Subject == quad.Value(quad.IRI("fact:a4.0"))
		})},
		{"offset not a number", "no integer", append(slices.DeleteFunc(slices.Clone(good), func(q quad.Quad) bool {
			return q.Subject == quad.Value(quad.IRI("fact:a1")) && q.Predicate == quad.Value(quad.IRI(schema.PFirstByte))
		}), quad.Quad{Subject: quad.IRI("fact:a1"), Predicate: quad.IRI(schema.PFirstByte), Object: quad.String("7"), Label: label})},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := DecodeFacts(tt.quads); err == nil || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("error %v, want one that says %q", err, tt.want)
			}
		})
	}
}
