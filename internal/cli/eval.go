package cli

import (
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"chancery/internal/eval"
	"chancery/internal/pipeline"
)

func evalCommand(a *app) *cobra.Command {
	var (
		errors    int
		factsFile string
	)
	cmd := &cobra.Command{
		Use:   "eval GOLD_DIR",
		Short: "Score the extraction against facts that people wrote",
		Long: `Eval extracts the documents of a folder and compares the facts with the
NAME.gold.json files beside them: precision, recall and F1 of people, events,
statements, topics and targets. The score is the mean F1 of people, events and
statements, each strict, and targets.`,
		Example: `  chancery eval testdata/corpus
  chancery eval --errors 40 testdata/corpus
  chancery eval --facts other-program.jsonl testdata/corpus`,
		Args: exactly(1, "GOLD_DIR, a folder of NAME.gold.json beside its documents"),
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.Flags().IntVar(&errors, "errors", 0, "list the first `N` differences")
	cmd.Flags().StringVar(&factsFile, "facts", "", "score the JSON lines in `FILE` instead of extracting")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		set, err := eval.Load(args[0])
		if err != nil {
			return err
		}
		var found map[string]*eval.Facts
		if factsFile != "" {
			found, err = readFactsFile(factsFile)
		} else {
			found, err = a.factsOf(cmd, set)
		}
		if err != nil {
			return err
		}
		report := set.Score(found)
		if format.value != formatTable {
			return printValue(a.out, format.value, report)
		}
		printReport(a.out, report, errors)
		return nil
	}
	return cmd
}

func readFactsFile(path string) (map[string]*eval.Facts, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	found, err := eval.ReadFacts(in)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return found, nil
}

// factsOf extracts the documents of set.
func (a *app) factsOf(cmd *cobra.Command, set *eval.Set) (map[string]*eval.Facts, error) {
	var paths []string
	for i := range set.Docs {
		paths = append(paths, set.Docs[i].Path)
	}
	found := map[string]*eval.Facts{}
	for r := range pipeline.Extract(cmd.Context(), paths, pipeline.Options{}) {
		if r.Skip != nil {
			a.say("skipped %s: %s", r.Path, r.Skip.Reason())
			continue
		}
		found[r.Facts.Document.Doc] = eval.Of(r.Facts)
	}
	return found, cmd.Context().Err()
}

// printReport prints a report as the scorer script does.
func printReport(w io.Writer, r *eval.Report, errors int) {
	fmt.Fprintf(w, "%d documents\n", r.Docs)
	fmt.Fprintf(w, "%-18s %6s %6s %6s %6s %6s\n", "", "P", "R", "F1", "gold", "found")
	for _, m := range r.Measures {
		fmt.Fprintf(w, "%-18s %6.3f %6.3f %6.3f %6d %6d\n", m.Name, m.Precision, m.Recall, m.F1, m.Gold, m.Found)
	}
	for _, e := range r.Errors[:min(errors, len(r.Errors))] {
		fmt.Fprintln(w, "  "+e)
	}
	fmt.Fprintf(w, "score: %.3f\n", r.Score)
}
