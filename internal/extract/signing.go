package extract

import (
	"slices"
	"strings"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// signatories adds the institutions that sign, "between the National Institute
// of X and the Y Agency", and the countries in whose presence they do.
func (r *reader) signatories(e *event, q cue, c *clause) {
	var found []schema.Party
	for i := max(c.from, q.at-2); i < min(q.to+40, c.to); i++ {
		if r.word(i, "between") {
			found = r.institutions(i+1, c.to)
			break
		}
	}
	if len(found) < 2 {
		return
	}
	if len(r.parties) == 2 {
		for _, p := range r.parties {
			e.parties = appendNew(e.parties, p)
		}
	}
	for _, p := range found {
		e.parties = appendNew(e.parties, p)
	}
}

// institutions reads the names that "between" joins, each with or without its
// country before it.
func (r *reader) institutions(i, end int) []schema.Party {
	var out []schema.Party
	for i < end {
		for i < end && (r.is(i, fDet|fPoss) || r.word(i, "and") || r.is(i, fComma)) {
			i++
		}
		if t, e, ok := r.termAt(i); ok && e.kind == lexicon.KindCountry && r.isClitic(int(t.to)) {
			i = int(t.to) + 1
			continue
		}
		name, to := r.institution(i, end)
		if to == i {
			return out
		}
		out = append(out, name)
		i = to
	}
	return out
}

// institution reads one name in capitals: a known organisation by its short
// name, another as it is written.
func (r *reader) institution(i, end int) (schema.Party, int) {
	if t, e, ok := r.termAt(i); ok && (e.kind == lexicon.KindOrg || e.kind == lexicon.KindCountry && e.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm) == 0) {
		return r.partyOf(e), r.afterAcronym(int(t.to), end)
	}
	k := i
	for k < end {
		switch {
		case r.has(k, text.Capital) && !r.is(k, fPrep):
			k++
		case k > i && r.anyWord(k, "of", "for", "on", "and") && r.has(k+1, text.Capital) && !r.isOrgAt(k+1):
			k++
		default:
			return r.institutionName(i, k), r.afterAcronym(k, end)
		}
	}
	return r.institutionName(i, k), k
}

func (r *reader) isOrgAt(i int) bool {
	_, e, ok := r.termAt(i)
	return ok && e.kind == lexicon.KindOrg
}

// institutionName returns tokens [from, to) on one line.
func (r *reader) institutionName(from, to int) schema.Party {
	for k := from; k < to; k++ {
		// "the Socialist Republic of Vietnam"
		if t, e, ok := r.termAt(k); ok && int(t.to) == to && e.kind == lexicon.KindCountry && e.flags&lexicon.AdjectiveForm == 0 && r.anyWord(k-1, "of") && r.anyWord(k-2, "republic", "kingdom", "states", "state", "federation") {
			return r.partyOf(e)
		}
	}
	return strings.Join(strings.Fields(r.span(from, to)), " ")
}

// readSigned reads what an instrument that was signed is for: "signed a
// memorandum to share data", "signed a treaty, establishing a council".
func (r *reader) readSigned(c *clause) {
	if len(r.parties) < 2 || !r.signsIn(r.now) {
		return
	}
	t := trigger{lemma: "sign", subj: subject{parties: r.parties, people: r.principals(), known: true}}
	for i := c.from + 1; i < c.to; i++ {
		switch {
		case r.is(i, fTo) && r.isActionAt(i+1, base):
			r.emitAll(&t, complement{shape: asVerb, from: i + 1}, c.to, schema.Agree, "signed-to")
			return
		case r.is(i, fComma) && r.isGerundAt(i+1) && r.isActionAt(i+1, gerund):
			r.emitAll(&t, complement{shape: asGerund, from: i + 1}, c.to, schema.Agree, "signed-ing")
			return
		}
	}
}

// signsIn reports whether a signing between the document's parties is told of
// in sentence n.
func (r *reader) signsIn(n int32) bool {
	return slices.ContainsFunc(r.events, func(e event) bool {
		return e.kind == schema.Signing && e.sentence == n && !e.planned && subset(r.parties, e.parties)
	})
}

// readPurpose reads what an instrument is said to be for: "Both memoranda seek
// to …", "The agreement aims to …", "The pact provides for …".
func (r *reader) readPurpose(c *clause) {
	if len(r.parties) < 2 || !r.isInstrumentSubject(c) {
		return
	}
	t := trigger{lemma: "provide", subj: subject{parties: r.parties, people: r.principals(), known: true}}
	for i := c.from + 1; i < min(c.from+12, c.to); i++ {
		switch {
		case r.anyWord(i, "seek", "seeks", "aim", "aims", "aimed", "designed", "intended") && r.is(i+1, fTo):
			r.emitAll(&t, complement{shape: asVerb, from: i + 2}, c.to, schema.Agree, "instrument-to")
			return
		case r.anyWord(i, "provides", "provide", "calls") && r.word(i+1, "for"):
			r.emitAll(&t, complement{shape: asNoun, from: i + 2}, c.to, schema.Agree, "instrument-for")
			return
		}
	}
}
