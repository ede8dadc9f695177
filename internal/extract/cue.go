package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

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
	case r.word(i, "received") && r.receives(i+1, c):
		return cue{kind: schema.Meeting, at: i, to: i + 1, rule: "received"}, true
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

// receives reports whether a person stands as the object of "received", times
// and places passed over: "received today in Lima the Foreign Minister of".
func (r *reader) receives(i int, c *clause) bool {
	for n := 0; n < 4 && i < c.to; n++ {
		if m := r.start(i); m != nil {
			return m.kind <= mOffice
		}
		if d := r.dateStartingAt(i); d > i {
			i = d
			continue
		}
		if r.anyWord(i, "in", "at") {
			k := i + 1
			for r.is(k, fDet) {
				k++
			}
			if t, e, ok := r.termAt(k); ok && (e.kind == lexicon.KindPlace || e.kind == lexicon.KindCountry) {
				i = int(t.to)
				continue
			}
		}
		if !r.isAdverb(i) && !r.is(i, fComma) {
			return false
		}
		i++
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

// isPlanned reports whether an event lies ahead.
func (r *reader) isPlanned(q cue, c *clause) bool {
	for i := q.at - 1; i >= max(c.from, q.at-7); i-- {
		if r.anyWord(i, "will", "shall", "upcoming", "scheduled", "planned", "plans", "due", "forthcoming", "invited", "invite", "would") {
			return true
		}
	}
	return r.anyWord(q.to, "to") && r.word(q.to+1, "be")
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
