package lexicon

import (
	"bytes"
	"slices"

	"chancery/schema"
)

// Namesake returns which of several leaders of a country that bear one name a
// full name means on a date: father and son, mostly. A name that has its "Jr."
// or its initials tells by these, one whose words stand in another order than
// the other's by the order; else it means who was in office, or was so nearest
// to the date. It reports false where the table has fewer than two of the name,
// and where nothing tells.
func (l *Lexicon) Namesake(name, country string, on schema.Date) (*Leader, bool) {
	var bare, whole, ordered [nameBuffer]byte
	rows := l.leadersOf(l.leaders().byName[string(bareNameKey(bare[:0], name))], country)
	if l.oneName(rows) {
		return nil, false
	}
	key := nameKey(whole[:0], name)
	if !bytes.Equal(key, bareNameKey(bare[:0], name)) {
		if ld, ok := l.only(rows, func(ld *Leader) bool { return ld.hasName(key) }); ok {
			return ld, true
		}
	}
	if same := slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return !l.Leaders[i].hasName(key) }); !l.oneName(same) {
		order := wordKey(ordered[:0], name)
		if ld, ok := l.only(same, func(ld *Leader) bool { return ld.isWritten(order) }); ok {
			return ld, true
		}
	}
	when, dated := yearsOf(on)
	if !dated {
		return nil, false
	}
	return l.nearest(rows, when)
}

// leadersOf returns the rows that belong to a country.
func (l *Lexicon) leadersOf(rows []int, country string) []int {
	return slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return l.Leaders[i].Country != country })
}

// oneName reports whether all the rows are of one person, or there is none.
func (l *Lexicon) oneName(rows []int) bool {
	return !slices.ContainsFunc(rows, func(i int) bool { return l.Leaders[i].Name != l.Leaders[rows[0]].Name })
}

// only returns the one person of the rows who fits.
func (l *Lexicon) only(rows []int, fits func(*Leader) bool) (*Leader, bool) {
	found := slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return !fits(&l.Leaders[i]) })
	if len(found) == 0 || !l.oneName(found) {
		return nil, false
	}
	return &l.Leaders[found[0]], true
}

// isWritten reports whether a name of ld's has the words of key in their order.
func (ld *Leader) isWritten(key []byte) bool {
	var buf [nameBuffer]byte
	is := func(name string) bool { return bytes.Equal(wordKey(buf[:0], name), key) }
	return is(ld.Name) || slices.ContainsFunc(ld.Names, is)
}

// nearest returns who of the rows was in office at a time, or nearest to it;
// false where two people were so equally.
func (l *Lexicon) nearest(rows []int, when years) (*Leader, bool) {
	var best *Leader
	least, tied := 0, false
	for _, i := range rows {
		ld := &l.Leaders[i]
		away := ld.yearsFrom(when)
		switch {
		case best == nil || away < least:
			best, least, tied = ld, away, false
		case away == least && ld.Name != best.Name:
			tied = true
		}
	}
	return best, !tied
}

// yearsFrom returns how many years a time lies from ld's in office, 0 within it.
func (ld *Leader) yearsFrom(y years) int {
	switch {
	case ld.inOffice(y):
		return 0
	case y.last < ld.From:
		return ld.From - y.last
	}
	return y.first - ld.To
}
