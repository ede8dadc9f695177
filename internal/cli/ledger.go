package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/graph/export"
	"chancery/schema"
)

// ledgerFlags are a ledger filter as it is typed.
type ledgerFlags struct {
	by, to                   []string
	forces, topics           []string
	since, until, due, today *dateValue
	open                     bool
}

func ledgerCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "ledger",
		Short: "List commitments, asks and targets in the order of their dates",
		Long: `Ledger lists what was agreed, pledged, proposed, asked, hoped for or invited to,
and every act that names a sum or goal, in the order of dates. Flags narrow it
down; flags that may be given more than once take one of their values.`,
		Example: `  chancery ledger
  chancery ledger --by KR --to VN --force request
  chancery ledger --topic trade --due-before 2024
  chancery ledger --open --since 2021-06
  chancery ledger --by KR --format csv > korea.csv`,
		Args: cobra.NoArgs,
	}
	f := &ledgerFlags{}
	f.add(cmd)
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL, formatCSV, formatMarkdown)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			filter, err := f.filter(ctx, store)
			if err != nil {
				return err
			}
			switch format.value {
			case formatCSV:
				return export.WriteLedgerCSV(ctx, a.out, export.Source{Reader: store, Ledger: filter})
			case formatMarkdown:
				return export.WriteLedgerMarkdown(ctx, a.out, export.Source{Reader: store, Ledger: filter})
			}
			entries, err := graph.Ledger(ctx, store, filter)
			if err != nil {
				return err
			}
			if format.value != formatTable {
				return printList(a.out, format.value, slice(entries))
			}
			p := a.page()
			for i := range entries {
				p.Entry(&entries[i])
			}
			return p.Flush()
		})
	}
	return cmd
}

func (f *ledgerFlags) add(cmd *cobra.Command) {
	flags := cmd.Flags()
	flags.StringArrayVar(&f.by, "by", nil, "who acts: a country, organisation, pair or person")
	flags.StringArrayVar(&f.to, "to", nil, "towards whom")
	flags.StringArrayVar(&f.forces, "force", nil, fmt.Sprintf("the sort of act: one of %v", schema.Forces))
	flags.StringArrayVar(&f.topics, "topic", nil, "the field of policy")
	completes(cmd, "force", schema.Forces[:])
	completes(cmd, "topic", schema.Topics[:])
	f.since = dateFlag(cmd, "since", "done on or after this date")
	f.until = dateFlag(cmd, "until", "done on or before this date")
	f.due = dateFlag(cmd, "due-before", "due before this date")
	flags.BoolVar(&f.open, "open", false, "leave out what was due before --as-of")
	f.today = dateFlag(cmd, "as-of", "the day that --open counts from (today)")
}

// filter resolves the typed names.
func (f *ledgerFlags) filter(ctx context.Context, r graph.Reader) (graph.LedgerFilter, error) {
	out := graph.LedgerFilter{
		Since: f.since.date, Until: f.until.date, DueBefore: f.due.date,
		Open: f.open, AsOf: f.today.date,
	}
	if f.open && !out.AsOf.Known() {
		out.AsOf = schema.Today()
	}
	for _, s := range f.forces {
		force := schema.Force(s)
		if !force.Valid() {
			return out, misuse("--force %s: want one of %v", s, schema.Forces)
		}
		out.Force = append(out.Force, force)
	}
	for _, s := range f.topics {
		topic := schema.Topic(s)
		if !topic.Valid() {
			return out, misuse("--topic %s: want one of %v", s, schema.Topics)
		}
		out.Topic = append(out.Topic, topic)
	}
	var err error
	if out.By, err = graph.FindAll(ctx, r, f.by); err != nil {
		return out, err
	}
	out.To, err = graph.FindAll(ctx, r, f.to)
	return out, err
}
