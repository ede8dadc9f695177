package extract

import (
	"slices"
	"strings"

	"chancery/internal/lexicon"
	"chancery/internal/when"
	"chancery/schema"
)

// dateEvent gives an event the date that stands nearest to its cue.
func (r *reader) dateEvent(e *event, q cue, dates []when.Expr, end int) {
	best, distance := -1, 1<<30
	for i := range dates {
		d := &dates[i]
		if d.Kind == when.Duration || d.Role == when.Anniversary || d.Role == when.Since || d.Role == when.By || e.kind == schema.Signing && d.Role == when.For {
			continue
		}
		far := int(d.From) - q.to
		switch {
		case int(d.From) >= q.at && int(d.To) <= max(end, q.to+2):
		case int(d.To) <= q.at && r.sameClause(int(d.To), q.at):
			far = (q.at - int(d.To)) * 2
			if r.hasComma(int(d.To), q.at) {
				far += commaCost
			}
		case int(d.From) >= end && int(d.From)-end < 16 && r.sameClause(end, int(d.From)):
			far += 4
		default:
			continue
		}
		if far < distance {
			best, distance = i, far
		}
	}
	if best < 0 {
		return
	}
	d := dates[best]
	dir := when.Nearest
	if e.planned {
		dir = when.Forward
	}
	if right, ok := weekdayTells(d, r.in.Meta.Published); ok {
		dir = right
	}
	e.told = true
	start, stop, ok := d.Resolve(r.in.Meta.Published, dir)
	if !ok {
		if d.Start.Weekday > 0 {
			e.weekday = weekdays[d.Start.Weekday-1]
		}
		return
	}
	e.start, e.end, e.dated = start, stop, true
	e.to = max(e.to, int(d.To))
}

// dateBySide gives a gathering on whose margins a meeting took place the
// meeting's date.
func (r *reader) dateBySide(e *event, q cue) {
	if e.kind != schema.Conference || e.dated || len(r.events) == 0 {
		return
	}
	last := &r.events[len(r.events)-1]
	if last.sentence != e.sentence || !last.dated || last.start != last.end {
		return
	}
	for k := q.at - 1; k > q.at-6 && k > 0; k-- {
		if r.anyWord(k, "during", "margins", "sidelines") {
			e.start, e.end, e.dated = last.start, last.end, true
			return
		}
	}
}

// weekdayTells returns the direction in which a day of the month without a
// year falls on the weekday that the text gives with it.
func weekdayTells(d when.Expr, published schema.Date) (when.Direction, bool) {
	if d.Start.Weekday == 0 || d.Start.Day == 0 || d.Start.Year != 0 {
		return 0, false
	}
	for _, dir := range []when.Direction{when.Backward, when.Forward} {
		start, _, ok := d.Resolve(published, dir)
		if !ok {
			continue
		}
		if first, _, err := start.Bounds(); err == nil && (int(first.Weekday())+6)%7+1 == int(d.Start.Weekday) {
			return dir, true
		}
	}
	return 0, false
}

// commaCost is what a comma between a date and an event counts against their
// belonging together, in tokens.
const commaCost = 24

func (r *reader) hasComma(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, fComma) {
			return true
		}
	}
	return false
}

var weekdays = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}

// sameClause reports whether no verb of speech or full stop parts two tokens.
func (r *reader) sameClause(from, to int) bool {
	for i := from; i < to; i++ {
		if v, f := r.verb(i); r.is(i, fSemi) || v != nil && v.Class != lexicon.VerbLight && f&(past|third) != 0 && f&base == 0 && r.cover[i] == 0 {
			return false
		}
	}
	return true
}

// addEvent joins an event to one already told of, or adds it.
func (r *reader) addEvent(e event) {
	for i := range r.events {
		o := &r.events[i]
		if o.kind != e.kind || !sameOccasion(o, &e) {
			continue
		}
		if !o.dated && e.dated {
			o.start, o.end, o.dated, o.planned = e.start, e.end, true, e.planned
		}
		if o.weekday == "" {
			o.weekday = e.weekday
		}
		if o.place == "" {
			o.place = e.place
		}
		for _, p := range e.parties {
			o.parties = appendNew(o.parties, p)
		}
		o.people = unionPeople(o.people, e.people)
		return
	}
	r.events = append(r.events, e)
}

// sameOccasion reports whether two tellings of a kind are of one event: their
// parties agree and their dates do not differ.
func sameOccasion(a, b *event) bool {
	if a.dated && b.dated && (a.start != b.start || a.end != b.end) {
		return false
	}
	if a.distant != b.distant || a.planned != b.planned && a.dated != b.dated {
		return false
	}
	if a.kind == schema.Visit && (a.guest != b.guest || a.host != b.host) {
		return false
	}
	if a.kind == schema.Meeting && len(a.people) > 1 && len(b.people) > 1 && !subsetPeople(a.people, b.people) && !subsetPeople(b.people, a.people) {
		return false
	}
	return subset(a.parties, b.parties) || subset(b.parties, a.parties)
}

func subsetPeople(a, b []int32) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

func subset(a, b []schema.Party) bool {
	for _, x := range a {
		if !slices.Contains(b, x) {
			return false
		}
	}
	return true
}

// settleEvents dates what the text leaves open: talks and signings by the
// meeting or the visit that they belong to, the contact that a document
// reports by the month of its publication.
func (r *reader) settleEvents() {
	for i := range r.events {
		e := &r.events[i]
		if e.dated || e.distant || e.weekday != "" {
			continue
		}
		if !slices.ContainsFunc(e.parties, func(p schema.Party) bool { return slices.Contains(r.parties, p) }) {
			continue
		}
		if e.kind == schema.Signing {
			if d := r.lastMeeting(i); d != nil {
				e.start, e.end = d.start, d.end
				continue
			}
		}
		if v := r.visitOf(e); v != nil {
			e.start, e.end = during(v)
			continue
		}
		if e.planned || !subset(e.parties, r.parties) && e.kind != schema.Conference {
			continue
		}
		if len(e.parties) > 1 && len(e.people) > 0 {
			e.start = monthOf(r.in.Meta.Published)
			e.end = e.start
		}
	}
}

// shortVisit is the length in days up to which talks are taken to fill a visit.
const shortVisit = 2

// during returns when what has no date of its own took place in a visit: over
// a short one, in the month of a longer one.
func during(v *event) (start, end schema.Date) {
	first, _, err := v.start.Bounds()
	_, last, err2 := v.end.Bounds()
	if err == nil && err2 == nil && v.start.Precise() && v.end.Precise() && last.Sub(first).Hours() < 24*shortVisit {
		return v.start, v.end
	}
	return monthOf(v.start), monthOf(v.start)
}

// lastMeeting returns the meeting of the same parties told of before event i
// on a single day.
func (r *reader) lastMeeting(i int) *event {
	for k := i - 1; k >= 0; k-- {
		o := &r.events[k]
		if o.kind == schema.Meeting && o.dated && o.start == o.end && !o.distant && subset(o.parties, r.events[i].parties) {
			return o
		}
	}
	return nil
}

// visitOf returns the visit during which an event took place.
func (r *reader) visitOf(e *event) *event {
	for k := range r.events {
		o := &r.events[k]
		if o.kind == schema.Visit && o != e && o.dated && len(o.start) > 4 && !o.distant && !o.planned && (subset(o.parties, e.parties) || subset(e.parties, o.parties)) {
			return o
		}
	}
	return nil
}

// monthOf returns the month of a day, or what is known of it.
func monthOf(d schema.Date) schema.Date {
	if len(d) > 7 && !strings.Contains(string(d), "/") {
		return d[:7]
	}
	return d
}

// linkOccasions ties each act to the event of the document at which it was
// done: the meeting or call of its parties, told of last before it.
func (r *reader) linkOccasions() {
	r.meetingFromTalks()
	for i := range r.acts {
		a := &r.acts[i]
		best, score := int32(-1), 0
		for k := range r.events {
			e := &r.events[k]
			if e.distant || e.planned {
				continue
			}
			s := 0
			switch e.kind {
			case schema.Meeting, schema.Call:
				s = 6
			case schema.Visit, schema.Conference:
				s = 2
			case schema.Signing:
				continue
			}
			switch {
			case !subset(a.by, e.parties):
				s -= 4
			case e.sentence == a.sentence:
				s += 3
			case subset(r.parties, e.parties):
				s += 2 // the talks, before a meeting of one side with others
			}
			if e.sentence <= a.sentence {
				s++
			}
			if s > score || s == score && s > 0 && e.sentence <= a.sentence {
				best, score = int32(k), s
			}
		}
		a.event = best
		if len(a.to2) == 0 {
			a.to2 = r.addressee(a)
		}
	}
}

// meetingFromTalks adds the meeting that a document supposes without telling
// of it: its two sides exchanged views, agreed and so on.
func (r *reader) meetingFromTalks() {
	for i := range r.events {
		e := &r.events[i]
		if (e.kind == schema.Meeting || e.kind == schema.Call) && !e.distant && (subset(r.parties, e.parties) || e.dated && subset(e.parties, r.parties)) {
			return
		}
	}
	for i := range r.acts {
		a := &r.acts[i]
		if a.force != schema.Discuss || len(a.by) < 2 || len(a.speakers) < 2 {
			continue
		}
		e := event{
			kind: schema.Meeting, from: a.from, to: a.to, sentence: a.sentence, parties: a.by, people: a.speakers, rule: "talks-supposed",
		}
		r.events = append(r.events, e)
		last := &r.events[len(r.events)-1]
		if v := r.visitOf(last); v != nil {
			last.start, last.end = during(v)
			last.place = v.place
		} else {
			last.start = monthOf(r.in.Meta.Published)
			last.end = last.start
		}
		return
	}
}
