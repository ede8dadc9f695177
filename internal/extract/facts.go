package extract

import (
	"chancery/schema"
)

// facts writes down what was read.
func (r *reader) facts() *schema.Facts {
	f := &schema.Facts{Document: r.in.Describe()}
	f.People = make([]schema.Person, 0, len(r.people))
	f.Events = make([]schema.Event, 0, len(r.events))
	f.Statements = make([]schema.Statement, 0, len(r.acts))
	for i := range r.people {
		f.People = append(f.People, r.personFact(&r.people[i]))
	}
	matters, about := r.matterFacts()
	f.Matters = matters
	ids := make([]schema.FactID, len(r.events))
	for i := range r.events {
		e := r.eventFact(&r.events[i])
		e.About = about(r.events[i].from, r.events[i].to)
		ids[i] = e.ID
		f.Events = append(f.Events, e)
	}
	for i := range r.acts {
		s := r.statementFact(i, ids)
		s.About = about(r.acts[i].from, r.acts[i].to)
		f.Statements = append(f.Statements, s)
	}
	return f
}

func (r *reader) personFact(p *person) schema.Person {
	out := schema.Person{
		Doc: r.in.Name, Name: p.name, Country: p.party, Office: p.office, Forms: p.forms,
		Evidence: schema.Cite(r.in.Body, p.evidence),
		Origin:   schema.Origin{Rule: "person", Confidence: 0.9},
	}
	out.ID = schema.NewFactID("fact", out.Doc, "person", out.Name, out.Country, out.Office)
	return out
}

func (r *reader) eventFact(e *event) schema.Event {
	out := schema.Event{
		Doc: r.in.Name, Kind: e.kind, Start: e.start, End: e.end, Place: e.place, Parties: e.parties, People: r.names(e.people),
		Label: e.label, Weekday: e.weekday, Planned: e.planned,
		Evidence: schema.Cite(r.in.Body, r.doc.Range(e.from, min(e.to, len(r.doc.Tokens)))),
		Origin:   schema.Origin{Rule: e.rule, Confidence: 0.8},
	}
	if out.Parties == nil {
		out.Parties = []schema.Party{}
	}
	out.ID = schema.NewFactID("fact", out.Doc, "event", out.Kind, out.Start, out.End, out.Parties, out.People, out.Evidence.Start)
	return out
}

func (r *reader) topicsOf(i int, quote string) []schema.Topic {
	if topics, ok := r.x.topics.Sure(quote); ok {
		return topics
	}
	return r.x.topics.Classify(quote, r.contextOf(i)...)
}

// contextOf returns what act i may be about where its own words tell little:
// its sentence, and the act before it in the paragraph.
func (r *reader) contextOf(i int) []string {
	a := &r.acts[i]
	s := r.doc.Sentences[a.sentence]
	context := []string{r.span(int(s.From), int(s.To))}
	if i > 0 {
		if b := &r.acts[i-1]; r.doc.Sentences[b.sentence].Block == s.Block {
			context = append(context, r.span(b.from, b.to))
		}
	}
	return context
}

func (r *reader) statementFact(i int, events []schema.FactID) schema.Statement {
	a := &r.acts[i]
	span := r.doc.Range(a.from, a.to)
	quote := string(r.in.Body[span.Start:span.End])
	out := schema.Statement{
		Doc: r.in.Name, Force: a.force, By: orEmpty(a.by), To: orEmpty(a.to2), Speakers: r.names(a.speakers),
		Topics: r.topicsOf(i, quote), Targets: r.targets(a), Verb: a.lemma,
		Evidence: schema.Cite(r.in.Body, span),
		Origin:   schema.Origin{Rule: a.rule, Confidence: a.sure},
	}
	if a.event >= 0 {
		out.Event = events[a.event]
	}
	out.ID = schema.NewFactID("act", out.Doc, out.Force, out.By, out.To, out.Evidence.Start, out.Evidence.End, out.Verb)
	return out
}

func orEmpty(p []schema.Party) []schema.Party {
	if p == nil {
		return []schema.Party{}
	}
	return p
}

func (r *reader) names(people []int32) []string {
	out := make([]string, 0, len(people))
	for _, i := range people {
		out = append(out, r.people[i].name)
	}
	return out
}
