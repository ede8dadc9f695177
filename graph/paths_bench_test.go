package graph_test

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"chancery/graph"
	"chancery/schema"
)

// BenchmarkPaths looks for ways of up to four hops between random people of a
// stored graph (-quads says how large), and reports the median and the slowest
// of a hundred.
func BenchmarkPaths(b *testing.B) {
	ctx := b.Context()
	s, err := graph.Open(ctx, "bolt:"+b.TempDir(), graph.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(ctx, synthetic(*benchQuads)); err != nil {
		b.Fatal(err)
	}
	r := rand.New(rand.NewPCG(3, 4))
	person := func() schema.IRI { return schema.IRI(syntheticPerson(r.IntN(syntheticPeople(*benchQuads)))) }
	for b.Loop() {
		var took []time.Duration
		found := 0
		for range 100 {
			from, to := person(), person()
			began := time.Now()
			paths, err := graph.Paths(ctx, s, from, to, graph.PathOptions{MaxHops: 4, K: 1})
			if err != nil {
				b.Fatal(err)
			}
			took = append(took, time.Since(began))
			found += len(paths)
		}
		slices.Sort(took)
		b.ReportMetric(float64(took[50].Microseconds())/1000, "ms-median")
		b.ReportMetric(float64(took[99].Microseconds())/1000, "ms-slowest")
		b.ReportMetric(float64(found), "found")
	}
}
