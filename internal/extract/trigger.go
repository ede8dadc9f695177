package extract

import (
	"slices"

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

// subject is who does an act.
type subject struct {
	from, to int // tokens
	parties  []schema.Party
	people   []int32
	known    bool
	self     bool // "I" or "we": whoever speaks
}

func (s *subject) joint() bool { return len(s.parties) > 1 }

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

// settleSelf gives "we" and "I" the party of whoever says so in the sentence:
// "“We hope …”, the President said". Where nobody does, it is the document's
// own, or all parties of a joint text.
func (r *reader) settleSelf(c *clause) {
	for i := range c.found {
		s := &c.found[i].subj
		if !s.self || len(r.parties) == 0 {
			continue
		}
		if by := r.sayer(c, i); by != nil {
			s.parties, s.people = by.parties, by.people
			continue
		}
		if !r.joint && r.home != "" && r.author < 0 && len(s.parties) > 1 {
			s.parties, s.people = oneParty(r.home), nil
		}
	}
}

// sayer returns who says the clause of trigger i: the subject of a verb of
// saying before it or, postposed, after it.
func (r *reader) sayer(c *clause, i int) *subject {
	for k := i - 1; k >= 0; k-- {
		if t := &c.found[k]; !t.subj.self && t.class == lexicon.VerbSay && len(t.subj.parties) == 1 {
			return &t.subj
		}
	}
	for k := i + 1; k < len(c.found); k++ {
		if t := &c.found[k]; t.kind == postposed && len(t.subj.parties) == 1 {
			return &t.subj
		}
	}
	return nil
}

// inheritForward gives an opening participle the subject of the clause that
// follows: "Affirming …, he showed …".
func (r *reader) inheritForward(c *clause) {
	for i := range c.found {
		if c.found[i].subj.known {
			continue
		}
		for j := i + 1; j < len(c.found); j++ {
			if c.found[j].subj.known {
				c.found[i].subj = c.found[j].subj
				break
			}
		}
		if !c.found[i].subj.known && c.first.known {
			c.found[i].subj = c.first
		}
	}
}

// remember makes a subject the one that pronouns after it mean.
func (r *reader) remember(s *subject, ctx *context) {
	switch {
	case len(s.people) == 1:
		ctx.he = s.people[0]
		ctx.one = s.parties
	case len(s.parties) == 1:
		ctx.one = s.parties
	}
	if len(s.parties) > 1 {
		ctx.they, ctx.theyPeople = s.parties, s.people
	}
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
	if f&third != 0 && f&base == 0 && r.is(b.at, fConj) && r.carries(b.at, c) && r.is(t.comp, fTo|fThat|fDet|fPoss) && len(c.found) > 0 {
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

// isNestedAt reports whether a clause whose subject begins at token i is the
// complement of the trigger found last.
func (r *reader) isNestedAt(i int, c *clause) bool {
	if len(c.found) == 0 {
		return false
	}
	last := &c.found[len(c.found)-1]
	if last.class != lexicon.VerbSay && last.class != lexicon.VerbStress || last.kind == postposed {
		return false
	}
	k := last.comp
	for k < i && r.is(k, fThat|fAdv) {
		k++
	}
	return k == i
}

// carries reports whether a verb after the conjunction at token i may share
// the subject of the clause before: that clause has an act or a verb of
// meeting.
func (r *reader) carries(i int, c *clause) bool {
	return len(c.found) > 0 || c.event >= 0 && c.event < i || c.first.known
}

// lastSubject returns the subject that a coordinated verb shares.
func (r *reader) lastSubject(c *clause) subject {
	for _, t := range slices.Backward(c.found) {
		if t.subj.known && t.kind != nominal && !t.nested {
			return t.subj
		}
	}
	return c.first
}

// subjectEndingAt returns the subject whose last token is j, or that a
// parenthesis ending at j parts from its verb.
func (r *reader) subjectEndingAt(j int, c *clause) (subject, bool) {
	if j < c.from {
		return subject{}, false
	}
	if r.stops[j] != 0 {
		return r.subjectOf(r.stops[j]-1, c), true
	}
	if !r.is(j, fComma|fClose|fDash) {
		return subject{}, false
	}
	if j > c.from && r.stops[j-1] != 0 && r.opensClause(int(r.mentions[r.stops[j-1]-1].from), c) {
		return r.subjectOf(r.stops[j-1]-1, c), true
	}
	for k := j - 1; k > c.from && k > j-30; k-- {
		if !r.is(k, fComma|fOpen|fDash) {
			continue
		}
		if r.stops[k-1] != 0 {
			m := r.stops[k-1] - 1
			if r.opensClause(int(r.mentions[m].from), c) && !r.hasAct(k, j, c) {
				return r.subjectOf(m, c), true
			}
		}
	}
	return subject{}, false
}

// hasAct reports whether a finite act was found between two tokens.
func (r *reader) hasAct(from, to int, c *clause) bool {
	for i := range c.found {
		if t := &c.found[i]; t.at >= from && t.at < to && t.kind == finite {
			return true
		}
	}
	return false
}

// opensClause reports whether a mention at token i stands where subjects do:
// at the start of the sentence or of a clause, not after a preposition.
func (r *reader) opensClause(i int, c *clause) bool {
	return i <= c.from || !r.is(i-1, fPrep) || r.is(i-1, fSub)
}

// subjectOf resolves the mention, and those that "and" ties to it, to parties.
func (r *reader) subjectOf(m int32, c *clause) subject {
	x := &r.mentions[m]
	s := subject{from: int(x.from), to: int(x.to), known: true, self: x.kind == mSelf}
	s.parties, s.people = r.partiesOf(x, c.ctx)
	list := false
	for k := s.from - 1; k > c.from; {
		switch {
		case r.word(k, "and") && r.is(k-1, fComma) && len(c.found) > 0 && !r.isThirdItem(k-1, c):
			return s // "A invited B, and C invited D"
		case r.word(k, "and") || r.is(k, fComma) && list:
			list = true
			if r.is(k-1, fComma) {
				k--
			}
		default:
			return s
		}
		if k-1 < c.from || r.stops[k-1] == 0 {
			return s
		}
		y := &r.mentions[r.stops[k-1]-1]
		if !r.opensClause(int(y.from), c) || r.isGroupedAway(y) {
			return s
		}
		p, q := r.partiesOf(y, c.ctx)
		s.parties, s.people = union(p, s.parties), unionPeople(q, s.people)
		s.from = int(y.from)
		k = s.from - 1
	}
	return s
}

// isThirdItem reports whether the comma at token k closes an item of a list of
// three or more: a comma stands before that item too.
func (r *reader) isThirdItem(k int, c *clause) bool {
	if k-1 < c.from || r.stops[k-1] == 0 {
		return false
	}
	from := int(r.mentions[r.stops[k-1]-1].from)
	return from-1 > c.from && r.is(from-1, fComma) && r.stops[from-2] != 0
}

// isGroupedAway reports whether a mention cannot be part of a list of
// subjects.
func (r *reader) isGroupedAway(m *mention) bool { return m.kind == mMeeting }

func union(a, b []schema.Party) []schema.Party {
	out := append([]schema.Party(nil), a...)
	for _, x := range b {
		out = appendNew(out, x)
	}
	return out
}

func unionPeople(a, b []int32) []int32 {
	out := append([]int32(nil), a...)
next:
	for _, x := range b {
		for _, y := range out {
			if x == y {
				continue next
			}
		}
		out = append(out, x)
	}
	return out
}

// clauseStart returns where the clause whose subject begins at token i is cut
// from the one before: commas, conjunctions and adverbs go with it.
func (r *reader) clauseStart(i int, c *clause) int {
	for i > c.from {
		k := i - 1
		if r.is(k, fConj|fComma|fSemi|fAdv|fSub) && r.stops[k] == 0 && !r.word(k, "as") {
			i = k
			continue
		}
		break
	}
	return i
}

// participial reads a participle that opens the sentence or follows a comma.
func (r *reader) participial(t trigger, b before, c *clause) (trigger, bool) {
	t.kind = adverbial
	switch j := b.at; {
	case j < c.from:
	case r.is(j, fComma):
	case r.anyWord(j, "while", "whilst", "when") && r.is(j-1, fComma):
	case r.stop(j) != nil && r.word(int(r.stop(j).from)-1, "with"):
		// "with the President expressing hope that"
		t.subj = r.subjectOf(r.stops[j]-1, c)
		t.cut = int(r.stop(j).from) - 1
		return t, t.subj.known
	case r.is(j, fConj) && r.hasGerundBefore(j, c):
	case r.is(j, fSemi):
	default:
		return t, false
	}
	if !r.isActing(t) || r.inGerundList(t, c) || r.anyWord(t.at, "regarding", "considering", "counting", "studying", "addressing", "covering", "hearing", "seeing", "having", "taking", "making", "giving") && t.class != lexicon.VerbLight {
		return t, false
	}
	t.cut = r.clauseStart(t.at, c)
	if b.at >= c.from || len(c.found) > 0 {
		t.subj = r.lastSubject(c)
	}
	return t, true
}

// isActing reports whether a participle of the verb is mostly an act: "noting
// that", not "building on" or "supporting".
func (r *reader) isActing(t trigger) bool {
	switch t.class {
	case lexicon.VerbSupport, lexicon.VerbWant, lexicon.VerbAnnounce, lexicon.VerbRegard:
		return t.lemma == "endorse" || t.lemma == "announce" || t.lemma == "attach importance to" || t.lemma == "attach significance to" || t.lemma == "attach great importance to" || t.lemma == "recognise" || t.lemma == "recognize" || t.lemma == "seek"
	case lexicon.VerbPropose:
		return t.lemma == "propose" || t.lemma == "suggest" || t.lemma == "recommend"
	case lexicon.VerbDiscuss:
		return t.lemma != "follow up on" && t.lemma != "deal with" && t.lemma != "focus on" && t.lemma != "look at"
	}
	return true
}

// hasGerundBefore reports whether the words before "and" at token j hold
// another participle after a comma, or at the start.
func (r *reader) hasGerundBefore(j int, c *clause) bool {
	for i := range c.found {
		if c.found[i].kind == adverbial && c.found[i].at < j {
			return true
		}
	}
	for k := j - 1; k > c.from; k-- {
		if r.is(k-1, fComma) && r.isIng(k) {
			return true
		}
	}
	return r.isIng(c.from)
}

func (r *reader) isIng(i int) bool {
	b := r.doc.Bytes(i)
	return len(b) > 5 && string(b[len(b)-3:]) == "ing"
}

// inGerundList reports whether a participle is an item of what was agreed
// ("a consensus on stepping up X, exploring Y") and not an act.
func (r *reader) inGerundList(t trigger, c *clause) bool {
	if t.class != lexicon.VerbDiscuss && t.class != lexicon.VerbSupport && t.class != lexicon.VerbAnnounce && t.class != lexicon.VerbAppreciate {
		return false
	}
	for i := range c.found {
		k := c.found[i].comp
		for n := 0; n < 4 && k < c.to; n++ {
			if r.isIng(k) && r.is(k-1, fPrep) {
				return true
			}
			k++
		}
	}
	return false
}

// purposeTrigger reads an infinitive of purpose after a verb of meeting: "met
// to discuss X", or after "took the occasion".
func (r *reader) purposeTrigger(t trigger, b before, c *clause) (trigger, bool) {
	t.kind = purpose
	occasion := r.anyWord(b.at, "occasion", "opportunity")
	if !occasion {
		if c.event < 0 || c.event >= t.at {
			return t, false
		}
		for i := range c.found {
			if c.found[i].at > c.event {
				return t, false
			}
		}
		switch t.class {
		case lexicon.VerbDiscuss, lexicon.VerbStress, lexicon.VerbAppreciate, lexicon.VerbLight, lexicon.VerbConcern, lexicon.VerbSupport:
		default:
			return t, false
		}
	}
	t.cut = b.at + 1
	t.subj = r.lastSubject(c)
	if !t.subj.known || occasion {
		if s, ok := r.firstSubject(c); ok {
			t.subj = s
		}
	}
	if c.event >= 0 && !occasion && t.class == lexicon.VerbDiscuss {
		t.subj.parties = r.parties
		t.subj.people = r.principals()
	}
	return t, t.subj.known
}

// firstSubject returns the first mention of the sentence that can act.
func (r *reader) firstSubject(c *clause) (subject, bool) {
	for i := c.from; i < c.to; i++ {
		if r.starts[i] != 0 && r.opensClause(i, c) {
			m := r.starts[i] - 1
			last := m
			for int(r.mentions[last].to)+1 < c.to && r.word(int(r.mentions[last].to), "and") && r.starts[r.mentions[last].to+1] != 0 {
				last = r.starts[r.mentions[last].to+1] - 1
			}
			return r.subjectOf(last, c), true
		}
	}
	return subject{}, false
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

// passiveTrigger reads "it was agreed that", "X was welcomed by Y".
func (r *reader) passiveTrigger(t trigger, b before, c *clause) (trigger, bool) {
	t.kind = passive
	switch t.class {
	case lexicon.VerbLight:
		if !r.nounPassive(&t, b, c) {
			return t, false
		}
	case lexicon.VerbAgree, lexicon.VerbDiscuss, lexicon.VerbAppreciate, lexicon.VerbConcern, lexicon.VerbStress, lexicon.VerbSupport,
		lexicon.VerbPropose, lexicon.VerbAnnounce, lexicon.VerbRegard, lexicon.VerbSay, lexicon.VerbRequest:
	default:
		return t, false
	}
	if b.modal || r.is(b.at, fRel|fThat) || r.isEmbedded(b.at, c) {
		return t, false
	}
	t.cut = r.passiveStart(b.at, c)
	for k := t.comp; k < min(t.comp+4, c.to); k++ {
		if r.word(k, "by") && k+1 < c.to && r.starts[k+1] != 0 {
			t.subj = r.subjectOf(r.lastOfList(r.starts[k+1]-1, c), c)
			t.fresh = true
			return t, true
		}
	}
	if other, ok := r.passiveObject(b.at); ok {
		switch t.class {
		case lexicon.VerbAppreciate, lexicon.VerbRequest:
			t.subj, t.kind, t.fresh = other, finite, true
			return t, true // "Ghana was thanked for": by the other side
		}
	}
	switch t.class {
	case lexicon.VerbAgree, lexicon.VerbDiscuss, lexicon.VerbStress, lexicon.VerbRegard:
	case lexicon.VerbPropose:
		if !r.is(b.at, fIt) {
			return t, false
		}
	default:
		if !t.noun {
			return t, false
		}
	}
	if r.stop(b.at) != nil && b.at >= c.from && r.mentions[r.stops[b.at]-1].kind == mPerson {
		return t, false // "Son was asked": not the doer
	}
	t.subj = subject{parties: r.parties, people: r.principals(), known: true, from: t.at, to: t.at}
	return t, true
}

// nounPassive turns "concern was expressed over" into an act of the noun's
// force: the subject of a light verb in the passive is the noun that carries
// the act.
func (r *reader) nounPassive(t *trigger, b before, c *clause) bool {
	for k := b.at; k >= max(c.from, b.at-3); k-- {
		if r.nouns[k].ref < 0 || k+int(r.nouns[k].n) != b.at+1 {
			continue
		}
		class, ok := classOfNoun[r.x.lex.SpeechNouns[r.nouns[k].ref].Force]
		t.class, t.noun = class, ok
		return ok
	}
	return false
}

// classOfNoun gives the class of verbs that a noun of speech stands for when
// it is the subject of a passive.
var classOfNoun = map[string]lexicon.Class{
	"appreciate": lexicon.VerbAppreciate, "concern": lexicon.VerbConcern, "affirm": lexicon.VerbStress, "agree": lexicon.VerbAgree,
}

// passiveObject returns the other side of the party that is the subject of a
// passive ending at token i.
func (r *reader) passiveObject(i int) (subject, bool) {
	m := r.stop(i)
	if m == nil || len(r.parties) != 2 {
		return subject{}, false
	}
	p, _ := r.partiesOf(m, &context{he: -1})
	if len(p) != 1 || !slices.Contains(r.parties, p[0]) {
		return subject{}, false
	}
	other := r.parties[0]
	if other == p[0] {
		other = r.parties[1]
	}
	return subject{from: int(m.from), to: int(m.to), parties: oneParty(other), known: true}, true
}

// isEmbedded reports whether a passive stands in a clause of its own inside
// another act: "the fact that an MOU was concluded".
func (r *reader) isEmbedded(j int, c *clause) bool {
	if len(c.found) == 0 {
		return false
	}
	last := &c.found[len(c.found)-1]
	for k := j; k > last.comp; k-- {
		if r.is(k, fThat|fRel) {
			return true
		}
		if r.is(k, fComma) && r.is(k+1, fConj) || r.is(k, fSemi) {
			return false
		}
	}
	return false
}

func (r *reader) lastOfList(m int32, c *clause) int32 {
	for {
		to := int(r.mentions[m].to)
		if to+1 >= c.to || !r.word(to, "and") || r.starts[to+1] == 0 {
			return m
		}
		m = r.starts[to+1] - 1
	}
}

// passiveStart returns where the subject of a passive begins: after the last
// act, or after a fronted phrase and its comma.
func (r *reader) passiveStart(j int, c *clause) int {
	start := c.from
	for i := range c.found {
		start = max(start, c.found[i].comp)
	}
	for k := j; k > start; k-- {
		if r.is(k, fSemi) || r.is(k, fComma) && r.is(k+1, fConj) || r.is(k, fThat) {
			return k + 1
		}
	}
	return start
}
