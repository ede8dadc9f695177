package extract

import (
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// person is one person of the document, with all mentions gathered.
type person struct {
	name     string   // the fullest form
	parts    []string // its words, folded
	party    schema.Party
	not      schema.Party // a country whose person this cannot be: a guest there
	office   string
	class    lexicon.OfficeClass
	evidence schema.Span
	mentions int
	forms    []string
	former   bool
	hon      bool
	known    bool // the lexicon tells the country, not the text
	// counterpart tells that the text calls this person somebody's counterpart,
	// who is thus of another country.
	counterpart bool
}

// findPeople settles which mentions are people and which mentions are of the
// same person, then whose they are.
func (r *reader) findPeople() {
	r.pairNames()
	for strict := range 2 {
		for i := range r.mentions {
			m := &r.mentions[i]
			if m.kind != mPerson || m.person >= 0 {
				continue
			}
			if strict == 0 && !r.isSurePerson(m) {
				continue
			}
			r.assign(m, strict == 0)
		}
	}
	r.findAuthor()
	r.shareOffices()
	r.dropUnnamed()
	r.findCountries()
}

// shareOffices gives "his Korean counterpart" the office of the one before.
func (r *reader) shareOffices() {
	office, class := "", lexicon.OfficeClass("")
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.person < 0 {
			continue
		}
		p := &r.people[m.person]
		switch {
		case p.class == counterpartClass && class != "":
			p.office, p.class = office, class
		case p.office != "" && p.class != counterpartClass:
			office, class = p.office, p.class
		}
	}
}

// findAuthor finds who writes "I" outside quotations: the person with an
// office whom the head of the page names.
func (r *reader) findAuthor() {
	first := false
	for i := range r.mentions {
		m := &r.mentions[i]
		first = first || m.kind == mSelf && m.count == 0 && !r.inQuotation(int(m.from))
	}
	if !first {
		return
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.kind != mPerson || m.person >= 0 || !r.inHeading(int(m.from)) || !m.hon && m.office == "" || r.blockIndex(int(m.from)) > headBlocks {
			continue
		}
		r.assign(m, true)
		r.author = m.person
		return
	}
}

// inQuotation reports whether a quotation is open at token i. It looks back no
// further than a long paragraph.
func (r *reader) inQuotation(i int) bool {
	const longest = 2000
	open := false
	for k := max(int(r.blockOf(i).From), i-longest); k < i; k++ {
		if r.is(k, fQuote) {
			open = !open
		}
	}
	return open
}

// isSurePerson reports whether a mention is a person by itself: a title or an
// honorific stands before the name, or the text goes on as after a person.
func (r *reader) isSurePerson(m *mention) bool {
	if r.inHeading(int(m.from)) {
		return false
	}
	return m.hon || m.office != "" || r.actsLikePerson(m) || r.isLeader(m)
}

// isLeader reports whether a bare name is one that the press calls a leader of
// the day by: "Putin".
func (r *reader) isLeader(m *mention) bool {
	if m.nameTo-m.nameFrom != 1 {
		return false
	}
	c, ok := r.x.lex.LeaderCountryBySurname(r.nameOf(m), "", r.in.Meta.Published)
	return ok && len(r.nameOf(m)) >= surnameLength && r.mentionsCountry(c)
}

// surnameLength is how long a bare surname must be to be told from a word or
// from somebody else's: "Ali" and "He" are not.
const surnameLength = 5

func (r *reader) inHeading(i int) bool {
	b := r.blockOf(i)
	return b.Kind == text.Heading || b.Kind == text.Noise
}

func (r *reader) blockOf(i int) text.Block { return r.doc.Blocks[r.blockIndex(i)] }

// blockIndex returns the number of the block that holds token i.
func (r *reader) blockIndex(i int) int32 {
	n, found := slices.BinarySearchFunc(r.doc.Blocks, int32(i), func(b text.Block, i int32) int { return int(b.From - i) })
	if !found {
		n--
	}
	return int32(max(n, 0))
}

// actsLikePerson reports whether a bare name does what people do: says,
// meets, is "who".
func (r *reader) actsLikePerson(m *mention) bool {
	i := int(m.to)
	if i >= len(r.ids) {
		return false
	}
	if r.is(i, fComma) {
		if r.word(i+1, "who") {
			return true
		}
		if r.word(i+1, "for") && r.is(i+2, fPoss) { // "Son, for his part,"
			return true
		}
		if r.is(i+1, fDet|fPoss) || r.cover[min(i+1, len(r.cover)-1)] != 0 {
			k := i + 1
			for k < len(r.ids) && k < i+5 && !r.is(k, fComma|fStop) {
				if _, e, ok := r.termAt(k); ok && e.kind == lexicon.KindOffice {
					return true
				}
				k++
			}
		}
		return false
	}
	for r.is(i, fAdv) {
		i++
	}
	v, f := r.verb(i)
	return v != nil && f&(past|third) != 0 && personal[v.Class] && (m.nameTo-m.nameFrom <= 4)
}

// personal are the classes of verbs whose bare subject is a person.
var personal = map[lexicon.Class]bool{
	lexicon.VerbSay: true, lexicon.VerbStress: true, lexicon.VerbRequest: true, lexicon.VerbAppreciate: true,
	lexicon.VerbHope: true, lexicon.VerbPropose: true, lexicon.VerbInvite: true, lexicon.VerbPledge: true, lexicon.VerbConcern: true,
}

// assign joins a mention to the person it names, or makes a new one.
func (r *reader) assign(m *mention, create bool) {
	parts := r.nameParts(int(m.nameFrom), int(m.nameTo))
	if len(parts) == 0 {
		return
	}
	if p := r.findPerson(parts, m); p >= 0 {
		if known := r.people[p].parts; !create && !containsAll(known, parts) && (len(known) > 1 || parts[len(parts)-1] != known[0]) {
			return // a longer bare name is no proof: "the Biden-Harris team"
		}
		r.merge(p, m, parts)
		return
	}
	if !create {
		return
	}
	r.people = append(r.people, person{
		name: r.nameOf(m), parts: parts, party: m.party, office: m.office, class: m.class, former: m.former, hon: m.hon, counterpart: m.counterpart,
		evidence: r.doc.Range(int(m.from), int(m.to)), mentions: 1,
	})
	m.person = int32(len(r.people) - 1)
	r.index(m.person, parts)
}

// nameParts returns the folded words of a name, joined parts as one word and
// initials left out unless nothing else stands.
func (r *reader) nameParts(from, to int) []string {
	var parts []string
	for i := from; i < to; i++ {
		t := r.doc.Tokens[i]
		w := fold.String(r.str(i))
		if t.Class != text.Word || len(w) < 2 || w == "jr" || w == "sr" || t.Has(text.Abbrev) {
			continue
		}
		parts = append(parts, w)
	}
	return parts
}

// nameOf returns a mention's name as written, on one line.
func (r *reader) nameOf(m *mention) string {
	return strings.Join(strings.Fields(r.span(int(m.nameFrom), int(m.nameTo))), " ")
}

// findPerson returns the person that the words of a name stand for, or -1.
// All words of the shorter name must be in the longer one; of several
// candidates, the one with the mention's office and country wins.
func (r *reader) findPerson(parts []string, m *mention) int {
	best, score := -1, 0
	for _, i := range r.namesakes(parts) {
		p := &r.people[i]
		if !containsAll(p.parts, parts) && !containsAll(parts, p.parts) && !sameSurname(p, parts, m) {
			continue
		}
		s := 1 + min(len(parts), len(p.parts))
		if m.party != "" && p.party != "" {
			if m.party != p.party {
				continue
			}
			s += 3
		}
		if m.class != "" && m.class == p.class {
			s += 2
		}
		if s >= score {
			best, score = int(i), s
		}
	}
	return best
}

// namesakes returns the people who share a word of a name, in the order in
// which they were met.
func (r *reader) namesakes(parts []string) []int32 {
	var out []int32
	for _, w := range parts {
		out = append(out, r.byName[w]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// index makes person i findable by every word of a name.
func (r *reader) index(i int32, parts []string) {
	if r.byName == nil {
		r.byName = map[string][]int32{}
	}
	for _, w := range parts {
		if !slices.Contains(r.byName[w], i) {
			r.byName[w] = append(r.byName[w], i)
		}
	}
}

func containsAll(whole, parts []string) bool {
	for _, p := range parts {
		if !slices.Contains(whole, p) {
			return false
		}
	}
	return len(parts) > 0
}

// sameSurname holds for "Mr J.D. Stone" and "Mr Peter Stone" of one office.
func sameSurname(p *person, parts []string, m *mention) bool {
	return len(parts) == 1 && len(p.parts) == 1 && parts[0] == p.parts[0] ||
		m.class != "" && m.class == p.class && m.party != "" && m.party == p.party && parts[len(parts)-1] == p.parts[len(p.parts)-1]
}

// merge adds a mention to person p.
func (r *reader) merge(i int, m *mention, parts []string) {
	p := &r.people[i]
	m.person = int32(i)
	p.mentions++
	name := r.nameOf(m)
	if len(parts) > len(p.parts) || len(parts) == len(p.parts) && len(name) > len(p.name) && !r.inHeading(int(m.from)) && (len(parts) > 1 || m.hon || m.office != "") {
		if len(parts) > len(p.parts) {
			p.evidence = r.doc.Range(int(m.from), int(m.to))
		}
		p.forms = appendNew(p.forms, p.name)
		p.name, p.parts = name, parts
		r.index(m.person, parts)
	} else if name != p.name {
		p.forms = appendNew(p.forms, name)
	}
	if p.party == "" {
		p.party = m.party
	}
	if m.office != "" && (p.office == "" || p.class == counterpartClass && m.class != counterpartClass) {
		p.office, p.class = m.office, m.class
	}
}

func appendNew(s []string, x string) []string {
	if slices.Contains(s, x) {
		return s
	}
	return append(s, x)
}

// dropUnnamed turns bare names that are no person into nothing.
func (r *reader) dropUnnamed() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.kind == mPerson && m.person < 0 {
			r.missedName(m)
			r.starts[m.from], r.stops[m.to-1] = 0, 0
		}
	}
}
