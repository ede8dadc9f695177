package source

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
)

const utf8BOM = "\xef\xbb\xbf"

// toUTF8 returns raw itself when it is UTF-8, converts UTF-16 with a
// byte-order mark and Windows-1252, and refuses everything else: text whose
// charset must be guessed would be evidence that nobody wrote.
func toUTF8(raw []byte) ([]byte, *Error) {
	switch {
	case bytes.HasPrefix(raw, []byte("\xff\xfe")), bytes.HasPrefix(raw, []byte("\xfe\xff")):
		return convert(raw, unicode.UTF16(unicode.LittleEndian, unicode.UseBOM), "UTF-16")
	case bytes.HasPrefix(raw, []byte("%PDF-")):
		// No library in pure Go was found that keeps words and lines of a PDF
		// as they are printed, and evidence must be words that stand there.
		return nil, &Error{What: "is a PDF file", Hint: "save its text, for example with pdftotext, and read that"}
	case isBinary(raw):
		return nil, &Error{What: "is a binary file", Hint: "only text, HTML and DOCX can be read"}
	}
	bad := firstInvalid(raw)
	if bad < 0 {
		return raw, nil
	}
	if isWindows1252(raw) {
		return convert(raw, charmap.Windows1252, "Windows-1252")
	}
	return nil, &Error{
		What: fmt.Sprintf("is not valid UTF-8 (byte %d, line %d)", bad, 1+bytes.Count(raw[:bad], []byte("\n"))),
		Hint: "convert it to UTF-8",
	}
}

func convert(raw []byte, enc encoding.Encoding, name string) ([]byte, *Error) {
	out, err := enc.NewDecoder().Bytes(raw)
	if err != nil || !utf8.Valid(out) || bytes.ContainsRune(out, utf8.RuneError) {
		return nil, &Error{What: "is not valid " + name, Hint: "convert it to UTF-8", Err: err}
	}
	return out, nil
}

// isBinary reports whether raw holds bytes that no text holds near its start:
// NUL, or other control characters in number.
func isBinary(raw []byte) bool {
	head := raw[:min(len(raw), 8192)]
	controls := 0
	for _, c := range head {
		if c == 0 {
			return true
		}
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != '\v' && c != '\x1b' {
			controls++
		}
	}
	return controls*50 > len(head)
}

// firstInvalid returns the offset of the first byte that is not UTF-8, or -1.
func firstInvalid(raw []byte) int {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}

// isWindows1252 reports whether raw, which is not UTF-8, can be Western text in
// one byte a character: no multi-byte UTF-8 character anywhere (that would be
// UTF-8 with a fault in it), no byte that Windows-1252 leaves undefined, and
// nine tenths ASCII.
func isWindows1252(raw []byte) bool {
	high := 0
	for i := 0; i < len(raw); {
		c := raw[i]
		if c < utf8.RuneSelf {
			i++
			continue
		}
		if _, n := utf8.DecodeRune(raw[i:]); n > 1 {
			return false
		}
		if bytes.IndexByte([]byte{0x81, 0x8d, 0x8f, 0x90, 0x9d}, c) >= 0 {
			return false
		}
		high++
		i++
	}
	return high*10 < len(raw)
}
