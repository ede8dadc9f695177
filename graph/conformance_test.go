package graph

import (
	"context"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/graphtest"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/memstore"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/cayleygraph/cayley/graph/sql/postgres"
	_ "github.com/cayleygraph/cayley/writer" // the writer that Cayley's suite asks for
	"github.com/cayleygraph/quad"

	"chancery/graph/kvbolt"
	"chancery/graph/pgtest"
)

// storeWriter is the writing half of a Cayley QuadStore, done by a Store: what
// Cayley's own suite finds is what our writer made.
type storeWriter struct {
	store   *Store
	refresh func() // after a change
}

func (w *storeWriter) apply(in []graph.Delta, opt graph.IgnoreOpts) error {
	var d Delta
	for i, delta := range in {
		has, err := w.store.Contains(context.Background(), delta.Quad)
		if err != nil {
			return err
		}
		// Later deltas of one transaction see the earlier ones.
		for _, earlier := range in[:i] {
			if earlier.Quad == delta.Quad {
				has = earlier.Action == graph.Add
			}
		}
		switch {
		case delta.Action == graph.Add && has && !opt.IgnoreDup:
			return &graph.DeltaError{Delta: delta, Err: graph.ErrQuadExists}
		case delta.Action == graph.Delete && !has && !opt.IgnoreMissing:
			return &graph.DeltaError{Delta: delta, Err: graph.ErrQuadNotExist}
		case delta.Action == graph.Add:
			d.Add = append(d.Add, delta.Quad)
		default:
			d.Del = append(d.Del, delta.Quad)
		}
	}
	_, err := w.store.Apply(context.Background(), d)
	w.refresh()
	return err
}

type writtenBatch struct{ w *storeWriter }

func (b *writtenBatch) WriteQuad(q quad.Quad) error {
	_, err := b.WriteQuads([]quad.Quad{q})
	return err
}

func (b *writtenBatch) WriteQuads(quads []quad.Quad) (int, error) {
	_, err := b.w.store.Load(context.Background(), func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
	b.w.refresh()
	return len(quads), err
}

func (b *writtenBatch) Close() error { return nil }

// writtenBolt reads with our planner and writes with our writer.
type writtenBolt struct {
	*planned
	storeWriter
}

func (w *writtenBolt) ApplyDeltas(in []graph.Delta, opt graph.IgnoreOpts) error {
	return w.apply(in, opt)
}

func (w *writtenBolt) NewQuadWriter() (quad.WriteCloser, error) {
	return &writtenBatch{&w.storeWriter}, nil
}

func (w *writtenBolt) Close() error { return w.store.Close() }

// inCayley runs a test where Cayley's suite finds its data.
func inCayley(t *testing.T) {
	t.Helper()
	out, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/cayleygraph/cayley").Output()
	dir := strings.TrimSpace(string(out))
	if err != nil || dir == "" {
		t.Skipf("Cayley's source is not here: %v", err)
	}
	t.Chdir(filepath.Join(dir, "graph", "graphtest"))
}

// TestConformanceBolt runs Cayley's own suite on bolt stores.
func TestConformanceBolt(t *testing.T) {
	inCayley(t)
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		t.Helper()
		s, err := Open(context.Background(), "bolt:"+t.TempDir(), Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		w := &writtenBolt{}
		w.store = s
		var open []func() error
		w.refresh = func() {
			tx, err := s.engine.(*boltEngine).begin()
			if err != nil {
				t.Fatal(err)
			}
			open = append(open, tx.Rollback)
			qs, err := kv.New(kvbolt.Snapshot(tx), graph.Options{kv.OptNoBloom: true})
			if err != nil {
				t.Fatal(err)
			}
			w.planned = newPlanned(qs.(*kv.QuadStore), tx)
		}
		w.refresh()
		return w, nil, func() {
			for _, rollback := range open {
				if err := rollback(); err != nil {
					t.Error(err)
				}
			}
			if err := s.Close(); err != nil {
				t.Error(err)
			}
		}
	}, &graphtest.Config{
		NoPrimitives:            true,
		SkipDeletedFromIterator: true, // an iterator reads the state that it began in
	})
}

// TestConformanceMemory runs it on the memory store that we use.
func TestConformanceMemory(t *testing.T) {
	inCayley(t)
	graphtest.TestAll(t, func(testing.TB) (graph.QuadStore, graph.Options, func()) {
		return memstore.New(), nil, func() {}
	}, nil)
}

// TestConformancePostgres runs it on databases with our tables, which Cayley
// reads and writes there.
func TestConformancePostgres(t *testing.T) {
	server := pgtest.Start(t)
	inCayley(t)
	graphtest.TestAll(t, func(t testing.TB) (graph.QuadStore, graph.Options, func()) {
		t.Helper()
		address := server.Database(t)
		s, err := Open(context.Background(), address, Options{Create: true})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		qs, err := csql.New(postgres.Type, address, nil)
		if err != nil {
			t.Fatal(err)
		}
		return qs, nil, func() {
			if err := qs.Close(); err != nil {
				t.Error(err)
			}
		}
	}, &graphtest.Config{NoPrimitives: true, TimeInMcs: true, TimeRound: true, OptimizesComparison: true})
}
