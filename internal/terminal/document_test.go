package terminal

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"chancery/internal/golden"
)

// TestDocument holds that docs/terminal.md lists the verbs as the table has them.
func TestDocument(t *testing.T) {
	const document, opening, closing = "../../docs/terminal.md", "<!-- verbs -->\n", "<!-- /verbs -->\n"
	raw, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(raw), opening)
	_, after, closed := strings.Cut(rest, closing)
	if !found || !closed {
		t.Fatalf("%s has no place for the verbs", document)
	}
	var b strings.Builder
	for _, g := range groups() {
		fmt.Fprintf(&b, "\n### %s\n\n| Verb | What it does |\n|---|---|\n", g.title)
		for i := range g.verbs {
			v := &g.verbs[i]
			fmt.Fprintf(&b, "| `%s` | %s |\n", strings.ReplaceAll(v.synopsis(), "|", `\|`), v.help)
		}
	}
	golden.Compare(t, document, []byte(before+opening+b.String()+"\n"+closing+after))
}
