package graph

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
)

// childEnv marks a process as a query child.
const childEnv = "CHANCERY_GIZMO_CHILD"

// childGrace is what a child has beyond its time limit to say where it was
// stopped.
const childGrace = time.Second

// childSource tells a child which quads to query.
type childSource struct {
	Bolt     string `json:"bolt,omitempty"`     // a bbolt file
	SQL      string `json:"sql,omitempty"`      // a connection string; it goes through a pipe, never an argument
	Flavour  string `json:"flavour,omitempty"`  // of the SQL
	InStream bool   `json:"inStream,omitempty"` // the quads follow the request
	quads    func(yield func(quad.Quad) error) error
	release  func() error
}

// childRequest is the line that a child reads first.
type childRequest struct {
	Source childSource `json:"source"`
	Script string      `json:"script"`
	Limits Limits      `json:"limits"`
}

// childMessage is one line that a child writes: exactly one field is set.
type childMessage struct {
	Ready bool            `json:"ready,omitempty"` // always the first line
	Row   json.RawMessage `json:"row,omitempty"`
	Fault *QueryError     `json:"fault,omitempty"`
	Error string          `json:"error,omitempty"` // of the store
	Done  bool            `json:"done,omitempty"`
}

// runGizmo runs a script in a child and gives each row to yield until that
// returns false.
func runGizmo(ctx context.Context, src childSource, script string, limits Limits, yield func(Row) bool) error {
	if os.Getenv(childEnv) != "" {
		return errors.New("a query child was asked to query: the program does not call graph.RunGizmoChild")
	}
	self, err := os.Executable()
	if err != nil {
		return err
	}
	runCtx, cancel := context.WithTimeout(ctx, limits.Timeout+childGrace)
	defer cancel()
	cmd := exec.CommandContext(runCtx, self)
	cmd.Env = append(os.Environ(), childEnv+"=1")
	cmd.WaitDelay = childGrace
	errs := &tail{max: 64 << 10}
	cmd.Stderr = errs
	stdin, err := cmd.StdinPipe()
	if err != nil {
		return err
	}
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start the query's process: %w", err)
	}
	var sending sync.WaitGroup
	sending.Go(func() {
		defer stdin.Close()
		_ = sendRequest(stdin, src, script, limits) // a child that stops reading says why itself
	})
	ended, err := receive(stdout, limits.Results, yield)
	cancel() // whatever it does now, nobody listens
	_ = stdin.Close()
	sending.Wait()
	werr := cmd.Wait()
	switch {
	case err != nil || ended:
		return err
	case ctx.Err() != nil:
		return ctx.Err()
	}
	return died(runCtx, errs.String(), werr, limits)
}

func sendRequest(w io.Writer, src childSource, script string, limits Limits) error {
	buf := bufio.NewWriterSize(w, 64<<10)
	if err := json.NewEncoder(buf).Encode(childRequest{Source: src, Script: script, Limits: limits}); err != nil {
		return err
	}
	if src.quads != nil {
		qw := pquads.NewWriter(buf, nil)
		if err := src.quads(qw.WriteQuad); err != nil {
			return err
		}
		if err := qw.Close(); err != nil {
			return err
		}
	}
	return buf.Flush()
}

// receive reads a child's messages; ended reports that the child came to an
// end of its own, or that the caller had enough.
func receive(r io.Reader, results int, yield func(Row) bool) (ended bool, err error) {
	lines := bufio.NewReaderSize(r, 64<<10)
	rows, ready := 0, false
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return false, nil // the child is gone; its end tells why
		}
		var m childMessage
		if err := json.Unmarshal(line, &m); err != nil || !ready && !m.Ready {
			return true, fmt.Errorf("the query's process said %q: does the program call graph.RunGizmoChild first?", bytes.TrimSpace(line))
		}
		switch {
		case m.Ready:
			ready = true
		case m.Fault != nil:
			return true, m.Fault
		case m.Error != "":
			return true, errors.New(m.Error)
		case m.Done:
			return true, nil
		default:
			if !yield(m.Row) {
				return true, errStop
			}
			if rows++; results > 0 && rows >= results {
				return true, nil
			}
		}
	}
}

// died explains a child that ended without saying why.
func died(ctx context.Context, stderr string, err error, limits Limits) error {
	switch {
	case strings.Contains(stderr, "out of memory"), strings.Contains(stderr, "cannot allocate memory"):
		return memoryFault(limits)
	case strings.Contains(stderr, "stack exceeds"), strings.Contains(stderr, "stack overflow"):
		return &QueryError{Kind: FaultScript, Message: "the script calls itself without end"}
	case errors.Is(ctx.Err(), context.DeadlineExceeded):
		return timeFault(limits)
	}
	return &QueryError{Kind: FaultProcess, Message: fmt.Sprintf("the query ended its process (%v): %s", err, firstPanic(stderr))}
}

func memoryFault(l Limits) *QueryError {
	return &QueryError{Kind: FaultMemory, Message: fmt.Sprintf("the query needed more memory than it may have (%d MiB); ask for less at a time, for example with limit(1000)", l.Memory>>20)}
}

func timeFault(l Limits) *QueryError {
	return &QueryError{Kind: FaultTime, Message: fmt.Sprintf("the query was stopped after %v; narrow it, or give it more time with --timeout", l.Timeout)}
}

var panicLine = regexp.MustCompile(`(?m)^(?:panic|fatal error): (.*)$`)

func firstPanic(stderr string) string {
	if m := panicLine.FindStringSubmatch(stderr); m != nil {
		return m[1]
	}
	line, _, _ := strings.Cut(strings.TrimSpace(stderr), "\n")
	return line
}

// tail keeps the first max bytes written to it.
type tail struct {
	mu  sync.Mutex
	buf bytes.Buffer
	max int
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.buf.Write(p[:min(len(p), t.max-t.buf.Len())])
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.buf.String()
}

// child keeps a reading transaction open beside the query, so that no writer
// reuses the pages that the child reads.
func (e *boltEngine) child(context.Context) (childSource, error) {
	tx, err := e.begin()
	if err != nil {
		return childSource{}, err
	}
	return childSource{Bolt: tx.DB().Path(), release: tx.Rollback}, nil
}

// child sends the quads along: no other process can see this one's memory.
func (e *memoryEngine) child(ctx context.Context) (childSource, error) {
	s := &memorySnapshot{engine: e}
	return childSource{
		InStream: true,
		release:  s.release,
		quads: func(yield func(quad.Quad) error) error {
			for q, err := range s.quads(ctx, Pattern{}) {
				if err != nil {
					return err
				}
				if err := yield(q); err != nil {
					return err
				}
			}
			return nil
		},
	}, nil
}
