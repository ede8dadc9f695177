package graph_test

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"chancery/graph"
	"chancery/graph/kvbolt"
)

// BenchmarkIncrement adds a tenth to a large store, as one change our way, and
// in batches of 10000 quads with Cayley's own writer on a copy of the same file,
// then takes it out again, and compares the quads a second.
func BenchmarkIncrement(b *testing.B) {
	const batch = 10_000
	batches := max(1, *benchQuads/10/batch)
	dir := b.TempDir()
	loadOurs(b, dir, synthetic(*benchQuads))
	body, err := os.ReadFile(filepath.Join(dir, "quads.bolt"))
	if err != nil {
		b.Fatal(err)
	}
	more := make([][]quad.Quad, batches)
	n := 0
	for q := range syntheticQuads(*benchQuads + batch*batches) {
		if n >= *benchQuads {
			i := (n - *benchQuads) / batch
			more[i] = append(more[i], q)
		}
		n++
	}
	for range b.N {
		// Each begins with the same file.
		ours, theirs := filepath.Join(b.TempDir(), "ours"), filepath.Join(b.TempDir(), "theirs.bolt")
		if err := os.MkdirAll(ours, 0o755); err != nil {
			b.Fatal(err)
		}
		for _, file := range []string{filepath.Join(ours, "quads.bolt"), theirs} {
			if err := os.WriteFile(file, body, 0o644); err != nil {
				b.Fatal(err)
			}
		}
		add, del := incrementOurs(b, ours, more)
		cayleyAdd, cayleyDel := incrementCayley(b, theirs, more)
		quads := batch * batches
		b.ReportMetric(add.rate(quads), "quads/s")
		b.ReportMetric(cayleyAdd.rate(quads), "cayley-quads/s")
		b.ReportMetric(cayleyAdd.took.Seconds()/add.took.Seconds(), "times-cayley")
		b.ReportMetric(cayleyAdd.cpu.Seconds()/add.cpu.Seconds(), "times-cayley-cpu")
		b.ReportMetric(del.rate(quads), "deleted/s")
		b.ReportMetric(cayleyDel.took.Seconds()/del.took.Seconds(), "times-cayley-deleting")
	}
}

func incrementOurs(b *testing.B, dir string, more [][]quad.Quad) (add, del cost) {
	b.Helper()
	s, err := graph.Open(b.Context(), "bolt:"+dir, graph.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	apply := func(d graph.Delta) {
		if _, err := s.Apply(b.Context(), d); err != nil {
			b.Fatal(err)
		}
	}
	all := slices.Concat(more...)
	add = timed(func() { apply(graph.Delta{Add: all}) })
	del = timed(func() { apply(graph.Delta{Del: all}) })
	return add, del
}

func incrementCayley(b *testing.B, file string, more [][]quad.Quad) (add, del cost) {
	b.Helper()
	db, err := bbolt.Open(file, 0o600, &bbolt.Options{InitialMmapSize: 64 << 30, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		b.Fatal(err)
	}
	qs, err := kv.New(kvbolt.New(db), nil)
	if err != nil {
		b.Fatal(err)
	}
	defer qs.Close()
	apply := func(action cgraph.Procedure) {
		for _, quads := range more {
			var deltas []cgraph.Delta
			for _, q := range quads {
				deltas = append(deltas, cgraph.Delta{Quad: q, Action: action})
			}
			if err := qs.ApplyDeltas(deltas, cgraph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
				b.Fatal(err)
			}
		}
	}
	add = timed(func() { apply(cgraph.Add) })
	del = timed(func() { apply(cgraph.Delete) })
	return add, del
}
