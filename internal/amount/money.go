package amount

import "chancery/internal/text"

// maxSign is how many tokens a currency sign takes: "U.S.", "$"; "Rs", ".".
const maxSign = 3

// before reads the currency sign or code that ends just before token i. It
// returns i as from when there is none; the code is "" when it stays open.
func (s *scan) before(i int) (code string, from int) {
	var buf [maxKey]byte
	for k := min(maxSign, i); k > 0; k-- {
		n, ok := s.join(buf[:], i-k, i, false)
		if !ok || k > 1 && !s.signTail(i-1) {
			continue
		}
		if c, ok := s.sign(buf[:n], i); ok {
			return c, i - k
		}
	}
	return s.nameBefore(i)
}

// nameBefore reads a currency's name in front of a large number: "Rupees 500
// million", "US dollars 20 million".
func (s *scan) nameBefore(i int) (code string, from int) {
	if !s.isWord(i-1) || !s.large(i) {
		return "", i
	}
	var buf [maxKey]byte
	for k := min(maxSign, i); k > 0; k-- {
		n, ok := s.join(buf[:], i-k, i, true)
		if !ok {
			continue
		}
		lower(buf[:n])
		c, ok := s.tables.currencies[string(buf[:n])]
		if ok && !c.sign && !c.minor && !wordNames[string(buf[:n])] {
			return s.home.choose(string(buf[:n]), c), i - k
		}
	}
	return "", i
}

// signTail reports whether token i may end a sign of several tokens.
func (s *scan) signTail(i int) bool {
	return s.mark(i) == '$' || s.mark(i) == '.' || s.toks[i].Class == text.Symbol
}

// sign looks a sign or code up, as written and then in upper case: "hk$".
func (s *scan) sign(key []byte, i int) (string, bool) {
	if len(key) == 2 && key[1] == '$' && !s.glued(i-1) && key[0]|0x20 != 'c' {
		return "", false // "won a $5 million contract"
	}
	c, ok := s.tables.currencies[string(key)]
	if !ok && len(key) > 1 && string(key) != "a$" {
		upper(key)
		c, ok = s.tables.currencies[string(key)]
	}
	if !ok || !c.sign {
		return s.dollarWord(key)
	}
	if wordCodes[string(key)] || len(key) == 1 && key[0] < 0x80 && key[0] != '$' {
		if !s.large(i) {
			return "", false
		}
	}
	return s.home.choose(string(key), c), true
}

// dollarWord reads "dollar 22.5 million", and "Rs." whose period is not listed.
func (s *scan) dollarWord(key []byte) (string, bool) {
	if n := len(key); n > 1 && key[n-1] == '.' {
		if c, ok := s.tables.currencies[string(key[:n-1])]; ok && c.sign && !c.code {
			return s.home.choose(string(key[:n-1]), c), true
		}
	}
	if string(key) == "DOLLAR" {
		return s.home.dollar, true
	}
	return "", false
}

func upper(b []byte) {
	for i, c := range b {
		if 'a' <= c && c <= 'z' {
			b[i] = c - 'a' + 'A'
		}
	}
}

// large reports whether the number at token i is one that a sum would be: with
// a magnitude, separators or three digits.
func (s *scan) large(i int) bool {
	q, ok := s.quantityPlain(i)
	if !ok {
		return false
	}
	if q.group || q.n > 2 {
		return true
	}
	m, ok := s.numberWord(q.next)
	return ok && m.exp >= 3 && !m.exact
}

// quantityPlain reads the figures at i without their magnitude.
func (s *scan) quantityPlain(i int) (q quantity, ok bool) {
	if !s.isNumber(i) {
		return q, false
	}
	ok = q.figures(s.bytes(i))
	q.next = i + 1
	return q, ok
}

// join writes tokens [from, to) into buf, without spaces or, if spaced, with
// one where the text has any. It fails when they do not fit, or when a line
// of the text lies between signs.
func (s *scan) join(buf []byte, from, to int, spaced bool) (int, bool) {
	n := 0
	for i := from; i < to; i++ {
		b := s.bytes(i)
		if i > from && spaced && !s.glued(i) {
			if n == len(buf) {
				return 0, false
			}
			buf[n] = ' '
			n++
		}
		if n+len(b) > len(buf) {
			return 0, false
		}
		n += copy(buf[n:], b)
	}
	return n, n > 0
}

// maxName is how many tokens the name of a currency takes: "Bosnia and
// Herzegovina convertible marks".
const maxName = 5

// after reads the currency whose name, code or sign begins at token i. It
// returns i as next when there is none.
func (s *scan) after(i int, large bool) (code string, minor bool, next int) {
	start := i
	if s.mark(i) == '-' && s.glued(i) && s.glued(i+1) {
		i++ // a two-million-dollar loan
	}
	if i >= len(s.toks) || s.toks[i].Class == text.Number {
		return "", false, start
	}
	var buf [maxKey]byte
	for k := min(maxName, len(s.toks)-i); k > 0; k-- {
		n, ok := s.join(buf[:], i, i+k, true)
		if !ok {
			continue
		}
		key := buf[:n]
		c, ok := s.tables.currencies[string(key)]
		if !ok {
			lower(key)
			c, ok = s.tables.currencies[string(key)]
		}
		if !ok && k == 1 && n == 3 {
			upper(key)
			c, ok = s.tables.currencies[string(key)]
			ok = ok && c.code && !wordCodes[string(key)] && large
		}
		if !ok || c.code && s.mark(i+k) == '$' || (wordNames[string(key)] || wordCodes[string(key)]) && !large {
			continue
		}
		return s.home.choose(string(key), c), c.minor, i + k
	}
	return "", false, start
}
