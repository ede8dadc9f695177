package cli

import (
	"cmp"
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/schema"
)

// askLine is an ask as it is printed in JSON.
type askLine struct {
	Date     schema.Date      `json:"date"`
	Act      schema.FactID    `json:"act"`
	Force    schema.Force     `json:"force"`
	By       []graph.Named    `json:"by"`
	To       []graph.Named    `json:"to"`
	Quote    string           `json:"quote"`
	Doc      string           `json:"doc"`
	Status   memory.AskStatus `json:"status"`
	Answer   schema.FactID    `json:"answer,omitempty"`
	Visit    schema.IRI       `json:"visit,omitempty"`
	Answered schema.Date      `json:"answered"`
	Days     *int             `json:"days"` // to the answer, or to the day of asking
	Why      string           `json:"why,omitempty"`
}

func asksCommand(a *app) *cobra.Command {
	var by, to []string
	var open bool
	cmd := &cobra.Command{
		Use:   "asks",
		Short: "List who asked whom for what, and the answer",
		Long: `Asks lists requests, proposals and invitations, the oldest first, with what became
of them as far as the documents tell: accepted, answered, deflected, declined, or
no answer found, and how long that took or has taken.`,
		Example: `  chancery asks --by KR --to VN
  chancery asks --open --as-of 2022-12-31`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringArrayVar(&by, "by", nil, "who asks; may be given more than once")
	cmd.Flags().StringArrayVar(&to, "to", nil, "who is asked")
	cmd.Flags().BoolVar(&open, "open", false, "only those without an answer")
	asOf := addAsOf(cmd)
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.remembering(cmd, asOf, func(ctx context.Context, store *graph.Store, m *pipeline.Memory) error {
			filter := memory.AskFilter{Open: open}
			var err error
			if filter.By, err = graph.FindAll(ctx, store, by); err != nil {
				return err
			}
			if filter.To, err = graph.FindAll(ctx, store, to); err != nil {
				return err
			}
			var lines []askLine
			for _, x := range memory.Asks(m.Record, cmp.Or(asOf.day.date, schema.Today())) {
				if filter.Admits(&x) {
					lines = append(lines, lineOf(m, &x))
				}
			}
			if format.value != formatTable {
				return printList(a.out, format.value, slice(lines))
			}
			p := a.page()
			for i := range lines {
				printAsk(p, m, &lines[i])
			}
			return p.Flush()
		})
	}
	return cmd
}

func lineOf(m *pipeline.Memory, x *memory.Ask) askLine {
	l := askLine{
		Date: x.Act.On, Act: x.Act.ID, Force: x.Act.Force,
		By: m.Named(x.Act.By), To: m.Named(x.Act.To),
		Quote: x.Act.Statement.Evidence.Quote, Doc: x.Act.Doc,
		Status: x.Status, Answer: x.Answer, Visit: x.Visit, Answered: x.Answered, Why: x.Why,
	}
	if x.Days >= 0 {
		l.Days = &x.Days
	}
	return l
}

func printAsk(p *page.Page, m *pipeline.Memory, l *askLine) {
	p.Para(page.DateCell(l.Date), p.Bold(string(l.Force))+" "+page.Names(l.By)+" → "+page.Names(l.To))
	p.Quote(l.Quote, l.Doc, "", m.Cite(l.Act).Published)
	outcome := string(l.Status)
	if l.Answered.Known() {
		outcome += " " + string(l.Answered)
	}
	if l.Days != nil {
		outcome += fmt.Sprintf(" (%s)", page.Count(*l.Days, "day"))
	}
	p.Para(page.DateCell(""), page.Joined(": ", outcome, l.Why))
	if l.Answer != "" {
		printSource(p, m, []schema.FactID{l.Answer})
	}
}
