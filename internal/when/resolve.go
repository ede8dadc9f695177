package when

import (
	"chancery/schema"
)

// Direction tells which way an incomplete date points from the anchor.
type Direction uint8

// The directions.
const (
	Nearest  Direction = iota // whichever is closer; for a weekday, the past
	Backward                  // a report of what happened
	Forward                   // a plan
)

// Resolve returns the first and the last date that e means, each as exact as
// the text: a day, a month, a year, a season. They are equal for a single
// unit. The anchor is the day of publication (for [Moment].Anaphor, the date
// spoken of before); it may be less exact than a day, or unknown. ok is false
// when e cannot be settled without guessing: a duration, "in the coming years",
// or what counts from an unknown anchor.
//
// Early, mid and late do not narrow the result, since EDTF has no words for
// them; they stand in the moment's Part. "After 2018" resolves to 2018: what
// the preposition makes of it stands in the Role.
func (e Expr) Resolve(anchor schema.Date, dir Direction) (start, end schema.Date, ok bool) {
	a, known := parseAnchor(anchor)
	switch e.Kind {
	case Point:
		var p period
		p, ok = e.Start.settle(a, known, dir)
		start, end = p.dates()
	case Range:
		start, end, ok = e.resolveRange(a, known, dir)
	case Window:
		start, end, ok = e.resolveWindow(a, known)
	case Offset:
		start, end, ok = e.resolveOffset(a, known, dir)
	case Duration:
		start, end, ok = e.resolveDuration(a, known, dir)
	}
	if !ok || start == "" || end == "" { // a year beyond four digits has no date
		return "", "", false
	}
	return start, end, true
}

func (e Expr) resolveRange(a anchored, known bool, dir Direction) (schema.Date, schema.Date, bool) {
	p, ok := e.Start.settle(a, known, dir)
	if !ok {
		return "", "", false
	}
	// The end is the first such time from the start on.
	q, ok := e.End.settle(p.anchor(), true, Forward)
	if e.End.Rel != Absolute {
		q, ok = e.End.settle(a, known, dir)
	}
	if !ok || q.before(p) {
		return "", "", false
	}
	start, _ := p.dates()
	_, end := q.dates()
	return start, end, true
}

func (e Expr) resolveWindow(a anchored, known bool) (schema.Date, schema.Date, bool) {
	if !known {
		return "", "", false
	}
	if e.Count == 0 {
		return e.resolveVague(a)
	}
	far, ok := a.add(e.Unit, int(e.Count))
	if !ok || a.exact < far.unit && far.unit == Day {
		return "", "", false
	}
	near := period{unit: far.unit, t: a.t}
	if e.Count > 0 {
		far, near = near, far
	}
	start, _ := far.dates()
	_, end := near.dates()
	return start, end, true
}

// resolveDuration makes a window of "over four years", ahead in a plan and
// behind in a report.
func (e Expr) resolveDuration(a anchored, known bool, dir Direction) (schema.Date, schema.Date, bool) {
	if e.Role != Over || dir == Nearest || e.Count == 0 {
		return "", "", false
	}
	if dir == Backward {
		e.Count = -e.Count
	}
	return e.resolveWindow(a, known)
}

// someDays is what "in the coming days" reaches to.
const someDays = 10

// resolveVague settles "in the coming days" to the month that holds them, if
// one does. Weeks, months and years without a number stay open.
func (e Expr) resolveVague(a anchored) (schema.Date, schema.Date, bool) {
	far := a.t.AddDate(0, 0, someDays*int(e.Start.Shift))
	if e.Unit != Day || a.exact != Day || far.Month() != a.t.Month() {
		return "", "", false
	}
	start, end := period{unit: Month, t: monthOf(a.t)}.dates()
	return start, end, true
}

func (e Expr) resolveOffset(a anchored, known bool, dir Direction) (schema.Date, schema.Date, bool) {
	if e.Start.Unit != NoUnit {
		p, ok := e.Start.settle(a, known, dir)
		if !ok {
			return "", "", false
		}
		a, known = anchored{t: p.t, exact: Day}, true
	}
	if !known {
		return "", "", false
	}
	p, ok := a.add(e.Unit, int(e.Count))
	if !ok {
		return "", "", false
	}
	start, end := p.dates()
	return start, end, true
}
