package lexicon

// Currency is a row of currencies.tsv.
type Currency struct {
	Code    string   // ISO 4217
	Status  string   // "active", "fund" (units of account, metals) or "historic"
	Country string   // alpha-2 of the main issuer, or "" where shared
	Names   []Form   // singular and plural: "yuan", "renminbi", "US dollars"
	Symbols []string // as written beside a number: "US$", "€"; case and form as they stand
	Minors  []Form   // names of the hundredth: "cent", "cents"
	Source  string   // the list that the code is from
	Note    string
}

var currencyColumns = []string{"code", "status", "country", "names", "symbols", "minors", "source", "note"}

func parseCurrency(r *row) Currency {
	return Currency{
		Code:    r.code("code", 3),
		Status:  r.oneOf("status", "active", "fund", "historic"),
		Country: r.opt("country"),
		Names:   r.forms("names"),
		Symbols: r.list("symbols"),
		Minors:  r.forms("minors"),
		Source:  r.str("source"),
		Note:    r.opt("note"),
	}
}

// NumberRole says what a number word does.
type NumberRole string

// The roles of number words.
const (
	Cardinal   NumberRole = "cardinal"   // three, ninety
	Multiplier NumberRole = "multiplier" // hundred, crore, bn
	Ordinal    NumberRole = "ordinal"    // third
	Fraction   NumberRole = "fraction"   // half, quarter
	Collective NumberRole = "collective" // dozen, score
)

// Number is a row of numbers.tsv. Value is exact: every entry is a whole
// number, or one over a small whole number, that float64 and decimals hold.
type Number struct {
	Word    string
	Role    NumberRole
	Value   string // decimal: "1000000000000", "0.5"
	Exact   bool   // counts only as written: "M", "K"
	Suffix  bool   // may be glued to digits: "5m", "1.7bn"
	Plural  bool   // "thousands", "millions"
	Example string
}

var numberColumns = []string{"word", "role", "value", "exact", "suffix", "plural", "example"}

func parseNumber(r *row) Number {
	r.num("value")
	return Number{
		Word: r.str("word"),
		Role: NumberRole(r.oneOf("role", string(Cardinal), string(Multiplier), string(Ordinal),
			string(Fraction), string(Collective))),
		Value:   r.str("value"),
		Exact:   r.oneOf("exact", "yes", "no") == "yes",
		Suffix:  r.oneOf("suffix", "yes", "no") == "yes",
		Plural:  r.oneOf("plural", "yes", "no") == "yes",
		Example: r.opt("example"),
	}
}
