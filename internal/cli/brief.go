package cli

import (
	"cmp"
	"context"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/pipeline"
	"chancery/schema"
)

func briefCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "brief A B",
		Short: "Write the sheet to read before two countries meet",
		Long: `Brief writes what one should know before a meeting of two countries: who holds which
office, the last contacts, open asks both ways, targets and how they drifted, the
last wording on each topic, and what is overdue or silent, with a footnote to every
line.`,
		Example: `  chancery brief VN KR --before 2022-12-01
  chancery brief --format html "Viet Nam" "South Korea" > brief.html`,
		Args: exactly(2, "A and B, two countries"),
	}
	before := dateFlag(cmd, "before", "the day of the meeting (today)")
	format := formatFlag(cmd, formatMarkdown, formatHTML, formatJSON)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.remembering(cmd, &asOfFlags{day: &dateValue{}}, func(ctx context.Context, store *graph.Store, m *pipeline.Memory) error {
			var sides [2]schema.IRI
			for i := range sides {
				match, err := graph.Find(ctx, store, args[i], schema.KindCountry, schema.KindOrg)
				if err != nil {
					return err
				}
				sides[i] = match.IRI
			}
			b := memory.NewBrief(m.Record, sides[0], sides[1], cmp.Or(before.date, schema.Today()))
			switch format.value {
			case formatHTML:
				return b.WriteHTML(a.out, m.Cite)
			case formatJSON:
				return printJSON(a.out, b)
			}
			return b.WriteMarkdown(a.out, m.Cite)
		})
	}
	return cmd
}
