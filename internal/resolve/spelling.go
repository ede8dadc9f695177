package resolve

import (
	"slices"
	"strings"

	"chancery/internal/fold"
)

// soundKey returns the consonants of a folded word, with those that
// transliterations confuse made alike: a key under which the spellings of a
// name fall together ("Zelensky", "Zelenskyy"; "Mohammed", "Muhamad"). Words
// with one key need not be one name.
func soundKey(w string) string {
	w = digraphs.Replace(w)
	var out []byte
	for i := 0; i < len(w); i++ {
		c := soundOf(w[i])
		if c == 0 && i == 0 {
			c = 'a' // that a name begins with a vowel is heard, which one is not
		}
		if c != 0 && (len(out) == 0 || out[len(out)-1] != c) {
			out = append(out, c)
		}
	}
	return string(out)
}

var digraphs = strings.NewReplacer("ph", "f", "kh", "k", "gh", "g", "sch", "s", "sh", "s", "ch", "k", "tch", "k",
	"zh", "j", "dj", "j", "dzh", "j", "ck", "k", "th", "t", "ts", "s", "tz", "s", "x", "ks", "qu", "k")

func soundOf(c byte) byte {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y', 'h', 'w':
		return 0
	case 'c', 'q':
		return 'k'
	case 'z':
		return 's'
	}
	return c
}

// spellingsAgree reports whether two names are spellings of one name: word for
// word equal, short forms of each other, or alike in sound and nearly so in
// letters. Initials may be missing.
func spellingsAgree(a, b name) bool {
	v, w := withoutInitials(a.words), withoutInitials(b.words)
	if len(v) != len(w) || len(v) < 2 || !initialsAgree(a.words, b.words) {
		return false
	}
	for i := range v {
		if !wordVariant(v[i], w[i]) && !nickname(v[i], w[i]) {
			return false
		}
	}
	return true
}

func withoutInitials(ws []string) []string {
	return slices.DeleteFunc(slices.Clone(ws), func(w string) bool { return len(w) == 1 })
}

// initialsAgree reports whether names that both have initials have the same:
// "George W. Bush" is not "George H. W. Bush".
func initialsAgree(a, b []string) bool {
	x, y := onlyInitials(a), onlyInitials(b)
	return len(x) == 0 || len(y) == 0 || slices.Equal(x, y)
}

func onlyInitials(ws []string) []string {
	return slices.DeleteFunc(slices.Clone(ws), func(w string) bool { return len(w) != 1 })
}

// wordVariant reports whether two words are spellings of one. Short words must
// be equal: "Un" and "In" are two people. A word in a for one in o is
// another name: "Maria" and "Mario".
func wordVariant(a, b string) bool {
	if a == b || particles[a] && particles[b] {
		return true
	}
	n := min(len(a), len(b))
	if n < 4 || soundKey(a) != soundKey(b) {
		return false
	}
	if x, y := a[len(a)-1], b[len(b)-1]; x == 'a' && y == 'o' || x == 'o' && y == 'a' {
		return false
	}
	allowed := 1
	if n >= 7 {
		allowed = 2
	}
	return fold.Distance(a, b) <= allowed
}
