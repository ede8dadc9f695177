package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/schema"
)

// subject is who does an act.
type subject struct {
	from, to int // tokens
	parties  []schema.Party
	people   []int32
	known    bool
	self     bool // "I" or "we": whoever speaks
}

func (s *subject) joint() bool { return len(s.parties) > 1 }

// settleSelf gives "we" and "I" the party of whoever says so in the sentence:
// "“We hope …”, the President said". Where nobody does, it is the document's
// own, or all parties of a joint text.
func (r *reader) settleSelf(c *clause) {
	for i := range c.found {
		s := &c.found[i].subj
		if !s.self || len(r.parties) == 0 {
			continue
		}
		if by := r.sayer(c, i); by != nil {
			s.parties, s.people = by.parties, by.people
			continue
		}
		if !r.joint && r.home != "" && r.author < 0 && len(s.parties) > 1 {
			s.parties, s.people = oneParty(r.home), nil
		}
	}
}

// sayer returns who says the clause of trigger i: the subject of a verb of
// saying before it or, postposed, after it.
func (r *reader) sayer(c *clause, i int) *subject {
	for k := i - 1; k >= 0; k-- {
		if t := &c.found[k]; !t.subj.self && t.class == lexicon.VerbSay && len(t.subj.parties) == 1 {
			return &t.subj
		}
	}
	for k := i + 1; k < len(c.found); k++ {
		if t := &c.found[k]; t.kind == postposed && len(t.subj.parties) == 1 {
			return &t.subj
		}
	}
	return nil
}

// inheritForward gives an opening participle the subject of the clause that
// follows: "Affirming …, he showed …".
func (r *reader) inheritForward(c *clause) {
	for i := range c.found {
		if c.found[i].subj.known {
			continue
		}
		for j := i + 1; j < len(c.found); j++ {
			if c.found[j].subj.known {
				c.found[i].subj = c.found[j].subj
				break
			}
		}
		if !c.found[i].subj.known && c.first.known {
			c.found[i].subj = c.first
		}
	}
}

// remember makes a subject the one that pronouns after it mean.
func (r *reader) remember(s *subject, ctx *context) {
	switch {
	case len(s.people) == 1:
		ctx.he = s.people[0]
		ctx.one = s.parties
	case len(s.parties) == 1:
		ctx.one = s.parties
	}
	if len(s.parties) > 1 {
		ctx.they, ctx.theyPeople = s.parties, s.people
	}
}

// isNestedAt reports whether a clause whose subject begins at token i is the
// complement of the trigger found last.
func (r *reader) isNestedAt(i int, c *clause) bool {
	if len(c.found) == 0 {
		return false
	}
	last := &c.found[len(c.found)-1]
	if last.class != lexicon.VerbSay && last.class != lexicon.VerbStress || last.kind == postposed {
		return false
	}
	k := last.comp
	for k < i && r.is(k, fThat|fAdv) {
		k++
	}
	return k == i
}

// carries reports whether a verb after the conjunction at token i may share
// the subject of the clause before: that clause has an act or a verb of
// meeting.
func (r *reader) carries(i int, c *clause) bool {
	return len(c.found) > 0 || c.event >= 0 && c.event < i || c.first.known
}

// lastSubject returns the subject that a coordinated verb shares.
func (r *reader) lastSubject(c *clause) subject {
	for _, t := range slices.Backward(c.found) {
		if t.subj.known && t.kind != nominal && !t.nested {
			return t.subj
		}
	}
	return c.first
}

// subjectEndingAt returns the subject whose last token is j, or that a
// parenthesis ending at j parts from its verb.
func (r *reader) subjectEndingAt(j int, c *clause) (subject, bool) {
	if j < c.from {
		return subject{}, false
	}
	if r.stops[j] != 0 {
		return r.subjectOf(r.stops[j]-1, c), true
	}
	if !r.is(j, fComma|fClose|fDash) {
		return subject{}, false
	}
	if j > c.from && r.stops[j-1] != 0 && r.opensClause(int(r.mentions[r.stops[j-1]-1].from), c) {
		return r.subjectOf(r.stops[j-1]-1, c), true
	}
	for k := j - 1; k > c.from && k > j-30; k-- {
		if !r.is(k, fComma|fOpen|fDash) {
			continue
		}
		if r.stops[k-1] != 0 {
			m := r.stops[k-1] - 1
			if r.opensClause(int(r.mentions[m].from), c) && !r.hasAct(k, j, c) {
				return r.subjectOf(m, c), true
			}
		}
	}
	return subject{}, false
}

// hasAct reports whether a finite act was found between two tokens.
func (r *reader) hasAct(from, to int, c *clause) bool {
	for i := range c.found {
		if t := &c.found[i]; t.at >= from && t.at < to && t.kind == finite {
			return true
		}
	}
	return false
}

// opensClause reports whether a mention at token i stands where subjects do:
// at the start of the sentence or of a clause, not after a preposition.
func (r *reader) opensClause(i int, c *clause) bool {
	return i <= c.from || !r.is(i-1, fPrep) || r.is(i-1, fSub)
}

// subjectOf resolves the mention, and those that "and" ties to it, to parties.
func (r *reader) subjectOf(m int32, c *clause) subject {
	x := &r.mentions[m]
	s := subject{from: int(x.from), to: int(x.to), known: true, self: x.kind == mSelf}
	s.parties, s.people = r.partiesOf(x, c.ctx)
	list := false
	for k := s.from - 1; k > c.from; {
		switch {
		case r.word(k, "and") && r.is(k-1, fComma) && len(c.found) > 0 && !r.isThirdItem(k-1, c):
			return s // "A invited B, and C invited D"
		case r.word(k, "and") || r.is(k, fComma) && list:
			list = true
			if r.is(k-1, fComma) {
				k--
			}
		default:
			return s
		}
		if k-1 < c.from || r.stops[k-1] == 0 {
			return s
		}
		y := &r.mentions[r.stops[k-1]-1]
		if !r.opensClause(int(y.from), c) || r.isGroupedAway(y) {
			return s
		}
		p, q := r.partiesOf(y, c.ctx)
		s.parties, s.people = union(p, s.parties), unionPeople(q, s.people)
		s.from = int(y.from)
		k = s.from - 1
	}
	return s
}

// isThirdItem reports whether the comma at token k closes an item of a list of
// three or more: a comma stands before that item too.
func (r *reader) isThirdItem(k int, c *clause) bool {
	if k-1 < c.from || r.stops[k-1] == 0 {
		return false
	}
	from := int(r.mentions[r.stops[k-1]-1].from)
	return from-1 > c.from && r.is(from-1, fComma) && r.stops[from-2] != 0
}

// isGroupedAway reports whether a mention cannot be part of a list of
// subjects.
func (r *reader) isGroupedAway(m *mention) bool { return m.kind == mMeeting }

func union(a, b []schema.Party) []schema.Party {
	out := append([]schema.Party(nil), a...)
	for _, x := range b {
		out = appendNew(out, x)
	}
	return out
}

func unionPeople(a, b []int32) []int32 {
	out := append([]int32(nil), a...)
next:
	for _, x := range b {
		for _, y := range out {
			if x == y {
				continue next
			}
		}
		out = append(out, x)
	}
	return out
}

// clauseStart returns where the clause whose subject begins at token i is cut
// from the one before: commas, conjunctions and adverbs go with it.
func (r *reader) clauseStart(i int, c *clause) int {
	for i > c.from {
		k := i - 1
		if r.is(k, fConj|fComma|fSemi|fAdv|fSub) && r.stops[k] == 0 && !r.word(k, "as") {
			i = k
			continue
		}
		break
	}
	return i
}

// firstSubject returns the first mention of the sentence that can act.
func (r *reader) firstSubject(c *clause) (subject, bool) {
	for i := c.from; i < c.to; i++ {
		if r.starts[i] != 0 && r.opensClause(i, c) {
			m := r.starts[i] - 1
			last := m
			for int(r.mentions[last].to)+1 < c.to && r.word(int(r.mentions[last].to), "and") && r.starts[r.mentions[last].to+1] != 0 {
				last = r.starts[r.mentions[last].to+1] - 1
			}
			return r.subjectOf(last, c), true
		}
	}
	return subject{}, false
}
