package resolve

import (
	"math"
	"time"

	"chancery/schema"
)

// period is a run of days, both ends included, counted from 1970-01-01. It
// holds every day that something may have happened on; forever says that
// nothing is known.
type period struct{ first, last int }

var forever = period{math.MinInt32, math.MaxInt32}

// longest is the widest period, in days, that still narrows a search: a bare
// year with some slack.
const longest = 400

func dayOf(t time.Time) int { return int(t.Unix() / (24 * 60 * 60)) }

func timeOf(day int) time.Time { return time.Unix(int64(day)*24*60*60, 0).UTC() }

// periodOf returns the days that d may mean; forever when it is unknown.
func periodOf(d schema.Date) period {
	first, last, err := d.Bounds()
	if err != nil {
		return forever
	}
	p := forever
	if !first.IsZero() {
		p.first = dayOf(first)
	}
	if !last.IsZero() {
		p.last = dayOf(last)
	}
	return p
}

func (p period) known() bool { return p.first > forever.first || p.last < forever.last }

// narrow reports whether p is short enough to look things up by.
func (p period) narrow() bool { return p.days() <= longest }

func (p period) days() int {
	if p.first == forever.first || p.last == forever.last {
		return math.MaxInt32
	}
	return p.last - p.first + 1
}

// day reports whether p is a single day.
func (p period) day() bool { return p.first == p.last }

func (p period) overlaps(o period) bool { return p.first <= o.last && o.first <= p.last }

func (p period) intersect(o period) period {
	return period{max(p.first, o.first), min(p.last, o.last)}
}

func (p period) union(o period) period {
	return period{min(p.first, o.first), max(p.last, o.last)}
}

// gap returns the number of days between p and o, 0 when they overlap.
func (p period) gap(o period) int {
	switch {
	case p.overlaps(o):
		return 0
	case p.last < o.first:
		return o.first - p.last
	default:
		return p.first - o.last
	}
}

// date writes p as a Date: a day, an interval, or unknown.
func (p period) date() schema.Date {
	switch {
	case !p.known() || p.days() == math.MaxInt32:
		return ""
	case p.first == p.last:
		return schema.NewDay(timeOf(p.first))
	}
	return schema.NewDay(timeOf(p.first)) + "/" + schema.NewDay(timeOf(p.last))
}
