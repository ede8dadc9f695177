package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// Node is a thing as drawings and tables show it. What does not apply to its
// kind, or is not known, is empty.
type Node struct {
	IRI      schema.IRI
	Kind     schema.Kind
	Name     string
	Aliases  []string
	Category string     // an event's kind, an act's force
	Of       schema.IRI // country or organisation that a person, organisation or office belongs to
	Date     schema.Date
	Start    schema.Date
	End      schema.Date
	Place    string
	Topics   []string
	Target   schema.Target // of a target
	Quote    string        // of an act; of an event, from its first report
	Docs     []string      // documents that an act or event stands on
	Sources  []string      // who published them
}

// Link is an edge of the view as drawings and tables show it. Of a symmetric
// relation there is one link for both directions.
type Link struct {
	Edge
	// Weight is the number of facts that the edge stands on.
	Weight int
	Quote  string   // of the first of those facts
	Docs   []string // the documents that they stand in
	// Sources are who published these documents.
	Sources []string
}

// Projection is the view as nodes and links: what GraphML and its like draw.
// Nodes and links come in the order of their IRIs, the same each time. It keeps
// in memory the IRIs and names of nodes and what documents say of themselves,
// but no edges and no text.
type Projection struct {
	r     Reader
	nodes []schema.IRI // sorted
	fixed bool         // nodes are a selection: links leave it nowhere
}

// Project returns the view in r; or, when things are given, only these and the
// links among them.
func Project(ctx context.Context, r Reader, things ...schema.IRI) (*Projection, error) {
	p := &Projection{r: r}
	if len(things) > 0 {
		p.nodes, p.fixed = sortedSet(slices.Clone(things)), true
		return p, nil
	}
	seen := map[schema.IRI]struct{}{}
	for q, err := range r.Quads(ctx, Pattern{}) {
		if err != nil {
			return nil, fmt.Errorf("project the view: %w", err)
		}
		if e, ok := EdgeOf(q); ok {
			seen[e.From], seen[e.To] = struct{}{}, struct{}{}
			continue
		}
		if s, ok := q.Subject.(quad.IRI); ok && q.Predicate == quad.Value(quad.IRI(schema.PType)) && drawn(schema.IRI(s).Kind()) {
			seen[schema.IRI(s)] = struct{}{}
		}
	}
	p.nodes = slices.Sorted(maps.Keys(seen))
	return p, nil
}

// drawn reports whether things of kind k are nodes of the view even when nothing
// is joined with them.
func drawn(k schema.Kind) bool {
	switch k {
	case schema.KindDoc, schema.KindFact, schema.KindEdge, schema.KindDate:
		return false
	}
	return true
}

// Len returns the number of nodes.
func (p *Projection) Len() int { return len(p.nodes) }

// Nodes yields the nodes, all as of one moment. An error is the last pair.
func (p *Projection) Nodes(ctx context.Context) iter.Seq2[Node, error] {
	return yielding(ctx, p.r, func(r Reader, yield func(Node) bool) error {
		d := newDescriber(r)
		for _, i := range p.nodes {
			n, err := d.node(ctx, i)
			if err != nil {
				return fmt.Errorf("node %s: %w", i, err)
			}
			if !yield(n) {
				return nil
			}
		}
		return nil
	})
}

// Links yields the edges of the view, all as of one moment. An error is the last
// pair.
func (p *Projection) Links(ctx context.Context) iter.Seq2[Link, error] {
	return yielding(ctx, p.r, func(r Reader, yield func(Link) bool) error {
		d := newDescriber(r)
		for _, i := range p.nodes {
			edges, err := p.edges(ctx, r, i)
			if err != nil {
				return fmt.Errorf("links of %s: %w", i, err)
			}
			for _, e := range edges {
				l, err := d.link(ctx, e)
				if err != nil {
					return fmt.Errorf("link %s: %w", e, err)
				}
				if !yield(l) {
					return nil
				}
			}
		}
		return nil
	})
}

// edges returns the edges that begin at i, of the symmetric ones those that are
// written from i.
func (p *Projection) edges(ctx context.Context, r Reader, i schema.IRI) ([]Edge, error) {
	var out []Edge
	for q, err := range r.Quads(ctx, Pattern{Subject: quad.IRI(i)}) {
		if err != nil {
			return nil, err
		}
		e, ok := EdgeOf(q)
		if !ok || e != e.Canonical() {
			continue
		}
		if _, in := slices.BinarySearch(p.nodes, e.To); p.fixed && !in {
			continue
		}
		out = append(out, e)
	}
	slices.SortFunc(out, func(a, b Edge) int { return strings.Compare(a.String(), b.String()) })
	return out, nil
}

// describer reads what nodes and links show. It remembers the sources of the
// last things, since their edges come together.
type describer struct {
	r       Reader
	labels  *labels
	citer   *citer
	sources map[schema.IRI]source
}

// source is what a thing or an edge stands on.
type source struct {
	weight     int
	quote      string
	docs       []string
	publishers []string
}

func newDescriber(r Reader) *describer {
	return &describer{r: r, labels: newLabels(r), citer: newCiter(r), sources: map[schema.IRI]source{}}
}

func (d *describer) node(ctx context.Context, i schema.IRI) (Node, error) {
	p, err := descriptionOf(ctx, d.r, i)
	if err != nil {
		return Node{}, err
	}
	n := Node{
		IRI: i, Kind: i.Kind(), Aliases: p.texts(schema.PAlias),
		Date: p.date(schema.POn), Start: schema.Date(p.text(schema.PStart)), End: schema.Date(p.text(schema.PEnd)),
		Place: p.text(schema.PPlace), Topics: p.texts(schema.PTopicName), Category: p.text(schema.PKind),
	}
	if n.Name, err = d.labels.of(ctx, i); err != nil {
		return n, err
	}
	for _, of := range append(p.things(schema.PRepresents), p.things(schema.PCountry)...) {
		n.Of = of
	}
	switch n.Kind {
	case schema.KindTarget:
		n.Target = p.target()
	case schema.KindAct:
		n.Category = p.text(schema.PForce)
	}
	if n.Kind == schema.KindAct || n.Kind == schema.KindEvent {
		s, err := d.standing(ctx, i)
		if err != nil {
			return n, err
		}
		n.Quote, n.Docs, n.Sources = s.quote, s.docs, s.publishers
	}
	return n, nil
}

func (d *describer) link(ctx context.Context, e Edge) (Link, error) {
	var s source
	var err error
	if end := e.standsOn(); end != "" {
		s, err = d.standing(ctx, end)
	} else {
		s, err = d.standing(ctx, e.ID())
	}
	return Link{Edge: e, Weight: s.weight, Quote: s.quote, Docs: s.docs, Sources: s.publishers}, err
}

// standing returns what an act, event or edge stands on.
func (d *describer) standing(ctx context.Context, i schema.IRI) (source, error) {
	if s, ok := d.sources[i]; ok {
		return s, nil
	}
	facts, err := factsOf(ctx, d.r, i)
	if err != nil {
		return source{}, err
	}
	cited, err := d.citer.cite(ctx, facts)
	if err != nil && !errors.Is(err, ErrNotFound) { // a view without its evidence still draws
		return source{}, err
	}
	s := source{weight: len(facts)}
	for _, c := range cited {
		if s.quote == "" {
			s.quote = c.Quote
		}
		s.docs = append(s.docs, c.Doc)
		if c.Publisher != "" {
			s.publishers = append(s.publishers, c.Publisher)
		}
	}
	s.docs, s.publishers = sortedSet(s.docs), sortedSet(s.publishers)
	const kept = 4096
	if len(d.sources) >= kept {
		clear(d.sources)
	}
	d.sources[i] = s
	return s, nil
}
