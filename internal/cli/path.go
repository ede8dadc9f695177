package cli

import (
	"context"

	"github.com/spf13/cobra"

	"chancery/graph"
)

func pathCommand(a *app) *cobra.Command {
	var opt graph.PathOptions
	cmd := &cobra.Command{
		Use:   "path A B",
		Short: "Show how two things are connected across meetings",
		Long: `Path finds the shortest ways from one thing to another over visits, meetings,
calls, signings, undertakings and targets, and shows each step with its date and
the sentence that it stands on. Things are typed as people write them: a name in
any spelling, a country, a pair of countries ("VN-RoK"), or an IRI.`,
		Example: `  chancery path "park jin" KOICA
  chancery path --since 2021 --until 2021 VN-RoK KOICA`,
		Args: exactly(2, "A and B, two things"),
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.Flags().IntVar(&opt.MaxHops, "hops", 6, "go at most `N` steps")
	cmd.Flags().IntVar(&opt.K, "paths", 3, "show at most `N` ways")
	since, until := dateFlag(cmd, "since", "walk only what happened on or after `DATE`"), dateFlag(cmd, "until", "walk only what happened on or before `DATE`")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if opt.MaxHops < 1 || opt.K < 1 {
			return misuse("--hops and --paths must be 1 or more")
		}
		opt.Since, opt.Until = since.date, until.date
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			from, err := graph.Find(ctx, store, args[0])
			if err != nil {
				return err
			}
			to, err := graph.Find(ctx, store, args[1])
			if err != nil {
				return err
			}
			paths, err := graph.Paths(ctx, store, from.IRI, to.IRI, opt)
			if err != nil {
				return err
			}
			if len(paths) == 0 {
				a.say("no path of at most %d steps leads from %s to %s", opt.MaxHops, from.Name, to.Name)
			}
			if format.value != formatTable {
				return printList(a.out, format.value, slice(paths))
			}
			p := a.page()
			p.Paths(paths)
			return p.Flush()
		})
	}
	return cmd
}
