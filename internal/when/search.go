package when

import (
	"time"
)

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
		if fits(p.t, m.anchorFor(a), dir, strict) && (best.t.IsZero() || closer(p.t, best.t, a.t)) {
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
		if best.IsZero() || closer(t, best, a.t) {
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
func closer(t, u, anchor time.Time) bool {
	return t.Sub(anchor).Abs() < u.Sub(anchor).Abs()
}
