package extract

import (
	"strings"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// title gathers what stands before a name: "Vietnamese Minister of Foreign
// Affairs", "the UAE Ambassador to Sri Lanka, H.E.".
type title struct {
	party      schema.Party
	accredited schema.Party
	class      lexicon.OfficeClass
	officeFrom int // tokens of the office as written
	officeTo   int
	plural     bool
	hon        bool
	head       bool // an office was read, not modifiers only
	former     bool
	poss       bool // "his counterpart"
}

// titled reads a title with or without a name, or an honorific with a name.
func (r *reader) titled(i, end int) (mention, bool) {
	t := title{officeFrom: -1}
	at := r.beforeOffice(i, end, &t)
	at = r.offices(at, end, &t)
	if !t.head && !t.hon {
		return mention{}, false
	}
	if t.plural {
		return r.pluralTitle(i, at, end, &t)
	}
	m := mention{from: int32(i), kind: mOffice, person: -1, class: t.class, party: t.party, former: t.former, hon: t.hon, accredited: t.accredited}
	if t.head {
		m.office = strings.Join(strings.Fields(r.span(t.officeFrom, t.officeTo)), " ")
	}
	m.counterpart = t.class == counterpartClass
	nameFrom := r.toName(at, end, &m)
	if nameFrom >= 0 {
		if to := r.name(nameFrom, end, true); to > nameFrom {
			m.kind, m.nameFrom, m.nameTo = mPerson, int32(nameFrom), int32(to)
			m.to = int32(r.afterName(to, end, &m))
			return m, true
		}
	}
	if !t.head || at == i || !t.poss && m.class == counterpartClass {
		return mention{}, false
	}
	if r.is(i, fDet|fPoss) || t.party != "" || r.has(t.officeFrom, text.Capital) {
		m.to = int32(at)
		return m, true
	}
	return mention{}, false
}

// counterpartClass marks "his Korean counterpart": the same office elsewhere.
const counterpartClass lexicon.OfficeClass = "counterpart"

// beforeOffice passes over articles, countries, modifiers and honorifics.
func (r *reader) beforeOffice(i, end int, t *title) int {
	at := i
	for at < end && at-i < 14 {
		if at > i && r.is(at, fSemi) {
			break
		}
		switch {
		case r.is(at, fDet|fPoss) && !r.is(at, fTwo) && at == i && !r.isTermAt(at):
			t.poss = r.is(at, fPoss)
			at++
			continue
		case r.anyWord(at, "former", "then", "ex", "late", "ousted"):
			t.former = true
			at++
			continue
		case at > i && r.is(at, fModifier) && !r.is(at, fDet|fPoss):
			at++
			continue
		case r.str(at) == "." && t.hon && r.isGlued(at):
			at++
			continue
		}
		x, e, ok := r.termAt(at)
		if !ok {
			if r.is(at, fModifier) && r.has(at, text.Capital) == (at == i) {
				at++
				continue
			}
			break
		}
		switch {
		case e.kind == lexicon.KindHonorific:
			t.hon = true
			at = int(x.to)
		case e.kind == lexicon.KindCountry && e.flags&lexicon.Capital == 0, e.kind == lexicon.KindOrg, e.kind == lexicon.KindPlace:
			k := int(x.to)
			k = r.afterAcronym(k, end)
			if r.isClitic(k) {
				k++
			}
			if k >= end || !r.leadsToOffice(k, end) {
				return at
			}
			if t.party == "" {
				t.party = r.personParty(e)
			}
			at = k
		case e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role == lexicon.Modifier:
			t.former = t.former || r.x.lex.OfficeParts[e.ref].Tense == "past"
			if t.officeFrom < 0 && r.x.lex.OfficeParts[e.ref].Tense == "" {
				t.officeFrom, t.officeTo = at, int(x.to)
			}
			at = int(x.to)
			if at < end && r.str(at) == "-" && r.isGlued(at) {
				at++
			}
		default:
			return at
		}
	}
	return at
}

// leadsToOffice reports whether an office follows soon after token i, with
// nothing between but words that may qualify it.
func (r *reader) leadsToOffice(i, end int) bool {
	for n := 0; i < end && n < 4; n++ {
		if r.word(i, "counterpart") {
			return true
		}
		x, e, ok := r.termAt(i)
		switch {
		case ok && e.kind == lexicon.KindOffice && !e.flags.Has(lexicon.Plural):
			return true
		case ok && (e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role != lexicon.Joiner || e.kind == lexicon.KindHonorific || e.kind == lexicon.KindBody):
			i = int(x.to)
		case r.is(i, fModifier) || r.has(i, text.Capital) && r.cover[i] == 0:
			i++
		default:
			return false
		}
	}
	return false
}

// offices reads one office or several ("Defence Minister and President-elect").
func (r *reader) offices(at, end int, t *title) int {
	for range 3 {
		to := r.office(at, end, t)
		if to == at {
			return at
		}
		at = to
		t.officeTo = to
		k := at
		if k < end && (r.word(k, "and") || r.str(k) == "," && r.word(k+1, "and")) {
			k++
			if r.word(k, "and") {
				k++
			}
			for k < end && r.is(k, fDet) {
				k++
			}
			if x, e, ok := r.termAt(k); ok && e.kind == lexicon.KindOffice && !e.flags.Has(lexicon.Plural) && r.sameHolder(k, int(x.to), end) {
				at = k
				continue
			}
		}
		return at
	}
	return at
}

// sameHolder reports whether the second office of "X and Y NAME" is of the
// same person: no name stands between, and one follows.
func (r *reader) sameHolder(from, to, end int) bool {
	probe := title{officeFrom: -1}
	k := r.office(from, end, &probe)
	k = max(k, to)
	var m mention
	k = r.toName(k, end, &m)
	return k >= 0 && r.name(k, end, true) > k
}

// office reads one office at token at, with its portfolio and country.
func (r *reader) office(at, end int, t *title) int {
	x, e, ok := r.termAt(at)
	switch {
	case r.anyWord(at, "counterpart", "counterparts"):
		if t.officeFrom < 0 {
			t.officeFrom = at
		}
		t.class, t.head = counterpartClass, true
		t.plural = r.word(at, "counterparts")
		return at + 1
	case ok && e.kind == lexicon.KindOffice:
		if t.class == "" {
			t.class = r.x.lex.Offices[e.ref].Class
		}
		t.plural = t.plural || e.flags.Has(lexicon.Plural)
	case ok && e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role == lexicon.Head:
		if t.class == "" {
			t.class = r.x.lex.OfficeParts[e.ref].Class
		}
	default:
		return at
	}
	if t.officeFrom < 0 {
		t.officeFrom = at
	}
	t.head = true
	return r.portfolio(int(x.to), end, t)
}

// portfolio reads what follows the head of an office: "(SMS)", "for Law and
// Education", "of Viet Nam", "to Sri Lanka", "of State for Trade".
func (r *reader) portfolio(at, end int, t *title) int {
	at = r.suffixes(r.afterAcronym(at, end), end)
	if k := at; r.is(k, fComma) || r.anyWord(k, "and", "&") { // "Minister of Foreign Affairs, Employment and Tourism"
		if r.isFieldWord(k+1, end) && !r.isHonorific(k+1) {
			at = r.portfolioNoun(k+1, end, t, false)
		}
	}
	for n := 0; n < 4 && at < end; n++ {
		if !r.anyWord(at, "of", "for", "to", "in", "at") && !r.isJoiner(at) {
			break
		}
		k := at + 1
		if x, _, ok := r.termAt(at); ok {
			k = int(x.to)
		}
		for k < end && r.is(k, fDet) && r.str(k) != "a" {
			k++
		}
		to := r.servedOffice(at, k, end, t)
		if to == k {
			to = r.portfolioNoun(k, end, t, r.word(at, "to"))
		}
		if to == k {
			break
		}
		at = to
	}
	return at
}

// servedOffice reads, from token k on, the office that an official serves:
// "Advisor to the Prime Minister". Without an article the office is rather the
// title of the person named next: "adviser to President NAME".
func (r *reader) servedOffice(to, k, end int, t *title) int {
	if t.class != lexicon.Official || !r.word(to, "to") || !r.word(k-1, "the") || k >= end {
		return k
	}
	x, e, ok := r.termAt(k)
	if !ok || e.kind != lexicon.KindOffice || e.flags.Has(lexicon.Plural) {
		return k
	}
	return int(x.to)
}

func (r *reader) isJoiner(i int) bool {
	_, e, ok := r.termAt(i)
	return ok && e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role == lexicon.Joiner
}

func (r *reader) suffixes(at, end int) int {
	for at < end {
		k := at
		if r.str(k) == "-" && r.isGlued(k) {
			k++
		}
		x, e, ok := r.termAt(k)
		if ok && e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role == lexicon.Suffix {
			at = int(x.to)
			continue
		}
		if k < end && k > at && r.anyWord(k, "elect", "designate") {
			at = k + 1
			continue
		}
		break
	}
	return at
}

// portfolioNoun reads the country, organisation or field that an office is of.
func (r *reader) portfolioNoun(at, end int, t *title, accredited bool) int {
	start := at
	for at < end {
		x, e, ok := r.termAt(at)
		switch {
		case ok && (e.kind == lexicon.KindCountry || e.kind == lexicon.KindOrg || e.kind == lexicon.KindPlace):
			if at > start && e.kind != lexicon.KindOrg && !r.word(at-1, "of") {
				return at
			}
			switch {
			case accredited:
				t.accredited = r.partyOf(e)
			case t.party == "":
				t.party = r.personParty(e)
			}
			return r.afterAcronym(int(x.to), end)
		case ok && e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role == lexicon.Portfolio, ok && e.kind == lexicon.KindBody:
			at = int(x.to)
		case r.anyWord(at, "and", "&") && at > start && r.isFieldWord(at+1, end), r.str(at) == "," && at > start && r.isFieldWord(at+1, end) && !r.isHonorific(at+1):
			at++
		case r.isFieldWord(at, end):
			at++
		case r.anyWord(at, "kingdom", "republic", "union", "state", "people", "commonwealth", "government") && r.has(at, text.Capital):
			at++
			if r.word(at, "of") {
				at++
				for at < end && r.is(at, fDet) {
					at++
				}
			}
		default:
			return at
		}
	}
	return at
}

func (r *reader) isHonorific(i int) bool {
	_, e, ok := r.termAt(i)
	return ok && e.kind == lexicon.KindHonorific
}

// isFieldWord reports whether token i names a field of government: a word
// that the lexicon lists as a portfolio or as no name.
func (r *reader) isFieldWord(i, end int) bool {
	if i >= end || !r.has(i, text.Capital) {
		return false
	}
	_, e, ok := r.termAt(i)
	if !ok {
		return r.never[i]
	}
	return e.kind == lexicon.KindBody ||
		e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role == lexicon.Portfolio
}

// toName passes over what may stand between a title and a name: commas,
// honorifics, further titles. It returns -1 where the title's phrase ends
// without a name.
func (r *reader) toName(at, end int, m *mention) int {
	k := at
	for n := 0; n < 6 && k < end; n++ {
		if r.str(k) == "," && k == at || r.str(k) == "." && n > 0 && r.isGlued(k) || r.str(k) == "." && k == at && r.str(k+1) == "," && k+1 < end {
			k++
			continue
		}
		if n > 0 && r.is(k, fDet) && k+1 < end && (r.isHonorific(k+1) || r.cover[k+1] != 0) {
			k++ // ", the Right Hon."
			continue
		}
		x, e, ok := r.termAt(k)
		if ok && e.kind == lexicon.KindHonorific {
			if m.hon && r.isNamePart(k, true) {
				break // "Dr Tun Shin": here part of the name
			}
			m.hon = true
			k = int(x.to)
			continue
		}
		if ok && e.kind == lexicon.KindOffice && k > at && !e.flags.Has(lexicon.Plural) && r.name(int(x.to), end, true) > int(x.to) {
			k = int(x.to) // "the Minister for Foreign Affairs, Senator Gareth Evans"
			continue
		}
		break
	}
	if k > at && !m.hon && r.str(at) == "," {
		if k == at+1 && !r.appositive(k, end) {
			return -1
		}
	}
	return k
}

// appositive reports whether the bare name after a comma names the holder of
// the office before it: a comma or the end of the phrase follows.
func (r *reader) appositive(k, end int) bool {
	to := r.name(k, end, true)
	return to > k && (to >= end || r.is(to, fComma|fStop|fSemi|fConj) || r.anyWord(to, "also") || r.verbs[to].ref >= 0 || r.is(to, fBe|fHave|fModal))
}

// afterName takes "of Japan" and post-nominals into the mention.
func (r *reader) afterName(at, end int, m *mention) int {
	for at < end && isPostNominal(r.str(at)) {
		at++
	}
	if r.is(at, fComma) && m.office == "" || m.party == "" && r.is(at, fComma) {
		r.apposition(at+1, end, m)
		return at
	}
	if !r.anyWord(at, "of", "from") {
		return at
	}
	from := r.word(at, "from")
	k := at + 1
	for k < end && r.is(k, fDet) {
		k++
	}
	for k < end && !r.isTermAt(k) && r.anyWord(k, "kingdom", "state", "people", "federative", "federal", "hashemite", "islamic", "republic", "union") {
		k++
		if r.word(k, "of") {
			k++
		}
	}
	if x, e, ok := r.termAt(k); ok && (e.kind == lexicon.KindCountry || e.kind == lexicon.KindOrg) && e.flags&lexicon.AdjectiveForm == 0 {
		if r.isClitic(int(x.to)) {
			return at // "assured X of Japan's support"
		}
		if m.party == "" {
			m.party = r.personParty(e)
		}
		return r.afterAcronym(int(x.to), end)
	} else if ok && from && e.kind == lexicon.KindCountry && r.anyWord(int(x.to), "embassy", "ministry", "delegation", "government") {
		if m.party == "" {
			m.party = r.partyOf(e)
		}
	}
	return at
}

// apposition takes office and country from what follows a name after a comma:
// "Mr X, Minister Plenipotentiary of the Embassy of Y".
func (r *reader) apposition(i, end int, m *mention) {
	t := title{officeFrom: -1}
	at := r.beforeOffice(i, end, &t)
	at = r.offices(at, end, &t)
	if !t.head || t.plural || t.class == counterpartClass || r.name(at, end, true) > at {
		return
	}
	if m.office == "" {
		m.office, m.class = strings.Join(strings.Fields(r.span(t.officeFrom, t.officeTo)), " "), t.class
	}
	if m.party == "" {
		m.party = t.party
	}
}

func (r *reader) isTermAt(i int) bool {
	_, _, ok := r.termAt(i)
	return ok
}

// pluralTitle reads "Presidents Biden and Lula" as two people, and a plural
// title without names as a group.
func (r *reader) pluralTitle(i, at, end int, t *title) (mention, bool) {
	to := r.name(at, end, true)
	if to == at {
		return mention{}, false // group reads it
	}
	m := mention{
		from: int32(i), to: int32(to), kind: mPerson, nameFrom: int32(at), nameTo: int32(to), person: -1,
		class: t.class, office: singular(r.span(t.officeFrom, t.officeTo)), party: t.party,
	}
	return m, true
}

// singular turns a plural office into a singular: "Presidents" → "President".
func singular(s string) string {
	if n := len(s); n > 1 && s[n-1] == 's' {
		return s[:n-1]
	}
	return s
}
