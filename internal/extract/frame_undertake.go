package extract

import (
	"chancery/schema"
)

// undertaking returns what an undertaking is by who undertakes: several sides
// agree, one side pledges.
func undertaking(s *subject) schema.Force {
	if s.joint() {
		return schema.Agree
	}
	return schema.Pledge
}

// emitAll emits one act for each coordinated part of a complement.
func (r *reader) emitAll(t *trigger, x complement, to int, force schema.Force, rule string) {
	for _, p := range r.split(x.shape, x.from, to) {
		r.emit(t, p[0], p[1], force, rule, 0.8)
	}
}

func (r *reader) readAgree(t *trigger, x complement, to int) {
	force := undertaking(&t.subj)
	switch x.shape {
	case asVerb, asGerund:
		r.emitAll(t, x, to, force, "agree-to")
	case asClause:
		for _, p := range r.split(asClause, x.from, to) {
			r.emitUndertakings(t, p[0], p[1], "agree-that", true)
		}
	case asNoun:
		from := x.from
		if r.is(from, fPrep) && !r.is(from, fTo) || r.is(from, fTo) {
			from++
		}
		if n, at, ok := r.speechNoun(from, to); ok && (n.Force == "affirm" || n.Force == "concern") {
			_ = at
			r.emit(t, from, to, schema.Affirm, "agree-on-value", 0.8)
			return
		}
		for _, p := range r.split(asNoun, from, to) {
			r.emit(t, p[0], p[1], force, "agree-on", 0.7)
		}
	}
}

func (r *reader) readPledge(t *trigger, x complement, to int) {
	force := undertaking(&t.subj)
	if t.lemma == "will" {
		r.emitAll(t, complement{shape: asVerb, from: t.comp}, to, force, "and-will")
		return
	}
	switch x.shape {
	case asVerb, asGerund:
		r.emitAll(t, x, to, force, "pledge-to")
	case asClause:
		for _, p := range r.split(asClause, x.from, to) {
			f := force
			if t.lemma == "assure" || t.lemma == "guarantee" {
				f = r.forceOfClause(t, p[0], p[1], false)
			}
			r.emit(t, p[0], p[1], f, "pledge-that", 0.7)
		}
	case asNoun:
		if r.word(x.from, "to") || r.word(x.from, "of") {
			if r.word(x.from, "of") {
				force = schema.Affirm
			}
			x.from++
		}
		if t.kind == adjectival && r.is(x.from, fPrep) {
			force = schema.Affirm
		}
		r.emitAll(t, x, to, force, "pledge-noun")
	}
}

func (r *reader) readAccept(t *trigger, x complement, to int) {
	if t.lemma == "accept" || r.mentionsInvitation(x.from, to) {
		r.emit(t, t.at, to, schema.Pledge, "accept", 0.8)
	}
}

func (r *reader) mentionsInvitation(from, to int) bool {
	for i := from; i < to; i++ {
		if r.anyWord(i, "invitation", "invitations") {
			return true
		}
	}
	return false
}

// emitUndertakings emits a clause with the force of its own verb. What one
// modal governs ("will step up X; bolster Y; and promote Z") is several
// undertakings; the first keeps the clause's subject.
func (r *reader) emitUndertakings(t *trigger, from, to int, rule string, agreed bool) {
	u := *t
	p := r.takeApart(from, to)
	if agreed && p.subject > 0 && r.mentions[p.subject-1].kind == mGroup && len(u.subj.parties) == 1 && len(r.parties) == 2 {
		u.subj.parties, u.subj.people = r.parties, r.principals() // one cannot agree alone that they will
	}
	force := r.forceOfClause(&u, from, to, agreed)
	if p.aux < 0 || !r.is(p.aux, fModal) || force != schema.Agree && force != schema.Pledge {
		r.emit(&u, from, to, force, rule, 0.7)
		return
	}
	for i, q := range r.split(asVerb, p.aux+1, to) {
		if i == 0 {
			q[0] = from
		}
		r.emit(&u, q[0], q[1], force, rule, 0.7)
	}
}

func (r *reader) readInstruct(t *trigger, x complement, to int) {
	if r.infinitiveAfter(t.comp, to) == 0 && x.shape != asClause {
		return
	}
	r.emit(t, t.at, to, undertaking(&t.subj), "instruct", 0.7)
}

func (r *reader) readAnnounce(t *trigger, x complement, to int) {
	switch x.shape {
	case asVerb:
		r.emitAll(t, x, to, undertaking(&t.subj), "announce-to")
	case asClause:
		for _, p := range r.split(asClause, x.from, to) {
			r.emitUndertakings(t, p[0], p[1], "announce-that", true)
		}
	case asNoun:
		if r.nounDecides(t, x.from, to) {
			return
		}
		r.emit(t, x.from, to, undertaking(&t.subj), "announce", 0.6)
	}
}
