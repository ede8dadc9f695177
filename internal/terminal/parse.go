package terminal

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a line. Quotes hold blanks together; a quote within a word
// is an apostrophe. Offsets are bytes of the line, the quotes included.
type word struct {
	text       string
	quoted     bool
	start, end int
}

// separator parts the names of two things that are written without quotes.
const separator = "--"

func (w *word) separates() bool { return !w.quoted && w.text == separator }

// flag returns the name of the flag that the word is, and its value where it
// stands in the same word: --due=2023.
func (w *word) flag() (name, value string, ok bool) {
	if w.quoted || !strings.HasPrefix(w.text, "--") || w.text == separator {
		return "", "", false
	}
	name, value, _ = strings.Cut(w.text[len("--"):], "=")
	return name, value, true
}

// syntaxError says where a line cannot be read.
type syntaxError struct {
	Column int // counts characters from 1
	Why    string
}

func (e *syntaxError) Error() string { return fmt.Sprintf("column %d: %s", e.Column, e.Why) }

// quotes are the marks that open a quotation, each with the one that ends it.
var quotes = map[rune]rune{'"': '"', '\'': '\'', '“': '”', '‘': '’'}

// split returns the words of a line. Of a line that ends within a quotation it
// returns the words as well, the last as far as it goes, since completion looks
// at lines that are not finished.
func split(line string) ([]word, error) {
	var out []word
	for i := 0; i < len(line); {
		r, n := utf8.DecodeRuneInString(line[i:])
		if unicode.IsSpace(r) {
			i += n
			continue
		}
		w := word{start: i}
		var err error
		if end, opens := quotes[r]; opens {
			w.quoted = true
			w.text, w.end, err = quotation(line, i, i+n, end)
		} else {
			w.text, w.end = plain(line, i)
		}
		out = append(out, w)
		if err != nil {
			return out, err
		}
		i = w.end
	}
	return out, nil
}

// plain reads a word without quotes that begins at start.
func plain(line string, start int) (text string, end int) {
	if n := strings.IndexFunc(line[start:], unicode.IsSpace); n >= 0 {
		return line[start : start+n], start + n
	}
	return line[start:], len(line)
}

// quotation reads from behind the quote at start to the quote that ends it. A
// backslash before that quote or another backslash takes away its meaning.
func quotation(line string, start, from int, closing rune) (text string, end int, err error) {
	var b strings.Builder
	escaped := false
	for i, r := range line[from:] {
		switch {
		case !escaped && r == '\\':
			escaped = true
			continue
		case escaped && r != closing && r != '\\':
			b.WriteByte('\\')
		case !escaped && r == closing:
			return b.String(), from + i + utf8.RuneLen(r), nil
		}
		b.WriteRune(r)
		escaped = false
	}
	if escaped {
		b.WriteByte('\\')
	}
	return b.String(), len(line), &syntaxError{utf8.RuneCountInString(line[:start]) + 1, "the quotation that begins here has no end"}
}

// comment reports whether a line says nothing: it is empty or begins with #.
func comment(line string) bool {
	line = strings.TrimSpace(line)
	return line == "" || strings.HasPrefix(line, "#")
}

// call is a line taken apart: a verb with what it was given.
type call struct {
	verb  *verb
	rest  string // the line behind the verb, as it stands
	words []word // the words behind the verb, without flags
	flags map[string]string
}

// text returns the words as one text.
func (c *call) text() string { return textOf(c.words) }

func textOf(words []word) string {
	var out []string
	for i := range words {
		if !words[i].separates() {
			out = append(out, words[i].text)
		}
	}
	return strings.Join(out, " ")
}

// parse takes a line apart by the table of verbs. The error is a *misuse.
func parse(line string) (*call, error) {
	line = strings.TrimSpace(line)
	name, end := plain(line, 0)
	v, err := lookup(name)
	if err != nil {
		return nil, err
	}
	c := &call{verb: v, rest: strings.TrimSpace(line[end:]), flags: map[string]string{}}
	if v.raw {
		return c, nil
	}
	words, err := split(c.rest)
	if err != nil {
		return nil, &misuse{fmt.Sprintf("%s: %v", name, err)}
	}
	return c, c.take(words)
}

// take sorts words into flags and the rest.
func (c *call) take(words []word) error {
	for i := 0; i < len(words); i++ {
		name, value, ok := words[i].flag()
		if !ok {
			c.words = append(c.words, words[i])
			continue
		}
		f := c.verb.flag(name)
		switch {
		case f == nil:
			return c.verb.misused("there is no --%s%s", name, c.verb.flagsHint(name))
		case f.value == "":
			value = "yes"
		case value == "" && i+1 == len(words):
			return c.verb.misused("--%s wants %s", name, f.value)
		case value == "":
			i++
			value = words[i].text
		}
		c.flags[name] = value
	}
	return nil
}

// complete reports whether text is a whole command. Only a query may go on over
// several lines: when its verb stands alone or a bracket is left open. An empty
// line ends it, and so does a semicolon outside brackets.
func complete(text string) bool {
	name, end := plain(strings.TrimLeftFunc(text, unicode.IsSpace), 0)
	v, err := lookup(name)
	if err != nil || !v.multiline {
		return true
	}
	script := strings.TrimLeftFunc(text, unicode.IsSpace)[end:]
	depth, more := brackets(script), strings.Contains(script, "\n")
	trimmed := strings.TrimSpace(script)
	switch {
	case !more:
		return trimmed != "" && depth <= 0
	case strings.TrimSpace(script[strings.LastIndexByte(script, '\n'):]) == "":
		return true
	}
	return depth <= 0 && strings.HasSuffix(trimmed, ";")
}

// brackets returns how many brackets of a script are open at its end, outside
// of its strings and comments.
func brackets(script string) int {
	depth := 0
	for i := 0; i < len(script); i++ {
		switch c := script[i]; c {
		case '(', '[', '{':
			depth++
		case ')', ']', '}':
			depth--
		case '"', '\'', '`':
			i = stringEnd(script, i+1, c)
		case '/':
			if strings.HasPrefix(script[i:], "//") {
				i += len(firstLine(script[i:]))
			}
		}
	}
	return depth
}

// stringEnd returns where the string that began before i ends.
func stringEnd(script string, i int, quote byte) int {
	for ; i < len(script) && script[i] != quote; i++ {
		switch script[i] {
		case '\\':
			i++
		case '\n':
			if quote != '`' {
				return i
			}
		}
	}
	return i
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(s, "\n")
	return line
}
