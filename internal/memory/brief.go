package memory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/internal/resolve"
	"chancery/schema"
)

// Brief is the sheet to read before a meeting of two countries. Every line
// leads to the facts it stands on.
type Brief struct {
	A, B   schema.IRI
	On     schema.Date // the day it was made for
	Titles [2]string   // what A and B are called
	Parts  []BriefPart
	Read   []string // the documents that it stands on
}

// BriefPart is a headed list of the sheet.
type BriefPart struct {
	Head  string
	Lines []BriefLine
}

// BriefLine is a line of the sheet.
type BriefLine struct {
	Text  string
	Facts []schema.FactID // act and fact IDs, in order of importance
}

// How many lines a part of the sheet has at most: it is to be read in five
// minutes.
const (
	maxOffices  = 4 // for each side
	maxContacts = 6
	maxAsks     = 8 // for each side
	maxTargets  = 6
	maxWordings = 10
	maxSilent   = 6
)

// NewBrief makes the sheet for a meeting of a and b on a day from what r holds
// until then.
func NewBrief(r *schema.Record, a, b schema.IRI, on schema.Date) *Brief {
	r = Until(r, on)
	m := &briefMaker{r: r, a: a, b: b, on: on, acts: map[schema.FactID]*schema.Act{}}
	for i := range r.Acts {
		m.acts[r.Acts[i].ID] = &r.Acts[i]
	}
	strands := gather(r)
	for _, t := range strands.threads() {
		if len(t.Parties) == 2 && slices.Contains(t.Parties, a) && slices.Contains(t.Parties, b) {
			m.threads = append(m.threads, t)
		}
	}
	asks := strands.asks(on)
	status := Standing(r, m.threads, on)
	brief := &Brief{A: a, B: b, On: on, Titles: [2]string{m.name(a), m.name(b)}}
	brief.Parts = []BriefPart{
		{"Who holds which office", append(m.offices(a), m.offices(b)...)},
		{"Last contacts", m.contacts()},
		{fmt.Sprintf("Asked by %s, no answer found", m.name(a)), m.openAsks(asks, a, b)},
		{fmt.Sprintf("Asked by %s, no answer found", m.name(b)), m.openAsks(asks, b, a)},
		{"Targets", m.targets(status)},
		{"Overdue, or silent since", m.silent(status)},
		{"Last wording", m.wordings()},
	}
	brief.Read = m.docs(brief)
	return brief
}

type briefMaker struct {
	r       *schema.Record
	a, b    schema.IRI
	on      schema.Date
	threads []schema.Thread
	acts    map[schema.FactID]*schema.Act
}

func (m *briefMaker) name(id schema.IRI) string {
	for i := range m.r.Entities {
		if m.r.Entities[i].ID == id {
			return m.r.Entities[i].Name
		}
	}
	return id.Local()
}

// offices lists who was last attested in the offices of a country, the latest
// first, one person to an office.
func (m *briefMaker) offices(country schema.IRI) []BriefLine {
	type held struct {
		name string
		schema.Tenure
	}
	last := map[string]held{}
	for _, e := range m.r.Entities {
		for _, t := range e.Tenures {
			if schema.CountryIRI(t.Country) == country && e.ID.Kind() == schema.KindPerson && !strings.HasPrefix(t.Office, "former") &&
				t.LastSeen > last[t.Office].LastSeen {
				last[t.Office] = held{e.Name, t}
			}
		}
	}
	all := make([]held, 0, len(last))
	for _, h := range last {
		all = append(all, h)
	}
	slices.SortFunc(all, func(x, y held) int {
		return cmp.Or(cmp.Compare(officeRank(x.Office), officeRank(y.Office)), cmp.Compare(y.LastSeen, x.LastSeen), cmp.Compare(x.Office, y.Office))
	})
	var out []BriefLine
	for _, h := range all[:min(len(all), maxOffices)] {
		out = append(out, BriefLine{
			Text:  fmt.Sprintf("%s: %s, %s (last seen in office %s)", m.name(country), h.name, h.Office, h.LastSeen),
			Facts: firstFacts(h.Facts),
		})
	}
	return out
}

// officeRank puts heads of state and government and foreign ministers first.
func officeRank(office string) int {
	for i, o := range [...]string{"president", "prime minister", "minister of foreign affairs"} {
		if office == o {
			return i
		}
	}
	return 9
}

func firstFacts(ids []schema.FactID) []schema.FactID { return ids[:min(len(ids), 3)] }

// contacts lists the last events of both sides, the latest first.
func (m *briefMaker) contacts() []BriefLine {
	var os []*schema.Occasion
	for i := range m.r.Events {
		o := &m.r.Events[i]
		if !o.Planned && o.On.Known() && slices.Contains(o.Parties, m.a) && slices.Contains(o.Parties, m.b) {
			os = append(os, o)
		}
	}
	slices.SortFunc(os, func(x, y *schema.Occasion) int {
		return cmp.Or(schema.CompareDates(y.On, x.On), cmp.Compare(x.ID, y.ID))
	})
	var out []BriefLine
	for _, o := range os[:min(len(os), maxContacts)] {
		out = append(out, BriefLine{Text: m.contact(o), Facts: firstFacts(o.Facts)})
	}
	return out
}

func (m *briefMaker) contact(o *schema.Occasion) string {
	var who []string
	for _, p := range o.People {
		who = append(who, m.name(p))
	}
	s := fmt.Sprintf("%s: %s", o.On, o.Kind)
	if o.Place != "" {
		s += " in " + o.Place
	}
	if len(who) > 0 {
		s += ", " + strings.Join(who, ", ")
	}
	return s
}

// openAsks lists what one side asked of the other and we find no answer to, the
// latest first.
func (m *briefMaker) openAsks(asks []Ask, by, to schema.IRI) []BriefLine {
	var open []Ask
	for _, k := range asks {
		if k.Status == AskOpen && slices.Contains(k.Act.By, by) && slices.Contains(k.Act.To, to) {
			open = append(open, k)
		}
	}
	slices.Reverse(open)
	var out []BriefLine
	for _, k := range open[:min(len(open), maxAsks)] {
		text := fmt.Sprintf("%s: %s", k.Act.On, quote(k.Act))
		if k.Days >= 0 {
			text += fmt.Sprintf(" (%d days)", k.Days)
		}
		out = append(out, BriefLine{Text: text, Facts: []schema.FactID{k.Act.ID}})
	}
	return out
}

// quote returns an act's words in quotation marks, cut to a line's length.
func quote(a *schema.Act) string {
	const longest = 180
	return "“" + shorten(a.Statement.Evidence.Quote, longest) + "”"
}

func (m *briefMaker) targets(status []Status) []BriefLine {
	var out []BriefLine
	for _, s := range status {
		if len(s.Drift) == 0 || len(out) == maxTargets {
			continue
		}
		var parts []string
		var facts []schema.FactID
		for _, d := range s.Drift {
			parts = append(parts, fmt.Sprintf("%s %s by %s: %s", d.On, d.Rung, locals(d.By), targetText(d.Target)))
			for _, id := range d.Acts {
				if !slices.Contains(facts, id) {
					facts = append(facts, id)
				}
			}
		}
		text := fmt.Sprintf("%s (%s)", s.Thread.Label, s.State)
		if s.LateAgainstFirst && s.State != Overdue {
			text += ", late against its first deadline " + string(s.FirstDue)
		}
		out = append(out, BriefLine{Text: text + ": " + strings.Join(parts, "; "), Facts: facts})
	}
	return out
}

// silent lists the undertakings that are overdue, or that meetings since have
// passed over, the most meetings first.
func (m *briefMaker) silent(status []Status) []BriefLine {
	status = slices.DeleteFunc(slices.Clone(status), func(s Status) bool {
		return s.Thread.Subject == visitSubject || s.State != Overdue && len(s.Silent) == 0
	})
	slices.SortStableFunc(status, func(x, y Status) int {
		return cmp.Or(resolve.CompareBools(y.State == Overdue, x.State == Overdue), cmp.Compare(len(y.Silent), len(x.Silent)), schema.CompareDates(y.LastOn, x.LastOn))
	})
	var out []BriefLine
	for _, s := range status[:min(len(status), maxSilent)] {
		text := s.Thread.Label + ": "
		if s.State == Overdue {
			text += fmt.Sprintf("overdue since %s; ", s.CurrentDue)
		}
		text += fmt.Sprintf("last spoken of %s (%s); meetings since that did not: %d", s.LastOn, s.LastRung, len(s.Silent))
		last := s.Thread.Steps[len(s.Thread.Steps)-1]
		out = append(out, BriefLine{Text: text, Facts: last.Acts})
	}
	return out
}

// wordings gives the last wording on each subject, the latest first.
func (m *briefMaker) wordings() []BriefLine {
	type wording struct {
		t    *schema.Thread
		last schema.Step
	}
	var ws []wording
	for i := range m.threads {
		t := &m.threads[i]
		last := t.Steps[0]
		for _, s := range t.Steps {
			if s.Rung != schema.NoRung && (s.On > last.On || s.On == last.On && s.Rung > last.Rung) {
				last = s
			}
		}
		ws = append(ws, wording{t, last})
	}
	slices.SortStableFunc(ws, func(x, y wording) int {
		return cmp.Or(schema.CompareDates(y.last.On, x.last.On), cmp.Compare(y.last.Rung, x.last.Rung), cmp.Compare(len(y.t.Steps), len(x.t.Steps)))
	})
	said := map[schema.FactID]bool{}
	var out []BriefLine
	for _, w := range ws {
		a := m.acts[w.last.Acts[0]]
		if a == nil || said[a.ID] || len(out) == maxWordings {
			continue
		}
		said[a.ID] = true
		out = append(out, BriefLine{
			Text:  fmt.Sprintf("%s, %s (%s by %s): %s", w.t.Label, w.last.On, w.last.Rung, locals(w.last.By), quote(a)),
			Facts: w.last.Acts,
		})
	}
	return out
}

// docs lists the documents behind a sheet's lines.
func (m *briefMaker) docs(b *Brief) []string {
	byFact := map[schema.FactID]bool{}
	for _, p := range b.Parts {
		for _, l := range p.Lines {
			for _, f := range l.Facts {
				byFact[f] = true
			}
		}
	}
	docs := map[string]bool{}
	for id := range byFact {
		if a := m.acts[id]; a != nil {
			docs[a.Doc] = true
		}
	}
	return keysOf(docs)
}
