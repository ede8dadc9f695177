package export

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
	"unicode"
)

// xmlWriter writes XML and keeps the first error, so that a writer of a format
// reads as the list of what it writes.
type xmlWriter struct {
	w   *bufio.Writer
	err error
}

func newXMLWriter(w io.Writer) *xmlWriter { return &xmlWriter{w: bufio.NewWriter(w)} }

// raw writes markup as it is.
func (x *xmlWriter) raw(markup string) {
	if x.err == nil {
		_, x.err = x.w.WriteString(markup)
	}
}

// rawf formats markup; its arguments must be escaped already.
func (x *xmlWriter) rawf(format string, args ...any) {
	if x.err == nil {
		_, x.err = fmt.Fprintf(x.w, format, args...)
	}
}

// finish writes out what is held back and returns the first error.
func (x *xmlWriter) finish() error {
	if x.err != nil {
		return x.err
	}
	return x.w.Flush()
}

// escaped returns text as XML character data or attribute value. Characters that
// XML cannot hold become U+FFFD.
func escaped(s string) string {
	if !strings.ContainsFunc(s, mustEscape) {
		return s
	}
	var b strings.Builder
	if err := xml.EscapeText(&b, []byte(s)); err != nil {
		panic("export: " + err.Error()) // a strings.Builder takes everything
	}
	return b.String()
}

func mustEscape(r rune) bool {
	return r < ' ' || r == 0x7f || strings.ContainsRune(`<>&'"`, r) || r >= 0xfffd || r == unicode.ReplacementChar
}

// nmtoken returns s as an NMTOKEN, the form that XML wants of ids. An IRI of
// ours usually is one; any other letter becomes "_uHEX_".
func nmtoken(s string) string {
	if s != "" && !strings.ContainsFunc(s, notNameChar) {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if notNameChar(r) {
			fmt.Fprintf(&b, "_u%X_", r)
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

// notNameChar reports whether r is no NameChar of XML 1.0, fifth edition, §2.3.
func notNameChar(r rune) bool {
	switch {
	case r == '-', r == '.', r == '_', r == ':', '0' <= r && r <= '9', 'A' <= r && r <= 'Z', 'a' <= r && r <= 'z':
		return false
	case r == 0xb7, 0x300 <= r && r <= 0x36f, 0x203f <= r && r <= 0x2040:
		return false
	case r == 0xd7, r == 0xf7, r == 0x37e:
		return true
	case 0xc0 <= r && r <= 0x1fff, 0x200c <= r && r <= 0x200d, 0x2070 <= r && r <= 0x218f, 0x2c00 <= r && r <= 0x2fef,
		0x3001 <= r && r <= 0xd7ff, 0xf900 <= r && r <= 0xfdcf, 0xfdf0 <= r && r <= 0xfffc, 0x10000 <= r && r <= 0xeffff:
		return false
	}
	return true
}
