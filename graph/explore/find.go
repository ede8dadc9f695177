package explore

import (
	"context"
	"errors"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/internal/fold"
	"chancery/schema"
)

// Found is a thing that may be meant by what is typed.
type Found struct {
	IRI       schema.IRI   `json:"iri"`
	Kind      schema.Kind  `json:"kind"`
	Name      string       `json:"name"`
	Alias     string       `json:"alias,omitempty"` // the other name that fits, where Name does not
	Documents int          `json:"documents"`       // that name it; 0 for topics and pairs, which none does
	Of        *graph.Named `json:"of,omitempty"`    // the country or organisation that it belongs to
}

// usualFound is how many things are found where no number is asked for.
const usualFound = 12

// Find returns what may be meant by the beginning of a name, an IRI or a pair of
// countries, the likeliest first, at most limit things (12 when it is 0), of the
// given kinds when any are given. Nothing found is no error.
func (e *Engine) Find(ctx context.Context, typed string, limit int, kinds ...schema.Kind) ([]Found, error) {
	if limit <= 0 {
		limit = usualFound
	}
	return asking(ctx, e, func(r graph.Reader) ([]Found, error) {
		n, err := e.namesOf(ctx, r)
		if err != nil {
			return nil, err
		}
		things, err := meant(ctx, r, typed, kinds)
		if err != nil {
			return nil, err
		}
		keys := map[schema.IRI]string{}
		for _, c := range n.matching(typed, kinds) {
			if len(things) >= limit {
				break
			}
			if _, again := keys[c.thing]; !again && !slices.Contains(things, c.thing) {
				things = append(things, c.thing)
			}
			keys[c.thing] = c.key
		}
		out := []Found{}
		for _, t := range things[:min(limit, len(things))] {
			f, err := e.found(ctx, r, t, keys[t])
			if err != nil {
				return nil, err
			}
			out = append(out, f)
		}
		return out, nil
	})
}

// meant returns what is typed where it is an IRI, a document or a pair: things
// that no list of names holds.
func meant(ctx context.Context, r graph.Reader, typed string, kinds []schema.Kind) ([]schema.IRI, error) {
	if strings.TrimSpace(typed) == "" {
		return nil, nil
	}
	m, err := graph.Pinpoint(ctx, r, typed, kinds...)
	switch {
	case errors.Is(err, graph.ErrNotFound):
		return nil, nil
	case err != nil:
		return nil, err
	}
	return []schema.IRI{m.IRI}, nil
}

func (e *Engine) found(ctx context.Context, r graph.Reader, thing schema.IRI, key string) (Found, error) {
	n, err := graph.Describe(ctx, r, thing)
	if err != nil {
		return Found{}, err
	}
	names, err := e.namesOf(ctx, r)
	if err != nil {
		return Found{}, err
	}
	out := Found{IRI: thing, Kind: thing.Kind(), Name: n.Name, Documents: names.documents[thing]}
	if key != "" && fold.Slug(n.Name) != key {
		out.Alias = aliasOf(n.Aliases, key)
	}
	if n.Of != "" {
		of, err := graph.NamesOf(ctx, r, n.Of)
		if err != nil {
			return Found{}, err
		}
		out.Of = &of[0]
	}
	return out, nil
}

// aliasOf returns the alias that folds to key, "" when none does.
func aliasOf(aliases []string, key string) string {
	for _, a := range aliases {
		if fold.Slug(a) == key {
			return a
		}
	}
	return ""
}

// Thing returns the one thing that typed means, as [graph.Find] does, with its
// errors.
func (e *Engine) Thing(ctx context.Context, typed string, kinds ...schema.Kind) (graph.Named, error) {
	return asking(ctx, e, func(r graph.Reader) (graph.Named, error) {
		m, err := graph.Find(ctx, r, typed, kinds...)
		return graph.Named{IRI: m.IRI, Name: m.Name}, err
	})
}
