package lexicon

import (
	"math"
	"slices"

	"chancery/schema"
)

// Leader is a row of leaders.tsv: one unbroken time that a person spent at the
// head of a state or an organisation, or of one of its great ministries.
type Leader struct {
	Name    string
	Country string   // alpha-2, or the key of an [Org]
	From    int      // first year in office, or 0 for unknown
	To      int      // last year in office, or 0 for still in office
	Offices []string // forms of an [Office], in small letters
	Called  []string // what a bare mention says: "Xi", "Putin", "Suu Kyi"
	Names   []string // other spellings of the whole name; never Name itself
}

var leaderColumns = []string{"name", "country", "from", "to", "office", "called", "names"}

func parseLeader(r *row) Leader {
	ld := Leader{
		Name:    r.str("name"),
		Country: r.str("country"),
		From:    r.year("from"),
		To:      r.year("to"),
		Offices: r.list("office"),
		Called:  r.list("called"),
		Names:   r.list("names"),
	}
	if len(ld.Offices) == 0 {
		r.fault("empty office")
	}
	if len(ld.Called) == 0 {
		r.fault("empty called")
	}
	if ld.To != 0 && ld.To < ld.From {
		r.fault("left office in %d, before %d", ld.To, ld.From)
	}
	if slices.Contains(ld.Names, ld.Name) {
		r.fault("%q is its own other name", ld.Name)
	}
	return ld
}

// year returns a cell that holds a year of living memory, or 0 for none.
func (r *row) year(column string) int {
	if r.opt(column) == "" {
		return 0
	}
	return r.integer(column, 1900, 2100)
}

// years are the first and the last year that a date may mean.
type years struct{ first, last int }

// yearsOf reports false for a date that is unknown or malformed.
func yearsOf(d schema.Date) (years, bool) {
	first, last, err := d.Bounds()
	if err != nil {
		return years{}, false
	}
	y := years{math.MinInt, math.MaxInt}
	if !first.IsZero() {
		y.first = first.Year()
	}
	if !last.IsZero() {
		y.last = last.Year()
	}
	return y, true
}

// inOffice reports whether some day of y may fall into the time in office,
// which is known by the year only.
func (ld *Leader) inOffice(y years) bool {
	return ld.From <= y.last && (ld.To == 0 || y.first <= ld.To)
}

// checkLeaders holds leaders.tsv to the tables it refers to.
func (l *Lexicon) checkLeaders() []error {
	orgs := make(map[string]bool, len(l.Orgs))
	for _, o := range l.Orgs {
		orgs[o.Key] = true
	}
	var errs []error
	fault := func(ld *Leader, msg string) {
		errs = append(errs, &DataError{File: "leaders.tsv", Msg: ld.Name + ": " + msg})
	}
	for i := range l.Leaders {
		ld := &l.Leaders[i]
		if _, ok := l.byAlpha2[ld.Country]; !ok && !orgs[ld.Country] {
			fault(ld, "no country or organisation has the key "+ld.Country)
		}
		for _, office := range ld.Offices {
			if l.officeOf(office) == nil {
				fault(ld, "no office in offices.tsv is "+office)
			}
		}
	}
	return errs
}
