package extract

import (
	"slices"
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
	only       schema.Party // the one state that has such an office
	class      lexicon.OfficeClass
	officeFrom int // tokens of the office as written
	officeTo   int
	plural     bool
	hon        bool
	head       bool // an office was read, not modifiers only
	former     bool
	poss       bool // "his counterpart"
	apposed    bool // it stands after a name
	company    bool // the last office read is one of companies, which nothing followed
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
	if m.party == "" {
		m.party = t.only
	}
	if t.head {
		m.office = strings.Join(strings.Fields(r.span(t.officeFrom, t.officeTo)), " ")
	}
	m.counterpart = t.class == counterpartClass
	nameFrom := r.toName(at, end, &m)
	if t.company && nameFrom > at && !m.hon {
		nameFrom = -1
	}
	if nameFrom >= 0 {
		if to := r.name(nameFrom, end, true); to > nameFrom {
			m.kind, m.nameFrom, m.nameTo = mPerson, int32(nameFrom), int32(to)
			m.to = int32(r.afterName(to, end, &m))
			if nameFrom > at && r.isOfKin(i) {
				m.office, m.class, m.hon = "", "", true
			}
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

// isOfKin reports whether the title at token i is a relative's: the name after
// "the wife of the Prime Minister," is hers.
func (r *reader) isOfKin(i int) bool {
	return r.word(i-1, "of") &&
		r.anyWord(i-2, "wife", "husband", "spouse", "widow", "son", "daughter", "brother", "sister", "father", "mother", "nephew", "niece", "cousin", "grandson")
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
		case r.is(at, fDet|fPoss) && !r.is(at, fTwo|fThat) && at == i && !r.isTermAt(at):
			t.poss = r.is(at, fPoss)
			at++
			continue
		case r.word(at, "under") && !r.anyWord(at+1, "secretary", "secretaries", "-"):
			return at // "under Prime Minister NAME"
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
		case ok && r.word(at, "under") && !r.anyWord(int(x.to), "secretary", "secretaries"):
			return at // "under Prime Minister NAME"
		case r.isPart(e, lexicon.Modifier):
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
		t.company = r.isCompanyOffice(at, to)
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
			if x, e, ok := r.termAt(k); ok && e.kind == lexicon.KindOffice && !e.flags.Has(lexicon.Plural) && r.sameHolder(k, int(x.to), end, t) {
				at = k
				continue
			}
		}
		return at
	}
	return at
}

// isCompanyOffice reports whether tokens [at, to) are the head of a company,
// whose name follows after a comma: "CEO, Green Valley Foods".
func (r *reader) isCompanyOffice(at, to int) bool {
	x, e, ok := r.termAt(at)
	return ok && int(x.to) == to && e.kind == lexicon.KindOffice && r.x.lex.Offices[e.ref].Class == lexicon.Business && r.is(to, fComma)
}

// sameHolder reports whether the second office of "X and Y NAME" is of the
// same person: no name stands between, and one follows. After a name none may
// follow: "NAME, Spokesperson and Chief Adviser". "The President and Prime
// Minister NAME" are two people.
func (r *reader) sameHolder(from, to, end int, t *title) bool {
	probe := title{officeFrom: -1}
	k := r.office(from, end, &probe)
	k = max(k, to)
	if leads[t.class] && leads[probe.class] && t.party == "" && probe.class != t.class && r.isBareHead(t) {
		return false
	}
	var m mention
	k = r.toName(k, end, &m)
	return k >= 0 && r.name(k, end, true) > k != t.apposed
}

// leads are the classes of those at the head of a state.
var leads = map[lexicon.OfficeClass]bool{lexicon.HeadOfState: true, lexicon.HeadOfGovernment: true}

// isBareHead reports whether a title is an office alone after an article: "the
// President".
func (r *reader) isBareHead(t *title) bool {
	return r.is(t.officeFrom-1, fDet) && t.officeTo-t.officeFrom <= 1
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
		if t.only == "" {
			t.only = r.x.lex.Offices[e.ref].Country
		}
		t.plural = t.plural || e.flags.Has(lexicon.Plural)
	case ok && r.isPart(e, lexicon.Head):
		if k := r.qualified(at, end, t); k > at {
			return k
		}
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
	if r.isCompanyOffice(at, int(x.to)) {
		return int(x.to)
	}
	return r.portfolio(int(x.to), end, t)
}

// qualified reads an office whose first word could be an office by itself:
// "Chief Adviser", "General Manager". It returns at for any other.
func (r *reader) qualified(at, end int, t *title) int {
	x, _, _ := r.termAt(at)
	k := int(x.to)
	if k >= end || r.has(k, text.Newline) {
		return at
	}
	_, e, ok := r.termAt(k)
	if !ok || e.kind != lexicon.KindOffice && !r.isPart(e, lexicon.Head) || e.flags.Has(lexicon.Plural) {
		return at
	}
	if t.officeFrom < 0 {
		t.officeFrom = at
	}
	return r.office(k, end, t)
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
			if r.x.lex.Offices[e.ref].Class == m.class && m.class == lexicon.HeadOfState {
				return -1 // "at the invitation of the President of X, President NAME"
			}
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
	return to > k && !r.anyWord(to, "administration", "administrations") && (to >= end || r.is(to, fComma|fStop|fSemi|fConj) || r.anyWord(to, "also") || r.verbs[to].ref >= 0 || r.is(to, fBe|fHave|fModal))
}

// afterName takes "of Japan" and post-nominals into the mention.
func (r *reader) afterName(at, end int, m *mention) int {
	for at < end && isPostNominal(r.str(at)) {
		at++
	}
	switch {
	case r.is(at, fComma) && (m.office == "" || m.party == ""):
		r.apposition(at+1, end, m)
		return at
	case m.hon && m.office == "" && r.word(at, "the"): // "H.E. NAME the Canadian High Commissioner"
		r.apposition(at, end, m)
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
	t := title{officeFrom: -1, apposed: true}
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
	if m.party == "" {
		m.party = t.only
	}
}

func (r *reader) isTermAt(i int) bool {
	_, _, ok := r.termAt(i)
	return ok
}

// pluralTitle reads "Presidents Biden and Lula" as two people, and a plural
// title without names as a group.
func (r *reader) pluralTitle(i, at, end int, t *title) (mention, bool) {
	m := mention{from: int32(i), kind: mPerson, person: -1, class: t.class, party: t.party}
	from := r.toName(at, end, &m)
	if from < 0 || from > at && !m.hon {
		return mention{}, false // group reads it
	}
	to := r.name(from, end, true)
	if to == from {
		return mention{}, false
	}
	m.office = singular(r.span(t.officeFrom, t.officeTo))
	m.plural, m.nameFrom, m.nameTo = true, int32(from), int32(to)
	m.to = int32(r.afterName(to, end, &m))
	return m, true
}

// singular turns a plural office into a singular: "Presidents" → "President",
// "Secretaries to the President" → "Secretary to the President".
func singular(s string) string {
	words := strings.Fields(s)
	last := slices.IndexFunc(words, func(w string) bool { return w == "of" || w == "for" || w == "to" || w == "in" || w == "at" })
	if last < 0 {
		last = len(words)
	}
	for i := last - 1; i >= 0; i-- { // "Attorneys General"
		if stem, ok := strings.CutSuffix(words[i], "ies"); ok {
			words[i] = stem + "y"
			break
		}
		if stem, ok := strings.CutSuffix(words[i], "s"); ok && !strings.HasSuffix(stem, "s") {
			words[i] = stem
			break
		}
	}
	return strings.Join(words, " ")
}
