package lexicon

import (
	"strings"

	"chancery/schema"
)

// OrgType says what sort of organisation an [Org] is.
type OrgType string

// The types of organisations.
const (
	IGO        OrgType = "igo"         // intergovernmental organisation
	Group      OrgType = "group"       // states that meet without a charter: G20, Quad
	Agency     OrgType = "agency"      // of one state, or of an organisation
	Bank       OrgType = "bank"        // or fund
	Court      OrgType = "court"       // or tribunal, or arbitration centre
	NGO        OrgType = "ngo"         // not of states
	ArmedGroup OrgType = "armed-group" // not of states, under arms
	Company    OrgType = "company"
	Institute  OrgType = "institute" // research, learning, press

	// What is no body, though prose names it like one. See [OrgType.Matter].
	Treaty  OrgType = "treaty"
	Pact    OrgType = "pact" // an agreement of a kind that many pairs of states have
	Policy  OrgType = "policy"
	Project OrgType = "project"
)

// Matter returns the kind of what is agreed or planned under a name of type t,
// and false for bodies.
func (t OrgType) Matter() (kind schema.Kind, ok bool) {
	switch t {
	case Treaty, Pact:
		return schema.KindAgreement, true
	case Policy:
		return schema.KindPolicy, true
	case Project:
		return schema.KindProject, true
	}
	return "", false
}

var orgTypes = []string{
	string(IGO), string(Group), string(Agency), string(Bank), string(Court), string(NGO),
	string(ArmedGroup), string(Company), string(Institute),
	string(Treaty), string(Pact), string(Policy), string(Project),
}

// Org is a row of organisations.tsv.
type Org struct {
	Key     string // the short name, as it stands for a party: "UN", "ASEAN", "KOICA"
	Type    OrgType
	Country string   // alpha-2 of the state it belongs to, the key of the organisation, or ""
	Names   []Form   // every other name; never Key itself
	Members []string // alpha-2, where worth knowing; for small groups only
}

var orgColumns = []string{"key", "type", "country", "names", "members"}

func parseOrg(r *row) Org {
	return Org{
		Key:     r.str("key"),
		Type:    OrgType(r.oneOf("type", orgTypes...)),
		Country: r.opt("country"),
		Names:   r.forms("names"),
		Members: r.list("members"),
	}
}

// KeyForm returns the key as a written form. Keys are upright abbreviations or
// proper names, so capitals count where there is no small letter.
func (o *Org) KeyForm() Form { return Form{Text: o.Key, Exact: !hasLower(o.Key)} }

// FullName returns the name to show: the key, or what it abbreviates.
func (o *Org) FullName() string {
	if strings.Contains(o.Key, " ") || countUpper(o.Key) < 2 {
		return o.Key
	}
	for _, f := range o.Names {
		if !f.Exact {
			return f.Text
		}
	}
	return o.Key
}

func countUpper(s string) int {
	n := 0
	for _, r := range s {
		if 'A' <= r && r <= 'Z' {
			n++
		}
	}
	return n
}

func hasLower(s string) bool {
	for _, r := range s {
		if 'a' <= r && r <= 'z' {
			return true
		}
	}
	return false
}

// Body is a row of bodies.tsv: a part of government that every state has,
// named without its state ("the Ministry of Foreign Affairs", "the Cabinet").
// It stands for the state that the context gives, and is never a person.
type Body struct {
	Name  string
	Forms []Form
	Topic string // of schema.Topics, or ""
}

var bodyColumns = []string{"name", "forms", "topic"}

func parseBody(r *row) Body {
	return Body{Name: r.str("name"), Forms: r.forms("forms"), Topic: r.topic("topic")}
}
