package cli

import (
	"context"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/mcp"
)

func mcpCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "mcp",
		Short: "Answer an assistant's questions over the Model Context Protocol",
		Long: `Mcp offers find, show, path, ledger, asks, thread, compare, brief and query as tools
of the Model Context Protocol (https://modelcontextprotocol.io), over standard
input and output, to a program that starts it. Every answer carries its sources:
the document, its date and the sentence. The tools only read; the store is open
only while a question is answered, so that documents can be read in meanwhile.`,
		Example: `  chancery mcp
  chancery mcp --store bolt:talks.db`,
		Args: cobra.NoArgs,
	}
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		open := func(ctx context.Context) (*graph.Store, error) {
			return graph.Open(ctx, a.store, graph.Options{ReadOnly: true})
		}
		store, err := open(cmd.Context()) // what is wrong with the store is told at once
		if err != nil {
			return err
		}
		if err := store.Close(); err != nil {
			return err
		}
		server := mcp.New(mcp.Config{Open: open, Pipeline: a.options(), Version: version})
		return mcp.Serve(cmd.Context(), server, a.in, a.out)
	}
	return cmd
}
