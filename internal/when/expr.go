package when

import "chancery/internal/text"

// expr reads the expression that begins at token i.
func (s *scan) expr(i int) (Expr, bool) {
	if s.toks[i].Class == text.Number {
		if e, ok := s.dayRange(i); ok {
			return e, true
		}
		return s.either(i, s.pointAt, s.counted)
	}
	if s.toks[i].Has(text.Digits) {
		return s.pointAt(i)
	}
	switch s.word(i).sort {
	case wMonth, wWeekday, wToday, wPart, wEdge, wSeason, wFiscal, wSofter, wUnit, wSame:
		return s.pointAt(i)
	case wLast:
		if e, ok := s.either(i, s.dayOfStay, s.firstMonths); ok {
			return e, true
		}
		return s.either(i, s.window, s.pointAt)
	case wThis, wNext, wComing, wFollowing, wPast:
		return s.either(i, s.window, s.pointAt)
	case wOrdinal:
		if e, ok := s.either(i, s.dayRange, s.dayOfStay); ok {
			return e, true
		}
		if e, ok := s.firstMonths(i); ok {
			return e, true
		}
		return s.either(i, s.pointAt, s.loneDay)
	case wNumber:
		if e, ok := s.dayRange(i); ok {
			return e, true
		}
		return s.either(i, s.pointAt, s.counted)
	case wNow:
		if s.between(i) {
			return s.pointAt(i)
		}
	case wVague, wA:
		return s.counted(i)
	}
	return Expr{}, false
}

func (s *scan) either(i int, a, b func(int) (Expr, bool)) (Expr, bool) {
	if e, ok := a(i); ok {
		return e, true
	}
	return b(i)
}

// pointAt reads a point, and the range or the list that it begins.
func (s *scan) pointAt(i int) (Expr, bool) {
	m, j, ok := s.moment(i)
	if !ok {
		return s.loneDay(i)
	}
	e := Expr{From: int32(i), To: int32(j), Start: m}
	if s.extend(&e) {
		return e, true
	}
	s.borrowYear(&e.Start, j)
	return e, s.accept(&e)
}

// borrowYear gives m, whose expression ends before token j, the year of the
// next in a list: "November and December 2021".
func (s *scan) borrowYear(m *Moment, j int) {
	if m.Month == 0 || m.Year > 0 || m.Rel != Absolute || !s.is(j, wAnd) && s.mark(j) != ',' {
		return
	}
	n, _, ok := s.moment(j + 1)
	if !ok || n.Unit != m.Unit || n.Year == 0 || n.Month == 0 {
		return
	}
	m.Year = n.Year
	if m.Month > n.Month {
		m.Year--
	}
}

// loneDay reads "on the 18th", whose month the anchor gives.
func (s *scan) loneDay(i int) (Expr, bool) {
	d, j := s.ordinal(i)
	if d == 0 || d > 31 || !s.is(i-1, wThe) || s.word(i-2) != (word{sort: wPrep, n: int16(On)}) || !s.ends(j) {
		return Expr{}, false
	}
	return Expr{From: int32(i), To: int32(j), Start: Moment{Unit: Day, Day: int8(d)}}, true
}

// accept turns away what only looks like a date: "Theresa May", "they may",
// "Sun" of a name.
func (s *scan) accept(e *Expr) bool {
	m, i := e.Start, int(e.From)
	w := s.word(i)
	switch {
	case m.Unit == Month && w.sort == wMonth && m.Year == 0 && m.Rel == Absolute:
		after := s.afterPrep(i) || s.is(i-1, wStarting) || s.is(i-1, wAbout)
		if w.risky {
			return after && (s.capital(i) || s.word(i-1) == word{sort: wPrep, n: int16(In)})
		}
		return s.capital(i) || after
	case m.Unit == Month && w.risky:
		return s.capital(i) || m.Year > 0 && !w.short
	case w.sort == wWeekday && w.risky:
		return m.Month > 0 || m.Day > 0 || s.capital(i) && s.word(i-1) == word{sort: wPrep, n: int16(On)}
	case w.sort == wMonth && w.risky && m.Unit == Day:
		return s.capital(i) || s.toks[e.To-1].Class == text.Number || s.is(int(e.To)-1, wSuffix)
	}
	return true
}

// link reads what may stand between the two ends of a range.
func (s *scan) link(i int) (next int, and bool) {
	if c := s.mark(i); c == '-' || c == '~' {
		return i + 1, false
	}
	switch s.word(i).sort {
	case wTo:
		return i + 1, false
	case wAnd:
		return i + 1, true
	}
	return i, false
}

// dayRange reads "21–23 June 2021", "21 to 23 June", "between 3 and 12 of
// September", "18 and 19 June": days that share the month after them.
func (s *scan) dayRange(i int) (Expr, bool) {
	a, j := s.day(i)
	if a == 0 {
		return Expr{}, false
	}
	last := a
	for s.mark(j) == ',' {
		b, k := s.day(j + 1)
		if b != last+1 {
			break
		}
		last, j = b, k // 5, 6 and 7 November
	}
	k, and := s.link(j)
	if k == j {
		return Expr{}, false
	}
	k = s.skip(k, wThe)
	end, l, ok := s.dayFirst(k)
	if !ok || end.Day == 0 || (and || last > a) && !s.between(i) && int(end.Day) != last+1 {
		return Expr{}, false
	}
	start := end
	start.Day = int8(a)
	if a > int(end.Day) && end.Rel == Absolute {
		start.Month-- // from the 27th to the 3rd of April
		if start.Month == 0 {
			start.Month = 12
			start.Year = max(end.Year-1, 0)
		}
	}
	return Expr{From: int32(i), To: int32(l), Kind: Range, Start: start, End: end}, valid(start)
}

// between reports whether "between" stands before the expression at i.
func (s *scan) between(i int) bool {
	if s.is(i-1, wThe) {
		i--
	}
	return s.word(i-1) == word{sort: wPrep, n: int16(Between)}
}

// extend makes a range of e when its other end follows.
func (s *scan) extend(e *Expr) bool {
	j := int(e.To)
	k, and := s.link(j)
	if s.mark(j) == '/' && e.Start.Unit == Year {
		k = j + 1 // 2023/24
	}
	if k == j || and && !s.between(int(e.From)) {
		return s.extendList(e)
	}
	k = s.skip(k, wThe)
	m, l, ok := s.otherEnd(e.Start, j, k)
	if !ok || !s.pairs(e, m, j, and) {
		return false
	}
	a := e.Start
	share(&a, &m)
	e.Kind, e.Start, e.End, e.To = Range, a, m, int32(l)
	return true
}

// extendList reads "June 18 and 19": two days in a row are a range.
func (s *scan) extendList(e *Expr) bool {
	j := int(e.To)
	if !s.is(j, wAnd) || e.Start.Unit != Day || e.Start.Month == 0 || e.Start.Year > 0 || !s.is(int(e.From), wMonth) {
		return false
	}
	d, l := s.day(j + 1)
	if d != int(e.Start.Day)+1 || s.is(l, wMonth) || s.unit(l) != NoUnit || s.lowerNoun(l) {
		return false
	}
	m := e.Start
	m.Day = int8(d)
	if y, z := s.yearTail(l); y > 0 {
		m.Year, l = int16(y), z
	}
	e.Start.Year = m.Year
	e.Kind, e.End, e.To = Range, m, int32(l)
	return valid(m)
}

// otherEnd reads the second end of a range that a begins; the link between
// them is at j, what follows it at k.
func (s *scan) otherEnd(a Moment, j, k int) (Moment, int, bool) {
	if a.Unit == Day && a.Month > 0 && a.Year == 0 {
		if d, l := s.day(k); d > 0 && !s.is(s.skip(l, wOf), wMonth) && !s.unitOfCount(l) && s.unit(l) == NoUnit && s.mark(l) != '/' {
			m := a
			m.Day = int8(d)
			if d < int(a.Day) {
				m.Month = m.Month%12 + 1
			}
			if y, z := s.yearTail(l); y > 0 {
				m.Year, l = int16(y), z
			}
			return m, l, valid(m)
		}
	}
	if a.Unit == Year && a.Rel == Absolute && s.glued(j) && s.glued(k) {
		if v, d := s.number(k); d == 2 && v > int(a.Year)%100 && !s.glued(k+1) {
			return Moment{Unit: Year, Year: a.Year/100*100 + int16(v), Fiscal: a.Fiscal}, k + 1, true
		}
	}
	if s.mark(j) == '/' {
		y, l := s.year(k)
		return Moment{Unit: Year, Year: int16(y)}, l, y > int(a.Year)
	}
	return s.moment(k)
}

// pairs reports whether a dash or a "to" at j may join e to m. A spaced dash
// joins like to like; "to" with different units needs its "from".
func (s *scan) pairs(e *Expr, m Moment, j int, and bool) bool {
	like := e.Start.Unit == m.Unit || e.Start.Unit == Day && m.Unit == Year && m.Rel == Absolute && s.glued(j)
	if s.mark(j) != 0 {
		return like
	}
	w := s.word(int(e.From) - 1)
	if s.is(int(e.From)-1, wThe) {
		w = s.word(int(e.From) - 2)
	}
	led := w.sort == wPrep && (Role(w.n) == From || Role(w.n) == Between)
	return led || !and && (like || w.sort == wPrep && Role(w.n) == In)
}

// share completes each end of a range with what the other tells.
func share(a, b *Moment) {
	switch {
	case a.Year == 0 && b.Year > 0 && a.Rel == Absolute && (a.Month > 0 || a.Unit == Quarter || a.Unit == Half):
		a.Year = b.Year
		if a.Month > b.Month && b.Month > 0 {
			a.Year--
		}
	case b.Year == 0 && a.Year > 0 && b.Rel == Absolute && b.Month > 0:
		b.Year = a.Year
		if b.Month < a.Month {
			b.Year++
		}
	case a.Year == 0 && b.Year == 0 && b.Rel == Shifted && b.Of == Year && a.Rel == Absolute && a.Month > 0:
		a.Rel, a.Of, a.Shift = b.Rel, b.Of, b.Shift
	}
	if b.Weekday > 0 && b.Month == 0 && b.Day == 0 && b.Rel == Absolute && a.Rel == Shifted && a.Of == Week {
		b.Rel, b.Of, b.Shift = a.Rel, a.Of, a.Shift
	}
}
