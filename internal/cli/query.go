package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"os"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/page"
)

func queryCommand(a *app) *cobra.Command {
	var (
		file    string
		timeout time.Duration
		limit   int
	)
	cmd := &cobra.Command{
		Use:   "query GIZMO",
		Short: "Run a Gizmo script against the graph",
		Long: `Query runs a script in Gizmo, Cayley's query language, and prints one result a
line. IRIs stand in angle brackets; the label of an edge between things is the
date of the occasion. The script runs in a process of its own and is stopped when
it takes too long or too much memory.`,
		Example: `  chancery query 'g.V("<dyad:KR-VN>").LabelContext("<date:2022-07-13>").Out("<dip:targets>").All()'
  chancery query --limit 10 -f meetings.js
  echo 'g.V("<country:VN>").In("<dip:visited>").All()' | chancery query -`,
	}
	format := formatFlag(cmd, formatJSONL, formatJSON, formatTable)
	cmd.Flags().StringVarP(&file, "file", "f", "", "read the script from `FILE`")
	cmd.Flags().DurationVar(&timeout, "timeout", graph.DefaultTimeout, "stop the script after this time")
	cmd.Flags().IntVar(&limit, "limit", 0, "print at most `N` results; 0 prints all")
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if file != "" {
			return cobra.NoArgs(cmd, args)
		}
		return exactly(1, "GIZMO, a script (or - for standard input, or -f FILE)")(cmd, args)
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if timeout <= 0 || limit < 0 {
			return misuse("--timeout and --limit cannot be negative")
		}
		script, err := a.script(file, args)
		if err != nil {
			return err
		}
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			rows := store.Gizmo(ctx, script, graph.Limits{Timeout: timeout, Results: limit})
			if format.value == formatTable {
				return printRows(a.out, rows)
			}
			return printList(a.out, format.value, rows)
		})
	}
	return cmd
}

// script returns the text of the script that is to run.
func (a *app) script(file string, args []string) (string, error) {
	var raw []byte
	var err error
	switch {
	case file != "":
		raw, err = os.ReadFile(file)
	case args[0] == "-":
		raw, err = io.ReadAll(a.in)
	default:
		return args[0], nil
	}
	if err != nil {
		return "", fmt.Errorf("read the script: %w", err)
	}
	return string(raw), nil
}

// printRows prints query results as a table: a column for each tag, the node
// itself first. Results that are no objects stand in a column of their own.
func printRows(w io.Writer, rows iter.Seq2[graph.Row, error]) error {
	var all []map[string]string
	var failed error
	heads := map[string]bool{}
	for row, err := range rows {
		if err != nil {
			failed = err
			break
		}
		cells := cellsOf(row)
		for k := range cells {
			heads[k] = true
		}
		all = append(all, cells)
	}
	if len(all) > 0 {
		page.WriteRows(w, tableOf(heads, all))
	}
	return failed
}

func cellsOf(row graph.Row) map[string]string {
	var tags map[string]json.RawMessage
	if err := json.Unmarshal(row, &tags); err != nil {
		return map[string]string{"value": plainValue(row)}
	}
	out := make(map[string]string, len(tags))
	for k, v := range tags {
		out[k] = plainValue(v)
	}
	return out
}

// plainValue writes a JSON string without its quotes, and anything else as it
// is.
func plainValue(raw json.RawMessage) string {
	var s string
	if err := json.Unmarshal(raw, &s); err != nil {
		return page.Flat(string(raw))
	}
	return page.Flat(s)
}

func tableOf(heads map[string]bool, all []map[string]string) [][]string {
	var cols []string
	for k := range heads {
		cols = append(cols, k)
	}
	slices.SortFunc(cols, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == "id", b != "id" && a < b:
			return -1
		}
		return 1
	})
	rows := [][]string{cols}
	for _, cells := range all {
		row := make([]string, len(cols))
		for i, k := range cols {
			row[i] = cells[k]
		}
		rows = append(rows, row)
	}
	return rows
}
