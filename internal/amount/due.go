package amount

import (
	"chancery/internal/when"
)

// goal reports whether a is something to be reached: "see trade reach
// US$100 billion in 2023", "raising trade to", but not "trade reached".
func (s *scan) goal(a *Amount) bool {
	i := int(a.Lead) - 1
	if s.is(i, "to") {
		i--
		if s.is(i, "up") {
			i--
		}
		return s.raised(i + 1)
	}
	return s.isWord(i) && in(reachVerbs, s.bytes(i))
}

// Within how many tokens of an amount its date may stand.
const (
	dueAfter  = 10 // "US$150 billion in two-way trade by 2030"
	dueBefore = 14 // "By 2030, the two sides will raise trade to US$150 billion"
	atAfter   = 3  // "US$100 billion in 2023"
)

// date finds the deadline of dst[i] or the date that it is told of: the one
// that follows before another amount or the end of the clause, else a deadline
// that precedes.
func (s *scan) date(dst []Amount, first, i int) {
	a := &dst[i]
	limit := len(s.toks)
	if i+1 < len(dst) {
		limit = int(dst[i+1].From)
	}
	for k := range s.dates {
		e := &s.dates[k]
		gap := int(e.Lead) - int(a.To)
		if gap < 0 || counts(e) || e.Kind == when.Offset {
			continue
		}
		if int(e.From) >= limit || gap > dueAfter || s.clauseEnds(int(a.To), int(e.Lead)) {
			break
		}
		if e.Role == when.By || e.Role == when.Until || e.Role == when.Before {
			a.Due = int32(k)
			return
		}
		if a.At == None && gap <= atAfter && e.Role != when.Since && e.Role != when.Anniversary {
			second := i > first && dst[i-1].Due != None && s.is(int(a.Lead)-1, "and")
			if e.Role == when.In && (second || s.goal(a)) {
				a.Due = int32(k)
				return
			}
			a.At = int32(k)
		}
	}
	from := 0
	if i > first {
		from = int(dst[i-1].To)
	}
	for k := len(s.dates) - 1; k >= 0; k-- {
		e := &s.dates[k]
		if e.To > a.From || int(e.From) < from || int(a.From-e.To) > dueBefore {
			continue
		}
		if (e.Role == when.By || e.Role == when.Until) && !s.clauseBroken(int(e.To), int(a.From)) {
			a.Due = int32(k)
			return
		}
		if a.At == None && e.Kind == when.Duration && !counts(e) && s.promised(int(e.To), int(a.From)) {
			a.At = int32(k) // over four years, Australia will resettle
		}
	}
}

// promised reports whether "will" stands between tokens from and to, in one
// clause.
func (s *scan) promised(from, to int) bool {
	for k := from; k < to; k++ {
		if s.is(k, "will") || s.is(k, "shall") {
			return !s.clauseBroken(from, to)
		}
	}
	return false
}

// clauseEnds reports whether a clause ends between tokens from and to.
func (s *scan) clauseEnds(from, to int) bool {
	for k := from; k < to; k++ {
		switch s.mark(k) {
		case ';', '.', ':':
			return true
		case ',':
			if k+1 < to && !s.is(k+1, "and") {
				return true
			}
		}
	}
	return false
}

// clauseBroken is clauseEnds for a deadline in front, which a comma may follow.
func (s *scan) clauseBroken(from, to int) bool {
	for k := from; k < to; k++ {
		if c := s.mark(k); c == ';' || c == '.' || c == ':' {
			return true
		}
	}
	return false
}
