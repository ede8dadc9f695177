package resolve

import (
	"cmp"
	"slices"
)

// settlePeople decides which mentions mean one person and gives each person an
// IRI. Full names come first; bare family or given names then join a full name
// where only one can be meant.
func settlePeople(c *corpus) []*person {
	ix := newPeopleIndex(c.rule)
	full, bare := splitMentions(c.mentions)
	ps := ix.sameNames(full)
	ps = ix.mergeSpellings(ps)
	ps = ix.mergeMisplaced(ps)
	ps = joinPeople(c.rule, ps)
	for _, p := range ps {
		ix.add(p)
	}
	ps = ix.mergeParts(ps)
	ps = ix.mergeCountryless(ps)
	ps = append(ps, ix.settleBare(bare)...)
	ps = ix.mergeMisplaced(ps)
	ps = joinPeople(c.rule, ps)
	for _, p := range ps {
		slices.SortFunc(p.mentions, compareMentions)
	}
	namePeople(ps)
	return ps
}

func splitMentions(ms []*mention) (full, bare []*mention) {
	for _, m := range ms {
		if m.name.bare() || len(m.name.words) == 0 {
			bare = append(bare, m)
		} else {
			full = append(full, m)
		}
	}
	return full, bare
}

// sameNames makes one person of the mentions that bear the same full name in
// the same country, in whatever order its parts are written; those with a "Jr."
// first, so that parent and child are there before who may be either. Two people whom
// one document keeps apart under one name stay apart; other documents' mentions
// then join the one who holds their office.
func (ix *peopleIndex) sameNames(ms []*mention) []*person {
	byName := map[string][]*person{}
	var keys []string
	ms = slices.Clone(ms)
	slices.SortStableFunc(ms, func(a, b *mention) int { return CompareBools(a.name.suffix == "", b.name.suffix == "") })
	for _, m := range ms {
		k := m.country + "|" + m.name.sorted
		if byName[k] == nil {
			keys = append(keys, k)
		}
		byName[k] = ix.addNamesake(byName[k], m)
	}
	var out []*person
	for _, k := range keys {
		out = append(out, byName[k]...)
	}
	return out
}

func (ix *peopleIndex) addNamesake(namesakes []*person, m *mention) []*person {
	var best *person
	for _, p := range namesakes {
		if p.tellsApart(m) || ix.rule.apart(p.sides, m.sides) || p.generationsApart(lone(m)) {
			continue
		}
		if best == nil || m.likelier(p, best) {
			best = p
		}
	}
	if best != nil {
		best.add(m)
		return namesakes
	}
	return append(namesakes, newPerson(m))
}

// likelier reports whether m rather means p than q: who holds the office, else who
// is named nearer in time.
func (m *mention) likelier(p, q *person) bool {
	if a, b := p.officeKnown(m.office), q.officeKnown(m.office); a != b {
		return a
	}
	return m.at.known() && p.seen.known() && q.seen.known() && p.seen.gap(m.at) < q.seen.gap(m.at)
}

// tellsApart reports whether m's document names p too, in another office.
func (p *person) tellsApart(m *mention) bool {
	if !p.docs[m.doc] {
		return false
	}
	return slices.ContainsFunc(p.mentions, func(o *mention) bool {
		return o.doc == m.doc && o.fact != nil && m.fact != nil && !officesAgree(o.office, m.office)
	})
}

func (p *person) officeKnown(class string) bool { _, ok := p.offices[class]; return ok }

// mergeSpellings joins people of one country whose full names are spellings of
// one name.
func (ix *peopleIndex) mergeSpellings(ps []*person) []*person {
	return mergeBlocks(ps, func(p *person) []string { return blockKeys(p, p.country) }, ix.sameSpelling)
}

// mergeMisplaced joins people of one name whom documents put in different
// countries, where they hold one office: the documents of one publisher often
// take every minister for their own. Where one of the two is put with a body and
// not a country, offices that do not contradict will do.
func (ix *peopleIndex) mergeMisplaced(ps []*person) []*person {
	return mergeBlocks(ps, func(p *person) []string { return blockKeys(p, "") }, func(p, q *person) bool {
		if p.country == "" || q.country == "" || ix.apart(p, q) || !q.spelled(p.full) {
			return false
		}
		return p.holdsSame(q) || p.officesMeet(q) && (!isAlpha2(p.country) || !isAlpha2(q.country))
	})
}

// mergeBlocks joins the people of each block who are the same. People are
// compared only within blocks, which keeps the work near-linear.
func mergeBlocks(ps []*person, keysOf func(*person) []string, same func(p, q *person) bool) []*person {
	blocks := map[string][]*person{}
	for _, p := range ps {
		for _, k := range keysOf(p) {
			blocks[k] = append(blocks[k], p)
		}
	}
	for _, k := range sortedKeys(blocks) {
		b := blocks[k]
		for i, p := range b {
			for _, q := range b[i+1:] {
				if !p.gone() && !q.gone() && p != q && same(p, q) {
					p.absorb(q)
				}
			}
		}
	}
	return living(ps)
}

func living(ps []*person) []*person { return slices.DeleteFunc(ps, (*person).gone) }

func (p *person) gone() bool { return len(p.mentions) == 0 }

func (p *person) stands() []side { return p.sides }

func joinPeople(r *ruling, ps []*person) []*person {
	joinSame(r, ps)
	return living(ps)
}

// blockKeys returns the keys under which p meets others of like names: every
// pair of the sounds of its words, behind a prefix.
func blockKeys(p *person, prefix string) []string {
	ws := p.full.distinct()
	if len(ws) > 2 {
		ws = append(slices.Clone(ws), ws[len(ws)-2]+ws[len(ws)-1]) // "Eui-yong" and "Euiyong"
	}
	var sounds []string
	for _, w := range ws {
		sounds = append(sounds, soundKey(w))
		for _, full := range nicknames()[w] {
			sounds = append(sounds, soundKey(full))
		}
	}
	slices.Sort(sounds)
	sounds = slices.Compact(sounds)
	var keys []string
	for i, a := range sounds {
		for _, b := range sounds[i+1:] {
			keys = append(keys, prefix+"|"+a+"|"+b)
		}
	}
	if len(sounds) == 1 {
		keys = append(keys, prefix+"|"+sounds[0])
	}
	return keys
}

// sameSpelling reports whether p and q are one person by their names alone.
// People whom one document names side by side are two, unless they hold one
// office: then the document cannot spell.
func (ix *peopleIndex) sameSpelling(p, q *person) bool {
	if p.country != q.country || p.generationsApart(q) || ix.rule.apart(p.sides, q.sides) || p.meets(q) && !p.holdsSame(q) {
		return false
	}
	if p.full.joined == q.full.joined {
		return true
	}
	return spellingsAgree(p.full, q.full) && p.officesMeet(q)
}

// apart reports whether p and q are two people: a document names both, they are
// of two generations, or a judgement says so.
func (ix *peopleIndex) apart(p, q *person) bool {
	return p.meets(q) || p.generationsApart(q) || ix.rule.apart(p.sides, q.sides)
}

// meets reports whether a document names both p and q.
func (p *person) meets(q *person) bool {
	if len(p.docs) > len(q.docs) {
		p, q = q, p
	}
	for d := range p.docs {
		if q.docs[d] {
			return true
		}
	}
	return false
}

// officesMeet reports whether p and q hold, or may hold, one office.
func (p *person) officesMeet(q *person) bool {
	for a := range p.offices {
		for b := range q.offices {
			if officesAgree(a, b) {
				return true
			}
		}
	}
	return false
}

// mergeParts joins a shorter full name ("Lula da Silva") to the only longer one
// of its country that holds it ("Luiz Inácio Lula da Silva").
func (ix *peopleIndex) mergeParts(ps []*person) []*person {
	byLength := slices.Clone(ps)
	slices.SortStableFunc(byLength, func(a, b *person) int { return cmp.Compare(len(b.full.words), len(a.full.words)) })
	for _, p := range byLength {
		if p.gone() {
			continue
		}
		var found []*person
		for _, q := range ix.country(p.country, ix.rarest(p)) {
			if q != p && !q.gone() && q.shortenedBy(p.full) >= atHead && p.officesMeet(q) && !ix.apart(p, q) {
				found = append(found, q)
			}
		}
		if len(found) == 1 {
			found[0].absorb(p)
		}
	}
	return living(ps)
}

func (ix *peopleIndex) rarest(p *person) string {
	return slices.MinFunc(p.full.words, func(a, b string) int {
		return cmp.Or(cmp.Compare(len(ix.country(p.country, a)), len(ix.country(p.country, b))), cmp.Compare(a, b))
	})
}

// clearly is how many times as many documents must name one person as the next
// for a full name without a country to mean that person.
const clearly = 5

// mergeCountryless joins a full name whose document does not tell the country
// to the only person of that name, or the one whom documents mostly mean by it.
func (ix *peopleIndex) mergeCountryless(ps []*person) []*person {
	for _, p := range ps {
		if p.country != "" || p.gone() {
			continue
		}
		var found []*person
		for _, q := range ix.anywhere(p.full.words[0]) {
			if q != p && !q.gone() && q.country != "" && q.spelled(p.full) && !p.generationsApart(q) && !ix.rule.apart(p.sides, q.sides) && p.officesMeet(q) {
				found = append(found, q)
			}
		}
		if q := mostNamed(found, clearly); q != nil {
			q.absorb(p)
		}
	}
	return living(ps)
}

// holdsSame reports whether p and q are attested in one office.
func (p *person) holdsSame(q *person) bool {
	for a := range p.offices {
		for b := range q.offices {
			if a != "" && b != "" && officesAgree(a, b) {
				return true
			}
		}
	}
	return false
}

// peopleIndex finds people by a word of their name.
type peopleIndex struct {
	rule      *ruling
	byCountry map[string][]*person // country|word
	byWord    map[string][]*person
}

func newPeopleIndex(rule *ruling) *peopleIndex {
	return &peopleIndex{rule: rule, byCountry: map[string][]*person{}, byWord: map[string][]*person{}}
}

func (ix *peopleIndex) add(p *person) {
	ws := map[string]bool{}
	for _, n := range p.fulls {
		for _, w := range n.words {
			ws[w] = true
		}
	}
	for _, w := range sortedKeys(ws) {
		k := p.country + "|" + w
		ix.byCountry[k] = append(ix.byCountry[k], p)
		ix.byWord[w] = append(ix.byWord[w], p)
	}
}

func (ix *peopleIndex) country(c, word string) []*person { return ix.byCountry[c+"|"+word] }

func (ix *peopleIndex) anywhere(word string) []*person { return ix.byWord[word] }
