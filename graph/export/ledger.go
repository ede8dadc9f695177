package export

import (
	"context"
	"io"
	"strings"

	"chancery/graph"
)

// ledgerColumns are the columns of the ledger as a table.
func ledgerColumns() []column[graph.LedgerEntry] {
	return []column[graph.LedgerEntry]{
		{name: "date", of: func(e *graph.LedgerEntry) string { return string(e.Date) }},
		{name: "by", of: func(e *graph.LedgerEntry) string { return joinNames(e.By) }},
		{name: "force", of: func(e *graph.LedgerEntry) string { return string(e.Force) }},
		{name: "to", of: func(e *graph.LedgerEntry) string { return joinNames(e.To) }},
		{name: "quote", of: func(e *graph.LedgerEntry) string { return e.Quote }},
		{name: "targets", of: ledgerTargets},
		{name: "due", of: ledgerDues},
		{name: "topics", of: ledgerTopics},
		{name: "speakers", of: func(e *graph.LedgerEntry) string { return joinNames(e.Speakers) }},
		{name: "event", of: ledgerEvent},
		{name: "document", of: func(e *graph.LedgerEntry) string { return e.Doc }},
		{name: "publisher", of: func(e *graph.LedgerEntry) string { return e.Publisher }},
		{name: "published", of: func(e *graph.LedgerEntry) string { return string(e.Published) }},
		{name: "act", of: func(e *graph.LedgerEntry) string { return string(e.Act) }},
	}
}

func joinNames(list []graph.Named) string {
	names := make([]string, len(list))
	for i, n := range list {
		names[i] = n.Name
	}
	return strings.Join(names, listSeparator)
}

func ledgerTargets(e *graph.LedgerEntry) string {
	var out []string
	for _, t := range e.Targets {
		out = append(out, t.String())
	}
	return strings.Join(out, listSeparator)
}

func ledgerDues(e *graph.LedgerEntry) string {
	var out []string
	for _, t := range e.Targets {
		if t.Due.Known() {
			out = append(out, string(t.Due))
		}
	}
	return strings.Join(out, listSeparator)
}

func ledgerTopics(e *graph.LedgerEntry) string {
	var out []string
	for _, t := range e.Topics {
		out = append(out, string(t))
	}
	return strings.Join(out, listSeparator)
}

func ledgerEvent(e *graph.LedgerEntry) string {
	if e.Event == nil {
		return ""
	}
	return e.Event.Name
}

// WriteLedgerCSV writes the ledger that s.Ledger selects as CSV with a header.
func WriteLedgerCSV(ctx context.Context, w io.Writer, s Source) error {
	entries, err := graph.Ledger(ctx, s.Reader, s.Ledger)
	if err != nil {
		return err
	}
	t := newTable(w, ledgerColumns())
	for i := range entries {
		t.row(&entries[i])
	}
	return t.finish()
}

// WriteLedgerMarkdown writes the ledger that s.Ledger selects as a table in
// GitHub's Markdown, with the words and their document.
func WriteLedgerMarkdown(ctx context.Context, w io.Writer, s Source) error {
	entries, err := graph.Ledger(ctx, s.Reader, s.Ledger)
	if err != nil {
		return err
	}
	shown := []string{"date", "by", "force", "to", "quote", "targets", "document"}
	var columns []column[graph.LedgerEntry]
	for _, c := range ledgerColumns() {
		for _, name := range shown {
			if c.name == name {
				columns = append(columns, c)
			}
		}
	}
	var b strings.Builder
	row := func(cell func(column[graph.LedgerEntry]) string) {
		for _, c := range columns {
			b.WriteString("| " + cell(c) + " ")
		}
		b.WriteString("|\n")
	}
	row(func(c column[graph.LedgerEntry]) string { return c.name })
	row(func(column[graph.LedgerEntry]) string { return "---" })
	for i := range entries {
		row(func(c column[graph.LedgerEntry]) string { return markdownCell(c.of(&entries[i])) })
	}
	_, err = io.WriteString(w, b.String())
	return err
}

var markdownEscapes = strings.NewReplacer(
	"\\", "\\\\", "|", "\\|", "*", "\\*", "_", "\\_", "`", "\\`", "[", "\\[", "]", "\\]", "<", "&lt;", "&", "&amp;",
	"\r\n", " ", "\n", " ", "\r", " ",
)

// markdownCell escapes what would end a cell or be taken for markup.
func markdownCell(s string) string { return markdownEscapes.Replace(s) }
