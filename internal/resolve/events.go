package resolve

import (
	"cmp"
	"slices"
	"strings"

	"chancery/schema"
)

// settleEvents decides which reports tell of one event. Reports are compared
// within blocks of one kind and the same countries, the exactly dated ones
// first; a report that gives only a month, or no date at all, then joins the
// one event that fits its parties, people, days and content.
func settleEvents(c *corpus, parties *partyIndex) []*occasion {
	blocks := map[string][]*report{}
	for _, r := range c.reports {
		r.addSignatories(parties)
		k := blockKey(r, parties)
		blocks[k] = append(blocks[k], r)
	}
	var all []*occasion
	for _, k := range sortedKeys(blocks) {
		all = append(all, settleBlock(blocks[k], c.rule)...)
	}
	all = joinSubsets(all, c.rule)
	all = joinOccasions(c.rule, all)
	hangParts(all)
	all = settleByVisit(all, c.rule)
	for _, o := range all {
		slices.SortFunc(o.reports, compareReports)
		o.settleDays()
	}
	dateVisits(all)
	for _, o := range all {
		o.explainDays()
	}
	return all
}

func joinOccasions(r *ruling, os []*occasion) []*occasion {
	joinSame(r, os)
	return slices.DeleteFunc(os, (*occasion).gone)
}

// addSignatories adds the countries of the agencies that sign, where they are
// known: what KOICA signs, Korea has a part in.
func (r *report) addSignatories(parties *partyIndex) {
	if r.fact.Kind != schema.Signing {
		return
	}
	for _, id := range parties.iris(r.fact.Parties) {
		if c := parties.byIRI[id].country; isAlpha2(c) && !slices.Contains(r.countries, c) {
			r.countries = append(r.countries, c)
		}
	}
	slices.Sort(r.countries)
}

// blockKey keeps together what can be one event. A call is never a meeting.
func blockKey(r *report, parties *partyIndex) string {
	ps := r.countries
	if len(ps) == 0 {
		for _, id := range parties.iris(r.fact.Parties) {
			ps = append(ps, string(id))
		}
		slices.Sort(ps)
	}
	if len(ps) == 0 && r.fact.Kind == schema.Conference {
		ps = []string{strings.Join(ContentWords(r.fact.Label), " ")}
	}
	return string(r.fact.Kind) + "|" + strings.Join(ps, "|")
}

func settleBlock(rs []*report, rule *ruling) []*occasion {
	slices.SortFunc(rs, func(a, b *report) int {
		return cmp.Or(
			CompareBools(b.exact, a.exact),
			cmp.Compare(a.days.days(), b.days.days()),
			cmp.Compare(len(b.people), len(a.people)),
			cmp.Compare(a.days.first, b.days.first),
			compareReports(a, b))
	})
	ix := newOccasionIndex(rule)
	for _, r := range rs {
		if o := ix.same(r); o != nil {
			o.add(r)
			ix.learn(o, r)
			continue
		}
		ix.open(r)
	}
	return ix.all
}

// CompareBools orders false before true.
func CompareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// occasionIndex finds the occasions of a block by their days and by what was
// said at them.
type occasionIndex struct {
	rule      *ruling
	all       []*occasion
	byBucket  map[int][]*occasion
	byContent map[uint64][]*occasion
	byPerson  map[*person][]*occasion
}

// bucketDays is the width of the buckets in which days are looked up.
const bucketDays = 32

// maxPostings bounds how many occasions a phrase that is said everywhere leads
// to.
const maxPostings = 24

func newOccasionIndex(rule *ruling) *occasionIndex {
	return &occasionIndex{rule: rule, byBucket: map[int][]*occasion{}, byContent: map[uint64][]*occasion{}, byPerson: map[*person][]*occasion{}}
}

func (ix *occasionIndex) open(r *report) {
	o := newOccasion(r)
	ix.all = append(ix.all, o)
	if r.days.narrow() {
		for b := bucket(r.days.first); b <= bucket(r.days.last); b++ {
			ix.byBucket[b] = append(ix.byBucket[b], o)
		}
	}
	ix.learn(o, r)
}

func (ix *occasionIndex) learn(o *occasion, r *report) {
	for _, m := range r.people {
		if os := ix.byPerson[m.who]; len(os) == 0 || os[len(os)-1] != o {
			ix.byPerson[m.who] = append(os, o)
		}
	}
	for _, h := range r.doc.shingles {
		if os := ix.byContent[h]; len(os) < maxPostings && !slices.Contains(os, o) {
			ix.byContent[h] = append(os, o)
		}
	}
}

func bucket(day int) int {
	if day < 0 {
		day -= bucketDays - 1
	}
	return day / bucketDays
}

// candidates returns the occasions that r may tell of: those of its days, or,
// when it has none, those at which the like was said or the same people met.
func (ix *occasionIndex) candidates(r *report) []*occasion {
	seen := map[*occasion]bool{}
	if r.days.narrow() {
		for b := bucket(r.days.first - 1); b <= bucket(r.days.last+1); b++ {
			for _, o := range ix.byBucket[b] {
				seen[o] = true
			}
		}
	}
	for _, h := range r.doc.shingles {
		for _, o := range ix.byContent[h] {
			if !r.days.narrow() || !o.days.narrow() {
				seen[o] = true
			}
		}
	}
	if !r.days.narrow() {
		for _, m := range r.people {
			for _, o := range ix.byPerson[m.who] {
				seen[o] = true
			}
		}
	}
	out := make([]*occasion, 0, len(seen))
	for o := range seen {
		out = append(out, o)
	}
	slices.SortFunc(out, func(a, b *occasion) int { return compareReports(a.reports[0], b.reports[0]) })
	return out
}

// same returns the one occasion of the block that r tells of, or nil.
func (ix *occasionIndex) same(r *report) *occasion {
	var best *occasion
	top, next := 0.0, 0.0
	for _, o := range ix.candidates(r) {
		if ix.rule.apart(o.sides, r.sides) {
			continue
		}
		s := likeness(o, r)
		switch {
		case s > top:
			best, top, next = o, s, top
		case s > next:
			next = s
		}
	}
	if top-next < margin {
		return nil
	}
	return best
}

// margin is by how much the likeliest event must be likelier than the next:
// less than one person, more than a chance phrase.
const margin = 0.5

// minWords is the share of content words that, where fewer word pairs agree, an
// undated report must have in common with them.
const minWords = 0.2

// minShared is the number of word pairs that an undated report must share with
// an event's other reports.
const minShared = 4

// sameStory is the share of word pairs from which two reports that date a meeting
// to neighbouring days tell of the same one: the world has more than one zone of
// time, and papers err.
const sameStory = 0.5

// likeness says how well r fits o: 0 when it cannot tell of o, else a point for
// each person both name, up to three for what was said, and one for a day that
// both give.
func likeness(o *occasion, r *report) float64 {
	if o.days.gap(r.days) > 1 || !o.weekdayFits(r) {
		return 0
	}
	shared, ok := o.sharedPeople(r)
	if !ok {
		return 0
	}
	said, n := o.said(r)
	dated := o.exact && r.exact
	switch {
	case !o.days.overlaps(r.days):
		if !dated || shared < 2 || said < sameStory || n < minShared+2 {
			return 0
		}
	case !dated && (!r.days.narrow() || !o.days.narrow()):
		if n < minShared {
			said = o.saidWords(r)
		}
		if shared == 0 || n < minShared && said < minWords {
			return 0
		}
	case r.guessed && !o.soonBefore(r) && n < minShared && o.saidWords(r) < minWords:
		return 0
	case r.guessed && o.allGuessed() && !o.soonBefore(r) && said < sameStory:
		return 0
	case len(r.countries) < 2 || o.kind == schema.Conference:
		if !o.surely(r, shared, n, dated) {
			return 0
		}
	case !dated && shared == 0 && len(r.people) > 0 && len(o.people) > 0:
		return 0
	}
	score := 1 + float64(shared) + 3*said
	if dated {
		score++
	}
	return score
}

// soon is how many days apart accounts of one event are published, where none of
// them dates it.
const soon = 7

// soonBefore reports whether o lies, or where nobody dates it was told, within
// days of the publication of r.
func (o *occasion) soonBefore(r *report) bool {
	published := periodOf(r.doc.facts.Document.Published)
	if !o.allGuessed() {
		return o.days.gap(published) <= soon
	}
	return slices.ContainsFunc(o.reports, func(q *report) bool {
		return periodOf(q.doc.facts.Document.Published).gap(published) < soon
	})
}

// allGuessed reports whether no report of o dates it.
func (o *occasion) allGuessed() bool {
	return !slices.ContainsFunc(o.reports, func(q *report) bool { return !q.guessed })
}

// surely asks more of what happens often: a minister's meetings at home, the
// conferences of an organisation. Two must be there in both, or the same be
// said, or the two bear one label.
func (o *occasion) surely(r *report, shared, said int, dated bool) bool {
	if shared > 1 || said >= minShared || o.sharesLabel(r) {
		return true
	}
	return dated && (shared == 1 && len(o.people) == 1 && len(r.people) == 1 ||
		o.kind == schema.Conference && len(o.people)+len(r.people) == 0 && len(r.fact.Parties) > 0)
}

// sharesLabel reports whether a report of o and r bear labels with a telling
// word in common.
func (o *occasion) sharesLabel(r *report) bool {
	return len(r.label) > 0 && slices.ContainsFunc(o.reports, func(q *report) bool {
		return slices.ContainsFunc(q.label, func(w string) bool { return slices.Contains(r.label, w) })
	})
}

// labelWords returns the words of a label that tell one conference from another.
func labelWords(label string) []string {
	return slices.DeleteFunc(ContentWords(label), func(w string) bool { return commonLabels[w] })
}

// commonLabels are the stems of words that many labels have.
var commonLabels = words(`summit conferenc meet forum talk dialogu visit call sign leader minister ministerial annual
	president session high level first second international global white hous secretar general`)

// weekdayFits reports whether r's weekday, or o's, contradicts the other's day.
func (o *occasion) weekdayFits(r *report) bool {
	if r.onWeekday && o.exact && o.days.day() && timeOf(o.days.first).Weekday() != r.weekday {
		return false
	}
	if !r.exact || !r.days.day() {
		return true
	}
	return !slices.ContainsFunc(o.reports, func(q *report) bool {
		return q.onWeekday && !q.exact && timeOf(r.days.first).Weekday() != q.weekday
	})
}

// sharedPeople counts the people whom o and r both name. It is not ok when both
// name people of a country and none of them is the same: the presidents' talks
// are not the ministers'.
func (o *occasion) sharedPeople(r *report) (n int, ok bool) {
	theirs := map[string]bool{} // country → someone in common
	counted := map[*person]bool{}
	for _, m := range r.people {
		if p := m.who; o.people[p] {
			theirs[p.country] = true
			if !counted[p] {
				counted[p] = true
				n++
			}
		}
	}
	for _, m := range r.people {
		if theirs[m.who.country] {
			continue
		}
		for p := range o.people {
			if p.country == m.who.country {
				return n, false
			}
		}
	}
	return n, true
}

// saidWords compares the words of r's document with those of o's other reports,
// for accounts that tell the same in other words.
func (o *occasion) saidWords(r *report) float64 {
	most := 0.0
	for _, q := range o.reports {
		if share, n := overlap(q.doc.words, r.doc.words); n >= minShared {
			most = max(most, share)
		}
	}
	return most
}

// said compares what r's document says with what o's reports say.
func (o *occasion) said(r *report) (share float64, n int) {
	for _, q := range o.reports {
		if q.doc == r.doc {
			return 1, minShared
		}
		if s, k := overlap(q.doc.shingles, r.doc.shingles); k > n {
			share, n = s, k
		}
	}
	return share, n
}
