package resolve

import "chancery/schema"

// LeaderNames is what a [Gazetteer] may know of leaders who bear one name.
type LeaderNames interface {
	// Namesake returns which of several leaders of a country that bear a name it
	// means on a date, by the name that tells them apart; "" when only one bears
	// it, or nothing tells.
	Namesake(name, country string, on schema.Date) string
}

// generation is how many days apart two people of like names are parent and
// child rather than one: 25 years.
const generation = 25 * 366

// generationsApart reports whether p and q are of two generations: two leaders
// of one name, a "Jr." and a "Sr.", or people attested so far apart that only a
// shared given name could make them one, or not even that, where one alone is a
// "Jr.".
func (p *person) generationsApart(q *person) bool {
	switch {
	case p.leader != "" && q.leader != "":
		return p.leader != q.leader
	case p.suffix != "" && q.suffix != "":
		return p.suffix != q.suffix
	case !p.seen.known() || !q.seen.known() || p.seen.gap(q.seen) <= generation:
		return false
	}
	return p.suffix != q.suffix || !p.full.shares(q.full)
}

// lone returns a person of whom nothing is known but one mention.
func lone(m *mention) *person {
	return &person{full: m.name, leader: m.leader, suffix: m.name.suffix, seen: m.at}
}

// shares reports whether two names have a given and a family name in common: two
// words that are no particles.
func (n name) shares(o name) bool {
	if n.sorted == o.sorted || n.joined == o.joined {
		return true
	}
	common := 0
	for _, w := range n.distinct() {
		for _, v := range o.distinct() {
			if wordLikeness(w, v) >= likeSound {
				common++
				break
			}
		}
	}
	return common > 1
}
