package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/page"
	"chancery/internal/pipeline"
	"chancery/schema"
)

func compareCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "compare EVENT",
		Short: "Set two sides' accounts of one event side by side",
		Long: `Compare shows what the documents of each side's publishers say about one event:
what both say and where they differ, and what only one says. That a side's
documents do not say something does not mean that it was not said: the documents
that were read are listed first.`,
		Example: `  chancery compare event:2021-06-23-meeting-kr-vn`,
		Args:    exactly(1, "EVENT, such as chancery show lists"),
	}
	asOf := addAsOf(cmd)
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.remembering(cmd, asOf, func(ctx context.Context, store *graph.Store, m *pipeline.Memory) error {
			event, err := graph.Find(ctx, store, args[0], schema.KindEvent)
			if err != nil {
				return err
			}
			c, err := memory.Compare(m.Record, m.Documents, event.IRI)
			if err != nil {
				return err
			}
			if format.value != formatTable {
				return printValue(a.out, format.value, comparisonOf(c))
			}
			p := a.page()
			printComparison(p, m, c)
			return p.Flush()
		})
	}
	return cmd
}

// comparisonLine is a comparison as it is printed in JSON.
type comparisonLine struct {
	Event schema.IRI  `json:"event"`
	Sides []sideLine  `json:"sides"`
	Both  []pointLine `json:"both"`
	Only  []pointLine `json:"only"`
}

type sideLine struct {
	Party schema.IRI `json:"party"`
	Docs  []string   `json:"docs"`
}

type pointLine struct {
	Accounts    []accountLine    `json:"accounts"`
	Differences []differenceLine `json:"differences,omitempty"`
	Why         string           `json:"why,omitempty"`
}

type accountLine struct {
	Party schema.IRI   `json:"party"`
	Act   schema.IRI   `json:"act"`
	Force schema.Force `json:"force"`
	Quote string       `json:"quote"`
	Doc   string       `json:"doc"`
}

type differenceLine struct {
	What string   `json:"what"`
	Says []string `json:"says"`
}

func comparisonOf(c *memory.Comparison) comparisonLine {
	out := comparisonLine{Event: c.Event.ID, Sides: []sideLine{}, Both: pointsOf(c.Both), Only: pointsOf(c.Only)}
	for _, s := range c.Sides {
		out.Sides = append(out.Sides, sideLine(s))
	}
	return out
}

func pointsOf(points []memory.Point) []pointLine {
	out := []pointLine{}
	for _, x := range points {
		line := pointLine{Why: x.Why}
		for _, account := range x.Accounts {
			for _, act := range account.Acts {
				line.Accounts = append(line.Accounts, accountLine{
					account.Party, schema.IRI(act.ID), act.Force, act.Statement.Evidence.Quote, act.Doc,
				})
			}
		}
		for _, d := range x.Differences {
			line.Differences = append(line.Differences, differenceLine(d))
		}
		out = append(out, line)
	}
	return out
}

func printComparison(p *page.Page, m *pipeline.Memory, c *memory.Comparison) {
	p.Head("%s %s", c.Event.Label, page.Span(c.Event.Start, c.Event.End))
	for _, s := range c.Sides {
		p.Para(side(m, s.Party)+": ", strings.Join(s.Docs, ", "))
	}
	page.Section(p, "Both sides say", c.Both, func(x *memory.Point) { printPoint(p, m, x) })
	page.Section(p, "One side says", c.Only, func(x *memory.Point) { printPoint(p, m, x) })
}

// printPoint writes one act as the sides tell it, and where they differ.
func printPoint(p *page.Page, m *pipeline.Memory, x *memory.Point) {
	for _, account := range x.Accounts {
		for _, act := range account.Acts {
			p.Para("  "+side(m, account.Party)+": ", p.Bold(string(act.Force))+" “"+page.Flat(act.Statement.Evidence.Quote)+"” ("+act.Doc+")")
		}
	}
	for _, d := range x.Differences {
		p.Para("    differ in "+d.What+": ", strings.Join(d.Says, " / "))
	}
}

func side(m *pipeline.Memory, party schema.IRI) string {
	if party.Kind() == schema.KindDoc {
		return "publisher unknown"
	}
	return m.Name(party)
}
