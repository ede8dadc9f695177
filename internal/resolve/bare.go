package resolve

import (
	"cmp"
	"slices"
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
// than one can be meant. A person named in full in the same document comes
// first; then who held the office closest to the time.
func (ix *peopleIndex) meant(m *mention) *person {
	if len(m.name.words) == 0 {
		return nil
	}
	cands := ix.anywhere(m.name.words[0])
	if m.country != "" {
		cands = ix.country(m.country, m.name.words[0])
	}
	for _, fit := range [...]part{atEdge, inMiddle} {
		var here, near []*person
		nearest := maxAway
		for _, p := range cands {
			if len(p.mentions) == 0 || m.name.partOf(p.full) != fit || ix.rule.apart(p.sides, m.sides) {
				continue
			}
			away, ok := p.holds(m.office, m.at)
			if !ok || away > maxAway {
				continue
			}
			if p.docs[m.doc] {
				here = append(here, p)
			}
			if bucket := away / 366; bucket < nearest {
				nearest, near = bucket, nil
			}
			if away/366 == nearest {
				near = append(near, p)
			}
		}
		switch {
		case len(here) == 1:
			return here[0]
		case len(here) == 0 && len(near) == 1:
			return near[0]
		case len(here)+len(near) > 0:
			return nil
		}
	}
	return nil
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
