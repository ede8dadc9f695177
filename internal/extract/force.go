package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// predicateLimit is how far into a clause its finite verb is looked for.
const predicateLimit = 40

// clauseParts is a clause taken apart as far as its force needs it.
type clauseParts struct {
	subject int // 1 + mention that is the subject, 0 when it is no party
	aux     int // token of its first modal, be or finite verb, -1 for none
}

// takeApart finds the subject and the finite verb of the clause [from, to).
func (r *reader) takeApart(from, to int) clauseParts {
	p := clauseParts{aux: -1}
	i := from
	for i < to && (r.is(i, fAdv|fComma|fConj|fQuote) && r.starts[i] == 0) {
		i++
	}
	if i < to && r.starts[i] != 0 {
		m := &r.mentions[r.starts[i]-1]
		k := int(m.to)
		for k+1 < to && r.is(k, fConj) && r.starts[k+1] != 0 {
			k = int(r.mentions[r.starts[k+1]-1].to)
		}
		if !r.isClitic(k) && !r.isClitic(k-1) {
			p.subject = int(r.starts[i])
			i = k
		}
	}
	depth := false
	for ; i < min(from+predicateLimit, to); i++ {
		f := r.flags(i)
		switch {
		case f&fRel != 0 && !r.is(i, fThat), f&fThat != 0 && i > from+1:
			depth = true // a relative clause has a verb of its own
		case f&fComma != 0:
			depth = false
		case f&(fModal|fBe|fHave) != 0 && !r.has(i, text.Capital) && !r.anyWord(i, "be", "been", "being", "having"):
			if depth {
				depth = false
				continue
			}
			p.aux = i
			return p
		case r.verbs[i].ref >= 0 && r.verbs[i].form&(third|past) != 0 && r.verbs[i].form&base == 0 && !depth && !r.is(i-1, fDet|fPoss|fPrep) && r.starts[i] == 0:
			p.aux = i
			return p
		}
	}
	return p
}

// hasFinite reports whether [from, to) holds a clause and not a noun phrase.
func (r *reader) hasFinite(from, to int) bool { return r.takeApart(from, to).aux >= 0 }

// startsClause reports whether a clause without "that" begins at token from:
// a party, then its verb.
func (r *reader) startsClause(from, to int) bool {
	p := r.takeApart(from, to)
	if p.aux < 0 {
		return false
	}
	if p.subject > 0 {
		k := int(r.mentions[p.subject-1].to)
		for k < to && (r.isAdverb(k) || r.is(k, fConj) && k+1 < to && r.starts[k+1] != 0) {
			if r.is(k, fConj) {
				k = int(r.mentions[r.starts[k+1]-1].to)
				continue
			}
			k++
		}
		return k == p.aux
	}
	for i := from; i < p.aux; i++ {
		if r.is(i, fRel|fThat|fComma) {
			return false
		}
	}
	return p.aux-from < 18
}

// forceOfClause returns what a clause that somebody says amounts to: an
// undertaking, a wish, a demand, or a position. Where the clause speaks for
// somebody else ("the US is ready, says the Thai minister"), t's subject
// becomes theirs. agreed tells that the clause is what was agreed on.
func (r *reader) forceOfClause(t *trigger, from, to int, agreed bool) schema.Force {
	p := r.takeApart(from, to)
	if p.aux < 0 {
		return schema.Affirm
	}
	by, own := r.clauseSubject(t, p)
	switch {
	case agreed && r.is(p.aux, fModal):
		return r.agreedForce(t, p)
	case agreed:
		return schema.Affirm
	case r.is(p.aux, fWill):
		return r.willForce(t, p, by, own, from, to)
	case r.is(p.aux, fModal):
		if r.anyWord(p.aux, "should", "must") && len(by) == 1 && !own && t.class != lexicon.VerbStress {
			return schema.Request
		}
		if r.anyWord(p.aux, "should") && !t.subj.joint() && len(by) > 1 {
			return schema.Propose
		}
		return schema.Affirm
	case r.is(p.aux, fBe) && r.word(p.aux+1, "going") && r.is(p.aux+2, fTo):
		return r.willForce(t, p, by, own, from, to)
	case r.is(p.aux, fBe):
		return r.stanceForce(t, p, by, own, to)
	}
	return schema.Affirm
}

// clauseSubject returns whose the clause is, and whether they are the
// speaker's own side.
func (r *reader) clauseSubject(t *trigger, p clauseParts) ([]schema.Party, bool) {
	if p.subject == 0 {
		return nil, false
	}
	m := &r.mentions[p.subject-1]
	ctx := &context{he: -1, one: t.subj.parties, they: t.subj.parties}
	if len(t.subj.people) == 1 {
		ctx.he = t.subj.people[0]
	}
	by, _ := r.partiesOf(m, ctx)
	if m.kind == mPronoun || m.kind == mSelf {
		return t.subj.parties, true
	}
	own := len(by) > 0
	for _, x := range by {
		own = own && slices.Contains(t.subj.parties, x)
	}
	return by, own
}

// agreedForce: what is agreed to be done is an undertaking, what can or could
// be is a position.
func (r *reader) agreedForce(t *trigger, p clauseParts) schema.Force {
	if r.anyWord(p.aux, "can", "could", "may", "might") {
		return schema.Affirm
	}
	if r.word(p.aux, "would") && r.anyWord(p.aux+1, "bring", "benefit", "help", "contribute", "provide", "create", "enable", "allow", "be") && p.subject == 0 && !r.isParticipleAt(p.aux+2) {
		return schema.Affirm
	}
	if r.word(p.aux, "must") && p.subject == 0 && !r.word(p.aux+1, "be") {
		return schema.Affirm
	}
	return undertaking(&t.subj)
}

func (r *reader) isParticipleAt(i int) bool {
	for r.isAdverb(i) {
		i++
	}
	if i >= len(r.ids) {
		return false
	}
	return r.x.vocab.words[r.ids[i]].action&participle != 0 || r.verbs[i].ref >= 0 && r.verbs[i].form&participle != 0
}

// willForce: a side that says it will do something undertakes it.
func (r *reader) willForce(t *trigger, p clauseParts, by []schema.Party, own bool, from, to int) schema.Force {
	k := p.aux + 1
	for k < to && r.isAdverb(k) {
		k++
	}
	switch {
	case r.anyWord(k, "like", "want", "wish", "hope"):
		return schema.Hope
	case own && p.subject > 0 || r.isOwnCountry(from):
		if len(by) == 1 {
			t.subj.parties = by
		}
		return undertaking(&t.subj)
	case len(by) == 1 && p.subject > 0 && r.mentions[p.subject-1].kind != mOrg:
		if slices.Contains(r.parties, by[0]) && len(t.subj.parties) == 1 {
			return schema.Hope // what the other side is expected to do
		}
		return schema.Affirm
	case len(by) > 1:
		return schema.Agree
	case r.word(k, "be") && (r.isParticipleAt(k+1) || r.isGerundAt(k+1)):
		return undertaking(&t.subj)
	}
	return schema.Affirm
}

// isOwnCountry reports whether a clause begins with "his country", "her
// government": the speaker's own side.
func (r *reader) isOwnCountry(i int) bool {
	return r.is(i, fPoss) && r.anyWord(i+1, "country", "government", "nation", "administration", "ministry", "side", "state", "people")
}

// stanceForce reads "is ready to", "is willing to" inside a clause.
func (r *reader) stanceForce(t *trigger, p clauseParts, by []schema.Party, own bool, to int) schema.Force {
	k := p.aux + 1
	for k < to && r.isAdverb(k) {
		k++
	}
	if k >= to {
		return schema.Affirm
	}
	class, ok := adjectives[string(r.doc.Bytes(k))]
	if !ok || p.subject == 0 {
		return schema.Affirm
	}
	if len(by) > 0 {
		t.subj.parties = by
		if !own {
			t.subj.people = nil
		}
	}
	switch class {
	case lexicon.VerbPledge:
		if r.is(k+1, fTo) {
			return undertaking(&t.subj)
		}
	case lexicon.VerbHope:
		return schema.Hope
	case lexicon.VerbAppreciate:
		return schema.Appreciate
	case lexicon.VerbConcern:
		return schema.Concern
	}
	return schema.Affirm
}
