package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/graph/export"
	"chancery/internal/page"
	"chancery/schema"
)

func exportCommand(a *app) *cobra.Command {
	var (
		output string
		only   []string
		script string
		source export.Source
	)
	cmd := &cobra.Command{
		Use:   "export",
		Short: "Write the graph in the format of another program",
		Long: `Export writes the graph, or the things named with --only or found by --query and
the edges among them, to a file or to standard output.

Formats:
` + formatHelp(),
		Example: `  chancery export --format graphml -o graph.graphml
  chancery export --format nquads --base https://example.org/ > graph.nq
  chancery export -o two.graphml --only "Park Jin" --only KOICA --only VN-RoK
  chancery export -o guests.graphml --query 'g.V("<country:VN>").Tag("host").In("<dip:visited>").All()'`,
		Args: cobra.NoArgs,
	}
	format := choiceFlag(cmd, "format", "the format (default: by the ending of -o's file, else graphml)", formatNames()...)
	cmd.Flags().StringVarP(&output, "output", "o", "-", "write to `FILE`; - is standard output")
	cmd.Flags().StringArrayVar(&only, "only", nil, "export this thing; may be given more than once")
	cmd.Flags().StringVar(&script, "query", "", "export the things that the results of this `GIZMO` script name")
	cmd.Flags().BoolVar(&source.ViewOnly, "view", false, "leave out what single documents say")
	cmd.Flags().StringVar(&source.Base, "base", "", "put this `IRI` before the names of things, in the RDF formats")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !cmd.Flags().Changed("format") {
			format.value = formatFor(output)
		}
		f, err := export.Lookup(format.value)
		if err != nil {
			return err
		}
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			source.Reader = store
			if source.Things, err = chosen(ctx, store, only, script); err != nil {
				return err
			}
			write := func(w io.Writer) error { return f.Write(ctx, w, source) }
			if output != "-" {
				return export.ToFile(output, write)
			}
			out := bufio.NewWriter(a.out)
			if err := write(out); err != nil {
				return err
			}
			return out.Flush()
		})
	}
	return cmd
}

// chosen returns the things that were named, and those that the script finds.
// Without either it returns none, which stands for all; a script that finds
// nothing is an error, lest it export everything.
func chosen(ctx context.Context, store *graph.Store, typed []string, script string) ([]schema.IRI, error) {
	things, err := graph.FindAll(ctx, store, typed)
	if err != nil || script == "" {
		return things, err
	}
	var named graph.RowThings
	for row, err := range store.Gizmo(ctx, script, graph.Limits{}) {
		if err != nil {
			return nil, err
		}
		if err := named.Add(row); err != nil {
			return nil, err
		}
	}
	if len(named.List()) == 0 {
		return nil, errors.New("the query names nothing in the store; try it with chancery query")
	}
	return append(things, named.List()...), nil
}

func formatNames() []string {
	var names []string
	for _, f := range export.Formats() {
		names = append(names, f.Name)
	}
	return names
}

func formatHelp() string {
	var rows [][]string
	for _, f := range export.Formats() {
		rows = append(rows, []string{" ", f.Name, f.Doc + " (" + f.Ext + ")"})
	}
	var b strings.Builder
	page.WriteRows(&b, rows)
	return strings.TrimRight(b.String(), "\n")
}

// formatFor returns the format that a file's ending stands for, or the first.
func formatFor(path string) string {
	all := export.Formats()
	for _, f := range all {
		if f.Ext == strings.ToLower(filepath.Ext(path)) {
			return f.Name
		}
	}
	return all[0].Name
}
