package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

// event is one gathering as the document tells it.
type event struct {
	kind       schema.EventKind
	from, to   int // tokens of the evidence
	sentence   int32
	parties    []schema.Party
	people     []int32
	start, end schema.Date
	place      string
	weekday    string
	label      string
	planned    bool
	dated      bool // the text gives the date with the event itself
	distant    bool // not of this contact: "the recent summit between …"
	rule       string
	guest      schema.Party // of a visit
	host       schema.Party
	told       bool // an expression of time stands with it, settled or not
	definite   bool // "the meeting": one told of before, if there is one
}

// cue is a word that tells of an event.
type cue struct {
	kind schema.EventKind
	at   int // its first token
	to   int // the token after the phrase
	noun bool
	rule string
}

// eventNouns are heads of noun phrases that name a gathering.
var eventNouns = map[string]schema.EventKind{
	"meeting": schema.Meeting, "meetings": schema.Meeting, "talks": schema.Meeting, "discussions": schema.Meeting, "discussion": schema.Meeting,
	"luncheon": schema.Meeting, "consultations": schema.Meeting, "dialogue": schema.Meeting, "audience": schema.Meeting,
	"conversation": schema.Call, "call": schema.Call, "teleconference": schema.Call, "videoconference": schema.Call,
	"visit": schema.Visit, "visits": schema.Visit, "trip": schema.Visit, "tour": schema.Visit,
	"summit": schema.Conference, "forum": schema.Conference, "conference": schema.Conference, "workshop": schema.Conference,
	"seminar": schema.Conference, "symposium": schema.Conference,
	"signing": schema.Signing,
}

// instruments are what is signed.
var instruments = map[string]bool{
	"memorandum": true, "memoranda": true, "memorandums": true, "mou": true, "mous": true, "agreement": true, "agreements": true, "treaty": true,
	"accord": true, "accords": true, "protocol": true, "convention": true, "pact": true, "declaration": true, "deals": true, "deal": true,
	"contract": true, "contracts": true, "letter": true, "arrangement": true, "communique": true, "documents": true, "charter": true, "plan": true,
	"statement": true,
}

// findEvents reads the gatherings that the prose tells of.
func (r *reader) findEvents() {
	ctx := context{he: -1}
	for n := range r.doc.Sentences {
		s := r.doc.Sentences[n]
		if k := r.doc.Blocks[s.Block].Kind; k == text.Heading || k == text.Noise {
			continue
		}
		dates := r.datesIn(n)
		c := clause{from: int(s.From), to: int(s.To), ctx: &ctx, event: -1}
		if first, ok := r.firstSubject(&c); ok {
			c.first = first
			if len(first.people) > 0 || len(first.parties) > 1 {
				r.remember(&first, &ctx)
			}
		}
		for i := c.from; i < c.to; i++ {
			if q, ok := r.cueAt(i, &c); ok {
				r.readEvent(q, &c, dates, int32(n))
				i = max(i, q.to-1)
			}
		}
	}
	r.settleEvents()
}

// cueAt reads the cue at token i.
func (r *reader) cueAt(i int, c *clause) (cue, bool) {
	if !r.is(i, fCue) {
		return cue{}, false
	}
	switch {
	case r.anyWord(i, "met", "meets", "meet") && !r.is(i-1, fDet):
		if r.word(i, "meet") && !r.is(i-1, fModal|fTo|fAdv) && r.stop(i-1) == nil {
			return cue{}, false
		}
		if r.word(i, "meet") && r.is(i-1, fTo) && !r.isPlan(i) || r.anyWord(i+1, "the", "their", "its") && r.anyWord(i+2, "needs", "challenges", "goals", "demand", "needs", "essential") {
			return cue{}, false
		}
		return cue{kind: schema.Meeting, at: i, to: i + 1, rule: "met"}, true
	case r.anyWord(i, "spoke", "speaks", "talked") && !r.anyWord(i+1, "highly", "about", "of", "at"):
		if to, ok := r.contactTo(i+1, c); ok {
			return cue{kind: schema.Call, at: i, to: to, rule: "spoke"}, true
		}
	case r.anyWord(i, "called", "telephoned", "phoned") && r.start(i+1) != nil && r.start(i+1).kind <= mOffice && r.stop(i-1) != nil:
		return cue{kind: schema.Call, at: i, to: i + 1, rule: "called"}, true
	case r.isWelcome(i, c):
		return cue{kind: schema.Meeting, at: i, to: i + 1, rule: "welcomed-to"}, true
	case r.anyWord(i, "visited", "visits") && i > c.from && !r.is(i-1, fDet):
		return cue{kind: schema.Visit, at: i, to: i + 1, rule: "visited"}, true
	case r.word(i, "visit") && (r.is(i-1, fWill) || r.is(i-1, fAdv) && r.is(i-2, fWill) || r.isPlan(i)):
		return cue{kind: schema.Visit, at: i, to: i + 1, rule: "will-visit"}, true
	case r.word(i, "visiting") && (r.is(i-1, fBe) || r.start(i+1) != nil || r.cover[min(i+1, len(r.cover)-1)] != 0):
		return cue{kind: schema.Visit, at: i, to: i + 1, rule: "visiting"}, true
	case r.isStay(i):
		return cue{kind: schema.Visit, at: i, to: i + 1, rule: "was-in"}, true
	case r.anyWord(i, "gathered", "convened") && r.stop(i-1) != nil:
		return cue{kind: schema.Meeting, at: i, to: i + 1, rule: "gathered"}, true
	case r.word(i, "received") && r.is(i-1, fBe|fAdv) && r.word(i+1, "by"):
		return cue{kind: schema.Meeting, at: i, to: i + 1, rule: "received-by"}, true
	case r.anyWord(i, "received", "hosted") && i+1 < c.to && r.starts[i+1] != 0 && r.mentions[r.starts[i+1]-1].kind == mPerson:
		return cue{kind: schema.Meeting, at: i, to: i + 1, rule: "received"}, true
	case r.word(i, "called") && r.word(i+1, "on") && i+2 < c.to && r.starts[i+2] != 0 && r.mentions[r.starts[i+2]-1].kind == mPerson && r.infinitiveAfter(i+2, c.to) == 0:
		return cue{kind: schema.Meeting, at: i, to: i + 2, rule: "called-on"}, true
	case r.anyWord(i, "signed", "inked", "initialled") && !r.is(i-1, fDet|fPoss) && !r.anyWord(i-1, "recently", "newly", "be"):
		if r.findInstrument(i+1, min(i+14, c.to)) {
			return cue{kind: schema.Signing, at: i, to: i + 1, rule: "signed"}, true
		}
	}
	return r.nounCue(i, c)
}

// contactTo passes over the times and means between a verb of speaking and the
// one spoken with: "spoke this morning by phone with". It reports false where
// the verb tells of no contact.
func (r *reader) contactTo(i int, c *clause) (int, bool) {
	k, told := i, false
	for k < c.to && k < i+12 {
		if r.anyWord(k, "with", "to") {
			return k, true
		}
		told = told || r.anyWord(k, "phone", "telephone", "video", "today", "yesterday", "morning", "afternoon", "evening")
		if d := r.dateStartingAt(k); d > k {
			k, told = d, true
			continue
		}
		if !r.isAdverb(k) && !r.anyWord(k, "by", "phone", "telephone", "video", "on", "the", "over", "via", "secure", "separately", "briefly", "this",
			"morning", "afternoon", "evening", "yesterday", "call", "conference", "in", "at") {
			break
		}
		k++
	}
	// "The presidents spoke on 22 September": several who spoke, and when.
	s, ok := r.subjectEndingAt(r.lookLeft(i-1, c.from).at, c)
	return i, ok && len(s.parties) > 1 && told
}

// dateStartingAt returns the token after a date that begins at token i, or -1.
func (r *reader) dateStartingAt(i int) int {
	for k := i; k < min(i+6, len(r.dateStops)); k++ {
		if n := r.dateStops[k]; n != 0 {
			if d := &r.dates[n-1]; int(d.From) == i || int(d.Lead) == i {
				return int(d.To)
			}
		}
	}
	return -1
}

// isPlan reports whether the infinitive at token i is planned: "is to meet",
// "plans to visit", "is scheduled to visit".
func (r *reader) isPlan(i int) bool {
	return r.is(i-1, fTo) && (r.is(i-2, fBe) || r.anyWord(i-2, "plans", "plan", "scheduled", "due", "set", "expected"))
}

// isWelcome reads "welcomed X to the White House": a person received at a
// place, which is a meeting and no praise.
func (r *reader) isWelcome(i int, c *clause) bool {
	if !r.anyWord(i, "welcomed", "welcomes", "welcome", "host", "hosts") || r.is(i, fDet) || r.anyWord(i, "welcome", "host") && !r.is(i-1, fWill) {
		return false
	}
	m := r.start(i + 1)
	if m == nil || m.kind > mOffice {
		return false
	}
	for k := int(m.to); k < min(int(m.to)+6, c.to); k++ {
		if !r.anyWord(k, "to", "at", "in") {
			continue
		}
		for j := k + 1; j < min(k+4, c.to); j++ {
			if t, e, ok := r.termAt(j); ok && (e.kind == lexicon.KindCountry || e.kind == lexicon.KindPlace) && !r.isClitic(int(t.to)) {
				return true
			}
		}
	}
	return false
}

// isStay reads "was in Viet Nam from 22 to 24 June": a person, a form of be, a
// country and a range of days.
func (r *reader) isStay(i int) bool {
	if !r.is(i, fBe) || r.stop(i-1) == nil || r.stop(i-1).person < 0 || !r.word(i+1, "in") {
		return false
	}
	t, e, ok := r.termAt(i + 2)
	return ok && e.kind == lexicon.KindCountry && e.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm) == 0 && r.anyWord(int(t.to), "from", "between")
}

func (r *reader) findInstrument(from, to int) bool {
	for i := from; i < to; i++ {
		if r.is(i, fInstrument) {
			return true
		}
		if r.is(i, fSemi) {
			return false
		}
	}
	return false
}

// nounCue reads "held talks with", "a visit to", "the signing of".
func (r *reader) nounCue(i int, c *clause) (cue, bool) {
	if !r.is(i, fGathering) {
		return cue{}, false
	}
	kind, ok := eventNouns[r.lower(i)]
	if !ok {
		return cue{}, false
	}
	q := cue{kind: kind, at: i, to: i + 1, noun: true, rule: r.lower(i)}
	switch kind {
	case schema.Visit:
		if r.word(i-1, "courtesy") {
			q.kind = schema.Meeting
			return q, true
		}
		if r.is(i-1, fTo|fModal) || r.word(i, "tour") && !r.word(i+1, "of") {
			return q, false
		}
	case schema.Call:
		if r.word(i, "call") && (r.anyWord(i+1, "for", "upon") || r.is(i-1, fTo|fModal) || r.word(i+1, "on") && !r.word(i-1, "courtesy")) {
			return q, false
		}
		if r.word(i-1, "courtesy") {
			q.kind = schema.Meeting
		}
	case schema.Signing:
		if !r.findInstrument(i+1, min(i+14, c.to)) && !r.word(i+1, "ceremony") {
			return q, false
		}
	case schema.Conference:
		if r.anyWord(i-1, "video", "telephone", "phone") {
			q.kind = schema.Call
			return q, true
		}
		if !r.isNamedGathering(i, c) {
			return q, false
		}
	case schema.Meeting:
		if r.word(i, "meeting") && i > c.from+1 && r.has(i, text.Capital) && r.has(i-1, text.Capital) || r.isClitic(i-1) && r.has(i, text.Capital) {
			q.kind = schema.Conference // "the Leaders' Meeting"
			return q, true
		}
		if r.anyWord(i+1, "room", "place", "point") || r.word(i, "meeting") && (r.is(i-1, fTo) || r.start(i+1) != nil && r.is(i-1, fBe)) && !r.is(i-1, fBe) {
			return q, false
		}
	}
	return q, true
}

// isNamedGathering reports whether a conference is told of as one: by a name
// in capitals, a party before it, or attendance.
func (r *reader) isNamedGathering(i int, c *clause) bool {
	if r.has(i, text.Capital) && i > c.from && (r.has(i-1, text.Capital) || r.anyWord(i+1, "for", "on", "of") && i+3 < c.to && (r.has(i+2, text.Capital) || r.is(i+2, fDet) && r.has(i+3, text.Capital))) {
		return true
	}
	if i > c.from && (r.cover[i-1] != 0 || r.anyWord(i-1, "trilateral", "bilateral") && r.findParty(i, min(i+10, c.to))) {
		return true
	}
	for k := i; k > max(c.from, i-10); k-- {
		if r.anyWord(k, "attended", "attend", "attending", "addressed", "spoke") {
			return true
		}
	}
	return r.word(i+1, "between")
}

func (r *reader) findParty(from, to int) bool {
	for i := from; i < to; i++ {
		if r.starts[i] != 0 {
			return true
		}
	}
	return false
}

// readEvent gathers who, when and where around a cue.
func (r *reader) readEvent(q cue, c *clause, dates []when.Expr, n int32) {
	e := event{kind: q.kind, from: q.at, to: q.to, sentence: n, rule: q.rule}
	end := r.eventEnd(q, c)
	r.participants(&e, q, c, end)
	if r.isByPhone(q, c, end) {
		e.kind = schema.Call
	}
	if e.kind == schema.Visit && !r.readVisit(&e, q, c, end) {
		return
	}
	e.planned = r.isPlanned(q, c)
	r.dateEvent(&e, q, dates, end)
	r.dateBySide(&e, q)
	if e.kind != schema.Call && e.place == "" {
		e.place = r.placeOf(q, end)
	}
	e.distant = r.isDistant(q, &e)
	e.definite = q.noun && r.anyWord(q.at-1, "the", "this", "that")
	if e.definite && !e.dated && r.joinDefinite(&e) || !r.isEvent(&e, q, c) {
		return
	}
	e.to = max(e.to, end)
	r.addEvent(e)
}

// joinDefinite adds those named beside "the meeting" to the meeting told of
// last, and reports whether there is one.
func (r *reader) joinDefinite(e *event) bool {
	for _, o := range slices.Backward(r.events) {
		if o.kind != e.kind || o.distant || !(subset(e.parties, o.parties) || subset(o.parties, e.parties)) {
			continue
		}
		i := slices.IndexFunc(r.events, func(x event) bool { return x.from == o.from && x.kind == o.kind })
		r.events[i].people = unionPeople(r.events[i].people, e.people)
		return true
	}
	return false
}

// eventEnd returns where the phrase about a cue ends: at the next verb of
// speech, infinitive or subordinate clause.
func (r *reader) eventEnd(q cue, c *clause) int {
	for i := q.to; i < c.to; i++ {
		switch {
		case r.is(i, fSemi), r.is(i, fRel) && !r.is(i, fThat):
			return i
		case r.anyWord(i, "during", "following", "after", "before", "ahead", "amid", "sidelines", "margins"):
			return i
		case r.is(i, fTo) && r.startsVerb(i+1) && r.start(i+1) == nil:
			return i
		case r.is(i, fSub) && i > q.to+2 && !r.is(i, fPrep):
			return i
		case r.verbs[i].ref >= 0 && r.verbs[i].form&(past|third) != 0 && r.verbs[i].form&base == 0 && i > q.to+1 && r.cover[i] == 0 && !r.is(i-1, fDet|fPoss):
			return i
		}
	}
	return c.to
}

// participants gathers the parties of an event from its subject, from the
// words that qualify its noun, and from what follows it.
func (r *reader) participants(e *event, q cue, c *clause, end int) {
	add := func(p []schema.Party, people []int32) {
		for _, x := range p {
			e.parties = appendNew(e.parties, x)
		}
		e.people = unionPeople(e.people, people)
	}
	if q.noun {
		r.qualifiers(q.at, c, add)
	}
	left := r.eventSubject(q, c)
	if left.known && !(e.kind == schema.Conference && len(e.parties) > 1 && r.isHosted(q, c)) {
		add(left.parties, left.people)
		e.from = min(e.from, left.from)
	}
	placed := false
	for i := q.to; i < end; i++ {
		if r.is(i, fPrep) && !r.is(i, fTo) {
			placed = r.anyWord(i, "in", "at", "to", "from", "on", "about", "following", "under", "over", "towards", "during", "after", "before") &&
				!(r.word(i, "on") && r.word(i-1, "call"))
		}
		if r.anyWord(i, "on", "about", "regarding", "concerning") && !r.word(i-1, "call") && !r.word(i-1, "called") && r.dateless(i+1) {
			break
		}
		if r.starts[i] == 0 {
			continue
		}
		m := &r.mentions[r.starts[i]-1]
		if m.kind == mMeeting || m.kind == mSelf || m.seat && placed || placed && (m.kind == mCountry || m.kind == mOrg) {
			i = int(m.to) - 1
			continue
		}
		if m.kind == mGroup && r.word(int(m.from)-2, "presence") {
			_, people := r.partiesOf(m, c.ctx)
			add(nil, people)
			continue
		}
		if m.kind == mGroup && len(e.parties) > 1 || m.kind == mPronoun {
			continue
		}
		if m.kind == mOrg && !r.takesPart(m.party) {
			continue
		}
		p, people := r.partiesOf(m, c.ctx)
		add(p, people)
		i = int(m.to) - 1
	}
}

// isHosted reports whether a summit of others is hosted: "Finland's efforts to
// host the US-Russia summit".
func (r *reader) isHosted(q cue, c *clause) bool {
	for k := q.at - 1; k > max(c.from, q.at-9); k-- {
		if r.anyWord(k, "host", "hosted", "hosting", "hosts") {
			return true
		}
	}
	return false
}

// takesPart reports whether an organisation can be a party of an event: news
// agencies, institutes and treaties are not.
func (r *reader) takesPart(key schema.Party) bool {
	i := slices.IndexFunc(r.x.lex.Orgs, func(o lexicon.Org) bool { return o.Key == key })
	if i < 0 {
		return false
	}
	switch r.x.lex.Orgs[i].Type {
	case lexicon.Company, lexicon.Institute, lexicon.Treaty:
		return false
	}
	return true
}

// dateless reports whether what follows "on" is no date.
func (r *reader) dateless(i int) bool {
	return i < len(r.ids) && r.doc.Tokens[i].Class != text.Number && !r.is(i, fMonth|fWeekday)
}

// qualifiers gathers the parties named right before an event's noun:
// "U.S.-North Korea Summit", "Ukrainian and American talks", "China's visit".
func (r *reader) qualifiers(i int, c *clause, add func([]schema.Party, []int32)) {
	for k := i - 1; k >= c.from && k > i-9; k-- {
		switch {
		case r.cover[k] != 0:
			t := r.terms[r.cover[k]-1]
			e := &r.x.vocab.entries[t.entry]
			if (e.kind == lexicon.KindCountry || e.kind == lexicon.KindOrg && r.takesPart(r.partyOf(e))) && e.flags&(lexicon.Capital|lexicon.Government) == 0 {
				add(oneParty(r.partyOf(e)), nil)
			}
			k = int(t.from)
		case r.is(k, fDash|fConj|fDet) || r.isClitic(k) || r.str(k) == "–" || r.has(k, text.Capital):
			if r.stops[k] != 0 && r.isClitic(k+1) {
				m := &r.mentions[r.stops[k]-1]
				add(r.partiesOf(m, c.ctx))
				k = int(m.from)
			}
		case r.isAdverb(k) || r.anyWord(k, "official", "bilateral", "trilateral", "state", "working", "first", "second", "third", "recent", "summit", "annual", "upcoming", "high", "level", "ministerial"):
		default:
			return
		}
	}
}

// eventSubject returns who meets, visits, signs: left of the verb, or of the
// verb that governs the noun.
func (r *reader) eventSubject(q cue, c *clause) subject {
	k := q.at
	if q.noun {
		for k = q.at - 1; k > c.from && k > q.at-10; k-- {
			if r.is(k, fPoss|fHe) {
				break
			}
			if r.anyWord(k, "held", "holds", "hold", "had", "has", "have", "paid", "concluded", "attended", "witnessed", "began", "is", "was", "are", "were",
				"conducted", "made", "making", "makes", "joined", "attend", "opened", "completed", "hosted", "started", "addressed", "be", "paying", "delivered", "spoke") {
				break
			}
			if r.is(k, fSemi|fComma) || r.is(k, fPrep) && r.anyWord(k, "with", "during", "after", "following", "before") {
				return subject{}
			}
		}
		if r.is(k, fPoss) {
			if r.word(k, "his") || r.word(k, "her") {
				if c.ctx.he >= 0 {
					return subject{from: k, to: k + 1, parties: oneParty(r.people[c.ctx.he].party), people: []int32{c.ctx.he}, known: true}
				}
			}
			if r.word(k, "their") && len(c.ctx.they) > 1 {
				return subject{from: k, to: k + 1, parties: c.ctx.they, people: c.ctx.theyPeople, known: true}
			}
			return subject{}
		}
	}
	b := r.lookLeft(k, c.from)
	if s, ok := r.subjectEndingAt(b.at, c); ok {
		return s
	}
	if r.is(b.at, fConj|fComma|fRel) && c.first.known && c.first.from < k {
		return c.first
	}
	return subject{}
}

// isByPhone reports whether a meeting was a call.
func (r *reader) isByPhone(q cue, c *clause, end int) bool {
	for i := max(c.from, q.at-5); i < min(end+4, c.to); i++ {
		if (r.anyWord(i, "phone", "telephone", "telephonic", "telephoned", "videoconference", "teleconference", "virtually") ||
			r.anyWord(i, "virtual", "video", "online") && (i == q.at-1 || r.anyWord(i+1, "call", "conference", "link", "meeting", "summit", "talks"))) &&
			(i < end || r.anyWord(i-1, "by", "over", "the", "via")) {
			return q.kind == schema.Meeting || q.kind == schema.Call
		}
	}
	return false
}

// readVisit settles guest and host of a visit; false where the text does not
// tell both.
func (r *reader) readVisit(e *event, q cue, c *clause, end int) bool {
	host := ""
	for i := q.at - 1; i > max(c.from, q.at-7); i-- {
		if r.anyWord(i, "invitation", "invited", "invite", "invites") {
			return false
		}
	}
	for i := q.to; i < min(end, q.to+8) && host == ""; i++ {
		if r.is(i, fPoss) || r.word(i, "by") {
			break
		}
		if t, x, ok := r.termAt(i); ok && (x.kind == lexicon.KindCountry && x.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm) == 0 || x.kind == lexicon.KindPlace) {
			if !r.is(i-1, fPrep|fDet|fAdv) && q.noun && i > q.to || r.isClitic(int(t.to)) {
				continue
			}
			if x.kind == lexicon.KindPlace && int(t.to) < c.to && r.has(int(t.to), text.Capital) && !r.is(int(t.to), fPrep) {
				return false // "the Shanghai Public Security Bureau"
			}
			host = r.partyOf(x)
			e.place = r.span(int(t.from), int(t.to))
		}
		if r.is(i, fComma) {
			break
		}
	}
	if q.rule == "visiting" && host == "" {
		return r.visitingGuest(e, q, c)
	}
	if host == "" {
		host = r.hostBefore(q, c)
	}
	if host == "" {
		return false
	}
	guests := e.parties[:0]
	for _, p := range e.parties {
		if p != host {
			guests = append(guests, p)
		}
	}
	e.parties = guests
	if len(e.parties) == 0 {
		if !slices.Contains(r.parties, host) {
			return false
		}
		for _, p := range r.parties {
			if p != host && len(r.parties) == 2 {
				e.parties = append(e.parties, p)
			}
		}
	}
	if len(e.parties) == 0 {
		return false
	}
	e.guest, e.host = e.parties[0], host
	e.parties = append(e.parties, host)
	return len(e.parties) > 1
}

// hostBefore finds the host in "was in Myanmar for a visit".
func (r *reader) hostBefore(q cue, c *clause) schema.Party {
	for i := q.at - 1; i > max(c.from, q.at-8); i-- {
		if t, x, ok := r.termAt(i); ok && x.kind == lexicon.KindCountry && x.flags&lexicon.AdjectiveForm == 0 && r.word(int(t.from)-1, "in") && r.anyWord(int(t.to), "for", "on") {
			return r.partyOf(x)
		}
	}
	return ""
}

// visitingGuest reads "the visiting Chinese Foreign Minister": the guest is at
// the home of the document.
func (r *reader) visitingGuest(e *event, q cue, c *clause) bool {
	for i := max(c.from, q.at-2); i <= q.at+1 && i < c.to; i++ {
		if r.starts[i] == 0 {
			continue
		}
		m := &r.mentions[r.starts[i]-1]
		if int(m.to) <= q.at {
			continue
		}
		p, people := r.partiesOf(m, c.ctx)
		if len(p) != 1 || len(r.parties) != 2 || !slices.Contains(r.parties, p[0]) {
			return false
		}
		e.people = people
		e.parties = p
		for _, x := range r.parties {
			if x != p[0] {
				e.parties = append(e.parties, x)
			}
		}
		return true
	}
	return false
}

// isPlanned reports whether an event lies ahead.
func (r *reader) isPlanned(q cue, c *clause) bool {
	for i := q.at - 1; i >= max(c.from, q.at-7); i-- {
		if r.anyWord(i, "will", "shall", "upcoming", "scheduled", "planned", "plans", "due", "forthcoming", "invited", "invite", "would") {
			return true
		}
	}
	return r.anyWord(q.to, "to") && r.word(q.to+1, "be")
}

// placeOf returns the place named after "in" or "at".
func (r *reader) placeOf(q cue, end int) string {
	for i := q.to; i < end; i++ {
		if m := r.start(i); m != nil && m.kind <= mOffice {
			i = int(m.to) - 1 // "the Ambassador to Sri Lanka"
			continue
		}
		if r.anyWord(i, "about", "regarding", "concerning") || r.word(i, "on") && r.dateless(i+1) {
			return ""
		}
		if !r.anyWord(i, "in", "at", "to") {
			continue
		}
		k := i + 1
		for r.is(k, fDet) {
			k++
		}
		t, x, ok := r.termAt(k)
		if !ok || x.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm) != 0 {
			continue
		}
		if x.kind == lexicon.KindCountry || x.kind == lexicon.KindPlace {
			return r.span(int(t.from), int(t.to))
		}
	}
	return ""
}

// isDistant reports whether an event is told of in passing.
func (r *reader) isDistant(q cue, e *event) bool {
	for i := q.at - 1; i >= max(0, q.at-6); i-- {
		if r.anyWord(i, "recent", "recently", "previous", "last", "past") {
			return true
		}
	}
	for _, p := range e.parties {
		if slices.Contains(r.parties, p) {
			return false
		}
	}
	return len(e.parties) > 0
}

// isEvent decides whether a cue with what was found around it is an event and
// not a way of speaking.
func (r *reader) isEvent(e *event, q cue, c *clause) bool {
	definite := q.noun && r.anyWord(q.at-1, "the", "this", "during", "that", "these", "such", "said")
	switch e.kind {
	case schema.Meeting, schema.Call:
		if len(e.parties) == 0 && q.noun && (e.told || e.place != "") && !definite && len(r.parties) > 1 {
			e.parties, e.people = r.parties, r.principals()
			return true
		}
		if len(e.parties) == 0 || r.anyWord(q.at, "meetings") && !e.told || r.anyWord(q.to, "every", "annually", "regularly", "each", "periodically") {
			return false
		}
		if q.noun && !e.dated && r.isSpokenOf(q, c) || r.isCancelled(q, c) {
			return false
		}
		if q.noun && r.inModalSpeech(q, c) && !(e.told && r.word(c.to-1, ".") && e.dated) {
			return false
		}
		if q.noun && definite && !e.dated && len(e.people) < 2 {
			return false
		}
		return len(e.parties) > 1 || e.dated && len(e.people) > 0 && !q.noun || q.noun && e.dated && !definite
	case schema.Visit:
		return !(q.noun && definite && !e.dated && len(e.people) == 0)
	case schema.Signing:
		r.signatories(e, q, c)
		if len(e.parties) < 2 {
			e.parties = r.parties
		}
		return len(e.parties) > 1
	case schema.Conference:
		r.conferenceParties(e)
		return e.dated || len(e.parties) > 1 || r.isNamedGathering(q.at, c) && len(e.parties) > 0
	}
	return false
}

// conferenceParties turns institutions that belong to a country into that
// country, and adds the country where the conference is attended.
func (r *reader) conferenceParties(e *event) {
	var out []schema.Party
	for _, p := range e.parties {
		if i := slices.IndexFunc(r.x.lex.Orgs, func(o lexicon.Org) bool { return o.Key == p }); i >= 0 && r.x.lex.Orgs[i].Country != "" {
			p = r.x.lex.Orgs[i].Country
		}
		out = appendNew(out, p)
	}
	if e.place != "" && len(e.people) > 0 {
		if _, t, ok := r.termOf(e.place); ok && slices.Contains(r.parties, r.partyOf(t)) {
			out = appendNew(out, r.partyOf(t))
		}
	}
	e.parties = out
}

// termOf returns the term of the document that is written as s.
func (r *reader) termOf(s string) (term, *entry, bool) {
	for i := range r.terms {
		if t := r.terms[i]; r.span(int(t.from), int(t.to)) == s {
			return t, &r.x.vocab.entries[t.entry], true
		}
	}
	return term{}, nil, false
}

// isSpokenOf reports whether an event's noun is what somebody supports, wants
// or suggests, and not what took place.
func (r *reader) isSpokenOf(q cue, c *clause) bool {
	for k := q.at - 1; k > max(c.from, q.at-8); k-- {
		if r.is(k, fMeet) {
			return false
		}
		if v, f := r.verb(k); v != nil && f&(past|third) != 0 {
			switch v.Class {
			case lexicon.VerbSupport, lexicon.VerbPropose, lexicon.VerbRequest, lexicon.VerbWant, lexicon.VerbHope, lexicon.VerbOffer:
				return true
			}
			return false
		}
	}
	return false
}

// isCancelled reports whether a gathering was called off.
func (r *reader) isCancelled(q cue, c *clause) bool {
	for k := max(c.from, q.at-8); k < min(c.to, q.to+10); k++ {
		if r.anyWord(k, "cancelled", "canceled", "postponed") {
			return true
		}
	}
	return false
}

// inModalSpeech reports whether a noun stands inside what is hoped or offered:
// "to hold talks", "for further meetings".
func (r *reader) inModalSpeech(q cue, c *clause) bool {
	for i := q.at - 1; i > max(c.from, q.at-6); i-- {
		if r.is(i, fTo) && i+1 < c.to && r.startsVerb(i+1) && r.isActionAt(i+1, base) {
			return true
		}
		if r.anyWord(i, "further", "future", "regular", "more", "for") {
			return true
		}
	}
	return false
}
