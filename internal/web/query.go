package web

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"chancery/graph"
	"chancery/graph/explore"
)

type queryBody struct {
	Gizmo     string `json:"gizmo" jsonschema:"the script, in JavaScript: g.V(\"<country:VN>\").In(\"<dip:visited>\").All()"`
	Limit     int    `json:"limit,omitempty" jsonschema:"at most this many rows; 1000 when left out"`
	TimeoutMS int    `json:"timeout_ms,omitempty" jsonschema:"stop the script after this time; 10000 when left out"`
}

// mostQueryTime is the longest that a script may run.
const mostQueryTime = 10 * time.Minute

func queryRoute() route {
	rt := send("POST", "graph", "query", "/api/query", "Run a Gizmo script against the graph", (*server).query)
	rt.time = mostQueryTime + answerTime
	return rt
}

func (s *server) query(ctx context.Context, _ none, q queryBody) (*explore.Answer, error) {
	if strings.TrimSpace(q.Gizmo) == "" {
		return nil, badRequest("gizmo is empty; want a script")
	}
	limit, err := bounded("limit", q.Limit, mostRows)
	if err != nil {
		return nil, err
	}
	most := int(mostQueryTime / time.Millisecond)
	if q.TimeoutMS < 0 || q.TimeoutMS > most {
		return nil, badRequest("timeout_ms is %d; want 1 to %d", q.TimeoutMS, most)
	}
	limits := graph.Limits{Results: limit, Timeout: time.Duration(q.TimeoutMS) * time.Millisecond}
	out, err := s.Engine.Query(ctx, q.Gizmo, limits)
	return out, inMilliseconds(err, limits)
}

// inMilliseconds says what to do about a script that took too long, in the words
// of this API.
func inMilliseconds(err error, limits graph.Limits) error {
	var fault *graph.QueryError
	if !errors.As(err, &fault) || fault.Kind != graph.FaultTime {
		return err
	}
	after := limits.Timeout
	if after == 0 {
		after = graph.DefaultTimeout
	}
	return &failure{
		Code: codeTimeout, Line: fault.Line, Column: fault.Column,
		Message: fmt.Sprintf("the query was stopped after %v; narrow it, or give it more time with timeout_ms", after),
	}
}
