package eval

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// names lists what is measured, in the order in which it is reported.
var names = [...]string{
	"people", "people_strict", "events", "events_strict", "statements", "statements_force", "statements_by",
	"statements_strict", "topics", "targets",
}

// scored lists the measures whose mean is the score.
var scored = [...]string{"people_strict", "events_strict", "statements_strict", "targets"}

// Measure is precision, recall and F1 of one sort of fact.
type Measure struct {
	Name      string  `json:"-"`
	Precision float64 `json:"p"`
	Recall    float64 `json:"r"`
	F1        float64 `json:"f"`
	Gold      int     `json:"gold"` // how many there are
	Found     int     `json:"pred"` // how many were found, right or wrong
}

// Report is the outcome of scoring a set.
type Report struct {
	Docs     int
	Score    float64 // the mean F1 of people, events and statements, all strict, and targets
	Measures []Measure
	Errors   []string // each miss, in the order of documents
}

// MarshalJSON writes one object with a member for each measure.
func (r *Report) MarshalJSON() ([]byte, error) {
	out := map[string]any{"docs": r.Docs, "score": r.Score}
	for _, m := range r.Measures {
		out[m.Name] = m
	}
	return json.Marshal(out)
}

// Score compares what was found, by the documents' names, with the gold facts.
func (s *Set) Score(found map[string]*Facts) *Report {
	t := tally{}
	for i := range s.Docs {
		f := found[s.Docs[i].Gold.Doc]
		if f == nil {
			f = &Facts{}
		}
		t.document(&s.Docs[i], f)
	}
	r := &Report{Docs: len(s.Docs), Errors: t.errors}
	for _, name := range names {
		m := t.counts[name].measure(name)
		r.Measures = append(r.Measures, m)
		if slices.Contains(scored[:], name) {
			r.Score += m.F1
		}
	}
	r.Score /= float64(len(scored))
	return r
}

type count struct{ right, gold, found int }

func (c count) measure(name string) Measure {
	m := Measure{Name: name, Gold: c.gold, Found: c.found}
	if c.found > 0 {
		m.Precision = float64(c.right) / float64(c.found)
	}
	if c.gold > 0 {
		m.Recall = float64(c.right) / float64(c.gold)
	}
	if m.Precision+m.Recall > 0 {
		m.F1 = 2 * m.Precision * m.Recall / (m.Precision + m.Recall)
	}
	return m
}

// tally sums over documents.
type tally struct {
	counts map[string]count
	errors []string
}

func (t *tally) add(name string, right, gold, found int) {
	if t.counts == nil {
		t.counts = map[string]count{}
	}
	c := t.counts[name]
	t.counts[name] = count{c.right + right, c.gold + gold, c.found + found}
}

func (t *tally) document(d *Doc, f *Facts) {
	t.people(d.Gold.People, f.People)
	t.events(d.Gold.Events, f.Events)
	t.statements(d, f.Statements)
}

func (t *tally) people(golds, found []Person) {
	pairs := match(len(golds), len(found), func(g, f int) float64 {
		if sameName(golds[g].Name, found[f].Name) {
			return 1
		}
		return 0
	})
	strict := tallyIf(pairs, func(p pair) bool { return golds[p.gold].Country == found[p.found].Country })
	t.add("people", len(pairs), len(golds), len(found))
	t.add("people_strict", strict, len(golds), len(found))
}

func (t *tally) events(golds, found []Event) {
	pairs := match(len(golds), len(found), func(g, f int) float64 { return eventWeight(golds[g], found[f]) })
	strict := tallyIf(pairs, func(p pair) bool {
		g, f := golds[p.gold], found[p.found]
		return g.Start == f.Start && g.End == f.End
	})
	t.add("events", len(pairs), len(golds), len(found))
	t.add("events_strict", strict, len(golds), len(found))
}

func (t *tally) statements(d *Doc, found []Statement) {
	golds := d.Gold.Statements
	pairs := matchStatements(d.Raw, golds, found)
	n := [2]int{len(golds), len(found)}
	force := func(p pair) bool { return golds[p.gold].Force == found[p.found].Force }
	by := func(p pair) bool { return sameCodes(golds[p.gold].By, found[p.found].By) }
	strict := func(p pair) bool { return force(p) && by(p) }
	t.add("statements", len(pairs), n[0], n[1])
	t.add("statements_force", tallyIf(pairs, force), n[0], n[1])
	t.add("statements_by", tallyIf(pairs, by), n[0], n[1])
	t.add("statements_strict", tallyIf(pairs, strict), n[0], n[1])
	t.topics(pairs, golds, found)
	t.targets(golds, found)
	t.explain(d.Gold.Doc, pairs, golds, found, strict)
}

func matchStatements(raw []byte, golds, found []Statement) []pair {
	goldWords := make([][]set[int], len(golds))
	for i := range golds {
		goldWords[i] = quoteWords(raw, golds[i].Quote)
	}
	foundWords := make([]set[int], len(found))
	for i := range found {
		foundWords[i] = wordsIn(raw, found[i].Start, found[i].End)
	}
	return match(len(golds), len(found), func(g, f int) float64 {
		w := bestOverlap(goldWords[g], foundWords[f])
		if w > 0 && golds[g].Force == found[f].Force {
			w += 0.01
		}
		return w
	})
}

func (t *tally) topics(pairs []pair, golds, found []Statement) {
	right, gold, all := 0, 0, 0
	for _, p := range pairs {
		both, _ := shared(setOf(golds[p.gold].Topics...), setOf(found[p.found].Topics...))
		right += both
	}
	for i := range golds {
		gold += len(golds[i].Topics)
	}
	for i := range found {
		all += len(found[i].Topics)
	}
	t.add("topics", right, gold, all)
}

func (t *tally) targets(golds, found []Statement) {
	g, f := targetsOf(golds), targetsOf(found)
	pairs := match(len(g), len(f), func(i, j int) float64 {
		if sameTarget(g[i], f[j]) {
			return 1
		}
		return 0
	})
	t.add("targets", len(pairs), len(g), len(f))
}

func targetsOf(statements []Statement) []Target {
	var out []Target
	for i := range statements {
		out = append(out, statements[i].Targets...)
	}
	return out
}

// explain notes what was read otherwise (~), missed (-) and found in excess
// (+).
func (t *tally) explain(doc string, pairs []pair, golds, found []Statement, strict func(pair) bool) {
	hitGold, hitFound := set[int]{}, set[int]{}
	for _, p := range pairs {
		hitGold[p.gold], hitFound[p.found] = true, true
		if g, f := golds[p.gold], found[p.found]; !strict(p) {
			t.note("~", doc, "%s, found %s: %s", act(g), act(f), brief(g.Quote))
		}
	}
	for i, g := range golds {
		if !hitGold[i] {
			t.note("-", doc, "%s missed: %s", act(g), brief(g.Quote))
		}
	}
	for i, f := range found {
		if !hitFound[i] {
			t.note("+", doc, "%s in excess: %s", act(f), brief(f.Quote))
		}
	}
}

func (t *tally) note(sign, doc, format string, args ...any) {
	t.errors = append(t.errors, sign+" "+doc+": "+fmt.Sprintf(format, args...))
}

func act(s Statement) string {
	by := slices.Clone(s.By)
	slices.Sort(by)
	return s.Force + " by " + strings.Join(by, "+")
}

// brief returns the beginning of a quote, on one line.
func brief(quote string) string {
	const most = 90
	r := []rune(strings.Join(strings.Fields(quote), " "))
	if len(r) <= most {
		return string(r)
	}
	return string(r[:most]) + "…"
}

func tallyIf(pairs []pair, ok func(pair) bool) int {
	n := 0
	for _, p := range pairs {
		if ok(p) {
			n++
		}
	}
	return n
}
