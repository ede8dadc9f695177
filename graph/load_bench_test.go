package graph_test

import (
	"flag"
	"iter"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"

	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"

	"chancery/graph"
	"chancery/graph/kvbolt"
)

// benchQuads is the size of the benchmarks' graph: small by default, so that
// they run everywhere; the figures of docs/scale.md are of 1000000 and 10000000.
var benchQuads = flag.Int("quads", 100_000, "quads in the graphs of benchmarks")

// BenchmarkLoad loads a new store our way and Cayley's own, and reports how many
// times as many quads a second ours takes, and the memory that it peaks at.
func BenchmarkLoad(b *testing.B) {
	for range b.N {
		dir := b.TempDir()
		ours, peak := timed(func() { loadOurs(b, filepath.Join(dir, "ours"), synthetic(*benchQuads)) })
		b.ReportMetric(float64(*benchQuads)/ours.Seconds(), "quads/s")
		b.ReportMetric(float64(peak>>20), "MiB-peak")
		if *benchQuads <= 2_000_000 {
			theirs, _ := timed(func() { loadCayley(b, filepath.Join(dir, "theirs"), *benchQuads) })
			b.ReportMetric(float64(*benchQuads)/theirs.Seconds(), "cayley-quads/s")
			b.ReportMetric(theirs.Seconds()/ours.Seconds(), "times-cayley")
		}
	}
}

// timed runs work and returns how long it took and the most memory that the
// process held of the system meanwhile.
func timed(work func()) (time.Duration, uint64) {
	runtime.GC()
	stop := make(chan struct{})
	var peak uint64
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			peak = max(peak, m.Sys-m.HeapReleased)
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	start := time.Now()
	work()
	took := time.Since(start)
	close(stop)
	wg.Wait()
	return took, peak
}

func loadOurs(b *testing.B, dir string, quads iter.Seq2[quad.Quad, error]) {
	b.Helper()
	s, err := graph.Open(b.Context(), "bolt:"+dir, graph.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(b.Context(), quads); err != nil {
		b.Fatal(err)
	}
}

// openCayley opens an empty store as Cayley makes it, over our bbolt driver.
func openCayley(b *testing.B, file string) cgraph.QuadStore {
	b.Helper()
	db, err := bbolt.Open(file, 0o600, &bbolt.Options{InitialMmapSize: 64 << 30, FreelistType: bbolt.FreelistMapType})
	if err != nil {
		b.Fatal(err)
	}
	if err := kv.Init(kvbolt.New(db), nil); err != nil {
		b.Fatal(err)
	}
	qs, err := kv.New(kvbolt.New(db), nil)
	if err != nil {
		b.Fatal(err)
	}
	return qs
}

// loadCayley loads in batches of 10000 through Cayley's own writer.
func loadCayley(b *testing.B, file string, n int) {
	b.Helper()
	qs := openCayley(b, file)
	defer qs.Close()
	applyInBatches(b, qs, n)
}
