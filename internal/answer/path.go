package answer

import (
	"context"

	"chancery/graph"
	"chancery/schema"
)

// PathArguments say from where to where.
type PathArguments struct {
	From  string      `json:"from" jsonschema:"where the path begins: a name or an IRI"`
	To    string      `json:"to" jsonschema:"where it ends"`
	Hops  int         `json:"hops,omitempty" jsonschema:"at most this many steps, up to 12; 6 when left out"`
	Paths int         `json:"paths,omitempty" jsonschema:"at most this many ways; 3 when left out"`
	Since schema.Date `json:"since,omitempty" jsonschema:"walk only what happened on or after this date"`
	Until schema.Date `json:"until,omitempty" jsonschema:"walk only what happened on or before this date"`
}

// PathAnswer is the ways from one thing to another.
type PathAnswer struct {
	From  graph.Named `json:"from"`
	To    graph.Named `json:"to"`
	Paths []Path      `json:"paths" jsonschema:"shortest first; empty when no path of so few steps leads there"`
}

// Path is one way.
type Path struct {
	Hops []Hop `json:"hops"`
}

// Hop is one step of a way.
type Hop struct {
	From      graph.Named      `json:"from"`
	To        graph.Named      `json:"to"`
	Predicate schema.Predicate `json:"predicate"`
	Backward  bool             `json:"backward,omitempty" jsonschema:"the predicate reads from to to from"`
	Date      schema.Date      `json:"date"`
	Cited
}

// Path finds the shortest ways from one thing to another.
func (d *Desk) Path(ctx context.Context, in PathArguments) (*PathAnswer, error) {
	if in.Hops < 0 || in.Paths < 0 {
		return nil, wrong("hops and paths must be 1 or more")
	}
	if err := checkDates(argumentDate{"since", in.Since}, argumentDate{"until", in.Until}); err != nil {
		return nil, err
	}
	out := &PathAnswer{Paths: []Path{}}
	err := d.Reading(ctx, func(store *graph.Store) error {
		from, err := graph.Find(ctx, store, in.From)
		if err != nil {
			return err
		}
		to, err := graph.Find(ctx, store, in.To)
		if err != nil {
			return err
		}
		out.From, out.To = graph.Named{IRI: from.IRI, Name: from.Name}, graph.Named{IRI: to.IRI, Name: to.Name}
		found, err := graph.Paths(ctx, store, from.IRI, to.IRI, graph.PathOptions{
			MaxHops: in.Hops, K: in.Paths, Since: in.Since, Until: in.Until,
		})
		for i := range found {
			out.Paths = append(out.Paths, pathOf(&found[i]))
		}
		return err
	})
	return out, err
}

func pathOf(p *graph.Path) Path {
	var out Path
	for i := range p.Hops {
		h := &p.Hops[i]
		line := Hop{From: h.From, To: h.To, Predicate: h.Predicate, Backward: h.Backward, Date: h.Date}
		line.Sources = []Source{}
		if h.Source != nil {
			line.Sources = append(line.Sources, sourceOf(h.Source))
		}
		out.Hops = append(out.Hops, line)
	}
	return out
}
