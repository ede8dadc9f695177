package when

import "chancery/internal/text"

// scan reads expressions out of tokens. Its methods take the index of a token
// and return the index after what they read; reading past the ends is safe.
type scan struct {
	src   []byte
	toks  []text.Token
	order Order
}

// word returns what token i means; anything but a word means nothing.
func (s *scan) word(i int) word {
	if i < 0 || i >= len(s.toks) || s.toks[i].Class != text.Word || s.toks[i].Flags&(text.Digits|text.Abbrev) != 0 {
		return word{}
	}
	t := s.toks[i]
	return lookup(s.src[t.Start:t.End])
}

// is reports whether token i is a word of that sort.
func (s *scan) is(i int, k sort) bool { return s.word(i).sort == k }

// skip returns i+1 when token i is a word of that sort, else i.
func (s *scan) skip(i int, k sort) int {
	if s.is(i, k) {
		return i + 1
	}
	return i
}

// mark returns the byte of a one-byte mark or symbol, '-' for any dash, else 0.
func (s *scan) mark(i int) byte {
	if i < 0 || i >= len(s.toks) {
		return 0
	}
	t := s.toks[i]
	if t.Class != text.Punct && t.Class != text.Symbol {
		return 0
	}
	switch b := s.src[t.Start:t.End]; {
	case len(b) == 1:
		return b[0]
	case len(b) == 3 && b[0] == 0xe2 && b[1] == 0x80 && b[2] >= 0x90 && b[2] <= 0x95:
		return '-' // ‐ ‑ ‒ – — ―
	}
	return 0
}

// glued reports whether token i follows the one before it without a space.
func (s *scan) glued(i int) bool {
	return i > 0 && i < len(s.toks) && s.toks[i].Start == s.toks[i-1].End
}

func (s *scan) capital(i int) bool { return i >= 0 && i < len(s.toks) && s.toks[i].Has(text.Capital) }

func (s *scan) isNumber(i int) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].Class == text.Number
}

// number returns the value of token i when it is one to eight plain digits.
func (s *scan) number(i int) (value, digits int) {
	if !s.isNumber(i) {
		return 0, 0
	}
	return plain(s.src[s.toks[i].Start:s.toks[i].End])
}

func plain(b []byte) (value, digits int) {
	if len(b) > 8 {
		return 0, 0
	}
	for _, c := range b {
		if c < '0' || c > '9' {
			return 0, 0
		}
		value = value*10 + int(c-'0')
	}
	return value, len(b)
}

// cardinal reads a count in figures or words: "3", "ten", "twenty-five", "a".
// vague is set for "few" and "several", whose count is 0.
func (s *scan) cardinal(i int) (n int, vague bool, next int) {
	if v, d := s.number(i); d > 0 && d < 5 {
		return v, false, i + 1
	}
	switch w := s.word(i); w.sort {
	case wNumber:
		if w.n >= 20 && w.n < 100 {
			if u, j := s.tail(i + 1); u > 0 {
				return int(w.n) + u, false, j
			}
		}
		return int(w.n), false, i + 1
	case wVague:
		return 0, true, s.skip(i+1, wOf)
	case wA:
		if s.is(i+1, wVague) {
			return 0, true, s.skip(i+2, wOf)
		}
		return 1, false, i + 1
	}
	return 0, false, i
}

// tail reads the "five" of "twenty-five".
func (s *scan) tail(i int) (n, next int) {
	if s.mark(i) == '-' {
		i++
	}
	if w := s.word(i); w.sort == wNumber && w.n > 0 && w.n < 10 {
		return int(w.n), i + 1
	}
	return 0, i
}

// ordinal reads "23rd", "third" or "twenty-third".
func (s *scan) ordinal(i int) (n, next int) {
	if v, d := s.number(i); d > 0 && d < 4 && s.is(i+1, wSuffix) {
		return v, i + 2
	}
	switch w := s.word(i); w.sort {
	case wOrdinal:
		return int(w.n), i + 1
	case wNumber:
		if w.n != 20 && w.n != 30 {
			return 0, i
		}
		j := i + 1
		if s.mark(j) == '-' {
			j++
		}
		if u := s.word(j); u.sort == wOrdinal && u.n < 10 {
			return int(w.n + u.n), j + 1
		}
	}
	return 0, i
}

// day reads the day of a month, 1 to 31, in figures or as an ordinal.
func (s *scan) day(i int) (d, next int) {
	if n, j := s.ordinal(i); n > 0 {
		if n > 31 {
			return 0, i
		}
		return n, j
	}
	v, digits := s.number(i)
	if digits == 0 || digits > 2 || v < 1 || v > 31 {
		return 0, i
	}
	if s.glued(i+1) && s.toks[i+1].Class == text.Word || s.unitOfCount(i+1) || s.sum(i) {
		return 0, i // 12bn, 20 per cent, $12
	}
	return v, i + 1
}

// sum reports whether a currency sign stands before number i.
func (s *scan) sum(i int) bool {
	return s.mark(i-1) == '$' || i > 0 && s.glued(i) && s.toks[i-1].Class == text.Symbol
}

// month reads the name of a month with the period of its abbreviation.
func (s *scan) month(i int) (m, next int) {
	w := s.word(i)
	if w.sort != wMonth {
		return 0, i
	}
	if w.short && s.mark(i+1) == '.' && s.glued(i+1) {
		return int(w.n), i + 2
	}
	return int(w.n), i + 1
}

// year reads a year of four digits that nothing around it tells to be a count.
func (s *scan) year(i int) (y, next int) {
	v, digits := s.number(i)
	if digits != 4 || v < 1000 || v > 2199 || s.is(i+1, wMagnitude) || s.mark(i+1) == '%' {
		return 0, i
	}
	if s.glued(i+1) && s.toks[i+1].Class == text.Word {
		return 0, i // 2010s is a decade, 1500km a length
	}
	return v, i + 1
}

// bareYear reads a year that stands without a day or a month: it must look
// like one, since bare numbers count things too.
func (s *scan) bareYear(i int) (y, next int) {
	y, next = s.year(i)
	if y == 0 {
		return 0, i
	}
	round := y%50 == 0 && s.lowerNoun(next)
	if y < 1800 && !s.afterPrep(i) || round || s.is(i-1, wReference) || s.is(i-2, wReference) || s.fraction(i) {
		return 0, i
	}
	switch s.mark(i - 1) {
	case '$', '#', '/', '@', '_', '+', '=', '&':
		return 0, i
	}
	return y, next
}

// fraction reports whether number i ends a longer code: 123-12-2010, but not
// 2010-2015.
func (s *scan) fraction(i int) bool {
	for s.mark(i-1) == '-' && s.glued(i) && s.glued(i-1) && s.isNumber(i-2) {
		i -= 2
		if v, d := s.number(i); d > 4 || d == 3 || d == 4 && v < 1000 || d < 3 && v > 31 {
			return true
		}
	}
	return false
}

// lowerNoun reports whether token i may be the noun that a number counts.
func (s *scan) lowerNoun(i int) bool {
	if i >= len(s.toks) || s.toks[i].Class != text.Word || s.capital(i) {
		return false
	}
	b := s.src[s.toks[i].Start:s.toks[i].End]
	return len(b) > 3 && b[len(b)-1] == 's' || s.word(i).sort == other && len(b) > 4
}

func (s *scan) afterPrep(i int) bool {
	w := s.word(i - 1)
	return w.sort == wPrep || w.sort == wTo || w.sort == wOf
}

// yearTail reads the year that may follow a month or a day: ", 2021", "of
// 2021", "in 2021", "2021".
func (s *scan) yearTail(i int) (y, next int) {
	j := i
	switch {
	case s.mark(j) == ',':
		j++
	case s.is(j, wOf), s.word(j) == word{sort: wPrep, n: int16(In)}:
		j++
	}
	if y, next = s.year(j); y == 0 || y%50 == 0 && s.lowerNoun(next) {
		return 0, i
	}
	if j > i && s.mark(j-1) != ',' && s.mark(next) == '-' && s.glued(next) {
		return 0, i // "21 June in 2021-22 terms": leave the range to itself
	}
	return y, next
}
