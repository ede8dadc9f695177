package cli

import (
	"bufio"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/schema"
)

func extractCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "extract PATH…",
		Short: "Print what documents say, without a store",
		Long: `Extract reads documents and prints their facts: a line for the document, then its
people, events and statements, each with its evidence: byte offsets into the
file as it stands on disk (for HTML, DOCX and records of travel, into the text
made of them) and the exact quote.`,
		Example: `  chancery extract testdata/corpus
  chancery extract --format table note.txt`,
		Args: atLeast(1, "PATH, a file or folder to read"),
	}
	format := formatFlag(cmd, formatJSONL, formatJSON, formatTable)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		out := bufio.NewWriter(a.out)
		failed, err := a.extract(cmd.Context(), args, factPrinter(out, format.value))
		if ferr := out.Flush(); err == nil {
			err = ferr
		}
		if err == nil && failed {
			return errSaid
		}
		return err
	}
	return cmd
}

// extract prints the facts of each document and tells whether a path that the
// user named was passed over.
func (a *app) extract(ctx context.Context, paths []string, printer facts) (failed bool, err error) {
	for r := range pipeline.Extract(ctx, paths, pipeline.Options{}) {
		if r.Skip != nil {
			a.say("skipped %s: %s", r.Path, r.Skip.Reason())
			failed = failed || r.Skip.Named
			continue
		}
		if err := printer.add(r.Facts); err != nil {
			return failed, err
		}
	}
	if err := ctx.Err(); err != nil {
		return failed, err
	}
	return failed, printer.end()
}

// facts prints the facts of documents as they come.
type facts interface {
	add(*schema.Facts) error
	end() error
}

func factPrinter(out *bufio.Writer, format string) facts {
	switch format {
	case formatJSON:
		return &factArray{out: out}
	case formatTable:
		return &factTable{out: out}
	default:
		return factLines{out}
	}
}

type factLines struct{ out *bufio.Writer }

func (p factLines) add(f *schema.Facts) error { return f.WriteJSONLines(p.out) }
func (p factLines) end() error                { return nil }

type factArray struct {
	out *bufio.Writer
	all []any
}

func (p *factArray) add(f *schema.Facts) error {
	p.all = append(p.all, f.Lines()...)
	return nil
}

func (p *factArray) end() error {
	if p.all == nil {
		p.all = []any{}
	}
	return printJSON(p.out, p.all)
}

// factTable prints a block a document.
type factTable struct {
	out  *bufio.Writer
	some bool
}

func (p *factTable) add(f *schema.Facts) error {
	if p.some {
		fmt.Fprintln(p.out)
	}
	p.some = true
	rows := [][]string{{f.Document.Doc, string(f.Document.Published), "", f.Document.Title}}
	for i := range f.People {
		x := &f.People[i]
		rows = append(rows, []string{"  person", "", x.Country, page.Joined(", ", x.Name, x.Office)})
	}
	for i := range f.Matters {
		x := &f.Matters[i]
		rows = append(rows, []string{"  " + string(x.Kind), "", page.Parties(x.Parties), x.Name})
	}
	for i := range f.Events {
		x := &f.Events[i]
		rows = append(rows, []string{"  " + string(x.Kind), page.Span(x.Start, x.End), page.Parties(x.Parties), page.Flat(x.Evidence.Quote)})
	}
	for i := range f.Statements {
		x := &f.Statements[i]
		who := page.Parties(x.By)
		if len(x.To) > 0 {
			who += " → " + page.Parties(x.To)
		}
		rows = append(rows, []string{"  " + string(x.Force), "", who, page.Flat(x.Evidence.Quote)})
		for _, t := range x.Targets {
			rows = append(rows, []string{"    target", string(t.Due), "", t.String()})
		}
	}
	page.WriteRows(p.out, rows)
	return nil
}

func (p *factTable) end() error { return nil }
