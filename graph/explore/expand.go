package explore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// Page is a part of what a relation joins with a thing: the most often joined
// first, of those the latest.
type Page struct {
	Thing    graph.Named `json:"thing"`
	Relation Relation    `json:"relation"`
	Label    string      `json:"label"`
	Total    int         `json:"total"`
	Offset   int         `json:"offset"`
	Items    []Item      `json:"items"`
	Next     int         `json:"next,omitempty"` // the offset of the next part; 0 when there is none
}

// Item is one thing at the other end of a relation.
type Item struct {
	Thing graph.Named   `json:"thing"`
	Kind  schema.Kind   `json:"kind"`
	Dates []schema.Date `json:"dates"` // of the edges, the earliest first
	Count int           `json:"count"` // of the edges
	Edge  string        `json:"edge"`  // the latest of them, as Evidence takes it
	Quote string        `json:"quote,omitempty"`
}

// PageSize is how many items a page has where no number is asked for.
const PageSize = 25

// Expand returns the things that a relation joins with a thing, from offset on,
// at most limit of them (25 when it is 0), as far as a filter admits them.
func (e *Engine) Expand(ctx context.Context, thing schema.IRI, rel Relation, f Filter, offset, limit int) (*Page, error) {
	if err := f.Check(); err != nil {
		return nil, err
	}
	return asking(ctx, e, func(r graph.Reader) (*Page, error) {
		if err := mustKnow(ctx, r, thing); err != nil {
			return nil, err
		}
		return expand(ctx, r, thing, rel, &f, max(0, offset), limit)
	})
}

func expand(ctx context.Context, r graph.Reader, thing schema.IRI, rel Relation, f *Filter, offset, limit int) (*Page, error) {
	if limit <= 0 {
		limit = PageSize
	}
	bundles, err := bundlesOf(ctx, r, thing, rel, f)
	if err != nil {
		return nil, err
	}
	names, err := graph.NamesOf(ctx, r, thing)
	if err != nil {
		return nil, err
	}
	p := &Page{Thing: names[0], Relation: rel, Label: rel.Label(), Total: len(bundles), Offset: offset, Items: []Item{}}
	end := min(offset+limit, len(bundles))
	for _, b := range bundles[min(offset, len(bundles)):end] {
		item, err := b.item(ctx, r)
		if err != nil {
			return nil, err
		}
		p.Items = append(p.Items, item)
	}
	if end < len(bundles) {
		p.Next = end
	}
	return p, nil
}

// bundle is the edges of one relation between a thing and another.
type bundle struct {
	other schema.IRI
	edges []graph.Edge // by date
}

func bundlesOf(ctx context.Context, r graph.Reader, thing schema.IRI, rel Relation, f *Filter) ([]bundle, error) {
	between := map[schema.IRI][]graph.Edge{}
	for e, err := range graph.Touching(ctx, r, thing, rel.Predicate) {
		if err != nil {
			return nil, err
		}
		if at, other := relationAt(thing, e); at == rel && f.admitsEdge(e) {
			between[other] = append(between[other], e)
		}
	}
	var out []bundle
	for other, edges := range between {
		ok, err := f.admitsOther(ctx, r, other)
		if err != nil {
			return nil, err
		}
		if ok {
			slices.SortFunc(edges, func(a, b graph.Edge) int {
				return cmp.Or(schema.CompareDates(a.Date(), b.Date()), strings.Compare(a.String(), b.String()))
			})
			out = append(out, bundle{other, edges})
		}
	}
	slices.SortFunc(out, func(a, b bundle) int {
		return cmp.Or(
			cmp.Compare(len(b.edges), len(a.edges)), -compareLast(a.edges, b.edges),
			strings.Compare(string(a.other), string(b.other)),
		)
	})
	return out, nil
}

// compareLast orders lists of edges by the last that is dated.
func compareLast(a, b []graph.Edge) int {
	return strings.Compare(string(lastDate(a)), string(lastDate(b)))
}

func lastDate(edges []graph.Edge) schema.Date {
	for _, e := range slices.Backward(edges) {
		if d := e.Date(); d.Known() {
			return d
		}
	}
	return ""
}

// admitsOther reports whether f lets the thing at the other end of an edge
// through. It reads of it only what f asks for.
func (f *Filter) admitsOther(ctx context.Context, r graph.Reader, other schema.IRI) (bool, error) {
	if len(f.Kinds) > 0 && !slices.Contains(f.Kinds, other.Kind()) {
		return false, nil
	}
	if other.Kind() != schema.KindAct || len(f.Forces)+len(f.Topics) == 0 {
		return true, nil
	}
	n, err := graph.Describe(ctx, r, other)
	return err == nil && f.admitsNode(&n), err
}

func (b *bundle) item(ctx context.Context, r graph.Reader) (Item, error) {
	names, err := graph.NamesOf(ctx, r, b.other)
	if err != nil {
		return Item{}, err
	}
	latest := b.edges[len(b.edges)-1]
	item := Item{Thing: names[0], Kind: b.other.Kind(), Dates: []schema.Date{}, Count: len(b.edges), Edge: latest.String()}
	for _, e := range b.edges {
		if d := e.Date(); d.Known() {
			item.Dates = append(item.Dates, d)
		}
	}
	item.Dates = slices.Compact(item.Dates)
	facts, err := graph.Supports(ctx, r, latest)
	if err != nil || len(facts) == 0 {
		return item, err
	}
	places, err := graph.Cite(ctx, r, facts[:1])
	if err == nil {
		item.Quote = places[0].Quote
	}
	return item, ignoreMissing(err)
}
