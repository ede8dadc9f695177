package extract

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// leadIn is a sentence that announces a list: "endorsed the following
// principles:". The items after it take its force and its parties.
type leadIn struct {
	block int32
	force schema.Force
	by    []schema.Party
	who   []int32
	lemma string
	open  bool
}

// noteLeadIn remembers a sentence that ends in a colon, or forgets the last
// one where a paragraph that is no item comes.
func (r *reader) noteLeadIn(c *clause, l *leadIn, s text.Sentence, n int) {
	last := int(s.To) - 1
	if r.str(last) != ":" {
		if r.doc.Blocks[s.Block].Kind != text.Item {
			l.open = false
		}
		return
	}
	by, who, lemma, bySaid := r.parties, r.principals(), "", false
	force := schema.Force("")
	for i := range c.found {
		t := &c.found[i]
		force = forceOfClass(t)
		if t.subj.known && len(t.subj.parties) > 0 {
			by, who, bySaid = t.subj.parties, t.subj.people, true
		}
		lemma = t.lemma
	}
	for i := c.from; i < c.to && len(c.found) == 0; i++ {
		switch v, _ := r.verb(i); {
		case v != nil && v.Class == lexicon.VerbDiscuss:
			force = schema.Discuss // "Among matters discussed were:"
		case r.is(i, fWill), r.starts[i] != 0 && r.mentions[r.starts[i]-1].kind == mGroup && i+3 > c.to-3:
			force = schema.Agree // "To this end, the two sides will:"
		}
	}
	if force == "" {
		l.open = false // a list of names or of things, not of acts
		return
	}
	if !bySaid {
		if s, ok := r.firstSubject(c); ok && len(s.parties) > 0 {
			by, who = s.parties, s.people
		}
	}
	*l = leadIn{block: s.Block, force: force, by: by, who: who, lemma: lemma, open: true}
	r.dropLeadIn(c, n)
}

// forceOfClass returns the force that the items of a list have by the verb that
// announces them.
func forceOfClass(t *trigger) schema.Force {
	switch t.class {
	case lexicon.VerbDiscuss:
		return schema.Discuss
	case lexicon.VerbStress, lexicon.VerbSay, lexicon.VerbRegard:
		return schema.Affirm
	case lexicon.VerbAppreciate:
		return schema.Appreciate
	case lexicon.VerbConcern:
		return schema.Concern
	case lexicon.VerbRequest:
		return schema.Request
	case lexicon.VerbPropose:
		return schema.Propose
	case lexicon.VerbHope, lexicon.VerbWant:
		return schema.Hope
	}
	return undertaking(&t.subj)
}

// dropLeadIn takes back acts whose content only points at the list.
func (r *reader) dropLeadIn(c *clause, n int) {
	first := len(r.acts)
	for first > 0 && int(r.acts[first-1].sentence) == n {
		first--
	}
	out := r.acts[:first]
	for _, a := range r.acts[first:] {
		if a.from >= c.from && (a.rule == "will" || a.to-a.from <= 6 || r.pointsAhead(a.from, a.to)) {
			continue
		}
		out = append(out, a)
	}
	r.acts = out
}

func (r *reader) pointsAhead(from, to int) bool {
	for i := from; i < to; i++ {
		if r.anyWord(i, "following", "below", "include", "includes", "included", "namely") {
			return true
		}
	}
	return false
}

// readItem reads an item of an announced list that has no act of its own.
func (r *reader) readItem(c *clause, l *leadIn, b text.Block) {
	if !l.open || b.Kind != text.Item || c.to-c.from < 3 || r.start(c.from) != nil && r.start(c.from).kind == mPerson {
		return
	}
	t := trigger{lemma: l.lemma, subj: subject{parties: l.by, people: l.who, known: true}}
	for _, p := range r.split(asNoun, c.from, c.to) {
		r.emit(&t, p[0], p[1], l.force, "list-item", 0.7)
	}
}

// readPlain reads a sentence without a verb of speech: what somebody will do,
// or, in a joint statement, the position of its parties.
func (r *reader) readPlain(c *clause) {
	before := len(r.acts)
	r.readSigned(c)
	r.readPurpose(c)
	p := r.takeApart(c.from, c.to)
	if len(r.acts) > before || p.aux < 0 || r.isQuestion(c) {
		return
	}
	if r.is(p.aux, fWill) {
		r.readUndertaking(c, p)
	}
	if len(r.acts) == before {
		r.readJoint(c)
	}
}

// readUndertaking reads a plain sentence in which a party says it will do
// something: "Australia will expand its programme."
func (r *reader) readUndertaking(c *clause, p clauseParts) {
	s := r.undertaker(c, p)
	if !s.known {
		return
	}
	t := trigger{lemma: "will", at: p.aux, comp: c.from, subj: s}
	for i, q := range r.split(asVerb, p.aux+1, c.to) {
		if i == 0 && p.subject == 0 {
			q[0] = c.from
		}
		r.emit(&t, q[0], q[1], undertaking(&s), "will", 0.5)
	}
}

// undertaker returns whose undertaking a sentence with "will" is: its
// subject's, or that of those who agreed on what it is about.
func (r *reader) undertaker(c *clause, p clauseParts) subject {
	switch {
	case p.subject > 0:
		m := &r.mentions[p.subject-1]
		s := r.subjectOf(int32(p.subject-1), c)
		state := r.word(p.aux+1, "be") && !r.isParticipleAt(p.aux+2) && m.kind != mCountry
		if m.kind == mMeeting || m.seat || state || len(s.parties) == 0 || len(s.parties) < 2 && r.isTravel(p.aux+1) {
			return subject{}
		}
		return s
	case r.isInstrumentSubject(c):
		return subject{parties: r.parties, people: r.principals(), known: true}
	case r.followsAgreement():
		last := &r.acts[len(r.acts)-1]
		return subject{parties: last.by, people: last.speakers, known: true}
	}
	return subject{}
}

// isTravel reports whether a verb, adverbs passed over, tells where somebody
// will be and not what they undertake: "will also visit", "will attend".
func (r *reader) isTravel(i int) bool {
	for r.isAdverb(i) {
		i++
	}
	return r.isEventVerb(i) || r.anyWord(i, "visit", "attend", "meet", "travel", "arrive", "depart", "leave", "close", "conclude",
		"speak", "participate", "host", "receive", "call", "join", "return", "address", "accompany", "be") && !r.isParticipleAt(i+1)
}

// readJoint takes a plain sentence of a joint statement for the position of
// its parties.
func (r *reader) readJoint(c *clause) {
	if !r.joint || len(r.parties) < 2 || c.to-c.from < 5 || r.blockOf(c.from).Kind != text.Prose {
		return
	}
	for i := range r.events {
		if r.events[i].sentence == r.now {
			return
		}
	}
	t := trigger{lemma: "state", subj: subject{parties: r.parties, people: r.principals(), known: true}}
	r.emit(&t, c.from, c.to, schema.Affirm, "joint-statement", 0.5)
}

// isInstrumentSubject reports whether a sentence is about what was agreed:
// "The arrangement will take the form of …", "Both MOUs seek to …".
func (r *reader) isInstrumentSubject(c *clause) bool {
	if !r.is(c.from, fDet) && !r.is(c.from, fTwo) {
		return false
	}
	for i := c.from + 1; i < min(c.from+6, c.to); i++ {
		if r.is(i, fModal|fPrep|fComma) {
			return false
		}
		if r.is(i, fInstrument) {
			return true
		}
	}
	return false
}

func (r *reader) isQuestion(c *clause) bool {
	return c.to < len(r.ids) && r.str(c.to) == "?"
}

// followsAgreement reports whether the last act was an undertaking that a
// sentence about "the project" or "this" may go on with.
func (r *reader) followsAgreement() bool {
	if len(r.acts) == 0 {
		return false
	}
	f := r.acts[len(r.acts)-1].force
	return f == schema.Agree || f == schema.Pledge
}

// readPassive reads the clause that a passive closes over.
func (r *reader) readPassive(t *trigger, to int, c *clause) {
	if r.word(t.at-1, "it") || r.isImpersonal(t, c) {
		u := *t
		u.kind = finite
		r.readContent(&u, to)
		return
	}
	force := schema.Agree
	switch t.class {
	case lexicon.VerbDiscuss:
		force = schema.Discuss
	case lexicon.VerbAppreciate:
		force = schema.Appreciate
	case lexicon.VerbConcern:
		force = schema.Concern
	case lexicon.VerbStress, lexicon.VerbSupport, lexicon.VerbRegard, lexicon.VerbSay:
		force = schema.Affirm
	case lexicon.VerbPropose:
		force = schema.Propose
	case lexicon.VerbRequest:
		force = schema.Request
	}
	r.emit(t, t.cut, to, force, "passive", 0.6)
}

// isImpersonal reports whether "it" is the subject of a passive: "it was
// agreed".
func (r *reader) isImpersonal(t *trigger, c *clause) bool {
	b := r.lookLeft(t.at, c.from)
	return r.is(b.at, fIt)
}

// readQuotations gives quoted sentences without acts of their own to the
// speaker of their paragraph.
func (r *reader) readQuotations() {
	busy := make([]bool, len(r.doc.Sentences))
	for i := range r.acts {
		busy[r.acts[i].sentence] = true
	}
	q := quotation{block: -1}
	for n := range r.doc.Sentences {
		s := r.doc.Sentences[n]
		if r.doc.Blocks[s.Block].Kind != text.Prose || !q.holds(r, s) || busy[n] {
			continue
		}
		speaker := q.speaker(r)
		if speaker == nil {
			continue
		}
		t := trigger{lemma: "say", class: lexicon.VerbSay, subj: *speaker}
		r.now = int32(n)
		to := r.trimStop(int(s.From), int(s.To))
		from := int(s.From)
		for from < to && r.is(from, fQuote) {
			from++
		}
		if to-from > 4 && r.hasFinite(from, to) {
			r.emitClauses(&t, from, to, "quoted")
		}
	}
}

// quotation follows the quotation marks of a paragraph from sentence to
// sentence, so that each token is looked at once.
type quotation struct {
	block int32
	next  int  // the token to look at next
	open  bool // whether a quotation is open before it
	said  *subject
	asked bool // whether said has been looked for
}

// holds reports whether s, which comes after all sentences asked about before,
// stands inside a quotation of its paragraph from its first word on.
func (q *quotation) holds(r *reader, s text.Sentence) bool {
	if s.Block != q.block {
		*q = quotation{block: s.Block, next: int(r.doc.Blocks[s.Block].From)}
	}
	for last := min(int(s.From), int(r.doc.Blocks[s.Block].To)-1); q.next <= last; q.next++ {
		if r.is(q.next, fQuote) {
			q.open = !q.open
		}
	}
	return q.open
}

// speaker returns who the paragraph's quotation is attributed to.
func (q *quotation) speaker(r *reader) *subject {
	if !q.asked {
		q.said, q.asked = r.speakerOf(q.block), true
	}
	return q.said
}

// speakerOf returns who a paragraph's quotation is attributed to.
func (r *reader) speakerOf(block int32) *subject {
	b := r.doc.Blocks[block]
	for i := int(b.From); i < int(b.To); i++ {
		v, f := r.verb(i)
		if v == nil || v.Class != lexicon.VerbSay || f&(past|third) == 0 {
			continue
		}
		ctx := context{he: -1}
		c := clause{from: int(b.From), to: int(b.To), ctx: &ctx, event: -1}
		if r.stop(i-1) != nil {
			s := r.subjectOf(r.stops[i-1]-1, &c)
			if len(s.parties) > 0 {
				return &s
			}
		}
		if i+1 < len(r.starts) && r.starts[i+1] != 0 && r.is(i-1, fComma|fQuote) {
			s := r.subjectOf(r.starts[i+1]-1, &c)
			if len(s.parties) > 0 {
				return &s
			}
		}
	}
	return nil
}
