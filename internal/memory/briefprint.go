package memory

import (
	"fmt"
	"html"
	"io"
	"slices"
	"strings"

	"chancery/schema"
)

// Citation is what a footnote says of a fact: its document, the document's date
// and the sentence.
type Citation struct {
	Doc       string
	Published schema.Date
	Quote     string
}

// notes numbers the facts of a sheet in the order in which its lines use them.
type notes struct {
	number map[schema.FactID]int
	order  []schema.FactID
}

func (n *notes) of(id schema.FactID) int {
	if n.number[id] == 0 {
		n.order = append(n.order, id)
		n.number[id] = len(n.order)
	}
	return n.number[id]
}

// WriteMarkdown writes the sheet in Markdown with a footnote to every line.
// Cite tells what stands behind a fact.
func (b *Brief) WriteMarkdown(w io.Writer, cite func(schema.FactID) Citation) error {
	n := &notes{number: map[schema.FactID]int{}}
	var out strings.Builder
	fmt.Fprintf(&out, "# %s – %s, as of %s\n", b.Titles[0], b.Titles[1], b.On)
	for _, p := range b.Parts {
		fmt.Fprintf(&out, "\n## %s\n\n", p.Head)
		if len(p.Lines) == 0 {
			out.WriteString("Nothing in the documents that we hold.\n")
		}
		for _, l := range p.Lines {
			fmt.Fprintf(&out, "- %s", l.Text)
			for _, f := range l.Facts {
				fmt.Fprintf(&out, "[^%d]", n.of(f))
			}
			out.WriteByte('\n')
		}
	}
	out.WriteByte('\n')
	for i, f := range n.order {
		c := cite(f)
		fmt.Fprintf(&out, "[^%d]: %s%s: “%s”\n", i+1, c.Doc, dated(c.Published), oneLine(c.Quote))
	}
	_, err := io.WriteString(w, out.String())
	return err
}

func dated(d schema.Date) string {
	if !d.Known() {
		return " (undated)"
	}
	return " (" + string(d) + ")"
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// WriteHTML writes the sheet as a page of its own with a footnote to every line.
func (b *Brief) WriteHTML(w io.Writer, cite func(schema.FactID) Citation) error {
	n := &notes{number: map[schema.FactID]int{}}
	title := html.EscapeString(fmt.Sprintf("%s – %s, as of %s", b.Titles[0], b.Titles[1], b.On))
	var out strings.Builder
	fmt.Fprintf(&out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>%s</title></head>\n<body>\n<h1>%s</h1>\n", title, title)
	for _, p := range b.Parts {
		fmt.Fprintf(&out, "<h2>%s</h2>\n<ul>\n", html.EscapeString(p.Head))
		lines := p.Lines
		if len(lines) == 0 {
			lines = []BriefLine{{Text: "Nothing in the documents that we hold."}}
		}
		for _, l := range lines {
			fmt.Fprintf(&out, "<li>%s", html.EscapeString(l.Text))
			for _, f := range l.Facts {
				i := n.of(f)
				fmt.Fprintf(&out, "<sup><a href=\"#n%d\">%d</a></sup>", i, i)
			}
			out.WriteString("</li>\n")
		}
		out.WriteString("</ul>\n")
	}
	out.WriteString("<hr>\n<ol>\n")
	for i, f := range slices.All(n.order) {
		c := cite(f)
		fmt.Fprintf(&out, "<li id=\"n%d\">%s: “%s”</li>\n", i+1, html.EscapeString(c.Doc+dated(c.Published)), html.EscapeString(oneLine(c.Quote)))
	}
	out.WriteString("</ol>\n</body>\n</html>\n")
	_, err := io.WriteString(w, out.String())
	return err
}
