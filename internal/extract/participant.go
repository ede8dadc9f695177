package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

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
		if r.starts[i] == 0 || e.kind == schema.Visit && !r.anyWord(i-1, "by", "of") {
			continue // who travels stands before a visit, or after "by"
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
	case lexicon.Company, lexicon.Institute, lexicon.Treaty, lexicon.Pact, lexicon.Policy, lexicon.Project:
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
