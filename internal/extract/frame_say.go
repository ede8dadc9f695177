package extract

import (
	"chancery/internal/lexicon"
	"chancery/schema"
)

// withFeeling reads "noted with appreciation that", "noted with concern".
func (r *reader) withFeeling(t *trigger, to int) bool {
	if !r.word(t.comp, "with") {
		return false
	}
	for k := t.comp + 1; k < min(t.comp+4, to); k++ {
		if r.nouns[k].ref < 0 {
			continue
		}
		switch f := schema.Force(r.x.lex.SpeechNouns[r.nouns[k].ref].Force); f {
		case schema.Appreciate, schema.Concern:
			r.emit(t, t.at, to, f, "with-"+string(f), 0.8)
			return true
		}
	}
	return false
}

func (r *reader) readSay(t *trigger, x complement, to int) {
	if r.withFeeling(t, to) {
		return
	}
	switch x.shape {
	case asVerb:
		if t.lemma != "see" && t.lemma != "feel" && t.lemma != "find" {
			r.emitAll(t, x, to, undertaking(&t.subj), "say-to")
		}
	case asClause:
		r.emitClauses(t, x.from, to, "say-that")
	case asNoun:
		if t.lemma != "explain" && r.nounDecides(t, x.from, to) {
			return
		}
		if t.lemma == "claim" || t.lemma == "see" || t.lemma == "feel" || t.lemma == "find" || t.lemma == "write" || t.lemma == "tell" && !r.hasFinite(x.from, to) {
			return
		}
		if t.lemma == "explain" && !r.hasFinite(x.from, to) {
			r.emit(t, x.from, to, schema.Discuss, "explain", 0.7)
			return
		}
		if r.is(x.from, fPrep) && t.lemma != "note" {
			return
		}
		r.emitClauses(t, x.from, to, "say")
	}
}

// emitClauses emits each coordinated clause with the force of its own verb.
func (r *reader) emitClauses(t *trigger, from, to int, rule string) {
	for _, p := range r.split(asClause, from, to) {
		r.readOneClause(t, p[0], p[1], rule)
	}
}

func (r *reader) readOneClause(t *trigger, from, to int, rule string) {
	r.emitUndertakings(t, from, to, rule, false)
}

// readClause reads the content that stands before a postposed attribution.
func (r *reader) readClause(t *trigger, from, to int) {
	from, to = r.trim(from, to)
	for from < to && r.is(from, fQuote) {
		from++
	}
	if to-from > 2 {
		r.emitClauses(t, from, to, "said-after")
	}
}

func (r *reader) readStress(t *trigger, x complement, to int) {
	switch x.shape {
	case asVerb:
		r.emitAll(t, x, to, undertaking(&t.subj), "affirm-to")
	case asClause:
		r.emitClauses(t, x.from, to, "stress-that")
	case asGerund:
		r.emitAll(t, x, to, schema.Affirm, "stress")
	case asNoun:
		if r.nounDecides(t, x.from, to) {
			return
		}
		if r.hasFinite(x.from, to) && r.startsClause(x.from, to) {
			r.emitClauses(t, x.from, to, "stress-clause")
			return
		}
		r.emitAll(t, x, to, schema.Affirm, "stress")
	}
}

func (r *reader) readSupport(t *trigger, x complement, to int) {
	if x.shape == asVerb || x.shape == asNone {
		return
	}
	from := t.at
	if t.lemma == "recognise" || t.lemma == "recognize" {
		from = x.from
	}
	if x.shape == asClause {
		r.emitClauses(t, x.from, to, "support-that")
		return
	}
	r.emit(t, from, to, schema.Affirm, "support", 0.7)
}

func (r *reader) readRegard(t *trigger, _ complement, to int) {
	from := t.at
	if t.fresh {
		from = t.subj.from
	}
	if t.kind == passive || t.class == lexicon.VerbRegard && t.lemma != "call" && t.lemma != "term" && t.lemma != "count" && t.lemma != "treat" && t.lemma != "rank" && t.lemma != "label" {
		r.emit(t, from, to, schema.Affirm, "regard", 0.6)
	}
}
