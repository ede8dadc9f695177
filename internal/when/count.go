package when

// window reads "the past 10 years", "next three months", "the coming days".
func (s *scan) window(i int) (Expr, bool) {
	j := i
	if s.is(j, wThis) {
		j++
	}
	w := s.word(j)
	dir := int16(0)
	switch w.sort {
	case wPast, wLast:
		dir = -1
	case wNext, wComing, wFollowing:
		dir = 1
	default:
		return Expr{}, false
	}
	j++
	n, vague, k := s.cardinal(j)
	u := s.unit(k)
	bare := k == j && u != NoUnit && (w.sort == wPast || w.sort == wComing || u == Decade)
	switch {
	case k > j && u != NoUnit:
	case k == j && u != NoUnit && s.plural(k) && (w.sort != wFollowing || s.is(i-1, wThe)):
		vague = true // but "following years of war" is none
	case bare:
		n = 1
	default:
		return Expr{}, false
	}
	if vague {
		n = 0
	}
	e := Expr{From: int32(i), To: int32(k + 1), Kind: Window, Count: dir * int16(min(n, 999)), Unit: u}
	e.Start.Anaphor = w.sort == wFollowing
	if n == 0 {
		e.Start.Shift = int8(dir)
	}
	return e, true
}

// firstMonths reads "the first nine months of 2022", "the last two months of
// the year".
func (s *scan) firstMonths(i int) (Expr, bool) {
	ord, j := s.ordinal(i)
	last := s.is(i, wLast)
	if last {
		j = i + 1
	}
	n, vague, k := s.cardinal(j)
	if !last && ord != 1 || k == j || vague || n < 2 || n > 11 || s.unit(k) != Month || !s.is(k+1, wOf) {
		return Expr{}, false
	}
	m, l, ok := s.within(Moment{Unit: Month}, k+1)
	if !ok || m.Month > 0 || m.Of == Month {
		return Expr{}, false
	}
	a, b := m, m
	a.Month, b.Month = 1, int8(n)
	if last {
		a.Month, b.Month = int8(13-n), 12
	}
	return Expr{From: int32(i), To: int32(l), Kind: Range, Start: a, End: b}, true
}

// dayOfStay reads "the second day of a three-day visit": the stay as a range of
// days around the anchor, which is that second day.
func (s *scan) dayOfStay(i int) (Expr, bool) {
	n, j := s.ordinal(i)
	if n == 0 {
		j = i + 1 // the last day of
	}
	if s.unit(j) != Day || s.plural(j) || !s.is(j+1, wOf) {
		return Expr{}, false
	}
	k := j + 2
	if k < len(s.toks) && !s.isNumber(k) && s.word(k).sort != wNumber {
		k++ // a, his, the
	}
	days, vague, k := s.cardinal(k)
	if s.mark(k) != '-' || s.unit(k+1) != Day || vague || days < 2 || days > 60 || n > days {
		return Expr{}, false
	}
	if n == 0 {
		n = days
	}
	return Expr{
		From: int32(i), To: int32(k + 2), Kind: Range, Start: shifted(Day, int8(1-n)), End: shifted(Day, int8(days-n)),
	}, true
}

// counted reads a number of units: a duration, or an offset or window by what
// stands around it: "two weeks ago", "three days after 5 May", "in two months".
func (s *scan) counted(i int) (Expr, bool) {
	n, vague, j := s.cardinal(i)
	if j == i {
		return Expr{}, false
	}
	if w := s.word(j); w.sort == wPast || w.sort == wNext || w.sort == wComing || w.sort == wLast {
		return s.reversed(i, j, n, w.sort)
	}
	if s.mark(j) == '-' && s.glued(j) {
		j++
	}
	u := s.unit(j)
	if u == NoUnit || u == Quarter && s.mark(j-1) == '-' {
		return Expr{}, false // "three-quarters" is a fraction
	}
	e := Expr{From: int32(i), To: int32(j + 1), Kind: Duration, Count: int16(min(n, 9999)), Unit: u}
	if !vague && s.offset(&e) {
		return e, true
	}
	single := s.is(i, wA) || s.word(i) == word{sort: wNumber, n: 1}
	if vague || single && s.mark(j-1) != '-' || s.is(i-1, wYearly) {
		return Expr{}, false
	}
	return e, true
}

// reversed reads "the five past years", "2 next days".
func (s *scan) reversed(i, j, n int, rel sort) (Expr, bool) {
	u := s.unit(j + 1)
	if u == NoUnit || n == 0 {
		return Expr{}, false
	}
	e := Expr{From: int32(i), To: int32(j + 2), Kind: Window, Count: int16(min(n, 999)), Unit: u}
	if rel == wPast || rel == wLast {
		e.Count = -e.Count
	}
	return e, true
}

// offset makes an offset or a window of a count, if the words around tell one.
func (s *scan) offset(e *Expr) bool {
	j := int(e.To)
	before := s.word(int(e.From) - 1)
	switch w := s.word(j); {
	case w.sort == wAgo:
		e.Kind, e.Count, e.To = Offset, -e.Count, int32(j+1)
		return true
	case w.sort == wSofter:
		e.Kind, e.Count, e.To = Offset, e.Count*w.n, int32(j+1)
		e.Start.Anaphor = true
		return true
	case w.sort == wPrep && (Role(w.n) == From || Role(w.n) == After || Role(w.n) == Before):
		if s.is(j+1, wNow) {
			e.Kind, e.To = Offset, int32(j+2)
			return Role(w.n) != Before
		}
		m, k, ok := s.moment(j + 1)
		if !ok || m.Unit != Day || m.Anaphor {
			break
		}
		if Role(w.n) == Before {
			e.Count = -e.Count
		}
		e.Kind, e.Start, e.To = Offset, m, int32(k)
		return true
	}
	switch {
	case before == word{sort: wPrep, n: int16(Within)}:
		e.Kind = Window
		return true
	case before == word{sort: wPrep, n: int16(In)} && !s.firstTime(int(e.From)):
		e.Kind = Offset
		return true
	}
	return false
}

// firstTime reports whether "in five years" at i looks back: "the first visit
// in five years", "the largest in decades".
func (s *scan) firstTime(i int) bool {
	for k := i - 2; k >= 0 && k > i-14; k-- {
		if c := s.mark(k); c == ',' || c == ';' || c == '.' {
			return false
		}
		if s.word(k).sort == wOrdinal {
			return true
		}
	}
	return false
}
