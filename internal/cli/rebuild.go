package cli

import (
	"github.com/spf13/cobra"

	"chancery/internal/pipeline"
)

func rebuildCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "rebuild",
		Short: "Make the store again from the documents that it keeps",
		Long: `Rebuild reads the documents that the store keeps again, with this version's
extractor, and makes the graph of them and of the judgements: for a store that is
damaged, or that an older version has read. The new store is written beside the
old one, verified, and put in its place in one step; the old quads are kept aside
when they were damaged or a document could not be read again, and the file is
named. In a database the same is one transaction.

A document whose copy is gone or is not what was kept is named and passed over,
and the command fails at the end, after the others are done: build it again from
its source. Quads that came by chancery load stay, unless the store is damaged.`,
		Example: `  chancery rebuild
  chancery rebuild --store bolt:archive.db`,
		Args: cobra.NoArgs,
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		bar := a.progressBar()
		defer bar.clear()
		opt := a.options()
		opt.Progress = bar.show
		done, err := pipeline.Rebuild(cmd.Context(), a.store, opt)
		if err != nil {
			return err
		}
		bar.clear()
		if done.Damage != nil {
			a.say("the quads could not be used: %s", oneLine(done.Damage))
		}
		if err := a.printSummary(done.Summary, format.value); err != nil {
			return err
		}
		if done.Aside != "" {
			a.say("the former quads are in %s; delete it when nothing is missing", done.Aside)
		}
		if done.Failed() {
			return errSaid
		}
		return nil
	}
	return cmd
}
