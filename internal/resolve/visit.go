package resolve

import (
	"cmp"
	"slices"

	"chancery/schema"
)

// joinSubsets joins reports of one visit, signing or conference of which one
// names fewer countries: a signing told by its two agencies alone, a visit told
// without the host. Meetings stay out: a two-sided meeting on the margin of a
// three-sided one is another meeting.
func joinSubsets(all []*occasion, rule *ruling) []*occasion {
	near := nearIndex{}
	for _, o := range all {
		if o.kind != schema.Meeting && o.kind != schema.Call && o.days.narrow() {
			near.add(o)
		}
	}
	for _, o := range all {
		if o.gone() || o.kind == schema.Meeting || o.kind == schema.Call || !o.days.narrow() {
			continue
		}
		for _, q := range near.of(o) {
			if q != o && len(q.reports) > 0 && q.kind == o.kind && subset(q.countries, o.countries) && o.days.overlaps(q.days) && o.samePeople(q) && !o.otherLabel(q) && !rule.apart(o.sides, q.sides) {
				o.absorb(q)
			}
		}
	}
	return slices.DeleteFunc(all, (*occasion).gone)
}

// otherLabel reports whether o and q are conferences that bear labels, and no
// two of these have a telling word in common: leaders go from one summit to
// the next on a day.
func (o *occasion) otherLabel(q *occasion) bool {
	labelled := func(r *report) bool { return len(r.label) > 0 }
	return o.kind == schema.Conference && slices.ContainsFunc(o.reports, labelled) && slices.ContainsFunc(q.reports, labelled) &&
		!slices.ContainsFunc(q.reports, o.sharesLabel)
}

// nearIndex finds occasions by a person and the time, and by the documents that
// tell of them.
type nearIndex map[nearKey][]*occasion

type nearKey struct {
	person *person
	bucket int
	doc    *document
}

func (ix nearIndex) add(o *occasion) {
	for _, k := range nearKeys(o) {
		ix[k] = append(ix[k], o)
	}
}

// of returns the occasions that share with o a person at its time, or a document
// and a person where both name any, in a fixed order.
func (ix nearIndex) of(o *occasion) []*occasion {
	seen := map[*occasion]bool{}
	for _, k := range nearKeys(o) {
		for _, q := range ix[k] {
			seen[q] = true
		}
	}
	out := make([]*occasion, 0, len(seen))
	for q := range seen {
		if len(q.reports) > 0 && q != o && (o.sharesPerson(q) || len(o.people) == 0 || len(q.people) == 0) {
			out = append(out, q)
		}
	}
	slices.SortFunc(out, compareOccasions)
	return out
}

func (o *occasion) sharesPerson(q *occasion) bool {
	for p := range o.people {
		if q.people[p] {
			return true
		}
	}
	return false
}

func nearKeys(o *occasion) []nearKey {
	var out []nearKey
	if o.days.narrow() {
		for b := bucket(o.days.first); b <= bucket(o.days.last); b++ {
			for p := range o.people {
				out = append(out, nearKey{person: p, bucket: b})
			}
		}
	}
	for _, r := range o.reports {
		out = append(out, nearKey{doc: r.doc})
	}
	return out
}

func subset(a, b []string) bool {
	return len(a) < len(b) && !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

func (o *occasion) samePeople(q *occasion) bool {
	for _, r := range q.reports {
		if n, ok := o.sharedPeople(r); !ok || n == 0 {
			return false
		}
	}
	return true
}

// hangParts hangs meetings and signings under the visit during which they were
// held.
func hangParts(all []*occasion) {
	visits := nearIndex{}
	for _, o := range all {
		if o.kind == schema.Visit {
			visits.add(o)
		}
	}
	for _, o := range all {
		if o.kind != schema.Meeting && o.kind != schema.Signing {
			continue
		}
		if v := o.visitOf(visits.of(o)); v != nil {
			o.hang(v)
		}
	}
	for _, o := range all {
		if o.kind != schema.Meeting && o.kind != schema.Signing || o.partOf != nil || o.days.narrow() {
			continue
		}
		if v := visitAround(o); v != nil && sameCountries(o, v) {
			o.hang(v)
		}
	}
}

func (o *occasion) hang(v *occasion) {
	o.partOf = v
	v.parts = append(v.parts, o)
}

// visitAround returns the dated visit that other events of o's documents were
// part of, where there is but one.
func visitAround(o *occasion) *occasion {
	var found *occasion
	for _, r := range o.reports {
		for _, q := range r.doc.reports {
			v := q.of.partOf
			if v == nil || v == o || !v.days.narrow() || v == found {
				continue
			}
			if found != nil {
				return nil
			}
			found = v
		}
	}
	return found
}

// visitOf returns the visit that o belongs to: one of a participant, between the
// same countries, at the same time; where the time is not known, one that a
// document tells of together with o.
func (o *occasion) visitOf(visits []*occasion) *occasion {
	var best *occasion
	rank := func(v *occasion) int {
		r := o.docsShared(v)
		if v.exact && o.exact {
			r += 100
		}
		return r
	}
	for _, v := range visits {
		if !o.days.overlaps(v.days) || !sameCountries(o, v) {
			continue
		}
		timed := o.days.narrow() && v.days.narrow() && (o.exact && v.days.days() <= bucketDays || v.exact && o.days.days() <= bucketDays)
		if !timed && o.docsShared(v) == 0 {
			continue
		}
		if best == nil || rank(v) > rank(best) {
			best = v
		}
	}
	return best
}

// sameCountries reports whether o's countries are among the visit's; a visit
// told without its host takes any.
func sameCountries(o, v *occasion) bool {
	return len(v.countries) < 2 || len(o.countries) == 0 || slices.Equal(o.countries, v.countries) || subset(o.countries, v.countries)
}

func (o *occasion) docsShared(v *occasion) int {
	n := 0
	for _, r := range o.reports {
		if slices.ContainsFunc(v.reports, func(q *report) bool { return q.doc == r.doc }) {
			n++
		}
	}
	return n
}

// settleByVisit narrows undated parts to the days of their visit, turns a
// weekday into the day it is there, and joins parts that thereby fall together.
func settleByVisit(all []*occasion, rule *ruling) []*occasion {
	joinUndatedVisits(all, rule)
	for _, o := range all {
		if o.exact || o.partOf == nil || !o.partOf.days.narrow() {
			continue
		}
		o.days = o.days.intersect(o.partOf.days)
		o.settleWeekday("during the visit")
	}
	for _, o := range all {
		if o.kind == schema.Visit {
			o.joinParts(rule)
		}
	}
	return slices.DeleteFunc(all, (*occasion).gone)
}

// joinUndatedVisits joins a visit that no document dates to the dated one whose
// talks its document tells of.
func joinUndatedVisits(all []*occasion, rule *ruling) {
	for _, v := range all {
		if v.kind != schema.Visit || v.days.narrow() || len(v.reports) == 0 {
			continue
		}
		dated := visitAround(v)
		if dated != nil && sameCountries(v, dated) && dated.fits(v) && !rule.apart(v.sides, dated.sides) {
			dated.absorb(v)
		}
	}
}

// fits reports whether no report of q names other people of a country than o.
func (o *occasion) fits(q *occasion) bool {
	return !slices.ContainsFunc(q.reports, func(r *report) bool { _, ok := o.sharedPeople(r); return !ok })
}

// joinParts joins parts of the visit o that are one event: of one kind, between
// the same people of the same countries, on days that agree.
func (o *occasion) joinParts(rule *ruling) {
	slices.SortFunc(o.parts, func(a, b *occasion) int {
		return cmp.Or(CompareBools(b.exact, a.exact), compareOccasions(a, b))
	})
	for i, p := range o.parts {
		for _, q := range o.parts[i+1:] {
			if len(p.reports) > 0 && len(q.reports) > 0 && p.samePart(q) && !rule.apart(p.sides, q.sides) {
				p.absorb(q)
			}
		}
	}
	o.parts = slices.DeleteFunc(o.parts, func(p *occasion) bool { return len(p.reports) == 0 })
}

func (o *occasion) samePart(q *occasion) bool {
	samePeople := len(o.people) == 0 && o.kind == schema.Signing || len(q.people) == 0 && q.kind == schema.Signing || o.samePeople(q)
	return o.kind == q.kind && slices.Equal(o.countries, q.countries) && o.days.overlaps(q.days) && samePeople &&
		!slices.ContainsFunc(q.reports, func(r *report) bool { return !o.weekdayFits(r) })
}

// dateVisits gives a visit the day of its talks: the part with the most reports
// that is dated to the day and has all the visit's countries.
func dateVisits(all []*occasion) {
	for _, v := range all {
		if v.kind != schema.Visit {
			continue
		}
		var talks *occasion
		for _, o := range v.parts {
			if !o.on.day() || !o.exact {
				continue
			}
			if talks == nil || weight(o, v) > weight(talks, v) {
				talks = o
			}
		}
		if talks != nil {
			v.on = talks.on
		}
	}
}

func weight(o, v *occasion) int {
	w := len(o.reports)
	if slices.Equal(o.countries, v.countries) {
		w += 1000
	}
	if o.kind == schema.Meeting {
		w += 100
	}
	return w
}
