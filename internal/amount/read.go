package amount

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"

	"chancery/schema"
)

// mayStart reports whether token i may begin an amount. It turns most tokens
// away by their first letter and their length.
func (s *scan) mayStart(i int) bool {
	t := &s.toks[i]
	switch t.Class {
	case text.Number:
		return true
	case text.Word:
		n := t.End - t.Start
		if n <= 2 && s.src[t.Start]|0x20 == 'a' { // "a million"
			j := i + 1
			return j < len(s.toks) && s.tables.starts[s.src[s.toks[j].Start]|0x20]&(1<<min(s.toks[j].End-s.toks[j].Start, 31)) != 0
		}
		return t.Has(text.Digits) || s.tables.leads[s.src[t.Start]|0x20]&(1<<min(n, 31)) != 0
	}
	return false
}

// amount reads the amount whose number begins at token i.
func (s *scan) amount(i int) (Amount, bool) {
	if s.partOfName(i) {
		return Amount{}, false
	}
	if t := s.toks[i]; t.Class == text.Word && t.Has(text.Digits) {
		return s.signedWord(i)
	}
	q, ok := s.quantity(i)
	if !ok {
		return Amount{}, false
	}
	return s.unit(i, q)
}

// partOfName reports whether number i belongs to a name: COVID-19, F-16,
// Resolution 2231, No. 5, %7C.
func (s *scan) partOfName(i int) bool {
	if s.glued(i) && s.mark(i-1) == '%' {
		return true
	}
	if s.glued(i) && s.mark(i-1) == '-' && s.glued(i-1) && s.isWord(i-2) && !s.currencyAt(i-2) {
		return true
	}
	if s.is(i-1, "in") && s.isCount(i-2) {
		return true // one in four
	}
	if s.glued(i) && (s.mark(i-1) == '#' || s.mark(i-1) == '/' || s.mark(i-1) == '_') {
		return true
	}
	j := i - 1
	if s.mark(j) == '.' {
		j--
	}
	for _, w := range [...]string{"resolution", "article", "no", "number", "paragraph", "section", "chapter", "flight", "page"} {
		if s.is(j, w) {
			return true
		}
	}
	return false
}

// isCount reports whether token i is a number, in figures or as a word.
func (s *scan) isCount(i int) bool {
	x, ok := s.numberWord(i)
	return s.isNumber(i) || ok && x.role == lexicon.Cardinal
}

func (s *scan) currencyAt(i int) bool {
	c, ok := s.tables.currencies[string(s.bytes(i))]
	return ok && c.sign
}

// unit completes the quantity at token i with the currency or the unit that
// stands beside it, and with the other end of its range.
func (s *scan) unit(i int, q quantity) (Amount, bool) {
	a := Amount{From: int32(i), To: int32(q.next), noun: int32(q.next)}
	code, from := s.before(i)
	if from < i {
		a.From, a.Kind, a.Unit = int32(from), Sum, code
		high, next := s.rangeEnd(&q, q.next)
		if _, _, n := s.after(next, true); n > next && s.isWord(n-1) {
			if c, _, _ := s.after(next, true); c == code || code == "" || code == s.home.dollar {
				a.Unit, next = c, n // US$5 million USD, $10 dollars
			}
		}
		return s.finish(a, q, high, next, false)
	}
	high, next := s.rangeEnd(&q, q.next)
	if code, minor, n := s.after(next, !q.plain || q.group || q.n > 2); n > next {
		a.Kind, a.Unit = Sum, code
		// 75 USD million
		if m, ok := s.numberWord(n); ok && q.plain && m.exp >= 3 && !m.exact {
			q.exp += m.exp
			n++
		}
		return s.finish(a, q, high, n, minor)
	}
	return s.counted(a, q, high, next)
}

// rangeEnd reads the "-150 million" of "100-150 million"; the magnitude and
// the unit are those of both. It returns "" and i when there is none.
func (s *scan) rangeEnd(q *quantity, i int) (high schema.Decimal, next int) {
	if !q.plain || q.spelled || s.mark(i) != '-' && !s.is(i, "to") {
		return "", i
	}
	j := i + 1
	if j >= len(s.toks) {
		return "", i
	}
	if _, from := s.before(j + 1); from == j {
		j++ // $5-$6 billion
	}
	r, ok := s.quantity(j)
	if !ok || r.spelled || !s.isNumber(j) || s.mark(i) == '-' && r.plain && s.glued(i) != s.glued(j) {
		return "", i
	}
	if r.plain && !s.unitFollows(r.next) {
		return "", i
	}
	hi := r.decimal()
	lo := *q
	lo.exp = r.exp
	if lo.decimal().Cmp(hi) >= 0 {
		return "", i
	}
	q.exp, q.plain = r.exp, r.plain
	return hi, r.next
}

// unitFollows reports whether token i names a unit, so that "from 10 to 15 per
// cent" is a range and "5-6" of an address is none.
func (s *scan) unitFollows(i int) bool {
	if s.mark(i) == '%' {
		return true
	}
	if _, _, n := s.after(i, true); n > i {
		return true
	}
	_, n := s.measure(i)
	return n > i
}

// decimal returns q's exact value.
func (q *quantity) decimal() schema.Decimal {
	d, err := schema.ParseDecimal(string(q.digits[:q.n]))
	if err != nil {
		return ""
	}
	return d.Shift(q.exp)
}

func (s *scan) finish(a Amount, q quantity, high schema.Decimal, next int, minor bool) (Amount, bool) {
	a.To = int32(next)
	a.Value, a.High = q.decimal(), high
	if minor {
		a.Value = a.Value.Shift(-2)
		a.High = high.Shift(-2)
	}
	if s.mark(next) == '+' && s.glued(next) {
		a.To++
		a.Approx = "over"
	}
	return a, a.Value != ""
}

// signedWord reads a number glued to its sign: USD115.5, RM2.6, Rs500.
func (s *scan) signedWord(i int) (Amount, bool) {
	b := s.bytes(i)
	k := 0
	for k < len(b) && (b[k] < '0' || b[k] > '9') {
		k++
	}
	var buf [maxKey]byte
	if k == 0 || k > 8 {
		return Amount{}, false
	}
	key := buf[:copy(buf[:], b[:k])]
	c, ok := s.tables.currencies[string(key)]
	if !ok {
		upper(key)
		c, ok = s.tables.currencies[string(key)]
		ok = ok && c.code
	}
	var q quantity
	if !ok || !c.sign || !q.figures(b[k:]) || wordCodes[string(key)] {
		return Amount{}, false
	}
	q.next, q.plain = i+1, true
	if s.mark(i+1) == '.' && s.glued(i+1) && s.glued(i+2) && s.toks[i+2].Class == text.Number {
		tail := s.bytes(i + 2)
		if q.n+1+len(tail) > len(q.digits) {
			return Amount{}, false
		}
		q.digits[q.n] = '.'
		q.n += 1 + copy(q.digits[q.n+1:], tail)
		q.next = i + 3
	} else if s.mark(i+1) == ',' && s.glued(i+1) && s.glued(i+2) && s.toks[i+2].Class == text.Number {
		tail := quantity{}
		if s.toks[i+2].End-s.toks[i+2].Start < 3 || !tail.figures(s.bytes(i+2)) || q.n+tail.n > len(q.digits) {
			return Amount{}, false
		}
		q.n += copy(q.digits[q.n:], tail.digits[:tail.n])
		q.next, q.group = i+3, true
	}
	s.magnitude(&q)
	if len(key) == 1 && q.plain && q.n < 3 {
		return Amount{}, false // "P5", "K2"
	}
	a := Amount{From: int32(i), Kind: Sum, Unit: s.home.choose(string(key), c)}
	high, next := s.rangeEnd(&q, q.next)
	return s.finish(a, q, high, next, false)
}

// measure reads the noun of a measure, a percentage or people at token i.
func (s *scan) measure(i int) (u unit, next int) {
	if s.mark(i) == '%' {
		if s.glued(i+1) && s.mark(i+1) == 0 {
			return unit{}, i // an address: %7C
		}
		return unit{"percent", Percent}, i + 1
	}
	start := i
	if s.mark(i) == '-' && s.glued(i) && s.glued(i+1) {
		i++
	}
	var buf [maxKey]byte
	for k := min(3, len(s.toks)-i); k > 0; k-- {
		if !s.isWord(i + k - 1) {
			continue
		}
		n, ok := s.join(buf[:], i, i+k, true)
		if !ok {
			continue
		}
		lower(buf[:n])
		if u, ok := units[string(buf[:n])]; ok {
			return u, i + k
		}
	}
	return unit{}, start
}

// lookAhead is how many tokens may stand between a number and the noun it
// counts: "500,000 COVID-19 vaccines", "one million Russian nationals".
const lookAhead = 7

// counted completes a quantity that is no sum: a percentage, a measure, or a
// count of what the next noun names.
func (s *scan) counted(a Amount, q quantity, high schema.Decimal, next int) (Amount, bool) {
	a.noun = int32(next)
	if u, n := s.measure(next); n > next {
		if !s.worth(q, u) {
			return a, false
		}
		a.Kind, a.Unit = u.kind, u.name
		return s.finish(a, q, high, n, false)
	}
	if s.smallCount(q) && !q.spelled && !q.plain {
		return a, false
	}
	head, end := s.headNoun(next)
	if head < 0 {
		if q.plain {
			return a, false
		}
		a.Kind = Count // "150 billion", whose unit a neighbour may give
		return s.finish(a, q, high, next, false)
	}
	if u, n := s.measure(head); n > head && u.kind != Percent {
		if s.smallCount(q) && head > next+2 {
			return a, false
		}
		a.Kind, a.Unit = u.kind, u.name
		return s.finish(a, q, high, n, false)
	}
	if s.tables.peoples[string(s.bytes(head))] {
		a.Unit = "people"
		return s.finish(a, q, high, end, false)
	}
	if s.smallCount(q) || s.yearLike(q) {
		return a, false
	}
	b := append([]byte(nil), s.bytes(head)...)
	lower(b)
	a.Unit = string(b)
	return s.finish(a, q, high, end, false)
}

// worth reports whether a measured quantity tells anything: "one day" does not.
func (s *scan) worth(q quantity, u unit) bool {
	one := q.spelled && q.whole() == 1
	return !(one && (u.kind == Time || u.kind == Count)) && !(s.yearLike(q) && u.kind == Time)
}

// smallCount reports whether q is below a hundred, too small to be a target by
// its size alone.
func (s *scan) smallCount(q quantity) bool {
	w := q.whole()
	return w >= 0 && w < 100
}

func (s *scan) yearLike(q quantity) bool {
	w := q.whole()
	return q.plain && !q.group && !q.spelled && w >= 1900 && w < 2100
}

// headNoun returns the plural noun that a number before token i counts, and
// the token after it, or -1.
func (s *scan) headNoun(i int) (head, next int) {
	for k := i; k < len(s.toks) && k < i+lookAhead; k++ {
		t := s.toks[k]
		if t.Class == text.Number || s.mark(k) == '-' {
			if !s.glued(k) {
				break
			}
			continue // COVID-19
		}
		if s.is(k, "and") && k > i {
			continue // "safe and effective doses"
		}
		if t.Class != text.Word || stop(s.bytes(k)) || s.dated(k) {
			break
		}
		if b := s.bytes(k); pluralNoun(b) || len(units[string(b)].name) > 0 && units[string(b)].kind == Count {
			return k, k + 1
		}
	}
	return -1, i
}

func (s *scan) dated(i int) bool {
	for k := range s.dates {
		if int(s.dates[k].From) <= i && i < int(s.dates[k].To) && !counts(&s.dates[k]) {
			return true
		}
	}
	return false
}

// pluralNoun reports whether b looks like a noun in the plural.
func pluralNoun(b []byte) bool {
	n := len(b)
	if n < 4 || b[n-1] != 's' {
		return false
	}
	switch b[n-2] {
	case 's', 'u', 'i':
		return false // "across", "previous", "analysis"
	}
	return true
}
