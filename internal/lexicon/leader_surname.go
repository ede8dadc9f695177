package lexicon

import (
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/schema"
)

// LeaderBySurname returns the person whom a text of that date means by a bare
// title and surname ("President Park", "Mr Putin"). Office is a form of an
// [Office] ("Foreign Minister"), its key, or an [OfficeClass]; "" stands for
// any. Where nobody of the surname held that very office, the like counts too:
// a foreign secretary for a foreign minister, any minister for "Minister". It
// reports false for surnames of nobody or of several in office at that time, or
// at any time if the date is unknown.
func (l *Lexicon) LeaderBySurname(surname, office string, on schema.Date) (*Leader, bool) {
	return l.leaderCalled(surname, office, on, func(a, b *Leader) bool { return a.Name == b.Name })
}

// LeaderCountryBySurname returns the country or organisation of whom
// [Lexicon.LeaderBySurname] would find. It needs less: where several of the
// surname were in office it reports true if all belong to one country, as the
// two Presidents Kim of the year 1998 do.
func (l *Lexicon) LeaderCountryBySurname(surname, office string, on schema.Date) (country string, ok bool) {
	ld, ok := l.leaderCalled(surname, office, on, func(a, b *Leader) bool { return a.Country == b.Country })
	if !ok {
		return "", false
	}
	return ld.Country, true
}

// leaderCalled returns one of the rows that a surname and an office may mean on
// a date, which an unknown date does not narrow; false if not all are the same.
func (l *Lexicon) leaderCalled(surname, office string, on schema.Date, same func(a, b *Leader) bool) (*Leader, bool) {
	when, dated := yearsOf(on)
	rows := l.calledRows(surname)
	for _, fits := range []func(held, asked string) bool{l.sameOffice, l.likeOffice} {
		var found *Leader
		for _, i := range rows {
			ld := &l.Leaders[i]
			if dated && !ld.inOffice(when) {
				continue
			}
			if office != "" && !slices.ContainsFunc(ld.Offices, func(held string) bool { return fits(held, office) }) {
				continue
			}
			if found != nil && !same(found, ld) {
				return nil, false
			}
			found = ld
		}
		if found != nil {
			return found, true
		}
	}
	return nil, false
}

// calledRows returns the rows of those whom a bare mention calls so.
func (l *Lexicon) calledRows(surname string) []int {
	var buf [nameBuffer]byte
	return l.leaders().byCalled[string(wordKey(buf[:0], surname))]
}

// sameOffice reports whether both are forms of one office.
func (l *Lexicon) sameOffice(held, asked string) bool {
	h := l.officeOf(held)
	return h != nil && h == l.officeOf(asked)
}

// likeOffice reports whether the holder of an office may be given the title
// asked for: its class, the like in another state's terms, or a bare head such
// as "Minister", "Secretary" or "Leader".
func (l *Lexicon) likeOffice(held, asked string) bool {
	h := l.officeOf(held)
	if h == nil {
		return false
	}
	if asked == string(h.Class) {
		return true
	}
	a := l.officeOf(asked)
	switch {
	case a == nil:
		return false
	case a.Generic && a.Class == OtherOffice: // leader, chairman
		return true
	case a.Generic && a.Class == Official: // secretary
		return h.Class == Minister || h.Class == OrgHead
	case a.Generic && a.Class == Minister:
		return h.Class == Minister
	}
	return a.Class == h.Class && a.Topic == h.Topic && a.Topic != ""
}

// officeOf returns the office that a form or a key names, or nil.
func (l *Lexicon) officeOf(text string) *Office {
	text = fold.String(text)
	for _, ref := range l.byForm[text] {
		if ref.Kind == KindOffice {
			return &l.Offices[ref.Row]
		}
	}
	if i, ok := slices.BinarySearchFunc(l.Offices, text, func(o Office, key string) int {
		return strings.Compare(o.Key, key)
	}); ok {
		return &l.Offices[i]
	}
	return nil
}
