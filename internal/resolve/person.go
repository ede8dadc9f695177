package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"chancery/internal/fold"
	"chancery/schema"
)

// person is one person across documents, while identities are being settled.
type person struct {
	id       schema.IRI
	called   string // the preferred name, once the person is settled
	mentions []*mention
	country  string
	full     name   // the fullest name met, empty while only single words were
	fulls    []name // every full name met, once
	docs     map[*document]bool
	offices  map[string]period // class → the time for which documents attest it
	votes    map[string]int    // country → how strongly documents speak for it
	sides    []side            // of judgements
	leader   string            // which of several leaders of the name this is, "" where that is no question
	suffix   string            // of the name: "jr"
	seen     period            // when documents name the person, forever where none is dated
}

// maxAway is how long after or before a person is last attested, in days, a bare
// family name may still mean them.
const maxAway = 5 * 366

func newPerson(ms ...*mention) *person {
	p := &person{docs: map[*document]bool{}, offices: map[string]period{}, votes: map[string]int{}, seen: forever}
	for _, m := range ms {
		p.add(m)
	}
	return p
}

func (p *person) add(m *mention) {
	p.mentions = append(p.mentions, m)
	m.who = p
	p.docs[m.doc] = true
	p.sides = append(p.sides, m.sides...)
	p.votes[m.country] += m.countryVote()
	p.country = p.likeliestCountry()
	p.leader, p.suffix = cmp.Or(p.leader, m.leader), cmp.Or(p.suffix, m.name.suffix)
	switch {
	case !p.seen.known():
		p.seen = m.at
	case m.at.known():
		p.seen = p.seen.union(m.at)
	}
	if !m.name.bare() {
		p.addName(m.name)
	}
	at, known := p.offices[m.office]
	switch {
	case !m.at.known():
		if !known {
			p.offices[m.office] = forever
		}
	case !known || !at.known():
		p.offices[m.office] = m.at
	default:
		p.offices[m.office] = at.union(m.at)
	}
}

func (p *person) addName(n name) {
	if len(n.words) > len(p.full.words) {
		p.full = n
	}
	if !p.bears(n) {
		p.fulls = append(p.fulls, n)
	}
}

// bears reports whether documents call p by the full name n, in any order.
func (p *person) bears(n name) bool {
	return slices.ContainsFunc(p.fulls, func(o name) bool { return o.sorted == n.sorted })
}

// spelled reports whether n is one of p's full names or a spelling of one.
func (p *person) spelled(n name) bool {
	return slices.ContainsFunc(p.fulls, func(o name) bool { return o.sorted == n.sorted || spellingsAgree(o, n) })
}

// shortenedBy returns how well n fits as a part of one of p's full names.
func (p *person) shortenedBy(n name) part {
	best := noPart
	for _, o := range p.fulls {
		best = max(best, n.partOf(o))
	}
	return best
}

func (p *person) absorb(o *person) {
	for _, m := range o.mentions {
		p.add(m)
	}
	o.mentions = nil
}

// countryVote weighs a mention's word on a person's country. The publisher's own
// country is what a document means when it does not say, and weighs less.
func (m *mention) countryVote() int {
	switch {
	case m.country == "":
		return 0
	case !isAlpha2(m.country) || m.country == m.doc.facts.Document.Country:
		return 1
	}
	return 3
}

func (p *person) likeliestCountry() string {
	best := ""
	for _, c := range sortedKeys(p.votes) {
		if c != "" && (best == "" || p.votes[c] > p.votes[best]) {
			best = c
		}
	}
	return best
}

// holds reports whether p may hold an office of a class at a time, and how far,
// in days, that time lies from when documents attest it. A mention without an
// office says nothing where others tell p's offices.
func (p *person) holds(class string, at period) (away int, ok bool) {
	away = maxAway + 1
	for c, when := range p.offices {
		if c == "" && len(p.offices) > 1 && class != "" {
			continue
		}
		if officesAgree(c, class) {
			ok = true
			away = min(away, when.gap(at))
		}
	}
	return away, ok
}

// preferredName returns the name by which p is called: the fullest one that
// documents use often enough, most frequent spelling first.
func (p *person) preferredName() string {
	docs := map[string]map[*document]bool{}
	for _, m := range p.mentions {
		n := m.surface()
		if docs[n] == nil {
			docs[n] = map[*document]bool{}
		}
		docs[n][m.doc] = true
	}
	most := 0
	for n, ds := range docs {
		if !parseName(n).bare() {
			most = max(most, len(ds))
		}
	}
	names := make([]string, 0, len(docs))
	for n, ds := range docs {
		if 4*len(ds) >= most {
			names = append(names, n)
		}
	}
	return slices.MinFunc(names, func(a, b string) int {
		return cmp.Or(
			cmp.Compare(len(parseName(b).distinct()), len(parseName(a).distinct())),
			cmp.Compare(len(docs[b]), len(docs[a])),
			cmp.Compare(a, b))
	})
}

// surface is the mention's name as written, with one kind of space.
func (m *mention) surface() string {
	if m.fact != nil {
		return strings.Join(strings.Fields(m.fact.Name), " ")
	}
	return strings.Join(m.name.words, " ")
}

// namePeople gives every person an IRI of their own. Of several people with one
// name the one most often met keeps the plain IRI; the others get their country
// and office behind it, and a number when even that is not enough.
func namePeople(ps []*person) {
	slices.SortFunc(ps, func(a, b *person) int {
		return cmp.Or(cmp.Compare(len(b.docs), len(a.docs)), comparePeople(a, b))
	})
	taken := map[schema.IRI]bool{}
	for _, p := range ps {
		p.called = p.preferredName()
		local := fold.Slug(p.called)
		p.id = freeIRI(schema.KindPerson, taken, local, fold.Slug(p.country), fold.Slug(p.lastOffice()))
	}
}

// comparePeople orders people by their first mention.
func comparePeople(a, b *person) int { return compareMentions(a.mentions[0], b.mentions[0]) }

func compareMentions(a, b *mention) int {
	return cmp.Or(
		cmp.Compare(a.doc.facts.Document.Doc, b.doc.facts.Document.Doc),
		cmp.Compare(a.id(), b.id()),
		cmp.Compare(a.name.sorted, b.name.sorted))
}

func (m *mention) id() schema.FactID {
	if m.fact == nil {
		return ""
	}
	return m.fact.ID
}

// freeIRI returns the first IRI not taken: the local name, then with one suffix
// after the other, then with numbers. It marks what it returns as taken.
func freeIRI(k schema.Kind, taken map[schema.IRI]bool, local string, suffixes ...string) schema.IRI {
	if local == "" {
		local = "unnamed"
	}
	id := schema.MakeIRI(k, local)
	for _, s := range suffixes {
		if !taken[id] {
			break
		}
		if s != "" {
			local += "-" + s
			id = schema.MakeIRI(k, local)
		}
	}
	for n := 2; taken[id]; n++ {
		id = schema.MakeIRI(k, local+"-"+strconv.Itoa(n))
	}
	taken[id] = true
	return id
}

func (p *person) lastOffice() string {
	best := ""
	for c, at := range p.offices {
		if c != "" && (best == "" || at.last > p.offices[best].last || at.last == p.offices[best].last && c < best) {
			best = c
		}
	}
	return best
}

func (p *person) entity() schema.Entity {
	e := schema.Entity{ID: p.id, Name: p.called, Country: p.country}
	names := map[string]bool{}
	docs := map[string]bool{}
	for _, m := range p.mentions {
		names[m.surface()] = true
		docs[m.doc.facts.Document.Doc] = true
		if m.fact != nil {
			e.Facts = append(e.Facts, m.fact.ID)
			for _, f := range m.fact.Forms {
				names[f] = true
			}
		}
	}
	delete(names, e.Name)
	e.Names = sortedKeys(names)
	e.Docs = sortedKeys(docs)
	slices.Sort(e.Facts)
	e.Tenures = p.tenures()
	return e
}

// tenures returns the offices of p with the days for which documents attest
// them: the days of the events that p took part in, and where a document tells
// of none, its own date.
func (p *person) tenures() []schema.Tenure {
	type key struct{ office, country string }
	seen := map[key]*schema.Tenure{}
	days := map[key]period{}
	for _, m := range p.mentions {
		if m.office == "" || m.fact == nil {
			continue
		}
		k := key{m.office, p.serves(m)}
		t := seen[k]
		if t == nil {
			t = &schema.Tenure{Office: m.office, Country: k.country}
			seen[k] = t
			days[k] = forever
		}
		t.Facts = append(t.Facts, m.fact.ID)
		if at := m.attested(); at.known() {
			if days[k].known() {
				at = at.union(days[k])
			}
			days[k] = at
		}
	}
	out := make([]schema.Tenure, 0, len(seen))
	for k, t := range seen {
		if at := days[k]; at.known() {
			t.FirstSeen, t.LastSeen = schema.NewDay(timeOf(at.first)), schema.NewDay(timeOf(at.last))
		}
		slices.Sort(t.Facts)
		out = append(out, *t)
	}
	slices.SortFunc(out, func(a, b schema.Tenure) int {
		return cmp.Or(cmp.Compare(a.FirstSeen, b.FirstSeen), cmp.Compare(a.Office, b.Office), cmp.Compare(a.Country, b.Country))
	})
	return out
}

// serves returns the country or body for which m's document shows p in office.
// A country that few of p's documents name is taken for a slip.
func (p *person) serves(m *mention) string {
	if m.country == "" || 5*p.votes[m.country] < p.votes[p.country] {
		return p.country
	}
	return m.country
}

// attested returns the days for which m's document shows the person in office.
func (m *mention) attested() period {
	at := forever
	for _, r := range m.doc.reports {
		if r.of == nil || r.fact.Planned || !slices.ContainsFunc(r.people, func(o *mention) bool { return o.who == m.who }) {
			continue
		}
		days := r.of.on
		if !days.day() {
			continue
		}
		if at.known() {
			days = days.union(at)
		}
		at = days
	}
	if !at.known() {
		return periodOf(m.doc.facts.Document.Published)
	}
	return at
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K { return slices.Sorted(maps.Keys(m)) }
