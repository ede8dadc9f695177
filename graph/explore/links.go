package explore

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// crowded is the number of edges above which those of a thing are read only as
// far as other crowded things may be at their ends: the rest is read from there.
const crowded = 2000

// mayCrowd are the kinds of things that may have more edges than that.
var mayCrowd = []schema.Kind{
	schema.KindPerson, schema.KindCountry, schema.KindOrg, schema.KindDyad, schema.KindOffice, schema.KindTopic, schema.KindTarget,
	schema.KindAgreement, schema.KindPolicy, schema.KindProject, schema.KindDispute, schema.KindPlace,
}

// linksAmong returns the edges of which both ends are among things, sorted; each
// once. An edge to an act from who did it ("requested") says all that the act's
// own edge ("by") says, which is then left out.
func (e *Engine) linksAmong(ctx context.Context, r graph.Reader, things []schema.IRI) ([]graph.Edge, error) {
	among := make(map[schema.IRI]bool, len(things))
	for _, t := range things {
		among[t] = true
	}
	found := map[graph.Edge]bool{}
	for _, t := range things {
		var edges []graph.Edge
		full, err := readEdges(ctx, r, t, among, &edges)
		if err == nil && full {
			edges = edges[:0]
			_, err = readEdges(ctx, r, t, among, &edges, crowdedPredicates()...)
		}
		if err != nil {
			return nil, err
		}
		for _, x := range edges {
			found[x.Canonical()] = true
		}
	}
	out := slices.Collect(maps.Keys(found))
	out = slices.DeleteFunc(out, func(x graph.Edge) bool { return x.Predicate == schema.PBy && toldByDoing(x, found) })
	slices.SortFunc(out, func(a, b graph.Edge) int {
		return cmp.Or(strings.Compare(string(a.From), string(b.From)), strings.Compare(string(a.To), string(b.To)),
			strings.Compare(string(a.Predicate), string(b.Predicate)), strings.Compare(string(a.Label), string(b.Label)))
	})
	return out, nil
}

// readEdges reads the edges between a thing and what is among the others, and
// reports whether it stopped because the thing is crowded; of named predicates it
// reads all.
func readEdges(ctx context.Context, r graph.Reader, t schema.IRI, among map[schema.IRI]bool, edges *[]graph.Edge, predicates ...schema.Predicate) (full bool, err error) {
	n := 0
	for x, err := range graph.Touching(ctx, r, t, predicates...) {
		if err != nil {
			return false, err
		}
		if n++; n > crowded && len(predicates) == 0 {
			return true, nil
		}
		if among[x.From] && among[x.To] {
			*edges = append(*edges, x)
		}
	}
	return false, nil
}

// crowdedPredicates are those that may join two crowded things.
func crowdedPredicates() []schema.Predicate {
	may := func(k schema.Kind) bool { return slices.Contains(mayCrowd, k) }
	var out []schema.Predicate
	for i := range schema.Relations {
		if r := &schema.Relations[i]; r.Is(schema.InView) && slices.ContainsFunc(r.Domain, may) && slices.ContainsFunc(r.Range, may) {
			out = append(out, r.Predicate)
		}
	}
	return out
}

// toldByDoing reports whether an edge from who acts says that x is their act.
func toldByDoing(x graph.Edge, found map[graph.Edge]bool) bool {
	return slices.ContainsFunc(schema.Forces[:], func(f schema.Force) bool {
		return found[graph.Edge{From: x.To, Predicate: f.Doings(), To: x.From, Label: x.Label}]
	})
}

func edgeStrings(edges []graph.Edge) []string {
	out := make([]string, len(edges))
	for i, x := range edges {
		out[i] = x.String()
	}
	return out
}
