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
	c.w.Write(append(line, '\n'))
}

func (c *childWriter) flush() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.w.Flush()
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
	c.w.Flush()
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
	qs, size, err := openChildSource(req.Source, in)
	if err != nil {
		return err
	}
	// The quads of a memory store came with the request: they are not what the
	// query holds.
	limits := req.Limits
	limits.Memory += size
	debug.SetMaxStack(childStack)
	watchMemory(limits, out)
	return runScript(qs, req.Script, req.Limits, out)
}

// openChildSource opens the quads, and says how much memory they take.
func openChildSource(src childSource, in io.Reader) (graph.QuadStore, int64, error) {
	switch {
	case src.Bolt != "":
		qs, err := openBoltChild(src.Bolt)
		return qs, 0, err
	case src.SQL != "":
		qs, err := openSQLChild(src)
		return qs, 0, err
	case src.InStream:
		return readMemoryChild(in)
	}
	return nil, 0, errors.New("the query names no store")
}

func openBoltChild(file string) (_ graph.QuadStore, err error) {
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
	return newPlanned(qs.(*kv.QuadStore), tx), nil
}

func readMemoryChild(in io.Reader) (graph.QuadStore, int64, error) {
	r := pquads.NewReader(in, 0)
	qs := memstore.New()
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			return qs, memoryInUse(), nil
		}
		if err != nil {
			return nil, 0, fmt.Errorf("read the quads to query: %w", err)
		}
		qs.AddQuad(q)
	}
}

var _ quad.Reader = (*pquads.Reader)(nil)
