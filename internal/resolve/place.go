package resolve

import (
	"strings"

	"chancery/internal/fold"
	"chancery/schema"
)

// PlaceNames is what a [Gazetteer] may know beside parties: in which country a
// place lies, and what else it is called.
type PlaceNames interface {
	// Place returns the usual name, other names and the country (alpha-2) of a
	// place, and "" when it is not known.
	Place(name string) (usual string, aliases []string, country string)
}

// place is where events took place, across documents.
type place struct {
	id      schema.IRI
	name    string
	country string
	names   map[string]bool
	docs    map[string]bool
}

// settlePlaces makes one place of the ways in which events' places are written.
// A country is no place of its own; a place that the gazetteer does not know
// lies in the country of the others that bear its name, or nowhere known.
func settlePlaces(c *corpus, parties *partyIndex, gz Gazetteer) []*place {
	known, _ := gz.(PlaceNames)
	byKey := map[string]*place{}
	for _, r := range c.reports {
		form := strings.Join(strings.Fields(r.fact.Place), " ")
		if form == "" || parties.namesCountry(form) {
			continue
		}
		name, country := form, ""
		var aliases []string
		if known != nil {
			if n, as, c := known.Place(form); n != "" {
				name, aliases, country = n, as, c
			}
		}
		k := country + "|" + fold.Slug(name)
		p := byKey[k]
		if p == nil {
			p = &place{name: name, country: country, names: map[string]bool{}, docs: map[string]bool{}}
			byKey[k] = p
		}
		p.names[form] = true
		for _, a := range aliases {
			p.names[a] = true
		}
		p.docs[r.doc.facts.Document.Doc] = true
	}
	taken := map[schema.IRI]bool{}
	var out []*place
	for _, k := range sortedKeys(byKey) {
		p := byKey[k]
		p.id = freeIRI(schema.KindPlace, taken, fold.Slug(p.name), fold.Slug(p.country))
		out = append(out, p)
	}
	return out
}

// namesCountry reports whether a form is the name of a country that takes part
// somewhere.
func (ix *partyIndex) namesCountry(form string) bool {
	if ix.countryNames == nil {
		ix.countryNames = map[string]bool{}
		for _, p := range ix.all {
			if p.id.Kind() != schema.KindCountry {
				continue
			}
			ix.countryNames[fold.Slug(p.name)] = true
			for n := range p.names {
				ix.countryNames[fold.Slug(n)] = true
			}
		}
	}
	return ix.countryNames[fold.Slug(form)]
}

func (p *place) entity() schema.Entity {
	delete(p.names, p.name)
	return schema.Entity{ID: p.id, Name: p.name, Names: sortedKeys(p.names), Country: p.country, Docs: sortedKeys(p.docs)}
}
