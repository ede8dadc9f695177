package when

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"testing"

	"chancery/internal/text"
	"chancery/schema"
)

// TestExpressions reads testdata/expressions.tsv: what is found in a text and
// what it resolves to.
func TestExpressions(t *testing.T) {
	f, err := os.Open("testdata/expressions.tsv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	directions := map[string]Direction{"nearest": Nearest, "backward": Backward, "forward": Forward}
	n := 0
	for sc := bufio.NewScanner(f); sc.Scan(); {
		line := sc.Text()
		if strings.HasPrefix(line, "#") {
			continue
		}
		col := strings.Split(line, "\t")
		dir, ok := directions[col[min(2, len(col)-1)]]
		if len(col) != 4 || !ok {
			t.Fatalf("expressions.tsv: bad row %q", line)
		}
		if got := read(col[0], schema.Date(col[1]), dir); got != col[3] {
			t.Errorf("%q on %q %s\n got %s\nwant %s", col[0], col[1], col[2], got, col[3])
		}
		n++
	}
	if n == 0 {
		t.Fatal("expressions.tsv has no rows")
	}
}

// read returns each expression of s as "words (role) start/end".
func read(s string, anchor schema.Date, dir Direction) string {
	var out []string
	for _, e := range Find([]byte(s), text.Tokenize([]byte(s)), nil) {
		out = append(out, describe(s, e, anchor, dir))
	}
	return strings.Join(out, "; ")
}

func describe(s string, e Expr, anchor schema.Date, dir Direction) string {
	start, end, ok := e.Resolve(anchor, dir)
	var b strings.Builder
	b.WriteString(s[e.Span.Start:e.Span.End])
	if e.Role != NoRole {
		fmt.Fprintf(&b, " (%s)", e.Role)
	}
	switch {
	case !ok && e.Kind == Duration:
		fmt.Fprintf(&b, " lasting %d", e.Count)
	case !ok:
		b.WriteString(" ?")
	case start == end:
		fmt.Fprintf(&b, " %s", start)
	default:
		fmt.Fprintf(&b, " %s/%s", start, end)
	}
	return b.String()
}
