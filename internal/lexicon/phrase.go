package lexicon

import (
	"iter"
	"slices"

	"chancery/internal/fold"
)

// Kind names a table of the lexicon.
type Kind string

// The kinds of phrases.
const (
	KindCountry    Kind = "country"
	KindOrg        Kind = "org"
	KindBody       Kind = "body"
	KindOffice     Kind = "office"
	KindOfficePart Kind = "office-part"
	KindHonorific  Kind = "honorific"
	KindCurrency   Kind = "currency"
	KindNumber     Kind = "number"
	KindPlace      Kind = "place"
	KindRegion     Kind = "region"
	KindNonName    Kind = "non-name"
)

// Flags say how a phrase is meant and how it must be matched.
type Flags uint16

// The flags of phrases.
const (
	// Exact phrases count only as written ("US", "WHO", "RoK").
	Exact Flags = 1 << iota
	// Proper phrases count only where the text writes their first letter as a
	// capital: "Turkey" and "TURKEY" are the country, "turkey" is not.
	Proper
	// AdjectiveForm marks a country's adjective ("Korean").
	AdjectiveForm
	// PeopleForm marks a noun for a country's people ("Korean", "Koreans").
	PeopleForm
	// Plural marks a plural noun ("Koreans", "Foreign Ministers").
	Plural
	// Capital marks the name of a capital.
	Capital
	// Government marks a name that stands for the government ("White House").
	Government
	// Symbol marks a currency's symbol or code.
	Symbol
	// Minor marks a name of the hundredth of a currency.
	Minor
	// Ambiguous marks a form that several rows of its kind share; see
	// [Lexicon.Ambiguities].
	Ambiguous
)

// Has reports whether f holds every flag of g.
func (f Flags) Has(g Flags) bool { return f&g == g }

// Phrase is one written form of one row.
type Phrase struct {
	Text  string
	Kind  Kind
	Ref   int // index of the row in the table of Kind
	Flags Flags
}

// Key returns what the phrase is looked up by: its text if only that counts,
// else the folded text.
func (p Phrase) Key() string {
	if p.Flags.Has(Exact) {
		return p.Text
	}
	return fold.String(p.Text)
}

// Phrases yields every written form of every table but topics, each with the
// row that it stands for. A form can come up several times, for several kinds
// or, if it is ambiguous, several rows.
func (l *Lexicon) Phrases() iter.Seq[Phrase] {
	return func(yield func(Phrase) bool) {
		for p := range l.phrases() {
			if l.shared[kindKey{p.Kind, p.Key()}] {
				p.Flags |= Ambiguous
			}
			if !yield(p) {
				return
			}
		}
	}
}

// phrases yields what Phrases does, without the flag Ambiguous, which needs
// the index that is made from this.
func (l *Lexicon) phrases() iter.Seq[Phrase] {
	return func(yield func(Phrase) bool) {
		e := emitter{yield: yield}
		l.countryPhrases(&e)
		l.otherPhrases(&e)
	}
}

// emitter hands phrases on until the consumer has enough.
type emitter struct {
	yield func(Phrase) bool
	done  bool
}

func (e *emitter) emit(kind Kind, ref int, flags Flags, forms ...Form) {
	for _, f := range forms {
		if e.done {
			return
		}
		p := Phrase{Text: f.Text, Kind: kind, Ref: ref, Flags: flags}
		if f.Exact {
			p.Flags |= Exact
		}
		e.done = !e.yield(p)
	}
}

func (l *Lexicon) countryPhrases(e *emitter) {
	for i := range l.Countries {
		c := &l.Countries[i]
		e.emit(KindCountry, i, Proper, Form{Text: c.Name})
		e.emit(KindCountry, i, Proper, c.Names...)
		e.emit(KindCountry, i, Proper|AdjectiveForm, c.Adjectives...)
		for _, p := range c.People {
			e.emit(KindCountry, i, Proper|PeopleForm, Form{Text: p.Singular})
			e.emit(KindCountry, i, Proper|PeopleForm|Plural, Form{Text: p.Plural})
		}
		e.emit(KindCountry, i, Proper|Capital, c.Capitals...)
		e.emit(KindCountry, i, Proper|Government, c.Governments...)
	}
}

func (l *Lexicon) otherPhrases(e *emitter) {
	for i, o := range l.Orgs {
		e.emit(KindOrg, i, Proper, o.KeyForm())
		e.emit(KindOrg, i, Proper, o.Names...)
	}
	for i, b := range l.Bodies {
		e.emit(KindBody, i, 0, Form{Text: b.Name})
		e.emit(KindBody, i, 0, b.Forms...)
	}
	for i, o := range l.Offices {
		e.emit(KindOffice, i, 0, o.Forms...)
		e.emit(KindOffice, i, Plural, o.Plurals...)
	}
	for i, p := range l.OfficeParts {
		e.emit(KindOfficePart, i, 0, p.Forms...)
	}
	for i, h := range l.Honorifics {
		e.emit(KindHonorific, i, Proper, Form{Text: h.Text})
		e.emit(KindHonorific, i, Proper, h.Forms...)
	}
	for i, c := range l.Currencies {
		e.emit(KindCurrency, i, Symbol, Form{Text: c.Code, Exact: true})
		e.emit(KindCurrency, i, 0, c.Names...)
		for _, s := range c.Symbols {
			e.emit(KindCurrency, i, Symbol, Form{Text: s, Exact: true})
		}
		e.emit(KindCurrency, i, Minor, c.Minors...)
	}
	for i, n := range l.Numbers {
		var flags Flags
		if n.Plural {
			flags |= Plural
		}
		e.emit(KindNumber, i, flags, Form{Text: n.Word, Exact: n.Exact})
	}
	for i, p := range l.Places {
		e.emit(KindPlace, i, Proper, Form{Text: p.Name})
		e.emit(KindPlace, i, Proper, p.Forms...)
	}
	for i, r := range l.Regions {
		e.emit(KindRegion, i, Proper, Form{Text: r.Name})
		e.emit(KindRegion, i, Proper, r.Forms...)
		for j, name := range r.Local {
			if !slices.ContainsFunc(r.Local[:j], func(o LocalName) bool { return o.Text == name.Text }) {
				e.emit(KindRegion, i, Proper, name.Form)
			}
		}
	}
	for i, n := range l.NonNames {
		e.emit(KindNonName, i, 0, Form{Text: n.Word})
	}
}
