package text

import (
	"bytes"
	"unicode/utf8"
)

// line is tokens [from, to) that stand on one line, and the line's place.
type line struct {
	from, to   int32
	start, end int32 // bytes, without the line's indent and trailing space
	runes      int32 // its length as a reader counts it
	blank      bool  // an empty line stands before it
}

// appendBlocks gathers lines into blocks. A line break inside a paragraph is
// told from one between paragraphs by whether the next line's first word would
// still have fitted (hard-wrapped text), or by a start in lower case.
func appendBlocks(dst []Block, src []byte, toks []Token) []Block {
	lines := linesOf(src, toks)
	width := wrapWidth(lines)
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && joins(src, toks, lines, i, j, width) {
			j++
		}
		dst = append(dst, newBlock(src, toks, lines[i:j]))
		i = j
	}
	return dst
}

func linesOf(src []byte, toks []Token) []line {
	var lines []line
	for i := 0; i < len(toks); {
		j := i + 1
		for j < len(toks) && !toks[j].Has(Newline) && !isInlineBullet(src, toks, j) {
			j++
		}
		l := line{from: int32(i), to: int32(j), start: toks[i].Start, end: toks[j-1].End}
		l.runes = int32(utf8.RuneCount(src[l.start:l.end]))
		if n := len(lines); n > 0 {
			l.blank = bytes.Count(src[lines[n-1].end:l.start], []byte{'\n'}) > 1
		}
		lines = append(lines, l)
		i = j
	}
	return lines
}

// isInlineBullet reports whether token j is a bullet whose line break was lost.
func isInlineBullet(src []byte, toks []Token, j int) bool {
	t := toks[j]
	if t.Class != Symbol || t.End-t.Start < 2 || !t.Has(Space) || j+1 >= len(toks) || !toks[j+1].Has(Space) {
		return false
	}
	r, _ := utf8.DecodeRune(src[t.Start:t.End])
	return r == '•' || r == '◦' || r == '※' || r == '▪' || r == 'â'
}

// minWrap and maxWrap bound the widths at which programs wrap prose.
const minWrap, maxWrap = 50, 120

// wrapWidth returns the width at which the text was wrapped by a program, or 0.
// Text counts as wrapped when most of its lines that are followed directly by
// another are nearly as long as its longest lines. One line in twenty may be
// longer than that width: addresses and titles are not wrapped.
func wrapWidth(lines []line) int32 {
	var count [maxWrap + 1]int
	fit, long := 0, 0
	for _, l := range lines {
		switch {
		case l.runes > maxWrap:
			long++
		case l.runes >= minWrap:
			count[l.runes]++
			fit++
		}
	}
	if long > fit {
		return 0
	}
	width, over := int32(maxWrap), fit/20
	for ; width >= minWrap; width-- {
		if over -= count[width]; over < 0 {
			break
		}
	}
	full, all := 0, 0
	for i := 0; i+1 < len(lines); i++ {
		if lines[i+1].blank {
			continue
		}
		all++
		if lines[i].runes > width*3/4 {
			full++
		}
	}
	if all < 2 || full*3 < all*2 {
		return 0
	}
	return width
}

// joins reports whether line j goes on with the block that began with line i.
func joins(src []byte, toks []Token, lines []line, i, j int, width int32) bool {
	prev, next := lines[j-1], lines[j]
	if startsItem(src, toks, next) {
		return false
	}
	if next.blank {
		// A page break of a scan in the middle of a sentence.
		return prev.runes > minWrap && startsLower(src, next) && !endsSentence(src, prev)
	}
	if width > 0 {
		first := int(toks[next.from].Start)
		word := int32(utf8.RuneCount(src[first:wordEnd(src, first)]))
		return prev.runes+1+word > width-2 || startsLower(src, next)
	}
	if endsSentence(src, prev) {
		return false
	}
	return startsLower(src, next) || j-1 > i && startsLower(src, prev)
}

func wordEnd(src []byte, i int) int {
	for i < len(src) && classOf[src[i]] != cSpace {
		i++
	}
	return i
}

func startsLower(src []byte, l line) bool {
	return classOf[src[l.start]] == cLower
}

func endsSentence(src []byte, l line) bool {
	e := bytes.TrimRight(src[l.start:l.end], `"')]*`)
	e = bytes.TrimSuffix(e, []byte("”"))
	return len(e) > 0 && bytes.IndexByte([]byte(".!?:;"), e[len(e)-1]) >= 0
}

// startsItem reports whether l begins with a bullet or a number of a list.
func startsItem(src []byte, toks []Token, l line) bool { return itemMark(src, toks, l) > 0 }

// itemMark returns how many tokens the list mark at the start of l takes:
// "◦", "•", "-", "*", "※", "1.", "2)", "(a)", "(iv)".
func itemMark(src []byte, toks []Token, l line) int32 {
	n := l.to - l.from
	t := toks[l.from]
	r, _ := utf8.DecodeRune(src[t.Start:t.End])
	at := func(k int32) (byte, bool) {
		if k >= n {
			return 0, false
		}
		u := toks[l.from+k]
		return src[u.Start], u.End-u.Start == 1
	}
	switch {
	case n < 2:
		return 0
	case (isBullet(r) || r == 'â' && t.Class == Symbol) && toks[l.from+1].Has(Space):
		return 1
	case t.Class == Number && t.End-t.Start <= 3:
		if c, one := at(1); one && (c == '.' || c == ')') && n > 2 && toks[l.from+2].Has(Space) {
			return 2
		}
	case r == '(':
		if c, one := at(2); one && c == ')' && toks[l.from+1].End-toks[l.from+1].Start <= 4 {
			return 3
		}
	}
	return 0
}

func isBullet(r rune) bool {
	switch r {
	case '◦', '•', '‣', '▪', '■', '□', '●', '○', '◆', '◇', '※', '·', '・', '-', '*', '–', '—', '➢', '►', '▶', '✓', '\uf0b7':
		return true
	}
	return false
}

// newBlock makes a block of lines, leaving out its list mark.
func newBlock(src []byte, toks []Token, lines []line) Block {
	first, last := lines[0], lines[len(lines)-1]
	b := Block{From: first.from, To: last.to}
	if n := itemMark(src, toks, first); n > 0 {
		b.Kind, b.Level = Item, 1
		if toks[first.from].Class != Number && indent(src, int(first.start)) >= 3 {
			b.Level = 2
		}
		b.From += n
		return b
	}
	for b.From < b.To && isRule(src, toks[b.From]) {
		b.From++ // "### Begins", "> quoted", table bars
		b.Kind = Heading
	}
	switch {
	case b.From == b.To:
		b.Kind = Noise
	case b.Kind == Heading:
	case endsSentence(src, last):
		b.Kind = Prose
	default:
		b.Kind = untermined(src, toks, b)
	}
	return b
}

func isRule(src []byte, t Token) bool {
	return t.Class == Symbol && bytes.IndexByte([]byte("#>|=~*"), src[t.Start]) >= 0
}

func indent(src []byte, i int) int {
	n := 0
	for i > 0 && (src[i-1] == ' ' || src[i-1] == '\t') {
		i--
		n++
	}
	return n
}

// maxHeading is the most words that a line without a full stop may have and
// still be a heading; a longer one is prose whose stop was lost.
const maxHeading = 22

// untermined tells a heading from a menu line or from prose without a stop.
func untermined(src []byte, toks []Token, b Block) BlockKind {
	words, stops := 0, 0
	for i, t := range toks[b.From:b.To] {
		switch {
		case t.Class == Word:
			words++
		case src[t.Start] == '.' && t.End-t.Start == 1 && words > 4 && int(b.From)+i+1 < int(b.To) && toks[int(b.From)+i+1].Has(Capital|Space):
			stops++ // a sentence ends inside
		}
	}
	switch {
	case words <= 1:
		return Noise
	case words > maxHeading || stops > 0 && words > 8:
		return Prose
	}
	return Heading
}
