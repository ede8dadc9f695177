package lexicon

import (
	"slices"
	"strings"
	"sync"

	"chancery/internal/fold"
)

// Ref names a row of a table.
type Ref struct {
	Kind Kind
	Row  int // index in the table of Kind
}

// index makes the lookup maps. It is called once, when all tables are read.
func (l *Lexicon) index() {
	l.byAlpha2 = make(map[string]int, len(l.Countries))
	for i, c := range l.Countries {
		l.byAlpha2[c.Alpha2] = i
	}
	l.byCode = make(map[string]int, len(l.Currencies))
	for i, c := range l.Currencies {
		l.byCode[c.Code] = i
	}
	l.leaders = sync.OnceValue(func() leaderIndex { return indexLeaders(l.Leaders) })
	l.preferred = make(map[kindKey]string, len(l.Ambiguities))
	for _, a := range l.Ambiguities {
		l.preferred[kindKey{a.Kind, a.Text}] = a.Prefer
	}
	l.byForm = make(map[string][]Ref, 1<<15)
	l.shared = make(map[kindKey]bool)
	for p := range l.phrases() {
		ref, key := Ref{p.Kind, p.Ref}, p.Key()
		refs := l.byForm[key]
		if slices.Contains(refs, ref) {
			continue
		}
		if slices.ContainsFunc(refs, func(r Ref) bool { return r.Kind == p.Kind }) {
			l.shared[kindKey{p.Kind, key}] = true
		}
		l.byForm[key] = append(refs, ref)
	}
}

// kindKey is the key of a form within one table.
type kindKey struct {
	kind Kind
	key  string
}

// Lookup returns every row that text is a form of, in the order of the tables:
// first as it is written, then folded. Within a kind the preferred reading of
// an ambiguous form comes first. It returns nil for text that is not in the
// lexicon.
func (l *Lexicon) Lookup(text string) []Ref {
	var out []Ref
	for _, key := range []string{text, fold.String(text)} {
		for _, r := range l.byForm[key] {
			if !slices.Contains(out, r) {
				out = append(out, r)
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Ref) int {
		if a.Kind != b.Kind {
			return 0
		}
		prefer := l.preferred[kindKey{a.Kind, fold.String(text)}]
		switch {
		case prefer == "":
			return 0
		case l.Key(a) == prefer && l.Key(b) != prefer:
			return -1
		case l.Key(b) == prefer && l.Key(a) != prefer:
			return 1
		}
		return 0
	})
	return out
}

// LookupCountry returns the country that text names in any of its forms,
// adjectives, capitals and alpha codes included, as a person would type it
// ("south korea", "VN", "Hanoi"). It reports false for unknown text and for
// forms that stay ambiguous without context ("Dominican").
func (l *Lexicon) LookupCountry(text string) (*Country, bool) {
	text = strings.TrimSpace(text)
	var found []int
	for _, r := range l.Lookup(text) {
		if r.Kind == KindCountry {
			found = append(found, r.Row)
		}
	}
	switch {
	case len(found) == 1:
		return &l.Countries[found[0]], true
	case len(found) > 1:
		prefer := l.preferred[kindKey{KindCountry, fold.String(text)}]
		return l.Country(prefer)
	}
	code := strings.ToUpper(text)
	for i := range l.Countries {
		if c := &l.Countries[i]; c.Alpha2 == code || c.Alpha3 == code {
			return c, true
		}
	}
	return nil, false
}

// Key returns what names a row in its table: the alpha-2 code of a country, the
// short name of an organisation, the ISO 4217 code of a currency, "GB:York" for
// a place.
func (l *Lexicon) Key(r Ref) string {
	switch r.Kind {
	case KindCountry:
		return l.Countries[r.Row].Alpha2
	case KindOrg:
		return l.Orgs[r.Row].Key
	case KindBody:
		return l.Bodies[r.Row].Name
	case KindOffice:
		return l.Offices[r.Row].Key
	case KindOfficePart:
		return string(l.OfficeParts[r.Row].Role) + ":" + l.OfficeParts[r.Row].Part
	case KindHonorific:
		return l.Honorifics[r.Row].Text
	case KindCurrency:
		return l.Currencies[r.Row].Code
	case KindNumber:
		return l.Numbers[r.Row].Word
	case KindPlace:
		return l.Places[r.Row].Country + ":" + l.Places[r.Row].Name
	case KindRegion:
		return l.Regions[r.Row].Name
	case KindNonName:
		return l.NonNames[r.Row].Word
	}
	return ""
}
