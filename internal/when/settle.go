package when

import (
	"time"
)

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
