// Package resolve makes one record out of the facts of many documents: it
// settles who is the same person, which reports tell of the same event, and
// which goals are one.
//
// Use [Resolve] for the whole record. It depends on the facts alone: the order
// in which documents are given, and how often a document is given, change
// nothing. Nothing is dropped: a fact that cannot be joined to another stands
// for itself.
//
// Invariant: every FactID of the input is kept in exactly one entity (people, matters),
// occasion (events) or act (statements) of the record.
package resolve

import (
	"cmp"
	"slices"

	"chancery/schema"
)

// Options says what Resolve may use beside the facts.
type Options struct {
	// Names supplies the names of countries and organisations. Without it they
	// are called by their codes.
	Names Gazetteer
	// Judgements are what people said about who is who.
	Judgements []Judgement
	// Warn, if not nil, is told of judgements that have no effect.
	Warn func(message string)
}

// Gazetteer knows the names of the parties that facts speak of by code.
type Gazetteer interface {
	// Country returns the usual English name, other names and the ISO 3166-1
	// alpha-3 code of an alpha-2 code, and "" when it is no country.
	Country(alpha2 string) (name string, aliases []string, alpha3 string)
	// Organisation returns the full name, other names and the country (alpha-2,
	// "" for international bodies) of an organisation known by a short name,
	// and "" when it is unknown.
	Organisation(short string) (name string, aliases []string, country string)
}

// Resolve settles the identities in facts and returns the record they make
// together.
func Resolve(facts []*schema.Facts, opt Options) *schema.Record {
	return settle(facts, opt, ruleOn(facts, opt)).record()
}

// settled is a corpus whose identities are settled.
type settled struct {
	people    []*person
	parties   *partyIndex
	places    []*place
	occasions []*occasion
	matters   []*matter
	acts      []*act
	goals     []*goal
}

func settle(facts []*schema.Facts, opt Options, rule *ruling) *settled {
	c := readCorpus(facts, opt.Names, rule)
	s := identify(c, opt.Names)
	s.places = settlePlaces(c, s, opt.Names)
	s.acts, s.goals = settleActs(c, s.parties)
	return s
}

// identify settles what judgements speak of: people, organisations, events and
// matters.
func identify(c *corpus, names Gazetteer) *settled {
	s := &settled{parties: settleParties(c, names)}
	s.people = settlePeople(c)
	s.occasions = settleEvents(c, s.parties)
	nameOccasions(s.occasions, s.parties)
	s.matters = settleMatters(c, names)
	return s
}

func (s *settled) record() *schema.Record {
	r := &schema.Record{}
	for _, p := range s.people {
		r.Entities = append(r.Entities, p.entity())
	}
	r.Entities = append(r.Entities, s.parties.entities()...)
	for _, m := range s.matters {
		r.Entities = append(r.Entities, m.entity(s.parties))
	}
	for _, p := range s.places {
		r.Entities = append(r.Entities, p.entity())
	}
	for _, o := range s.occasions {
		r.Events = append(r.Events, o.record(s.parties))
	}
	for _, a := range s.acts {
		r.Acts = append(r.Acts, a.record(s.parties))
	}
	for _, g := range s.goals {
		r.Goals = append(r.Goals, g.record())
	}
	slices.SortFunc(r.Entities, func(a, b schema.Entity) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.Events, func(a, b schema.Occasion) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.Acts, func(a, b schema.Act) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(r.Goals, func(a, b schema.Goal) int { return cmp.Compare(a.ID, b.ID) })
	return r
}
