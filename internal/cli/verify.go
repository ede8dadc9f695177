package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/page"
	"chancery/internal/pipeline"
)

func verifyCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "verify",
		Short: "Check the store against itself and against its documents",
		Long: `Verify reads the whole store and compares its indexes with each other, every quote
with the text of its document, and the view with what the evidence makes. It
prints a line for each fault, and fails when there is one.`,
		Example: `  chancery verify
  chancery verify --store bolt:archive.db`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			faults := 0
			for p, err := range pipeline.Verify(ctx, store, a.options()) {
				if err != nil {
					return err
				}
				fmt.Fprintln(a.out, p)
				faults++
			}
			if faults > 0 {
				return fmt.Errorf("verify %s: found %s", store.Spec(), page.Count(faults, "fault"))
			}
			a.say("%s is sound", store.Spec())
			return nil
		})
	}
	return cmd
}
