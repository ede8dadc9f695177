package record

import (
	"slices"
	"strings"

	"chancery/internal/text"
	"chancery/schema"
)

// readRemarks writes down the meetings and conferences that the remarks tell of.
// They took place on some day of the trip, unless the remarks say on which.
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
		w.meetings(&s, t, travellers, abroad)
	}
}

// talk is a sentence of the remarks with those whom the traveller met.
type talk struct {
	at   schema.Span
	with []named
}

// meetings writes down one meeting for each of those met: the remarks do not
// tell who sat at one table. Who bears no country is of the one whose leader the
// lexicon knows by the name, else of the host's; not on a trip to a conference,
// where anybody may be met.
func (w *writer) meetings(s *scanner, t talk, travellers []string, conference bool) {
	for _, p := range t.with {
		party := w.partyOf(p, conference)
		if party == w.home && party != "" {
			continue
		}
		name := w.person(p.name, p.office, party, t.at)
		on := w.sometime()
		if day := s.dayAt(p.to, &w.r.trip); day.Known() {
			on = day
		}
		w.event(schema.Event{
			Kind: schema.Meeting, Start: on, Parties: parties(w.home, party),
			People: append(slices.Clone(travellers), name),
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

// What tells that the people named behind it were met, and what tells that they
// were not.
var (
	meetWords  = []string{"met", "briefed", "with", "by"}
	otherWords = []string{
		"about", "accompanied", "accompanying", "accompany", "addressed", "after", "attended", "before", "commemorated", "commemorating",
		"concerning", "dedicated", "delivered", "following", "honoring", "inaugurated", "opened", "participated", "prior", "received",
		"regarding", "signed", "to", "toured", "visited",
	}
)

// met returns whom tokens [from, to) say that the traveller met.
func (s *scanner) met(from, to int) []named {
	var out []named
	met := false
	for i := from; i < to; {
		switch w := strings.ToLower(s.word(i)); {
		case slices.Contains(meetWords, w):
			met = true
		case w == ";", slices.Contains(otherWords, w):
			met = false
		}
		p, ok := s.personAt(i)
		if !ok || p.to > to {
			i++
			continue
		}
		if met {
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
var labelEnds = []string{"in", "at", "followed", "as", "held", "convened", "where", "during", "hosted"}

// conferences writes down the conferences that the traveller attended according
// to tokens [from, to), and reports whether there were any.
func (w *writer) conferences(s *scanner, from, to int, travellers []string) bool {
	found := false
	for i := from; i < to; i++ {
		start := i + 1
		switch {
		case strings.EqualFold(s.word(i), "attended"):
		case strings.EqualFold(s.word(i), "participated") && s.word(start) == "in":
			start++
		default:
			continue
		}
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
// ends in a gathering, or in what the gathering is of, and has a capital word.
// Without one it returns i.
func (s *scanner) labelEnd(i, to int) int {
	end := i
	for j := i; j < to; j++ {
		w := strings.ToLower(s.word(j))
		if slices.Contains(labelEnds, w) || slices.Contains(otherWords, w) || slices.Contains(meetWords, w) || w == ";" || w == "," {
			break
		}
		if slices.Contains(gatherings, w) {
			end = s.objectEnd(j+1, to)
		}
	}
	for j := i; j < end; j++ {
		if s.has(j, text.Capital) {
			return end
		}
	}
	return i
}

// objectEnd returns the end of "of the North Atlantic Council", "on Vietnam" at
// token i, else i.
func (s *scanner) objectEnd(i, to int) int {
	if w := s.word(i); w != "of" && w != "on" && w != "for" {
		return i
	}
	end := i + 1
	if s.word(end) == "the" {
		end++
	}
	if !s.has(end, text.Capital) {
		return i
	}
	for end < to && s.has(end, text.Capital) {
		end++
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
