package memory

import (
	"fmt"
	"testing"

	"chancery/internal/resolve"
	"chancery/internal/resolve/resolvetest"
)

// BenchmarkThreads finds the threads of a thousand and ten thousand made-up
// documents.
func BenchmarkThreads(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := resolve.Resolve(resolvetest.Synthetic(n), resolve.Options{})
			b.ResetTimer()
			for range b.N {
				Threads(r)
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/doc")
		})
	}
}

// BenchmarkAsks finds the asks of a thousand and ten thousand made-up documents
// and their answers.
func BenchmarkAsks(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			r := resolve.Resolve(resolvetest.Synthetic(n), resolve.Options{})
			b.ResetTimer()
			for range b.N {
				Asks(r, "2026-01-01")
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/doc")
		})
	}
}
