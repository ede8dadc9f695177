package cli

import (
	"context"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/schema"
)

// asOfFlags are --as-of and --known.
type asOfFlags struct {
	day   *dateValue
	known bool
}

func addAsOf(cmd *cobra.Command) *asOfFlags {
	f := &asOfFlags{day: dateFlag(cmd, "as-of", "as things stood on `DATE`")}
	cmd.Flags().BoolVar(&f.known, "known", false, "with --as-of: and only from documents published by then")
	return f
}

// value returns the flags' meaning.
func (f *asOfFlags) value() (pipeline.AsOf, error) {
	if f.known && !f.day.date.Known() {
		return pipeline.AsOf{}, misuse("--known needs --as-of DATE")
	}
	return pipeline.AsOf{Day: f.day.date, Known: f.known}, nil
}

// remembering runs a command that needs the whole record.
func (a *app) remembering(cmd *cobra.Command, f *asOfFlags, do func(context.Context, *graph.Store, *pipeline.Memory) error) error {
	asOf, err := f.value()
	if err != nil {
		return err
	}
	return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
		m, err := pipeline.Remember(ctx, store, asOf, a.options())
		if err != nil {
			return err
		}
		return do(ctx, store, m)
	})
}

// printSource writes the words of the first of several facts, and how many more say
// the same.
func printSource(p *page.Page, m *pipeline.Memory, facts []schema.FactID) {
	if len(facts) == 0 {
		return
	}
	c := m.Cite(facts[0])
	from := page.Joined(", ", c.Doc, string(c.Published))
	if n := len(facts) - 1; n > 0 {
		from += ", and " + page.Count(n, "more account")
	}
	p.Para(page.DateCell(""), "“"+page.Flat(c.Quote)+"” ("+from+")")
}

// whoToWhom writes the parties of an act.
func whoToWhom(m *pipeline.Memory, by, to []schema.IRI) string {
	who := page.Names(m.Named(by))
	if len(to) > 0 {
		who += " → " + page.Names(m.Named(to))
	}
	return who
}
