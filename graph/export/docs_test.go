package export

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/schema"
)

// TestFormatsDocument writes docs/formats.md from the tables of formats and
// columns, and compares it.
func TestFormatsDocument(t *testing.T) {
	var b strings.Builder
	b.WriteString("# Formats\n\nWritten from the tables in `graph/export` by its tests (`make golden`).\n\n" +
		"`chancery export --format NAME -o FILE` writes the graph; `--only THING` a part of it, `--query GIZMO` what a query finds.\n\n| name | file | for |\n| --- | --- | --- |\n")
	for _, f := range Formats() {
		fmt.Fprintf(&b, "| `%s` | `%s`, %s | %s |\n", f.Name, f.Ext, f.Media, f.Doc)
	}
	b.WriteString("\n## What nodes have\n\nIn GraphML, GEXF and CSV; what does not apply or is not known is left out, or empty in a table.\n\n| attribute | type | meaning |\n| --- | --- | --- |\n")
	for _, c := range nodeColumns() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.name, graphMLType(c.typ), c.doc)
	}
	b.WriteString("\n## What edges have\n\nAn edge's id is `edge:` and a hash of its ends, its predicate and its label, the same in every export; " +
		"`chancery why \"SOURCE PREDICATE TARGET\"` leads to its sentences. Symmetric relations (met, called, signed) are written once.\n\n| attribute | type | meaning |\n| --- | --- | --- |\n")
	for _, c := range linkColumns() {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.name, graphMLType(c.typ), c.doc)
	}
	golden.Compare(t, "../../docs/formats.md", []byte(b.String()))
}

// TestSchemaDocument writes docs/schema.md from the table of relations, and
// compares it.
func TestSchemaDocument(t *testing.T) {
	var b strings.Builder
	b.WriteString("# The vocabulary of the graph\n\nWritten from `schema.Relations` by the tests of `graph/export` (`make golden`).\n")
	for _, part := range []struct {
		layer       schema.Layer
		title, text string
	}{
		{schema.InView, "Between things, in time", "Derived; labelled with the date of the occasion, as in `date:2021-06-23`, or `date:unknown`. These are the edges of paths and drawings."},
		{schema.InThings, "What things are", "Derived; without label."},
		{schema.InEvidence, "What a document says", "Labelled with the document, as in `doc:003.txt`."},
	} {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n\n| predicate | from | to | meaning |\n| --- | --- | --- | --- |\n", part.title, part.text)
		for _, r := range schema.Relations {
			if !r.Is(part.layer) {
				continue
			}
			to := kindList(r.Range)
			switch {
			case r.Literal():
				to = "text or number"
			case r.Predicate == schema.PType:
				to = "a class, such as `dip:Person`"
			}
			meaning := r.Doc
			if r.Symmetric {
				meaning += " (stored in both directions)"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s | %s |\n", r.Predicate, kindList(r.Domain), to, meaning)
		}
	}
	golden.Compare(t, "../../docs/schema.md", []byte(b.String()))
}

func kindList(kinds []schema.Kind) string {
	if len(kinds) == 0 {
		return "anything"
	}
	var out []string
	for _, k := range kinds {
		out = append(out, string(k))
	}
	return strings.Join(out, ", ")
}
