package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// readVisit settles guest and host of a visit; false where the text does not
// tell both.
func (r *reader) readVisit(e *event, q cue, c *clause, end int) bool {
	host := ""
	for i := q.at - 1; i > max(c.from, q.at-7); i-- {
		if r.anyWord(i, "invitation", "invited", "invite", "invites") {
			return false
		}
	}
	for i := q.to; i < min(end, q.to+8) && host == ""; i++ {
		if r.is(i, fPoss) || r.word(i, "by") {
			break
		}
		if t, x, ok := r.termAt(i); ok && (x.kind == lexicon.KindCountry && x.flags&(lexicon.AdjectiveForm|lexicon.PeopleForm) == 0 || x.kind == lexicon.KindPlace) {
			if !r.is(i-1, fPrep|fDet|fAdv) && q.noun && i > q.to || r.isClitic(int(t.to)) {
				continue
			}
			if x.kind == lexicon.KindPlace && int(t.to) < c.to && r.has(int(t.to), text.Capital) && !r.is(int(t.to), fPrep) {
				return false // "the Shanghai Public Security Bureau"
			}
			host = r.partyOf(x)
			e.place = r.span(int(t.from), int(t.to))
		}
		if r.is(i, fComma) {
			break
		}
	}
	if q.rule == "visiting" && host == "" {
		return r.visitingGuest(e, q, c)
	}
	if host == "" {
		host = r.hostBefore(q, c)
	}
	if host == "" {
		return false
	}
	guests := e.parties[:0]
	for _, p := range e.parties {
		if p != host {
			guests = append(guests, p)
		}
	}
	e.parties = guests
	if len(e.parties) == 0 {
		if !slices.Contains(r.parties, host) {
			return false
		}
		for _, p := range r.parties {
			if p != host && len(r.parties) == 2 {
				e.parties = append(e.parties, p)
			}
		}
	}
	if len(e.parties) == 0 {
		return false
	}
	e.guest, e.host = e.parties[0], host
	e.parties = append(e.parties, host)
	return len(e.parties) > 1
}

// hostBefore finds the host in "was in Myanmar for a visit".
func (r *reader) hostBefore(q cue, c *clause) schema.Party {
	for i := q.at - 1; i > max(c.from, q.at-8); i-- {
		if t, x, ok := r.termAt(i); ok && x.kind == lexicon.KindCountry && x.flags&lexicon.AdjectiveForm == 0 && r.word(int(t.from)-1, "in") && r.anyWord(int(t.to), "for", "on") {
			return r.partyOf(x)
		}
	}
	return ""
}

// visitingGuest reads "the visiting Chinese Foreign Minister": the guest is at
// the home of the document.
func (r *reader) visitingGuest(e *event, q cue, c *clause) bool {
	for i := max(c.from, q.at-2); i <= q.at+1 && i < c.to; i++ {
		if r.starts[i] == 0 {
			continue
		}
		m := &r.mentions[r.starts[i]-1]
		if int(m.to) <= q.at {
			continue
		}
		p, people := r.partiesOf(m, c.ctx)
		if len(p) != 1 || len(r.parties) != 2 || !slices.Contains(r.parties, p[0]) {
			return false
		}
		e.people = people
		e.parties = p
		for _, x := range r.parties {
			if x != p[0] {
				e.parties = append(e.parties, x)
			}
		}
		return true
	}
	return false
}
