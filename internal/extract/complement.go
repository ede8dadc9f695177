package extract

import (
	"chancery/internal/lexicon"
)

// shape is the grammar of a verb's complement.
type shape uint8

// The shapes of complements.
const (
	asNoun   shape = iota // a noun phrase
	asVerb                // an infinitive, "to" left out
	asGerund              // "stepping up cooperation"
	asClause              // a clause, "that" left out
	asNone                // nothing
)

// complement is what follows a verb of speech.
type complement struct {
	shape  shape
	from   int
	object int // 1 + index of the mention that is asked, told, thanked; 0 for none
	about  bool
}

// complementOf reads the shape of what follows trigger t.
func (r *reader) complementOf(t *trigger, to int) complement {
	i := t.comp
	for i < to && (r.is(i, fAdv) && !r.is(i, fTo)) && r.starts[i] == 0 {
		i++
	}
	i = r.skipWhen(i, to)
	c := complement{from: i}
	if takesObject(t) {
		i = r.skipObjectPronoun(i, to)
	}
	if r.anyWord(i, "with", "to", "before", "among") && i+1 < to && r.starts[i+1] != 0 && !r.startsVerb(i+1) {
		m := r.starts[i+1]
		k := int(r.mentions[m-1].to)
		if k < to && (r.is(k, fThat|fTo|fComma) || r.anyWord(k, "on", "about", "for", "the", "his", "her", "their")) {
			c.object, i = int(m), k
		}
	}
	if i < to && r.starts[i] != 0 && takesObject(t) {
		m := r.starts[i]
		k := int(r.mentions[m-1].to)
		if !r.isClitic(k) || k+1 >= to {
			c.object, i = int(m), k
		}
	}
	return r.shapeAt(c, i, to)
}

// skipWhen passes over a date or a place between a verb and its complement:
// "agreed on Thursday to lift", "agreed in Vienna to raise".
func (r *reader) skipWhen(i, to int) int {
	for n := 0; n < 3 && i < to; n++ {
		if d := r.dateStartingAt(i); d > i && d < to && r.is(d, fTo|fThat|fPrep|fComma) {
			i = d
			continue
		}
		if r.anyWord(i, "in", "at") {
			if t, e, ok := r.termAt(i + 1); ok && (e.kind == lexicon.KindPlace || e.kind == lexicon.KindCountry) && r.is(int(t.to), fTo|fThat|fPrep) && !r.isClitic(int(t.to)) {
				i = int(t.to)
				continue
			}
		}
		break
	}
	return i
}

// skipObjectPronoun passes over whom somebody is told, where no party names
// them: "told him that", "informed her colleague that".
func (r *reader) skipObjectPronoun(i, to int) int {
	if r.anyWord(i, "him", "them", "us", "me") || r.word(i, "her") && r.is(i+1, fThat|fTo) {
		return i + 1
	}
	if r.start(i) != nil || !r.is(i, fPoss|fDet) {
		return i
	}
	for k := i + 1; k < min(i+5, to); k++ {
		if r.word(k, "that") && !r.is(k-1, fDet|fPoss) {
			return k
		}
		if r.is(k, fPrep|fComma|fTo) {
			break
		}
	}
	return i
}

// takesObject reports whether a verb of the class may be followed by whom it
// addresses.
func takesObject(t *trigger) bool {
	switch t.class {
	case lexicon.VerbRequest, lexicon.VerbInvite, lexicon.VerbInstruct, lexicon.VerbAppreciate, lexicon.VerbDiscuss, lexicon.VerbWant:
		return true
	}
	switch t.lemma {
	case "tell", "inform", "remind", "notify", "apprise", "advise", "assure", "promise", "guarantee", "offer":
		return true
	}
	return false
}

func (r *reader) shapeAt(c complement, i, to int) complement {
	for i < to && r.is(i, fComma) {
		i++
	}
	c.from = i
	switch {
	case i >= to:
		c.shape = asNone
	case r.is(i, fThat) && !r.isDemonstrative(i):
		c.shape, c.from = asClause, i+1
	case r.is(i, fTo) && r.startsVerb(i+1):
		c.shape, c.from = asVerb, i+1
	case r.is(i, fPrep) && i+1 < to && r.isGerundAt(i+1):
		c.shape, c.from = asGerund, i+1
	case r.isGerundAt(i):
		c.shape = asGerund
	default:
		c.about = r.anyWord(i, "about")
		c.shape = asNoun
	}
	return c
}

// isDemonstrative reports whether "that" points at a noun: "welcomed that
// decision".
func (r *reader) isDemonstrative(i int) bool {
	return r.word(i, "that") && i+2 < len(r.ids) && r.stops[i+1] == 0 && r.starts[i+1] == 0 && r.is(i+2, fStop|fComma)
}

// startsVerb reports whether token i, perhaps after adverbs, can be a bare
// verb: a small letter, no article, no preposition.
func (r *reader) startsVerb(i int) bool {
	for r.isAdverb(i) {
		i++
	}
	if i >= len(r.ids) || r.is(i, fDet|fPoss|fPrep|fComma|fTwo|fOpen|fHe|fThey|fRel) {
		return false
	}
	b := r.doc.Bytes(i)
	return 'a' <= b[0] && b[0] <= 'z' && !r.isIng(i)
}

func (r *reader) isGerundAt(i int) bool {
	for r.isAdverb(i) {
		i++
	}
	if i >= len(r.ids) {
		return false
	}
	w := r.x.vocab.words[r.ids[i]]
	return w.action&gerund != 0 && !r.word(i, "including") || r.isIng(i) && r.verbs[i].ref >= 0 && r.verbs[i].form&gerund != 0
}

// objectLimit is how far after a verb of asking its infinitive may stand.
const objectLimit = 16

// infinitiveAfter returns the "to" of "asked X to do", or 0.
func (r *reader) infinitiveAfter(from, to int) int {
	for k := from; k < min(from+objectLimit, to); k++ {
		if r.is(k, fTo) && r.startsVerb(k+1) && (r.isActionAt(k+1, base) || r.isVerb(k+1) || k == from || r.stops[k-1] != 0) {
			return k
		}
		if r.is(k, fThat|fSemi) || r.is(k, fComma) && k > from+1 {
			return 0
		}
	}
	return 0
}

// predicateOf returns the bare verb after the subject of a proposed action, or
// 0: "the two sides further DISCUSS".
func (r *reader) predicateOf(from, to int) int {
	if from >= to || r.starts[from] == 0 {
		return 0
	}
	k := int(r.mentions[r.starts[from]-1].to)
	for k < to && r.is(k, fAdv|fModal) {
		k++
	}
	if k < to && r.isActionAt(k, base) {
		return k
	}
	return 0
}
