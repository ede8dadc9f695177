package mcp

import (
	"cmp"
	"context"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/pipeline"
	"chancery/schema"
)

type briefArguments struct {
	A      string      `json:"a" jsonschema:"a country or organisation"`
	B      string      `json:"b" jsonschema:"the other"`
	Before schema.Date `json:"before,omitempty" jsonschema:"the day of the meeting; today when left out"`
}

type briefAnswer struct {
	A         graph.Named `json:"a"`
	B         graph.Named `json:"b"`
	On        schema.Date `json:"on"`
	Parts     []briefPart `json:"parts"`
	Documents []string    `json:"documents" jsonschema:"all that the sheet stands on"`
}

type briefPart struct {
	Head  string      `json:"head"`
	Lines []briefLine `json:"lines"`
}

type briefLine struct {
	Text string `json:"text"`
	sources
}

func addBrief(s *sdk.Server, d *desk) {
	add(s, tool{
		"brief", "Write the sheet to read before two countries meet",
		"Tell what one should know before a meeting of two countries: who holds which office, the last contacts, open asks both ways, targets and how they drifted, the last wording on each topic, and what is overdue or silent.",
	}, d.brief)
}

func (d *desk) brief(ctx context.Context, in briefArguments) (*briefAnswer, error) {
	if err := checkDate("before", in.Before); err != nil {
		return nil, err
	}
	var out *briefAnswer
	err := d.remembering(ctx, pipeline.AsOf{}, func(store *graph.Store, m *pipeline.Memory) error {
		a, err := graph.Find(ctx, store, in.A, schema.KindCountry, schema.KindOrg)
		if err != nil {
			return err
		}
		b, err := graph.Find(ctx, store, in.B, schema.KindCountry, schema.KindOrg)
		if err != nil {
			return err
		}
		out = briefOf(m, memory.NewBrief(m.Record, a.IRI, b.IRI, cmp.Or(in.Before, schema.Today())))
		return nil
	})
	return out, err
}

func briefOf(m *pipeline.Memory, b *memory.Brief) *briefAnswer {
	out := &briefAnswer{
		A: graph.Named{IRI: b.A, Name: b.Titles[0]}, B: graph.Named{IRI: b.B, Name: b.Titles[1]},
		On: b.On, Parts: []briefPart{}, Documents: b.Read,
	}
	for _, part := range b.Parts {
		p := briefPart{Head: part.Head, Lines: []briefLine{}}
		for _, line := range part.Lines {
			p.Lines = append(p.Lines, briefLine{line.Text, cited(m, line.Facts)})
		}
		out.Parts = append(out.Parts, p)
	}
	return out
}
