package amount

import (
	"strings"

	"chancery/internal/lexicon"
)

// tables is the lexicon compiled for lookups by bytes.
type tables struct {
	// starts tells the lengths of number words by their first letter, bit n
	// for n bytes, so that most words are turned away without a lookup.
	starts     [256]uint32
	leads      [256]uint32 // the same of those that may begin an amount
	numbers    map[string]number
	peoples    map[string]bool     // "Koreans", as written
	currencies map[string]currency // names and minors in lower case, signs and codes as written
}

// number is what a number word does: a value in units of 10^exp.
type number struct {
	role   lexicon.NumberRole
	digits string // without the zeros that exp stands for
	exp    int
	suffix bool // may be glued to digits
	exact  bool // counts only as written
}

// currency is what a name or a sign may stand for.
type currency struct {
	codes []string
	sign  bool // stands beside the number: "US$", "Rs."
	code  bool // an ISO 4217 code
	minor bool // the hundredth: "cents"
}

func compile(l *lexicon.Lexicon) *tables {
	t := &tables{numbers: map[string]number{}, currencies: map[string]currency{}, peoples: map[string]bool{}}
	for _, c := range l.Countries {
		for _, p := range c.People {
			t.peoples[p.Plural] = true
		}
	}
	for _, n := range l.Numbers {
		t.addNumber(n)
	}
	// Currencies in force come first, so that a shared name means the one that
	// is still spent.
	for _, status := range []string{"active", "historic"} {
		for _, c := range l.Currencies {
			if c.Status == status {
				t.addCurrency(c)
			}
		}
	}
	return t
}

func (t *tables) addNumber(n lexicon.Number) {
	if n.Role == lexicon.Ordinal || n.Role == lexicon.Collective || strings.ContainsAny(n.Word, "- ") {
		return
	}
	if n.Role == lexicon.Multiplier && (!strings.HasPrefix(n.Value, "1") || n.Plural || n.Value == "10") {
		return // "double", "tenfold", and "millions", which count nothing exact
	}
	whole, frac, _ := strings.Cut(n.Value, ".")
	digits := strings.TrimRight(whole+frac, "0")
	x := number{
		role: n.Role, digits: strings.TrimLeft(digits, "0"), exp: len(whole) - len(digits), suffix: n.Suffix, exact: n.Exact,
	}
	key := n.Word
	if !n.Exact {
		key = strings.ToLower(key)
	}
	t.numbers[key] = x
	t.starts[key[0]] |= 1 << min(len(key), 31)
	if n.Role == lexicon.Cardinal || n.Role == lexicon.Fraction {
		t.leads[key[0]] |= 1 << min(len(key), 31)
	}
}

func (t *tables) addCurrency(c lexicon.Currency) {
	add := func(key string, x currency) {
		if old, ok := t.currencies[key]; ok {
			if old.minor != x.minor {
				return
			}
			old.codes = append(old.codes, c.Code)
			old.sign = old.sign || x.sign
			t.currencies[key] = old
			return
		}
		x.codes = []string{c.Code}
		t.currencies[key] = x
	}
	add(c.Code, currency{sign: true, code: true})
	for _, f := range c.Names {
		key := f.Text
		if !f.Exact {
			key = strings.ToLower(key)
		}
		add(key, currency{})
	}
	for _, f := range c.Minors {
		if len(f.Text) > 1 {
			add(strings.ToLower(f.Text), currency{minor: true})
		}
	}
	for _, s := range c.Symbols {
		add(strings.ReplaceAll(s, " ", ""), currency{sign: true})
	}
}

// usual names the currency that a shared name or sign means in a document of
// no country that has one of that name.
var usual = map[string]string{
	"$": "USD", "dollar": "USD", "dollars": "USD", "£": "GBP", "pound": "GBP", "pounds": "GBP", "¥": "JPY", "￥": "JPY",
	"rupee": "INR", "rupees": "INR", "Rs": "INR", "Rs.": "INR", "cent": "USD", "cents": "USD", "pence": "GBP", "penny": "GBP",
	"won": "KRW", "C$": "CAD",
}

// choose settles which currency key means here, "" when that stays open.
func (h home) choose(key string, c currency) string {
	if key == "$" || key == "dollar" || key == "dollars" || c.minor && (key == "cent" || key == "cents") {
		return h.dollar
	}
	for _, code := range c.codes {
		if code == h.currency {
			return code
		}
	}
	if u, ok := usual[key]; ok {
		return u
	}
	if len(c.codes) == 1 || c.sign && !c.minor && len(c.codes) == 2 && c.codes[0] == c.codes[1] {
		return c.codes[0]
	}
	return ""
}

// words that are also currency codes; they count beside a large number only.
var wordCodes = map[string]bool{
	"ALL": true, "TOP": true, "TRY": true, "CUP": true, "MAD": true, "PEN": true, "COP": true, "BAM": true, "SOS": true,
	"MOP": true, "GEL": true, "LAK": true, "BOB": true, "RON": true, "HUF": true, "LEK": true, "ARS": true, "ZAR": true,
	"AMD": true, "BAN": true, "STD": true, "MRO": true, "GIP": true, "WST": true, "FIM": true, "PAB": true, "NIO": true,
}

// wordNames are currency names that are also English words.
var wordNames = map[string]bool{
	"won": true, "real": true, "mark": true, "marks": true, "sol": true, "rand": true, "pound": true, "pounds": true,
	"bucks": true, "buck": true, "crown": true, "crowns": true, "lek": true, "som": true, "quid": true, "sterling": true,
	"taka": true, "kip": true, "lira": true, "fils": true, "sen": true, "colon": true, "cedi": true, "lei": true,
	"sum": true, "sums": true,
}
