package extract

import "chancery/internal/lexicon"

// adjectives are the predicates of stance: "is ready to", "was pleased with".
// They take part in acts like the verbs of their class.
var adjectives = map[string]lexicon.Class{
	"ready": lexicon.VerbPledge, "willing": lexicon.VerbPledge, "prepared": lexicon.VerbPledge, "committed": lexicon.VerbPledge,
	"determined": lexicon.VerbPledge, "resolved": lexicon.VerbPledge, "poised": lexicon.VerbPledge,
	"pleased": lexicon.VerbAppreciate, "delighted": lexicon.VerbAppreciate, "grateful": lexicon.VerbAppreciate,
	"thankful": lexicon.VerbAppreciate, "honoured": lexicon.VerbAppreciate, "honored": lexicon.VerbAppreciate, "glad": lexicon.VerbAppreciate,
	"happy": lexicon.VerbAppreciate, "encouraged": lexicon.VerbAppreciate, "proud": lexicon.VerbAppreciate, "gratified": lexicon.VerbAppreciate,
	"appreciative": lexicon.VerbAppreciate, "satisfied": lexicon.VerbAppreciate, "heartened": lexicon.VerbAppreciate, "impressed": lexicon.VerbAppreciate,
	"interested": lexicon.VerbHope, "keen": lexicon.VerbHope, "eager": lexicon.VerbHope, "hopeful": lexicon.VerbHope, "confident": lexicon.VerbHope,
	"optimistic": lexicon.VerbHope, "desirous": lexicon.VerbHope, "convinced": lexicon.VerbStress,
	"concerned": lexicon.VerbConcern, "worried": lexicon.VerbConcern, "alarmed": lexicon.VerbConcern, "disappointed": lexicon.VerbConcern,
	"dismayed": lexicon.VerbConcern, "saddened": lexicon.VerbConcern, "shocked": lexicon.VerbConcern, "appalled": lexicon.VerbConcern,
	"outraged": lexicon.VerbConcern, "troubled": lexicon.VerbConcern, "disturbed": lexicon.VerbConcern, "opposed": lexicon.VerbConcern,
	"supportive": lexicon.VerbSupport, "mindful": lexicon.VerbSupport, "aware": lexicon.VerbSupport,
}

// adjectiveTrigger reads "is ready to", "are determined to", "stands ready to".
func (r *reader) adjectiveTrigger(i int, c *clause) (trigger, bool) {
	if !r.is(i, fStance) {
		return trigger{}, false
	}
	class, ok := adjectives[string(r.doc.Bytes(i))]
	if !ok {
		return trigger{}, false
	}
	b := r.lookLeft(i, c.from)
	at := b.at
	stands := r.anyWord(at, "stand", "stands", "stood", "remain", "remains", "remained", "felt", "feels")
	if stands {
		b = r.lookLeft(at, c.from)
		at = b.at
	}
	if !b.be && !stands || b.modal {
		return trigger{}, false
	}
	t := trigger{kind: adjectival, class: class, lemma: "be " + r.str(i), at: i, comp: i + 1, cut: i}
	s, ok := r.subjectEndingAt(at, c)
	switch {
	case ok:
		t.subj, t.fresh = s, true
		t.cut = r.clauseStart(s.from, c)
	case r.is(at, fConj|fComma) && len(c.found) > 0:
		t.subj = r.lastSubject(c)
		t.cut = r.clauseStart(at+1, c)
	default:
		return t, false
	}
	return t, t.subj.known
}

// accordingTo reads "According to X, …" and "…, according to X": X says it.
func (r *reader) accordingTo(i int, c *clause) (trigger, bool) {
	m := r.start(i + 2)
	if !r.word(i+1, "to") || m == nil || m.kind == mGroup {
		return trigger{}, false
	}
	s := r.subjectOf(r.starts[i+2]-1, c)
	t := trigger{kind: finite, class: lexicon.VerbSay, lemma: "say", at: i, comp: int(m.to), cut: i, subj: s, fresh: true}
	if i > c.from+2 && (r.is(i-1, fComma) || int(m.to) >= c.to) {
		t.kind = postposed
		t.cut = i
	} else if i > c.from || !r.is(int(m.to), fComma) {
		return trigger{}, false
	}
	return t, len(s.parties) > 0
}

// ofTheView reads "is of the view that".
func (r *reader) ofTheView(i int, c *clause) (trigger, bool) {
	k := i - 1
	if r.anyWord(k, "same", "firm", "shared") {
		k--
	}
	if !r.word(i+1, "that") || !r.word(k, "the") || !r.word(k-1, "of") {
		return trigger{}, false
	}
	b := r.lookLeft(k-1, c.from)
	s, ok := r.subjectEndingAt(b.at, c)
	if !b.be || !ok {
		return trigger{}, false
	}
	return trigger{
		kind: adjectival, class: lexicon.VerbStress, lemma: "be of the view", at: i, comp: i + 1, cut: r.clauseStart(s.from, c), subj: s, fresh: true,
	}, true
}

// heldTalks reads "Talks were held on X", "A discussion took place regarding X".
func (r *reader) heldTalks(i int, c *clause) (trigger, bool) {
	k := i + 1
	switch {
	case r.is(k, fBe) && r.word(k+1, "held"), r.word(k, "took") && r.word(k+1, "place"):
		k += 2
	default:
		return trigger{}, false
	}
	if !r.anyWord(k, "on", "regarding", "about", "concerning") || !r.dateless(k+1) {
		return trigger{}, false
	}
	from := i
	for from > c.from && !r.is(from-1, fComma|fSemi) {
		from--
	}
	return trigger{
		kind: finite, class: lexicon.VerbDiscuss, lemma: "hold talks", at: from, comp: k, cut: from,
		subj: subject{from: from, to: i + 1, parties: r.parties, people: r.principals(), known: true}, fresh: true,
	}, true
}

// nounTrigger reads "in the hope of", "at the invitation of".
func (r *reader) nounTrigger(i int, c *clause) (trigger, bool) {
	if !r.is(i, fTalk) {
		return trigger{}, false
	}
	if r.word(i, "according") {
		return r.accordingTo(i, c)
	}
	if r.anyWord(i, "view", "opinion") {
		return r.ofTheView(i, c)
	}
	if r.anyWord(i, "talks", "discussion", "discussions", "consultations", "negotiations") {
		return r.heldTalks(i, c)
	}
	if !r.anyWord(i, "hope", "hopes", "invitation") || !r.word(i+1, "of") || i <= c.from+1 {
		return trigger{}, false
	}
	j := i - 1
	for j > c.from && !r.is(j, fPrep) && j > i-4 {
		j--
	}
	t := trigger{kind: nominal, lemma: r.str(i), at: i, comp: i + 2, cut: j}
	switch {
	case r.anyWord(i, "hope", "hopes") && r.anyWord(j, "in", "with"):
		t.class = lexicon.VerbHope
		t.subj = r.lastSubject(c)
		if r.is(j-1, fComma) {
			t.cut = j - 1
		}
		return t, t.subj.known
	case r.word(i, "invitation") && r.anyWord(j, "at", "on", "upon"):
		t.class = lexicon.VerbInvite
		for k := t.comp; k < min(t.comp+3, c.to); k++ {
			if r.starts[k] != 0 {
				t.subj = r.subjectOf(r.starts[k]-1, c)
				t.comp = t.subj.to
				t.cut = j
				return t, len(t.subj.parties) > 0
			}
		}
	}
	return t, false
}

// isEventVerb reports whether token i is a verb of meeting.
func (r *reader) isEventVerb(i int) bool { return r.is(i, fMeet) }
