package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"chancery/internal/extract"
	"chancery/internal/lexicon"
	"chancery/internal/page"
	"chancery/internal/source"
)

func explainCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "explain FILE",
		Short: "Show sentence by sentence what was read from a document, and what was not",
		Long: `Explain prints a document sentence by sentence with the people, events and
statements that were read from it, the rule that read each and how sure it is,
and the words that looked like a fact and gave none, with the reason.`,
		Example: `  chancery explain testdata/corpus/kr-vn-2021-06-23-ministry.txt
  chancery explain --format jsonl note.txt`,
		Args: exactly(1, "FILE, a document"),
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		for doc, err := range source.Walk(cmd.Context(), args, source.Options{}) {
			if err != nil {
				return err
			}
			readings := extract.New(lexicon.Default()).Explain(doc)
			if format.value != formatTable {
				return printList(a.out, format.value, slice(readings))
			}
			p := a.page()
			for i := range readings {
				printReading(p, &readings[i])
			}
			return p.Flush()
		}
		return nil
	}
	return cmd
}

// printReading writes one sentence and what was read from it.
func printReading(p *page.Page, r *extract.Reading) {
	if r.Role == "noise" {
		return
	}
	p.Para("", strings.Join(strings.Fields(r.Sentence.Quote), " "))
	for _, x := range r.People {
		p.Line("  person     %s", page.Joined(", ", x.Name, x.Country, x.Office))
	}
	for _, x := range r.Events {
		p.Line("  %-10s %s (%s, %.1f)", x.Kind, page.Joined("; ", page.Span(x.Start, x.End), x.Place,
			strings.Join(x.Parties, ", "), strings.Join(x.People, ", ")), x.Rule, x.Confidence)
	}
	for _, x := range r.Statements {
		p.Para(fmt.Sprintf("  %-10s %s ", x.Force, strings.Join(x.By, ", ")),
			fmt.Sprintf("%q (%s, %.1f)", strings.Join(strings.Fields(x.Evidence.Quote), " "), x.Rule, x.Confidence))
	}
	for _, x := range r.Unread {
		p.Line("  not read   %q: %s", x.Word, x.Why)
	}
	p.Line("")
}
