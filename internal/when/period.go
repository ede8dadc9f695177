package when

import (
	"time"

	"chancery/schema"
)

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

// anchor returns p's day as an anchor.
func (p period) anchor() anchored { return anchored{t: p.t, exact: Day} }

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
