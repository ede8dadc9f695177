package explore

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"chancery/graph"
	"chancery/schema"
)

// Answer is what a Gizmo script gives.
type Answer struct {
	Rows      []graph.Row   `json:"rows"`
	Columns   []string      `json:"columns"` // the tags of the rows, "id" first
	Things    []graph.Named `json:"things"`  // that the rows name
	Truncated bool          `json:"truncated"`
	Seconds   float64       `json:"seconds"`
}

// usualRows is how many rows an answer has at most where no limit is given.
const usualRows = 1000

// Query runs a Gizmo script. Its error is a *[graph.QueryError] when it is the
// script's. More rows than limits.Results (1,000 when it is 0) are cut off.
func (e *Engine) Query(ctx context.Context, gizmo string, limits graph.Limits) (*Answer, error) {
	most := limits.Results
	if most <= 0 {
		most = usualRows
	}
	limits.Results = most + 1 // one more tells that there are more
	begun := time.Now()
	out := &Answer{Rows: []graph.Row{}, Columns: []string{}, Things: []graph.Named{}}
	err := e.Reading(ctx, func(s *graph.Store) error {
		var things graph.RowThings
		for row, err := range s.Gizmo(ctx, gizmo, limits) {
			if err != nil {
				return err
			}
			if len(out.Rows) == most {
				out.Truncated = true
				break
			}
			out.Rows = append(out.Rows, row)
			if err := things.Add(row); err != nil {
				return err
			}
		}
		named, err := graph.Snapshot(ctx, s, func(r graph.Reader) ([]graph.Named, error) { return knownOf(ctx, r, things.List()) })
		out.Things = append(out.Things, named...)
		return err
	})
	if err != nil {
		return nil, err
	}
	out.Columns = columnsOf(out.Rows)
	out.Seconds = time.Since(begun).Seconds()
	return out, nil
}

// knownOf names those of the things that the store knows.
func knownOf(ctx context.Context, r graph.Reader, things []schema.IRI) ([]graph.Named, error) {
	var known []schema.IRI
	for _, t := range things {
		ok, err := graph.Known(ctx, r, t)
		if err != nil {
			return nil, err
		}
		if ok {
			known = append(known, t)
		}
	}
	return graph.NamesOf(ctx, r, known...)
}

// columnsOf returns the tags of rows that are objects, the node itself first.
func columnsOf(rows []graph.Row) []string {
	out := []string{}
	for _, row := range rows {
		var tags map[string]json.RawMessage
		if json.Unmarshal(row, &tags) != nil {
			continue // what the script gave to g.emit
		}
		for tag := range tags {
			if !slices.Contains(out, tag) {
				out = append(out, tag)
			}
		}
	}
	slices.SortFunc(out, func(a, b string) int {
		switch {
		case a == b:
			return 0
		case a == "id", b != "id" && strings.Compare(a, b) < 0:
			return -1
		}
		return 1
	})
	return out
}
