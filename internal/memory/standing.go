package memory

import (
	"cmp"
	"slices"

	"chancery/schema"
)

// State is how an undertaking stands on a day.
type State string

// The states.
const (
	Open    State = "open"    // its deadline lies ahead, or it has none
	Due     State = "due"     // its deadline falls within dueDays
	Overdue State = "overdue" // its deadline has passed
)

// dueDays is how long before its deadline an undertaking is called due.
const dueDays = 180

// Status is how a thread stands on a day, as far as our documents tell.
type Status struct {
	Thread     *schema.Thread
	State      State
	FirstDue   schema.Date // the first deadline that was set
	CurrentDue schema.Date // the deadline as last set
	// LateAgainstFirst says that the first deadline has passed, though a later
	// one may not have.
	LateAgainstFirst bool
	LastOn           schema.Date // the last meeting that spoke of it
	LastRung         schema.Rung // how firmly
	Restated         int         // at how many meetings after the first
	// Silent are the meetings of the same parties after LastOn that we hold and
	// that did not speak of it.
	Silent []schema.IRI
	Drift  []Drift
}

// Drift is one amount and deadline of a thread's target, as one step set it.
type Drift struct {
	On   schema.Date
	By   []schema.IRI
	Rung schema.Rung
	schema.Target
	Acts []schema.FactID
}

// Standing returns how the undertakings and asks among threads stand on a day.
// Threads that only took note of something are left out. Acts after the day
// must have been cut with [Until].
func Standing(r *schema.Record, threads []schema.Thread, on schema.Date) []Status {
	meetings := meetingsOf(r)
	var out []Status
	for i := range threads {
		t := &threads[i]
		if !slices.ContainsFunc(t.Steps, func(s schema.Step) bool { return s.Rung >= schema.Asked && s.Rung != schema.Considered }) {
			continue
		}
		out = append(out, standing(t, meetings[joinParties(t.Parties)], on))
	}
	return out
}

func standing(t *schema.Thread, meetings []*schema.Occasion, on schema.Date) Status {
	s := Status{Thread: t, State: Open, Drift: driftOf(t)}
	for i, st := range t.Steps {
		if i > 0 && st.On != t.Steps[i-1].On {
			s.Restated++
		}
		if st.On.Known() && (st.On != s.LastOn || st.Rung > s.LastRung) {
			s.LastOn, s.LastRung = st.On, st.Rung
		}
	}
	for _, m := range meetings {
		if s.LastOn.Known() && after(m.On, s.LastOn) && !after(m.On, on) {
			s.Silent = append(s.Silent, m.ID)
		}
	}
	s.deadlines(on)
	return s
}

// deadlines compares a thread's first and current deadline with a day. Of
// several targets that the last step set, the one that falls due first counts:
// nothing in our documents says that it was met.
func (s *Status) deadlines(on schema.Date) {
	var last schema.Date
	for _, d := range s.Drift {
		if !d.Due.Known() {
			continue
		}
		if !s.FirstDue.Known() {
			s.FirstDue = d.Due
		}
		if d.On != last || schema.CompareDates(d.Due, s.CurrentDue) < 0 {
			last, s.CurrentDue = d.On, d.Due
		}
	}
	s.LateAgainstFirst = after(on, s.FirstDue)
	s.State = StateOf(s.CurrentDue, on)
}

// StateOf returns the state of something due by a date, on a day.
func StateOf(due, on schema.Date) State {
	if !due.Known() {
		return Open
	}
	if after(on, due) {
		return Overdue
	}
	_, last, err := due.Bounds()
	if err != nil || last.IsZero() {
		return Open
	}
	if n := daysBetween(on, schema.NewDay(last)); n >= 0 && n <= dueDays {
		return Due
	}
	return Open
}

// driftOf lists the amounts that a thread aims at, step by step. Sums that are
// only reported, not aimed at, are no part of it.
func driftOf(t *schema.Thread) []Drift {
	var out []Drift
	for _, st := range t.Steps {
		for _, target := range aims(&st) {
			out = append(out, Drift{On: st.On, By: st.By, Rung: st.Rung, Target: target, Acts: st.Acts})
		}
	}
	return out
}

// meetingsOf lists the meetings, calls and conferences that took place by their
// parties, in order of time.
func meetingsOf(r *schema.Record) map[string][]*schema.Occasion {
	out := map[string][]*schema.Occasion{}
	for i := range r.Events {
		o := &r.Events[i]
		if o.Planned || o.Kind == schema.Visit || o.Kind == schema.Signing || !o.On.Known() {
			continue
		}
		k := joinParties(countriesOf(o.Parties))
		out[k] = append(out[k], o)
	}
	for _, os := range out {
		slices.SortFunc(os, func(a, b *schema.Occasion) int {
			return cmp.Or(schema.CompareDates(a.On, b.On), cmp.Compare(a.ID, b.ID))
		})
	}
	return out
}
