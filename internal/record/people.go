package record

import (
	"slices"
	"strings"
	"time"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// named is a person whom a record's words name with an office.
type named struct {
	name, office string
	party        string // as the words give it: "Russian President …", "King … of Jordan"; else ""
	from, to     int    // tokens
}

// findPeople returns those named in a part of a record's text.
func findPeople(lex *lexicon.Lexicon, body []byte, part schema.Span) []named {
	doc := text.Parse(body, part)
	s := scanner{lex: lex, doc: doc}
	var out []named
	for i := 0; i < len(doc.Tokens); {
		p, ok := s.personAt(i)
		if !ok {
			i++
			continue
		}
		out = append(out, p)
		i = p.to
	}
	return out
}

// scanner looks up runs of tokens.
type scanner struct {
	lex *lexicon.Lexicon
	doc *text.Doc
}

// word returns token i, or "" past the end.
func (s *scanner) word(i int) string {
	if i < 0 || i >= len(s.doc.Tokens) {
		return ""
	}
	return string(s.doc.Bytes(i))
}

// phrase returns the words of tokens [from, to) as one text.
func (s *scanner) phrase(from, to int) string {
	at := s.doc.Range(from, to)
	return string(s.doc.Src[at.Start:at.End])
}

// longestOffice is the number of tokens of the longest office that is looked for.
const longestOffice = 7

// personAt reads an office and a name that start at token i.
func (s *scanner) personAt(i int) (named, bool) {
	start := s.skipModifiers(i)
	end := s.officeEnd(start)
	if end == start {
		return named{}, false
	}
	name := s.skipHonorifics(end)
	to := s.nameEnd(name)
	if to == name || s.has(to, text.Clitic) || slices.Contains(gatherings, strings.ToLower(s.word(to-1))) {
		return named{}, false // "President Vik's envoy", "General Assembly"
	}
	p := named{name: s.phrase(name, to), office: s.phrase(i, end), from: i, to: to}
	p.party = s.partyBefore(i)
	if p.party == "" && s.word(to) == "of" {
		p.party = s.partyAfter(to + 1)
	}
	return p, true
}

func (s *scanner) has(i int, f text.Flag) bool {
	return i < len(s.doc.Tokens) && s.doc.Tokens[i].Has(f)
}

// skipModifiers passes over "Acting", "Vice", "former" before an office.
func (s *scanner) skipModifiers(i int) int {
	for start := i; i < start+2 && i < len(s.doc.Tokens) && s.officeEnd(i) == i; i++ {
		if !slices.ContainsFunc(s.lex.Lookup(s.word(i)), func(r lexicon.Ref) bool {
			return r.Kind == lexicon.KindOfficePart && s.lex.OfficeParts[r.Row].Role == lexicon.Modifier
		}) {
			return start
		}
	}
	return i
}

// officeEnd returns the end of the longest office that starts at token i, else i.
func (s *scanner) officeEnd(i int) int {
	if !s.has(i, text.Capital) {
		return i
	}
	for to := min(i+longestOffice, len(s.doc.Tokens)); to > i; to-- {
		if s.is(lexicon.KindOffice, i, to) {
			return to
		}
	}
	return i
}

func (s *scanner) is(kind lexicon.Kind, from, to int) bool {
	return slices.ContainsFunc(s.lex.Lookup(s.phrase(from, to)), func(r lexicon.Ref) bool { return r.Kind == kind })
}

// skipHonorifics passes over "Dr." and "Sheikh" before a name that goes on.
func (s *scanner) skipHonorifics(i int) int {
	for s.has(i, text.Capital) && s.is(lexicon.KindHonorific, i, i+1) {
		next := i + 1
		if s.word(next) == "." {
			next++
		}
		if s.nameEnd(next) == next {
			return i
		}
		i = next
	}
	return i
}

// particles are the small words inside names.
var particles = []string{
	"al", "bin", "bint", "d", "da", "de", "del", "della", "den", "der", "di", "do", "dos", "du", "e", "el", "ibn", "la", "le", "ter",
	"van", "von", "y", "zu",
}

// joints are the marks that join the parts of one name: "Yun Byung-se",
// "d'Estaing".
var joints = []string{"-", "'", "’", "ʻ", "‘", "‑"}

// nameEnd returns the end of the name that starts at token i, else i.
func (s *scanner) nameEnd(i int) int {
	end := i
	for j := i; j < len(s.doc.Tokens) && !s.has(j, text.Clitic); j++ {
		switch w := s.word(j); {
		case j > i && (s.dateAt(j) || s.titleAt(j)):
			return end
		case s.doc.Tokens[j].Class == text.Word && (s.has(j, text.Capital) || j > i && s.joins(j-1)):
			end = j + 1
		case w == "." && j == end && j > i && shortened(s.word(j-1)):
			end = j + 1
		case s.joins(j), slices.Contains(particles, w):
		default:
			return end
		}
	}
	return end
}

// shortened reports whether the full stop behind a word of a name belongs to it:
// an initial, or "Jr.".
func shortened(w string) bool { return len(w) == 1 || w == "Jr" || w == "Sr" }

// joins reports whether token j joins the tokens beside it to one word.
func (s *scanner) joins(j int) bool {
	return slices.Contains(joints, s.word(j)) && !s.has(j, text.Space) && j+1 < len(s.doc.Tokens) && !s.has(j+1, text.Space)
}

// dateAt reports whether a month and a day start at token j.
func (s *scanner) dateAt(j int) bool {
	_, err := time.Parse("January", s.word(j))
	return err == nil && j+1 < len(s.doc.Tokens) && s.doc.Tokens[j+1].Class == text.Number
}

// dayAt returns the day that a month and a day at token j name within a trip,
// or "".
func (s *scanner) dayAt(j int, t *trip) schema.Date {
	if !s.dateAt(j) {
		return ""
	}
	for _, year := range []string{t.start.Year(), t.end.Year()} {
		on, err := time.Parse("January 2 2006", s.word(j)+" "+s.word(j+1)+" "+year)
		if day := schema.NewDay(on); err == nil && day.Within(t.start+"/"+t.end) {
			return day
		}
	}
	return ""
}

// titleAt reports whether another person's office starts at token j.
func (s *scanner) titleAt(j int) bool {
	name := s.officeEnd(j)
	return name > j && s.has(name, text.Capital)
}

// longestParty is the number of tokens of the longest name of a party that is
// looked for.
const longestParty = 4

// partyBefore reads the country or organisation whose name or adjective ends
// before token i.
func (s *scanner) partyBefore(i int) string {
	for from := max(0, i-longestParty); from < i; from++ {
		if p := s.party(from, i); p != "" {
			return p
		}
	}
	return ""
}

// partyAfter reads the country or organisation that starts at token i.
func (s *scanner) partyAfter(i int) string {
	if strings.EqualFold(s.word(i), "the") {
		i++
	}
	for to := min(i+longestParty, len(s.doc.Tokens)); to > i; to-- {
		if p := s.party(i, to); p != "" {
			return p
		}
	}
	return ""
}

func (s *scanner) party(from, to int) string {
	if !s.has(from, text.Capital) {
		return ""
	}
	words := s.phrase(from, to)
	if c, ok := s.lex.LookupCountry(words); ok {
		return c.Alpha2
	}
	return s.org(words)
}

func (s *scanner) org(words string) string {
	for _, r := range s.lex.Lookup(words) {
		if r.Kind == lexicon.KindOrg {
			return s.lex.Orgs[r.Row].Key
		}
	}
	return ""
}
