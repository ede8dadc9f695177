package extract

import (
	"slices"

	"chancery/internal/lexicon"
)

// passiveTrigger reads "it was agreed that", "X was welcomed by Y".
func (r *reader) passiveTrigger(t trigger, b before, c *clause) (trigger, bool) {
	t.kind = passive
	switch t.class {
	case lexicon.VerbLight:
		if !r.nounPassive(&t, b, c) {
			return t, false
		}
	case lexicon.VerbAgree, lexicon.VerbDiscuss, lexicon.VerbAppreciate, lexicon.VerbConcern, lexicon.VerbStress, lexicon.VerbSupport,
		lexicon.VerbPropose, lexicon.VerbAnnounce, lexicon.VerbRegard, lexicon.VerbSay, lexicon.VerbRequest:
	default:
		return t, false
	}
	if b.modal || r.is(b.at, fRel|fThat) || r.isEmbedded(b.at, c) {
		return t, false
	}
	t.cut = r.passiveStart(b.at, c)
	for k := t.comp; k < min(t.comp+4, c.to); k++ {
		if r.word(k, "by") && k+1 < c.to && r.starts[k+1] != 0 {
			t.subj = r.subjectOf(r.lastOfList(r.starts[k+1]-1, c), c)
			t.fresh = true
			return t, true
		}
	}
	if other, ok := r.passiveObject(b.at); ok {
		switch t.class {
		case lexicon.VerbAppreciate, lexicon.VerbRequest:
			t.subj, t.kind, t.fresh = other, finite, true
			return t, true // "Ghana was thanked for": by the other side
		}
	}
	switch t.class {
	case lexicon.VerbAgree, lexicon.VerbDiscuss, lexicon.VerbStress, lexicon.VerbRegard:
	case lexicon.VerbPropose:
		if !r.is(b.at, fIt) {
			return t, false
		}
	default:
		if !t.noun {
			return t, false
		}
	}
	if r.stop(b.at) != nil && b.at >= c.from && r.mentions[r.stops[b.at]-1].kind == mPerson {
		return t, false // "Son was asked": not the doer
	}
	t.subj = subject{parties: r.parties, people: r.principals(), known: true, from: t.at, to: t.at}
	return t, true
}

// nounPassive turns "concern was expressed over" into an act of the noun's
// force: the subject of a light verb in the passive is the noun that carries
// the act.
func (r *reader) nounPassive(t *trigger, b before, c *clause) bool {
	for k := b.at; k >= max(c.from, b.at-3); k-- {
		if r.nouns[k].ref < 0 || k+int(r.nouns[k].n) != b.at+1 {
			continue
		}
		class, ok := classOfNoun[r.x.lex.SpeechNouns[r.nouns[k].ref].Force]
		t.class, t.noun = class, ok
		return ok
	}
	return false
}

// classOfNoun gives the class of verbs that a noun of speech stands for when
// it is the subject of a passive.
var classOfNoun = map[string]lexicon.Class{
	"appreciate": lexicon.VerbAppreciate, "concern": lexicon.VerbConcern, "affirm": lexicon.VerbStress, "agree": lexicon.VerbAgree,
}

// passiveObject returns the other side of the party that is the subject of a
// passive ending at token i.
func (r *reader) passiveObject(i int) (subject, bool) {
	m := r.stop(i)
	if m == nil || len(r.parties) != 2 {
		return subject{}, false
	}
	p, _ := r.partiesOf(m, &context{he: -1})
	if len(p) != 1 || !slices.Contains(r.parties, p[0]) {
		return subject{}, false
	}
	other := r.parties[0]
	if other == p[0] {
		other = r.parties[1]
	}
	return subject{from: int(m.from), to: int(m.to), parties: oneParty(other), known: true}, true
}

// isEmbedded reports whether a passive stands in a clause of its own inside
// another act: "the fact that an MOU was concluded".
func (r *reader) isEmbedded(j int, c *clause) bool {
	if len(c.found) == 0 {
		return false
	}
	last := &c.found[len(c.found)-1]
	for k := j; k > last.comp; k-- {
		if r.is(k, fThat|fRel) {
			return true
		}
		if r.is(k, fComma) && r.is(k+1, fConj) || r.is(k, fSemi) {
			return false
		}
	}
	return false
}

func (r *reader) lastOfList(m int32, c *clause) int32 {
	for {
		to := int(r.mentions[m].to)
		if to+1 >= c.to || !r.word(to, "and") || r.starts[to+1] == 0 {
			return m
		}
		m = r.starts[to+1] - 1
	}
}

// passiveStart returns where the subject of a passive begins: after the last
// act, or after a fronted phrase and its comma.
func (r *reader) passiveStart(j int, c *clause) int {
	start := c.from
	for i := range c.found {
		start = max(start, c.found[i].comp)
	}
	for k := j; k > start; k-- {
		if r.is(k, fSemi) || r.is(k, fComma) && r.is(k+1, fConj) || r.is(k, fThat) {
			return k + 1
		}
	}
	return start
}
