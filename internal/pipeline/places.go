package pipeline

import (
	"slices"
	"strings"

	"chancery/internal/lexicon"
)

// Place returns the usual name of a city, province or venue, its other names and
// its country. It makes names a [resolve.PlaceNames].
func (n names) Place(name string) (usual string, aliases []string, country string) {
	for _, ref := range n.lex.Lookup(name) {
		switch ref.Kind {
		case lexicon.KindPlace:
			p := &n.lex.Places[ref.Row]
			return p.Name, texts(p.Forms), p.Country
		case lexicon.KindCountry:
			if city := capital(n.lex.Countries[ref.Row].Capitals, name); city != "" {
				return city, nil, n.lex.Countries[ref.Row].Alpha2
			}
		}
	}
	return "", nil, ""
}

// capital returns the first of a country's capitals that has the letters of a
// name, whatever the spaces ("Ha Noi" for "Hanoi"), or "".
func capital(capitals []lexicon.Form, name string) string {
	i := slices.IndexFunc(capitals, func(f lexicon.Form) bool { return letters(f.Text) == letters(name) })
	if i < 0 {
		return ""
	}
	return capitals[i].Text
}

func letters(s string) string { return strings.ToLower(strings.ReplaceAll(s, " ", "")) }
