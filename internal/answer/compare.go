package answer

import (
	"context"
	"fmt"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/schema"
)

// CompareArguments say which event is told by more than one side.
type CompareArguments struct {
	Event string `json:"event" jsonschema:"an event's IRI such as show and find give, or its name"`
	AsOf
}

// CompareAnswer is the accounts of one event side by side.
type CompareAnswer struct {
	Event graph.Named `json:"event"`
	Sides []Side      `json:"sides" jsonschema:"whose documents were read"`
	Both  []Point     `json:"both" jsonschema:"told by more than one side, with what differs"`
	Only  []Point     `json:"only" jsonschema:"told by one side; the others' documents that we hold do not say it"`
}

// Side is one side and its documents.
type Side struct {
	Party     graph.Named `json:"party" jsonschema:"the publishers' country, where it is known"`
	Documents []string    `json:"documents"`
}

// Point is one thing that the documents say was done.
type Point struct {
	Accounts    []Account    `json:"accounts"`
	Differences []Difference `json:"differences,omitempty"`
	Why         string       `json:"why,omitempty" jsonschema:"why the accounts are taken for one act"`
}

// Account is what one side tells of a point.
type Account struct {
	Party graph.Named  `json:"party"`
	Force schema.Force `json:"force"`
	Cited
}

// Difference is one respect in which the accounts differ.
type Difference struct {
	What string   `json:"what" jsonschema:"force, by whom, to whom, amount or deadline"`
	Says []string `json:"says" jsonschema:"in the order of the accounts"`
}

// Compare sets the accounts of one event side by side.
func (d *Desk) Compare(ctx context.Context, in CompareArguments) (*CompareAnswer, error) {
	day, err := in.AsOf.value()
	if err != nil {
		return nil, err
	}
	var out *CompareAnswer
	err = d.remembering(ctx, day, func(store *graph.Store, m *remembered) error {
		event, err := graph.Find(ctx, store, in.Event, schema.KindEvent)
		if err != nil {
			return err
		}
		c, err := memory.Compare(m.Record, m.Documents, event.IRI)
		if err != nil {
			return fmt.Errorf("%w: %w", graph.ErrNotFound, err)
		}
		out = comparisonOf(m, c)
		return nil
	})
	return out, err
}

func comparisonOf(m *remembered, c *memory.Comparison) *CompareAnswer {
	out := &CompareAnswer{
		Event: graph.Named{IRI: c.Event.ID, Name: c.Event.Label},
		Sides: []Side{}, Both: pointsOf(m, c.Both), Only: pointsOf(m, c.Only),
	}
	for _, s := range c.Sides {
		out.Sides = append(out.Sides, Side{party(m, s.Party), s.Docs})
	}
	return out
}

func pointsOf(m *remembered, points []memory.Point) []Point {
	out := []Point{}
	for _, x := range points {
		line := Point{Why: x.Why}
		for _, a := range x.Accounts {
			for _, act := range a.Acts {
				line.Accounts = append(line.Accounts, Account{party(m, a.Party), act.Force, cited(m, []schema.FactID{act.ID})})
			}
		}
		for _, d := range x.Differences {
			line.Differences = append(line.Differences, Difference(d))
		}
		out = append(out, line)
	}
	return out
}

// party names a side; one whose publisher is not known stands under its document.
func party(m *remembered, p schema.IRI) graph.Named {
	if p.Kind() != schema.KindCountry && p.Kind() != schema.KindOrg {
		return graph.Named{IRI: p, Name: "publisher unknown"}
	}
	return graph.Named{IRI: p, Name: m.Name(p)}
}
