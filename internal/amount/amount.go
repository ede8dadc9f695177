// Package amount finds sums of money, percentages, measures and counts in
// tokens, exact in decimal, with what they measure and the date that goes with
// them.
//
// Make one [Finder] from the lexicon, give it the country of each document with
// [Finder.Home] (it tells what a bare "$" is), and call [Finder.Find] on the
// tokens of one sentence together with the dates that package when found there.
//
// Two invariants hold. An amount is a range of the tokens it was found in, and
// amounts are in order and do not overlap. Units are never guessed: a currency
// name that several states share, in a document of none of them, has unit "".
package amount

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

// Kind is the sort of an amount.
type Kind uint8

// The kinds of amounts.
const (
	Count   Kind = iota // of people or things: "150,000 workers"
	Sum                 // of money
	Percent             // "20 per cent", "two percentage points"
	Measure             // "665km", "2,000 megawatts"
	Time                // "90 days"
)

// None stands for no index.
const None = -1

// Amount is one quantity.
type Amount struct {
	From, To int32 // its tokens, with its currency and unit
	Lead     int32 // the first token of "more than" before it; From when there is none
	Span     schema.Span
	Kind     Kind
	Value    schema.Decimal
	High     schema.Decimal // of a range such as "100-150 million"; else ""
	// Unit is an ISO 4217 code, "percent", "percentage points", "people", a
	// measure ("km"), or the noun counted, as the text writes it in lower
	// case. It is "" when the text does not tell.
	Unit   string
	Approx string // "about", "over", "under", or "" when the text does not hedge
	Elided bool   // the currency is that of the neighbour: "and 150 billion by 2030"
	// Same is the index in the result of the amount that this one renders in
	// another currency: "25 billion ringgit ($5.3 billion)"; else None.
	Same int32
	// Due is the index of the date by which the amount is to be reached; At
	// that of a date beside it that is not a deadline by its words ("in 2023",
	// "this year"). Both count in the dates given to Find; else None.
	Due, At int32
	Metric  schema.Span // the words that say what is measured; empty when none stand beside it

	noun int32 // of a Count, the token after its number
}

// Finder finds amounts. It is safe for use by many goroutines.
type Finder struct {
	tables *tables
	home   home
}

// home is what the country of a document makes of shared names.
type home struct{ country, currency, dollar string }

// New compiles the currencies and numbers of l.
func New(l *lexicon.Lexicon) *Finder {
	return &Finder{tables: compile(l), home: home{dollar: "USD"}}
}

// Home returns a Finder for the documents of a country (ISO 3166-1 alpha-2),
// in which "$" and names such as "rupee" are its own. An unknown country
// changes nothing.
func (f *Finder) Home(l *lexicon.Lexicon, country string) *Finder {
	c, ok := l.Country(country)
	if !ok {
		return f
	}
	h := home{country: c.Alpha2, currency: c.Currency, dollar: c.Dollar}
	if h.dollar == "" {
		h.dollar = "USD"
	}
	return &Finder{tables: f.tables, home: h}
}

// counts reports whether e is an amount too: "90 days", but not "over four
// years", which is a time.
func counts(e *when.Expr) bool { return e.Kind == when.Duration && e.Role != when.Over }

// Find appends the amounts in toks, which are tokens of src, to dst. Dates are
// the expressions of time found in the same tokens, in order; amounts never
// overlap them, bare durations aside.
func (f *Finder) Find(src []byte, toks []text.Token, dates []when.Expr, dst []Amount) []Amount {
	s := scan{tables: f.tables, home: f.home, src: src, toks: toks, dates: dates}
	first := len(dst)
	d := 0
	for i := 0; i < len(toks); {
		for d < len(dates) && int(dates[d].To) <= i {
			d++
		}
		if d < len(dates) && int(dates[d].From) <= i && !counts(&dates[d]) {
			i = int(dates[d].To)
			continue
		}
		if !s.mayStart(i) {
			i++
			continue
		}
		a, ok := s.amount(i)
		if !ok {
			i++
			continue
		}
		if n := len(dst); n > first && a.From < dst[n-1].To {
			i++
			continue
		}
		s.hedge(&a)
		a.Span = schema.Span{Start: int(toks[a.From].Start), End: int(toks[a.To-1].End)}
		a.Same, a.Due, a.At = None, None, None
		dst = append(dst, a)
		i = int(a.To)
	}
	if len(dst) > first {
		s.relate(dst, first)
	}
	return dst
}
