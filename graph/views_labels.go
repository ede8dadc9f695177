package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/internal/fold"
	"chancery/schema"
)

// labels gives things names that a person can read, and remembers them. It is
// for one goroutine.
type labels struct {
	r     Reader
	known map[schema.IRI]string
}

func newLabels(r Reader) *labels { return &labels{r: r, known: map[schema.IRI]string{}} }

// of returns the name of i: what it is called, or, for events, acts and targets,
// what they are. A thing of which nothing is known goes by its local name.
func (l *labels) of(ctx context.Context, i schema.IRI) (string, error) {
	if name, ok := l.known[i]; ok {
		return name, nil
	}
	l.known[i] = i.Local() // ends any circle of things named after each other
	name, err := l.make(ctx, i)
	if err != nil {
		return "", err
	}
	if name != "" {
		l.known[i] = name
	}
	return l.known[i], nil
}

func (l *labels) all(ctx context.Context, things []schema.IRI) ([]string, error) {
	out := make([]string, len(things))
	for n, i := range things {
		name, err := l.of(ctx, i)
		if err != nil {
			return nil, err
		}
		out[n] = name
	}
	return out, nil
}

// named pairs things with their names.
func (l *labels) named(ctx context.Context, things []schema.IRI) ([]Named, error) {
	names, err := l.all(ctx, things)
	if err != nil {
		return nil, err
	}
	out := make([]Named, len(things))
	for n, i := range things {
		out[n] = Named{IRI: i, Name: names[n]}
	}
	return out, nil
}

func (l *labels) make(ctx context.Context, i schema.IRI) (string, error) {
	describe := l.description(i.Kind())
	if describe == nil {
		return l.called(ctx, i)
	}
	p, err := propertiesOf(ctx, l.r, i)
	if err != nil {
		return "", err
	}
	return describe(ctx, i, p)
}

// called returns the name that the graph keeps of i. It reads no more than that,
// since a country may have a hundred thousand other properties.
func (l *labels) called(ctx context.Context, i schema.IRI) (string, error) {
	for q, err := range l.r.Quads(ctx, Pattern{Subject: quad.IRI(i), Predicate: quad.IRI(schema.PName)}) {
		if err != nil {
			return "", err
		}
		return valueText(q.Object), nil
	}
	return "", nil
}

// description returns how things of kind k are named by what they are; nil for
// those that have a name.
func (l *labels) description(k schema.Kind) func(context.Context, schema.IRI, properties) (string, error) {
	switch k {
	case schema.KindEvent:
		return l.event
	case schema.KindAct:
		return l.act
	case schema.KindDyad:
		return l.dyad
	case schema.KindTarget:
		return func(_ context.Context, _ schema.IRI, p properties) (string, error) { return p.target().String(), nil }
	case schema.KindDoc:
		return func(_ context.Context, _ schema.IRI, p properties) (string, error) {
			return cmp.Or(p.text(schema.PTitle), p.text(schema.PName)), nil
		}
	case schema.KindEdge:
		return func(_ context.Context, _ schema.IRI, p properties) (string, error) { return p.text(schema.PEdge), nil }
	case schema.KindDate:
		return func(_ context.Context, i schema.IRI, _ properties) (string, error) { return string(labelDate(i)), nil }
	}
	return nil
}

// event writes "meeting Republic of Korea–Viet Nam", or the label that the event
// has, which may begin with its kind.
func (l *labels) event(ctx context.Context, _ schema.IRI, p properties) (string, error) {
	kind := p.text(schema.PKind)
	if label := p.text(schema.PLabel); label != "" {
		if strings.HasPrefix(fold.String(label), kind) {
			return label, nil
		}
		return kind + ": " + label, nil
	}
	parties, err := l.all(ctx, p.things(schema.PParty))
	if err != nil || len(parties) == 0 {
		return kind, err
	}
	const shown = 4
	if len(parties) > shown {
		parties = append(parties[:shown], "…")
	}
	return kind + " " + strings.Join(parties, "–"), nil
}

// act writes "Republic of Korea: request".
func (l *labels) act(ctx context.Context, _ schema.IRI, p properties) (string, error) {
	by, err := l.all(ctx, p.things(schema.PBy))
	if err != nil {
		return "", err
	}
	force := p.text(schema.PForce)
	if len(by) == 0 {
		return force, nil
	}
	return strings.Join(by, ", ") + ": " + force, nil
}

func (l *labels) dyad(ctx context.Context, i schema.IRI, p properties) (string, error) {
	if name := p.text(schema.PName); name != "" {
		return name, nil
	}
	members, err := l.all(ctx, dyadMembers(i))
	return strings.Join(members, "–"), err
}

// dyadMembers returns the two countries of a dyad's IRI.
func dyadMembers(dyad schema.IRI) []schema.IRI {
	a, b, ok := strings.Cut(dyad.Local(), "-")
	if dyad.Kind() != schema.KindDyad || !ok {
		return nil
	}
	return []schema.IRI{schema.CountryIRI(a), schema.CountryIRI(b)}
}

// properties is everything that a store says of one subject.
type properties map[schema.Predicate][]quad.Quad

// propertiesOf reads the quads whose subject is i.
func propertiesOf(ctx context.Context, r Reader, i schema.IRI) (properties, error) {
	out := properties{}
	for q, err := range r.Quads(ctx, Pattern{Subject: quad.IRI(i)}) {
		if err != nil {
			return nil, err
		}
		if p, ok := q.Predicate.(quad.IRI); ok {
			out[schema.Predicate(p)] = append(out[schema.Predicate(p)], q)
		}
	}
	for _, quads := range out {
		SortQuads(quads)
	}
	return out, nil
}

// descriptionOf reads what a store says of i itself. Of a person, a country and
// the like it leaves the edges alone, of which there may be a hundred thousand.
func descriptionOf(ctx context.Context, r Reader, i schema.IRI) (properties, error) {
	if key, _ := schema.RelationOf(schema.PKey); !slices.Contains(key.Domain, i.Kind()) {
		return propertiesOf(ctx, r, i)
	}
	out := properties{}
	for n := range schema.Relations {
		rel := &schema.Relations[n]
		if rel.Is(schema.InView) || rel.Domain != nil && !slices.Contains(rel.Domain, i.Kind()) {
			continue
		}
		quads, err := collect(ctx, r, edgesFrom(i, rel.Predicate))
		if err != nil {
			return nil, err
		}
		if len(quads) > 0 {
			SortQuads(quads)
			out[rel.Predicate] = quads
		}
	}
	return out, nil
}

// text returns the first literal of p, "" when there is none.
func (ps properties) text(p schema.Predicate) string {
	if all := ps.texts(p); len(all) > 0 {
		return all[0]
	}
	return ""
}

// texts returns the literals of p, sorted.
func (ps properties) texts(p schema.Predicate) []string {
	var out []string
	for _, q := range ps[p] {
		if s, ok := q.Object.(quad.String); ok {
			out = append(out, string(s))
		}
	}
	return sortedSet(out)
}

// things returns the things that p leads to, sorted.
func (ps properties) things(p schema.Predicate) []schema.IRI {
	var out []schema.IRI
	for _, q := range ps[p] {
		if o, ok := q.Object.(quad.IRI); ok {
			out = append(out, schema.IRI(o))
		}
	}
	return sortedSet(out)
}

func (ps properties) int(p schema.Predicate) int {
	for _, q := range ps[p] {
		if n, ok := q.Object.(quad.Int); ok {
			return int(n)
		}
	}
	return 0
}

// date returns the day that p leads to.
func (ps properties) date(p schema.Predicate) schema.Date {
	for _, t := range ps.things(p) {
		return labelDate(t)
	}
	return ""
}

// target reads the figures of a target or figure node. A value that is no number
// is left out.
func (ps properties) target() schema.Target {
	t := schema.Target{
		Metric: ps.text(schema.PMetric), Unit: ps.text(schema.PUnit),
		Due: schema.Date(ps.text(schema.PDue)), Approx: ps.text(schema.PApprox),
	}
	for _, q := range ps[schema.PValue] {
		if d, err := decimalOf(q.Object); err == nil {
			t.Value = d
		}
	}
	return t
}
