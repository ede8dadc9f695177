package when

// role reads the words before e: its preposition, "about", and whether an
// anniversary is what falls then.
func (s *scan) role(e *Expr) {
	i := int(e.From) - 1
	for s.is(i, wThe) || s.unit(i) == Year && e.Start.Unit == Year || s.is(i, wOf) && s.unit(i-1) == Year {
		i-- // in the year 2008, in the year of 2008
	}
	if s.is(i, wAbout) {
		e.Approx = true
		i--
	}
	lead := func(from int, r Role) {
		if from >= 0 {
			e.Lead, e.Role = int32(from), r
		}
	}
	switch w := s.word(i); w.sort {
	case wPrep:
		lead(i, Role(w.n))
		s.widen(e, i)
	case wTo:
		s.until(e, i)
	case wStarting:
		lead(i, Starting)
	case wEdge:
		if w.n == int16(Early) {
			lead(i, Starting) // beginning January 7
		}
	case wThan:
		if s.is(i-1, wSofter) && s.is(i-2, wNo) {
			lead(i-2, By)
		}
	}
	if e.Kind == Point && e.Start.Unit >= Month && (e.Role == NoRole || e.Role == In) && s.anniversary(i) {
		e.Role = Anniversary
	}
}

// widen takes in the word before the preposition at i: "starting in", "as of",
// "no later than" is read elsewhere.
func (s *scan) widen(e *Expr, i int) {
	w := s.word(i - 1)
	switch {
	case w.sort == wStarting, w.sort == wEdge && w.n == int16(Early) && (e.Role == On || e.Role == In || e.Role == From):
		e.Lead, e.Role = int32(i-1), Starting
	}
}

// until reads "until", "through" and "prior to", apart from the "to" of "raise
// to 2030".
func (s *scan) until(e *Expr, i int) {
	switch {
	case s.is(i-1, wPrior):
		e.Lead, e.Role = int32(i-1), Before
	case s.toks[i].End-s.toks[i].Start > 2:
		e.Lead, e.Role = int32(i), Until
	}
}

// anniversary reports whether the clause before token i speaks of one: "the
// 30th anniversary of diplomatic ties in 2022".
func (s *scan) anniversary(i int) bool {
	for k := i; k >= 0 && k > i-18; k-- {
		switch s.mark(k) {
		case ';', '.', ':':
			return false
		}
		if s.is(k, wAnniversary) {
			return true
		}
	}
	return false
}
