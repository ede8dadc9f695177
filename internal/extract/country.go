package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// findCountries settles whose each person is, where no title said so: by for
// whom they speak, by where they are guests, by whose release this is, and at
// last by whom the document is about.
func (r *reader) findCountries() {
	counts := r.countParties()
	r.markGuests()
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.person < 0 || r.people[m.person].party != "" {
			continue
		}
		if c := r.speaksFor(m); c != "" && c != r.people[m.person].not {
			r.people[m.person].party = c
		}
	}
	for i := range r.people {
		p := &r.people[i]
		if p.party == "" && r.home != "" && p.not != r.home && p.class != counterpartClass && (p.office != "" || p.mentions > 1) {
			p.party = r.home
		}
	}
	for i := range r.people {
		p := &r.people[i]
		if p.party == "" && (p.office != "" || p.mentions > 1) {
			p.party = r.remaining(counts, p)
		}
	}
}

// partyCount is how often a document names a party.
type partyCount struct {
	party schema.Party
	n     int
}

// headingWeight is what a country's name in a title counts against one in the
// text.
const headingWeight = 3

// countParties counts the countries that the document names, most frequent
// first, the earlier first among equals.
func (r *reader) countParties() []partyCount {
	var out []partyCount
	add := func(c schema.Party, n int) {
		for i := range out {
			if out[i].party == c {
				out[i].n += n
				return
			}
		}
		out = append(out, partyCount{c, n})
	}
	for i := range r.terms {
		e := &r.x.vocab.entries[r.terms[i].entry]
		if e.kind != lexicon.KindCountry {
			continue
		}
		n := 2
		if e.flags&(lexicon.Capital|lexicon.Government) != 0 {
			n = 1
		}
		switch r.blockOf(int(r.terms[i].from)).Kind {
		case text.Heading:
			n *= headingWeight
		case text.Noise:
			continue
		}
		add(r.partyOf(e), n)
	}
	slices.SortStableFunc(out, func(a, b partyCount) int { return b.n - a.n })
	return out
}

// markGuests notes of people who visit a country that they are not of it.
func (r *reader) markGuests() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.person < 0 || r.people[m.person].party != "" {
			continue
		}
		for k := int(m.to); k < min(int(m.to)+14, len(r.ids)); k++ {
			if r.is(k, fStop) {
				break
			}
			if !r.anyWord(k, "visit", "visited", "visits", "trip", "arrived", "visiting") {
				continue
			}
			for j := k + 1; j < min(k+4, len(r.ids)); j++ {
				if _, e, ok := r.termAt(j); ok && e.kind == lexicon.KindCountry {
					r.people[m.person].not = r.partyOf(e)
				}
			}
			break
		}
	}
}

// speaksFor returns the country in whose name a person speaks: "Son said Viet
// Nam wants …", "Park affirmed that the RoK considers …".
func (r *reader) speaksFor(m *mention) schema.Party {
	i := int(m.to)
	if r.is(i, fComma) { // ", for his part,"
		for k := i + 1; k < min(i+7, len(r.ids)); k++ {
			if r.is(k, fComma) {
				i = k + 1
				break
			}
		}
	}
	for r.is(i, fAdv) {
		i++
	}
	v, f := r.verb(i)
	if v == nil || f&(past|third) == 0 || v.Class != lexicon.VerbSay && v.Class != lexicon.VerbStress {
		return ""
	}
	i += int(r.verbs[i].n)
	if r.is(i, fThat) {
		i++
	}
	if i >= len(r.starts) || r.starts[i] == 0 {
		return ""
	}
	c := &r.mentions[r.starts[i]-1]
	if c.kind != mCountry || c.party == homeMark || r.isClitic(int(c.to)) {
		return ""
	}
	k := int(c.to)
	for r.is(k, fAdv) {
		k++
	}
	next, nf := r.verb(k)
	switch {
	case r.is(k, fWill), r.anyWord(k, "attaches", "attached"):
		return c.party
	case next != nil && nf&third != 0 && next.Class != lexicon.VerbSay:
		return c.party
	case r.is(k, fBe) && r.anyWord(k+1, "ready", "willing", "prepared", "committed", "keen", "determined"):
		return c.party
	}
	return ""
}

// remaining returns the most named country that no other person of the
// document belongs to, and that p is no guest of.
func (r *reader) remaining(counts []partyCount, p *person) schema.Party {
	for n, c := range counts {
		if n == 3 {
			break
		}
		taken := c.party == p.not
		for i := range r.people {
			taken = taken || r.people[i].party == c.party && r.people[i].mentions > 1
		}
		if !taken {
			return c.party
		}
	}
	if len(counts) == 1 && counts[0].party != p.not {
		return counts[0].party
	}
	return ""
}
