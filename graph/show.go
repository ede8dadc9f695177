package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"chancery/schema"
)

// Show returns the dossier of the thing that typed means, as [Find] finds it.
func Show(ctx context.Context, r Reader, typed string) (*Dossier, error) {
	return Snapshot(ctx, r, func(r Reader) (*Dossier, error) { return show(ctx, r, typed) })
}

func show(ctx context.Context, r Reader, typed string) (*Dossier, error) {
	m, err := Find(ctx, r, typed)
	if err != nil {
		return nil, err
	}
	s := &shower{ctx: ctx, r: r, labels: newLabels(r), citer: newCiter(r)}
	d := &Dossier{IRI: m.IRI, Kind: m.Kind, Name: m.Name}
	if err := s.fill(d); err != nil {
		return nil, fmt.Errorf("show %s: %w", m.IRI, err)
	}
	return d, nil
}

// shower gathers one dossier.
type shower struct {
	ctx    context.Context
	r      Reader
	labels *labels
	citer  *citer
}

// fill runs the parts that the thing's kind has.
func (s *shower) fill(d *Dossier) error {
	parts := []func(*Dossier) error{s.properties}
	switch d.Kind {
	case schema.KindPerson:
		parts = append(parts, s.tenures, s.contacts, s.attended, s.spoken, s.mentions)
	case schema.KindCountry, schema.KindOrg:
		parts = append(parts, s.contacts, s.partyTo, s.done, s.aims)
	case schema.KindDyad:
		parts = append(parts, s.between, s.aims)
	case schema.KindEvent:
		parts = append(parts, s.event, s.occasionActs, s.reports)
	case schema.KindAct:
		parts = append(parts, s.itself, s.reports)
	case schema.KindTarget:
		parts = append(parts, s.setBy, s.targetActs)
	case schema.KindOffice:
		parts = append(parts, s.holders)
	case schema.KindTopic:
		parts = append(parts, s.topicActs)
	case schema.KindDoc:
		parts = append(parts, s.told)
	case schema.KindAgreement, schema.KindPolicy, schema.KindProject, schema.KindDispute, schema.KindPlace:
		parts = append(parts, s.parties, s.concerning, s.reports)
	case schema.KindFact, schema.KindEdge, schema.KindDate, schema.KindThread:
		parts = append(parts, s.reports)
	}
	for _, part := range parts {
		if err := part(d); err != nil {
			return err
		}
	}
	return nil
}

func (s *shower) named(i schema.IRI) (Named, error) {
	name, err := s.labels.of(s.ctx, i)
	return Named{IRI: i, Name: name}, err
}

func (s *shower) allNamed(things []schema.IRI) ([]Named, error) { return s.labels.named(s.ctx, things) }

// properties fills the aliases, what the thing belongs to, and its literals. The
// folded names are there for look-up only.
func (s *shower) properties(d *Dossier) error {
	p, err := descriptionOf(s.ctx, s.r, d.IRI)
	if err != nil {
		return err
	}
	d.Aliases, d.On = p.texts(schema.PAlias), p.date(schema.POn)
	of := append(p.things(schema.PRepresents), p.things(schema.PCountry)...)
	of = append(of, p.things(schema.PMember)...)
	if d.Kind == schema.KindDyad && len(of) == 0 {
		of = dyadMembers(d.IRI)
	}
	if d.Of, err = s.allNamed(of); err != nil {
		return err
	}
	for i := range schema.Relations {
		r := &schema.Relations[i]
		switch r.Predicate {
		case schema.PName, schema.PAlias, schema.PKey, schema.PQuote, schema.POrder, schema.PFirstByte, schema.PLastByte:
			continue
		}
		for _, q := range p[r.Predicate] {
			if r.Literal() {
				d.Properties = append(d.Properties, Property{r.Predicate, valueText(q.Object)})
			}
		}
	}
	return nil
}

func (s *shower) tenures(d *Dossier) error {
	return s.tenureLines(d, edgesFrom(d.IRI, schema.PHeldOffice))
}

func (s *shower) holders(d *Dossier) error {
	return s.tenureLines(d, edgesTo(d.IRI, schema.PHeldOffice))
}

func (s *shower) tenureLines(d *Dossier, p Pattern) error {
	edges, err := edgesMatching(s.ctx, s.r, p)
	if err != nil {
		return err
	}
	for _, e := range edges {
		t := TenureLine{}
		if t.Person, err = s.named(e.From); err != nil {
			return err
		}
		if t.Office, err = s.named(e.To); err != nil {
			return err
		}
		first, last, interval := strings.Cut(string(e.Date()), "/")
		if !interval {
			last = first
		}
		t.FirstSeen, t.LastSeen = schema.Date(first), schema.Date(last)
		d.Offices = append(d.Offices, t)
	}
	slices.SortStableFunc(d.Offices, func(a, b TenureLine) int { return schema.CompareDates(a.FirstSeen, b.FirstSeen) })
	return nil
}

// contacts sums up the edges to other people, countries and organisations.
func (s *shower) contacts(d *Dossier) error {
	type key struct {
		p    schema.Predicate
		with schema.IRI
	}
	dates := map[key][]schema.Date{}
	for _, p := range []schema.Predicate{schema.PMet, schema.PCalled, schema.PVisited, schema.PSigned} {
		edges, err := edgesMatching(s.ctx, s.r, edgesFrom(d.IRI, p))
		if err != nil {
			return err
		}
		for _, e := range edges {
			dates[key{p, e.To}] = append(dates[key{p, e.To}], e.Date())
		}
	}
	for k, days := range dates {
		with, err := s.named(k.with)
		if err != nil {
			return err
		}
		slices.SortFunc(days, schema.CompareDates)
		d.Contacts = append(d.Contacts, ContactLine{k.p, with, days})
	}
	slices.SortFunc(d.Contacts, func(a, b ContactLine) int {
		return cmp.Or(schema.CompareDates(a.Dates[0], b.Dates[0]), strings.Compare(string(a.Predicate), string(b.Predicate)), strings.Compare(string(a.With.IRI), string(b.With.IRI)))
	})
	return nil
}

func (s *shower) acts(d *Dossier, acts []schema.IRI) error {
	l := newLedgerReader(s.r)
	for _, a := range acts {
		e, err := l.entry(s.ctx, a)
		if err != nil {
			return err
		}
		d.Acts = append(d.Acts, e)
	}
	sortLedger(d.Acts)
	return nil
}

// actsBy returns a part of the dossier: the acts from which p leads to the thing.
func (s *shower) actsBy(d *Dossier, p schema.Predicate) error {
	acts, err := subjectsOf(s.ctx, s.r, p, d.IRI)
	if err != nil {
		return err
	}
	return s.acts(d, acts)
}

func (s *shower) spoken(d *Dossier) error       { return s.actsBy(d, schema.PSpeaker) }
func (s *shower) done(d *Dossier) error         { return s.actsBy(d, schema.PBy) }
func (s *shower) occasionActs(d *Dossier) error { return s.actsBy(d, schema.POccasion) }
func (s *shower) targetActs(d *Dossier) error   { return s.actsBy(d, schema.PTarget) }
func (s *shower) topicActs(d *Dossier) error    { return s.actsBy(d, schema.PTopic) }
func (s *shower) itself(d *Dossier) error       { return s.acts(d, []schema.IRI{d.IRI}) }

func (s *shower) aims(d *Dossier) error {
	return s.targets(d, edgesFrom(d.IRI, schema.PTargets))
}

func (s *shower) setBy(d *Dossier) error {
	return s.targets(d, edgesTo(d.IRI, schema.PTargets))
}

func (s *shower) targets(d *Dossier, pattern Pattern) error {
	edges, err := edgesMatching(s.ctx, s.r, pattern)
	if err != nil {
		return err
	}
	for _, e := range edges {
		p, err := propertiesOf(s.ctx, s.r, e.To)
		if err != nil {
			return err
		}
		by, err := s.named(e.From)
		if err != nil {
			return err
		}
		d.Targets = append(d.Targets, TargetLine{Target: e.To, By: by, On: e.Date(), Figures: p.target()})
	}
	slices.SortStableFunc(d.Targets, func(a, b TargetLine) int {
		return cmp.Or(schema.CompareDates(a.On, b.On), schema.CompareDates(a.Figures.Due, b.Figures.Due))
	})
	return nil
}

// mentions fills the documents that name a person.
func (s *shower) mentions(d *Dossier) error {
	facts, err := subjectsOf(s.ctx, s.r, schema.PReports, d.IRI)
	if err != nil {
		return err
	}
	cited, err := s.citer.cite(s.ctx, facts)
	if err != nil {
		return err
	}
	for _, c := range cited {
		line := DocumentLine{Doc: c.Doc, Title: c.Title, Publisher: c.Publisher, Published: c.Published}
		if !slices.Contains(d.Documents, line) {
			d.Documents = append(d.Documents, line)
		}
	}
	return nil
}

// reports fills the words of documents that tell of the thing.
func (s *shower) reports(d *Dossier) error {
	facts, err := factsOf(s.ctx, s.r, d.IRI)
	if err != nil {
		return err
	}
	d.Reports, err = s.citer.cite(s.ctx, facts)
	return err
}

// told fills what a document tells: the people and matters it names, its events
// and acts.
func (s *shower) told(d *Dossier) error {
	facts, err := subjectsOf(s.ctx, s.r, schema.PDocument, d.IRI)
	if err != nil {
		return err
	}
	var people, matters, events, acts []schema.IRI
	for _, f := range facts {
		if f.Kind() == schema.KindAct {
			acts = append(acts, f)
			continue
		}
		reported, err := objectsOf(s.ctx, s.r, f, schema.PReports)
		if err != nil {
			return err
		}
		for _, i := range reported {
			switch i.Kind() {
			case schema.KindPerson:
				people = append(people, i)
			case schema.KindEvent:
				events = append(events, i)
			default:
				matters = append(matters, i)
			}
		}
	}
	if d.People, err = s.allNamed(sortedSet(people)); err != nil {
		return err
	}
	if d.Matters, err = s.allNamed(sortedSet(matters)); err != nil {
		return err
	}
	if err := s.events(d, sortedSet(events)); err != nil {
		return err
	}
	return s.acts(d, acts)
}
