package graph

import (
	"bytes"
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"
	"sync"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
)

func memoryBackend() Backend {
	return Backend{
		Scheme: "memory",
		Usage:  "memory:",
		Help:   "in this process only, gone when it ends: for trying things and for tests",
		open: func(context.Context, string, Options) (engine, error) {
			return &memoryEngine{qs: memstore.New(), docs: memoryArchive{docs: make(map[string][]byte)}}, nil
		},
	}
}

// memoryEngine keeps the quads in Cayley's memstore, which races and panics
// under concurrent use, readers among themselves too: whoever reads or writes
// holds the lock.
type memoryEngine struct {
	mu   sync.Mutex
	qs   *memstore.QuadStore
	docs memoryArchive
}

func (e *memoryEngine) snapshot(context.Context, bool) (snapshot, error) {
	return &memorySnapshot{engine: e}, nil
}

func (e *memoryEngine) apply(ctx context.Context, d Delta) (a Applied, err error) {
	if err := ctx.Err(); err != nil {
		return a, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	var deltas []graph.Delta
	for _, q := range d.Del {
		if has(e.qs, q) {
			a.Deleted++
			deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Delete})
		}
	}
	for _, q := range d.Add {
		if !has(e.qs, q) {
			a.Added++
			deltas = append(deltas, graph.Delta{Quad: q, Action: graph.Add})
		}
	}
	return a, e.qs.ApplyDeltas(deltas, graph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true})
}

func (e *memoryEngine) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int64, error) {
	return loadInBatches(ctx, e, quads)
}

func (e *memoryEngine) archive() archive { return &e.docs }

func (e *memoryEngine) close() error { return nil }

func (e *memoryEngine) verify(context.Context) iter.Seq2[Problem, error] {
	return func(func(Problem, error) bool) {} // nothing is stored
}

// memorySnapshot is the store as it is: with the lock held only while quads are
// looked for, a state does not outlive a single reading.
type memorySnapshot struct{ engine *memoryEngine }

func (s *memorySnapshot) release() error { return nil }

func (s *memorySnapshot) size(ctx context.Context) (int64, error) {
	s.engine.mu.Lock()
	defer s.engine.mu.Unlock()
	st, err := s.engine.qs.Stats(ctx, true)
	return st.Quads.Size, err
}

func (s *memorySnapshot) contains(_ context.Context, q quad.Quad) (bool, error) {
	s.engine.mu.Lock()
	defer s.engine.mu.Unlock()
	return has(s.engine.qs, q), nil
}

// quads finds all matches before it yields the first, so that the caller may
// write while it reads.
func (s *memorySnapshot) quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		found, err := s.find(ctx, p)
		for _, q := range found {
			if !yield(q, nil) {
				return
			}
		}
		if err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

func (s *memorySnapshot) labels(ctx context.Context) iter.Seq2[quad.Value, error] {
	return func(yield func(quad.Value, error) bool) {
		seen := make(map[quad.Value]bool)
		for q, err := range s.quads(ctx, Pattern{}) {
			if err == nil && (q.Label == nil || seen[q.Label]) {
				continue
			}
			seen[q.Label] = true
			if !yield(q.Label, err) {
				return
			}
		}
	}
}

func (s *memorySnapshot) find(ctx context.Context, p Pattern) ([]quad.Quad, error) {
	s.engine.mu.Lock()
	defer s.engine.mu.Unlock()
	it := shape.BuildIterator(s.engine.qs, p.shape())
	defer it.Close()
	var found []quad.Quad
	for it.Next(ctx) {
		found = append(found, s.engine.qs.Quad(it.Result()))
	}
	if err := it.Err(); err != nil {
		return nil, err
	}
	return found, ctx.Err()
}

// shape returns the quads of p as Cayley selects them.
func (p Pattern) shape() shape.Shape {
	var quads shape.Quads
	for i, v := range [...]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v != nil {
			quads = append(quads, shape.QuadFilter{Dir: quad.Directions[i], Values: shape.Lookup{v}})
		}
	}
	return quads
}

// has reports whether qs holds q.
func has(qs *memstore.QuadStore, q quad.Quad) bool {
	it := shape.BuildIterator(qs, Pattern{Subject: q.Subject, Predicate: q.Predicate, Object: q.Object, Label: q.Label}.shape())
	defer it.Close()
	for it.Next(context.Background()) {
		if got := qs.Quad(it.Result()); (got.Label == nil) == (q.Label == nil) {
			return true
		}
	}
	return false
}

// memoryArchive keeps documents in a map.
type memoryArchive struct {
	mu   sync.RWMutex
	docs map[string][]byte
}

func (a *memoryArchive) put(_ context.Context, sum string, body []byte) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.docs[sum] = bytes.Clone(body)
	return nil
}

func (a *memoryArchive) get(_ context.Context, sum string) ([]byte, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	body, ok := a.docs[sum]
	if !ok {
		return nil, noDocument(sum)
	}
	return bytes.Clone(body), nil
}

func (a *memoryArchive) drop(_ context.Context, sum string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	delete(a.docs, sum)
	return nil
}

func (a *memoryArchive) list(context.Context) ([]string, error) {
	a.mu.RLock()
	defer a.mu.RUnlock()
	return slices.Sorted(maps.Keys(a.docs)), nil
}

// loadBatch is how many quads a backend without a faster way takes at a time.
const loadBatch = 10_000

// loadInBatches adds quads change by change.
func loadInBatches(ctx context.Context, e engine, quads iter.Seq2[quad.Quad, error]) (added int64, err error) {
	var batch []quad.Quad
	flush := func() error {
		d, err := Delta{Add: batch}.clean()
		if err != nil {
			return err
		}
		a, err := e.apply(ctx, d)
		added += int64(a.Added)
		batch = batch[:0]
		return err
	}
	for q, err := range quads {
		if err != nil {
			return added, fmt.Errorf("the quads to load: %w", err)
		}
		if batch = append(batch, q); len(batch) == loadBatch {
			if err := flush(); err != nil {
				return added, err
			}
		}
	}
	return added, flush()
}
