package record

import (
	"slices"
	"strings"

	"chancery/internal/text"
	"chancery/schema"
)

// readRemarks writes down the meetings and conferences that the remarks tell of.
// They took place on some day of the trip: a trip of one day dates them.
func (w *writer) readRemarks(travellers []string) {
	doc := text.Parse(w.r.doc.Body, w.remarks)
	if w.remarks.Len() == 0 {
		return
	}
	s := scanner{lex: w.lex, doc: doc}
	var talks []talk
	abroad := false
	for _, sentence := range doc.Sentences {
		from, to := int(sentence.From), int(sentence.To)
		if w.conferences(&s, from, to, travellers) {
			abroad = true
		}
		talks = append(talks, talk{at: doc.Range(from, to), with: s.met(from, to)})
	}
	for _, t := range talks {
		w.meetings(t, travellers, abroad)
	}
}

// talk is a sentence of the remarks with those whom the traveller met.
type talk struct {
	at   schema.Span
	with []named
}

// meetings writes down one meeting for each party of those met. Who bears no
// country is of the leader's that the lexicon knows by the name, else of the
// host's; not on a trip to a conference, where anybody may be met.
func (w *writer) meetings(t talk, travellers []string, conference bool) {
	byParty := map[string][]string{}
	for _, p := range t.with {
		party := w.partyOf(p, conference)
		if party == w.home && party != "" {
			continue
		}
		byParty[party] = append(byParty[party], w.person(p.name, p.office, party, t.at))
	}
	var order []string
	for party := range byParty {
		order = append(order, party)
	}
	slices.Sort(order)
	for _, party := range order {
		w.event(schema.Event{
			Kind: schema.Meeting, Start: w.sometime(), Parties: parties(w.home, party),
			People: append(slices.Clone(travellers), byParty[party]...),
		}, t.at)
	}
}

func (w *writer) partyOf(p named, conference bool) string {
	if p.party != "" {
		return p.party
	}
	if c, ok := w.lex.LeaderCountry(p.name, w.r.trip.end); ok {
		return c
	}
	if !strings.Contains(p.name, " ") {
		if c, ok := w.lex.LeaderCountryBySurname(p.name, p.office, w.r.trip.end); ok {
			return c
		}
	}
	if conference {
		return ""
	}
	return w.host
}

// sometime is the time of the trip as the date of what happened during it.
func (w *writer) sometime() schema.Date {
	t := &w.r.trip
	if t.start == t.end {
		return t.start
	}
	return t.start + "/" + t.end
}

// What tells that people met. A verb takes whom it names; a noun, and the verbs
// that take a subject of talks, only those behind "with".
var (
	meetVerbs  = []string{"met", "briefed"}
	talkVerbs  = []string{"discussed", "conferred", "consulted", "negotiated"}
	meetNouns  = []string{"meeting", "meetings", "talks", "discussions", "conversations", "consultations", "luncheon", "dinner", "audience", "summit"}
	otherVerbs = []string{
		"accompanied", "addressed", "attended", "commemorated", "commemorating", "dedicated", "delivered", "following",
		"honoring", "inaugurated", "laid", "opened", "participated", "prior", "received", "signed", "toured", "visited",
	}
)

// met returns whom tokens [from, to) say that the traveller met.
func (s *scanner) met(from, to int) []named {
	var out []named
	on, pending := false, false
	for i := from; i < to; {
		w := strings.ToLower(s.word(i))
		switch {
		case slices.Contains(meetVerbs, w):
			on = true
		case slices.Contains(talkVerbs, w), slices.Contains(meetNouns, w):
			on, pending = on && !slices.Contains(talkVerbs, w), true
		case w == "with" && pending:
			on, pending = true, false
		case w == ";", slices.Contains(otherVerbs, w):
			on, pending = false, false
		}
		p, ok := s.personAt(i)
		if !ok || p.to > to {
			i++
			continue
		}
		if on {
			out = append(out, p)
		}
		i = p.to
	}
	return out
}

// gatherings are the nouns by which a conference is known.
var gatherings = []string{
	"assembly", "conference", "congress", "council", "dialogue", "forum", "meeting", "meetings", "ministerial", "session",
	"sessions", "summit", "summits",
}

// labelEnds are the words at which the name of a conference is over.
var labelEnds = []string{"in", "at", "with", "on", "to", "followed", "as", "held", "convened", "where", "during", "hosted", "concerning", "before", "after"}

// conferences writes down the conferences that the traveller attended according
// to tokens [from, to), and reports whether there were any.
func (w *writer) conferences(s *scanner, from, to int, travellers []string) bool {
	found := false
	for i := from; i < to; i++ {
		if !strings.EqualFold(s.word(i), "attended") {
			continue
		}
		start := i + 1
		if slices.Contains([]string{"a", "an", "the"}, strings.ToLower(s.word(start))) {
			start++
		}
		end := s.labelEnd(start, to)
		if end == start {
			continue
		}
		found = true
		w.event(schema.Event{
			Kind: schema.Conference, Start: w.sometime(), Label: s.phrase(start, end),
			Parties: parties(append(s.orgs(start, end), w.home)...), People: slices.Clone(travellers),
		}, s.doc.Range(i, end))
	}
	return found
}

// labelEnd returns the end of the conference's name that starts at token i: it
// has a capital word and ends in a gathering. Without one it returns i.
func (s *scanner) labelEnd(i, to int) int {
	end, proper := i, false
	for j := i; j < to; j++ {
		w := strings.ToLower(s.word(j))
		if slices.Contains(labelEnds, w) || slices.Contains(otherVerbs, w) || slices.Contains(meetVerbs, w) || w == ";" || w == "," {
			break
		}
		proper = proper || s.has(j, text.Capital)
		if slices.Contains(gatherings, w) {
			end = j + 1
		}
	}
	if !proper {
		return i
	}
	return end
}

// orgs returns the organisations named in tokens [from, to).
func (s *scanner) orgs(from, to int) []schema.Party {
	var out []schema.Party
	for i := from; i < to; i++ {
		for end := min(i+longestParty, to); end > i; end-- {
			if o := s.org(s.phrase(i, end)); o != "" && s.has(i, text.Capital) {
				out = append(out, o)
				i = end - 1
				break
			}
		}
	}
	return out
}
