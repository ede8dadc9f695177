package lexicon

import (
	"strings"
)

// Status says what sort of state or territory a country is.
type Status string

// The statuses of countries.
const (
	Member   Status = "member"   // of the United Nations
	Observer Status = "observer" // at the United Nations
	Other    Status = "other"    // territory, or state without a seat
	Historic Status = "historic" // no longer there
)

// NameOrder says in what order the people of a country write their names in
// English.
type NameOrder string

// The orders of names.
const (
	GivenFirst  NameOrder = "given-first"
	FamilyFirst NameOrder = "family-first"
	MixedOrder  NameOrder = "mixed"  // both orders, or both sorts of names, are common
	SingleName  NameOrder = "single" // no family names
)

// Called says which part of a full name stands for the person where a text
// does not give the whole: "Chung Eui-yong" is "Chung", "Bui Thanh Son" is
// "Son".
type Called string

// The parts by which people are called.
const (
	CalledFirst        Called = "first"
	CalledLast         Called = "last"
	CalledFirstSurname Called = "first-surname" // the first of two surnames
	CalledAny          Called = "any"
	CalledWhole        Called = "whole"
)

// People is a noun for the people of a country.
type People struct {
	Singular, Plural string
}

// Country is a row of countries.tsv.
type Country struct {
	Alpha2      string // ISO 3166-1, or the withdrawn code of ISO 3166-3
	Alpha3      string
	Status      Status
	Name        string
	Names       []Form // every other name; never Name itself
	Adjectives  []Form
	People      []People
	Capitals    []Form // the capital and its other names, or several capitals; the present one first
	Governments []Form // seats and houses that stand for the government
	Currency    string // ISO 4217, or "" for none
	Dollar      string // ISO 4217: what a bare "$" means in the country's own releases
	Order       NameOrder
	Called      Called
	Source      string // the list that the codes are from
	Note        string
}

// countryColumns are the columns of countries.tsv.
var countryColumns = []string{
	"alpha2", "alpha3", "status", "name", "names", "adjectives", "people", "capitals",
	"governments", "currency", "dollar", "order", "called", "source", "note",
}

func parseCountry(r *row) Country {
	c := Country{
		Alpha2:      r.code("alpha2", 2),
		Alpha3:      r.code("alpha3", 3),
		Status:      Status(r.oneOf("status", string(Member), string(Observer), string(Other), string(Historic))),
		Name:        r.str("name"),
		Names:       r.forms("names"),
		Adjectives:  r.forms("adjectives"),
		Capitals:    r.forms("capitals"),
		Governments: r.forms("governments"),
		Currency:    r.opt("currency"),
		Dollar:      r.code("dollar", 3),
		Order: NameOrder(r.oneOf("order",
			string(GivenFirst), string(FamilyFirst), string(MixedOrder), string(SingleName))),
		Called: Called(r.oneOf("called", string(CalledFirst), string(CalledLast),
			string(CalledFirstSurname), string(CalledAny), string(CalledWhole))),
		Source: r.str("source"),
		Note:   r.opt("note"),
	}
	for _, p := range r.list("people") {
		one, many, ok := strings.Cut(p, "/")
		if !ok || one == "" || many == "" {
			r.fault("people %q is not singular/plural", p)
		}
		c.People = append(c.People, People{one, many})
	}
	return c
}

// code returns a cell that must hold n capital letters.
func (r *row) code(column string, n int) string {
	s := r.str(column)
	if len(s) != n || strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
		r.fault("%s %q is not %d capital letters", column, s, n)
	}
	return s
}
