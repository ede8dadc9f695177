// Package fold brings names and words to the form in which they are compared:
// lower case, without diacritics, with one kind of apostrophe and hyphen.
//
// Use [String] for whole names and [Append] on hot paths. Folding is
// idempotent: String(String(s)) == String(s).
package fold

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// String returns s folded: "Bùi Thanh Sơn" becomes "bui thanh son", "Việt Nam"
// "viet nam", "Côte d’Ivoire" "cote d'ivoire". Spaces are kept as they are.
func String(s string) string {
	for i := 0; i < len(s); i++ {
		if c := s[i]; c >= utf8.RuneSelf || 'A' <= c && c <= 'Z' {
			return string(Append(make([]byte, 0, len(s)+8), s))
		}
	}
	return s
}

// Append appends the folded form of s to dst and returns the result. Text that
// is plain ASCII costs no allocation beyond dst's growth.
func Append[T string | []byte](dst []byte, s T) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, n := decode(s[i:])
		dst = appendRune(dst, r)
		i += n
	}
	return dst
}

func decode[T string | []byte](s T) (rune, int) {
	switch v := any(s).(type) {
	case string:
		return utf8.DecodeRuneInString(v)
	case []byte:
		return utf8.DecodeRune(v)
	}
	panic("unreachable")
}

// appendRune folds one rune beyond ASCII. Letters that Unicode does not
// decompose (đ, ø, ł …) are mapped by hand to the ASCII that passports use.
func appendRune(dst []byte, r rune) []byte {
	if plain, ok := undecomposed[unicode.ToLower(r)]; ok {
		return append(dst, plain...)
	}
	if unicode.Is(unicode.Mn, r) {
		return dst
	}
	var buf [utf8.UTFMax]byte
	n := utf8.EncodeRune(buf[:], r)
	for _, d := range string(norm.NFKD.Append(nil, buf[:n]...)) {
		if unicode.Is(unicode.Mn, d) {
			continue
		}
		d = unicode.ToLower(d)
		if plain, ok := undecomposed[d]; ok {
			dst = append(dst, plain...)
			continue
		}
		dst = utf8.AppendRune(dst, d)
	}
	return dst
}

// undecomposed maps letters without a canonical decomposition, and the
// typographic marks that writers mix, to what names are compared by.
var undecomposed = map[rune]string{
	'đ': "d", 'ð': "d", 'ø': "o", 'ł': "l", 'ħ': "h", 'ŧ': "t", 'ı': "i",
	'æ': "ae", 'œ': "oe", 'ß': "ss", 'þ': "th", 'ə': "a", 'ʻ': "'", 'ʼ': "'",
	'‘': "'", '’': "'", '‛': "'", '`': "'", '´': "'", '‐': "-", '‑': "-", '–': "-", '—': "-",
	'\u00a0': " ", '\u2009': " ", '\u202f': " ", '\u200b': "", '\ufeff': "", '\u00ad': "",
}
