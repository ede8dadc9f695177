package graph

import (
	"cmp"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/internal/fold"
	"chancery/schema"
)

// UndatedLabel labels the view edges of occasions whose date no source tells.
const UndatedLabel schema.IRI = "date:unknown"

// ViewQuads returns everything that is derived from a record: what its things
// are, without label, and the flat edges between them, labelled with the date of
// the occasion. They are sorted and free of duplicates, and depend on rec alone,
// so that the view can be made again at any time and compared with what a store
// holds.
//
// Each flat edge leads back to facts, as [Supports] tells: one at an act to that
// act, one at an event to the event's reports. An edge between other things has
// a node "edge:HASH" ([Edge.ID]) with a dip:supports quad from every fact that
// it stands on.
func ViewQuads(rec *schema.Record) []quad.Quad {
	v := newViewWriter(rec)
	for i := range rec.Entities {
		v.entity(&rec.Entities[i])
	}
	for i := range rec.Events {
		v.occasion(&rec.Events[i])
	}
	for i := range rec.Goals {
		v.goal(&rec.Goals[i])
	}
	for i := range rec.Acts {
		v.act(&rec.Acts[i])
	}
	return v.finish()
}

// viewWriter collects the quads of the view.
type viewWriter struct {
	rec      *schema.Record
	parties  map[string]schema.IRI     // code or folded short name → country or organisation
	names    map[schema.IRI]string     // preferred names
	homes    map[schema.IRI]schema.IRI // person or organisation → what it belongs to
	places   map[string]schema.IRI     // folded name of a country or place → country
	aims     map[schema.IRI]*schema.Goal
	dyads    map[schema.IRI]bool
	topics   map[schema.Topic]bool
	offices  map[schema.IRI]bool
	values   map[string]quad.Value // IRIs as values, each made once
	quads    []quad.Quad           // with repetitions, until finish
	supports []support
}

// support is a fact that an edge stands on.
type support struct {
	edge Edge // canonical
	fact schema.FactID
}

func newViewWriter(rec *schema.Record) *viewWriter {
	v := &viewWriter{
		rec:     rec,
		parties: map[string]schema.IRI{},
		names:   map[schema.IRI]string{},
		homes:   map[schema.IRI]schema.IRI{},
		places:  map[string]schema.IRI{},
		aims:    map[schema.IRI]*schema.Goal{},
		dyads:   map[schema.IRI]bool{},
		topics:  map[schema.Topic]bool{},
		offices: map[schema.IRI]bool{},
		values:  map[string]quad.Value{},
	}
	v.index()
	return v
}

// index learns the names of the record's parties and places, and where people
// and organisations belong.
func (v *viewWriter) index() {
	for i := range v.rec.Entities {
		if id := v.rec.Entities[i].ID; id.Kind() == schema.KindCountry {
			v.parties[fold.Slug(id.Local())] = id
		}
	}
	for i := range v.rec.Entities {
		e := &v.rec.Entities[i]
		v.names[e.ID] = e.Name
		switch e.ID.Kind() {
		case schema.KindCountry:
			for _, n := range allNames(e) {
				v.places[fold.Slug(n)] = e.ID
			}
		case schema.KindOrg:
			for _, n := range append(allNames(e), e.ID.Local()) {
				// "AU" as a party is Australia, though the African Union is called so.
				if key := fold.Slug(n); v.parties[key].Kind() != schema.KindCountry {
					v.parties[key] = e.ID
				}
			}
		}
	}
	for i := range v.rec.Entities {
		e := &v.rec.Entities[i]
		if e.Country == "" || e.ID.Kind() == schema.KindCountry {
			continue
		}
		v.homes[e.ID] = v.party(e.Country)
		if e.ID.Kind() == schema.KindPlace {
			for _, n := range allNames(e) {
				if _, known := v.places[fold.Slug(n)]; !known {
					v.places[fold.Slug(n)] = v.homes[e.ID]
				}
			}
		}
	}
	for i := range v.rec.Goals {
		v.aims[v.rec.Goals[i].ID] = &v.rec.Goals[i]
	}
}

// party returns the IRI of a country code or an organisation's short name.
func (v *viewWriter) party(p schema.Party) schema.IRI {
	if iri, ok := v.parties[fold.Slug(p)]; ok {
		return iri
	}
	if len(p) == 2 && strings.ToUpper(p) == p {
		return schema.CountryIRI(p)
	}
	return schema.MakeIRI(schema.KindOrg, fold.Slug(p))
}

// home returns the country or organisation that a person or organisation
// belongs to, "" when it is not known. A country is its own home.
func (v *viewWriter) home(i schema.IRI) schema.IRI {
	if i.Kind() == schema.KindCountry {
		return i
	}
	return v.homes[i]
}

// iri returns an IRI as a value.
func (v *viewWriter) iri(s string) quad.Value {
	value, ok := v.values[s]
	if !ok {
		value = quad.IRI(s)
		v.values[s] = value
	}
	return value
}

func (v *viewWriter) add(s schema.IRI, p schema.Predicate, o, label quad.Value) {
	v.quads = append(v.quads, quad.Quad{Subject: v.iri(string(s)), Predicate: v.iri(string(p)), Object: o, Label: label})
}

// thing adds what a thing is to another: a quad without label.
func (v *viewWriter) thing(s schema.IRI, p schema.Predicate, o schema.IRI) {
	v.add(s, p, v.iri(string(o)), nil)
}

// text adds a literal property, unless it is empty.
func (v *viewWriter) text(s schema.IRI, p schema.Predicate, text string) {
	if text != "" {
		v.add(s, p, quad.String(text), nil)
	}
}

// edge adds a flat edge with the facts that it stands on; a symmetric one in
// both directions. An edge that lacks an end or a predicate says nothing and is
// left out.
func (v *viewWriter) edge(e Edge, facts []schema.FactID) {
	if e.From == "" || e.Predicate == "" || e.To == "" || e.From == e.To {
		return
	}
	label := v.iri(string(e.Label))
	v.add(e.From, e.Predicate, v.iri(string(e.To)), label)
	if symmetric(e.Predicate) {
		v.add(e.To, e.Predicate, v.iri(string(e.From)), label)
	}
	if e.standsOn() != "" {
		return
	}
	e = e.Canonical()
	for _, f := range facts {
		v.supports = append(v.supports, support{e, f})
	}
}

// dyad makes sure that the pair of two countries exists, and returns it.
func (v *viewWriter) dyad(a, b schema.IRI) schema.IRI {
	d := schema.DyadIRI(a.Local(), b.Local())
	if v.dyads[d] {
		return d
	}
	v.dyads[d] = true
	v.thing(d, schema.PType, classDyad)
	if b < a {
		a, b = b, a
	}
	v.text(d, schema.PName, v.nameOf(a)+"–"+v.nameOf(b))
	v.thing(d, schema.PMember, a)
	v.thing(d, schema.PMember, b)
	return d
}

func (v *viewWriter) nameOf(i schema.IRI) string {
	if n := v.names[i]; n != "" {
		return n
	}
	return i.Local()
}

// finish describes the edges and returns all quads, sorted, each once.
func (v *viewWriter) finish() []quad.Quad {
	slices.SortFunc(v.supports, func(a, b support) int {
		return cmp.Or(compareText(a.edge, b.edge), strings.Compare(string(a.fact), string(b.fact)))
	})
	var id schema.IRI
	for i, s := range v.supports {
		if i == 0 || s.edge != v.supports[i-1].edge {
			id = s.edge.ID()
			v.text(id, schema.PEdge, s.edge.String())
		}
		v.thing(schema.IRI(s.fact), schema.PSupports, id)
	}
	SortQuads(v.quads)
	return slices.Compact(v.quads)
}

// compareText orders edges by their ends, predicates and labels.
func compareText(a, b Edge) int {
	return cmp.Or(
		strings.Compare(string(a.From), string(b.From)), strings.Compare(string(a.Predicate), string(b.Predicate)),
		strings.Compare(string(a.To), string(b.To)), strings.Compare(string(a.Label), string(b.Label)),
	)
}

// SortQuads sorts quads by subject, predicate, object and label, IRIs before
// other values.
func SortQuads(quads []quad.Quad) {
	slices.SortFunc(quads, func(a, b quad.Quad) int {
		if c := compareValues(a.Subject, b.Subject); c != 0 {
			return c
		}
		if c := compareValues(a.Predicate, b.Predicate); c != 0 {
			return c
		}
		if c := compareValues(a.Object, b.Object); c != 0 {
			return c
		}
		return compareValues(a.Label, b.Label)
	})
}

// compareValues orders no value before IRIs, and these before others, which are
// ordered as N-Quads writes them.
func compareValues(a, b quad.Value) int {
	x, ok1 := a.(quad.IRI)
	y, ok2 := b.(quad.IRI)
	switch {
	case ok1 && ok2:
		return strings.Compare(string(x), string(y))
	case a == nil || b == nil || ok1 || ok2:
		return valueClass(a) - valueClass(b)
	}
	return strings.Compare(a.String(), b.String())
}

func valueClass(v quad.Value) int {
	switch v.(type) {
	case nil:
		return 0
	case quad.IRI:
		return 1
	}
	return 2
}

// DateLabel returns the label of edges of an occasion on d.
func DateLabel(d schema.Date) schema.IRI {
	if !d.Known() {
		return UndatedLabel
	}
	return schema.DateIRI(d)
}

func allNames(e *schema.Entity) []string {
	return append([]string{e.Name}, e.Names...)
}
