package resolve

import (
	"cmp"
	"slices"
	"strings"
)

// settleBare joins mentions by a single word ("Chung", "Son") to the person who
// is meant, where only one can be, and returns the people known by a single
// word only.
func (ix *peopleIndex) settleBare(ms []*mention) []*person {
	meant := make([]*person, len(ms))
	for i, m := range ms {
		meant[i] = ix.meant(m)
	}
	var rest []*mention
	for i, m := range ms { // only now, so that one judgement does not sway the next
		if meant[i] == nil {
			rest = append(rest, m)
			continue
		}
		meant[i].add(m)
	}
	return ix.bareAlone(rest)
}

// meant returns the person whom a bare name means, or nil when nobody or more
// than one can be meant. It looks among the people of the mention's country; a
// name that nobody there bears may be that of another country's officeholder,
// where the document put its publisher's country for want of a better.
func (ix *peopleIndex) meant(m *mention) *person {
	if len(m.name.words) == 0 {
		return nil
	}
	first := m.name.words[0]
	if m.country == "" {
		return ix.choose(m, ix.anywhere(first), maxAway)
	}
	p, found := ix.choose(m, ix.country(m.country, first), maxAway), false
	if p != nil {
		return p
	}
	for _, q := range ix.country(m.country, first) {
		found = found || !q.gone() && q.shortenedBy(m.name) != noPart
	}
	if found || m.office == "" || isAlpha2(m.country) && m.country != m.doc.facts.Document.Country {
		return nil
	}
	return ix.choose(m, ix.anywhere(first), 366)
}

// dominant is how many times as many documents must name one person as the next
// for a bare name to mean that person.
const dominant = 20

// choose returns the one of cands whom m means: a person named in full in the
// same document comes first, then who is attested in the office within a year
// of the nearest, then who is named far more often than the others.
func (ix *peopleIndex) choose(m *mention, cands []*person, limit int) *person {
	for _, edge := range [...]bool{true, false} {
		var here, near []*person
		nearest := maxAway
		for _, p := range cands {
			if p.gone() || !p.calledBy(m, edge) || ix.rule.apart(p.sides, m.sides) {
				continue
			}
			away, ok := p.holds(m.office, m.at)
			if !ok || away > limit {
				continue
			}
			if p.docs[m.doc] {
				here = append(here, p)
			}
			if years := away / 366; years < nearest {
				nearest, near = years, nil
			}
			if away/366 == nearest {
				near = append(near, p)
			}
		}
		switch {
		case len(here) == 1:
			return here[0]
		case len(here) == 0 && len(near) > 0:
			return mostNamed(near, dominant)
		case len(here) > 0:
			return nil
		}
	}
	return nil
}

// calledBy reports whether m's name is the head or end of a full name of p's, or
// its middle. Where people are called by their family names, which stand last, a
// given name alone means a monarch or nobody.
func (p *person) calledBy(m *mention, edge bool) bool {
	switch p.shortenedBy(m.name) {
	case atEnd:
		return edge
	case atHead:
		return edge && (!surnameLast[p.country] || monarchs[m.office])
	case inMiddle:
		return !edge
	}
	return false
}

// surnameLast are the countries whose officials are called by a family name that
// stands last.
var surnameLast = upperWords(`us gb ca au nz ie fr de it es nl be lu ch at dk se no fi pl cz sk ro bg hr si rs gr cy mt
	ru ua by md ge am ee lv lt il za mx ar cl co pe uy py bo ec ve gt hn sv ni cr pa do cu`)

func upperWords(s string) map[string]bool { return words(strings.ToUpper(s)) }

// monarchs are the offices whose holders are called by a given name.
var monarchs = words(`king queen pope prince princess emperor sultan emir amir`)

// mostNamed returns the only one of ps, or the one whom so many times as many
// documents name as any other, or nil.
func mostNamed(ps []*person, times int) *person {
	ps = slices.Clone(ps)
	slices.SortStableFunc(ps, func(a, b *person) int { return cmp.Compare(len(b.docs), len(a.docs)) })
	if len(ps) == 0 || len(ps) > 1 && len(ps[0].docs) < times*len(ps[1].docs) {
		return nil
	}
	return ps[0]
}

// bareAlone groups bare mentions that no full name explains: one person for a
// word in a country and office, as long as no more than maxAway passes between
// two mentions.
func (ix *peopleIndex) bareAlone(ms []*mention) []*person {
	groups := map[string][]*mention{}
	for _, m := range ms {
		k := m.country + "|" + m.name.sorted + "|" + m.office
		groups[k] = append(groups[k], m)
	}
	var out []*person
	for _, k := range sortedKeys(groups) {
		g := groups[k]
		slices.SortStableFunc(g, func(a, b *mention) int { return cmp.Compare(a.at.first, b.at.first) })
		var p *person
		for i, m := range g {
			if i == 0 || g[i-1].at.gap(m.at) > maxAway || ix.rule.apart(p.sides, m.sides) {
				p = newPerson()
				out = append(out, p)
			}
			p.add(m)
		}
	}
	return out
}
