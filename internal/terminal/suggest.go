package terminal

import (
	"fmt"
	"strings"

	"chancery/internal/fold"
)

// mostTypos is how many slips away a word may be to be suggested.
const mostTypos = 2

// nearest returns the word of a list that is spelt most like typed, "" when none
// is alike: of few slips, or begun by what was typed.
func nearest(typed string, list []string) string {
	typed = strings.ToLower(typed)
	best, least := "", mostTypos+1
	for _, w := range list {
		d := fold.Distance(typed, w)
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
