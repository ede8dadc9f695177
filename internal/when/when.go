// Package when finds expressions of time in tokens and settles them as EDTF
// dates.
//
// Use [Find] on the tokens of one sentence (a date never runs over the end of
// one), then [Expr.Resolve] with the day that the document was published and
// the direction of the clause: backward for a report, forward for a plan. To
// read one date out of a field or a heading, use [Parse].
//
// Two invariants hold. An expression is a range of the tokens it was found in,
// and expressions are in order and do not overlap. What the text does not say
// is never filled in: a bare year resolves to a year, a weekday without an
// anchor to nothing, 03/04/2021 to its year unless [Finder.Order] is known.
package when

import (
	"chancery/internal/text"
	"chancery/schema"
)

// Kind is the sort of an expression.
type Kind uint8

// The kinds of expressions.
const (
	// Point is one unit of the calendar: a day, a month, a quarter, a year.
	Point Kind = iota
	// Range runs from Start to End, both included: "June 21–23", "2021-2024".
	Range
	// Window is Count units just before or after the anchor: "over the past 10
	// years", "in the coming days" (Count 0: not told; Start.Shift is its
	// direction).
	Window
	// Offset is a point Count units away from Start, or from the anchor when
	// Start is empty: "two weeks ago", "three days after 5 May".
	Offset
	// Duration is a length of time: "a three-day visit", "90 days". It has a
	// place in the calendar only after "over", in a clause whose direction is
	// known: "will provide $1 million over three years".
	Duration
)

// Role is what the words before an expression make of it.
type Role uint8

// The roles.
const (
	NoRole Role = iota
	On
	In // also "at"
	By // also "no later than"
	Until
	Since
	From
	For
	Starting // "starting in", "beginning on", "effective from"
	Before
	After
	Between
	During
	Within
	Over        // "over", "throughout"
	Anniversary // the day or year in which an anniversary falls: no deadline
)

var roleNames = [...]string{
	"", "on", "in", "by", "until", "since", "from", "for", "starting", "before", "after", "between", "during", "within",
	"over", "anniversary",
}

// String returns the role's word, "" for [NoRole].
func (r Role) String() string { return roleNames[r] }

// Unit is a unit of the calendar.
type Unit uint8

// The units.
const (
	NoUnit Unit = iota
	Day
	Weekend
	Week
	Month
	Quarter
	Half
	Season
	Year
	Decade
	Century
)

// Part narrows a unit: "early", "mid-", "late".
type Part uint8

// The parts.
const (
	Whole Part = iota
	Early      // also "the beginning of"
	Mid
	Late // also "the end of"
)

// Rel places a moment relative to the anchor.
type Rel uint8

// The relations.
const (
	Absolute Rel = iota // by its own numbers, completed from the anchor
	Shifted             // Shift units Of away from the anchor's: "next year"
	Coming              // the first such one after the anchor: "this coming Friday", "next June"
	Gone                // the last such one before the anchor: "last June"
)

// Moment is one place in the calendar as the text gives it. Zero fields are
// not given.
type Moment struct {
	Unit    Unit
	Year    int16
	Month   int8
	Day     int8
	Weekday int8 // 1 is Monday, 7 Sunday
	N       int8 // which quarter, half, season (1 is spring) or week; -1 is the last
	Part    Part
	Rel     Rel
	Of      Unit // what Shift counts: "the 23rd of this month" has Month
	Shift   int8
	// Anaphor is set for what counts from a date spoken of before: "the same
	// day", "two days later". Resolve it with that date as the anchor.
	Anaphor bool
	Fiscal  bool // a fiscal year, whose bounds the text does not give
	// Either is set for a date such as 03/04/2021, in which Month and Day may
	// have to change places.
	Either bool
}

// Expr is one expression of time.
type Expr struct {
	From, To int32 // its tokens, without the preposition before it
	Lead     int32 // the first token of that preposition; From when there is none
	Span     schema.Span
	Kind     Kind
	Role     Role
	Start    Moment
	End      Moment // of a Range
	Count    int16  // of a Window, Offset or Duration; below zero is backward
	Unit     Unit   // what Count counts
	Approx   bool   // "around", "about"
}

// Order tells how a document writes dates in figures.
type Order uint8

// The orders.
const (
	AnyOrder   Order = iota // not known: 03/04/2021 stays a year
	DayFirst                // most of the world
	MonthFirst              // the United States
)

// Finder finds expressions; its zero value is ready for use.
type Finder struct {
	Order Order
}

// Find appends the expressions in toks to dst, with the zero [Finder].
func Find(src []byte, toks []text.Token, dst []Expr) []Expr { return Finder{}.Find(src, toks, dst) }

// Find appends the expressions in toks, which are tokens of src, to dst.
func (f Finder) Find(src []byte, toks []text.Token, dst []Expr) []Expr {
	s := scan{src: src, toks: toks, order: f.Order}
	for i := 0; i < len(toks); {
		if !s.mayBegin(i) {
			i++
			continue
		}
		e, ok := s.expr(i)
		if !ok {
			i++
			continue
		}
		s.place(&e)
		dst = append(dst, e)
		i = int(e.To)
	}
	return dst
}

// mayBegin reports whether an expression may begin at token i.
func (s *scan) mayBegin(i int) bool {
	switch t := &s.toks[i]; t.Class {
	case text.Number:
		return true
	case text.Word:
		return t.Has(text.Digits) || words.leads[s.src[t.Start]]&(1<<min(t.End-t.Start, 15)) != 0
	}
	return false
}

// place fills in e's span and what the words before it make of it.
func (s *scan) place(e *Expr) {
	e.Span = schema.Span{Start: int(s.toks[e.From].Start), End: int(s.toks[e.To-1].End)}
	e.Lead = e.From
	s.role(e)
}
