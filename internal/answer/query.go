package answer

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery/graph"
	"chancery/schema"
)

// QueryArguments are a Gizmo script and its bounds.
type QueryArguments struct {
	Gizmo          string  `json:"gizmo" jsonschema:"the script, in JavaScript: g.V(\"<country:VN>\").In(\"<dip:visited>\").All()"`
	TimeoutSeconds float64 `json:"timeout_seconds,omitempty" jsonschema:"stop the script after this time; 10 when left out, 600 at most"`
	AtMost
}

// QueryAnswer is the rows of a script and what they name.
type QueryAnswer struct {
	Rows []any `json:"rows" jsonschema:"one result each: an object of tags to values, id for the node at which the path ends"`
	// Things are those that the rows name.
	Things    []Thing `json:"things" jsonschema:"what the rows name, with what it stands on"`
	LeftOff   bool    `json:"left_off,omitempty" jsonschema:"there are more rows than the limit"`
	Unsourced int     `json:"more_things,omitempty" jsonschema:"how many more things the rows name"`
}

// Thing is what a row names.
type Thing struct {
	IRI schema.IRI `json:"iri"`
	Cited
}

// The bounds of an answer beside those of graph.Limits.
const (
	mostQueryTime = 10 * time.Minute
	thingsShown   = 50
)

// Query runs a Gizmo script.
func (d *Desk) Query(ctx context.Context, in QueryArguments) (*QueryAnswer, error) {
	limits, err := in.limits()
	if err != nil {
		return nil, err
	}
	out := &QueryAnswer{Rows: []any{}, Things: []Thing{}}
	err = d.Reading(ctx, func(store *graph.Store) error {
		var named graph.RowThings
		for row, err := range store.Gizmo(ctx, in.Gizmo, limits) {
			if err != nil {
				return explain(err, limits)
			}
			if len(out.Rows) == limits.Results-1 {
				out.LeftOff = true
				break
			}
			var v any
			if err := json.Unmarshal(row, &v); err != nil {
				return fmt.Errorf("read a result of the query: %w", err)
			}
			out.Rows = append(out.Rows, v)
			if err := named.Add(row); err != nil {
				return err
			}
		}
		for i, iri := range named.List() {
			if i == thingsShown {
				out.Unsourced = len(named.List()) - i
				break
			}
			sources, err := citing(ctx, store, iri)
			if err != nil && !errors.Is(err, graph.ErrNotFound) {
				return err
			}
			out.Things = append(out.Things, Thing{iri, sources})
		}
		return nil
	})
	return out, err
}

// limits are those of the terminal. One row more than is wanted is asked for, to
// know whether there are more.
func (in *QueryArguments) limits() (graph.Limits, error) {
	if strings.TrimSpace(in.Gizmo) == "" {
		return graph.Limits{}, wrong("gizmo is empty; want a script")
	}
	timeout := time.Duration(in.TimeoutSeconds * float64(time.Second))
	if timeout < 0 || timeout > mostQueryTime {
		return graph.Limits{}, wrong("timeout_seconds is %v; want more than 0 and at most %v", in.TimeoutSeconds, mostQueryTime.Seconds())
	}
	if in.Limit < 0 {
		return graph.Limits{}, wrong("limit is %d; want 1 or more", in.Limit)
	}
	if timeout == 0 {
		timeout = graph.DefaultTimeout
	}
	results := in.Limit
	if results == 0 {
		results = usualLimit
	}
	return graph.Limits{Timeout: timeout, Results: results + 1}, nil
}

// explain says what to do in the words of this tool's arguments.
func explain(err error, limits graph.Limits) error {
	var fault *graph.QueryError
	if errors.As(err, &fault) && fault.Kind == graph.FaultTime {
		return fmt.Errorf("the query was stopped after %v; narrow it, or give it more time with timeout_seconds", limits.Timeout)
	}
	return err
}
