package graph

import (
	"chancery/graph/codes"
	"chancery/schema"
)

// maxJoint is the number of countries up to which an act of several counts as
// one of each pair of them.
const maxJoint = 4

// act adds who did what to whom about what, where, and with which figures.
func (v *viewWriter) act(a *schema.Act) {
	id, label := schema.IRI(a.ID), DateLabel(a.On)
	v.thing(id, schema.POn, label)
	v.code(id, codes.OfAct(a.Force, a.Topics), codes.Contexts(a.Topics))
	for _, agent := range v.agents(a) {
		v.edge(Edge{agent, a.Force.Doings(), id, label}, nil)
		v.aim(agent, a, label)
	}
	each := func(p schema.Predicate, things []schema.IRI) {
		for _, t := range things {
			v.edge(Edge{id, p, t, label}, nil)
		}
	}
	each(schema.PBy, a.By)
	each(schema.PTo, a.To)
	each(schema.PSpeaker, a.Speakers)
	each(schema.PTarget, a.Goals)
	each(schema.PConcerns, a.Matters)
	for _, t := range a.Topics {
		v.edge(Edge{id, schema.PTopic, v.topic(t), label}, nil)
	}
	v.edge(Edge{id, schema.POccasion, a.Occasion, label}, nil)
	v.addressed(a)
}

// code adds what an act or event is in the vocabularies of event data.
func (v *viewWriter) code(i schema.IRI, c codes.Code, contexts []string) {
	v.text(i, schema.PPLOVER, c.PLOVER)
	v.text(i, schema.PPLOVERMode, c.Mode)
	v.text(i, schema.PCAMEO, c.CAMEO)
	for _, context := range contexts {
		v.text(i, schema.PPLOVERCtx, context)
	}
}

// agents returns who acts: each party, and each pair of the countries of a
// joint act.
func (v *viewWriter) agents(a *schema.Act) []schema.IRI {
	agents := append([]schema.IRI(nil), a.By...)
	countries := onlyCountries(a.By)
	if len(countries) > maxJoint {
		return agents
	}
	for i, c := range countries {
		for _, d := range countries[i+1:] {
			agents = append(agents, v.dyad(c, d))
		}
	}
	return agents
}

// addressed makes the dyads of an act of one country towards another.
func (v *viewWriter) addressed(a *schema.Act) {
	to := onlyCountries(a.To)
	if len(to) > maxJoint {
		return
	}
	for _, c := range onlyCountries(a.By) {
		for _, d := range to {
			if c != d {
				v.dyad(c, d)
			}
		}
	}
}

// aim adds what an agent aims at: the figures of an undertaking, an ask or a
// hope, and any that has a deadline. A sum that is only stated, such as last
// year's trade, is no aim. Of a joint act, the pair aims, not each country.
func (v *viewWriter) aim(agent schema.IRI, a *schema.Act, label schema.IRI) {
	if agent.Kind() == schema.KindCountry && len(onlyCountries(a.By)) > 1 && len(a.By) <= maxJoint {
		return
	}
	for _, id := range a.Goals {
		if g := v.aims[id]; aimful(a.Force) || g != nil && g.Due.Known() {
			v.edge(Edge{agent, schema.PTargets, id, label}, []schema.FactID{a.ID})
		}
	}
}

// aimful reports whether acts of force f look to what is to be done.
func aimful(f schema.Force) bool {
	switch f {
	case schema.Agree, schema.Pledge, schema.Request, schema.Propose, schema.Invite, schema.Hope:
		return true
	case schema.Affirm, schema.Appreciate, schema.Concern, schema.Discuss:
	}
	return false
}
