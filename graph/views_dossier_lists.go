package graph

import (
	"fmt"
	"slices"

	"chancery/schema"
)

func (s *shower) attended(d *Dossier) error {
	events, err := objectsOf(s.ctx, s.r, d.IRI, schema.PAttended)
	if err != nil {
		return err
	}
	return s.events(d, events)
}

func (s *shower) partyTo(d *Dossier) error {
	events, err := subjectsOf(s.ctx, s.r, schema.PParty, d.IRI)
	if err != nil {
		return err
	}
	return s.events(d, events)
}

// parties fills those between whom an agreement or dispute is, or whose a policy
// or project is.
func (s *shower) parties(d *Dossier) error {
	parties, err := objectsOf(s.ctx, s.r, d.IRI, schema.PBetween)
	if err != nil {
		return err
	}
	d.Parties, err = s.allNamed(parties)
	return err
}

// concerning fills the events and acts that name a matter as what they are
// about.
func (s *shower) concerning(d *Dossier) error {
	found, err := subjectsOf(s.ctx, s.r, schema.PConcerns, d.IRI)
	if err != nil {
		return err
	}
	var events, acts []schema.IRI
	for _, i := range found {
		if i.Kind() == schema.KindEvent {
			events = append(events, i)
		} else {
			acts = append(acts, i)
		}
	}
	if err := s.events(d, events); err != nil {
		return err
	}
	return s.acts(d, acts)
}

// between fills the events that both countries of a dyad were party to, and the
// acts of both or of one towards the other.
func (s *shower) between(d *Dossier) error {
	members := dyadMembers(d.IRI)
	if len(members) != 2 {
		return fmt.Errorf("%s is no pair of countries", d.IRI)
	}
	a, err := subjectsOf(s.ctx, s.r, schema.PParty, members[0])
	if err != nil {
		return err
	}
	b, err := subjectsOf(s.ctx, s.r, schema.PParty, members[1])
	if err != nil {
		return err
	}
	both := slices.DeleteFunc(a, func(e schema.IRI) bool { _, found := slices.BinarySearch(b, e); return !found })
	if err := s.events(d, both); err != nil {
		return err
	}
	acts, err := dyadActs(s.ctx, s.r, d.IRI)
	if err != nil {
		return err
	}
	return s.acts(d, acts)
}

func (s *shower) events(d *Dossier, events []schema.IRI) error {
	for _, e := range events {
		line, err := s.eventLine(e)
		if err != nil {
			return err
		}
		d.Events = append(d.Events, line)
	}
	slices.SortStableFunc(d.Events, func(a, b EventLine) int { return schema.CompareDates(a.On, b.On) })
	return nil
}

func (s *shower) eventLine(e schema.IRI) (EventLine, error) {
	p, err := propertiesOf(s.ctx, s.r, e)
	if err != nil {
		return EventLine{}, err
	}
	line := EventLine{
		Kind: schema.EventKind(p.text(schema.PKind)), On: p.date(schema.POn),
		Start: schema.Date(p.text(schema.PStart)), End: schema.Date(p.text(schema.PEnd)),
		Place: p.text(schema.PPlace), Planned: p.text(schema.PPlanned) == "true",
	}
	if line.Event, err = s.named(e); err != nil {
		return line, err
	}
	if line.Parties, err = s.allNamed(p.things(schema.PParty)); err != nil {
		return line, err
	}
	people, err := subjectsOf(s.ctx, s.r, schema.PAttended, e)
	if err != nil {
		return line, err
	}
	if line.People, err = s.allNamed(people); err != nil {
		return line, err
	}
	for _, whole := range p.things(schema.PPartOf) {
		n, err := s.named(whole)
		if err != nil {
			return line, err
		}
		line.PartOf = &n
	}
	reports, err := subjectsOf(s.ctx, s.r, schema.PReports, e)
	line.Reports = len(reports)
	return line, err
}

// event fills an event's own parties and people, and the events that are part of
// it.
func (s *shower) event(d *Dossier) error {
	line, err := s.eventLine(d.IRI)
	if err != nil {
		return err
	}
	d.Parties, d.People = line.Parties, line.People
	if line.PartOf != nil {
		d.Of = append(d.Of, *line.PartOf)
	}
	matters, err := objectsOf(s.ctx, s.r, d.IRI, schema.PConcerns)
	if err != nil {
		return err
	}
	if d.Matters, err = s.allNamed(matters); err != nil {
		return err
	}
	parts, err := subjectsOf(s.ctx, s.r, schema.PPartOf, d.IRI)
	if err != nil {
		return err
	}
	return s.events(d, parts)
}
