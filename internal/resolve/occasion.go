package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/internal/fold"
	"chancery/schema"
)

// occasion is one event across documents, while identities are being settled.
type occasion struct {
	id        schema.IRI
	kind      schema.EventKind
	reports   []*report
	days      period // the days that it may lie on
	exact     bool   // a report gives the day or days
	on        period
	countries []string // sorted; those that every report names
	people    map[*person]bool
	partOf    *occasion
	parts     []*occasion
	sides     []side // of judgements
	notes     []string
	label     string
}

func newOccasion(r *report) *occasion {
	o := &occasion{kind: r.fact.Kind, days: forever, people: map[*person]bool{}, countries: r.countries}
	o.add(r)
	return o
}

func (o *occasion) add(r *report) {
	o.reports = append(o.reports, r)
	r.of = o
	o.sides = append(o.sides, r.sides...)
	switch {
	case r.exact && o.exact:
		o.days = o.days.union(r.days)
	case r.exact:
		o.days, o.exact = r.days, true
	case !o.exact && o.days.overlaps(r.days):
		o.days = o.days.intersect(r.days)
	}
	for _, m := range r.people {
		o.people[m.who] = true
	}
	if len(r.countries) > len(o.countries) {
		o.countries = r.countries
	}
}

func (o *occasion) stands() []side { return o.sides }

func (o *occasion) gone() bool { return len(o.reports) == 0 }

func (o *occasion) absorb(p *occasion) {
	for _, r := range p.reports {
		o.add(r)
	}
	o.notes = append(o.notes, p.notes...)
	for _, part := range p.parts {
		part.hang(o)
	}
	p.reports, p.parts = nil, nil
}

// note adds a remark once.
func (o *occasion) note(format string, args ...any) {
	if s := fmt.Sprintf(format, args...); !slices.Contains(o.notes, s) {
		o.notes = append(o.notes, s)
	}
}

// settleDays chooses the day or days of o once all its reports are known.
func (o *occasion) settleDays() {
	if days, ok := o.mostExact(); ok {
		o.days = days
	}
	o.on = o.days
	if o.days.narrow() && o.exact && !o.days.day() {
		o.on = period{o.days.first, o.days.first}
	}
}

// mostExact returns the days that the reports which date o exactly agree on:
// for what lasts, the longest stretch; for what does not, the day given most.
func (o *occasion) mostExact() (period, bool) {
	count := map[period]int{}
	for _, r := range o.reports {
		if r.exact {
			count[r.days]++
		}
	}
	if len(count) == 0 {
		return o.days, false
	}
	days := make([]period, 0, len(count))
	for p := range count {
		days = append(days, p)
	}
	lasting := o.kind == schema.Visit || o.kind == schema.Conference
	return slices.MinFunc(days, func(a, b period) int {
		byLength, byCount := cmp.Compare(b.days(), a.days()), cmp.Compare(count[b], count[a])
		if !lasting {
			byLength, byCount = byCount, -byLength
		}
		return cmp.Or(byLength, byCount, cmp.Compare(a.first, b.first))
	}), true
}

// explainDays notes for every report that does not give the day itself whose
// day it takes.
func (o *occasion) explainDays() {
	if !o.exact || !o.days.narrow() {
		return
	}
	for _, r := range o.reports {
		from := strings.Join(o.datedBy(r), ", ")
		doc := r.doc.facts.Document.Doc
		switch {
		case r.exact && !r.days.overlaps(o.days):
			o.note("%s dates this to %s, against %s", doc, r.days.date(), o.days.date())
		case r.exact || r.fact.Planned || from == "":
		case r.onWeekday && o.days.day():
			o.note("%q in %s is %s, the day that %s gives", r.weekday.String(), doc, o.days.date(), from)
		case r.fact.Start.Known():
			o.note("%s dates this only to %s; %s is from %s", doc, r.fact.Start, o.days.date(), from)
		default:
			o.note("%s does not date this; %s is from %s", doc, o.days.date(), from)
		}
	}
}

// datedBy lists the other documents that date o's day exactly.
func (o *occasion) datedBy(r *report) []string {
	docs := map[string]bool{}
	for _, q := range o.reports {
		if q.exact && q.doc != r.doc && q.days == o.days {
			docs[q.doc.facts.Document.Doc] = true
		}
	}
	return sortedKeys(docs)
}

// settleWeekday turns the weekday of an undated report into a day, where only
// one such day lies in the days that o may lie on.
func (o *occasion) settleWeekday(why string) {
	if o.exact || !o.days.narrow() {
		return
	}
	for _, r := range o.reports {
		if !r.onWeekday {
			continue
		}
		if day, ok := onlyWeekday(o.days, r.weekday); ok {
			o.days, o.exact = period{day, day}, true
			o.note("%q in %s is %s: the only one %s", r.weekday.String(), r.doc.facts.Document.Doc, schema.NewDay(timeOf(day)), why)
			return
		}
	}
}

func onlyWeekday(p period, w time.Weekday) (day int, ok bool) {
	for d := p.first; d <= p.last; d++ {
		if timeOf(d).Weekday() != w {
			continue
		}
		if ok {
			return 0, false
		}
		day, ok = d, true
	}
	return day, ok
}

// start and end return the dates of o as exact as they are known.
func (o *occasion) dates() (start, end schema.Date) {
	if o.exact && o.days.narrow() {
		return schema.NewDay(timeOf(o.days.first)), schema.NewDay(timeOf(o.days.last))
	}
	var best *schema.Event
	width := 0
	for _, r := range o.reports {
		if periodOf(r.fact.Start).known() && (best == nil || r.days.days() < width) {
			best, width = r.fact, r.days.days()
		}
	}
	if best == nil {
		return "", ""
	}
	if end := periodOf(best.End); !end.known() || end.last < periodOf(best.Start).first {
		return best.Start, best.Start
	}
	return best.Start, best.End
}

// day returns On: the day that the sources date most exactly, or what is known
// of it.
func (o *occasion) day() schema.Date {
	if o.on.day() {
		return schema.NewDay(timeOf(o.on.first))
	}
	start, _ := o.dates()
	return start
}

// planned reports whether no report says that o took place.
func (o *occasion) planned() bool {
	return !slices.ContainsFunc(o.reports, func(r *report) bool { return !r.fact.Planned })
}

func (o *occasion) record(parties *partyIndex) schema.Occasion {
	rec := schema.Occasion{
		ID: o.id, Kind: o.kind, Label: o.label, On: o.day(), Place: o.place(), Planned: o.planned(), Notes: slices.Sorted(slices.Values(o.notes)),
	}
	rec.Start, rec.End = o.dates()
	if o.partOf != nil {
		rec.PartOf = o.partOf.id
	}
	rec.Parties = o.partyIRIs(parties)
	for p := range o.people {
		rec.People = append(rec.People, p.id)
	}
	slices.Sort(rec.People)
	for _, r := range o.reports {
		rec.Facts = append(rec.Facts, r.fact.ID)
		rec.Matters = append(rec.Matters, r.doc.about(r.fact.About)...)
	}
	slices.Sort(rec.Facts)
	slices.Sort(rec.Matters)
	rec.Matters = slices.Compact(rec.Matters)
	return rec
}

// partyIRIs returns the countries of o, then its organisations.
func (o *occasion) partyIRIs(parties *partyIndex) []schema.IRI {
	set := map[schema.IRI]bool{}
	for _, r := range o.reports {
		for _, id := range parties.iris(r.fact.Parties) {
			set[id] = true
		}
	}
	return sortedKeys(set)
}

// place returns the place that most reports give, the more exact one of two
// given equally often.
func (o *occasion) place() string {
	count := map[string]int{}
	for _, r := range o.reports {
		if r.fact.Place != "" {
			count[r.fact.Place]++
		}
	}
	best := ""
	for _, p := range sortedKeys(count) {
		if best == "" || count[p] > count[best] || count[p] == count[best] && len(p) > len(best) {
			best = p
		}
	}
	return best
}

// nameOccasions gives every occasion an IRI that tells its date, kind and
// parties, and a label.
func nameOccasions(os []*occasion, parties *partyIndex) {
	slices.SortFunc(os, compareOccasions)
	taken := map[schema.IRI]bool{}
	for _, o := range os {
		start, _ := o.dates()
		when := strings.ReplaceAll(string(cmp.Or(start, "undated")), "/", "..")
		local := when + "-" + string(o.kind)
		if p := o.partySlug(parties); p != "" {
			local += "-" + p
		}
		o.label = o.bestLabel(parties)
		o.id = freeIRI(schema.KindEvent, taken, strings.TrimRight(local, "~?%"), o.peopleSlug())
	}
}

// compareOccasions orders by date and content, never by input order.
func compareOccasions(a, b *occasion) int {
	return cmp.Or(
		cmp.Compare(a.days.first, b.days.first),
		cmp.Compare(a.kind, b.kind),
		slices.Compare(a.countries, b.countries),
		cmp.Compare(len(b.reports), len(a.reports)),
		compareReports(a.reports[0], b.reports[0]))
}

func compareReports(a, b *report) int {
	return cmp.Or(cmp.Compare(a.doc.facts.Document.Doc, b.doc.facts.Document.Doc), cmp.Compare(a.fact.ID, b.fact.ID))
}

// partySlug joins the countries of o, at most four; where it has fewer than two,
// its organisations too.
func (o *occasion) partySlug(parties *partyIndex) string {
	ids := o.partyIRIs(parties)
	if len(o.countries) > 1 {
		ids = slices.DeleteFunc(ids, func(id schema.IRI) bool { return id.Kind() != schema.KindCountry })
	}
	var ps []string
	for _, id := range ids {
		ps = append(ps, fold.String(id.Local()))
	}
	if len(ps) > 4 {
		return fmt.Sprintf("%s-and-%d-more", strings.Join(ps[:3], "-"), len(ps)-3)
	}
	return strings.Join(ps, "-")
}

func (o *occasion) peopleSlug() string {
	var ps []string
	for p := range o.people {
		ps = append(ps, p.id.Local())
	}
	slices.Sort(ps)
	return strings.Join(ps[:min(len(ps), 2)], "-")
}

// bestLabel returns the label that most reports give, or one made of kind and
// parties.
func (o *occasion) bestLabel(parties *partyIndex) string {
	count := map[string]int{}
	for _, r := range o.reports {
		if r.fact.Label != "" {
			count[r.fact.Label]++
		}
	}
	best := ""
	for _, l := range sortedKeys(count) {
		if best == "" || count[l] > count[best] {
			best = l
		}
	}
	if best != "" {
		return best
	}
	var names []string
	for _, id := range o.partyIRIs(parties) {
		names = append(names, parties.name(id))
	}
	label := strings.ToUpper(string(o.kind[:1])) + string(o.kind[1:])
	if len(names) == 0 {
		return label
	}
	return label + ": " + strings.Join(names, ", ")
}
