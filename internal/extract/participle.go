package extract

import (
	"chancery/internal/lexicon"
)

// participial reads a participle that opens the sentence or follows a comma.
func (r *reader) participial(t trigger, b before, c *clause) (trigger, bool) {
	t.kind = adverbial
	switch j := b.at; {
	case j < c.from:
	case r.is(j, fComma):
	case r.anyWord(j, "while", "whilst", "when") && r.is(j-1, fComma):
	case r.stop(j) != nil && r.word(int(r.stop(j).from)-1, "with"):
		// "with the President expressing hope that"
		t.subj = r.subjectOf(r.stops[j]-1, c)
		t.cut = int(r.stop(j).from) - 1
		return t, t.subj.known
	case r.is(j, fConj) && r.hasGerundBefore(j, c):
	case r.is(j, fSemi):
	default:
		return t, false
	}
	if !r.isActing(t) || r.inGerundList(t, c) || r.anyWord(t.at, "regarding", "considering", "counting", "studying", "addressing", "covering", "hearing", "seeing", "having", "taking", "making", "giving") && t.class != lexicon.VerbLight {
		return t, false
	}
	t.cut = r.clauseStart(t.at, c)
	if b.at >= c.from || len(c.found) > 0 {
		t.subj = r.lastSubject(c)
	}
	return t, true
}

// isActing reports whether a participle of the verb is mostly an act: "noting
// that", not "building on" or "supporting".
func (r *reader) isActing(t trigger) bool {
	switch t.class {
	case lexicon.VerbSupport, lexicon.VerbWant, lexicon.VerbAnnounce, lexicon.VerbRegard:
		return t.lemma == "endorse" || t.lemma == "announce" || t.lemma == "attach importance to" || t.lemma == "attach significance to" || t.lemma == "attach great importance to" || t.lemma == "recognise" || t.lemma == "recognize" || t.lemma == "seek"
	case lexicon.VerbPropose:
		return t.lemma == "propose" || t.lemma == "suggest" || t.lemma == "recommend"
	case lexicon.VerbDiscuss:
		return t.lemma != "follow up on" && t.lemma != "deal with" && t.lemma != "focus on" && t.lemma != "look at"
	}
	return true
}

// hasGerundBefore reports whether the words before "and" at token j hold
// another participle after a comma, or at the start.
func (r *reader) hasGerundBefore(j int, c *clause) bool {
	for i := range c.found {
		if c.found[i].kind == adverbial && c.found[i].at < j {
			return true
		}
	}
	for k := j - 1; k > c.from; k-- {
		if r.is(k-1, fComma) && r.isIng(k) {
			return true
		}
	}
	return r.isIng(c.from)
}

func (r *reader) isIng(i int) bool {
	b := r.doc.Bytes(i)
	return len(b) > 5 && string(b[len(b)-3:]) == "ing"
}

// inGerundList reports whether a participle is an item of what was agreed
// ("a consensus on stepping up X, exploring Y") and not an act.
func (r *reader) inGerundList(t trigger, c *clause) bool {
	if t.class != lexicon.VerbDiscuss && t.class != lexicon.VerbSupport && t.class != lexicon.VerbAnnounce && t.class != lexicon.VerbAppreciate {
		return false
	}
	for i := range c.found {
		k := c.found[i].comp
		for n := 0; n < 4 && k < c.to; n++ {
			if r.isIng(k) && r.is(k-1, fPrep) {
				return true
			}
			k++
		}
	}
	return false
}

// purposeTrigger reads an infinitive of purpose after a verb of meeting: "met
// to discuss X", or after "took the occasion".
func (r *reader) purposeTrigger(t trigger, b before, c *clause) (trigger, bool) {
	t.kind = purpose
	occasion := r.anyWord(b.at, "occasion", "opportunity")
	if !occasion {
		if c.event < 0 || c.event >= t.at {
			return t, false
		}
		for i := range c.found {
			if c.found[i].at > c.event {
				return t, false
			}
		}
		switch t.class {
		case lexicon.VerbDiscuss, lexicon.VerbStress, lexicon.VerbAppreciate, lexicon.VerbLight, lexicon.VerbConcern, lexicon.VerbSupport:
		default:
			return t, false
		}
	}
	t.cut = b.at + 1
	t.subj = r.lastSubject(c)
	if !t.subj.known || occasion {
		if s, ok := r.firstSubject(c); ok {
			t.subj = s
		}
	}
	if c.event >= 0 && !occasion && t.class == lexicon.VerbDiscuss {
		t.subj.parties = r.parties
		t.subj.people = r.principals()
	}
	return t, t.subj.known
}
