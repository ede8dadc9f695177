package text

import (
	"bytes"
	"unicode"
	"unicode/utf8"
)

// byteClass sorts the bytes of ASCII; bytes from 0x80 up are decoded.
type byteClass uint8

const (
	cSpace byteClass = iota
	cLower
	cUpper
	cDigit
	cMark
	cSign // symbols: $ % & + < > = # * ~ ^ | and bullets
	cWide // the start of a rune beyond ASCII
)

var classOf = func() (t [256]byteClass) {
	for c := range t {
		switch {
		case c >= utf8.RuneSelf:
			t[c] = cWide
		case c <= ' ' || c == 0x7f:
			t[c] = cSpace
		case 'a' <= c && c <= 'z':
			t[c] = cLower
		case 'A' <= c && c <= 'Z':
			t[c] = cUpper
		case '0' <= c && c <= '9':
			t[c] = cDigit
		case bytes.IndexByte([]byte("$%&+<>=#*~^|@"), byte(c)) >= 0:
			t[c] = cSign
		default:
			t[c] = cMark
		}
	}
	return t
}()

// appendTokens appends the tokens of src[at:end] to dst.
func appendTokens(dst []Token, src []byte, at, end int) []Token {
	s := scanner{src: src[:end], at: at, dst: dst, gap: Newline}
	for s.at < end {
		switch classOf[src[s.at]] {
		case cSpace:
			if src[s.at] == '\n' {
				s.gap |= Newline
			}
			s.gap |= Space
			s.at++
		case cLower, cUpper:
			s.word()
		case cDigit:
			s.number()
		case cMark:
			s.mark()
		case cSign:
			s.sign()
		case cWide:
			s.wide()
		}
	}
	return s.dst
}

type scanner struct {
	src []byte
	at  int
	dst []Token
	gap Flag // Space and Newline seen since the last token
}

func (s *scanner) emit(end int, c Class, f Flag) {
	s.dst = append(s.dst, Token{Start: int32(s.at), End: int32(end), Class: c, Flags: f | s.gap})
	s.at, s.gap = end, 0
}

// word takes letters, inner digits, and the periods of abbreviations (U.S.).
func (s *scanner) word() {
	i, upper, lower := s.at, 0, 0
	var f Flag
scan:
	for i < len(s.src) {
		switch classOf[s.src[i]] {
		case cLower:
			lower++
			i++
		case cUpper:
			if i == s.at {
				f |= Capital
			}
			upper++
			i++
		case cDigit:
			f |= Digits
			i++
		case cWide:
			r, n := utf8.DecodeRune(s.src[i:])
			switch {
			case unicode.IsLetter(r):
				if unicode.IsUpper(r) {
					upper++
					if i == s.at {
						f |= Capital
					}
				} else {
					lower++
				}
			case unicode.Is(unicode.Mn, r):
			default:
				break scan
			}
			i += n
		default:
			break scan
		}
	}
	if upper+lower == 1 {
		if end := dotted(s.src, s.at); end > 0 {
			s.emit(end, Word, f|Abbrev|upperIf(upper > 0))
			return
		}
	}
	s.emit(i, Word, f|upperIf(upper > 1 && lower == 0))
}

func upperIf(yes bool) Flag {
	if yes {
		return Upper
	}
	return 0
}

// dotted returns the end of an abbreviation of single letters with periods
// that starts at i ("U.S.", "H.E", "a.m."), or 0. Initials of names ("R. D.")
// have spaces between and are not taken.
func dotted(src []byte, i int) int {
	n := 0
	for i+1 < len(src) && isLetter(src[i]) && src[i+1] == '.' && !(i+2 < len(src) && isLetter(src[i+2]) && i+3 < len(src) && isLetter(src[i+3])) {
		n++
		i += 2
	}
	switch {
	case n >= 2:
		if i < len(src) && isLetter(src[i]) && !(i+1 < len(src) && isLetter(src[i+1])) {
			i++ // "U.S.A" without its last period
		}
		return i
	case n == 1 && i < len(src) && isLetter(src[i]) && !(i+1 < len(src) && (isLetter(src[i+1]) || classOf[src[i+1]] == cWide)):
		return i + 1 // "U.S"
	}
	return 0
}

func isLetter(c byte) bool { return classOf[c] == cLower || classOf[c] == cUpper }
func isDigit(c byte) bool  { return classOf[c] == cDigit }

// number takes digits with inner commas, periods and colons.
func (s *scanner) number() {
	i := s.at
	for i < len(s.src) {
		c := s.src[i]
		if isDigit(c) || (c == ',' || c == '.' || c == ':') && i+1 < len(s.src) && isDigit(s.src[i+1]) {
			i++
			continue
		}
		break
	}
	s.emit(i, Number, 0)
}

// mark takes one mark; the possessive after a word is a token of its own, and
// the target of a Markdown link is passed over.
func (s *scanner) mark() {
	switch c := s.src[s.at]; {
	case c == '\'':
		s.apostrophe(1)
	case c == ']' && s.at+1 < len(s.src) && s.src[s.at+1] == '(':
		s.skipLink()
	case c == '\\':
		s.at++ // Markdown's escape
	default:
		s.emit(s.at+1, Punct, 0)
	}
}

// apostrophe emits "'s" after a word as one clitic; n is the mark's length.
func (s *scanner) apostrophe(n int) {
	after := s.gap&Space == 0 && len(s.dst) > 0 && s.dst[len(s.dst)-1].Class != Punct
	i := s.at + n
	if after && i < len(s.src) && (s.src[i] == 's' || s.src[i] == 'S') && (i+1 == len(s.src) || !isLetter(s.src[i+1])) {
		s.emit(i+1, Punct, Clitic)
		return
	}
	if after && endsInS(s.src, s.dst[len(s.dst)-1]) {
		s.emit(i, Punct, Clitic)
		return
	}
	if after && i < len(s.src) && (isLetter(s.src[i]) || classOf[s.src[i]] == cWide) {
		// Inside a name or a contraction: Dao'an, O'Brien, Cote d'Ivoire, don't.
		s.emit(i, Punct, 0)
		return
	}
	s.emit(i, Punct, 0)
}

func endsInS(src []byte, t Token) bool {
	c := src[t.End-1]
	return c == 's' || c == 'S' || c == 'z' || c == 'x'
}

func (s *scanner) skipLink() {
	if end := bytes.IndexByte(s.src[s.at:min(len(s.src), s.at+512)], ')'); end > 0 {
		s.at += end + 1
		return
	}
	s.emit(s.at+1, Punct, 0)
}

// sign takes one symbol; HTML tags and entities that were left in the text are
// passed over, so that they never part a phrase.
func (s *scanner) sign() {
	c := s.src[s.at]
	if c == '<' {
		if n := tagLen(s.src[s.at:]); n > 0 {
			s.at += n
			s.gap |= Space
			return
		}
	}
	if c == '&' {
		if n := entityLen(s.src[s.at:]); n > 0 && !bytes.HasPrefix(s.src[s.at:], []byte("&amp;")) {
			s.at += n
			s.gap |= Space
			return
		} else if n > 0 {
			s.emit(s.at+n, Symbol, 0)
			return
		}
	}
	if c == '*' && s.at+1 < len(s.src) && s.src[s.at+1] == '*' {
		s.at += 2 // Markdown's bold
		return
	}
	s.emit(s.at+1, Symbol, 0)
}

// maxTag bounds the look-ahead for the end of a tag, so that a page of "<"
// still takes linear time.
const maxTag = 256

func tagLen(src []byte) int {
	if len(src) < 3 || !(isLetter(src[1]) || src[1] == '/' || src[1] == '!') {
		return 0
	}
	for i, c := range src[1:min(len(src), maxTag)] {
		if c == '>' {
			return i + 2
		}
		if c == '<' {
			return 0
		}
	}
	return 0
}

func entityLen(src []byte) int {
	for i, c := range src[1:min(len(src), 10)] {
		if c == ';' && i > 0 {
			return i + 2
		}
		if !isLetter(c) && !isDigit(c) && c != '#' {
			return 0
		}
	}
	return 0
}

// brokenBullet is a bullet that was encoded twice, as scanned archives have it.
var brokenBullet = []byte("\u00e2\u0080\u00a2")

// wide takes what starts with a rune beyond ASCII.
func (s *scanner) wide() {
	r, n := utf8.DecodeRune(s.src[s.at:])
	switch {
	case bytes.HasPrefix(s.src[s.at:], brokenBullet):
		s.emit(s.at+len(brokenBullet), Symbol, 0)
	case unicode.IsLetter(r) || unicode.Is(unicode.Mn, r):
		s.word()
	case unicode.IsDigit(r):
		s.emit(s.at+n, Number, 0)
	case r == '’' || r == '‘' && s.gap&Space == 0:
		s.apostrophe(n)
	case unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || r == '\u00a0':
		s.gap |= Space
		s.at += n
	case unicode.IsPunct(r) && r != '•' && r != '※' && r != '‣' && r != '·' && r != '・':
		s.emit(s.at+n, Punct, 0)
	default:
		s.emit(s.at+n, Symbol, 0)
	}
}
