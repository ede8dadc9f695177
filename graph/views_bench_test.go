package graph

import (
	"testing"

	"chancery/graph/internal/sample"
)

// BenchmarkViewQuads derives the view of ten thousand meetings.
func BenchmarkViewQuads(b *testing.B) {
	rec, _ := sample.Synthetic(10_000)
	b.ReportAllocs()
	n := 0
	for b.Loop() {
		n = len(ViewQuads(rec))
	}
	b.ReportMetric(float64(n), "quads")
	b.ReportMetric(float64(n)*float64(b.N)/b.Elapsed().Seconds(), "quads/s")
}
