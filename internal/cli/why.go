package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
)

func whyCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "why EDGE-OR-ACT",
		Short: "Show the sentence that something stands on, marked in its paragraph",
		Long: `Why shows where something is said: the sentence marked in its paragraph, with the
document and its date. It takes an act, an event, a target, a person or any other
thing, or an edge as subject, predicate, object and, to name one occasion, its
label.`,
		Example: `  chancery why act:9f2c41d0a7
  chancery why dyad:KR-VN dip:targets target:trade-usd-100bn-2023 date:2022-07-13
  chancery why "Park Jin"`,
		Args: atLeast(1, "EDGE-OR-ACT, what is to be shown"),
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			places, err := graph.Why(ctx, store, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if format.value != formatTable {
				return printList(a.out, format.value, slice(places))
			}
			p := a.page()
			for i := range places {
				if i > 0 {
					p.Line("")
				}
				p.Citation(&places[i])
			}
			return p.Flush()
		})
	}
	return cmd
}
