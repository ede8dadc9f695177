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
	for _, o := range l.Orgs {
		country("organisations.tsv", o.Key, o.Country)
		for _, m := range o.Members {
			country("organisations.tsv", o.Key, m)
		}
	}
	for _, o := range l.Offices {
		country("offices.tsv", o.Key, o.Country)
	}
	for _, h := range l.Honorifics {
		country("honorifics.tsv", h.Text, h.Country)
	}
	for _, c := range l.Currencies {
		country("currencies.tsv", c.Code, c.Country)
	}
	for _, p := range l.Places {
		country("places.tsv", p.Name, p.Country)
	}
	errs = append(errs, l.checkLeaders()...)
	errs = append(errs, l.checkAmbiguities()...)
	return errors.Join(errs...)
}

// checkAmbiguities demands that ambiguous.tsv lists the forms that several rows
// of a kind share, and no others.
func (l *Lexicon) checkAmbiguities() []error {
	var errs []error
	listed := make(map[string]Ambiguity)
	for _, a := range l.Ambiguities {
		listed[formKey(a.Kind, a.Text)] = a
	}
	seen := make(map[string]bool)
	for p := range l.phrases() {
		if p.Flags.Has(Minor) {
			continue // cents belong to many currencies; the sum names its own
		}
		key := formKey(p.Kind, p.Key())
		rows := l.rowsOf(p.Kind, p.Key())
		if len(rows) < 2 || seen[key] {
			continue
		}
		seen[key] = true
		var keys []string
		for _, r := range rows {
			keys = append(keys, l.Key(r))
		}
		a, ok := listed[key]
		switch {
		case !ok:
			errs = append(errs, &DataError{File: "ambiguous.tsv", Msg: fmt.Sprintf(
				"%s form %q stands for %s: keep one, or list it here", p.Kind, p.Text, strings.Join(keys, " and "))})
		case !sameSet(a.Keys, keys):
			errs = append(errs, &DataError{File: "ambiguous.tsv", Msg: fmt.Sprintf(
				"%q lists %s, but stands for %s", a.Text, strings.Join(a.Keys, ", "), strings.Join(keys, ", "))})
		case a.Prefer != "" && !slices.Contains(keys, a.Prefer):
			errs = append(errs, &DataError{File: "ambiguous.tsv", Msg: fmt.Sprintf(
				"%q prefers %q, which is not among its keys", a.Text, a.Prefer)})
		}
	}
	for _, a := range l.Ambiguities {
		if !seen[formKey(a.Kind, a.Text)] {
			errs = append(errs, &DataError{File: "ambiguous.tsv", Msg: fmt.Sprintf(
				"%q is not ambiguous among %s rows", a.Text, a.Kind)})
		}
	}
	return errs
}

func sameSet(a, b []string) bool {
	a, b = slices.Clone(a), slices.Clone(b)
	slices.Sort(a)
	slices.Sort(b)
	return slices.Equal(a, b)
}
