package cli

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"strconv"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/answer"
	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/internal/resolve"
	"chancery/schema"
)

func judgeCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "judge",
		Short: "Say which people, organisations or events are the same, or are not",
		Long: `Judge overrules the rules by which identities are settled. Judgements are kept in
the file judgements.tsv in the store's folder, with who said so and when, count at
every build, and leave no trace when they are undone.`,
		Example: `  chancery judge same "Park Jin" person:park-jin-2
  chancery judge different "Kim Jong Un" "Kim Yong Nam" --note "two men"
  chancery judge list
  chancery judge undo "Park Jin" person:park-jin-2`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			return misuse("missing argument: same, different, list or undo")
		},
	}
	cmd.AddCommand(
		judgeAs(a, resolve.Same, "Say that two things are one"),
		judgeAs(a, resolve.Different, "Say that two things are not one"),
		judgeList(a),
		judgeUndo(a),
	)
	return cmd
}

func judgeAs(a *app, verdict resolve.Verdict, short string) *cobra.Command {
	var who, note string
	cmd := &cobra.Command{
		Use:     string(verdict) + " A B",
		Short:   short,
		Example: fmt.Sprintf("  chancery judge %s \"Park Jin\" person:park-jin-2", verdict),
		Args:    exactly(2, "A and B, two people, organisations or events"),
	}
	cmd.Flags().StringVar(&who, "who", os.Getenv("USER"), "who says so")
	cmd.Flags().StringVar(&note, "note", "", "why")
	when := dateFlag(cmd, "when", "when it was said (today)")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.judging(cmd, args, func(ctx context.Context, store *graph.Store, x, y string) (*pipeline.Summary, error) {
			j := resolve.Judgement{Verdict: verdict, A: x, B: y, Who: who, When: cmp.Or(when.date, schema.Today()), Note: note}
			return pipeline.Judge(ctx, store, j, a.options())
		})
	}
	return cmd
}

func judgeUndo(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "undo A B",
		Short:   "Take a judgement back",
		Example: `  chancery judge undo "Park Jin" person:park-jin-2`,
		Args:    exactly(2, "A and B, as they were judged"),
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.judging(cmd, args, func(ctx context.Context, store *graph.Store, x, y string) (*pipeline.Summary, error) {
			return pipeline.Unjudge(ctx, store, x, y, a.options())
		})
	}
	return cmd
}

// judging runs a change of the judgements about two things.
func (a *app) judging(cmd *cobra.Command, args []string, change func(ctx context.Context, store *graph.Store, x, y string) (*pipeline.Summary, error)) error {
	ctx := cmd.Context()
	store, err := graph.Open(ctx, a.store, graph.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	var things [2]string
	for i := range things {
		if things[i], err = answer.Judged(ctx, store, args[i]); err != nil {
			return err
		}
	}
	sum, err := change(ctx, store, things[0], things[1])
	if err != nil {
		return err
	}
	if err := store.Close(); err != nil {
		return err
	}
	return a.printChange(sum, formatTable)
}

// candidateLine is a candidate as it is printed in JSON.
type candidateLine struct {
	A     schema.IRI `json:"a"`
	B     schema.IRI `json:"b"`
	Score float64    `json:"score"`
	Why   string     `json:"why"`
}

func judgeList(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:     "list",
		Short:   "List the judgements",
		Example: "  chancery judge list",
		Args:    cobra.NoArgs,
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.reading(cmd, func(_ context.Context, store *graph.Store) error {
			all, err := pipeline.ReadJudgements(pipeline.JudgementsPath(store, a.judgements))
			if err != nil {
				a.options().Warn(err.Error())
			}
			if format.value != formatTable {
				var lines []answer.Judgement
				for _, j := range all {
					lines = append(lines, answer.JudgementOf(j))
				}
				return printList(a.out, format.value, slice(lines))
			}
			var rows [][]string
			for _, j := range all {
				rows = append(rows, []string{string(j.Verdict), j.A, j.B, j.Who, string(j.When), j.Note})
			}
			if len(rows) > 0 {
				page.WriteRows(a.out, rows)
			}
			return nil
		})
	}
	return cmd
}

func candidatesCommand(a *app) *cobra.Command {
	limit := 0
	cmd := &cobra.Command{
		Use:   "candidates",
		Short: "List pairs that may be one, for a person to judge",
		Long: `Candidates lists pairs of people, organisations and events that might be one and
that no judgement settles, the likeliest first. Settle them with chancery judge.`,
		Example: `  chancery candidates --limit 20`,
		Args:    cobra.NoArgs,
	}
	cmd.Flags().IntVar(&limit, "limit", 0, "list at most `N` pairs; 0 lists all")
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.remembering(cmd, &asOfFlags{day: &dateValue{}}, func(_ context.Context, _ *graph.Store, m *pipeline.Memory) error {
			pairs := resolve.Candidates(m.Record, m.Judgements)
			if limit > 0 {
				pairs = pairs[:min(limit, len(pairs))]
			}
			if format.value != formatTable {
				var lines []candidateLine
				for _, c := range pairs {
					lines = append(lines, candidateLine(c))
				}
				return printList(a.out, format.value, slice(lines))
			}
			var rows [][]string
			for _, c := range pairs {
				rows = append(rows, []string{strconv.FormatFloat(c.Score, 'f', 2, 64), string(c.A), string(c.B), c.Why})
			}
			if len(rows) > 0 {
				page.WriteRows(a.out, rows)
			}
			return nil
		})
	}
	return cmd
}
