package resolve

import (
	"fmt"
	"runtime"
	"testing"

	"chancery/internal/resolve/resolvetest"
)

// BenchmarkResolve resolves the facts of a thousand to a hundred thousand made-up
// documents. B/doc is the memory that the record holds after it.
func BenchmarkResolve(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			facts := resolvetest.Synthetic(n)
			b.ReportAllocs()
			b.ResetTimer()
			var held uint64
			for range b.N {
				before := heap()
				r := Resolve(facts, Options{})
				held = heap() - before
				runtime.KeepAlive(r)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/doc")
			b.ReportMetric(float64(held)/float64(n), "B/doc")
		})
	}
}

func heap() uint64 {
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}
