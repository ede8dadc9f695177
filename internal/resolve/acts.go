package resolve

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/schema"
)

// settleActs finds the occasion of every statement and the goals that it sets.
func settleActs(c *corpus, parties *partyIndex) ([]*act, []*goal) {
	goals := goalIndex{byKey: map[string]*goal{}}
	for _, a := range c.acts {
		a.at = a.occasion()
		for i := range a.fact.Targets {
			g := goals.of(a, a.fact.Targets[i], parties)
			a.goals = append(a.goals, g)
		}
	}
	return c.acts, goals.named()
}

// occasion returns the event at which a's document places the act. Where that
// event lacks a country concerned, or the document names none, it is the one
// meeting or call of the document, if there is but one, at which all the speakers
// and all the countries concerned took part.
func (a *act) occasion() *occasion {
	var placed *occasion
	if r := a.doc.byEvent[a.fact.Event]; r != nil && !longAgo(r.of, a.doc) {
		placed = r.of
	}
	if placed != nil && hasCountries(placed, a) || placed == nil && a.fact.Event != "" || len(a.speakers) == 0 {
		return placed
	}
	if only := a.onlyMeeting(); only != nil {
		return only
	}
	return placed
}

// longAgo reports whether an event lies so far back that a document can only
// recall it: nothing of what it reports was said there.
func longAgo(o *occasion, d *document) bool {
	const years = 10
	return o.days.known() && d.at.known() && o.days.last < d.at.first-years*365
}

// onlyMeeting returns the one meeting or call of a's document that a fits, or
// nil when there is none or more than one.
func (a *act) onlyMeeting() *occasion {
	var found *occasion
	for _, r := range a.doc.reports {
		if r.fact.Kind != schema.Meeting && r.fact.Kind != schema.Call || r.fact.Planned || !attended(r.of, a) {
			continue
		}
		if found != nil && found != r.of {
			return nil
		}
		found = r.of
	}
	return found
}

func attended(o *occasion, a *act) bool {
	for _, m := range a.speakers {
		if !o.people[m.who] {
			return false
		}
	}
	return hasCountries(o, a)
}

// hasCountries reports whether every country that a concerns took part in o.
func hasCountries(o *occasion, a *act) bool {
	return !slices.ContainsFunc(slices.Concat(a.fact.By, a.fact.To), func(p schema.Party) bool {
		return isAlpha2(p) && !slices.Contains(o.countries, p)
	})
}

// on returns the day of a's occasion, else the date of its document.
func (a *act) on() schema.Date {
	if a.at != nil {
		if d := a.at.day(); d.Known() {
			return d
		}
	}
	return a.doc.facts.Document.Published
}

func (a *act) record(parties *partyIndex) schema.Act {
	rec := schema.Act{
		ID: a.fact.ID, Doc: a.fact.Doc, Force: a.fact.Force, Topics: a.fact.Topics, On: a.on(), Statement: a.fact,
		By: parties.iris(a.fact.By), To: parties.iris(a.fact.To),
	}
	for _, m := range a.speakers {
		if !slices.Contains(rec.Speakers, m.who.id) {
			rec.Speakers = append(rec.Speakers, m.who.id)
		}
	}
	for _, g := range a.goals {
		if !slices.Contains(rec.Goals, g.id) {
			rec.Goals = append(rec.Goals, g.id)
		}
	}
	rec.Matters = a.doc.about(a.fact.About)
	if a.at != nil {
		rec.Occasion = a.at.id
	}
	return rec
}

// goal is one target across documents.
type goal struct {
	id      schema.IRI
	local   string // what goalLocal makes of the target
	target  schema.Target
	parties []string
	acts    []*act
	first   schema.Date    // of the days of its acts, "9999" when none is known
	metrics map[string]int // the words in which acts name the measure, with how often
}

// take adds an act that sets the goal as t.
func (g *goal) take(a *act, t schema.Target) {
	g.acts = append(g.acts, a)
	if d := a.on(); d.Known() && d < g.first {
		g.first = d
	}
	if g.metrics == nil {
		g.metrics = map[string]int{}
	}
	g.metrics[t.Metric]++
}

type goalIndex struct{ byKey map[string]*goal }

// of returns the goal of a target: one for a measure, a sum, a deadline and the
// parties concerned.
func (ix goalIndex) of(a *act, t schema.Target, parties *partyIndex) *goal {
	ps := a.concerned(parties)
	local := goalLocal(t)
	key := local + "|" + strings.Join(ps, " ")
	g := ix.byKey[key]
	if g == nil {
		g = &goal{local: local, target: t, parties: ps, first: "9999"}
		ix.byKey[key] = g
	}
	g.take(a, t)
	return g
}

// concerned returns the parties of an act's goal: who does the act and whom it
// is addressed to. A one-sided act at a two-sided occasion concerns both sides.
func (a *act) concerned(parties *partyIndex) []string {
	set := map[string]bool{}
	for _, id := range append(parties.iris(a.fact.By), parties.iris(a.fact.To)...) {
		set[fold.Slug(id.Local())] = true
	}
	if len(set) < 2 && a.at != nil && len(a.at.countries) == 2 {
		for _, c := range a.at.countries {
			set[fold.String(c)] = true
		}
	}
	return sortedKeys(set)
}

// named gives the goals their IRIs. Goals of other parties with the same
// measure, sum and deadline get their parties behind it.
func (ix goalIndex) named() []*goal {
	gs := make([]*goal, 0, len(ix.byKey))
	for _, k := range sortedKeys(ix.byKey) {
		g := ix.byKey[k]
		g.target.Metric = g.metric()
		gs = append(gs, g)
	}
	slices.SortStableFunc(gs, func(a, b *goal) int {
		return cmp.Or(cmp.Compare(len(b.acts), len(a.acts)), cmp.Compare(a.first, b.first), slices.Compare(a.parties, b.parties))
	})
	taken := map[schema.IRI]bool{}
	for _, g := range gs {
		g.id = freeIRI(schema.KindTarget, taken, g.local, strings.Join(g.parties, "-"))
	}
	return gs
}

// metric returns the words in which most acts name the measure.
func (g *goal) metric() string {
	best := g.target.Metric
	for _, m := range sortedKeys(g.metrics) {
		if g.metrics[m] > g.metrics[best] {
			best = m
		}
	}
	return best
}

func (g *goal) record() schema.Goal {
	rec := schema.Goal{ID: g.id, Target: g.target}
	for _, a := range g.acts {
		if !slices.Contains(rec.Acts, a.fact.ID) {
			rec.Acts = append(rec.Acts, a.fact.ID)
		}
	}
	slices.Sort(rec.Acts)
	return rec
}

// goalLocal is the readable name of a goal: "trade-usd-100bn-2023".
func goalLocal(t schema.Target) string {
	parts := []string{measure(t.Metric), fold.Slug(t.Unit), shortSum(t.Value)}
	if t.Due.Known() {
		parts = append(parts, strings.ReplaceAll(strings.TrimRight(string(t.Due), "~?%"), "/", ".."))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), "-")
}

// measureFillers are words that do not change what is measured.
var measureFillers = words(`two way bilateral mutual total annual volume turnover value level worth amount goal target
	of the in a an to by about over under between both countries`)

// measure returns the slug of what a metric measures: "two-way trade" and
// "bilateral trade volume in 2020" are both "trade".
func measure(metric string) string {
	var kept []string
	for w := range strings.SplitSeq(fold.Slug(metric), "-") {
		if w != "" && !measureFillers[w] && !isYear(w) {
			kept = append(kept, w)
		}
	}
	if len(kept) == 0 {
		return "sum"
	}
	return strings.Join(kept, "-")
}

func isYear(w string) bool { return len(w) == 4 && (w[:2] == "19" || w[:2] == "20") }

// scales are the powers of ten that people say, largest first.
var scales = []struct {
	power  int
	suffix string
}{{12, "tn"}, {9, "bn"}, {6, "m"}}

// shortSum writes a number as people say it: "100bn", "2.5m", "1500".
func shortSum(v schema.Decimal) string {
	for _, s := range scales {
		if short := v.Shift(-s.power); len(short) <= len("999.999") && short != "" && v.Cmp(schema.Decimal("1").Shift(s.power)) >= 0 {
			return string(short) + s.suffix
		}
	}
	return string(v)
}
