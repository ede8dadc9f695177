package extract

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// mentionKind is the sort of a mention.
type mentionKind uint8

const (
	mPerson  mentionKind = iota // a named person, with or without title
	mOffice                     // a title without a name: "the Korean minister"
	mCountry                    // a country, its government or its side
	mOrg                        // an organisation
	mGroup                      // several parties: "the two sides", "they"
	mPronoun                    // he, she
	mSelf                       // I, we
	mMeeting                    // the meeting, the talks, as subject
	mIt                         // it, of a party that acts
)

// mention is one reference to somebody who can act: tokens [from, to), its
// article included.
type mention struct {
	from, to int32
	kind     mentionKind
	// nameFrom and nameTo hold a person's name inside the mention.
	nameFrom, nameTo int32
	person           int32 // index into people, -1 for none
	party            schema.Party
	class            lexicon.OfficeClass
	office           string         // as written
	named            []schema.Party // the parties of a group that names them
	count            int8           // of a group: 2, 3, 0 when not said
	counterpart      bool           // "his Korean counterpart"
	former           bool
	accredited       schema.Party // of an ambassador: to whom
	seat             bool         // a capital or a house that stands for its government
	hon              bool         // an honorific stands before the name
	plural           bool         // the first of several with one title: "Presidents A and B"
}

// findMentions walks the document once and notes every mention.
func (r *reader) findMentions() {
	for _, s := range r.doc.Sentences {
		end := int(s.To)
		for i := int(s.From); i < end; {
			m, ok := r.mentionAt(i, end)
			if !ok {
				i++
				continue
			}
			r.addMention(m)
			i = int(m.to)
		}
	}
}

func (r *reader) addMention(m mention) {
	r.mentions = append(r.mentions, m)
	r.starts[m.from] = int32(len(r.mentions))
	r.stops[m.to-1] = int32(len(r.mentions))
}

// mentionAt reads the mention that starts at token i, the longest first.
func (r *reader) mentionAt(i, end int) (mention, bool) {
	if !r.mayStart(i) {
		return mention{}, false
	}
	if m, ok := r.twoGovernments(i, end); ok {
		return m, true
	}
	if m, ok := r.titled(i, end); ok {
		return m, true
	}
	if m, ok := r.group(i, end); ok {
		return m, true
	}
	if m, ok := r.partyNoun(i, end); ok {
		return m, true
	}
	if m, ok := r.pronoun(i); ok {
		return m, true
	}
	if m, ok := r.meetingNoun(i, end); ok {
		return m, true
	}
	return r.bareName(i, end)
}

// mayStart is a quick look that spares most tokens the longer ones.
func (r *reader) mayStart(i int) bool {
	return r.cover[i] != 0 || r.doc.Tokens[i].Has(text.Capital) ||
		r.is(i, fDet|fPoss|fTwo|fModifier|fHe|fThey|fWe|fI|fIt|fGroup)
}

// meetingNoun reads "the meeting", "the discussion" where it is the subject of
// a verb of speech: those who met act.
func (r *reader) meetingNoun(i, end int) (mention, bool) {
	if !r.is(i, fDet|fPoss) {
		return mention{}, false
	}
	at := i + 1
	if r.anyWord(at, "bilateral", "two-way", "official", "wide", "ensuing") {
		at++
	}
	if !r.anyWord(at, "meeting", "discussion", "discussions", "talks", "dialogue", "conversation", "session", "exchange", "exchanges", "visit", "call", "agenda") {
		return mention{}, false
	}
	k := at + 1
	for r.isAdverb(k) {
		k++
	}
	if v, f := r.verb(k); v == nil || k >= end || f&(past|third) == 0 || v.Class == lexicon.VerbLight {
		return mention{}, false
	}
	return mention{from: int32(i), to: int32(at + 1), kind: mMeeting, person: -1}, true
}

// twoGovernments reads "the Malaysian and Australian Governments".
func (r *reader) twoGovernments(i, end int) (mention, bool) {
	at := i
	if r.is(at, fDet) {
		at++
	}
	var parties []schema.Party
	for at < end {
		t, e, ok := r.termAt(at)
		if !ok || e.kind != lexicon.KindCountry || e.flags&lexicon.Capital != 0 {
			break
		}
		parties = append(parties, r.partyOf(e))
		at = int(t.to)
		for r.is(at, fConj|fComma) {
			at++
		}
	}
	if len(parties) < 2 || at >= end || !r.is(at, fGroup) && !r.pluralOffice(at) && !r.anyWord(at, "foreign", "prime") {
		return mention{}, false
	}
	if r.anyWord(at, "foreign", "prime") {
		if at++; !r.anyWord(at, "ministers", "ministries") {
			return mention{}, false
		}
	}
	return mention{from: int32(i), to: int32(at + 1), kind: mGroup, person: -1, named: parties}, true
}

// pronoun reads he, they, we, I.
func (r *reader) pronoun(i int) (mention, bool) {
	m := mention{from: int32(i), to: int32(i) + 1, person: -1}
	switch f := r.flags(i); {
	case f&fHe != 0:
		m.kind = mPronoun
	case f&fIt != 0 && r.actsAfter(i+1):
		m.kind = mIt
	case f&fThey != 0:
		m.kind = mGroup
		if r.is(i+1, fTwo) { // "they both agreed"
			m.to++
		}
	case f&(fWe|fI) != 0 && r.str(i) != "i":
		m.kind = mSelf
		if f&fWe != 0 {
			m.count = 2
		}
	default:
		return m, false
	}
	return m, true
}

// actsAfter reports whether a finite verb of speech follows, adverbs passed
// over: "it also condemned".
func (r *reader) actsAfter(i int) bool {
	for r.isAdverb(i) {
		i++
	}
	v, f := r.verb(i)
	return v != nil && f&past != 0 && v.Class != lexicon.VerbLight
}

// bareName reads a run of capitalised words that the lexicon does not know.
// Whether it is a person is settled in people.go.
func (r *reader) bareName(i, end int) (mention, bool) {
	if r.cover[i] != 0 || !r.isNamePart(i, false) {
		return mention{}, false
	}
	to := r.name(i, end, false)
	if to == i || r.anyWord(to, "administration", "administrations") { // "the Moss administration" is no person
		return mention{}, false
	}
	m := mention{from: int32(i), to: int32(to), kind: mPerson, nameFrom: int32(i), nameTo: int32(to), person: -1}
	if to-i > 1 && r.is(to, fComma) {
		r.apposition(to+1, end, &m)
	}
	return m, true
}

// group reads "the two sides", "both Ministers", "the leaders", "both sides".
func (r *reader) group(i, end int) (mention, bool) {
	m := mention{from: int32(i), kind: mGroup, person: -1}
	at := i
	for at < end && r.is(at, fDet|fTwo|fPoss|fModifier) && !r.is(at, fThat) && at-i < 4 {
		switch {
		case r.anyWord(at, "two", "both"):
			m.count = 2
		case r.word(at, "three"):
			m.count = 3
		case r.word(at, "four"):
			m.count = 4
		}
		at++
	}
	if at == i && !r.pluralOffice(at) || at >= end {
		return m, false
	}
	for at < end && r.anyWord(at, "foreign", "national", "defence", "defense", "senior", "participating", "respective", "top", "security") {
		at++
	}
	switch {
	case r.pluralOffice(at):
		t, _, _ := r.termAt(at)
		at = int(t.to)
	case at < end && at > i && r.is(at, fGroup):
		at++
		if r.word(at, "of") && r.anyWord(at+1, "state", "government", "delegation", "delegations", "mission") {
			at += 2
			if r.word(at, "and") && r.anyWord(at+1, "government") {
				at += 2
			}
		}
	case m.count > 0 && at > i && r.is(at-1, fTwo) && !r.is(at, fDet) && r.verbs[at].ref >= 0:
		// "Both agreed": the number stands for the group.
	case r.word(i, "each") && at == i+1 && r.verbs[at].ref >= 0:
	case m.count > 0 && r.word(at, "of") && (r.anyWord(at+1, "them", "us") || r.word(at+1, "the") && r.is(at+2, fGroup)):
		at += 2
		if r.is(at, fGroup) {
			at++
		}
	default:
		return m, false
	}
	if r.word(at, "of") && at > i {
		if parties, to := r.countryList(at+1, end); len(parties) > 1 {
			m.named, at = parties, to
		}
	}
	m.to = int32(at)
	return m, at > i
}

// countryList reads "Poland, the Czech Republic and Hungary".
func (r *reader) countryList(i, end int) ([]schema.Party, int) {
	var out []schema.Party
	at, to := i, i
	for at < end {
		for r.is(at, fDet|fComma|fConj) && at < end {
			at++
		}
		t, e, ok := r.termAt(at)
		if !ok || e.kind != lexicon.KindCountry || e.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm|lexicon.Capital) != 0 || r.isClitic(int(t.to)) {
			break
		}
		out = append(out, r.partyOf(e))
		at = r.afterAcronym(int(t.to), end)
		to = at
	}
	return out, to
}

func (r *reader) pluralOffice(i int) bool {
	_, e, ok := r.termAt(i)
	return ok && e.kind == lexicon.KindOffice && e.flags.Has(lexicon.Plural)
}

// lower returns token i in small letters; the letters of names are plain
// enough for the comparison with common nouns.
func (r *reader) lower(i int) string {
	if i < 0 || i >= len(r.ids) {
		return ""
	}
	b := r.scratch[:0]
	for _, c := range r.doc.Bytes(i) {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		b = append(b, c)
	}
	return string(b)
}

var groupNouns = map[string]bool{
	"sides": true, "parties": true, "countries": true, "nations": true, "leaders": true, "ministers": true, "officials": true,
	"presidents": true, "governments": true, "diplomats": true, "delegations": true, "counterparts": true, "fms": true,
	"premiers": true, "heads": true, "principals": true, "states": true, "envoys": true, "ambassadors": true, "peoples": true,
	"capitals": true, "neighbours": true, "neighbors": true, "partners": true, "allies": true, "nsas": true, "ministries": true,
	"men": true, "teams": true, "dignitaries": true, "statesmen": true, "chiefs": true, "secretaries": true, "monarchs": true,
	"participants": true, "pair": true, "duo": true, "statesman": false, "members": true, "interlocutors": true, "negotiators": true, "signatories": true, "two": true,
}

// partyNoun reads a country or an organisation, with "the … Government" or
// "the … side" around it.
func (r *reader) partyNoun(i, end int) (mention, bool) {
	at := i
	for at < end && r.is(at, fDet|fPoss) && !r.is(at, fThat) && at-i < 2 {
		at++
	}
	m := mention{from: int32(i), kind: mCountry, person: -1}
	if t, e, ok := r.termAt(at); ok && (e.kind == lexicon.KindCountry || e.kind == lexicon.KindOrg) {
		m.party = r.partyOf(e)
		if e.kind == lexicon.KindOrg {
			m.kind = mOrg
		}
		at = int(t.to)
		noun := at
		if r.isClitic(noun) {
			noun++
		}
		if t2, e2, ok := r.termAt(noun); ok && e2.kind == lexicon.KindBody && e.kind == lexicon.KindCountry {
			m.to = t2.to
			return m, true
		}
		for noun < end && r.anyWord(noun, "federal", "central", "royal", "national", "new", "interim") {
			noun++
		}
		if noun < end && isSideNoun(r.lower(noun)) {
			m.to = int32(noun + 1)
			return m, true
		}
		if e.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm) != 0 {
			return m, false
		}
		m.seat = e.flags&(lexicon.Capital|lexicon.Government) != 0
		m.to = int32(at)
		if r.str(at-1) != ")" && at < end && r.str(at) == "(" {
			m.to = int32(r.afterAcronym(at, end))
		}
		return m, true
	}
	if t, e, ok := r.termAt(at); ok && e.kind == lexicon.KindBody && at > i {
		return r.body(m, int(t.to), end)
	}
	if at > i && at < end && isSideNoun(r.lower(at)) {
		if r.word(at+1, "of") {
			k := at + 2
			for k < end && r.is(k, fDet) {
				k++
			}
			if t, e, ok := r.termAt(k); ok && e.kind == lexicon.KindCountry {
				m.party, m.to = r.partyOf(e), t.to
				return m, true
			}
		}
		if r.anyWord(at, "government", "administration", "cabinet") {
			m.to = int32(at + 1) // "the Government": at home
			m.party = homeMark
			return m, true
		}
	}
	return m, false
}

// body reads "the Foreign Ministry", "the Ministry of Justice of China": what
// is said of it is said of its country.
func (r *reader) body(m mention, at, end int) (mention, bool) {
	m.to, m.party = int32(at), homeMark
	if !r.word(at, "of") {
		return m, true
	}
	k := at + 1
	for k < end && r.is(k, fDet) {
		k++
	}
	if t, e, ok := r.termAt(k); ok && e.kind == lexicon.KindCountry && e.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm) == 0 {
		m.to, m.party = t.to, r.partyOf(e)
	}
	return m, true
}

// homeMark stands for the document's own country until that is known.
const homeMark = "\x00home"

// afterAcronym passes over "(RoK)" after a name.
func (r *reader) afterAcronym(i, end int) int {
	if i+2 < end && r.str(i) == "(" && r.str(i+2) == ")" && r.has(i+1, text.Capital) {
		return i + 3
	}
	return i
}

func isSideNoun(w string) bool {
	switch w {
	case "government", "side", "delegation", "authorities", "administration", "cabinet", "leadership", "party", "embassy", "mission",
		"parliament", "officials", "ministry", "presidency", "junta", "regime", "state", "team":
		return true
	}
	return false
}

// personParty returns whose an office-holder is: a national agency's director
// is their country's.
func (r *reader) personParty(e *entry) schema.Party {
	if e.kind == lexicon.KindOrg && r.x.lex.Orgs[e.ref].Country != "" {
		return r.x.lex.Orgs[e.ref].Country
	}
	return r.partyOf(e)
}

// partyOf returns the party that a country's or organisation's entry stands for.
func (r *reader) partyOf(e *entry) schema.Party {
	switch e.kind {
	case lexicon.KindCountry:
		return r.x.lex.Countries[e.ref].Alpha2
	case lexicon.KindOrg:
		return r.x.lex.Orgs[e.ref].Key
	case lexicon.KindPlace:
		return r.x.lex.Places[e.ref].Country
	}
	return ""
}
