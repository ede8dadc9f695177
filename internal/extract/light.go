package extract

import (
	"chancery/internal/lexicon"
	"chancery/schema"
)

// nounLimit is how many tokens after a light verb its noun may stand.
const nounLimit = 9

// speechNoun returns the first noun of speech in a noun phrase that begins at
// token from, and its place. The search ends where the phrase does: at a
// preposition, a verb or a mark.
func (r *reader) speechNoun(from, to int) (*lexicon.SpeechNoun, int, bool) {
	for i := from; i < min(from+nounLimit, to); i++ {
		if r.nouns[i].ref >= 0 && !r.isAttributive(i, to) {
			return &r.x.lex.SpeechNouns[r.nouns[i].ref], i, true
		}
		if i > from && r.is(i, fPrep|fThat|fTo|fSemi|fModal|fBe|fHave) && !(r.is(i, fTo) && i+1 < to && r.starts[i+1] != 0) {
			if r.is(i, fThat|fSemi|fModal|fBe) {
				return nil, 0, false
			}
			if r.is(i, fPrep) && !r.is(i, fTo) && !(i+1 < to && r.is(i+1, fDash) && r.isGlued(i+1)) {
				return nil, 0, false
			}
		}
	}
	return nil, 0, false
}

// hasSpeechNoun reports whether what follows a light verb makes it an act: a
// noun of speech in its noun phrase, or a clause.
func (r *reader) hasSpeechNoun(i, to int) bool {
	x := r.shapeAt(complement{}, i, to)
	if x.shape == asClause {
		return true
	}
	if r.anyWord(i, "to", "with") && i+1 < to && r.starts[i+1] != 0 {
		i = int(r.mentions[r.starts[i+1]-1].to)
	}
	_, _, ok := r.speechNoun(i, to)
	return ok
}

// isAttributive reports whether a noun stands before another noun and only
// qualifies it: "support packages", "exchange programmes".
func (r *reader) isAttributive(i, to int) bool {
	k := i + int(r.nouns[i].n)
	if k >= to {
		return false
	}
	b := r.doc.Bytes(k)
	if r.nouns[k].ref >= 0 {
		return true // "deep concern": the later noun is the head
	}
	return 'a' <= b[0] && b[0] <= 'z' && r.flags(k) == 0 && !r.isAdverb(k) && r.verbs[k].ref < 0 && !r.isGerundAt(k) &&
		!r.anyWord(k, "regarding", "concerning", "towards")
}

// readLight reads "expressed gratitude", "reached a consensus on": the noun
// carries the act.
func (r *reader) readLight(t *trigger, x complement, to int) {
	from := t.comp
	if x.object > 0 && x.shape != asNone && r.is(t.comp, fTo) {
		from = x.from // "expressed to X the hope that"
	}
	if x.shape == asClause && x.object == 0 {
		if t.lemma == "express" || t.lemma == "convey" || t.lemma == "show" || t.lemma == "signal" || t.lemma == "share" {
			r.emitClauses(t, x.from, to, "express-that")
		}
		return
	}
	n, at, ok := r.speechNoun(from, to)
	if !ok {
		return
	}
	r.readNoun(t, n, at, to)
}

// nounDecides lets a noun of speech right after a verb decide the act:
// "reiterated his readiness to …". It reports whether it did.
func (r *reader) nounDecides(t *trigger, from, to int) bool {
	n, at, ok := r.speechNoun(from, to)
	if ok && points[t.lemma] && (n.Force == "hope" || n.Force == "pledge") && !r.word(from, "his") && !r.word(from, "her") && !r.word(from, "their") {
		r.emitNounAffirm(t, from, at, to) // "underscored shared interest in X"
		return true
	}
	if !ok || n.Force == "discuss" || n.Force == "request" && t.class == lexicon.VerbSay {
		return false
	}
	if n.Force == "affirm" {
		if _, second := r.nextNoun(at+1, to); second > 0 {
			u := *t
			u.comp = from
			r.readNoun(&u, n, at, to)
			return true
		}
		r.emitNounAffirm(t, from, at, to)
		return true
	}
	if n.Force == "agree" || n.Force == "propose" {
		return false
	}
	r.readNoun(t, n, at, to)
	return true
}

// nextNoun finds a second noun of speech under the same verb, "their
// commitment to X and their determination to Y": the token where it begins,
// and its own place; 0 for none.
func (r *reader) nextNoun(from, to int) (start, at int) {
	for i := from; i+2 < to; i++ {
		if !r.word(i, "and") || !r.is(i+1, fPoss) {
			continue
		}
		for k := i + 2; k < min(i+5, to); k++ {
			if r.nouns[k].ref >= 0 && !r.isAttributive(k, to) && r.is(k+int(r.nouns[k].n), fPrep|fTo|fThat) {
				return i, k
			}
		}
	}
	return 0, 0
}

// points are the verbs that point at something and do not do it: whoever
// underlines an interest states a position.
var points = map[string]bool{
	"underscore": true, "underline": true, "highlight": true, "emphasise": true, "emphasize": true, "stress": true, "accentuate": true,
	"note": true, "point out": true, "spotlight": true, "draw attention to": true, "call attention to": true,
}

// readNoun reads what follows the noun of speech at token at.
func (r *reader) readNoun(t *trigger, n *lexicon.SpeechNoun, at, to int) {
	if start, second := r.nextNoun(at+1, to); second > 0 {
		u := *t
		u.at, u.comp = start+1, start+1
		defer r.readNoun(&u, &r.x.lex.SpeechNouns[r.nouns[second].ref], second, to)
		to = start
	}
	after := at + int(r.nouns[at].n)
	x := r.shapeAt(complement{}, after, to)
	switch n.Force {
	case "appreciate", "concern":
		f := schema.Appreciate
		if n.Force == "concern" {
			f = schema.Concern
		}
		r.emit(t, t.at, to, f, "express-"+n.Force, 0.8)
		r.inviteWithin(t, to)
	case "hope":
		if x.shape == asNoun && r.is(x.from, fPrep) {
			x.from++
			if x.shape == asNoun && r.isGerundAt(x.from) {
				x.shape = asGerund
			}
		}
		if x.shape == asNone {
			return
		}
		r.emitAll(t, x, to, schema.Hope, "express-hope")
	case "pledge", "commit", "agree":
		if x.shape == asVerb && !r.isActionAt(x.from, base) && !r.isVerb(x.from) {
			x.shape = asNoun // "commitment to democracy"
		}
		r.readCommitment(t, n, x, at, to)
	case "affirm":
		if x.shape == asClause {
			r.emitClauses(t, x.from, to, "share-view")
			return
		}
		r.emitNounAffirm(t, t.comp, at, to)
	case "invite":
		r.emit(t, t.at, to, schema.Invite, "extend-invitation", 0.9)
	case "request":
		if r.anyWord(at, "call", "calls") && !r.anyWord(after, "for", "on", "upon", "to") {
			return // a telephone call
		}
		if x.shape == asNoun && r.is(x.from, fPrep) {
			x.from++
		}
		if x.shape != asNone {
			r.emitAll(t, x, to, schema.Request, "make-request")
		}
	case "propose":
		if x.shape != asNone {
			r.emit(t, t.at, to, schema.Propose, "make-proposal", 0.6)
		}
	case "discuss":
		if x.shape != asNone || t.lemma == "exchange" {
			r.emitTalk(t, at, to)
		}
	}
}

// readCommitment reads "their commitment to X": to do something is an
// undertaking, to a value or to standing relations a position.
func (r *reader) readCommitment(t *trigger, n *lexicon.SpeechNoun, x complement, at, to int) {
	force := undertaking(&t.subj)
	if n.Force == "agree" {
		force = schema.Agree
	}
	switch x.shape {
	case asVerb, asClause:
		r.emitAll(t, x, to, force, n.Force+"-to")
	case asGerund:
		if n.Force == "commit" && r.isStandingPolicy(x.from, to) {
			r.emitNounAffirm(t, t.comp, at, to)
			return
		}
		r.emitAll(t, x, to, force, n.Force+"-gerund")
	case asNoun:
		if n.Force == "commit" {
			r.emitNounAffirm(t, t.comp, at, to)
			return
		}
		if r.is(x.from, fPrep) {
			x.from++
		}
		r.emitAll(t, x, to, force, n.Force+"-noun")
	}
}

// isStandingPolicy reports whether a gerund names no action but the tending
// of relations or values: "strengthening bilateral relations".
func (r *reader) isStandingPolicy(from, to int) bool {
	for i := from; i < min(from+7, to); i++ {
		if r.anyWord(i, "relations", "ties", "friendship", "relationship", "partnership", "peace", "democracy", "cooperation", "stability", "bonds", "values", "urgency") {
			return true
		}
	}
	return false
}

// emitNounAffirm emits a position whose content is the noun phrase.
func (r *reader) emitNounAffirm(t *trigger, from, at, to int) {
	after := at + int(r.nouns[at].n)
	x := r.shapeAt(complement{}, after, to)
	if x.shape == asGerund && r.anyWord(at, "support") {
		parts := r.split(asGerund, x.from, to)
		if len(parts) > 1 {
			for _, p := range parts {
				r.emit(t, p[0], p[1], schema.Affirm, "support-list", 0.8)
			}
			return
		}
	}
	for from < at && r.is(from, fPoss|fAdv) {
		from++
	}
	r.emit(t, from, to, schema.Affirm, "affirm-noun", 0.7)
}

// emitTalk emits "had an exchange of views on X".
func (r *reader) emitTalk(t *trigger, at, to int) {
	topic := false
	if r.anyWord(at+2, "visit") || r.anyWord(at+3, "visit") {
		return // "held talks on a visit"
	}
	for k := at; k < min(at+10, to); k++ {
		if r.word(k, "from") && r.anyWord(at, "insights", "experiences", "experience") || r.anyWord(k, "on", "about", "regarding", "concerning", "over") && r.dateless(k+1) && !r.anyWord(k+1, "the") ||
			r.anyWord(k, "on", "about") && r.word(k+1, "the") && !r.anyWord(k+2, "phone", "telephone", "sidelines", "margins", "occasion", "eve") || r.word(k, "of") && k+1 < to && !r.anyWord(k+1, "views", "opinions") {
			topic = true
			break
		}
	}
	if topic {
		r.emit(t, t.at, to, schema.Discuss, "hold-talks-on", 0.7)
	}
}
