package export

import (
	"flag"
	"io"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/graph/internal/sample"
)

// benchQuads is the size of the benchmarks' graph: small by default, so that
// they run everywhere.
var benchQuads = flag.Int("quads", 100_000, "quads in the graphs of benchmarks, about")

// syntheticStore keeps a record of many meetings in a bolt store.
func syntheticStore(b *testing.B) *graph.Store {
	b.Helper()
	rec, facts := sample.Synthetic(*benchQuads / sample.QuadsPerMeeting)
	quads := graph.ViewQuads(rec)
	for _, f := range facts {
		quads = append(quads, graph.EvidenceQuads(f)...)
	}
	s, err := graph.Open(b.Context(), "bolt:"+b.TempDir(), graph.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	if _, err := s.Load(b.Context(), func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}); err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkWrite writes the graph in every format that holds all of it, and
// reports the quads a second and how much the heap grows meanwhile.
func BenchmarkWrite(b *testing.B) {
	s := syntheticStore(b)
	size, err := s.Size(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for _, f := range Formats() {
		b.Run(f.Name, func(b *testing.B) {
			for b.Loop() {
				began := time.Now()
				grown := heapGrowth(func() {
					if err := f.Write(b.Context(), io.Discard, Source{Reader: s}); err != nil {
						b.Fatal(err)
					}
				})
				b.ReportMetric(float64(size)/time.Since(began).Seconds(), "quads/s")
				b.ReportMetric(float64(grown>>20), "MiB-more")
			}
		})
	}
}

// heapGrowth returns by how many bytes the live heap outgrows, at its largest,
// what it was before work.
func heapGrowth(work func()) uint64 {
	live := func() uint64 {
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		return m.HeapAlloc
	}
	before := live()
	var most atomic.Uint64
	stop, done := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(done)
		tick := time.NewTicker(200 * time.Millisecond)
		defer tick.Stop()
		for {
			select {
			case <-stop:
				return
			case <-tick.C:
				most.Store(max(most.Load(), live()))
			}
		}
	}()
	work()
	close(stop)
	<-done
	return slices.Max([]uint64{most.Load(), before}) - before
}
