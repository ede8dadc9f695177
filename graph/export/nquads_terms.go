package export

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"
)

// resource reads an IRI or a blank node.
func (p *lineParser) resource(want string) quad.Value {
	p.space()
	switch {
	case p.bad != nil:
		return nil
	case p.peek() == '<':
		return p.iri(want)
	case strings.HasPrefix(p.text[p.at:], "_:"):
		return p.blank()
	}
	p.fail(want)
	return nil
}

func (p *lineParser) object() quad.Value {
	p.space()
	if p.bad == nil && p.peek() == '"' {
		return p.literal()
	}
	return p.resource("an object: an IRI, a blank node or a literal")
}

// iri reads an absolute IRI.
func (p *lineParser) iri(want string) quad.Value {
	p.space()
	if p.bad != nil {
		return nil
	}
	start := p.at
	p.expect('<', want)
	full := p.iriBody()
	if p.bad != nil {
		return nil
	}
	if !absolute(full) {
		p.at = start
		p.fail("an absolute IRI, with its scheme")
		return nil
	}
	return quad.IRI(shortIRI(full, p.base))
}

// iriBody reads an IRI up to and with its ">".
func (p *lineParser) iriBody() string {
	var b strings.Builder
	for p.bad == nil {
		from := p.at
		for p.at < len(p.text) && p.text[p.at] > ' ' && strings.IndexByte("<>\"{}|^`\\", p.text[p.at]) < 0 {
			p.at++
		}
		b.WriteString(p.text[from:p.at])
		switch p.peek() {
		case '>':
			p.at++
			return b.String()
		case '\\':
			r := p.codePoint()
			b.WriteRune(r)
		default:
			p.fail("\">\" at the end of an IRI, or a letter that an IRI may hold")
		}
	}
	return ""
}

// absolute reports whether an IRI begins with a scheme.
func absolute(s string) bool {
	scheme, _, ok := strings.Cut(s, ":")
	if !ok || scheme == "" {
		return false
	}
	for i := range len(scheme) {
		c := scheme[i] | 0x20
		letter := 'a' <= c && c <= 'z'
		other := '0' <= scheme[i] && scheme[i] <= '9' || strings.IndexByte("+-.", scheme[i]) >= 0
		if !letter && (i == 0 || !other) {
			return false
		}
	}
	return true
}

// shortIRI is the inverse of how IRIs are written out.
func shortIRI(full, base string) string {
	for _, ns := range []struct{ long, short string }{{nsRDF, "rdf:"}, {nsXSD, "xsd:"}} {
		if local, ok := strings.CutPrefix(full, ns.long); ok {
			return ns.short + local
		}
	}
	if base != "" {
		if own, ok := strings.CutPrefix(full, base); ok {
			if scheme, _, ok := strings.Cut(own, ":"); ok && ours(scheme) {
				return own
			}
		}
	}
	return full
}

// codePoint reads \uXXXX or \UXXXXXXXX.
func (p *lineParser) codePoint() rune {
	const want = "\\u and four hexadecimal digits, or \\U and eight, of a letter"
	digits := 0
	switch {
	case strings.HasPrefix(p.text[p.at:], `\u`):
		digits = 4
	case strings.HasPrefix(p.text[p.at:], `\U`):
		digits = 8
	}
	if digits == 0 || p.at+2+digits > len(p.text) {
		p.fail(want)
		return utf8.RuneError
	}
	n, err := strconv.ParseUint(p.text[p.at+2:p.at+2+digits], 16, 32)
	if err != nil || n > math.MaxInt32 || !utf8.ValidRune(rune(n)) {
		p.fail(want)
		return utf8.RuneError
	}
	p.at += 2 + digits
	return rune(n)
}

// blank reads a blank node.
func (p *lineParser) blank() quad.Value {
	p.at += len("_:")
	from, end := p.at, p.at
	for i, r := range p.text[from:] {
		dot := r == '.' && i > 0
		if !dot && !blankChar(r, i == 0) {
			break
		}
		if !dot {
			end = from + i + utf8.RuneLen(r)
		}
	}
	p.at = end
	if end == from {
		p.fail("the label of a blank node")
		return nil
	}
	return quad.BNode(p.text[from:end])
}

// validBlankLabel reports whether s is a whole label.
func validBlankLabel(s string) bool {
	p := lineParser{text: "_:" + s}
	p.blank()
	return p.bad == nil && p.at == len(p.text) && utf8.ValidString(s)
}

// blankChar reports whether r may stand in a label: PN_CHARS, or, as the first
// letter, PN_CHARS_U or a digit.
func blankChar(r rune, first bool) bool {
	switch {
	case r == '_', '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
		return true
	case r == '-', r == 0xb7, 0x300 <= r && r <= 0x36f, 0x203f <= r && r <= 0x2040:
		return !first
	case r == 0xd7, r == 0xf7, r == 0x37e:
		return false
	}
	return 0xc0 <= r && r <= 0x1fff || 0x200c <= r && r <= 0x200d || 0x2070 <= r && r <= 0x218f ||
		0x2c00 <= r && r <= 0x2fef || 0x3001 <= r && r <= 0xd7ff || 0xf900 <= r && r <= 0xfdcf ||
		0xfdf0 <= r && r <= 0xfffd || 0x10000 <= r && r <= 0xeffff
}

// literal reads a quoted string with its type or language.
func (p *lineParser) literal() quad.Value {
	p.at++
	lexical := p.literalBody()
	if p.bad != nil {
		return nil
	}
	switch {
	case p.peek() == '@':
		return p.language(lexical)
	case strings.HasPrefix(p.text[p.at:], "^^"):
		p.at += len("^^")
		if p.peek() != '<' {
			p.fail("a datatype: an IRI in angle brackets")
			return nil
		}
		datatype, ok := p.iri("a datatype").(quad.IRI)
		if !ok {
			return nil
		}
		return typed(lexical, datatype)
	}
	return quad.String(lexical)
}

func (p *lineParser) literalBody() string {
	var b strings.Builder
	for p.bad == nil {
		from := p.at
		if i := strings.IndexAny(p.text[p.at:], `"\`); i >= 0 {
			p.at += i
		} else {
			p.at = len(p.text)
		}
		b.WriteString(p.text[from:p.at])
		switch p.peek() {
		case '"':
			p.at++
			return b.String()
		case '\\':
			b.WriteRune(p.escape())
		default:
			p.fail("a quotation mark at the end of a literal")
		}
	}
	return ""
}

// escape reads what follows a backslash in a literal.
func (p *lineParser) escape() rune {
	const letters, meant = `tbnrf"'\`, "\t\b\n\r\f\"'\\"
	if p.at+1 < len(p.text) {
		if i := strings.IndexByte(letters, p.text[p.at+1]); i >= 0 {
			p.at += 2
			return rune(meant[i])
		}
	}
	return p.codePoint()
}

// language reads "@en-GB".
func (p *lineParser) language(lexical string) quad.Value {
	p.at++
	from := p.at
	for part := 0; ; part++ {
		start := p.at
		for p.at < len(p.text) && tagChar(p.text[p.at], part > 0) {
			p.at++
		}
		if p.at == start {
			p.fail("a language tag such as @en or @en-GB")
			return nil
		}
		if p.peek() != '-' {
			return quad.LangString{Value: quad.String(lexical), Lang: p.text[from:p.at]}
		}
		p.at++
	}
}

func tagChar(c byte, digits bool) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || digits && '0' <= c && c <= '9'
}

// typed returns a literal as the store keeps it: as a number, boolean or time
// where that is written back the same, else as it stands.
func typed(lexical string, datatype quad.IRI) quad.Value {
	var v quad.Value
	switch datatype {
	case "xsd:string":
		return quad.String(lexical)
	case "xsd:integer":
		if n, err := strconv.ParseInt(lexical, 10, 64); err == nil {
			v = quad.Int(n)
		}
	case "xsd:double":
		if f, err := strconv.ParseFloat(lexical, 64); err == nil && !math.IsNaN(f) && !math.IsInf(f, 0) {
			v = quad.Float(f)
		}
	case "xsd:boolean":
		if lexical == "true" || lexical == "false" {
			v = quad.Bool(lexical == "true")
		}
	case "xsd:dateTime":
		if t, err := time.Parse(time.RFC3339Nano, lexical); err == nil {
			v = quad.Time(t.UTC())
		}
	}
	if v != nil {
		if same, _, _, err := literal(v); err == nil && same == lexical {
			return v
		}
	}
	return quad.TypedString{Value: quad.String(lexical), Type: datatype}
}
