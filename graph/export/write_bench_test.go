package export

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"runtime"
	"slices"
	"sync/atomic"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/schema"
)

// benchQuads is the size of the benchmarks' graph: small by default, so that
// they run everywhere.
var benchQuads = flag.Int("quads", 100_000, "quads in the graphs of benchmarks, about")

// quadsPerMeeting is about how many quads one meeting of the synthetic record
// and its document make.
const quadsPerMeeting = 125

// syntheticStore keeps a record of many meetings of random people and countries
// in a bolt store.
func syntheticStore(b *testing.B) *graph.Store {
	b.Helper()
	r := rand.New(rand.NewPCG(5, 6))
	var rec schema.Record
	country := func() schema.IRI { return schema.CountryIRI(fmt.Sprintf("%c%c", 'A'+r.IntN(12), 'A'+r.IntN(12))) }
	meetings := *benchQuads / quadsPerMeeting
	var people []schema.IRI
	for i := range max(10, meetings/4) {
		id := schema.IRI(fmt.Sprintf("person:p%06d", i))
		people = append(people, id)
		rec.Entities = append(rec.Entities, schema.Entity{ID: id, Name: fmt.Sprintf("Person %d", i), Country: country().Local()})
	}
	var quads []quad.Quad
	for i := range meetings {
		quads = append(quads, graph.EvidenceQuads(syntheticMeeting(r, i, people, country, &rec))...)
	}
	quads = append(quads, graph.ViewQuads(&rec)...)
	s, err := graph.Open(b.Context(), "bolt:"+b.TempDir(), graph.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() {
		if err := s.Close(); err != nil {
			b.Error(err)
		}
	})
	n, err := s.Load(b.Context(), func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Logf("%d quads", n)
	return s
}

// syntheticMeeting adds a meeting with three acts to the record, and returns the
// document that tells of it.
func syntheticMeeting(r *rand.Rand, i int, people []schema.IRI, country func() schema.IRI, rec *schema.Record) *schema.Facts {
	doc := fmt.Sprintf("%06d.txt", i)
	on := schema.Date(fmt.Sprintf("%d-%02d-%02d", 1990+r.IntN(35), 1+r.IntN(12), 1+r.IntN(28)))
	parties := []schema.IRI{country(), country()}
	present := []schema.IRI{people[r.IntN(len(people))], people[r.IntN(len(people))]}
	told := schema.Evidence{Span: schema.Span{Start: 10, End: 60}, Quote: fmt.Sprintf("met for the talks that document %d tells of at length", i)}
	f := &schema.Facts{
		Document: schema.Document{Doc: doc, Published: on, Title: "Talks " + doc, SHA256: fmt.Sprintf("%064d", i)},
		Events: []schema.Event{{
			ID: schema.FactID(fmt.Sprintf("fact:%06d", i)), Doc: doc, Kind: schema.Meeting, Start: on, End: on, Evidence: told,
			Parties: []string{parties[0].Local(), parties[1].Local()},
		}},
	}
	event := schema.Occasion{
		ID: schema.IRI(fmt.Sprintf("event:%06d", i)), Kind: schema.Meeting, Start: on, End: on, On: on, Parties: parties, People: present,
		Facts: []schema.FactID{f.Events[0].ID},
	}
	rec.Events = append(rec.Events, event)
	for a := range 3 {
		st := schema.Statement{
			ID: schema.FactID(fmt.Sprintf("act:%06d-%d", i, a)), Doc: doc, Force: schema.Forces[r.IntN(10)], Evidence: told,
			By: []string{parties[0].Local()}, To: []string{parties[1].Local()}, Topics: []schema.Topic{schema.Topics[r.IntN(20)]}, Event: f.Events[0].ID,
		}
		f.Statements = append(f.Statements, st)
		rec.Acts = append(rec.Acts, schema.Act{
			ID: st.ID, Doc: doc, Force: st.Force, By: parties[:1], To: parties[1:], Speakers: present[:1], Topics: st.Topics, Occasion: event.ID, On: on,
		})
	}
	return f
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
