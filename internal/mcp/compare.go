package mcp

import (
	"context"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/pipeline"
	"chancery/schema"
)

type compareArguments struct {
	Event string `json:"event" jsonschema:"an event's IRI such as show and find give, or its name"`
	asOf
}

type compareAnswer struct {
	Event graph.Named `json:"event"`
	Sides []side      `json:"sides" jsonschema:"whose documents were read"`
	Both  []point     `json:"both" jsonschema:"told by more than one side, with what differs"`
	Only  []point     `json:"only" jsonschema:"told by one side; the others' documents that we hold do not say it"`
}

type side struct {
	Party     graph.Named `json:"party" jsonschema:"the publishers' country, where it is known"`
	Documents []string    `json:"documents"`
}

type point struct {
	Accounts    []account    `json:"accounts"`
	Differences []difference `json:"differences,omitempty"`
	Why         string       `json:"why,omitempty" jsonschema:"why the accounts are taken for one act"`
}

type account struct {
	Party graph.Named  `json:"party"`
	Force schema.Force `json:"force"`
	sources
}

type difference struct {
	What string   `json:"what" jsonschema:"force, by whom, to whom, amount or deadline"`
	Says []string `json:"says" jsonschema:"in the order of the accounts"`
}

func addCompare(s *sdk.Server, d *desk) {
	add(s, tool{
		"compare", "Set two sides' accounts of one event side by side",
		"Show what the documents of each side's publishers say about one event: what both say and where they differ, and what only one says.",
	}, d.compare)
}

func (d *desk) compare(ctx context.Context, in compareArguments) (*compareAnswer, error) {
	day, err := in.value()
	if err != nil {
		return nil, err
	}
	var out *compareAnswer
	err = d.remembering(ctx, day, func(store *graph.Store, m *pipeline.Memory) error {
		event, err := graph.Find(ctx, store, in.Event, schema.KindEvent)
		if err != nil {
			return err
		}
		c, err := memory.Compare(m.Record, m.Documents, event.IRI)
		if err != nil {
			return err
		}
		out = comparisonOf(m, c)
		return nil
	})
	return out, err
}

func comparisonOf(m *pipeline.Memory, c *memory.Comparison) *compareAnswer {
	out := &compareAnswer{
		Event: graph.Named{IRI: c.Event.ID, Name: c.Event.Label},
		Sides: []side{}, Both: pointsOf(m, c.Both), Only: pointsOf(m, c.Only),
	}
	for _, s := range c.Sides {
		out.Sides = append(out.Sides, side{party(m, s.Party), s.Docs})
	}
	return out
}

func pointsOf(m *pipeline.Memory, points []memory.Point) []point {
	out := []point{}
	for _, x := range points {
		line := point{Why: x.Why}
		for _, a := range x.Accounts {
			for _, act := range a.Acts {
				line.Accounts = append(line.Accounts, account{party(m, a.Party), act.Force, cited(m, []schema.FactID{act.ID})})
			}
		}
		for _, d := range x.Differences {
			line.Differences = append(line.Differences, difference(d))
		}
		out = append(out, line)
	}
	return out
}

// party names a side; one whose publisher is not known stands under its document.
func party(m *pipeline.Memory, p schema.IRI) graph.Named {
	if p.Kind() != schema.KindCountry && p.Kind() != schema.KindOrg {
		return graph.Named{IRI: p, Name: "publisher unknown"}
	}
	return graph.Named{IRI: p, Name: m.Name(p)}
}
