package extract

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// triggerKind is the shape in which a verb of speech stands.
type triggerKind uint8

const (
	finite     triggerKind = iota // Chung said; and reaffirmed
	adverbial                     // Affirming …, he; , noting that
	purpose                       // met to discuss
	passive                       // it was agreed; X was welcomed by Y
	adjectival                    // is ready to; was pleased with
	nominal                       // in the hope of; at the invitation of
	postposed                     // …, he said
)

// trigger is a place in a sentence where a speech act begins.
type trigger struct {
	kind  triggerKind
	class lexicon.Class
	lemma string
	at    int // first token of the verb, adjective or noun
	comp  int // first token after it
	cut   int // where its clause begins: the content of the act before ends here
	subj  subject
	to    []schema.Party // whom it addresses by name
	fresh bool           // it has a subject of its own, not one carried over
	modal bool
	// nested tells that its clause is what the trigger before it says, so that
	// a verb coordinated after it goes back to that one's subject.
	nested bool
	noun   bool // the act is a noun's: "concern was expressed"
}

// clause is the sentence being read.
type clause struct {
	from, to int // tokens
	ctx      *context
	found    []trigger
	event    int // token of the last verb of meeting, -1 for none
	first    subject
	lead     subject // of an item: whose list it is
}

// triggers finds the speech acts of a sentence in order.
func (r *reader) triggers(c *clause) {
	for i := c.from; i < c.to; {
		if r.isEventVerb(i) && !r.is(i-1, fTo) {
			c.event = i
		}
		t, ok := r.triggerAt(i, c)
		if !ok {
			r.missed(i, c)
			i++
			continue
		}
		if t.subj.known && t.fresh {
			r.remember(&t.subj, c.ctx)
		}
		c.found = append(c.found, t)
		i = max(t.comp, i+1)
	}
	r.inheritForward(c)
	r.settleSelf(c)
}

// before is what stands left of a verb: its auxiliaries, and the token where
// they begin.
type before struct {
	at                          int // the last token left of auxiliaries and adverbs
	be, have, modal, to, do, no bool
	will                        bool
}

// lookLeft steps over adverbs and auxiliaries left of token i.
func (r *reader) lookLeft(i, from int) before {
	b := before{at: i - 1}
	for b.at >= from {
		switch f := r.flags(b.at); {
		case f&fNot != 0:
			b.no = true
		case f&fBe != 0:
			b.be = true
		case f&fHave != 0:
			b.have = true
		case f&fModal != 0 && !r.has(b.at, text.Capital):
			b.modal = true
			b.will = b.will || f&fWill != 0
		case f&fDo != 0:
			b.do = true
		case f&fTo != 0 && !b.to:
			b.to = true
		case r.isAdverb(b.at) && r.stops[b.at] == 0:
		default:
			if d := r.dateEndingAt(b.at); d > from {
				b.at = d // "Prabowo on Thursday held"
				continue
			}
			return b
		}
		b.at--
	}
	return b
}

// dateEndingAt returns the token before a date, its preposition included, that
// ends with token i, or -1.
func (r *reader) dateEndingAt(i int) int {
	if i < 0 || i >= len(r.dateStops) || r.dateStops[i] == 0 {
		return -1
	}
	return int(r.dates[r.dateStops[i]-1].Lead) - 1
}

// isAdverb reports whether token i is an adverb: one of the closed list, or a
// word in -ly.
func (r *reader) isAdverb(i int) bool {
	if i < 0 || i >= len(r.ids) {
		return false
	}
	if r.flags(i)&fAdv != 0 {
		return true
	}
	b := r.doc.Bytes(i)
	n := len(b)
	return n > 4 && b[n-1] == 'y' && b[n-2] == 'l' && !r.has(i, text.Capital) && !r.anyWord(i, "family", "assembly", "supply", "reply", "apply", "only", "early", "july", "rely", "multiply", "ally", "comply")
}

// triggerAt reads a trigger at token i.
func (r *reader) triggerAt(i int, c *clause) (trigger, bool) {
	if t, ok := r.nounTrigger(i, c); ok {
		return t, true
	}
	if t, ok := r.adjectiveTrigger(i, c); ok {
		return t, true
	}
	if t, ok := r.willTrigger(i, c); ok {
		return t, true
	}
	v, f := r.verb(i)
	if v == nil || r.cover[i] != 0 && r.has(i, text.Capital) && i > c.from {
		return trigger{}, false
	}
	t := trigger{class: v.Class, lemma: v.Lemma, at: i, comp: i + int(r.verbs[i].n), cut: i}
	if v.Class == lexicon.VerbLight && !r.hasSpeechNoun(t.comp, c.to) {
		return t, false
	}
	b := r.lookLeft(i, c.from)
	switch {
	case f&gerund != 0 && f&base == 0:
		if b.be {
			return r.finite(t, b, c)
		}
		return r.participial(t, b, c)
	case f&participle != 0 && b.be && !b.to:
		return r.passiveTrigger(t, b, c)
	case f&base != 0 && b.to && r.word(b.at, "like") && r.is(b.at-1, fWill):
		return r.finite(t, r.lookLeft(b.at, c.from), c) // "would like to thank"
	case f&base != 0 && b.to:
		return r.purposeTrigger(t, b, c)
	case f&past != 0 && !b.modal && !b.to:
		return r.finite(t, b, c)
	case f&participle != 0 && b.have:
		return r.finite(t, b, c)
	case f&(third|base) != 0 && !b.have && !b.be:
		return r.present(t, f, b, c)
	}
	return t, false
}

// willTrigger reads a second predicate with "will": "supports X and will
// provide Y" undertakes Y.
func (r *reader) willTrigger(i int, c *clause) (trigger, bool) {
	if !r.is(i, fWill) || r.word(i, "would") || len(c.found) == 0 || !r.is(i-1, fConj) || !r.isActionAt(i+1, base) || r.isTravel(i+1) {
		return trigger{}, false
	}
	s := r.lastSubject(c)
	last := &c.found[len(c.found)-1]
	if !s.known || last.class == lexicon.VerbAgree || last.class == lexicon.VerbHope {
		return trigger{}, false
	}
	return trigger{kind: finite, class: lexicon.VerbPledge, lemma: "will", at: i, comp: i + 1, cut: r.clauseStart(i, c), subj: s}, true
}

// present reads a verb in the present, whose form is mostly a noun's as well:
// its subject must stand right before it and agree with it.
func (r *reader) present(t trigger, f form, b before, c *clause) (trigger, bool) {
	if b.modal {
		// "must stress", "will discuss": the act itself, not its content.
		announced := b.will && len(c.found) == 0 && (t.class == lexicon.VerbDiscuss || t.class == lexicon.VerbStress)
		if !announced && !r.anyWord(t.at, "stress", "emphasise", "emphasize", "underline") {
			return t, false
		}
	}
	if f&third != 0 && f&base == 0 && r.is(b.at, fConj) && r.carries(b.at, c) && len(c.found) > 0 &&
		(r.is(t.comp, fTo|fThat|fDet|fPoss) || r.is(b.at-1, fComma) && !r.is(t.comp, fPrep|fComma)) {
		return r.finite(t, b, c)
	}
	if b.at < c.from || r.stops[b.at] == 0 || r.isClitic(t.at-1) {
		return t, false
	}
	m := &r.mentions[r.stops[b.at]-1]
	if f&third == 0 && m.kind != mGroup && m.kind != mSelf && !b.modal && !r.isPluralSubject(m) {
		return t, false
	}
	if f&base == 0 && m.kind == mGroup {
		return t, false
	}
	if r.word(t.comp, "of") || m.kind == mMeeting && t.class == lexicon.VerbHope {
		return t, false
	}
	return r.finite(t, b, c)
}

// isPluralSubject reports whether a mention is the last of several: "China and
// Malaysia agree".
func (r *reader) isPluralSubject(m *mention) bool {
	return m.from > 1 && r.word(int(m.from)-1, "and") && r.stops[m.from-2] != 0
}

// finite reads a finite verb: its subject stands left of it, or is carried
// over from the clause before.
func (r *reader) finite(t trigger, b before, c *clause) (trigger, bool) {
	t.kind, t.modal = finite, b.modal
	if b.no && (t.class == lexicon.VerbAgree || t.class == lexicon.VerbPledge || t.class == lexicon.VerbAccept || t.class == lexicon.VerbOffer) {
		return t, false // what was not agreed is no act
	}
	if r.word(b.at, "as") || b.at >= c.from && r.is(b.at, fDet|fPoss) && r.stops[b.at] == 0 || r.isClitic(b.at) {
		return t, false
	}
	if r.isPostposed(&t, b, c) {
		return t, true
	}
	if s, ok := r.subjectEndingAt(b.at, c); ok {
		if s.from > c.from && r.anyWord(s.from-1, "as", "if", "when", "after", "because", "since", "until", "where") && !r.word(s.from-2, "where") {
			return t, false // the circumstance of an act, not an act
		}
		t.subj, t.fresh = s, true
		t.nested = r.isNestedAt(s.from, c)
		t.cut = r.clauseStart(s.from, c)
		return t, true
	}
	if b.at < c.from {
		t.subj = c.lead // an item of a list: "The ministers: condemned …"
		return t, t.subj.known
	}
	if r.is(b.at, fConj|fComma|fSemi) && r.carries(b.at, c) {
		t.cut = r.clauseStart(b.at+1, c)
		t.subj = r.lastSubject(c)
		return t, t.subj.known
	}
	return t, false
}

// isPostposed turns "…, he said" and "…, said Wang" into a trigger whose
// content stands before it.
func (r *reader) isPostposed(t *trigger, b before, c *clause) bool {
	if t.class != lexicon.VerbSay && t.class != lexicon.VerbStress {
		return false
	}
	s, ok := r.subjectEndingAt(b.at, c)
	switch {
	case ok && s.from > c.from+2 && r.stops[b.at] != 0 && r.is(s.from-1, fComma|fQuote|fClose|fDash) && r.endsAttribution(t.comp, c):
		t.cut = s.from - 1
	case r.is(b.at, fComma|fQuote) && b.at > c.from+2 && t.comp < c.to && r.starts[t.comp] != 0 && !r.is(t.comp, fThat):
		m := &r.mentions[r.starts[t.comp]-1]
		if !r.endsAttribution(int(m.to), c) {
			return false
		}
		s = r.subjectOf(r.starts[t.comp]-1, c)
		t.cut = b.at
		t.comp = int(m.to)
	default:
		return false
	}
	t.kind, t.subj, t.fresh = postposed, s, true
	return true
}

// endsAttribution reports whether nothing that could be content follows.
func (r *reader) endsAttribution(i int, c *clause) bool {
	for r.is(i, fAdv) && i < c.to {
		i++
	}
	return i >= c.to || r.is(i, fComma|fStop|fSemi|fQuote) || r.is(i, fPrep) && !r.is(i, fThat) || r.is(i, fWeekday) ||
		r.anyWord(i, "today", "yesterday", "when", "as", "while")
}
