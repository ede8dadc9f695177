package lexicon

import (
	"strings"

	"chancery/schema"
)

// PlaceKind says what sort of place a [Place] is.
type PlaceKind string

// The kinds of places.
const (
	City     PlaceKind = "city"
	Province PlaceKind = "province" // state, region, island of a country
	Venue    PlaceKind = "venue"    // palace, convention centre, hotel, airport, base
)

// Place is a row of places.tsv: somewhere inside one country where things
// happen. Capitals and seats of government stand in countries.tsv.
type Place struct {
	Country string // alpha-2
	Name    string
	Kind    PlaceKind
	Forms   []Form // every other name
	City    string // of a venue: the city it stands in, or ""
}

var placeColumns = []string{"country", "name", "kind", "forms", "city"}

func parsePlace(r *row) Place {
	return Place{
		Country: r.code("country", 2),
		Name:    r.str("name"),
		Kind:    PlaceKind(r.oneOf("kind", string(City), string(Province), string(Venue))),
		Forms:   r.forms("forms"),
		City:    r.opt("city"),
	}
}

// RegionKind says what sort of area a [Region] is.
type RegionKind string

// The kinds of regions.
const (
	Sea       RegionKind = "sea"
	Strait    RegionKind = "strait"
	River     RegionKind = "river"
	Land      RegionKind = "land"      // a part of the world: Middle East
	Wide      RegionKind = "wide"      // a part of the world or ocean too wide for its troubles to be one
	Dispute   RegionKind = "dispute"   // land or islands that states dispute
	Scheme    RegionKind = "policy"    // a policy that bears the name of places: Belt and Road
	Works     RegionKind = "project"   // works that do: China-Pakistan Economic Corridor
	Adjective RegionKind = "adjective" // of such a part: African, Latin American
)

// Matter returns the kind of what a region of kind k is as something that acts
// are about, and false for adjectives.
func (k RegionKind) Matter() (kind schema.Kind, ok bool) {
	switch k {
	case Sea, Strait, River, Land, Wide, Dispute:
		return schema.KindPlace, true
	case Scheme:
		return schema.KindPolicy, true
	case Works:
		return schema.KindProject, true
	}
	return "", false
}

// LocalName is a name that means a region only in the texts of one country: the
// "East Sea" of Viet Nam and that of Korea are two waters.
type LocalName struct {
	Country string // alpha-2
	Form
}

// Region is a row of regions.tsv: an area that is no party. Its names also
// shield the country names inside them ("South China Sea", "Indian Ocean").
type Region struct {
	Name  string
	Kind  RegionKind
	Forms []Form
	Local []LocalName
	Topic string // that its mention suggests, of schema.Topics; or ""
	Note  string
}

var regionColumns = []string{"name", "kind", "forms", "local", "topic", "note"}

func parseRegion(r *row) Region {
	return Region{
		Name: r.str("name"),
		Kind: RegionKind(r.oneOf("kind", string(Sea), string(Strait), string(River), string(Land), string(Wide),
			string(Dispute), string(Scheme), string(Works), string(Adjective))),
		Forms: r.forms("forms"),
		Local: r.localNames("local"),
		Topic: r.topic("topic"),
		Note:  r.opt("note"),
	}
}

// localNames returns the parts of a cell, each a country's code and a name.
func (r *row) localNames(column string) []LocalName {
	var out []LocalName
	for _, p := range r.list(column) {
		country, name, ok := strings.Cut(p, ":")
		if !ok || len(country) != 2 || name == "" {
			r.fault("%q in %s is no country's code and name, as in VN:East Sea", p, column)
		}
		out = append(out, LocalName{country, parseForm(name)})
	}
	return out
}

// NonName is a row of person_stop.tsv: a word that is often capitalised and is
// no part of a person's name.
type NonName struct {
	Word string // folded
	Why  string // calendar, document, event, quality, government, religion, …
	// Always says that the word is never a name. The others may be one inside
	// a longer name ("Joy", "April", "Grace").
	Always bool
}

var nonNameColumns = []string{"word", "why", "always"}

func parseNonName(r *row) NonName {
	return NonName{
		Word:   r.str("word"),
		Why:    r.str("why"),
		Always: r.oneOf("always", "yes", "no") == "yes",
	}
}
