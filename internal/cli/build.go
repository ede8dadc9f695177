package cli

import (
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/graph/export"
	"chancery/internal/page"
	"chancery/internal/pipeline"
)

func buildCommand(a *app) *cobra.Command {
	var report, shard string
	var settle bool
	cmd := &cobra.Command{
		Use:   "build PATH…",
		Short: "Read documents into the store",
		Long: `Build reads documents (text, Markdown, HTML, DOCX; folders recursively) and
records of travel (XML, CSV, JSON lines; each record is a document), extracts
their facts, settles who and what is the same across all documents, and writes
the graph into the store.

Documents that the store holds already are left alone, changed ones replace what
they said before, and the same build twice changes nothing. Files that cannot be
read are listed with the reason and stop nothing; a path that you name and that
cannot be read makes the command fail at the end, after the others are done.

With --shard i/n it reads the i-th of n parts of the documents and settles
nothing, so that n processes, each with the same PATHs, can read into one
database; when all have ended, build --settle settles once.`,
		Example: `  chancery build testdata/corpus
  chancery build --store bolt:archive.db --report found.jsonl releases/ note.html
  chancery build --store postgres://desk@db.example.org/chancery --shard 2/4 releases/
  chancery build --store postgres://desk@db.example.org/chancery --settle`,
		Args: func(cmd *cobra.Command, args []string) error {
			switch {
			case !settle:
				return atLeast(1, "PATH, a file or folder to read")(cmd, args)
			case len(args) > 0 || shard != "":
				return misuse("--settle reads nothing: give it no PATH and no --shard")
			}
			return nil
		},
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.Flags().StringVar(&report, "report", "", "write what was found in each file to `FILE`, as JSON lines")
	cmd.Flags().StringVar(&shard, "shard", "", "read the `i/n`-th part of the documents only, and settle nothing")
	cmd.Flags().BoolVar(&settle, "settle", false, "read nothing; settle what the shards have read")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		opt := a.options()
		if settle {
			return a.settle(cmd, opt, format.value)
		}
		if shard != "" {
			var err error
			if opt.Shard, err = pipeline.ParseShard(shard); err != nil {
				return misuse("--shard: %v", err)
			}
		}
		if !slices.ContainsFunc(args, exists) {
			return fmt.Errorf("nothing to read: no such file or folder: %s", strings.Join(args, ", "))
		}
		store, err := graph.Open(cmd.Context(), a.store, graph.Options{Create: true})
		if err != nil {
			return err
		}
		defer store.Close()
		bar := a.progressBar()
		defer bar.clear()
		opt.Progress = bar.show
		sum, err := pipeline.Build(cmd.Context(), store, args, opt)
		if err != nil {
			return err
		}
		bar.clear()
		if report != "" {
			if err := export.ToFile(report, sum.WriteReport); err != nil {
				return fmt.Errorf("the report: %w", err)
			}
		}
		if err := a.printSummary(sum, format.value); err != nil {
			return err
		}
		if err := store.Close(); err != nil {
			return err
		}
		if shard != "" && !sum.Failed() {
			return nil // a part may be empty
		}
		return a.verdict(sum)
	}
	return cmd
}

// settle settles what is in the store.
func (a *app) settle(cmd *cobra.Command, opt pipeline.Options, format string) error {
	store, err := graph.Open(cmd.Context(), a.store, graph.Options{})
	if err != nil {
		return err
	}
	defer store.Close()
	bar := a.progressBar()
	defer bar.clear()
	opt.Progress = bar.show
	sum, err := pipeline.Settle(cmd.Context(), store, opt)
	if err != nil {
		return err
	}
	bar.clear()
	if err := a.printSummary(sum, format); err != nil {
		return err
	}
	return store.Close()
}

func (a *app) printSummary(sum *pipeline.Summary, format string) error {
	for _, s := range sum.Skipped {
		a.say("skipped %s: %s", s.Path, s.Why)
	}
	if format != formatTable {
		return printValue(a.out, format, sum)
	}
	rows := [][]string{
		{"documents", strconv.Itoa(sum.Documents)},
		{"people", strconv.Itoa(sum.People)},
		{"events", strconv.Itoa(sum.Events)},
		{"acts", strconv.Itoa(sum.Acts)},
		{"targets", strconv.Itoa(sum.Targets)},
		{"quads", fmt.Sprintf("%d (%d new, %d removed)", sum.Quads, sum.Added, sum.Removed)},
		{"seconds", fmt.Sprintf("%.1f", sum.Seconds)},
		{"skipped", strconv.Itoa(len(sum.Skipped))},
	}
	page.WriteRows(a.out, rows)
	return nil
}

// verdict fails a build in which a path that the user named was passed over, or
// in which there was nothing to read.
func (a *app) verdict(sum *pipeline.Summary) error {
	if sum.Failed() {
		return errSaid
	}
	if len(sum.Readings) == 0 {
		return fmt.Errorf("nothing to read: the folders hold no document (%s)", readable)
	}
	return nil
}

const readable = ".txt, .md, .html, .docx"

// exists reports whether there is something at path, readable or not.
func exists(path string) bool {
	_, err := os.Stat(path)
	return !os.IsNotExist(err)
}
