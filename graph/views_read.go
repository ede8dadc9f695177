package graph

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// edgesFrom selects the edges of one predicate that begin at a thing.
func edgesFrom(i schema.IRI, p schema.Predicate) Pattern {
	return Pattern{Subject: quad.IRI(i), Predicate: quad.IRI(p)}
}

// edgesTo selects the edges of one predicate that end at a thing.
func edgesTo(i schema.IRI, p schema.Predicate) Pattern {
	return Pattern{Predicate: quad.IRI(p), Object: quad.IRI(i)}
}

// edgesMatching returns the view edges that match p, in the order of date, then
// of text.
func edgesMatching(ctx context.Context, r Reader, p Pattern) ([]Edge, error) {
	var out []Edge
	for q, err := range r.Quads(ctx, p) {
		if err != nil {
			return nil, err
		}
		if e, ok := EdgeOf(q); ok {
			out = append(out, e)
		}
	}
	slices.SortFunc(out, func(a, b Edge) int {
		if c := schema.CompareDates(a.Date(), b.Date()); c != 0 {
			return c
		}
		return strings.Compare(a.String(), b.String())
	})
	return out, nil
}

// valueText returns a literal without its quotes and type.
func valueText(v quad.Value) string {
	switch v := v.(type) {
	case quad.String:
		return string(v)
	case quad.TypedString:
		return string(v.Value)
	case quad.LangString:
		return string(v.Value)
	case quad.IRI:
		return string(v)
	case quad.Int, quad.Float, quad.Bool:
		return fmt.Sprint(v.Native())
	}
	return quad.ToString(v)
}
