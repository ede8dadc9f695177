package page

import (
	"fmt"
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// Styles travel in the text as noncharacters, which no text of a document may
// hold, and become the terminal's sequences when they are written.
const (
	styleBold rune = 0xFDD0 + iota
	styleMark
	styleFaint
	styleEnd
)

var styles = []rune{styleBold, styleMark, styleFaint, styleEnd}

// sequence returns what switches a style on, "" for a rune that is none.
func sequence(r rune) string {
	switch r {
	case styleBold:
		return "\x1b[1m"
	case styleMark:
		return "\x1b[1;33m"
	case styleFaint:
		return "\x1b[2m"
	case styleEnd:
		return "\x1b[0m"
	}
	return ""
}

// styled turns styles into the terminal's sequences and everything else into
// text that a terminal shows and does not obey.
func (p *Page) styled(s string) string {
	return replace(s, func(r rune) string {
		if seq := sequence(r); seq != "" {
			if !p.colour {
				return ""
			}
			return seq
		}
		return visible(r)
	})
}

// Clean returns text as a terminal may be given it: what a terminal would obey
// is written as an escape, such as \x1b, and what turns the direction of
// writing as \u202e.
func Clean(s string) string {
	return replace(s, func(r rune) string {
		if sequence(r) != "" {
			return ""
		}
		return visible(r)
	})
}

// replace returns s with some runes replaced, s itself when there are none.
func replace(s string, of func(rune) string) string {
	if !strings.ContainsFunc(s, special) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if special(r) {
			b.WriteString(of(r))
		} else {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// special reports whether r is a style, or what a terminal may obey: the
// control characters but the end of a line and the tabulator, and the marks
// that turn or isolate the direction of writing.
func special(r rune) bool {
	switch {
	case r == '\n', r == '\t':
		return false
	case unicode.IsControl(r), sequence(r) != "":
		return true
	case r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069:
		return true
	}
	return false
}

func visible(r rune) string {
	if r < 0x100 {
		return fmt.Sprintf(`\x%02x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// Width is how many columns s takes on a terminal: marks above letters and
// styles take none, wide letters of East Asia two.
func Width(s string) int {
	n := 0
	for _, r := range s {
		n += runeWidth(r)
	}
	return n
}

func runeWidth(r rune) int {
	switch {
	case r < 0x20, r < 0x7f:
		return 1
	case sequence(r) != "", unicode.Is(unicode.Mn, r), r == '\u200b', r == '\u200d':
		return 0
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}
