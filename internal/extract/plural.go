package extract

import (
	"slices"
	"strings"

	"chancery/schema"
)

// pairNames gives an office in the plural to all whom it names.
func (r *reader) pairNames() {
	for i := range r.mentions {
		switch m := &r.mentions[i]; {
		case m.plural:
			r.shareTitle(m)
		case m.kind == mGroup && (r.pluralOffice(int(m.to)-1) || r.pluralOfficeIn(m)):
			r.pairGroup(m)
		}
	}
}

// shareTitle reads "Ministers of Trade A of X, B of Y and C of Z": what stands
// before the first name is the title of all.
func (r *reader) shareTitle(first *mention) {
	for k := int(first.to); k < len(r.ids); {
		from := k
		for r.is(k, fComma) || r.word(k, "and") {
			k++
		}
		m := r.start(k)
		if k == from || m == nil || m.kind != mPerson || m.office != "" || m.hon {
			return
		}
		m.hon, m.office, m.class = true, first.office, first.class
		k = r.afterName(int(m.nameTo), len(r.ids), m)
	}
}

// pairGroup reads "the foreign ministers of X and Y, A and B, met": names in
// apposition to a plural office hold it, in the order of their countries.
func (r *reader) pairGroup(g *mention) {
	parties, names := r.groupNames(g)
	if len(names) < 2 {
		return
	}
	office := r.groupOffice(g)
	for n, m := range names {
		m.hon, m.office = true, office
		if len(parties) == len(names) {
			m.party = parties[n]
		}
	}
}

// groupNames returns the countries and the bare names that follow a group,
// joined by commas and "and".
func (r *reader) groupNames(g *mention) (parties []schema.Party, names []*mention) {
	const furthest = 20
	parties = slices.Clone(g.named)
	for k := int(g.to); k < min(int(g.to)+furthest, len(r.ids)); k++ {
		m := r.start(k)
		switch {
		case m == nil && r.is(k, fConj|fComma|fDet) || r.word(k, "of"):
		case m != nil && m.kind == mPerson && r.word(k-1, "of"): // "the mayors of Fort Adams and Clare"
			return parties, names
		case m != nil && m.kind == mCountry && len(names) == 0:
			parties = append(parties, m.party)
			k = int(m.to) - 1
		case m != nil && m.kind == mPerson && m.office == "":
			names = append(names, m)
			k = int(m.to) - 1
		default:
			return parties, names
		}
	}
	return parties, names
}

// groupOffice returns the office of each in a group: "Foreign Minister" of "the
// Foreign Ministers of X and Y".
func (r *reader) groupOffice(g *mention) string {
	from, to := int(g.from), int(g.to)
	for from < to && r.is(from, fDet|fTwo) {
		from++
	}
	if len(g.named) > 0 {
		for to > from && !r.word(to-1, "of") {
			to--
		}
		to = max(to-1, from)
	}
	return singular(strings.Join(strings.Fields(r.span(from, to)), " "))
}

// pluralOfficeIn reports whether a group is named by a plural office.
func (r *reader) pluralOfficeIn(g *mention) bool {
	for k := int(g.from); k < int(g.to); k++ {
		if r.pluralOffice(k) {
			return true
		}
	}
	return false
}
