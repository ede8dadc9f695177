package export

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// SyntaxError says where N-Quads do not parse.
type SyntaxError struct {
	Line   int // from 1
	Column int // in letters, from 1
	Want   string
	Found  string // what stands there, "" at the end of the line
}

func (e *SyntaxError) Error() string {
	found := "the end of the line"
	if e.Found != "" {
		found = strconv.Quote(e.Found)
	}
	return fmt.Sprintf("line %d, column %d: want %s, found %s", e.Line, e.Column, e.Want, found)
}

// ReadNQuads yields the quads of N-Quads 1.1 (https://www.w3.org/TR/n-quads/) in
// their order, as the store keeps them: rdf: and xsd: shortened, base, when there
// is one, taken off IRIs, integers, doubles, booleans and times as such where
// they are written the usual way. The error, a *[SyntaxError] where the text is
// wrong, is the last pair: quads before it have been yielded, so that a caller
// who wants all or nothing collects them first.
func ReadNQuads(r io.Reader, base string) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		lines := lineReader{r: bufio.NewReaderSize(r, 1<<16)}
		for {
			line, err := lines.next()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(quad.Quad{}, err)
				return
			}
			p := lineParser{text: line, base: base}
			q, ok, bad := p.statement()
			if bad != nil {
				bad.Line = lines.n
				yield(quad.Quad{}, bad)
				return
			}
			if ok && !yield(q, nil) {
				return
			}
		}
	}
}

// lineReader reads lines of any length, which may end in "\n", "\r\n" or "\r".
type lineReader struct {
	r       *bufio.Reader
	pending []string // lines of the last chunk, split at carriage returns
	n       int      // number of the last line
}

func (l *lineReader) next() (string, error) {
	for len(l.pending) == 0 {
		chunk, err := l.r.ReadString('\n')
		if chunk == "" {
			if err == nil {
				err = io.EOF
			}
			return "", err
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", err
		}
		chunk = strings.TrimSuffix(chunk, "\n")
		chunk = strings.TrimSuffix(chunk, "\r")
		l.pending = strings.Split(chunk, "\r")
	}
	line := l.pending[0]
	l.pending = l.pending[1:]
	l.n++
	return line, nil
}

// lineParser reads one line.
type lineParser struct {
	text string
	at   int
	base string
	bad  *SyntaxError
}

// statement returns the quad of the line, and false when the line holds none.
func (p *lineParser) statement() (q quad.Quad, ok bool, bad *SyntaxError) {
	if !utf8.ValidString(p.text) {
		for i, r := range p.text {
			if r == utf8.RuneError && !strings.HasPrefix(p.text[i:], "\ufffd") {
				p.at = i
				break
			}
		}
		p.fail("text in UTF-8")
		return q, false, p.bad
	}
	p.space()
	if p.done() {
		return q, false, nil
	}
	q.Subject = p.resource("a subject: an IRI in angle brackets or a blank node")
	q.Predicate = p.iri("a predicate: an IRI in angle brackets")
	q.Object = p.object()
	if p.space(); p.peek() != '.' {
		q.Label = p.resource("a graph label or a full stop")
	}
	p.space()
	p.expect('.', "a full stop")
	p.space()
	if !p.done() {
		p.fail("nothing but a comment after the full stop")
	}
	return q, true, p.bad
}

// done reports whether only a comment is left.
func (p *lineParser) done() bool { return p.at >= len(p.text) || p.text[p.at] == '#' }

func (p *lineParser) peek() byte {
	if p.at < len(p.text) {
		return p.text[p.at]
	}
	return 0
}

func (p *lineParser) space() {
	for p.at < len(p.text) && (p.text[p.at] == ' ' || p.text[p.at] == '\t') {
		p.at++
	}
}

// fail notes the first fault.
func (p *lineParser) fail(want string) {
	if p.bad != nil {
		return
	}
	found := p.text[min(p.at, len(p.text)):]
	if i := strings.IndexAny(found, " \t"); i > 0 {
		found = found[:i]
	}
	const shown = 40
	if len(found) > shown {
		found = strings.ToValidUTF8(found[:shown], "") + "…"
	}
	p.bad = &SyntaxError{Column: utf8.RuneCountInString(p.text[:min(p.at, len(p.text))]) + 1, Want: want, Found: found}
}

func (p *lineParser) expect(c byte, want string) {
	if p.bad != nil {
		return
	}
	if p.peek() != c {
		p.fail(want)
		return
	}
	p.at++
}
