package answer

import (
	"cmp"
	"context"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/pipeline"
	"chancery/schema"
)

// BriefArguments say who meets, and when.
type BriefArguments struct {
	A      string      `json:"a" jsonschema:"a country or organisation"`
	B      string      `json:"b" jsonschema:"the other"`
	Before schema.Date `json:"before,omitempty" jsonschema:"the day of the meeting; today when left out"`
}

// BriefAnswer is the sheet to read before a meeting.
type BriefAnswer struct {
	A         graph.Named `json:"a"`
	B         graph.Named `json:"b"`
	On        schema.Date `json:"on"`
	Parts     []BriefPart `json:"parts"`
	Documents []string    `json:"documents" jsonschema:"all that the sheet stands on"`
}

// BriefPart is one section of the sheet.
type BriefPart struct {
	Head  string      `json:"head"`
	Lines []BriefLine `json:"lines"`
}

// BriefLine is one line of the sheet with what it stands on.
type BriefLine struct {
	Text string `json:"text"`
	Cited
}

// Brief writes the sheet to read before two countries or organisations meet.
func (d *Desk) Brief(ctx context.Context, in BriefArguments) (*BriefAnswer, error) {
	if err := checkDate("before", in.Before); err != nil {
		return nil, err
	}
	var out *BriefAnswer
	err := d.remembering(ctx, pipeline.AsOf{}, func(store *graph.Store, m *remembered) error {
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

func briefOf(m *remembered, b *memory.Brief) *BriefAnswer {
	out := &BriefAnswer{
		A: graph.Named{IRI: b.A, Name: b.Titles[0]}, B: graph.Named{IRI: b.B, Name: b.Titles[1]},
		On: b.On, Parts: []BriefPart{}, Documents: b.Read,
	}
	for _, part := range b.Parts {
		p := BriefPart{Head: part.Head, Lines: []BriefLine{}}
		for _, line := range part.Lines {
			p.Lines = append(p.Lines, BriefLine{line.Text, cited(m, line.Facts)})
		}
		out.Parts = append(out.Parts, p)
	}
	return out
}
