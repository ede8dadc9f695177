package resolve

import (
	"strings"
	"unicode"
)

// letterDistance is an edit distance in which letters that transliterations
// confuse cost less: doubled letters, silent h, vowels for vowels, v for w.
// Swapping two neighbours costs one.
func letterDistance(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	before, prev, cur := make([]float64, len(y)+1), make([]float64, len(y)+1), make([]float64, len(y)+1)
	for j := 1; j <= len(y); j++ {
		prev[j] = prev[j-1] + dropCost(y, j-1)
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = prev[0] + dropCost(x, i-1)
		for j := 1; j <= len(y); j++ {
			cur[j] = min(prev[j]+dropCost(x, i-1), cur[j-1]+dropCost(y, j-1), prev[j-1]+swapCost(x[i-1], y[j-1]))
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, prev, cur = prev, cur, before
	}
	return prev[len(y)]
}

const (
	confusable = 0.4
	vowelSwap  = 0.7
)

// dropCost is the cost of leaving out letter i of w.
func dropCost(w []rune, i int) float64 {
	if i > 0 && w[i] == w[i-1] || i > 0 && w[i] == 'h' {
		return confusable
	}
	return 1
}

// syllabic reports whether w is written in a script whose characters are
// syllables or words, so that another character makes another name.
func syllabic(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool {
		return unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	}) >= 0
}

// swapCost is the cost of writing one letter for another.
func swapCost(v, w rune) float64 {
	switch {
	case v == w:
		return 0
	case soundClass(v) != 0 && soundClass(v) == soundClass(w):
		return confusable
	case isVowel(v) && isVowel(w):
		return vowelSwap
	}
	return 1
}

func isVowel(r rune) bool {
	switch r {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// soundClass groups letters that transliterations confuse.
func soundClass(r rune) byte {
	switch r {
	case 'v', 'w':
		return 'v'
	case 's', 'z':
		return 's'
	case 'k', 'q', 'c', 'g':
		return 'k'
	case 'i', 'y', 'j':
		return 'i'
	case 'u', 'o':
		return 'u'
	}
	return 0
}
