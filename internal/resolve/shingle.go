package resolve

import (
	"strings"
	"unicode"

	"chancery/internal/fold"
)

// stopWords carry no content of their own.
var stopWords = words(`a an and the of to in on for with by at from as is are was were be been that this these those it its
	their his her he she they them both two will would shall should has have had also which who not no into between
	during such up s further well very other more than all each one said sides side countries country`)

// Words returns the folded words of a text, hyphens and apostrophes being gaps.
func Words(s string) []string {
	return strings.FieldsFunc(fold.String(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// ContentWords returns the folded words of s that carry content, crudely cut to
// their stems.
func ContentWords(s string) []string {
	ws := Words(s)
	out := ws[:0]
	for _, w := range ws {
		if w = Stem(w); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Stem cuts the endings under which one folded word appears in two texts, and
// returns "" for words that carry no content. It is made for comparing, not for
// showing.
func Stem(w string) string {
	if stopWords[w] {
		return ""
	}
	for _, e := range [...]string{"ations", "ation", "ments", "ment", "ings", "ing", "ies", "ed", "es", "s", "ly", "e", "y"} {
		if len(w) >= len(e)+4 && strings.HasSuffix(w, e) {
			return w[:len(w)-len(e)]
		}
	}
	return w
}

// appendShingles appends a hash of every pair of neighbouring words.
func appendShingles(dst []uint64, ws []string) []uint64 {
	for i := 1; i < len(ws); i++ {
		dst = append(dst, hash(ws[i-1], " ", ws[i]))
	}
	return dst
}

// appendHashes appends a hash of every word.
func appendHashes(dst []uint64, ws []string) []uint64 {
	for _, w := range ws {
		dst = append(dst, hash(w))
	}
	return dst
}

// hash is FNV-1a, which the standard library offers only with an allocation.
func hash(parts ...string) uint64 {
	const offset, prime = 14695981039346656037, 1099511628211
	h := uint64(offset)
	for _, p := range parts {
		for i := range len(p) {
			h = (h ^ uint64(p[i])) * prime
		}
	}
	return h
}

// overlap returns the share of the smaller of two sorted sets that is in the
// other, and how many members that is.
func overlap(a, b []uint64) (share float64, n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			n, i, j = n+1, i+1, j+1
		}
	}
	if n == 0 {
		return 0, 0
	}
	return float64(n) / float64(min(len(a), len(b))), n
}
