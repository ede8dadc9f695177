package extract

import (
	"chancery/schema"
)

func (r *reader) readAppreciate(t *trigger, x complement, to int) {
	if x.shape == asNone && x.object == 0 {
		return
	}
	if t.kind == adjectival && r.is(t.comp, fTo) && r.isVerb(t.comp+1) {
		// "was proud to announce X": the act is the announcement.
		v, _ := r.verb(t.comp + 1)
		u := *t
		u.class, u.lemma, u.at = v.Class, v.Lemma, t.comp+1
		u.comp = t.comp + 1 + int(r.verbs[t.comp+1].n)
		u.kind = finite
		r.readContent(&u, to)
		return
	}
	if t.lemma == "welcome" && r.isWelcome(t.at, &clause{from: t.at, to: to}) {
		return
	}
	r.emit(t, t.at, to, schema.Appreciate, "appreciate", 0.8)
	r.inviteWithin(t, to)
}

// inviteWithin adds the invitation that is thanked for: "thanked Park for his
// invitation to visit" is an invitation by Park.
func (r *reader) inviteWithin(t *trigger, to int) {
	for i := t.comp; i < to; i++ {
		if !(r.word(i, "inviting") && r.word(i-1, "for")) && (!r.word(i, "invitation") || !r.is(i-1, fPoss) && !r.isClitic(i-1)) {
			continue
		}
		var s subject
		for k := i - 1; k >= t.comp; k-- {
			if r.stops[k] != 0 {
				s = r.subjectOf(r.stops[k]-1, &clause{from: t.comp, to: to, ctx: &context{he: -1}})
				break
			}
		}
		if len(s.parties) == 0 {
			return
		}
		u := *t
		u.subj, u.lemma = s, "invitation"
		if r.is(i-1, fPrep) {
			i++
		}
		r.emit(&u, i-1, to, schema.Invite, "invitation-thanked-for", 0.7)
		return
	}
}

func (r *reader) readConcern(t *trigger, x complement, to int) {
	if x.shape == asVerb || x.shape == asNone && t.kind != adjectival {
		return
	}
	r.emit(t, t.at, to, schema.Concern, "concern", 0.7)
}

func (r *reader) readDiscuss(t *trigger, x complement, to int) {
	if x.shape == asNone && x.object == 0 || x.shape == asVerb && t.lemma != "discuss" || !r.dateless(t.comp) && r.word(t.comp-1, "on") {
		return
	}
	switch t.lemma {
	case "raise", "bring up", "exchange", "address", "hear", "cover", "update", "brief", "study", "debate":
		if t.lemma == "brief" || t.lemma == "update" {
			break
		}
		if n, _, ok := r.speechNoun(x.from, to); ok && n.Force == "concern" {
			r.emit(t, t.at, to, schema.Concern, "raise-concern", 0.7)
			return
		}
	}
	r.emit(t, t.at, to, schema.Discuss, "discuss", 0.8)
}
