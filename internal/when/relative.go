package when

import "chancery/internal/text"

// plural reports whether unit word i is written in the plural.
func (s *scan) plural(i int) bool {
	t := s.toks[i]
	return s.src[t.End-1]|0x20 == 's'
}

// unit returns the unit that word i names.
func (s *scan) unit(i int) Unit {
	if w := s.word(i); w.sort == wUnit {
		return Unit(w.n)
	}
	return NoUnit
}

// shifted is the moment n units away from the anchor's.
func shifted(u Unit, n int8) Moment { return Moment{Unit: u, Rel: Shifted, Of: u, Shift: n} }

// relative reads what is told from the anchor: "this year", "next Tuesday",
// "last June", "this coming Friday", "the same day", "this morning (25)".
func (s *scan) relative(i int) (Moment, int, bool) {
	w := s.word(i)
	if w.sort == wThe {
		i++
		w = s.word(i)
	}
	j := i + 1
	if w.sort == wThis {
		if x := s.word(j); x.sort == wComing || x.sort == wPast {
			w, j = x, j+1
		}
	}
	var shift int8
	switch w.sort {
	case wNext, wFollowing:
		shift = 1
	case wLast:
		shift = -1
	case wThis, wSame, wComing, wPast:
	default:
		return Moment{}, i, false
	}
	anaphor := w.sort == wFollowing || w.sort == wSame
	m, k, ok := s.named(j, w.sort, shift)
	m.Anaphor = anaphor
	return m, k, ok
}

// named reads what "this", "next" or "last" stands before. "Last Tuesday" is
// the Tuesday of the week before the anchor's, weeks beginning on Monday.
func (s *scan) named(j int, rel sort, shift int8) (Moment, int, bool) {
	switch x := s.word(j); x.sort {
	case wUnit:
		if s.plural(j) || rel == wComing || rel == wPast {
			return Moment{}, j, false
		}
		return s.relativeUnit(j, rel, shift)
	case wWeekday:
		m := Moment{Unit: Day, Weekday: int8(x.n), Rel: Shifted, Of: Week, Shift: shift}
		switch rel {
		case wComing, wFollowing:
			m.Rel, m.Of, m.Shift = Coming, NoUnit, 0
		case wPast:
			m.Rel, m.Of = Gone, NoUnit
		}
		return s.bracketed(m, j+1)
	case wMonth:
		if x.risky && !s.capital(j) {
			return Moment{}, j, false // "this may"
		}
		_, k := s.month(j)
		m := Moment{Unit: Month, Month: int8(x.n)}
		m.relate(rel)
		return m, k, true
	case wSeason:
		m := Moment{Unit: Season, N: int8(x.n)}
		m.relate(rel)
		return m, j + 1, true
	case wDayPart:
		if rel != wThis && rel != wLast && rel != wSame {
			return Moment{}, j, false
		}
		return s.bracketed(shifted(Day, shift), j+1)
	case wFiscal:
		if s.unit(j+1) == Year {
			m := shifted(Year, shift)
			m.Fiscal = true
			return m, j + 2, true
		}
	}
	return Moment{}, j, false
}

// relate places a named month or season: "this June" is in the anchor's year,
// "next June" the first one after it, "last June" the one before.
func (m *Moment) relate(rel sort) {
	switch rel {
	case wNext, wComing, wFollowing:
		m.Rel = Coming
	case wLast, wPast:
		m.Rel = Gone
	default:
		m.Rel, m.Of = Shifted, Year
	}
}

// relativeUnit reads "next week [on Tuesday]", "last week of July".
func (s *scan) relativeUnit(j int, rel sort, shift int8) (Moment, int, bool) {
	u := Unit(s.word(j).n)
	if rel == wLast && (u == Week || u == Day || u == Quarter || u == Month) && s.is(j+1, wOf) {
		if m, k, ok := s.within(Moment{Unit: u, N: -1}, j+1); ok {
			return m, k, true
		}
	}
	m := shifted(u, shift)
	if u == Weekend {
		m.Of = Week
	}
	k := j + 1
	if u == Week && rel != wSame {
		d := s.skipPrep(k, On)
		if s.mark(d) == '-' {
			d++
		}
		if w := s.word(d); w.sort == wWeekday && !w.short {
			m.Unit, m.Weekday = Day, int8(w.n)
			return m, d + 1, true
		}
	}
	if u == Day {
		return s.bracketed(m, k)
	}
	return m, k, true
}

func (s *scan) skipPrep(i int, r Role) int {
	if w := s.word(i); w.sort == wPrep && w.n == int16(r) {
		return i + 1
	}
	return i
}

// within gives m, a part of a month or a year, the one that follows: "of 2021",
// "of May", "of next year", "of the year", "2022".
func (s *scan) within(m Moment, i int) (Moment, int, bool) {
	if y, k := s.yearTail(i); y > 0 {
		m.Year = int16(y)
		return m, k, true
	}
	j := s.skipPrep(s.skip(i, wOf), In)
	if j == i && s.word(i).sort != wThis && s.word(i).sort != wNext && s.word(i).sort != wLast {
		return m, i, false
	}
	k := s.skip(j, wThe)
	if r, l, ok := s.relative(j); ok && (r.Unit == Year || r.Unit == Month) && r.N == 0 && r.Part == Whole {
		m.Rel, m.Of, m.Shift, m.Anaphor = r.Rel, r.Of, r.Shift, r.Anaphor
		m.Month = max(m.Month, r.Month)
		return m, l, m.Unit != Quarter && m.Unit != Half || r.Unit == Year
	}
	if u := s.unit(k); k > j && (u == Year || u == Month) && !s.plural(k) {
		m.Rel, m.Of = Shifted, u
		return m, k + 1, true
	}
	if m.Unit == Week || m.Unit == Day || m.Unit == Weekend {
		if mo, l := s.month(j); mo > 0 && s.monthLike(j, j > i) {
			m.Month = int8(mo)
			if y, z := s.yearTail(l); y > 0 {
				m.Year, l = int16(y), z
			}
			return m, l, true
		}
	}
	return m, i, false
}

// part reads "early next year", "mid-2023", "the end of June", "end-2026",
// "the beginning of the year".
func (s *scan) part(i int) (Moment, int, bool) {
	w := s.word(i)
	j := i + 1
	if s.mark(j) == '-' {
		j++
	} else if w.sort == wPart {
		j = s.skipPrep(j, In)
	}
	if w.sort == wEdge {
		j = s.skip(j, wOf)
	}
	k := s.skip(j, wThe)
	m, l, ok := s.partBase(k)
	if !ok || m.Part != Whole {
		return m, i, false
	}
	if w.sort == wEdge && j == i+1 && (m.Unit != Year || m.Rel != Absolute) {
		return m, i, false // "end 2026", but not "end this week", a verb
	}
	m.Part = Part(w.n)
	return m, l, true
}

// partBase reads what has an early, a middle and a late part.
func (s *scan) partBase(k int) (Moment, int, bool) {
	if u := s.unit(k); u >= Week && u != NoUnit && !s.plural(k) && s.is(k-1, wThe) {
		return shifted(u, 0), k + 1, true // of the year
	}
	w := s.word(k)
	if w.sort == wMonth && w.risky && !s.capital(k) {
		return Moment{}, k, false
	}
	m, l, ok := s.moment(k)
	return m, l, ok && (m.Unit >= Week || m.Rel == Shifted && m.Of == Week)
}

// ordinalFirst reads "the 23rd of June", "the first half of 2021", "21st
// century", "the first week of May".
func (s *scan) ordinalFirst(i int) (Moment, int, bool) {
	if m, j, ok := s.dayFirst(i); ok {
		return m, j, true
	}
	n, j := s.ordinal(i)
	if n == 0 {
		return Moment{}, i, false
	}
	if s.mark(j) == '-' {
		j++
	}
	m := Moment{N: int8(min(n, 100))}
	if s.is(j, wHalf) {
		m.Unit = Half
	} else {
		m.Unit = s.unit(j)
	}
	j++
	switch m.Unit {
	case Century:
		return Moment{Unit: Century, Year: int16(min(n, 30)-1) * 100}, j, true
	case Quarter, Half:
		if n > 4 || m.Unit == Half && n > 2 {
			return m, i, false
		}
		if w, k, ok := s.within(m, j); ok {
			return w, k, true
		}
		return m, j, m.Unit == Quarter && !s.is(j, wOf)
	case Month, Week:
		w, k, ok := s.within(m, j)
		if ok && w.Unit == Month {
			w.Month, w.N = int8(min(n, 13)), 0
		}
		return w, k, ok && valid(w) && n < 54
	}
	return m, i, false
}

// season reads "spring 2022", "the summer of 2021", "winter this year".
func (s *scan) season(i int) (Moment, int, bool) {
	m := Moment{Unit: Season, N: int8(s.word(i).n)}
	w, k, ok := s.within(m, i+1)
	return w, k, ok && w.Of != Month
}

// fiscal reads "fiscal year 2023", "financial year 2022-23", "FY 2023".
func (s *scan) fiscal(i int) (Moment, int, bool) {
	j := i + 1
	if s.unit(j) == Year {
		j++
	}
	y, k := s.year(j)
	return Moment{Unit: Year, Year: int16(y), Fiscal: true}, k, y > 0
}

// softer reads "later this year", "earlier in the week", "earlier today".
func (s *scan) softer(i int) (Moment, int, bool) {
	j := s.skipPrep(i+1, In)
	if s.is(j, wToday) {
		return s.moment(j)
	}
	if m, k, ok := s.relative(j); ok {
		return m, k, true
	}
	if u := s.unit(j + 1); s.is(j, wThe) && u != NoUnit && !s.plural(j+1) {
		return shifted(u, 0), j + 2, true
	}
	return Moment{}, i, false
}

// unitFirst reads "the week of 10 April", "the day after tomorrow", "the week
// after next", "year-end".
func (s *scan) unitFirst(i int) (Moment, int, bool) {
	u, j := s.unit(i), i+1
	if s.plural(i) {
		return Moment{}, i, false
	}
	if s.mark(j) == '-' || j < len(s.toks) && s.toks[j].Has(text.Clitic) {
		j++ // year-end, the year's end
	}
	w := s.word(j)
	switch {
	case u == Year && w.sort == wEdge && w.n == int16(Late):
		m := shifted(Year, 0)
		m.Part = Late
		return m, j + 1, true
	case j == i+1 && w == word{sort: wPrep, n: int16(After)} && s.is(j+1, wNext):
		return shifted(u, 2), j + 2, true
	case u == Day && w.sort == wPrep && (Role(w.n) == After || Role(w.n) == Before) && s.is(j+1, wToday):
		n := int8(s.word(j + 1).n)
		if Role(w.n) == After && n == 1 || Role(w.n) == Before && n == -1 {
			return shifted(Day, 2*n), j + 2, true
		}
	case u == Week && (w.sort == wOf || w.sort == wStarting || w.sort == wEdge && w.n == int16(Early)):
		if m, k, ok := s.moment(s.skip(s.skipPrep(j+1, On), wThe)); ok && m.Unit == Day && m.Month > 0 {
			m.Unit = Week
			return m, k, true
		}
	}
	return Moment{}, i, false
}
