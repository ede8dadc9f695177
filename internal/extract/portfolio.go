package extract

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// portfolio reads what follows the head of an office: "(SMS)", "for Law and
// Education", "of Viet Nam", "to Sri Lanka", "of State for Trade", "in the
// Foreign Ministry", "to the President".
func (r *reader) portfolio(at, end int, t *title) int {
	at = r.suffixes(r.afterAcronym(at, end), end)
	if k := at; r.is(k, fComma) || r.anyWord(k, "and", "&") { // "Minister of Foreign Affairs, Employment and Tourism"
		if r.isFieldWord(k+1, end) && !r.isHonorific(k+1) {
			at = r.portfolioNoun(k+1, end, t, false)
		}
	}
	for n := 0; n < maxComplements && at < end; n++ {
		to := r.complement(at, end, t)
		if to == at {
			break
		}
		at = r.afterAcronym(to, end)
	}
	return at
}

// maxComplements is how many phrases with "of", "in", "to" may follow an
// office: "Deputy Director | of the Division | of Asia | of the Ministry | of
// Viet Nam".
const maxComplements = 6

// complement reads one phrase after an office, its preposition included, or
// nothing.
func (r *reader) complement(at, end int, t *title) int {
	if !r.anyWord(at, "of", "for", "to", "in", "at") && !r.isJoiner(at) {
		return at
	}
	k := at + 1
	if x, _, ok := r.termAt(at); ok {
		k = int(x.to)
	}
	for k < end && r.is(k, fDet) && r.str(k) != "a" {
		k++
	}
	if to := r.servedOffice(k, end, t); to > k {
		return to
	}
	if to := r.house(k, end, t); to > k {
		return to
	}
	if to := r.portfolioNoun(k, end, t, r.word(at, "to")); to > k {
		return to
	}
	return at
}

// servedOffice reads, from token k on, the office that an official serves:
// "Advisor to the Prime Minister", "Press Secretary of the Russian President".
// Without an article, and where the name that follows is known to be the
// leader's, the office is rather the title of the person named next: "adviser
// to President NAME".
func (r *reader) servedOffice(k, end int, t *title) int {
	if !serves[t.class] || !r.anyWord(k-2, "to", "of", "for") || !r.word(k-1, "the") {
		return k
	}
	at := k
	party := schema.Party("")
	if x, e, ok := r.termAt(at); ok && e.kind == lexicon.KindCountry {
		at, party = int(x.to), r.partyOf(e)
		if r.isClitic(at) {
			at++
		}
	}
	x, e, ok := r.termAt(at)
	if !ok || e.kind != lexicon.KindOffice || e.flags.Has(lexicon.Plural) || int(x.to) > end || r.isClitic(int(x.to)) {
		return k
	}
	if r.isKnownLeader(int(x.to), end) {
		return k
	}
	if t.party == "" {
		t.party = party
	}
	return int(x.to)
}

// serves tells which offices may be held with another's: assistants, advisers,
// spokesmen, envoys. Ministers and ambassadors are accredited or sent to one.
var serves = map[lexicon.OfficeClass]bool{
	lexicon.Official: true, lexicon.Spokesperson: true, lexicon.Envoy: true, lexicon.OrgHead: true,
	lexicon.Military: true, lexicon.OtherOffice: true, lexicon.Judge: true,
}

// isKnownLeader reports whether the name at token i is a leader's of the day.
func (r *reader) isKnownLeader(i, end int) bool {
	to := r.name(i, end, true)
	if to == i {
		return false
	}
	_, ok := r.x.lex.LeaderCountry(r.span(i, to), r.in.Meta.Published)
	return ok
}

// house reads the house that an official belongs to, or a unit of it:
// "the French Foreign Ministry", "the South Asia Division", "the Office of the
// Prime Minister".
func (r *reader) house(k, end int, t *title) int {
	party := schema.Party("")
	unknown := 0
	for at := k; at < end; {
		x, e, ok := r.termAt(at)
		switch {
		case ok && (e.kind == lexicon.KindBody || r.isPart(e, lexicon.Unit)):
			if t.party == "" {
				t.party = party
			}
			return r.fieldOfHouse(r.servedHouse(int(x.to), end), end)
		case ok && (e.kind == lexicon.KindCountry || e.kind == lexicon.KindOrg):
			if party == "" {
				party = r.personParty(e)
			}
			at = int(x.to)
		case ok && e.kind == lexicon.KindOffice && r.isClitic(int(x.to)): // "the Prime Minister's Office"
			at = int(x.to)
		case ok && e.kind != lexicon.KindOffice && e.kind != lexicon.KindHonorific && !r.isJoiner(at):
			at = int(x.to)
		case r.isClitic(at) && at > k:
			at++
		case r.is(at, fComma|fConj) && r.isKnownCapital(at-1) && r.isKnownCapital(at+1):
			at++
		case !ok && r.has(at, text.Capital) && r.doc.Tokens[at].Class == text.Word && unknown < 2 && !r.is(at, fPrep|fDet):
			if !r.never[at] {
				unknown++
			}
			at++
		default:
			return k
		}
	}
	return k
}

// servedHouse passes over whose office it is: "the Office of the Prime
// Minister". Its portfolio is read as that of any office.
func (r *reader) servedHouse(at, end int) int {
	if !r.word(at, "of") || !r.word(at+1, "the") || at+2 >= end {
		return at
	}
	if x, e, ok := r.termAt(at + 2); ok && e.kind == lexicon.KindOffice && !e.flags.Has(lexicon.Plural) && !r.isClitic(int(x.to)) {
		return int(x.to)
	}
	return at
}

// fieldOfHouse passes over what a house is for, however it is called, where a
// comma ends it: "the Council of Vision Impaired Graduates, Mr NAME".
func (r *reader) fieldOfHouse(at, end int) int {
	if !r.anyWord(at, "of", "for", "on", "against") {
		return at
	}
	k := at + 1
	for k < end && (r.has(k, text.Capital) || r.anyWord(k, "and", "of", "the")) && !r.isHonorific(k) {
		k++
	}
	if r.is(k, fComma) && k > at+1 && r.has(k-1, text.Capital) && !r.hasOfficeOrCountry(at+1, k) {
		return k
	}
	return at
}

func (r *reader) hasOfficeOrCountry(from, to int) bool {
	for i := from; i < to; i++ {
		if _, e, ok := r.termAt(i); ok && (e.kind == lexicon.KindOffice || e.kind == lexicon.KindCountry || e.kind == lexicon.KindBody || r.isPart(e, lexicon.Head)) {
			return true
		}
	}
	return false
}

// isKnownCapital reports whether token i is a capitalised word that names of
// institutions are made of, and no name.
func (r *reader) isKnownCapital(i int) bool {
	return r.has(i, text.Capital) && (r.cover[i] != 0 || r.never[i]) && !r.isHonorific(i)
}

// isPart reports whether an entry is a part of names of offices in a role.
func (r *reader) isPart(e *entry, role lexicon.PartRole) bool {
	return e.kind == lexicon.KindOfficePart && r.x.lex.OfficeParts[e.ref].Role == role
}

func (r *reader) isJoiner(i int) bool {
	_, e, ok := r.termAt(i)
	return ok && r.isPart(e, lexicon.Joiner)
}

func (r *reader) suffixes(at, end int) int {
	for at < end {
		k := at
		if r.str(k) == "-" && r.isGlued(k) {
			k++
		}
		x, e, ok := r.termAt(k)
		if ok && r.isPart(e, lexicon.Suffix) {
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
		case ok && (e.kind == lexicon.KindRegion || e.kind == lexicon.KindBody || e.portfolio || r.isPart(e, lexicon.Portfolio)):
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
	return e.kind == lexicon.KindBody || e.portfolio ||
		r.isPart(e, lexicon.Portfolio)
}
