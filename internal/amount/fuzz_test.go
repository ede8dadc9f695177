package amount

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"US$100 billion by 2023, and 150 billion by 2030", "RM2.6bn Rs.5,00,000 $5-$6 billion (€1m)", "half a quarter of a million",
		"12,34,5.6.7 % - 8 per cent", "one hundred and", "1,2 3,4567 USD million", "$", "99999999999999999999999999999999999999999 trillion",
	} {
		f.Add(s)
	}
	find := New(lexicon.Default())
	f.Fuzz(func(t *testing.T, s string) {
		src := []byte(s)
		toks := text.Tokenize(src)
		dates := when.Find(src, toks, nil)
		var at int32
		for i, a := range find.Find(src, toks, dates, nil) {
			if a.From < at || a.To <= a.From || int(a.To) > len(toks) || a.Lead > a.From || a.Lead < 0 {
				t.Fatalf("amount [%d,%d) lead %d after %d of %d tokens", a.From, a.To, a.Lead, at, len(toks))
			}
			at = a.To
			if a.Span.Start != int(toks[a.From].Start) || a.Span.End != int(toks[a.To-1].End) {
				t.Fatalf("span %v is not that of tokens [%d,%d)", a.Span, a.From, a.To)
			}
			checkAmount(t, a, i, len(src), len(dates))
		}
	})
}

func checkAmount(t *testing.T, a Amount, i, size, dates int) {
	t.Helper()
	if d, err := schema.ParseDecimal(string(a.Value)); err != nil || d != a.Value {
		t.Fatalf("value %q is not canonical (%v)", a.Value, err)
	}
	if a.High != "" && a.High.Cmp(a.Value) <= 0 {
		t.Fatalf("range %s-%s does not rise", a.Value, a.High)
	}
	if a.Metric.Start < 0 || a.Metric.End > size || a.Metric.Len() < 0 {
		t.Fatalf("metric %v of %d bytes", a.Metric, size)
	}
	if int(a.Same) >= i || int(a.Due) >= dates || int(a.At) >= dates {
		t.Fatalf("amount %d: same %d, due %d, at %d of %d dates", i, a.Same, a.Due, a.At, dates)
	}
}

func ExampleFinder_Find() {
	const s = "They aim to raise bilateral trade to US$80 billion by 2027, and 120 billion by 2035."
	src := []byte(s)
	toks := text.Tokenize(src)
	dates := when.Find(src, toks, nil)
	for _, a := range New(lexicon.Default()).Find(src, toks, dates, nil) {
		due, _, _ := dates[a.Due].Resolve("2022-07-14", when.Forward)
		fmt.Println(s[a.Metric.Start:a.Metric.End], a.Value, a.Unit, due)
	}
	// Output:
	// bilateral trade 80000000000 USD 2027
	// bilateral trade 120000000000 USD 2035
}

// BenchmarkFind reads the project's corpus, sentence by sentence; finding the
// dates is not counted.
func BenchmarkFind(b *testing.B) {
	type sentence struct {
		src   []byte
		toks  []text.Token
		dates []when.Expr
	}
	paths, err := filepath.Glob("../../testdata/corpus/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no corpus", err)
	}
	var all []sentence
	size := 0
	for _, p := range paths {
		src, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		d := text.Parse(src, schema.Span{})
		for _, s := range d.Sentences {
			toks := d.Tokens[s.From:s.To]
			all = append(all, sentence{src, toks, when.Find(src, toks, nil)})
		}
		size += len(src)
	}
	f := New(lexicon.Default())
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var dst []Amount
	for b.Loop() {
		for _, s := range all {
			dst = f.Find(s.src, s.toks, s.dates, dst[:0])
		}
	}
}
