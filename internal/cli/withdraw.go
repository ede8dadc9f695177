package cli

import (
	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/schema"
)

func withdrawCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "withdraw DOC…",
		Short: "Take documents out of the store, with what they alone support",
		Long: `Withdraw takes documents out of the store. What only they support goes; facts that
other documents support stay, and identities are settled anew without them. It
says what has gone, and what is told apart that was one before. Building the
document again gives the same graph as before.`,
		Example: `  chancery withdraw kr-vn-2021-06-23-agency.txt`,
		Args:    atLeast(1, "DOC, the name of a document"),
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		store, err := graph.Open(cmd.Context(), a.store, graph.Options{})
		if err != nil {
			return err
		}
		defer store.Close()
		sum, err := pipeline.Withdraw(cmd.Context(), store, args, a.options())
		if err != nil {
			return err
		}
		if err := store.Close(); err != nil {
			return err
		}
		return a.printChange(sum, format.value)
	}
	return cmd
}

// printChange prints a summary with what came and went.
func (a *app) printChange(sum *pipeline.Summary, format string) error {
	if err := a.printSummary(sum, format); err != nil || format != formatTable {
		return err
	}
	p := a.page()
	printThings(p, "gone", sum.Gone)
	printThings(p, "new", sum.New)
	return p.Flush()
}

// printThings writes the names of things, a line each.
func printThings(p *page.Page, head string, things []schema.IRI) {
	if len(things) == 0 {
		return
	}
	p.Line("")
	p.Head("%s", head)
	for _, t := range things {
		p.Line("  %s", t)
	}
}
