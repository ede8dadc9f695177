package memory

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/schema"
)

// clustering maps acts to the threads that they are in.
type clustering map[schema.FactID]map[string]bool

func (c clustering) put(id schema.FactID, thread string) {
	if c[id] == nil {
		c[id] = map[string]bool{}
	}
	c[id][thread] = true
}

func (c clustering) shared(a, b schema.FactID) int {
	n := 0
	for t := range c[a] {
		if c[b][t] {
			n++
		}
	}
	return n
}

// members returns the acts of a thread.
func (c clustering) members(thread string) map[schema.FactID]bool {
	out := map[schema.FactID]bool{}
	for id, ts := range c {
		if ts[thread] {
			out[id] = true
		}
	}
	return out
}

// bCubed returns precision and recall of found against gold over the acts of
// gold, for threads that overlap (Amigó et al. 2009).
func bCubed(found, gold clustering) (precision, recall float64) {
	score := func(a, b clustering) float64 {
		total := 0.0
		for x := range gold {
			sum, n := 0.0, 0
			for y := range gold {
				if in := a.shared(x, y); in > 0 {
					sum += float64(min(in, b.shared(x, y))) / float64(in)
					n++
				}
			}
			if n > 0 {
				total += sum / float64(n)
			}
		}
		return total / float64(len(gold))
	}
	return score(found, gold), score(gold, found)
}

// TestBCubed checks the score on clusterings whose score is known.
func TestBCubed(t *testing.T) {
	cluster := func(groups ...string) clustering {
		c := clustering{}
		for _, g := range groups {
			for _, id := range g {
				c.put(schema.FactID(id), g)
			}
		}
		return c
	}
	for _, tt := range []struct {
		name              string
		found, gold       clustering
		precision, recall float64
	}{
		{"equal", cluster("abc", "de"), cluster("abc", "de"), 1, 1},
		{"all in one", cluster("abcd"), cluster("ab", "cd"), 0.5, 1},
		{"all apart", cluster("a", "b", "c", "d"), cluster("ab", "cd"), 1, 0.5},
		{"one thread of two missed", cluster("ab", "c"), cluster("ab", "bc"), 1, 2.0 / 3},
	} {
		if p, r := bCubed(tt.found, tt.gold); fmt.Sprintf("%.3f %.3f", p, r) != fmt.Sprintf("%.3f %.3f", tt.precision, tt.recall) {
			t.Errorf("%s: precision %.3f recall %.3f, want %.3f %.3f", tt.name, p, r, tt.precision, tt.recall)
		}
	}
}

// TestThreadsGold scores threads against those of cross.gold.json and keeps the
// score in testdata/threads.txt.
func TestThreadsGold(t *testing.T) {
	r, cross, _ := seeds(t)
	gold, missing := cross.threads(t, r)
	threads := Threads(r)
	found := clustering{}
	for _, th := range threads {
		for _, s := range th.Steps {
			for _, id := range s.Acts {
				found.put(id, string(th.ID))
			}
		}
	}
	for id := range gold {
		if found[id] == nil {
			found.put(id, "alone "+string(id))
		}
	}
	p, rec := bCubed(found, gold)
	var out strings.Builder
	fmt.Fprintf(&out, "# threads found in the gold facts of ../shared/eval/seeds, against the %d threads of cross.gold.json, with which in view\n", len(cross.Threads))
	fmt.Fprintf(&out, "# subjects.tsv was written: not a score on unseen text\n")
	fmt.Fprintf(&out, "acts compared %d, gold entries that are no act %d\n", len(gold), missing)
	fmt.Fprintf(&out, "B³ (overlapping) precision %.3f recall %.3f F1 %.3f\n", p, rec, 2*p*rec/(p+rec))
	for _, th := range cross.Threads {
		best, shared, f1 := closest(gold.members(th.ID), threads, found, gold)
		fmt.Fprintf(&out, "%-13s %2d acts, %2d in %s, F1 %.2f\n", th.ID, len(gold.members(th.ID)), shared, best, f1)
	}
	golden.Compare(t, "testdata/threads.txt", []byte(out.String()))
}

// threads returns the gold threads as clusters of acts, single mentions being
// clusters of their own, and the number of gold entries that are no act.
func (c *crossGold) threads(t *testing.T, r *schema.Record) (gold clustering, missing int) {
	t.Helper()
	src := c.sources(t)
	gold = clustering{}
	for _, th := range c.Threads {
		for _, e := range th.Entries {
			ids := actsQuoted(r, src[e.Doc], e.Doc, e.Quote)
			if e.Force == "event" || len(ids) == 0 {
				missing++
				continue
			}
			for _, id := range ids {
				gold.put(id, th.ID)
			}
		}
	}
	for i, s := range c.Single {
		for _, id := range actsQuoted(r, src[s.Doc], s.Doc, s.Quote) {
			if gold[id] == nil {
				gold.put(id, fmt.Sprintf("single-%d", i))
			}
		}
	}
	return gold, missing
}

// closest returns the thread that shares most with a gold thread's acts, by F1
// over the acts that the gold knows.
func closest(members map[schema.FactID]bool, threads []schema.Thread, found, gold clustering) (best string, shared int, f1 float64) {
	for _, th := range threads {
		n, known := 0, 0
		for id := range found.members(string(th.ID)) {
			if gold[id] != nil {
				known++
			}
			if members[id] {
				n++
			}
		}
		if f := 2 * float64(n) / float64(len(members)+known); f > f1 {
			best, shared, f1 = string(th.ID), n, f
		}
	}
	return best, shared, f1
}
