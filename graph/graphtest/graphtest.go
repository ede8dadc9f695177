// Package graphtest is what every backend of graph.Store must pass.
//
// A backend's own test calls [TestStore] with a function that opens an empty
// store; each case has its own. The graph of most cases is this:
//
//	          met (date:2021-06-23)
//	person:a ───────────────────────▶ person:b
//	   │  ╲                              │
//	   │   ╲ visited (date:2021-06-23)   │ represents
//	   │    ╲                            ▼
//	   │     ╰───────────────────▶ country:VN
//	   │ represents                      ▲
//	   ▼                                 │ member
//	country:KR ◀────── member ──── dyad:KR-VN
package graphtest

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph"
)

// Open opens an empty store, which the test closes.
type Open func(t *testing.T) *graph.Store

// TestStore runs the suite.
func TestStore(t *testing.T, open Open) {
	for _, c := range []struct {
		name string
		test func(t *testing.T, s *graph.Store)
	}{
		{"apply", testApply},
		{"apply twice", testApplyTwice},
		{"labels", testLabels},
		{"delete", testDelete},
		{"delete and add again", testDeleteAddAgain},
		{"bad quads", testBadQuads},
		{"cancelled", testCancelled},
		{"values", testValues},
		{"patterns", testPatterns},
		{"write while reading", testWriteWhileReading},
		{"load", testLoad},
		{"documents", testDocuments},
		{"concurrent", testConcurrent},
		{"closed", testClosed},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			t.Cleanup(func() {
				if err := s.Close(); err != nil {
					t.Errorf("close: %v", err)
				}
			})
			c.test(t, s)
			checkSound(t, s)
		})
	}
}

// Sample returns the graph of the picture.
func Sample() []quad.Quad {
	return []quad.Quad{
		Quad("person:a", "dip:met", "person:b", "date:2021-06-23"),
		Quad("person:a", "dip:visited", "country:VN", "date:2021-06-23"),
		Quad("person:a", "dip:represents", "country:KR", ""),
		Quad("person:b", "dip:represents", "country:VN", ""),
		Quad("dyad:KR-VN", "dip:member", "country:KR", ""),
		Quad("dyad:KR-VN", "dip:member", "country:VN", ""),
	}
}

// Quad returns a quad of IRIs; an empty label is none.
func Quad(s, p, o, label string) quad.Quad {
	q := quad.Quad{Subject: quad.IRI(s), Predicate: quad.IRI(p), Object: quad.IRI(o)}
	if label != "" {
		q.Label = quad.IRI(label)
	}
	return q
}

func apply(t *testing.T, s *graph.Store, d graph.Delta) graph.Applied {
	t.Helper()
	a, err := s.Apply(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// lines returns the quads that match p, sorted, one a line.
func lines(t *testing.T, s *graph.Store, p graph.Pattern) string {
	t.Helper()
	var out []string
	for q, err := range s.Quads(t.Context(), p) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func text(quads []quad.Quad) string {
	var out []string
	for _, q := range quads {
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

func expect(t *testing.T, s *graph.Store, want []quad.Quad) {
	t.Helper()
	if got := lines(t, s, graph.Pattern{}); got != text(want) {
		t.Errorf("the store holds\n%s\nwant\n%s", got, text(want))
	}
	if n, err := s.Size(t.Context()); err != nil || n != int64(len(want)) {
		t.Errorf("size %d (%v), want %d", n, err, len(want))
	}
}

// checkSound verifies the store after a case, unless the case closed it.
func checkSound(t *testing.T, s *graph.Store) {
	t.Helper()
	if _, err := s.Size(context.Background()); err != nil {
		return
	}
	for p, err := range s.Verify(context.Background()) {
		if err != nil {
			t.Errorf("verify: %v", err)
			return
		}
		t.Errorf("verify: %v", p)
	}
}

func testApply(t *testing.T, s *graph.Store) {
	a := apply(t, s, graph.Delta{Add: Sample()})
	if want := (graph.Applied{Added: 6}); a != want {
		t.Errorf("applied %+v, want %+v", a, want)
	}
	expect(t, s, Sample())
	for _, q := range Sample() {
		if ok, err := s.Contains(t.Context(), q); !ok || err != nil {
			t.Errorf("contains %v: %v, %v", q, ok, err)
		}
	}
	for _, q := range []quad.Quad{
		Quad("person:a", "dip:met", "person:b", ""),
		Quad("person:a", "dip:met", "person:b", "date:2021-06-24"),
		Quad("person:b", "dip:met", "person:a", "date:2021-06-23"),
		Quad("person:a", "dip:represents", "country:KR", "date:2021-06-23"),
	} {
		if ok, err := s.Contains(t.Context(), q); ok || err != nil {
			t.Errorf("contains %v: %v, %v", q, ok, err)
		}
	}
}

func testApplyTwice(t *testing.T, s *graph.Store) {
	apply(t, s, graph.Delta{Add: append(Sample(), Sample()...)})
	if a := apply(t, s, graph.Delta{Add: Sample()}); a != (graph.Applied{}) {
		t.Errorf("the second time applied %+v, want nothing", a)
	}
	if a := apply(t, s, graph.Delta{Del: Sample(), Add: Sample()}); a != (graph.Applied{}) {
		t.Errorf("taken out and put back: applied %+v, want nothing", a)
	}
	expect(t, s, Sample())
}

func testLabels(t *testing.T, s *graph.Store) {
	quads := []quad.Quad{
		Quad("a", "p", "b", ""), Quad("a", "p", "b", "one"), Quad("a", "p", "b", "two"),
	}
	apply(t, s, graph.Delta{Add: quads})
	expect(t, s, quads)
	apply(t, s, graph.Delta{Del: quads[1:2]})
	expect(t, s, []quad.Quad{quads[0], quads[2]})
	apply(t, s, graph.Delta{Del: quads[:1]})
	expect(t, s, quads[2:])
}

func testDelete(t *testing.T, s *graph.Store) {
	apply(t, s, graph.Delta{Add: Sample()})
	missing := []quad.Quad{Quad("person:a", "dip:met", "nobody", ""), Quad("person:a", "dip:met", "person:b", "")}
	if a := apply(t, s, graph.Delta{Del: missing}); a != (graph.Applied{}) {
		t.Errorf("deleting what is not there applied %+v", a)
	}
	if a := apply(t, s, graph.Delta{Del: append(Sample()[:2:2], missing...)}); a.Deleted != 2 {
		t.Errorf("applied %+v, want 2 deleted", a)
	}
	expect(t, s, Sample()[2:])
	apply(t, s, graph.Delta{Del: Sample()})
	expect(t, s, nil)
}

func testDeleteAddAgain(t *testing.T, s *graph.Store) {
	for range 3 {
		apply(t, s, graph.Delta{Add: Sample()})
		apply(t, s, graph.Delta{Del: Sample()[:3]})
	}
	expect(t, s, Sample()[3:])
	apply(t, s, graph.Delta{Del: Sample(), Add: Sample()[:1]})
	expect(t, s, Sample()[:1])
}

func testBadQuads(t *testing.T, s *graph.Store) {
	apply(t, s, graph.Delta{Add: Sample()[:2]})
	bad := append(Sample(), quad.Quad{Subject: quad.IRI("a"), Predicate: quad.IRI("p")})
	if _, err := s.Apply(t.Context(), graph.Delta{Add: bad, Del: Sample()[:1]}); err == nil {
		t.Error("a quad without an object was taken")
	}
	expect(t, s, Sample()[:2])
}

func testCancelled(t *testing.T, s *graph.Store) {
	apply(t, s, graph.Delta{Add: Sample()[:2]})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := s.Apply(ctx, graph.Delta{Add: Sample(), Del: Sample()[:1]}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled change: %v, want %v", err, context.Canceled)
	}
	expect(t, s, Sample()[:2])
	// Nothing of the failed change is taken for what comes after it: Cayley
	// remembers the identifiers that it gave out in vain, and answers with them.
	ghosts := []quad.Quad{Quad("ghost", "ghostly", "phantom", "haunted")}
	if _, err := s.Apply(ctx, graph.Delta{Add: ghosts}); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled change: %v, want %v", err, context.Canceled)
	}
	good := []quad.Quad{Quad("x", "y", "z", "w"), Quad("ghost", "y", "z", "w")}
	apply(t, s, graph.Delta{Add: good})
	expect(t, s, append(Sample()[:2:2], good...))
	apply(t, s, graph.Delta{Add: Sample(), Del: good})
	expect(t, s, Sample())
}

func testValues(t *testing.T, s *graph.Store) {
	var quads []quad.Quad
	for _, v := range []quad.Value{
		quad.IRI("a"), quad.String("a"), quad.String(""), quad.BNode("a"), quad.Int(1), quad.Int(-1), quad.Float(1.5),
		quad.Bool(true), quad.Bool(false), quad.String("1"), quad.String("true"),
		quad.LangString{Value: "xin chào", Lang: "vi"},
		quad.LangString{Value: "xin chào", Lang: "en"},
		quad.TypedString{Value: "2021-06-23", Type: "xsd:date"},
		quad.TypedString{Value: "12345678901234567890.5", Type: "xsd:decimal"},
		quad.String("Bùi Thanh Sơn"), quad.String("line\nbreak \"quoted\" \\ tab\t"), quad.String("한국"),
		quad.String(strings.Repeat("long ", 2000)),
	} {
		quads = append(quads, quad.Quad{Subject: quad.IRI("s"), Predicate: quad.IRI("p"), Object: v, Label: quad.IRI("doc:1")})
	}
	apply(t, s, graph.Delta{Add: quads})
	expect(t, s, quads)
	for _, q := range quads {
		if got := lines(t, s, graph.Pattern{Object: q.Object}); got != q.NQuad() {
			t.Errorf("object %v gives\n%s", q.Object, got)
		}
	}
	apply(t, s, graph.Delta{Del: quads[1:]})
	expect(t, s, quads[:1])
}

// testPatterns compares every combination of known directions with a plain
// search of the sample.
func testPatterns(t *testing.T, s *graph.Store) {
	quads := append(Sample(), Quad("country:KR", "dip:met", "country:VN", "date:2021-06-23"), Quad("person:a", "dip:met", "person:b", "date:2022-01-01"))
	apply(t, s, graph.Delta{Add: quads})
	values := [4][]quad.Value{{nil}, {nil}, {nil}, {nil}}
	for _, q := range quads {
		for i, d := range quad.Directions {
			if v := q.Get(d); v != nil && !slices.Contains(values[i], v) {
				values[i] = append(values[i], v)
			}
		}
	}
	for i := range values {
		values[i] = append(values[i], quad.IRI("not:there"))
	}
	for _, su := range values[0] {
		for _, pr := range values[1] {
			for _, ob := range values[2] {
				for _, la := range values[3] {
					p := graph.Pattern{Subject: su, Predicate: pr, Object: ob, Label: la}
					if got, want := lines(t, s, p), text(matching(quads, p)); got != want {
						t.Errorf("%v gives\n%s\nwant\n%s", p, got, want)
					}
				}
			}
		}
	}
}

func matching(quads []quad.Quad, p graph.Pattern) (out []quad.Quad) {
	fits := func(want, v quad.Value) bool { return want == nil || want == v }
	for _, q := range quads {
		if fits(p.Subject, q.Subject) && fits(p.Predicate, q.Predicate) && fits(p.Object, q.Object) && fits(p.Label, q.Label) {
			out = append(out, q)
		}
	}
	return out
}

func testWriteWhileReading(t *testing.T, s *graph.Store) {
	var many []quad.Quad
	for i := range 1000 {
		many = append(many, Quad("s", "p", fmt.Sprintf("o%d", i), ""))
	}
	apply(t, s, graph.Delta{Add: many})
	n := 0
	for _, err := range s.Quads(t.Context(), graph.Pattern{Subject: quad.IRI("s")}) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%100 == 1 {
			apply(t, s, graph.Delta{Del: many[n-1 : n], Add: []quad.Quad{Quad("s", "q", fmt.Sprintf("new%d", n), "")}})
		}
	}
	if n != 1000 {
		t.Errorf("read %d quads, want the 1000 that were there when the reading began", n)
	}
}

func testLoad(t *testing.T, s *graph.Store) {
	apply(t, s, graph.Delta{Add: Sample()[:2]})
	all := append(Sample(), Sample()...)
	n, err := s.Load(t.Context(), func(yield func(quad.Quad, error) bool) {
		for _, q := range all {
			if !yield(q, nil) {
				return
			}
		}
	})
	if err != nil || n != 4 {
		t.Errorf("loaded %d (%v), want 4", n, err)
	}
	expect(t, s, Sample())
	broken := errors.New("broken")
	if _, err := s.Load(t.Context(), func(yield func(quad.Quad, error) bool) { yield(quad.Quad{}, broken) }); !errors.Is(err, broken) {
		t.Errorf("the reader's error came back as %v", err)
	}
	apply(t, s, graph.Delta{Del: Sample()})
	expect(t, s, nil)
}

func testDocuments(t *testing.T, s *graph.Store) {
	ctx := t.Context()
	sum := strings.Repeat("0123456789abcdef", 4)
	if _, err := s.GetDocument(ctx, sum); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a document that is not there: %v, want %v", err, graph.ErrNotFound)
	}
	body := []byte("The ministers met.\x00\xff")
	for range 2 {
		if err := s.PutDocument(ctx, sum, body); err != nil {
			t.Fatal(err)
		}
	}
	if got, err := s.GetDocument(ctx, sum); err != nil || string(got) != string(body) {
		t.Errorf("got %q, %v", got, err)
	}
	if got, err := s.Documents(ctx); err != nil || !slices.Equal(got, []string{sum}) {
		t.Errorf("documents %v, %v", got, err)
	}
	for range 2 {
		if err := s.DropDocument(ctx, sum); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := s.GetDocument(ctx, sum); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a dropped document: %v, want %v", err, graph.ErrNotFound)
	}
	for _, bad := range []string{"", "../../etc/passwd", strings.ToUpper(sum), sum[1:]} {
		if err := s.PutDocument(ctx, bad, body); err == nil {
			t.Errorf("sum %q was taken", bad)
		}
	}
}

// testConcurrent has writers that each put in and take out pairs of quads,
// while readers check that they never see half a pair.
func testConcurrent(t *testing.T, s *graph.Store) {
	const writers, rounds = 4, 10
	var writing, reading sync.WaitGroup
	done := make(chan struct{})
	for w := range writers {
		writing.Go(func() {
			for i := range rounds {
				pair := []quad.Quad{
					Quad(fmt.Sprintf("s%d", w), "p", fmt.Sprintf("o%d", i), "left"),
					Quad(fmt.Sprintf("s%d", w), "p", fmt.Sprintf("o%d", i), "right"),
				}
				if _, err := s.Apply(t.Context(), graph.Delta{Add: pair}); err != nil {
					t.Error(err)
				}
				if i%2 == 1 {
					if _, err := s.Apply(t.Context(), graph.Delta{Del: pair}); err != nil {
						t.Error(err)
					}
				}
			}
		})
	}
	for range 2 {
		reading.Go(func() {
			for {
				select {
				case <-done:
					return
				default:
				}
				balance := 0
				for q, err := range s.Quads(t.Context(), graph.Pattern{}) {
					if err != nil {
						t.Error(err)
						return
					}
					if q.Label == quad.IRI("left") {
						balance++
					} else {
						balance--
					}
				}
				if balance != 0 {
					t.Errorf("a reading saw %d halves of pairs", balance)
					return
				}
			}
		})
	}
	writing.Wait()
	close(done)
	reading.Wait()
	if n, err := s.Size(t.Context()); err != nil || n != writers*rounds {
		t.Errorf("size %d (%v), want %d", n, err, writers*rounds)
	}
}

func testClosed(t *testing.T, s *graph.Store) {
	for range 2 {
		if err := s.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	}
	if _, err := s.Apply(t.Context(), graph.Delta{Add: Sample()}); err == nil {
		t.Error("a closed store took a change")
	}
	if _, err := s.Size(t.Context()); err == nil {
		t.Error("a closed store told its size")
	}
}
