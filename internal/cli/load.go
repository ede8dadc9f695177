package cli

import (
	"context"
	"fmt"
	"iter"
	"os"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/graph/export"
	"chancery/internal/page"
)

func loadCommand(a *app) *cobra.Command {
	var base string
	cmd := &cobra.Command{
		Use:   "load FILE.nq",
		Short: "Load N-Quads into the store",
		Long: `Load reads a file of N-Quads, such as chancery export writes, into the store. The
file is read to its end first: a line that does not parse is named, and nothing
is loaded. Quads that are there already are passed over.`,
		Example: `  chancery export -o graph.nq
  chancery load --store bolt:copy.db graph.nq`,
		Args: exactly(1, "FILE.nq, a file of N-Quads"),
	}
	cmd.Flags().StringVar(&base, "base", "", "take this `IRI` off the names of things, as export put it on")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := checkQuads(cmd.Context(), args[0], base); err != nil {
			return err
		}
		store, err := graph.Open(cmd.Context(), a.store, graph.Options{Create: true})
		if err != nil {
			return err
		}
		defer store.Close()
		in, err := os.Open(args[0])
		if err != nil {
			return err
		}
		defer in.Close()
		added, err := store.Load(cmd.Context(), export.ReadNQuads(in, base))
		if err != nil {
			return err
		}
		if err := store.Close(); err != nil {
			return err
		}
		fmt.Fprintf(a.out, "loaded %s\n", page.Count(int(added), "new quad"))
		return nil
	}
	return cmd
}

// checkQuads reads a file to its end and names the first line that does not
// parse.
func checkQuads(ctx context.Context, path, base string) error {
	in, err := os.Open(path)
	if err != nil {
		return err
	}
	defer in.Close()
	if err := drain(ctx, export.ReadNQuads(in, base)); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return nil
}

func drain[T any](ctx context.Context, items iter.Seq2[T, error]) error {
	for _, err := range items {
		if err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}
