package when

import "chancery/internal/text"

// moment reads one place in the calendar at token i. It is generous: whether
// the words around allow it is for [scan.expr] to say.
func (s *scan) moment(i int) (m Moment, next int, ok bool) {
	if i >= len(s.toks) {
		return m, i, false
	}
	if s.toks[i].Class == text.Number {
		return s.figures(i)
	}
	if s.toks[i].Has(text.Digits) {
		return s.code(i)
	}
	switch w := s.word(i); w.sort {
	case wMonth:
		return s.monthFirst(i)
	case wWeekday:
		return s.weekday(i)
	case wToday:
		return s.bracketed(shifted(Day, int8(w.n)), i+1)
	case wThis, wNext, wLast, wComing, wPast, wFollowing, wSame:
		return s.relative(i)
	case wPart, wEdge:
		return s.part(i)
	case wOrdinal, wNumber:
		return s.ordinalFirst(i)
	case wSeason:
		return s.season(i)
	case wThe:
		return s.moment(i + 1)
	case wFiscal:
		return s.fiscal(i)
	case wSofter:
		return s.softer(i)
	case wUnit:
		return s.unitFirst(i)
	case wNow:
		return shifted(Day, 0), i + 1, true
	}
	return m, i, false
}

// figures reads what starts with a number: 2021-06-23, 22/12/1992, 23 June,
// 23rd of this month, 2021, 2010s, 2022 Q3.
func (s *scan) figures(i int) (Moment, int, bool) {
	if m, j, ok := s.numeric(i); ok {
		return m, j, true
	}
	if m, j, ok := s.dayFirst(i); ok {
		return m, j, true
	}
	if m, j, ok := s.ordinalFirst(i); ok {
		return m, j, true
	}
	if m, j, ok := s.decade(i); ok {
		return m, j, true
	}
	y, j := s.bareYear(i)
	if y == 0 {
		return Moment{}, i, false
	}
	m := Moment{Unit: Year, Year: int16(y)}
	if mo, k := s.month(j); mo > 0 && (s.capital(j) || !s.word(j).risky) && !s.separated(j) {
		m.Unit, m.Month = Month, int8(mo)
		return m, k, true // 2017 April
	}
	q := j
	if s.mark(q) == '-' && s.glued(q) {
		q++
	}
	if c, k, ok := s.code(q); ok && c.Year == 0 {
		c.Year = m.Year
		return c, k, true // 2019-Q1, 2019 H2
	}
	return m, j, true
}

// separated reports whether a line starts with token i.
func (s *scan) separated(i int) bool { return s.toks[i].Has(text.Newline) }

// dayFirst reads "23 June 2021", "23rd of June", "the 23rd of this month".
func (s *scan) dayFirst(i int) (Moment, int, bool) {
	d, j := s.day(i)
	if d == 0 {
		return Moment{}, i, false
	}
	m := Moment{Unit: Day, Day: int8(d)}
	if w := s.word(j); w.sort == wUnit && w.n == int16(Day) && j-i > 1 {
		j++ // the 15th day of
	}
	k := s.skip(s.skip(j, wOf), wThe)
	if s.mark(k) == '-' || s.mark(k) == '/' {
		if !s.glued(k) || !s.glued(k+1) {
			return Moment{}, i, false
		}
		k++ // 05-Aug-2016
	}
	if mo, l := s.month(k); mo > 0 && s.monthLike(k, k > j) {
		m.Month = int8(mo)
		if (s.mark(l) == '-' || s.mark(l) == '/') && k > j && s.glued(l+1) {
			if y, z := s.year(l + 1); y > 0 {
				m.Year = int16(y)
				return m, z, valid(m)
			}
		}
		if y, z := s.yearTail(l); y > 0 {
			m.Year, l = int16(y), z
		}
		return m, l, valid(m)
	}
	if k == j {
		return Moment{}, i, false // a bare number
	}
	if r, l, ok := s.relative(k); ok && r.Unit == Month && r.Month == 0 {
		m.Rel, m.Of, m.Shift = r.Rel, Month, r.Shift
		return m, l, true // of this month
	}
	if w := s.word(k); w.sort == wUnit && w.n == int16(Month) && s.is(k-1, wThe) {
		m.Rel, m.Of = Shifted, Month
		return m, k + 1, true // of the month
	}
	return Moment{}, i, false
}

// monthLike reports whether the month at i, next to a day, is one although it
// is an ordinary word too: "may" and "march" need a capital or an "of".
func (s *scan) monthLike(i int, linked bool) bool {
	return linked || s.capital(i) || !s.word(i).risky || s.word(i).short
}

// monthFirst reads "June 23, 2021", "June 2021", "June".
func (s *scan) monthFirst(i int) (Moment, int, bool) {
	mo, j := s.month(i)
	m := Moment{Unit: Month, Month: int8(mo)}
	if c := s.mark(j); (c == '/' || c == '-') && s.glued(j) && s.glued(j+1) {
		if y, k := s.year(j + 1); y > 0 {
			m.Year = int16(y)
			return m, k, true // Dec-2018
		}
		if d, k := s.day(j + 1); d > 0 {
			m.Unit, m.Day = Day, int8(d)
			if c == s.mark(k) && s.glued(k+1) {
				if y, l := s.year(k + 1); y > 0 {
					m.Year = int16(y)
					return m, l, valid(m) // Sep-23-2020
				}
			}
			return m, k, valid(m)
		}
	}
	k := s.skip(j, wThe)
	if s.mark(j) == ',' && s.is(j+2, wSuffix) {
		k = j + 1 // October, 1st
	}
	if d, l := s.day(k); d > 0 && !s.unitOfCount(l) {
		m.Unit, m.Day = Day, int8(d)
		if y, z := s.yearTail(l); y > 0 {
			m.Year, l = int16(y), z
		}
		return s.bracketed(m, l)
	}
	if y, l := s.yearTail(j); y > 0 {
		m.Year = int16(y)
		return m, l, true
	}
	if s.word(j).sort == wThis || s.word(j).sort == wNext || s.word(j).sort == wLast {
		if r, l, ok := s.relative(j); ok && r.Unit == Year {
			m.Rel, m.Of, m.Shift = r.Rel, Year, r.Shift
			return m, l, true // June next year
		}
	}
	if s.is(j, wOf) {
		if r, l, ok := s.relative(j + 1); ok && r.Unit == Year {
			m.Rel, m.Of, m.Shift = r.Rel, Year, r.Shift
			return m, l, true // June of this year
		}
	}
	return m, j, true
}

// unitOfCount reports whether what follows makes the number before i a count
// of something and no day: "May 20 million", "June 5 %".
func (s *scan) unitOfCount(i int) bool {
	return s.is(i, wMagnitude) || s.mark(i) == '%' || s.mark(i) == ':'
}

// weekday reads "Wednesday", "Wednesday, June 23, 2021", "Wednesday 23 June",
// "Wednesday (23)", "Tuesday of last week", "Monday next week".
func (s *scan) weekday(i int) (Moment, int, bool) {
	w := s.word(i)
	j := i + 1
	if w.short && s.mark(j) == '.' && s.glued(j) {
		j++
	}
	m := Moment{Unit: Day, Weekday: int8(w.n)}
	k := j
	if c := s.mark(k); c == ',' || c == '-' {
		k++
	}
	if s.is(k, wMonth) || s.isNumber(k) {
		if d, l, ok := s.moment(k); ok && d.Unit == Day && d.Rel == Absolute && d.Weekday == 0 {
			d.Weekday = m.Weekday
			return d, l, true
		}
		if v, l := s.day(j); v > 0 && s.ends(l) {
			m.Day = int8(v)
			return m, l, true // Monday 21
		}
	}
	if k := s.skip(j, wThe); k > j {
		if d, l, ok := s.dayFirst(k); ok {
			d.Weekday = m.Weekday
			return d, l, true
		}
		if v, l := s.ordinal(k); v > 0 && v <= 31 {
			m.Day = int8(v)
			return m, l, true // Tuesday the eleventh
		}
	}
	k = s.skip(s.skip(j, wOf), wThe)
	if r, l, ok := s.relative(k); ok && r.Unit == Week && r.N == 0 {
		m.Rel, m.Of, m.Shift = r.Rel, Week, r.Shift
		return m, l, true
	}
	if s.is(j, wDayPart) {
		j++
	}
	return s.bracketed(m, j)
}

// ends reports whether nothing that i could count stands at i.
func (s *scan) ends(i int) bool {
	return i >= len(s.toks) || s.toks[i].Class == text.Punct && s.mark(i) != '-' && s.mark(i) != '/'
}

// bracketed reads the day in brackets that releases put after "today",
// "Wednesday" or "this morning": "today (12)", "today (October 8)".
func (s *scan) bracketed(m Moment, i int) (Moment, int, bool) {
	if s.mark(i) != '(' || m.Day > 0 {
		return m, i, valid(m)
	}
	if d, j, ok := s.moment(i + 1); ok && d.Unit == Day && d.Month > 0 && d.Rel == Absolute && s.mark(j) == ')' {
		d.Weekday = m.Weekday
		return d, j + 1, true
	}
	if v, j := s.day(i + 1); v > 0 && s.mark(j) == ')' {
		m.Day = int8(v)
		return m, j + 1, true
	}
	return m, i, true
}

// decade reads "2010s", "1990's", "the 1990 s".
func (s *scan) decade(i int) (Moment, int, bool) {
	v, d := s.number(i)
	if d != 4 || v < 1000 || v > 2190 || v%10 != 0 || i+1 >= len(s.toks) {
		return Moment{}, i, false
	}
	t := s.toks[i+1]
	b := s.src[t.Start:t.End]
	plural := t.Class == text.Word && len(b) == 1 && b[0] == 's' || t.Has(text.Clitic) && len(b) > 1
	if !plural {
		return Moment{}, i, false
	}
	return Moment{Unit: Decade, Year: int16(v)}, i + 2, true
}

// code reads "Q3", "H1", "FY2023", with the year that may follow or precede.
func (s *scan) code(i int) (Moment, int, bool) {
	if i >= len(s.toks) || !s.toks[i].Has(text.Digits) || s.toks[i].Class != text.Word {
		return Moment{}, i, false
	}
	b := s.src[s.toks[i].Start:s.toks[i].End]
	m := Moment{}
	switch c := b[0] | 0x20; {
	case len(b) == 2 && c == 'q' && b[1] >= '1' && b[1] <= '4':
		m.Unit, m.N = Quarter, int8(b[1]-'0')
	case len(b) == 2 && c == 'h' && (b[1] == '1' || b[1] == '2'):
		m.Unit, m.N = Half, int8(b[1]-'0')
	case len(b) == 6 && c == 'f' && b[1]|0x20 == 'y':
		if y, d := plain(b[2:]); d == 4 {
			return Moment{Unit: Year, Year: int16(y), Fiscal: true}, i + 1, true
		}
		return m, i, false
	default:
		return m, i, false
	}
	j := i + 1
	if s.mark(j) == '-' && s.glued(j) {
		j++
	}
	if y, k := s.yearTail(j); y > 0 {
		m.Year = int16(y)
		return m, k, true
	}
	if k := s.skip(i+1, wOf); s.relYear(&m, k) {
		_, l, _ := s.relative(k)
		return m, l, true
	}
	return m, i + 1, true
}

// relYear gives m the year of a relative expression at i, if one stands there.
func (s *scan) relYear(m *Moment, i int) bool {
	r, _, ok := s.relative(i)
	if !ok || r.Unit != Year || r.N != 0 {
		return false
	}
	m.Rel, m.Of, m.Shift = r.Rel, Year, r.Shift
	return true
}
