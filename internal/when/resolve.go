package when

import (
	"time"

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
	q, ok := e.End.settle(p.anchor(a), true, Forward)
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

// anchored is the anchor: its first day, and the unit that it is exact to.
type anchored struct {
	t     time.Time
	exact Unit
}

func parseAnchor(d schema.Date) (anchored, bool) {
	first, last, err := d.Bounds()
	switch {
	case err != nil || first.IsZero():
		return anchored{}, false
	case first.Equal(last) || last.IsZero():
		return anchored{first, Day}, true
	case last.Sub(first) < 32*24*time.Hour:
		return anchored{first, Month}, true
	}
	return anchored{first, Year}, true
}

// add moves the anchor by n units; weeks and days are told to the day, longer
// units to themselves.
func (a anchored) add(u Unit, n int) (period, bool) {
	switch u {
	case Day:
		return period{unit: Day, t: a.t.AddDate(0, 0, n)}, a.exact == Day
	case Week:
		return period{unit: Day, t: a.t.AddDate(0, 0, 7*n)}, a.exact == Day
	case Month:
		return period{unit: Month, t: monthOf(a.t).AddDate(0, n, 0)}, a.exact <= Month
	case Quarter:
		return period{unit: Month, t: monthOf(a.t).AddDate(0, 3*n, 0)}, a.exact <= Month
	case Year:
		return period{unit: Year, t: a.t.AddDate(n, 0, 0)}, true
	case Decade:
		return period{unit: Year, t: a.t.AddDate(10*n, 0, 0)}, true
	case Century:
		return period{unit: Year, t: a.t.AddDate(100*n, 0, 0)}, true
	}
	return period{}, false
}

func monthOf(t time.Time) time.Time { return date(t.Year(), int(t.Month()), 1) }

func date(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }

// period is a settled unit of the calendar: the one that holds the day t.
type period struct {
	unit   Unit
	t      time.Time
	approx bool
}

// anchor returns p's day as an anchor; a keeps how exact the document's is.
func (p period) anchor(a anchored) anchored { return anchored{t: p.t, exact: Day} }

func (p period) before(o period) bool {
	return p.t.Before(o.t) && (p.unit != Year && o.unit != Year || p.t.Year() < o.t.Year())
}

const (
	yearLayout  = "2006"
	monthLayout = "2006-01"
	dayLayout   = time.DateOnly
)

// dates returns p's first and last date in EDTF.
func (p period) dates() (start, end schema.Date) {
	t := p.t
	if t.IsZero() || t.Year() < 1 || t.Year() > 9999 {
		return "", ""
	}
	format := func(t time.Time, layout string) schema.Date { return schema.Date(t.Format(layout)) }
	switch p.unit {
	case Day:
		start = format(t, dayLayout)
	case Weekend:
		return format(t, dayLayout), format(t.AddDate(0, 0, 1), dayLayout)
	case Week:
		return format(t, dayLayout), format(t.AddDate(0, 0, 6), dayLayout)
	case Month:
		start = format(t, monthLayout)
	case Quarter:
		return format(t, monthLayout), format(t.AddDate(0, 2, 0), monthLayout)
	case Half:
		return format(t, monthLayout), format(t.AddDate(0, 5, 0), monthLayout)
	case Season:
		season := [...]string{"21", "21", "21", "21", "21", "21", "22", "22", "22", "23", "23", "23", "24"}[t.Month()]
		start = format(t, yearLayout) + schema.Date("-"+season)
	case Decade:
		return format(t, yearLayout), format(t.AddDate(9, 0, 0), yearLayout)
	case Century:
		return format(t, yearLayout), format(t.AddDate(99, 0, 0), yearLayout)
	default:
		start = format(t, yearLayout)
	}
	if p.approx {
		start += "~"
	}
	return start, start
}

// settle completes m from the anchor.
func (m Moment) settle(a anchored, known bool, dir Direction) (period, bool) {
	if m.Year > 0 {
		return m.inYear(int(m.Year))
	}
	if !known {
		return period{}, false
	}
	switch m.Rel {
	case Shifted:
		return m.shift(a)
	case Coming:
		return m.search(a, Forward, true)
	case Gone:
		return m.search(a, Backward, true)
	}
	return m.search(a, dir, false)
}

// inYear settles what stands in a known year.
func (m Moment) inYear(y int) (period, bool) {
	mo := max(1, int(m.Month))
	switch m.Unit {
	case Day:
		if m.Either {
			return period{unit: Year, t: date(y, 1, 1)}, true
		}
		return period{unit: Day, t: date(y, mo, max(1, int(m.Day)))}, true
	case Week:
		return m.week(y), true
	case Month:
		return period{unit: Month, t: date(y, mo, 1)}, true
	case Quarter:
		return period{unit: Quarter, t: date(y, 3*int(m.quarter(4))-2, 1)}, true
	case Half:
		return period{unit: Half, t: date(y, 6*int(m.N)-5, 1)}, true
	case Season:
		return period{unit: Season, t: date(y, 3*int(m.N), 1)}, true
	case Decade, Century:
		return period{unit: m.Unit, t: date(y, 1, 1)}, true
	}
	return period{unit: Year, t: date(y, 1, 1), approx: m.Fiscal}, true
}

// quarter returns which quarter m is; "the last quarter of" is number last.
func (m Moment) quarter(last int8) int8 {
	if m.N < 0 {
		return last
	}
	return max(1, m.N)
}

// week settles "the week of 10 April 2021", "the first week of May 2021". The
// first week of a month or a year is the one that holds its first Thursday.
func (m Moment) week(y int) period {
	mo := max(1, int(m.Month))
	if m.Day > 0 {
		return period{unit: Week, t: monday(date(y, mo, int(m.Day)))}
	}
	if m.N < 0 {
		next := date(y, mo+1, 1)
		if m.Month == 0 {
			next = date(y+1, 1, 1)
		}
		return period{unit: Week, t: firstWeek(next).AddDate(0, 0, -7)}
	}
	return period{unit: Week, t: firstWeek(date(y, mo, 1)).AddDate(0, 0, 7*(int(m.N)-1))}
}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }

// firstWeek returns the Monday of the week with the first Thursday from t on.
func firstWeek(t time.Time) time.Time { return monday(t.AddDate(0, 0, 3)) }

// shift settles "next year", "the 23rd of this month", "Tuesday of last week".
func (m Moment) shift(a anchored) (period, bool) {
	n := int(m.Shift)
	switch m.Of {
	case Day:
		p, ok := a.add(Day, n)
		if m.Day > 0 {
			return Moment{Unit: Day, Day: m.Day}.search(anchored{p.t, a.exact}, Nearest, false)
		}
		if n == 0 && !ok {
			return period{unit: a.exact, t: a.t}, true // today, in a text dated by month
		}
		return p, ok
	case Week:
		w := monday(a.t).AddDate(0, 0, 7*n)
		switch {
		case a.exact != Day:
			return period{}, false
		case m.Weekday > 0:
			return period{unit: Day, t: w.AddDate(0, 0, int(m.Weekday)-1)}, true
		case m.Unit == Weekend:
			return period{unit: Weekend, t: w.AddDate(0, 0, 5)}, true
		}
		return period{unit: Week, t: w}, true
	case Month:
		return m.shiftMonth(monthOf(a.t).AddDate(0, n, 0), a)
	case Quarter:
		q := date(a.t.Year(), (int(a.t.Month())-1)/3*3+1, 1)
		return period{unit: Quarter, t: q.AddDate(0, 3*n, 0)}, a.exact <= Month
	case Year:
		y := a.t.Year() + n
		if m.Unit == Year {
			return period{unit: Year, t: date(y, 1, 1), approx: m.Fiscal}, true
		}
		return m.inYear(y)
	case Decade:
		return period{unit: Decade, t: date(a.t.Year()/10*10+10*n, 1, 1)}, true
	case Century:
		return period{unit: Century, t: date(a.t.Year()/100*100+100*n, 1, 1)}, true
	}
	return period{}, false
}

func (m Moment) shiftMonth(t time.Time, a anchored) (period, bool) {
	if a.exact == Year {
		return period{}, false
	}
	switch {
	case m.Unit == Month:
		return period{unit: Month, t: t}, true
	case m.Unit == Week:
		m.Month = int8(t.Month())
		return m.week(t.Year()), true
	case m.Day > 0:
		d := date(t.Year(), int(t.Month()), int(m.Day))
		return period{unit: Day, t: d}, d.Month() == t.Month()
	}
	return period{}, false
}

// search completes a date without a year (a month, a day, a weekday) with the
// nearest one that dir allows; strict leaves the anchor's own out.
func (m Moment) search(a anchored, dir Direction, strict bool) (period, bool) {
	switch {
	case m.Month > 0 || m.Unit == Season || m.Unit == Quarter || m.Unit == Half:
		return m.searchYear(a, dir, strict)
	case a.exact != Day:
		return period{}, false
	case m.Weekday > 0 && m.Day > 0, m.Day > 0:
		return m.searchMonth(a, dir)
	case m.Weekday > 0:
		return m.searchWeek(a, dir, strict)
	}
	return period{}, false
}

func (m Moment) searchYear(a anchored, dir Direction, strict bool) (period, bool) {
	if a.exact == Year && !strict {
		return m.inYear(a.t.Year()) // a text dated by its year speaks of that year
	}
	var best period
	for y := a.t.Year() - 8; y <= a.t.Year()+8; y++ {
		m.Year = int16(y)
		if m.Month > 0 && !valid(m) {
			continue
		}
		p, _ := m.inYear(y)
		if fits(p.t, m.anchorFor(a), dir, strict) && (best.t.IsZero() || closer(p.t, best.t, a.t, dir)) {
			best = p
		}
	}
	return best, !best.t.IsZero()
}

// anchorFor returns the anchor cut to m's unit: in a text of 15 June, "June"
// is neither past nor future.
func (m Moment) anchorFor(a anchored) time.Time {
	switch m.Unit {
	case Day, Week:
		return a.t
	case Quarter:
		return date(a.t.Year(), (int(a.t.Month())-1)/3*3+1, 1)
	case Half:
		return date(a.t.Year(), (int(a.t.Month())-1)/6*6+1, 1)
	case Season:
		return date(a.t.Year(), int(a.t.Month())/3*3, 1)
	}
	return monthOf(a.t)
}

// searchMonth finds a day of the month, on its weekday where that is told.
func (m Moment) searchMonth(a anchored, dir Direction) (period, bool) {
	var best time.Time
	for n := -13; n <= 13; n++ {
		f := monthOf(a.t).AddDate(0, n, 0)
		t := date(f.Year(), int(f.Month()), int(m.Day))
		if t.Month() != f.Month() || m.Weekday > 0 && (int(t.Weekday())+6)%7 != int(m.Weekday)-1 || !fits(t, a.t, dir, false) {
			continue
		}
		if best.IsZero() || closer(t, best, a.t, dir) {
			best = t
		}
	}
	return period{unit: Day, t: best}, !best.IsZero()
}

func (m Moment) searchWeek(a anchored, dir Direction, strict bool) (period, bool) {
	off := (int(m.Weekday) - 1 - (int(a.t.Weekday())+6)%7) // −6 … 6
	switch {
	case dir == Forward && (off < 0 || off == 0 && strict):
		off += 7
	case dir != Forward && (off > 0 || off == 0 && strict):
		off -= 7
	}
	return period{unit: Day, t: a.t.AddDate(0, 0, off)}, true
}

func fits(t, anchor time.Time, dir Direction, strict bool) bool {
	switch {
	case strict && t.Equal(anchor):
		return false
	case dir == Backward:
		return !t.After(anchor)
	case dir == Forward:
		return !t.Before(anchor)
	}
	return true
}

// closer reports whether t is nearer to the anchor than u; of two as near, the
// earlier wins.
func closer(t, u, anchor time.Time, dir Direction) bool {
	return t.Sub(anchor).Abs() < u.Sub(anchor).Abs()
}
