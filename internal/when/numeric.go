package when

import "chancery/internal/text"

// numeric reads a date in figures: 2021-06-23, 2021/6/23, 22/12/1992,
// 22.12.1992, 2021-06, 06/2021, 20210623.
func (s *scan) numeric(i int) (Moment, int, bool) {
	t := s.toks[i]
	b := s.src[t.Start:t.End]
	if v, d := plain(b); d == 8 {
		m := Moment{Unit: Day, Year: int16(v / 10000), Month: int8(v / 100 % 100), Day: int8(v % 100)}
		return m, i + 1, v/10000 >= 1900 && v/10000 < 2200 && m.Month > 0 && m.Day > 0 && valid(m)
	}
	if m, ok := s.dotted(b); ok {
		return m, i + 1, true
	}
	a, da := s.number(i)
	c := s.mark(i + 1)
	if da == 0 || c != '-' && c != '/' || !s.glued(i+1) || !s.glued(i+2) || s.joined(i) {
		return Moment{}, i, false
	}
	if mo, _ := s.month(i + 2); mo > 0 && da == 4 && c == s.mark(i+3) && s.glued(i+3) && s.glued(i+4) {
		if d, l := s.day(i + 4); d > 0 {
			m := Moment{Unit: Day, Year: int16(a), Month: int8(mo), Day: int8(d)}
			return m, l, valid(m) // 2019-Aug-01
		}
	}
	n, dn := s.number(i + 2)
	if dn == 0 {
		return Moment{}, i, false
	}
	if c == s.mark(i+3) && s.glued(i+3) && s.glued(i+4) {
		if y, dy := s.number(i + 4); dy > 0 && !(s.mark(i+5) == c && s.glued(i+5) && s.glued(i+6)) {
			m, ok := s.triple(a, da, n, dn, y, dy)
			return m, i + 5, ok
		}
		return Moment{}, i, false
	}
	switch {
	case da == 4 && a >= 1000 && a < 2200 && dn <= 2 && n >= 1 && n <= 12 && (c == '-' || dn == 2) && !fiscalPair(a, n, dn):
		return Moment{Unit: Month, Year: int16(a), Month: int8(n)}, i + 3, true
	case da <= 2 && a >= 1 && a <= 12 && dn == 4 && n >= 1900 && n < 2200:
		return Moment{Unit: Month, Year: int16(n), Month: int8(a)}, i + 3, true
	}
	return Moment{}, i, false
}

// joined reports whether number i goes on with a longer code to its left:
// "Tel. 138-2010-12".
func (s *scan) joined(i int) bool {
	return s.glued(i) && s.glued(i-1) && s.toks[i-2].Class == text.Number && (s.mark(i-1) == '-' || s.mark(i-1) == '/')
}

// fiscalPair reports whether 2021-22 is two years and no month.
func fiscalPair(y, n, digits int) bool { return digits == 2 && n == (y+1)%100 }

// dotted reads 22.12.1992, which is one token.
func (s *scan) dotted(b []byte) (Moment, bool) {
	var v, d [3]int
	k := 0
	for _, c := range b {
		switch {
		case c == '.' && k < 2 && d[k] > 0:
			k++
		case c >= '0' && c <= '9' && d[k] < 4:
			v[k] = v[k]*10 + int(c-'0')
			d[k]++
		default:
			return Moment{}, false
		}
	}
	if k != 2 || d[2] == 0 || d[0] != 4 && d[2] != 4 {
		return Moment{}, false
	}
	return s.triple(v[0], d[0], v[1], d[1], v[2], d[2])
}

// triple settles which of three numbers is the year, the month and the day. Of
// a year-last date, a number above 12 is the day; otherwise the order of the
// document tells, and failing that the date stays open ([Moment].Either).
func (s *scan) triple(a, da, b, db, c, dc int) (Moment, bool) {
	m := Moment{Unit: Day}
	if da == 4 {
		if db > 2 || dc > 2 {
			return m, false
		}
		m.Year, m.Month, m.Day = int16(a), int8(b), int8(c)
		return m, a >= 1000 && a < 2200 && m.Month > 0 && m.Day > 0 && valid(m)
	}
	if da > 2 || db > 2 || dc != 4 && dc != 2 || a == 0 || b == 0 || a > 31 || b > 31 {
		return m, false
	}
	if dc == 2 {
		if da != 2 || db != 2 {
			return m, false // 7-6-21 is more often something else
		}
		c += 1900
		if c < 1950 {
			c += 100
		}
	}
	m.Year, m.Day, m.Month = int16(c), int8(a), int8(b)
	swap := b > 12 || a <= 12 && s.order == MonthFirst
	if swap {
		m.Day, m.Month = m.Month, m.Day
	}
	m.Either = s.order == AnyOrder && a <= 12 && b <= 12 && a != b
	return m, c >= 1000 && c < 2200 && valid(m)
}

var monthDays = [...]int8{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31}

// valid reports whether m's month and day exist; a day of 29 February needs a
// leap year where the year is known.
func valid(m Moment) bool {
	if m.Month == 0 {
		return true
	}
	if m.Month < 0 || m.Month > 12 || m.Day > monthDays[m.Month-1] {
		return false
	}
	leap := m.Year%4 == 0 && (m.Year%100 != 0 || m.Year%400 == 0)
	return m.Month != 2 || m.Day != 29 || m.Year == 0 || leap
}
