package amount

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/internal/when"
)

func finder(country string) *Finder {
	l := lexicon.Default()
	return New(l).Home(l, country)
}

// read returns each amount of s as "words = [approx] value[-high] unit", with
// what was tied to it.
func read(s, country string) string {
	src := []byte(s)
	toks := text.Tokenize(src)
	dates := when.Find(src, toks, nil)
	var out []string
	for _, a := range finder(country).Find(src, toks, dates, nil) {
		out = append(out, describe(s, a, dates))
	}
	return strings.Join(out, "; ")
}

func describe(s string, a Amount, dates []when.Expr) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s =", s[a.Span.Start:a.Span.End])
	if a.Approx != "" {
		fmt.Fprintf(&b, " %s", a.Approx)
	}
	fmt.Fprintf(&b, " %s", a.Value)
	if a.High != "" {
		fmt.Fprintf(&b, "-%s", a.High)
	}
	if a.Unit != "" {
		fmt.Fprintf(&b, " %s", a.Unit)
	} else {
		b.WriteString(" ?")
	}
	if a.Metric.Len() > 0 {
		fmt.Fprintf(&b, " of %q", s[a.Metric.Start:a.Metric.End])
	}
	for _, d := range []struct {
		label string
		index int32
	}{{"by", a.Due}, {"at", a.At}} {
		if d.index != None {
			_, end, _ := dates[d.index].Resolve("2021-06-24", when.Forward)
			fmt.Fprintf(&b, " %s %s", d.label, end)
		}
	}
	if a.Same != None {
		fmt.Fprintf(&b, " same as %d", a.Same)
	}
	return b.String()
}

// TestAmounts reads testdata/amounts.tsv.
func TestAmounts(t *testing.T) {
	f, err := os.Open("testdata/amounts.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		if len(col) != 3 {
			t.Fatalf("amounts.tsv: bad row %q", line)
		}
		if got := read(col[0], col[1]); got != col[2] {
			t.Errorf("%q in %q\n got %s\nwant %s", col[0], col[1], got, col[2])
		}
		n++
	}
	if n == 0 {
		t.Fatal("amounts.tsv has no rows")
	}
}
