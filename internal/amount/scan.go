package amount

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/internal/when"
)

// scan reads amounts out of tokens.
type scan struct {
	tables *tables
	home   home
	src    []byte
	toks   []text.Token
	dates  []when.Expr
	floor  int // the token before which no metric reaches: the end of the amount before
}

// maxKey bounds the phrases that are looked up: "united arab emirates dirhams".
const maxKey = 48

func (s *scan) bytes(i int) []byte { return s.src[s.toks[i].Start:s.toks[i].End] }

// mark returns the byte of a one-byte mark or symbol, '-' for any dash, else 0.
func (s *scan) mark(i int) byte {
	if i < 0 || i >= len(s.toks) || s.toks[i].Class == text.Word || s.toks[i].Class == text.Number {
		return 0
	}
	switch b := s.bytes(i); {
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

func (s *scan) isWord(i int) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].Class == text.Word
}

func (s *scan) isNumber(i int) bool {
	return i >= 0 && i < len(s.toks) && s.toks[i].Class == text.Number
}

// is reports whether token i is the word w, given in lower case.
func (s *scan) is(i int, w string) bool {
	if !s.isWord(i) {
		return false
	}
	b := s.bytes(i)
	if len(b) != len(w) {
		return false
	}
	for k := range len(w) {
		if b[k]|0x20 != w[k] {
			return false
		}
	}
	return true
}

// numberWord returns what the number word at i does.
func (s *scan) numberWord(i int) (number, bool) {
	if !s.isWord(i) {
		return number{}, false
	}
	b := s.bytes(i)
	if s.tables.starts[b[0]]|s.tables.starts[b[0]|0x20] == 0 || len(b) > 30 {
		return number{}, false
	}
	var buf [maxKey]byte
	n := copy(buf[:], b)
	if s.tables.starts[b[0]]&(1<<n) != 0 {
		if x, ok := s.tables.numbers[string(buf[:n])]; ok {
			return x, true
		}
	}
	lower(buf[:n])
	if s.tables.starts[buf[0]]&(1<<n) == 0 {
		return number{}, false
	}
	x, ok := s.tables.numbers[string(buf[:n])]
	return x, ok && !x.exact
}

func lower(b []byte) {
	for i, c := range b {
		if 'A' <= c && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
}

// quantity is a number as read: digits × 10^exp, before it has a unit.
type quantity struct {
	digits  [40]byte // with at most one point
	n       int      // how many of digits
	exp     int
	plain   bool // digits without a magnitude: "150", "2.5"
	spelled bool // in words throughout
	group   bool // with thousands separators
	next    int
}

// quantity reads a number in figures or words with its magnitude.
func (s *scan) quantity(i int) (q quantity, ok bool) {
	if i >= len(s.toks) {
		return q, false
	}
	if s.toks[i].Class == text.Number {
		if !q.figures(s.bytes(i)) {
			return q, false
		}
		q.next = i + 1
	} else if !s.words(&q, i) {
		return q, false
	}
	q.plain = true
	s.magnitude(&q)
	s.rest(&q)
	return q, true
}

// figures reads "69.1", "1,234.5", "12,34,567", "2,5".
func (q *quantity) figures(b []byte) bool {
	if len(b) > len(q.digits) {
		return false
	}
	point, since := false, 0 // since: digits since the last separator
	commas := 0
	for i, c := range b {
		switch {
		case c >= '0' && c <= '9':
			q.digits[q.n] = c
			q.n++
			since++
		case c == ',' && !point:
			if commas > 0 && since != 3 && since != 2 || q.n > 3 && commas == 0 || q.n == 0 {
				return false
			}
			commas, since = commas+1, 0
		case c == '.' && !point && i > 0:
			if commas > 0 && since != 3 {
				return false
			}
			q.digits[q.n] = '.'
			q.n++
			point, since = true, 0
		default:
			return false // a time, a dotted date
		}
	}
	if commas == 1 && !point && since < 3 {
		// A decimal comma: put the point where the comma was.
		copy(q.digits[q.n-since+1:], q.digits[q.n-since:q.n])
		q.digits[q.n-since] = '.'
		q.n++
		return true
	}
	q.group = commas > 0
	return commas == 0 || point || since == 3
}

// words reads "two", "twenty-five", "three hundred and fifty", "half a", "a
// quarter", "one and a half".
func (s *scan) words(q *quantity, i int) bool {
	x, ok := s.numberWord(i)
	if !ok {
		if !s.is(i, "a") && !s.is(i, "an") {
			return false
		}
		x, ok = s.numberWord(i + 1)
		switch {
		case ok && x.role == lexicon.Multiplier && len(s.bytes(i+1)) > 4:
			q.set("1", 0, i+1) // a million
			return true
		case ok && x.role == lexicon.Fraction:
			i++
		default:
			return false
		}
	}
	switch x.role {
	case lexicon.Fraction:
		return s.fraction(q, x, i)
	case lexicon.Cardinal:
		s.cardinal(q, x, i)
		return true
	}
	return false
}

// fraction reads "half a", "a quarter of a", which must stand before a
// magnitude.
func (s *scan) fraction(q *quantity, x number, i int) bool {
	j := i + 1
	if s.is(j, "of") {
		j++
	}
	if s.is(j, "a") || s.is(j, "an") {
		j++
	}
	if m, ok := s.numberWord(j); !ok || m.role != lexicon.Multiplier || m.suffix && len(s.bytes(j)) < 4 {
		return false
	}
	q.set(x.digits, x.exp, j)
	return true
}

// cardinal reads a number below a thousand in words.
func (s *scan) cardinal(q *quantity, x number, i int) {
	v := value(x)
	j := i + 1
	if v >= 20 && v < 100 {
		k := j
		if s.mark(k) == '-' {
			k++
		}
		if y, ok := s.numberWord(k); ok && y.role == lexicon.Cardinal && value(y) < 10 {
			v, j = v+value(y), k+1
		}
	}
	if m, ok := s.numberWord(j); ok && m.role == lexicon.Multiplier && m.exp == 2 {
		v, j = v*100, j+1
		k := j
		if s.is(k, "and") {
			k++
		}
		if y, ok := s.numberWord(k); ok && y.role == lexicon.Cardinal {
			var rest quantity
			s.cardinal(&rest, y, k)
			if w := rest.whole(); w > 0 && w < 100 {
				v, j = v+w, rest.next
			}
		}
	}
	if s.is(j, "and") && s.is(j+1, "a") && s.is(j+2, "half") {
		q.setInt(v*10+5, -1, j+3)
		q.spelled = true
		return
	}
	if v == 3 && s.is(j, "quarters") {
		q.set("75", -2, j+1) // three quarters [of a] billion
		q.spelled = true
		return
	}
	q.setInt(v, 0, j)
	q.spelled = true
}

func value(x number) int {
	v := 0
	for i := range len(x.digits) {
		v = v*10 + int(x.digits[i]-'0')
	}
	for range x.exp {
		v *= 10
	}
	return v
}

func (q *quantity) set(digits string, exp, next int) {
	q.n = copy(q.digits[:], digits)
	q.exp, q.next = exp, next
}

func (q *quantity) setInt(v, exp, next int) {
	var b [20]byte
	i := len(b)
	for {
		i--
		b[i] = byte('0' + v%10)
		if v /= 10; v == 0 {
			break
		}
	}
	q.set(string(b[i:]), exp, next)
}

// whole returns q as an int when it is a small whole number, else -1.
func (q *quantity) whole() int {
	v := 0
	for _, c := range q.digits[:q.n] {
		if c == '.' || v > 1e6 {
			return -1
		}
		v = v*10 + int(c-'0')
	}
	for e := q.exp; e > 0; e-- {
		v *= 10
	}
	if q.exp < 0 {
		return -1
	}
	return v
}

// magnitude reads the "billion" of "100 billion", "-million", "bn".
func (s *scan) magnitude(q *quantity) {
	for range 3 { // "five hundred thousand crore"
		j := q.next
		if s.mark(j) == '-' && s.glued(j) && s.glued(j+1) {
			j++
		}
		if s.is(j, "of") && s.is(j+1, "a") && q.exp < 0 {
			j += 2
		}
		m, ok := s.numberWord(j)
		if !ok || m.role != lexicon.Multiplier {
			return
		}
		if m.exact && !s.money(q.next-1, j) {
			return // "665m": only a currency makes a magnitude of a lone letter
		}
		q.exp += m.exp
		q.plain = false
		q.next = j + 1
	}
}

// rest adds the "five hundred" of "two thousand five hundred".
func (s *scan) rest(q *quantity) {
	if !q.spelled || q.exp != 3 || q.whole() < 0 {
		return
	}
	j := q.next
	if s.is(j, "and") {
		j++
	}
	x, ok := s.numberWord(j)
	if !ok || x.role != lexicon.Cardinal {
		return
	}
	var r quantity
	s.cardinal(&r, x, j)
	if w := r.whole(); w > 0 && w < 1000 {
		q.setInt(q.whole()+w, 0, r.next)
		s.magnitude(q)
	}
}

// money reports whether a currency stands before number i or after token j.
func (s *scan) money(i, j int) bool {
	if _, from := s.before(i); from < i {
		return true
	}
	_, _, next := s.after(j+1, true)
	return next > j+1
}
