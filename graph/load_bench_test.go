package graph_test

import (
	"flag"
	"iter"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
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
// times as many quads a second ours takes, by the clock and by the processors'
// time, which other work on the machine disturbs less, and the memory that ours
// peaks at.
func BenchmarkLoad(b *testing.B) {
	for range b.N {
		dir := b.TempDir()
		ours := timed(func() { loadOurs(b, filepath.Join(dir, "ours"), synthetic(*benchQuads)) })
		b.ReportMetric(ours.rate(*benchQuads), "quads/s")
		b.ReportMetric(float64(ours.peak>>20), "MiB-peak")
		if *benchQuads <= 2_000_000 {
			theirs := timed(func() { loadCayley(b, filepath.Join(dir, "theirs"), *benchQuads) })
			b.ReportMetric(theirs.rate(*benchQuads), "cayley-quads/s")
			b.ReportMetric(theirs.took.Seconds()/ours.took.Seconds(), "times-cayley")
			b.ReportMetric(theirs.cpu.Seconds()/ours.cpu.Seconds(), "times-cayley-cpu")
		}
	}
}

// cost is what a piece of work took.
type cost struct {
	took time.Duration
	cpu  time.Duration // of all processors together
	peak uint64        // the most memory that the process held of the system
}

// rate returns how many of n were done a second.
func (c cost) rate(n int) float64 { return float64(n) / c.took.Seconds() }

// timed runs work and returns what it took.
func timed(work func()) (c cost) {
	runtime.GC()
	stop := make(chan struct{})
	var wg sync.WaitGroup
	wg.Go(func() {
		for {
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			c.peak = max(c.peak, m.Sys-m.HeapReleased)
			select {
			case <-stop:
				return
			case <-time.After(20 * time.Millisecond):
			}
		}
	})
	start, busy := time.Now(), processorTime()
	work()
	took, used := time.Since(start), processorTime()-busy
	close(stop)
	wg.Wait()
	c.took, c.cpu = took, used
	return c
}

// processorTime returns the time that the processors have spent on this process.
func processorTime() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
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
