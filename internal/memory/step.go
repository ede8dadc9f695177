package memory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/schema"
)

// steps puts the acts of a strand in order, makes one step of an act that
// several documents tell, and says what each step changed.
func (b *threadBuilder) steps(s *strand) []schema.Step {
	acts := slices.Clone(s.acts)
	slices.SortStableFunc(acts, func(x, y *schema.Act) int {
		return cmp.Or(
			schema.CompareDates(x.On, y.On),
			cmp.Compare(x.Occasion, y.Occasion),
			cmp.Compare(x.Doc, y.Doc),
			cmp.Compare(x.Statement.Evidence.Start, y.Statement.Evidence.Start),
			cmp.Compare(x.ID, y.ID))
	})
	var steps []schema.Step
	var quotes []contents
	var refused []bool
	for _, a := range acts {
		ws := b.words.of(a)
		if i := sameAct(steps, quotes, a, ws); i >= 0 {
			steps[i].Acts = append(steps[i].Acts, a.ID)
			continue
		}
		st := schema.Step{
			On: a.On, Occasion: a.Occasion, Acts: []schema.FactID{a.ID}, Force: a.Force, By: a.By, To: a.To,
			Targets: targetsFor(s.key, a), Why: s.why[a.ID],
		}
		st.Rung = rungOf(a, b.kind(a.Occasion))
		steps = append(steps, st)
		quotes = append(quotes, ws)
		refused = append(refused, refusal(a))
	}
	judge(steps, quotes, refused)
	if s.key == visitSubject {
		steps = append(steps, b.visitSteps(s)...)
		slices.SortStableFunc(steps, func(x, y schema.Step) int { return schema.CompareDates(x.On, y.On) })
	}
	return steps
}

// visitSubject is the subject of invitations and the visits that take them up.
const visitSubject = "visit"

// visitSteps makes a step of every visit that takes up an invitation of a
// strand, once for each visit.
func (b *threadBuilder) visitSteps(s *strand) []schema.Step {
	var out []schema.Step
	for _, a := range s.acts {
		if a.Force != schema.Invite {
			continue
		}
		v := takesUp(a, b.visits)
		if v == nil || slices.ContainsFunc(out, func(st schema.Step) bool { return st.Occasion == v.ID }) {
			continue
		}
		out = append(out, schema.Step{
			On: v.On, Occasion: v.ID, Acts: v.Facts, By: a.To, To: a.By,
			Changes: []schema.Change{{Kind: schema.Fulfilled, From: fmt.Sprintf("invited by %s on %s", locals(a.By), a.On), To: "visit"}},
			Why:     []string{"a later visit by the side that was invited; the link is inferred"},
		})
	}
	return out
}

func (b *threadBuilder) kind(id schema.IRI) schema.EventKind {
	if o := b.events[id]; o != nil {
		return o.Kind
	}
	return ""
}

// sameShare is the share of content words that two documents' wordings of one
// act have in common.
const sameShare = 0.6

// sameAct returns the step that tells the same act as a does: at the same
// meeting, of the same force and doers, in much the same words. It returns -1
// when there is none.
func sameAct(steps []schema.Step, quotes []contents, a *schema.Act, ws contents) int {
	for i, s := range slices.Backward(steps) {
		if s.On != a.On || s.Occasion != a.Occasion {
			return -1
		}
		if s.Force != a.Force || !slices.Equal(s.By, a.By) {
			continue
		}
		n := len(ws.shared(quotes[i]))
		if float64(n) >= sameShare*float64(max(len(ws.stems), len(quotes[i].stems))) {
			return i
		}
	}
	return -1
}

// targetsFor returns the targets of an act that belong to a subject: all of
// them, where the subject is what they measure or the only one.
func targetsFor(key string, a *schema.Act) []schema.Target {
	var out []schema.Target
	for _, t := range a.Statement.Targets {
		hs := subjects().find(t.Metric)
		if len(hs) == 0 || slices.ContainsFunc(hs, func(h hit) bool { return h.key == key }) {
			out = append(out, t)
		}
	}
	return out
}

// judge fills in what each step changed against the meetings before it.
func judge(steps []schema.Step, quotes []contents, refused []bool) {
	var st state
	for i := 0; i < len(steps); {
		j := i
		for j < len(steps) && steps[j].On == steps[i].On && steps[j].Occasion == steps[i].Occasion {
			j++
		}
		for k := i; k < j; k++ {
			steps[k].Changes = st.changes(&steps[k], quotes[k], refused[k])
		}
		st.take(steps[i:j])
		i = j
	}
}

// state is how a thread stands before a meeting.
type state struct {
	begun   bool
	rung    schema.Rung
	by      []schema.IRI
	targets []schema.Target
	asks    []*schema.Step // not yet answered
}

func (st *state) changes(s *schema.Step, quote contents, refused bool) []schema.Change {
	out := st.answers(s, refused)
	if !st.begun {
		return append(out, schema.Change{Kind: schema.Introduced, To: s.Rung.String()})
	}
	switch {
	case s.Rung > st.rung:
		out = append(out, schema.Change{Kind: schema.Strengthened, From: st.rung.String(), To: s.Rung.String()})
	case s.Rung < st.rung:
		out = append(out, schema.Change{Kind: schema.Weakened, From: st.rung.String(), To: s.Rung.String()})
	default:
		out = append(out, schema.Change{Kind: schema.Restated, To: s.Rung.String()})
	}
	out = append(out, st.sides(s)...)
	out = append(out, st.amounts(s)...)
	switch {
	case quote.hasAny(abandonments):
		out = append(out, schema.Change{Kind: schema.Dropped})
	case quote.hasAny(fulfilments):
		out = append(out, schema.Change{Kind: schema.Fulfilled})
	}
	return out
}

// sides tells whether what was joint is now one side's, or the other way round.
func (st *state) sides(s *schema.Step) []schema.Change {
	from, to := locals(st.by), locals(s.By)
	switch {
	case len(st.by) == 1 && len(s.By) > 1 && slices.Contains(s.By, st.by[0]):
		return []schema.Change{{Kind: schema.Widened, From: "by " + from, To: "by " + to}}
	case len(st.by) > 1 && len(s.By) == 1:
		return []schema.Change{{Kind: schema.Narrowed, From: "by " + from, To: "by " + to}}
	}
	return nil
}

func locals(ids []schema.IRI) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = id.Local()
	}
	return strings.Join(out, " and ")
}

// aims returns the targets that a step aims at; sums that it only reports are
// none.
func aims(s *schema.Step) []schema.Target {
	if s.Force == schema.Affirm || s.Rung <= schema.Noted {
		return nil
	}
	return s.Targets
}

// amounts compares what a step aims at with what was aimed at before it: the
// same amount may have another date; of what is left, one takes the place of
// another, and what takes no other's place widens the thread.
func (st *state) amounts(s *schema.Step) []schema.Change {
	if len(st.targets) == 0 {
		return nil
	}
	before := slices.Clone(st.targets)
	var out []schema.Change
	var left []schema.Target
	for _, t := range aims(s) {
		i := slices.IndexFunc(before, func(o schema.Target) bool { return o.Unit == t.Unit && o.Value == t.Value })
		if i < 0 {
			left = append(left, t)
			continue
		}
		if before[i].Due != t.Due {
			out = append(out, schema.Change{Kind: schema.Redated, From: dueText(before[i].Due), To: dueText(t.Due)})
		}
		before = slices.Delete(before, i, i+1)
	}
	for _, t := range left {
		i := slices.IndexFunc(before, func(o schema.Target) bool { return o.Unit == t.Unit })
		if i < 0 {
			out = append(out, schema.Change{Kind: schema.Widened, To: targetText(t)})
			continue
		}
		out = append(out, schema.Change{Kind: schema.Requantified, From: targetText(before[i]), To: targetText(t)})
		before = slices.Delete(before, i, i+1)
	}
	return out
}

func targetText(t schema.Target) string {
	s := sumText(t)
	if t.Due.Known() {
		s += " by " + string(t.Due)
	}
	return s
}

// sumText writes an amount as people say it: "100 billion USD".
func sumText(t schema.Target) string {
	for _, scale := range [...]struct {
		power int
		word  string
	}{{12, "trillion"}, {9, "billion"}, {6, "million"}} {
		if short := t.Value.Shift(-scale.power); t.Value != "" && t.Value.Cmp(schema.Decimal("1").Shift(scale.power)) >= 0 {
			return fmt.Sprintf("%s %s %s", short, scale.word, t.Unit)
		}
	}
	return strings.TrimSpace(fmt.Sprintf("%s %s", t.Value, t.Unit))
}

func dueText(d schema.Date) string {
	if !d.Known() {
		return "no deadline"
	}
	return "by " + string(d)
}

// answers tells which open asks of the other side s answers.
func (st *state) answers(s *schema.Step, refused bool) []schema.Change {
	var out []schema.Change
	for _, ask := range st.asks {
		if a, ok := answerTo(ask.To, s.By, s.Force, refused); ok {
			out = append(out, schema.Change{Kind: a, From: fmt.Sprintf("asked by %s on %s", locals(ask.By), ask.On)})
		}
	}
	return out
}

// answerTo says whether an act answers an ask, and how. Only the side that was
// asked can answer, alone or with the other.
func answerTo(askTo, by []schema.IRI, f schema.Force, refused bool) (schema.ChangeKind, bool) {
	asked := slices.ContainsFunc(by, func(id schema.IRI) bool { return slices.Contains(askTo, id) })
	if !asked || len(askTo) == 0 {
		return "", false
	}
	if refused {
		return schema.Declined, true
	}
	switch f {
	case schema.Agree, schema.Pledge:
		return schema.Accepted, true
	case schema.Affirm, schema.Hope:
		return schema.Answered, true
	}
	return "", false
}

// take moves the state past a meeting: the thread then stands where the firmest
// of the meeting's steps left it.
func (st *state) take(meeting []schema.Step) {
	st.begun, st.rung = true, schema.NoRung
	for i := range meeting {
		s := &meeting[i]
		if s.Rung > st.rung {
			st.rung, st.by = s.Rung, s.By
		}
		if ts := aims(s); len(ts) > 0 {
			st.targets = ts
		}
		st.asks = slices.DeleteFunc(st.asks, func(ask *schema.Step) bool {
			_, answered := answerTo(ask.To, s.By, s.Force, false)
			return answered
		})
		if s.Rung == schema.Asked {
			st.asks = append(st.asks, s)
		}
	}
}
