package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
)

func showCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show THING",
		Short: "Show the dossier of a person, country, pair, organisation, agreement, event, act or document",
		Long: `Show prints what the graph holds of one thing: names, offices and when they were
held, contacts, events, what was undertaken and asked, targets, and the documents
that say so. The thing is typed as people write it, or as an IRI.`,
		Example: `  chancery show "Bùi Thanh Sơn"
  chancery show VN-RoK
  chancery show country:KR`,
		Args: atLeast(1, "THING, what is to be shown"),
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			d, err := graph.Show(ctx, store, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if format.value != formatTable {
				return printValue(a.out, format.value, d)
			}
			p := a.page()
			p.Dossier(d)
			return p.Flush()
		})
	}
	return cmd
}
