package graph_test

import (
	"testing"

	cgraph "github.com/cayleygraph/cayley/graph"
	csql "github.com/cayleygraph/cayley/graph/sql"
	_ "github.com/cayleygraph/cayley/graph/sql/postgres" // Cayley's own way, to compare with

	"chancery/graph"
	"chancery/graph/pgtest"
)

// cayleyShare is the part of the quads that Cayley loads into PostgreSQL, row by
// row: all of them would take a hundred times as long.
const cayleyShare = 20

// BenchmarkLoadPostgres loads a new database our way and Cayley's own, in
// batches of 10000, and compares the quads a second.
func BenchmarkLoadPostgres(b *testing.B) {
	server := pgtest.Start(b)
	for range b.N {
		s, err := graph.Open(b.Context(), server.Database(b), graph.Options{Create: true})
		if err != nil {
			b.Fatal(err)
		}
		ours := timed(func() {
			if _, err := s.Load(b.Context(), synthetic(*benchQuads)); err != nil {
				b.Fatal(err)
			}
		})
		s.Close()
		n := *benchQuads / cayleyShare
		address := server.Database(b)
		if err := csql.Init("postgres", address, nil); err != nil {
			b.Fatal(err)
		}
		qs, err := csql.New("postgres", address, nil)
		if err != nil {
			b.Fatal(err)
		}
		theirs := timed(func() { applyInBatches(b, qs, n) })
		qs.Close()
		oursRate, theirsRate := ours.rate(*benchQuads), theirs.rate(n)
		b.ReportMetric(oursRate, "quads/s")
		b.ReportMetric(float64(ours.peak>>20), "MiB-peak")
		b.ReportMetric(theirsRate, "cayley-quads/s")
		b.ReportMetric(oursRate/theirsRate, "times-cayley")
	}
}

// applyInBatches loads n quads through Cayley's own writer.
func applyInBatches(b *testing.B, qs cgraph.QuadStore, n int) {
	b.Helper()
	var batch []cgraph.Delta
	flush := func() {
		if err := qs.ApplyDeltas(batch, cgraph.IgnoreOpts{IgnoreDup: true, IgnoreMissing: true}); err != nil {
			b.Fatal(err)
		}
		batch = batch[:0]
	}
	for q := range syntheticQuads(n) {
		if batch = append(batch, cgraph.Delta{Quad: q, Action: cgraph.Add}); len(batch) == 10_000 {
			flush()
		}
	}
	flush()
}
