package extract

import "chancery/internal/text"

// minPart is the fewest tokens that a coordinated action has: a verb and its
// object. "Foster trade and remove barriers" stays one.
const minPart = 3

// split cuts a complement into its coordinated parts: [from, to) pairs.
func (r *reader) split(s shape, from, to int) [][2]int {
	var parts [][2]int
	start := from
	for i := from + 1; i < to; i++ {
		next, ok := r.splitsAt(s, start, i, to)
		if !ok {
			continue
		}
		parts = append(parts, [2]int{start, i})
		start, i = next, next
	}
	return append(parts, [2]int{start, to})
}

// splitsAt reports whether a coordinated part ends before token i, and where
// the next begins.
func (r *reader) splitsAt(s shape, start, i, to int) (int, bool) {
	semi, comma, and := r.is(i, fSemi) && r.str(i) == ";", r.is(i, fComma), r.word(i, "and")
	aswell := r.word(i, "as") && r.word(i+1, "well") && r.word(i+2, "as")
	if !semi && !comma && !and && !aswell {
		return 0, false
	}
	k := i
	for k < to && (r.is(k, fSemi|fComma) || r.word(k, "and")) {
		k++
	}
	linked := k > i+1 || and || semi
	if r.word(k, "as") && r.word(k+1, "well") && r.word(k+2, "as") {
		k += 3
		linked = true
	}
	if k >= to {
		return 0, false
	}
	switch s {
	case asVerb:
		return r.nextVerb(start, i, k, semi, comma)
	case asGerund:
		return r.nextGerund(start, k, to, semi, linked)
	case asClause:
		return r.nextClause(start, k, to, semi)
	default:
		return k, semi && to-k >= minPart
	}
}

// nextVerb finds the next of several infinitives.
func (r *reader) nextVerb(start, i, k int, semi, comma bool) (int, bool) {
	least := minPart
	if comma || semi {
		least-- // "expand trade, deepen cooperation"
	}
	// "to build trust and enhance ties": a shared purpose. "To work with X to do
	// this and do that" has its undertakings there.
	nested := r.hasInfinitive(start+2, i) && !r.anyWord(start, "work", "cooperate", "collaborate", "coordinate", "strive", "join")
	if r.is(k, fTo) {
		k++
		return k, r.startsVerb(k) && (semi || k-1 > i+1 || r.word(i, "and")) && i-start >= least && (!nested || comma)
	}
	if semi && !r.isActionAt(k, base) {
		return k, r.isGerundAt(k) || r.is(k, fPrep)
	}
	if !r.isActionAt(k, base) || i-start < least || nested && !semi {
		return 0, false
	}
	if !comma && !semi && r.isActionAt(i-1, base) {
		return 0, false // "maintain and increase loans": a shared object
	}
	return k, true
}

func (r *reader) hasInfinitive(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, fTo) && r.isActionAt(i+1, base) {
			return true
		}
	}
	return false
}

// nextGerund finds the next of several gerunds: "stepping up X, including in
// implementing Y, promoting Z, as well as in citizen protection".
func (r *reader) nextGerund(start, k, to int, semi, linked bool) (int, bool) {
	if k-start < minPart {
		return 0, false
	}
	if r.anyWord(k, "including") && r.anyWord(k+1, "in", "by", "through") {
		k += 2
	} else if r.anyWord(k, "including") {
		return 0, false
	}
	if r.is(k, fPrep) && linked && r.anyWord(k, "in", "on") && to-k >= minPart {
		return k, true
	}
	return k, r.isGerundAt(k) && !r.word(k, "including") || semi
}

// nextClause finds the next of several clauses: "… and that lasting peace can
// be achieved".
func (r *reader) nextClause(start, k, to int, semi bool) (int, bool) {
	if k-start < minPart {
		return 0, false
	}
	if r.is(k, fThat) && r.word(k, "that") && to-k > minPart && !r.is(k-1, fComma) {
		return k + 1, true
	}
	if r.is(k, fThat) && r.word(k, "that") && r.is(k-1, fComma) && r.word(k-2, "and") {
		return k + 1, true
	}
	// "will work together; expand trade": the modal governs both.
	return k, semi && to-k >= minPart && !r.isActionAt(k, base)
}

// isActionAt reports whether a verb in one of the forms stands at token i,
// adverbs before it passed over. A word that is a common noun too counts only
// where a noun could not stand.
func (r *reader) isActionAt(i int, f form) bool {
	for r.isAdverb(i) {
		i++
	}
	if i >= len(r.ids) || r.has(i, text.Capital) {
		return false
	}
	w := r.x.vocab.words[r.ids[i]]
	if w.action&f == 0 {
		return false
	}
	if f != base || !w.isNoun {
		return true
	}
	if i+1 >= len(r.ids) || r.is(i+1, fConj|fComma|fSemi|fStop|fBe|fModal|fHave) {
		return false
	}
	if r.is(i+1, fPrep) {
		return r.anyWord(i+1, "to", "with", "on", "up", "towards", "toward", "as") && r.anyWord(i, "work", "step", "focus", "start", "stand", "call", "report", "move", "contact")
	}
	return true
}
