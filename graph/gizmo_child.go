package graph

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"

	"chancery/graph/kvbolt"
)

// childStack bounds the stack of a query's goroutine: native calls of a script
// that call back into it without end use it up.
const childStack = 128 << 20

// RunGizmoChild does the work of a query's child process and ends the process,
// when it was started as one by [Store.Gizmo]; else it returns at once. Call it
// first thing in main.
func RunGizmoChild() {
	if os.Getenv(childEnv) == "" {
		return
	}
	out := &childWriter{w: bufio.NewWriterSize(os.Stdout, 64<<10)}
	out.send(childMessage{Ready: true})
	out.flush()
	out.end(serveGizmo(bufio.NewReaderSize(os.Stdin, 64<<10), out))
}

// childWriter writes messages, from whichever goroutine ends the child first.
type childWriter struct {
	mu sync.Mutex
	w  *bufio.Writer
}

func (c *childWriter) send(m childMessage) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.put(m)
}

func (c *childWriter) put(m childMessage) {
	line, err := encodeJSON(m)
	if err != nil {
		line, _ = encodeJSON(childMessage{Error: "a row is no JSON: " + err.Error()})
	}
	_, _ = c.w.Write(append(line, '\n')) // a parent that is gone hears nothing
}

func (c *childWriter) flush() {
	c.mu.Lock()
	defer c.mu.Unlock()
	_ = c.w.Flush()
}

// end says how the query ended, once, and ends the process.
func (c *childWriter) end(err error) {
	c.mu.Lock() // and never unlocked: nothing is said after the end
	var fault *QueryError
	switch {
	case err == nil:
		c.put(childMessage{Done: true})
	case errors.As(err, &fault):
		c.put(childMessage{Fault: fault})
	default:
		c.put(childMessage{Error: err.Error()})
	}
	_ = c.w.Flush()
	os.Exit(0)
}

func serveGizmo(in *bufio.Reader, out *childWriter) error {
	line, err := in.ReadBytes('\n')
	if err != nil {
		return fmt.Errorf("read the query: %w", err)
	}
	var req childRequest
	if err := json.Unmarshal(line, &req); err != nil {
		return fmt.Errorf("read the query: %w", err)
	}
	db, err := openChildSource(req, in)
	if err != nil {
		return err
	}
	// The quads of a memory store came with the request: they are not what the
	// query holds.
	limits := req.Limits
	limits.Memory += db.held
	debug.SetMaxStack(childStack)
	watchMemory(limits, out)
	return runScript(db, req.Script, req.Limits, out)
}

// childStore is a store as a child reads it: for Cayley, and for us.
type childStore struct {
	qs   graph.QuadStore
	snap snapshot
	held int64 // bytes of memory that it takes
}

func openChildSource(req childRequest, in io.Reader) (*childStore, error) {
	switch src := req.Source; {
	case src.Bolt != "":
		return openBoltChild(src.Bolt)
	case src.SQL != "":
		return openSQLChild(src, req.Limits.Timeout)
	case src.InStream:
		return readMemoryChild(in)
	}
	return nil, errors.New("the query names no store")
}

func openBoltChild(file string) (_ *childStore, err error) {
	defer catchDamage(&err)
	db, err := bbolt.Open(file, 0, &bbolt.Options{ReadOnly: true, Timeout: childGrace})
	if err != nil {
		return nil, err
	}
	tx, err := db.Begin(false)
	if err != nil {
		return nil, err
	}
	qs, err := kv.New(kvbolt.Snapshot(tx), graph.Options{kv.OptNoBloom: true})
	if err != nil {
		return nil, damaged(err)
	}
	return &childStore{
		qs:   newPlanned(qs.(*kv.QuadStore), tx),
		snap: &boltSnapshot{tx: tx, values: make(map[uint64]quad.Value)},
	}, nil
}

func readMemoryChild(in io.Reader) (*childStore, error) {
	r := pquads.NewReader(in, 0)
	qs := memstore.New()
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			return &childStore{qs: qs, snap: &memorySnapshot{&memoryEngine{qs: qs}}, held: memoryInUse()}, nil
		}
		if err != nil {
			return nil, fmt.Errorf("read the quads to query: %w", err)
		}
		qs.AddQuad(q)
	}
}
