package lexicon

import (
	"strings"

	"chancery/internal/fold"
)

// Form is one way in which a thing is written.
type Form struct {
	Text string
	// Exact says that only this very spelling counts, upper and lower case
	// included: "US" is a country, "us" is not. Other forms are compared
	// folded (package fold).
	Exact bool
}

// parseForm reads the notation of the data files: a leading "=" marks a form
// that counts only as written.
func parseForm(s string) Form {
	if text, ok := strings.CutPrefix(s, "="); ok {
		return Form{Text: text, Exact: true}
	}
	return Form{Text: s}
}

// key returns what the form is looked up by.
func (f Form) key() string {
	if f.Exact {
		return f.Text
	}
	return fold.String(f.Text)
}
