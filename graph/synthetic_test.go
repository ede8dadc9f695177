package graph_test

import (
	"fmt"
	"iter"
	"math/rand/v2"

	"github.com/cayleygraph/quad"
)

// syntheticQuads yields about n quads of a graph made like ours: countries that are
// hubs, people who meet under dates, and for every document a few acts with
// their evidence under the document's label. The same n gives the same quads.
func syntheticQuads(n int) iter.Seq[quad.Quad] {
	return func(yield func(quad.Quad) bool) {
		r := rand.New(rand.NewPCG(1, 2))
		left := n
		put := func(s, p string, o quad.Value, label string) bool {
			left--
			return left >= 0 && yield(quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: o, Label: quad.IRI(label)})
		}
		for doc := 0; left > 0; doc++ {
			if !syntheticDocument(r, doc, n, put) {
				return
			}
		}
	}
}

// synthetic is syntheticQuads as Store.Load takes them.
func synthetic(n int) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for q := range syntheticQuads(n) {
			if !yield(q, nil) {
				return
			}
		}
	}
}

func syntheticPerson(i int) string  { return fmt.Sprintf("person:p%06d", i) }
func syntheticPeople(n int) int     { return max(20, n/100) }
func syntheticCountry(i int) string { return fmt.Sprintf("country:%c%c", 'A'+i/14, 'A'+i%14) }

// syntheticCountries is how many countries there are; the first few take most
// of the edges.
const syntheticCountries = 190

func syntheticDocument(r *rand.Rand, doc, n int, put func(s, p string, o quad.Value, label string) bool) bool {
	country := func() string {
		return syntheticCountry(int(float64(syntheticCountries) * r.Float64() * r.Float64() * r.Float64()))
	}
	person := func() string { return syntheticPerson(r.IntN(syntheticPeople(n))) }
	label := fmt.Sprintf("doc:%07d", doc)
	date := fmt.Sprintf("date:%04d-%02d-%02d", 2000+r.IntN(25), 1+r.IntN(12), 1+r.IntN(28))
	a, b := country(), country()
	p, q := person(), person()
	ok := put(label, "rdf:type", quad.IRI("dip:Document"), label) &&
		put(label, "dip:title", quad.String(fmt.Sprintf("Talks of %s and %s, number %d", a, b, doc)), label) &&
		put(p, "dip:met", quad.IRI(q), date) &&
		put(q, "dip:met", quad.IRI(p), date) &&
		put(p, "dip:represents", quad.IRI(a), date) &&
		put(q, "dip:represents", quad.IRI(b), date) &&
		put(p, "dip:visited", quad.IRI(b), date) &&
		put(a, "dip:met", quad.IRI(b), date)
	for i := 0; ok && i < 4; i++ {
		act := fmt.Sprintf("act:%07d-%d", doc, i)
		ok = put(act, "rdf:type", quad.IRI("dip:Act"), label) &&
			put(act, "dip:force", quad.IRI([]string{"agree", "pledge", "request", "hope"}[r.IntN(4)]), label) &&
			put(act, "dip:by", quad.IRI(a), label) &&
			put(act, "dip:to", quad.IRI(b), label) &&
			put(act, "dip:speaker", quad.IRI(p), label) &&
			put(act, "dip:document", quad.IRI(label), label) &&
			put(act, "dip:quote", quad.String(fmt.Sprintf("The two sides agreed on matter %d of document %d and on what follows from it.", i, doc)), label) &&
			put(act, "dip:firstByte", quad.Int(int64(100*i+r.IntN(50))), label) &&
			put(a, "dip:agreed", quad.IRI(act), date)
	}
	return ok
}
