package when

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"chancery/internal/text"
	"chancery/schema"
)

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"from June 21 – 23, 2021 to next year", "the 31st of this month (30)", "2021-02-30 99/99/9999 12.12.", "in two weeks of",
		"between the first half of", "twenty-", "mid-early late end of the", "Sept. 31 Q5 FY 20210230 0000",
	} {
		f.Add(s, "2021-06-24")
	}
	f.Fuzz(func(t *testing.T, s, anchor string) {
		src := []byte(s)
		toks := text.Tokenize(src)
		var at int32
		for _, e := range Find(src, toks, nil) {
			if e.From < at || e.To <= e.From || int(e.To) > len(toks) || e.Lead > e.From || e.Lead < 0 {
				t.Fatalf("expression [%d,%d) lead %d after %d of %d tokens", e.From, e.To, e.Lead, at, len(toks))
			}
			if e.Span.Start != int(toks[e.From].Start) || e.Span.End != int(toks[e.To-1].End) {
				t.Fatalf("span %v is not that of tokens [%d,%d)", e.Span, e.From, e.To)
			}
			at = e.To
			for _, d := range []Direction{Nearest, Backward, Forward} {
				checkResolved(t, e, schema.Date(anchor), d)
			}
		}
	})
}

func checkResolved(t *testing.T, e Expr, anchor schema.Date, d Direction) {
	t.Helper()
	start, end, ok := e.Resolve(anchor, d)
	if !ok {
		return
	}
	first, _, err := start.Bounds()
	_, last, err2 := end.Bounds()
	if err != nil || err2 != nil || last.Before(first) {
		t.Fatalf("%+v on %q resolves to %q..%q (%v, %v)", e, anchor, start, end, err, err2)
	}
}

func ExampleFind() {
	const s = "Chung was in Viet Nam from June 21 – 23. They aim to sign early next year."
	src := []byte(s)
	for _, e := range Find(src, text.Tokenize(src), nil) {
		start, end, _ := e.Resolve("2021-06-24", Nearest)
		fmt.Printf("%s: %s/%s\n", s[e.Span.Start:e.Span.End], start, end)
	}
	// Output:
	// June 21 – 23: 2021-06-21/2021-06-23
	// early next year: 2022/2022
}

func ExampleParse() {
	fmt.Println(Parse("Wellington, 21 March 1980", AnyOrder))
	fmt.Println(Parse("03/04/2021", DayFirst))
	// Output:
	// 1980-03-21
	// 2021-04-03
}

// BenchmarkFind reads the project's corpus, sentence by sentence.
func BenchmarkFind(b *testing.B) {
	paths, err := filepath.Glob("../../testdata/corpus/*.txt")
	if err != nil || len(paths) == 0 {
		b.Fatal("no corpus", err)
	}
	var docs []*text.Doc
	size := 0
	for _, p := range paths {
		src, err := os.ReadFile(p)
		if err != nil {
			b.Fatal(err)
		}
		docs = append(docs, text.Parse(src, schema.Span{}))
		size += len(src)
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	var dst []Expr
	for b.Loop() {
		for _, d := range docs {
			dst = dst[:0]
			for _, s := range d.Sentences {
				dst = Find(d.Src, d.Tokens[s.From:s.To], dst)
			}
		}
	}
}
