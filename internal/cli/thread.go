package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/schema"
)

func threadCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "thread [THING]",
		Short: "Follow undertakings, asks and positions through the meetings",
		Long: `Thread shows what became of an undertaking, an ask or a position from meeting to
meeting: introduced, restated, strengthened, re-dated, accepted, and so on, each
step with its sentence. THING is a country, a pair, a person, an act, or words
that the thread is about; without it all threads of two or more steps are shown.`,
		Example: `  chancery thread "two-way trade"
  chancery thread VN-RoK
  chancery thread --as-of 2022-12-31 KR`,
	}
	asOf := addAsOf(cmd)
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.remembering(cmd, asOf, func(ctx context.Context, store *graph.Store, m *pipeline.Memory) error {
			threads, err := m.ThreadsAbout(ctx, store, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if format.value != formatTable {
				return printList(a.out, format.value, slice(threads))
			}
			p := a.page()
			for i := range threads {
				if i > 0 {
					p.Line("")
				}
				printThread(p, m, &threads[i])
			}
			return p.Flush()
		})
	}
	return cmd
}

// printThread writes a thread, a step a meeting.
func printThread(p *page.Page, m *pipeline.Memory, t *schema.Thread) {
	p.Head("%s (%s)", t.Label, page.Names(m.Named(t.Parties)))
	for i := range t.Steps {
		s := &t.Steps[i]
		p.Para(page.DateCell(s.On), page.Joined(", ", p.Bold(string(s.Force))+" "+whoToWhom(m, s.By, s.To), page.Changes(s.Changes)))
		for _, target := range s.Targets {
			p.Para(page.DateCell(""), "target: "+target.String())
		}
		printSource(p, m, s.Acts)
	}
}
