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
// Of "Hanoi, Viet Nam" it takes each part; a country is no place of its own.
// A place that documents name as what acts are about is one of s's matters
// already and gets the documents of the events there.
func settlePlaces(c *corpus, s *settled, gz Gazetteer) []*place {
	ix := placeIndex{byKey: map[string]*place{}}
	ix.known, _ = gz.(PlaceNames)
	for _, r := range c.reports {
		for form := range strings.SplitSeq(r.fact.Place, ",") {
			form = strings.Join(strings.Fields(form), " ")
			if form != "" && !s.parties.namesCountry(form) {
				ix.note(form, r.doc.facts.Document.Doc)
			}
		}
	}
	return ix.named(s.matters)
}

type placeIndex struct {
	known PlaceNames // or nil
	byKey map[string]*place
}

// note takes down that a document names a place.
func (ix placeIndex) note(form, doc string) {
	name, country := form, ""
	var aliases []string
	if ix.known != nil {
		if n, as, c := ix.known.Place(form); n != "" {
			name, aliases, country = n, as, c
		}
	}
	k := country + "|" + fold.Slug(name)
	p := ix.byKey[k]
	if p == nil {
		p = &place{name: name, country: country, names: map[string]bool{}, docs: map[string]bool{}}
		ix.byKey[k] = p
	}
	p.names[form] = true
	for _, a := range aliases {
		p.names[a] = true
	}
	p.docs[doc] = true
}

// named gives the places their IRIs; of several of one name the later ones in
// the alphabet of countries get their country behind it.
func (ix placeIndex) named(matters []*matter) []*place {
	taken := map[schema.IRI]bool{}
	named := map[schema.IRI]*matter{}
	for _, m := range matters {
		named[m.id], taken[m.id] = m, true
	}
	var out []*place
	for _, k := range sortedKeys(ix.byKey) {
		p := ix.byKey[k]
		if m := named[schema.MakeIRI(schema.KindPlace, fold.Slug(p.name))]; m != nil && p.country == "" {
			m.events = p.docs
			continue
		}
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
