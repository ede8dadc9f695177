package graph_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	cgraph "github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/memstore"
	"github.com/cayleygraph/cayley/query"
	"github.com/cayleygraph/cayley/query/gizmo"

	"chancery/graph"
)

// plannerQueries are questions of one to three hops in every direction, with
// and without a label, recursive and intersected.
var plannerQueries = []struct{ name, script string }{
	{"out", `g.V("<person:p000001>").out("<dip:met>").all()`},
	{"out-any", `g.V("<person:p000001>").out().all()`},
	{"in", `g.V("<person:p000001>").in("<dip:met>").all()`},
	{"in-any", `g.V("<person:p000001>").in().all()`},
	{"both", `g.V("<person:p000001>").both("<dip:met>").all()`},
	{"in-out", `g.V("<person:p000001>").in("<dip:speaker>").out("<dip:to>").all()`},
	{"in-in", `g.V("<person:p000001>").in("<dip:met>").in("<dip:speaker>").all()`},
	{"out-out", `g.V("<person:p000001>").out("<dip:met>").out("<dip:visited>").all()`},
	{"any-2", `g.V("<person:p000001>").in().out("<dip:to>").all()`},
	{"any-3", `g.V("<person:p000001>").in().out("<dip:speaker>").out("<dip:represents>").limit(1000).all()`},
	{"out-3", `g.V("<person:p000001>").out("<dip:met>").out("<dip:met>").out("<dip:visited>").all()`},
	{"in-out-in", `g.V("<person:p000001>").in("<dip:speaker>").out("<dip:document>").in("<dip:document>").all()`},
	{"hub-in-out", `g.V("<country:ND>").in("<dip:visited>").out("<dip:met>").all()`},
	{"to-hub-in", `g.V("<person:p000001>").out("<dip:represents>").in("<dip:visited>").limit(1000).all()`},
	{"label-out", `g.V("<person:p000001>").labelContext("<date:2011-05-05>").out("<dip:met>").all()`},
	{"label-in-out", `g.V("<doc:0000017>").labelContext("<doc:0000017>").in("<dip:document>").out("<dip:speaker>").all()`},
	{"label-any", `g.V("<doc:0000017>").in("<dip:document>").labelContext("<doc:0000017>").out().all()`},
	{"recursive", `g.V("<person:p000001>").followRecursive("<dip:met>", 2).all()`},
	{"and", `g.V("<person:p000001>").out("<dip:met>").and(g.V("<person:p000002>").out("<dip:met>").in("<dip:met>")).all()`},
	{"has", `g.V("<doc:0000017>").in("<dip:document>").has("<dip:force>", "<agree>").all()`},
	{"has-first", `g.V().has("<dip:speaker>", "<person:p000001>").has("<dip:force>", "<pledge>").all()`},
	{"save", `g.V("<doc:0000017>").in("<dip:document>").save("<dip:quote>", "quote").all()`},
	{"tag-back", `g.V("<person:p000001>").tag("x").out("<dip:met>").tag("y").out("<dip:visited>").back("y").all()`},
}

// BenchmarkPlanner asks each question of a bolt store with our planner, of the
// same file as Cayley reads it, and of Cayley's memory store, and reports how
// many times as long as in memory ours takes, and Cayley as it comes.
func BenchmarkPlanner(b *testing.B) {
	s, err := graph.Open(b.Context(), "bolt:"+b.TempDir(), graph.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Load(b.Context(), synthetic(*benchQuads)); err != nil {
		b.Fatal(err)
	}
	memory := memstore.New()
	for q := range syntheticQuads(*benchQuads) {
		memory.AddQuad(q)
	}
	ours, theirs := graph.CayleyOf(b, s, true), graph.CayleyOf(b, s, false)
	for _, q := range plannerQueries {
		b.Run(q.name, func(b *testing.B) {
			for range b.N {
				b.ReportMetric(float64(ask(b, ours, q.script)), "rows")
			}
			b.StopTimer()
			took := fastest(b, ours, q.script)
			inMemory := fastest(b, memory, q.script)
			b.ReportMetric(float64(inMemory.Microseconds()), "memory-µs")
			b.ReportMetric(float64(took)/float64(inMemory), "times-memory")
			cayley := fastest(b, theirs, q.script)
			b.ReportMetric(float64(cayley.Microseconds()), "cayley-µs")
			b.ReportMetric(float64(cayley)/float64(took), "times-faster")
		})
	}
}

// TestPlannerAnswers compares the answers of our planner with Cayley's in
// memory.
func TestPlannerAnswers(t *testing.T) {
	const n = 5000
	s := openTempBolt(t)
	if _, err := s.Load(t.Context(), synthetic(n)); err != nil {
		t.Fatal(err)
	}
	memory := memstore.New()
	for q := range syntheticQuads(n) {
		memory.AddQuad(q)
	}
	ours := graph.CayleyOf(t, s, true)
	for _, q := range plannerQueries {
		got, want := answers(t, ours, q.script), answers(t, memory, q.script)
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("%s\ngives %v\nwant  %v", q.script, got, want)
		}
	}
}

// answers returns how often each row comes.
func answers(t testing.TB, qs cgraph.QuadStore, script string) map[string]int {
	t.Helper()
	ctx := context.Background()
	it, err := gizmo.NewSession(qs).Execute(ctx, script, query.Options{Collation: query.JSON})
	if err != nil {
		t.Fatal(err)
	}
	defer it.Close()
	rows := make(map[string]int)
	for it.Next(ctx) {
		if row := it.Result(); row != nil {
			rows[fmt.Sprint(row)]++
		}
	}
	if err := it.Err(); err != nil {
		t.Fatal(err)
	}
	return rows
}

func ask(t testing.TB, qs cgraph.QuadStore, script string) (n int) {
	t.Helper()
	for _, times := range answers(t, qs, script) {
		n += times
	}
	return n
}

// fastest returns the least time of a few askings.
func fastest(b *testing.B, qs cgraph.QuadStore, script string) time.Duration {
	b.Helper()
	least := time.Duration(1<<63 - 1)
	for i := 0; i < 3 && (i == 0 || least < time.Second); i++ {
		start := time.Now()
		ask(b, qs, script)
		least = min(least, time.Since(start))
	}
	return least
}
