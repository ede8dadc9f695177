package terminal

import (
	"fmt"
	"strings"
)

// mostTypos is how many slips away a word may be to be suggested.
const mostTypos = 2

// nearest returns the word of a list that is spelt most like typed, "" when none
// is alike: of few slips, or begun by what was typed.
func nearest(typed string, list []string) string {
	typed = strings.ToLower(typed)
	best, least := "", mostTypos+1
	for _, w := range list {
		d := slips(typed, w)
		if len(typed) > 1 && strings.HasPrefix(w, typed) {
			d = min(d, 1)
		}
		if d < least && d < max(len(typed), len(w)) {
			best, least = w, d
		}
	}
	return best
}

// didYouMean returns the end of a message about a word that is not in a list.
func didYouMean(typed string, list []string) string {
	if w := nearest(typed, list); w != "" {
		return fmt.Sprintf("; did you mean %s?", w)
	}
	return ""
}

// slips is the optimal string alignment distance: how many letters must be
// changed, put in, left out or swapped with their neighbour to turn a into b.
func slips(a, b string) int {
	x, y := []rune(a), []rune(b)
	var last []int
	prev, cur := make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range prev {
		prev[j] = j
	}
	for i := 1; i <= len(x); i++ {
		cur[0] = i
		for j := 1; j <= len(y); j++ {
			cost := 1
			if x[i-1] == y[j-1] {
				cost = 0
			}
			cur[j] = min(prev[j]+1, cur[j-1]+1, prev[j-1]+cost)
			if i > 1 && j > 1 && x[i-1] == y[j-2] && x[i-2] == y[j-1] {
				cur[j] = min(cur[j], last[j-2]+1)
			}
		}
		last, prev, cur = prev, cur, make([]int, len(y)+1)
	}
	return prev[len(y)]
}
