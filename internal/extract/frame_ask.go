package extract

import (
	"chancery/schema"
)

func (r *reader) readHope(t *trigger, x complement, to int) {
	from := x.from
	if x.shape == asNoun && r.is(from, fPrep) {
		from++
	}
	if x.shape == asNone {
		return
	}
	if x.shape == asNoun && r.startsClause(from, to) {
		x.shape = asClause
	}
	x.from = from
	r.emitAll(t, x, to, schema.Hope, "hope")
}

func (r *reader) readWant(t *trigger, x complement, to int) {
	force := schema.Hope
	switch t.lemma {
	case "plan", "intend", "aim":
		force = undertaking(&t.subj)
		if x.shape != asVerb {
			return
		}
	case "need", "mean", "like", "prefer", "strive":
		return
	}
	if x.shape == asNone {
		return
	}
	for k := x.from; k < min(x.from+5, to) && x.shape == asNoun; k++ {
		if r.anyWord(k, "help", "support", "assistance", "aid", "cooperation", "backing") {
			force = schema.Request
			break
		}
	}
	if len(t.to) > 0 {
		if k := r.infinitiveAfter(t.comp, to); k > 0 {
			r.emitAll(t, complement{shape: asVerb, from: k + 1}, to, schema.Request, "want-to")
			return
		}
	}
	from := t.at
	if t.fresh && t.subj.from < t.at {
		from = t.subj.from
	}
	r.emit(t, from, to, force, "want", 0.7)
}

func (r *reader) readRequest(t *trigger, x complement, to int) {
	force := schema.Request
	from := t.comp
	if x.shape == asNoun && x.about || t.lemma == "ask" && r.anyWord(x.from, "about", "whether", "how") {
		r.emit(t, t.at, to, schema.Discuss, "ask-about", 0.7)
		return
	}
	if k := r.infinitiveAfter(from, to); k > 0 && x.shape != asClause && t.lemma == "call for" {
		r.emit(t, from, to, force, "call-for", 0.8) // of whom it is asked is part of what is asked
		return
	} else if k > 0 && x.shape != asClause {
		if t.subj.joint() && r.asksOwn(from, k) {
			force = schema.Agree
		}
		for _, p := range r.split(asVerb, k+1, to) {
			r.emit(t, p[0], p[1], force, "ask-to", 0.8)
		}
		return
	}
	switch x.shape {
	case asClause:
		for _, p := range r.split(asClause, x.from, to) {
			r.emit(t, p[0], p[1], force, "ask-that", 0.8)
		}
	case asNoun:
		if t.lemma == "call on" || t.lemma == "call upon" {
			return // a visit paid to somebody
		}
		if r.is(x.from, fPrep) {
			x.from++
		}
		r.emitAll(t, x, to, force, "ask-for")
	case asNone:
	default:
		if x.shape == asNoun && r.is(x.from, fPrep) {
			x.from++
		}
		r.emitAll(t, x, to, force, "ask-for")
	}
}

// asksOwn reports whether those asked are the askers' own people: officials,
// teams, ministers.
func (r *reader) asksOwn(from, to int) bool {
	for i := from; i < to; i++ {
		if r.anyWord(i, "officials", "teams", "team", "ministers", "ministries", "advisors", "advisers", "experts", "delegations", "agencies", "representatives", "staff", "staffs") {
			return true
		}
	}
	return false
}

func (r *reader) readPropose(t *trigger, x complement, to int) {
	if t.lemma == "outline" || t.lemma == "lay out" || t.lemma == "set out" {
		r.emit(t, x.from, to, schema.Affirm, "outline", 0.6)
		return
	}
	if x.shape == asNone {
		return
	}
	if x.shape == asNoun {
		if k := r.predicateOf(x.from, to); k > 0 {
			r.emitProposed(t, x.from, k, to)
			return
		}
	}
	if x.shape == asClause {
		if k := r.predicateOf(x.from, to); k > 0 {
			r.emitProposed(t, x.from, k, to)
			return
		}
	}
	r.emitAll(t, x, to, schema.Propose, "propose")
}

// emitProposed splits what is proposed of somebody: "suggested the Government
// maintain big loans and offer more support".
func (r *reader) emitProposed(t *trigger, from, verb, to int) {
	parts := r.split(asVerb, verb, to)
	for i, p := range parts {
		if i == 0 {
			p[0] = from
			if len(parts) > 1 {
				p[0] = verb
			}
		}
		r.emit(t, p[0], p[1], schema.Propose, "propose", 0.8)
	}
}

func (r *reader) readInvite(t *trigger, _ complement, to int) {
	switch {
	case t.kind == nominal:
		r.emit(t, t.at-2, to, schema.Invite, "at-invitation", 0.8)
		if n := len(r.acts); n > 0 && t.comp < to {
			a := &r.acts[n-1]
			a.to = min(a.to, max(t.comp, a.from+1))
		}
	case t.subj.joint() && (r.word(t.comp, "each") || r.word(t.comp, "one") || r.word(t.comp, "the") && r.word(t.comp+1, "other")):
		for i, p := range t.subj.parties {
			one := *t
			one.subj.parties = []schema.Party{p}
			one.subj.people = nil
			if i < len(t.subj.people) {
				one.subj.people = r.peopleOf(t.subj.people, p)
			}
			r.emit(&one, t.at, to, schema.Invite, "invite-each-other", 0.9)
		}
	default:
		r.emit(t, t.at, to, schema.Invite, "invite", 0.9)
	}
}

func (r *reader) peopleOf(people []int32, p schema.Party) []int32 {
	var out []int32
	for _, i := range people {
		if r.people[i].party == p {
			out = append(out, i)
		}
	}
	return out
}
