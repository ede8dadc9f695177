package extract

import (
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// findCountries settles whose each person is, where no title said so: by a
// title used of them elsewhere, by for whom they speak, by whose release this
// is, by whom they meet, and at last by whom the document is about.
func (r *reader) findCountries() {
	counts := r.countParties()
	r.knowLeaders()
	r.findHome(counts)
	r.markGuests()
	r.linkOffices()
	if r.author >= 0 && r.home == "" {
		r.home = r.people[r.author].party
	}
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.person < 0 || r.people[m.person].party != "" {
			continue
		}
		if c := r.speaksFor(m); c != "" && c != r.people[m.person].not {
			r.people[m.person].party = c
		}
	}
	for i := range r.people {
		// Guests first: whose they are not tells whose the others are.
		p := &r.people[i]
		if p.party == "" && p.not != "" && p.mentions > 1 && (r.home == "" || r.home == p.not) {
			p.party = r.remaining(counts, p)
		}
	}
	main := r.mainPair(counts)
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.person >= 0 && r.people[m.person].party == "" {
			r.people[m.person].party = r.otherSide(m, main)
		}
		if m.person >= 0 && r.people[m.person].party == "" {
			r.people[m.person].party = r.sender(m)
		}
	}
	for i := range r.people {
		p := &r.people[i]
		if p.party == "" && r.home != "" && p.not != r.home && !r.isHeld(p, r.home) && !p.counterpart && (p.office != "" || p.hon || p.mentions > 1) {
			p.party = r.home
		}
	}
	for i := range r.people {
		p := &r.people[i]
		if p.party == "" && (p.office != "" || p.mentions > 1) {
			p.party = r.remaining(counts, p)
		}
	}
}

// dominance is how many times as often as any other a country must be named
// for a text without publisher to be taken for its own.
const dominance = 3

// findHome settles whose release this is where no publisher tells: the
// country to which the ambassadors in it are accredited, that of the one leader
// whom it names without a country, or the one that it names far more often than
// any other.
func (r *reader) findHome(counts []partyCount) {
	defer r.dominantHome(counts)
	for i := range r.mentions {
		if r.home != "" {
			return
		}
		if m := &r.mentions[i]; m.class == lexicon.Ambassador && m.party != "" && m.accredited != m.party {
			r.home = m.accredited
		}
	}
	if r.home == "" && r.author < 0 {
		r.home = r.ownLeader()
	}
}

// ownLeader returns the country of the heads of state and of government whom
// the text calls by their title alone, or "" where they are of several.
func (r *reader) ownLeader() schema.Party {
	var own schema.Party
	for i := range r.people {
		p := &r.people[i]
		switch {
		case !p.known || p.former || p.class != lexicon.HeadOfState && p.class != lexicon.HeadOfGovernment:
		case own != "" && own != p.party:
			return ""
		default:
			own = p.party
		}
	}
	return own
}

// dominantHome takes the country that a text names most for its own, unless
// people come from there as guests: its ambassador, its president by that name.
func (r *reader) dominantHome(counts []partyCount) {
	if r.home != "" || len(counts) == 0 {
		return
	}
	guest := func(c schema.Party) bool {
		return slices.ContainsFunc(r.people, func(p person) bool { return p.party == c && p.office != "" })
	}
	switch top := counts[0]; {
	case guest(top.party):
		if len(counts) > 1 && !guest(counts[1].party) && counts[1].n*dominance >= top.n {
			r.home = counts[1].party
		}
	case len(counts) == 1 || top.n >= dominance*counts[1].n:
		r.home = top.party
	}
}

// linkOffices gives a person without country the one of a title that can only
// be theirs: "the Thai premier" where the text has one premier without country.
func (r *reader) linkOffices() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.kind != mOffice || m.party == "" || m.class == "" || m.class == counterpartClass {
			continue
		}
		found := -1
		for k := range r.people {
			p := &r.people[k]
			if !sameOffice(m, p) || p.party != "" && p.party != m.party || r.isOwnHead(p, m.party) {
				continue
			}
			if p.party == m.party || found >= 0 {
				found = -1
				break
			}
			found = k
		}
		if found >= 0 {
			r.people[found].party = m.party
		}
	}
}

// isOwnHead reports whether a head of state or of government without country is
// rather that of the text's own country than of party.
func (r *reader) isOwnHead(p *person, party schema.Party) bool {
	return leads[p.class] && r.home != "" && r.home != party && p.not != r.home && !r.isHeld(p, r.home)
}

// sameOffice reports whether a title without a name is that of a person: of
// heads of state and of government there is one each, others must be called
// the same.
func sameOffice(m *mention, p *person) bool {
	switch m.class {
	case lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.Royal:
		return m.class == p.class
	}
	return m.class == p.class && fold.String(m.office) == fold.String(p.office)
}

// mainPair returns the two countries that a document is mostly about, its own
// among them.
func (r *reader) mainPair(counts []partyCount) []schema.Party {
	var out []schema.Party
	if r.home != "" {
		out = append(out, r.home)
	}
	for _, c := range counts {
		if len(out) < 2 {
			out = appendNew(out, c.party)
		}
	}
	return out
}

// otherSide returns the country of a person whom somebody of the one side
// meets: the other side's.
func (r *reader) otherSide(m *mention, main []schema.Party) schema.Party {
	if len(main) != 2 || r.people[m.person].office == "" || domestic[r.people[m.person].class] || r.home != "" && r.home != main[0] {
		return ""
	}
	i := int(m.from)
	for n := 0; n < 3 && i > 1 && r.is(i-1, fConj|fComma); n++ {
		k := i - 1
		for k > 0 && r.is(k, fConj|fComma) {
			k--
		}
		if r.stops[k] == 0 {
			break
		}
		before := &r.mentions[r.stops[k]-1]
		if r.word(int(before.from)-1, "between") && before.person >= 0 {
			return r.acrossFrom(r.people[before.person].party, main)
		}
		i = int(before.from)
	}
	for k := i - 1; k > i-12 && k > 0 && (r.has(k, text.Capital) || r.is(k, fConj|fPrep) && !r.word(k, "with")); k-- {
		i = k // the front of a long title
	}
	if r.word(i-1, "with") && r.anyWord(i-2, "along", "together") {
		return "" // a companion
	}
	if !r.word(i-1, "with") && !r.anyWord(i-1, "met", "meet", "receive", "received") &&
		!(r.word(i-1, "on") && r.anyWord(i-2, "call", "called", "calls")) && !(r.word(i-1, "by") && r.anyWord(i-2, "received", "welcomed")) {
		return ""
	}
	for k := i - 1; k > max(0, i-40); k-- {
		if r.stops[k] == 0 {
			continue
		}
		switch before := &r.mentions[r.stops[k]-1]; {
		case before.person >= 0:
			return r.acrossFrom(r.people[before.person].party, main)
		case before.kind == mOffice && before.party != "":
			return r.acrossFrom(before.party, main)
		}
	}
	return ""
}

// sender returns whose somebody is whose message another delivers: "she
// delivered a message from President NAME".
func (r *reader) sender(m *mention) schema.Party {
	i := int(m.from)
	if !r.anyWord(i-1, "from", "of") || !r.anyWord(i-2, "message", "letter", "greetings", "regards", "wishes") {
		return ""
	}
	s := r.sentenceOf(i)
	for k := int(s.From); k < i; k++ {
		if b := r.start(k); b != nil && b.person >= 0 && r.opensSentence(k, int(s.From)) {
			return r.people[b.person].party
		}
	}
	return ""
}

// opensSentence reports whether nothing but adverbs and a phrase before a comma
// stands between the start of a sentence and token i.
func (r *reader) opensSentence(i, from int) bool {
	return i == from || r.is(i-1, fComma|fAdv)
}

// sentenceOf returns the sentence that holds token i.
func (r *reader) sentenceOf(i int) text.Sentence {
	n, found := slices.BinarySearchFunc(r.doc.Sentences, int32(i), func(s text.Sentence, i int32) int { return int(s.From - i) })
	if !found {
		n--
	}
	return r.doc.Sentences[max(n, 0)]
}

// domestic are the classes of those who are met at home as often as abroad.
var domestic = map[lexicon.OfficeClass]bool{
	lexicon.Legislator: true, lexicon.OtherOffice: true, lexicon.Regional: true, lexicon.Business: true,
}

// isHeld reports whether somebody else is named as holding p's office in a
// country: heads of state and of government, ministers of one field.
func (r *reader) isHeld(p *person, party schema.Party) bool {
	head := p.class == lexicon.HeadOfState || p.class == lexicon.HeadOfGovernment
	office := fold.String(p.office)
	if !head && (p.class != lexicon.Minister || !strings.Contains(office, " ")) {
		return false
	}
	for i := range r.people {
		o := &r.people[i]
		if o != p && o.class == p.class && o.party == party && !o.former && (head || fold.String(o.office) == office) {
			return true
		}
	}
	return false
}

func (r *reader) acrossFrom(p schema.Party, main []schema.Party) schema.Party {
	switch p {
	case main[0]:
		return main[1]
	case main[1]:
		return main[0]
	}
	return ""
}

// knowLeaders gives heads of state, of government and of foreign affairs the
// country that the lexicon knows them for, on the day of the document.
func (r *reader) knowLeaders() {
	on := r.in.Meta.Published
	for i := range r.people {
		p := &r.people[i]
		if p.party != "" {
			continue
		}
		if c, ok := r.x.lex.LeaderCountry(p.name, on); ok {
			p.party, p.known = c, true
			continue
		}
		if len(p.parts) == 1 && (p.office != "" || !p.hon && len(p.name) >= surnameLength) && !p.counterpart {
			if c, ok := r.x.lex.LeaderCountryBySurname(p.name, p.office, on); ok && (r.mentionsCountry(c) || r.isUnmistakable(p)) {
				p.party, p.known = c, true
			}
		}
	}
}

// isUnmistakable reports whether a title and a surname on a day tell by
// themselves who is meant: those of a head of state or of government whose
// surname is no short word.
func (r *reader) isUnmistakable(p *person) bool {
	return r.in.Meta.Published != "" && len(p.name) >= surnameLength && (p.class == lexicon.HeadOfState || p.class == lexicon.HeadOfGovernment)
}

// mentionsCountry reports whether the document names a party at all, or is its
// own.
func (r *reader) mentionsCountry(c schema.Party) bool {
	if c == r.home {
		return true
	}
	for i := range r.terms {
		if r.partyOf(&r.x.vocab.entries[r.terms[i].entry]) == c {
			return true
		}
	}
	return false
}

// partyCount is how often a document names a party.
type partyCount struct {
	party schema.Party
	n     int
}

// headingWeight is what a country's name in a title counts against one in the
// text.
const headingWeight = 3

// countParties counts the countries that the document names, most frequent
// first, the earlier first among equals.
func (r *reader) countParties() []partyCount {
	var out []partyCount
	add := func(c schema.Party, n int) {
		for i := range out {
			if out[i].party == c {
				out[i].n += n
				return
			}
		}
		out = append(out, partyCount{c, n})
	}
	for i := range r.terms {
		e := &r.x.vocab.entries[r.terms[i].entry]
		if e.kind != lexicon.KindCountry && e.kind != lexicon.KindPlace {
			continue
		}
		n := 2
		if e.kind == lexicon.KindPlace || e.flags&(lexicon.Capital|lexicon.Government) != 0 {
			n = 1
		}
		switch r.blockOf(int(r.terms[i].from)).Kind {
		case text.Heading:
			n *= headingWeight
		case text.Noise:
			continue
		}
		add(r.partyOf(e), n)
	}
	slices.SortStableFunc(out, func(a, b partyCount) int { return b.n - a.n })
	return out
}

// markGuests notes of people who visit a country that they are not of it.
func (r *reader) markGuests() {
	for i := range r.mentions {
		m := &r.mentions[i]
		if m.person < 0 || r.people[m.person].party != "" {
			continue
		}
		r.markGuest(m)
	}
}

// markGuest reads "X, who is on a visit to Y", "X visited Y", "X was in Y for
// a visit".
func (r *reader) markGuest(m *mention) {
	for k := int(m.to); k < min(int(m.to)+16, len(r.ids)); k++ {
		visits := r.anyWord(k, "visited", "visits", "visiting", "arrived") || r.anyWord(k, "visit", "trip") && !r.is(k-1, fTo)
		if r.starts[k] != 0 && !visits && r.mentions[r.starts[k]-1].person >= 0 {
			return
		}
		if r.word(k, "in") && r.is(k-1, fBe) {
			if t, e, ok := r.termAt(k + 1); ok && e.kind == lexicon.KindCountry && r.word(int(t.to), "for") {
				r.people[m.person].not = r.partyOf(e)
				return
			}
		}
		if !visits {
			continue
		}
		if r.anyWord(k, "visit", "trip") && !r.onVisit(k, int(m.to)) {
			return
		}
		for j := k + 1; j < min(k+4, len(r.ids)); j++ {
			if _, e, ok := r.termAt(j); ok && e.kind == lexicon.KindCountry && !r.isClitic(int(r.terms[r.cover[j]-1].to)) {
				r.people[m.person].not = r.partyOf(e)
			}
		}
		return
	}
}

// onVisit reports whether "visit" at token k is one that the person before
// token from is on: "is on an official visit", not "at the end of a visit by".
func (r *reader) onVisit(k, from int) bool {
	for j := k - 1; j >= max(from, k-6); j-- {
		if r.word(j, "of") {
			return false
		}
		if r.anyWord(j, "on", "for", "begins", "began", "paid", "concluded", "concludes", "undertakes", "making") {
			return true
		}
	}
	return false
}

// speaksFor returns the country in whose name a person speaks: "Son said Viet
// Nam wants …", "Park affirmed that the RoK considers …".
func (r *reader) speaksFor(m *mention) schema.Party {
	i := int(m.to)
	if r.is(i, fComma) { // ", for his part,"
		for k := i + 1; k < min(i+7, len(r.ids)); k++ {
			if r.is(k, fComma) {
				i = k + 1
				break
			}
		}
	}
	for r.is(i, fAdv) {
		i++
	}
	v, f := r.verb(i)
	if v == nil || f&(past|third) == 0 || v.Class != lexicon.VerbSay && v.Class != lexicon.VerbStress {
		return ""
	}
	i += int(r.verbs[i].n)
	if r.is(i, fThat) {
		i++
	}
	if i >= len(r.starts) || r.starts[i] == 0 {
		return ""
	}
	c := &r.mentions[r.starts[i]-1]
	if c.kind != mCountry || c.party == homeMark || r.isClitic(int(c.to)) {
		return ""
	}
	k := int(c.to)
	for r.is(k, fAdv) {
		k++
	}
	next, nf := r.verb(k)
	switch {
	case r.is(k, fWill), r.anyWord(k, "attaches", "attached"):
		return c.party
	case next != nil && nf&third != 0 && next.Class != lexicon.VerbSay:
		return c.party
	case r.is(k, fBe) && r.anyWord(k+1, "ready", "willing", "prepared", "committed", "keen", "determined"):
		return c.party
	}
	return ""
}

// remaining returns the most named country that no other person of the
// document belongs to, and that p is no guest of.
func (r *reader) remaining(counts []partyCount, p *person) schema.Party {
	for n, c := range counts {
		if n == 3 || c.n*dominance < counts[0].n {
			break // named in passing
		}
		taken := c.party == p.not || r.isHeld(p, c.party)
		for i := range r.people {
			taken = taken || r.people[i].party == c.party && (r.people[i].mentions > 1 || r.people[i].class == lexicon.Ambassador)
		}
		if !taken {
			return c.party
		}
	}
	if len(counts) == 1 && counts[0].party != p.not {
		return counts[0].party
	}
	return ""
}
