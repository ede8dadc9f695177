package graph

import (
	"github.com/cayleygraph/quad"

	"chancery/internal/fold"
	"chancery/schema"
)

// The classes of derived things, objects of rdf:type.
const (
	classDyad     = "dip:Dyad"
	classOccasion = "dip:Event"
	classTarget   = "dip:Target"
	classOffice   = "dip:Office"
	classTopic    = "dip:Topic"
)

// classOf returns the class of a kind of entity.
func classOf(k schema.Kind) schema.IRI {
	switch k {
	case schema.KindPerson:
		return "dip:Person"
	case schema.KindCountry:
		return "dip:Country"
	case schema.KindOrg:
		return "dip:Organisation"
	case schema.KindPlace:
		return "dip:Place"
	case schema.KindAgreement:
		return "dip:Agreement"
	case schema.KindPolicy:
		return "dip:Policy"
	case schema.KindProject:
		return "dip:Project"
	case schema.KindDispute:
		return "dip:Dispute"
	}
	return "dip:Thing"
}

func (v *viewWriter) entity(e *schema.Entity) {
	v.thing(e.ID, schema.PType, classOf(e.ID.Kind()))
	v.text(e.ID, schema.PName, e.Name)
	v.text(e.ID, schema.PCode, e.Code)
	for _, n := range e.Names {
		if n != e.Name {
			v.text(e.ID, schema.PAlias, n)
		}
	}
	for _, n := range append(allNames(e), e.ID.Local(), e.Code) {
		v.text(e.ID, schema.PKey, fold.Slug(n))
	}
	if home := v.homes[e.ID]; home != "" {
		belongs := schema.PCountry
		if e.ID.Kind() == schema.KindPerson {
			belongs = schema.PRepresents
		}
		v.thing(e.ID, belongs, home)
	}
	for _, p := range e.Parties {
		v.thing(e.ID, schema.PBetween, p)
	}
	for _, f := range e.Facts {
		if schema.IRI(f).Kind() == schema.KindFact {
			v.thing(schema.IRI(f), schema.PReports, e.ID)
		}
	}
	for i := range e.Tenures {
		v.tenure(e.ID, &e.Tenures[i])
	}
}

// tenure adds the office that a person held, over the time that documents
// attest: date:2021-04-28..2021-06-23.
func (v *viewWriter) tenure(person schema.IRI, t *schema.Tenure) {
	if t.Office == "" {
		return
	}
	name, local := t.Office, fold.Slug(t.Office)
	if t.Country != "" {
		home := v.party(t.Country)
		name, local = t.Office+", "+v.nameOf(home), home.Local()+"-"+local
	}
	office := schema.MakeIRI(schema.KindOffice, local)
	if !v.offices[office] {
		v.offices[office] = true
		v.thing(office, schema.PType, classOffice)
		v.text(office, schema.PName, name)
		v.text(office, schema.PKey, fold.Slug(name))
		v.text(office, schema.PKey, fold.Slug(local))
		if t.Country != "" {
			v.thing(office, schema.PCountry, v.party(t.Country))
		}
	}
	seen := t.FirstSeen
	if t.LastSeen.Known() && t.LastSeen != t.FirstSeen {
		seen += "/" + t.LastSeen
	}
	v.edge(Edge{person, schema.PHeldOffice, office, DateLabel(seen)}, t.Facts)
}

func (v *viewWriter) goal(g *schema.Goal) {
	v.thing(g.ID, schema.PType, classTarget)
	writeTarget(func(p schema.Predicate, o quad.Value) { v.add(g.ID, p, o, nil) }, &g.Target)
}

func (v *viewWriter) topic(t schema.Topic) schema.IRI {
	iri := schema.MakeIRI(schema.KindTopic, fold.Slug(string(t)))
	if !v.topics[t] {
		v.topics[t] = true
		v.thing(iri, schema.PType, classTopic)
		v.text(iri, schema.PName, string(t))
		v.text(iri, schema.PKey, fold.Slug(string(t)))
	}
	return iri
}
