package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/schema"
)

// shape is the grammar of a verb's complement.
type shape uint8

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

// readContent reads what follows a trigger up to token to.
func (r *reader) readContent(t *trigger, to int) {
	x := r.complementOf(t, to)
	if x.object > 0 && len(t.subj.parties) > 0 {
		p, _ := r.partiesOf(&r.mentions[x.object-1], &context{he: -1})
		if len(p) == 1 && !slices.Contains(t.subj.parties, p[0]) {
			t.to = p
		}
	}
	if f := frameOf(t.class); f != nil {
		f(r, t, x, to)
	}
}

// frame reads what follows a verb of one class and emits its acts.
type frame func(r *reader, t *trigger, x complement, to int)

// frameOf returns the frame of a class of verbs, nil for none.
func frameOf(k lexicon.Class) frame {
	switch k {
	case lexicon.VerbAgree:
		return (*reader).readAgree
	case lexicon.VerbPledge:
		return (*reader).readPledge
	case lexicon.VerbOffer:
		return (*reader).readPledge
	case lexicon.VerbAccept:
		return (*reader).readAccept
	case lexicon.VerbSay:
		return (*reader).readSay
	case lexicon.VerbStress:
		return (*reader).readStress
	case lexicon.VerbSupport:
		return (*reader).readSupport
	case lexicon.VerbRegard:
		return (*reader).readRegard
	case lexicon.VerbHope:
		return (*reader).readHope
	case lexicon.VerbWant:
		return (*reader).readWant
	case lexicon.VerbRequest:
		return (*reader).readRequest
	case lexicon.VerbInstruct:
		return (*reader).readInstruct
	case lexicon.VerbPropose:
		return (*reader).readPropose
	case lexicon.VerbInvite:
		return (*reader).readInvite
	case lexicon.VerbAppreciate:
		return (*reader).readAppreciate
	case lexicon.VerbConcern:
		return (*reader).readConcern
	case lexicon.VerbDiscuss:
		return (*reader).readDiscuss
	case lexicon.VerbAnnounce:
		return (*reader).readAnnounce
	case lexicon.VerbLight:
		return (*reader).readLight
	}
	return nil
}

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

func (r *reader) readInstruct(t *trigger, x complement, to int) {
	if r.infinitiveAfter(t.comp, to) == 0 && x.shape != asClause {
		return
	}
	r.emit(t, t.at, to, undertaking(&t.subj), "instruct", 0.7)
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
