package graph

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"strconv"
	"time"
)

// Limits bounds a query. The zero Limits are the defaults.
type Limits struct {
	Timeout time.Duration // 10 seconds when zero
	Results int           // rows; no limit when zero
	Memory  int64         // bytes that the query may hold; 512 MiB when zero
}

// The default limits of a query.
const (
	DefaultTimeout = 10 * time.Second
	DefaultMemory  = 512 << 20
)

func (l Limits) orDefault() Limits {
	if l.Timeout <= 0 {
		l.Timeout = DefaultTimeout
	}
	if l.Memory <= 0 {
		l.Memory = DefaultMemory
	}
	return l
}

// Row is one result of a query as JSON on one line: an object of tags to
// values, "id" for the node that the path ends at, with IRIs in angle brackets
// as a script writes them; or what the script gave to g.emit.
type Row = json.RawMessage

// QueryError is what is wrong with a query, or what stopped it.
type QueryError struct {
	Kind    QueryFault
	Line    int // from 1; 0 when the place is not known
	Column  int // from 1, in characters; 0 when not known
	Message string
}

// QueryFault says what sort of thing went wrong.
type QueryFault string

// The faults of queries.
const (
	FaultSyntax  QueryFault = "syntax"  // the script does not parse
	FaultScript  QueryFault = "script"  // the script threw, or used a method wrongly
	FaultTime    QueryFault = "time"    // it ran longer than it may
	FaultMemory  QueryFault = "memory"  // it held more than it may
	FaultProcess QueryFault = "process" // the child process ended by itself
)

// Error returns the message with its place: "line 2, column 7: …".
func (e *QueryError) Error() string {
	switch {
	case e.Line == 0:
		return e.Message
	case e.Column == 0:
		return "line " + strconv.Itoa(e.Line) + ": " + e.Message
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Message)
}

// Gizmo runs a Gizmo script and yields its rows. An error, *QueryError when it
// is the script's, is the last pair; the rows before it hold.
//
// The script runs in a child process, which is this program started again: the
// program must call [RunGizmoChild] first thing in main, and a test that
// queries must call it in TestMain. Whatever a script does, it ends no process
// but the child, and holds no more time and memory than its limits.
func (s *Store) Gizmo(ctx context.Context, script string, limits Limits) iter.Seq2[Row, error] {
	return func(yield func(Row, error) bool) {
		err := s.do("query", func() error {
			src, err := s.engine.child(ctx)
			if err != nil {
				return err
			}
			defer src.release()
			return runGizmo(ctx, src, script, limits.orDefault(), func(r Row) bool { return yield(r, nil) })
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(nil, err)
		}
	}
}
