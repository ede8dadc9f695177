package pipeline

import (
	"slices"

	"chancery/internal/lexicon"
)

// gazetteer returns the names that the lexicon knows.
func gazetteer() names { return names{lexicon.Default()} }

// names tells package resolve what the lexicon calls a party.
type names struct{ lex *lexicon.Lexicon }

// Country returns the names of a country by its alpha-2 code. Forms that mean
// the country only in one spelling ("US") are names too.
func (n names) Country(alpha2 string) (name string, aliases []string, alpha3 string) {
	c, ok := n.lex.Country(alpha2)
	if !ok {
		return "", nil, ""
	}
	return c.Name, texts(c.Names), c.Alpha3
}

// Organisation returns the names of an organisation by its short name: the
// full one as its name, the others as aliases.
func (n names) Organisation(short string) (name string, aliases []string, country string) {
	for _, ref := range n.lex.Lookup(short) {
		if ref.Kind != lexicon.KindOrg {
			continue
		}
		o := &n.lex.Orgs[ref.Row]
		if o.Key != short {
			continue
		}
		name = o.FullName()
		aliases = append(texts(o.Names), o.Key)
		return name, slices.DeleteFunc(aliases, func(a string) bool { return a == name }), o.Country
	}
	return "", nil, ""
}

func texts(forms []lexicon.Form) []string {
	out := make([]string, 0, len(forms))
	for _, f := range forms {
		out = append(out, f.Text)
	}
	return out
}
