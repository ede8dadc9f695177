package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// check holds the tables to what one file alone cannot show: references from
// table to table, and forms that two rows claim.
func (l *Lexicon) check() error {
	var errs []error
	fault := func(file, format string, args ...any) {
		errs = append(errs, &DataError{File: file, Msg: fmt.Sprintf(format, args...)})
	}
	country := func(file, key, code string) {
		if _, ok := l.byAlpha2[code]; code != "" && !ok {
			fault(file, "%s: no country has the code %q", key, code)
		}
	}
	alpha3 := make(map[string]string)
	for _, c := range l.Countries {
		if other, twice := alpha3[c.Alpha3]; twice {
			fault("countries.tsv", "%s and %s share the alpha-3 code %s", other, c.Alpha2, c.Alpha3)
		}
		alpha3[c.Alpha3] = c.Alpha2
		for _, code := range []string{c.Currency, c.Dollar} {
			if _, ok := l.byCode[code]; code != "" && !ok {
				fault("countries.tsv", "%s: no currency has the code %q", c.Alpha2, code)
			}
		}
	}
	orgs := make(map[string]bool, len(l.Orgs))
	for _, o := range l.Orgs {
		orgs[o.Key] = true
	}
	for _, o := range l.Orgs {
		if !orgs[o.Country] {
			country("organisations.tsv", o.Key, o.Country)
		}
		for _, m := range o.Members {
			country("organisations.tsv", o.Key, m)
		}
	}
	for _, o := range l.Offices {
		if !orgs[o.Country] {
			country("offices.tsv", o.Key, o.Country)
		}
	}
	for _, h := range l.Honorifics {
		country("honorifics.tsv", h.Text, h.Country)
	}
	for _, c := range l.Currencies {
		country("currencies.tsv", c.Code, c.Country)
	}
	for _, r := range l.Regions {
		for _, name := range r.Local {
			country("regions.tsv", r.Name, name.Country)
		}
	}
	for _, p := range l.Places {
		country("places.tsv", p.Name, p.Country)
	}
	errs = append(errs, l.checkLeaders()...)
	errs = append(errs, l.checkAmbiguities()...)
	return errors.Join(errs...)
}

// checkAmbiguities demands that ambiguous.tsv lists the forms that several rows
// of a table share, and no others.
func (l *Lexicon) checkAmbiguities() []error {
	var errs []error
	fault := func(format string, args ...any) {
		errs = append(errs, &DataError{File: "ambiguous.tsv", Msg: fmt.Sprintf(format, args...)})
	}
	listed := make(map[kindKey]bool)
	for _, a := range l.Ambiguities {
		form := kindKey{a.Kind, a.Text}
		listed[form] = true
		keys := l.keysOf(form)
		switch {
		case !l.shared[form]:
			fault("%q is not ambiguous among %s rows", a.Text, a.Kind)
		case !sameSet(a.Keys, keys):
			fault("%q lists %s, but stands for %s", a.Text, strings.Join(a.Keys, ", "), strings.Join(keys, ", "))
		case a.Prefer != "" && !slices.Contains(keys, a.Prefer):
			fault("%q prefers %q, which is not among its keys", a.Text, a.Prefer)
		}
	}
	minors := l.minors()
	for form := range l.shared {
		if !listed[form] && !(form.kind == KindCurrency && minors[form.key]) {
			fault("the %s form %q stands for %s: keep one, or list it here",
				form.kind, form.key, strings.Join(l.keysOf(form), " and "))
		}
	}
	slices.SortFunc(errs, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errs
}

// minors returns the names of hundredths. Many currencies share them and none
// need be told apart: a sum names its currency elsewhere.
func (l *Lexicon) minors() map[string]bool {
	out := make(map[string]bool)
	for _, c := range l.Currencies {
		for _, f := range c.Minors {
			out[f.key()] = true
		}
	}
	return out
}

func (l *Lexicon) keysOf(form kindKey) []string {
	var keys []string
	for _, r := range l.byForm[form.key] {
		if r.Kind == form.kind {
			keys = append(keys, l.Key(r))
		}
	}
	return keys
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
