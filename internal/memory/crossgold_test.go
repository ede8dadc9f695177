package memory

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/internal/resolve"
	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

// crossGold is what the tests need of ../shared/eval/seeds/cross.gold.json.
type crossGold struct {
	Docs    map[string]string
	Threads []struct {
		ID, Label string
		Entries   []struct {
			Doc   string
			Date  schema.Date
			Force schema.Force
			Quote string
		}
	}
	Single []struct{ Doc, Quote string } `json:"single_mentions"`
	Diff   readoutDiff                   `json:"readout_diff"`
}

type readoutDiff struct {
	OnlyKorean     []diffPoint `json:"only_korean"`
	OnlyVietnamese []diffPoint `json:"only_vietnamese"`
	All            []diffPoint `json:"all"`
	BothNot002     []diffPoint `json:"both_sides_but_not_002"`
	Conflicts      []diffPoint `json:"conflicts"`
}

type diffPoint struct {
	Point, About string
	Quotes       map[string]string
}

// seeds resolves the gold facts of the seeds and reads what they say together.
func seeds(t *testing.T) (*schema.Record, *crossGold, []*schema.Facts) {
	t.Helper()
	facts := resolvetest.GoldFacts(t, "seeds")
	b, err := os.ReadFile(filepath.Join(resolvetest.SharedDir(t, "eval", "seeds"), "cross.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold crossGold
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	for _, f := range facts {
		src, err := os.ReadFile(filepath.Join(resolvetest.SharedDir(t, "eval", "seeds"), f.Document.Doc))
		if err != nil {
			t.Fatal(err)
		}
		locate(f, string(src))
		f.Document.Country = "VN"
		if strings.HasPrefix(f.Document.Doc, "003") {
			f.Document.Country = "KR"
		}
	}
	return resolve.Resolve(facts, resolve.Options{Names: koreaVietnam{}}), &gold, facts
}

// koreaVietnam names the two countries of the seeds.
type koreaVietnam struct{}

func (koreaVietnam) Country(code string) (string, []string, string) {
	switch code {
	case "KR":
		return "Republic of Korea", []string{"Korea", "South Korea", "RoK", "Korean"}, "KOR"
	case "VN":
		return "Viet Nam", []string{"Vietnam", "Vietnamese"}, "VNM"
	}
	return "", nil, ""
}

func (koreaVietnam) Organisation(string) (string, []string, string) { return "", nil, "" }

// locate gives statements their place in the text.
func locate(f *schema.Facts, src string) {
	for i := range f.Statements {
		ev := &f.Statements[i].Evidence
		if at := strings.Index(src, ev.Quote); at >= 0 {
			ev.Span = schema.Span{Start: at, End: at + len(ev.Quote)}
		}
	}
}

// actsQuoted finds the acts of a document whose quote holds, or is held by, a
// quote of the gold, or shares most of it.
func actsQuoted(r *schema.Record, src, doc, quote string) []schema.FactID {
	at := strings.Index(src, quote)
	var out []schema.FactID
	best, most := schema.FactID(""), 0
	for _, a := range r.Acts {
		if !strings.HasPrefix(a.Doc, doc) {
			continue
		}
		ev := a.Statement.Evidence
		n := min(ev.End, at+len(quote)) - max(ev.Start, at)
		switch {
		case n <= 0:
		case n == len(quote) || n == ev.Len():
			out = append(out, a.ID)
		case n > most:
			best, most = a.ID, n
		}
	}
	if len(out) == 0 && best != "" {
		out = append(out, best)
	}
	return out
}

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

// TestThreadsGold scores threads against those of cross.gold.json and keeps the
// score in testdata/threads.txt.
func TestThreadsGold(t *testing.T) {
	r, cross, _ := seeds(t)
	gold := clustering{}
	unmatched := 0
	src := map[string]string{}
	for short, file := range cross.Docs {
		b, err := os.ReadFile(filepath.Join(resolvetest.SharedDir(t, "eval", "seeds"), file))
		if err != nil {
			t.Fatal(err)
		}
		src[short] = string(b)
	}
	for _, th := range cross.Threads {
		for _, e := range th.Entries {
			ids := actsQuoted(r, src[e.Doc], e.Doc, e.Quote)
			if e.Force == "event" || len(ids) == 0 {
				unmatched++
				t.Logf("no act for %s %q", e.Doc, e.Quote)
				continue
			}
			for _, id := range ids {
				gold.put(id, th.ID)
			}
		}
	}
	for i, s := range cross.Single {
		for _, id := range actsQuoted(r, src[s.Doc], s.Doc, s.Quote) {
			if gold[id] == nil {
				gold.put(id, fmt.Sprintf("single-%d", i))
			}
		}
	}
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
	f1 := 2 * p * rec / (p + rec)
	var out strings.Builder
	fmt.Fprintf(&out, "# threads found in the gold facts of ../shared/eval/seeds, against the %d threads of cross.gold.json\n", len(cross.Threads))
	fmt.Fprintf(&out, "acts compared %d, gold entries that are no act %d\n", len(gold), unmatched)
	fmt.Fprintf(&out, "B³ (overlapping) precision %.3f recall %.3f F1 %.3f\n", p, rec, f1)
	for _, th := range cross.Threads {
		best, bestF, share := "", 0.0, 0
		members := membersOf(gold, th.ID)
		for _, ft := range threads {
			fm := membersOf(found, string(ft.ID))
			n := 0
			for id := range members {
				if fm[id] {
					n++
				}
			}
			inGold := 0
			for id := range fm {
				if gold[id] != nil {
					inGold++
				}
			}
			if f := 2 * float64(n) / float64(len(members)+inGold); f > bestF {
				best, bestF, share = string(ft.ID), f, n
			}
		}
		fmt.Fprintf(&out, "%-13s %2d acts, %2d in %s, F1 %.2f\n", th.ID, len(members), share, best, bestF)
	}
	golden.Compare(t, "testdata/threads.txt", []byte(out.String()))
	if testing.Verbose() {
		for _, th := range threads {
			t.Logf("%s %q %d steps", th.ID, th.Label, len(th.Steps))
			for _, s := range th.Steps {
				t.Logf("   %s %s %s %v %v why %v acts %v gold %v", s.On, s.Force, s.Rung, s.By, s.Changes, s.Why, s.Acts, keys(gold[s.Acts[0]]))
			}
		}
		for id, ts := range gold {
			if strings.HasPrefix(sortedFirst(found[id]), "alone") {
				t.Logf("alone: %s in gold %v %q", id, keys(ts), quoteOf(r, id))
			}
		}
	}
}

func sortedFirst(m map[string]bool) string { return keys(m)[0] }

func keys(m map[string]bool) []string {
	var out []string
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

func quoteOf(r *schema.Record, id schema.FactID) string {
	for _, a := range r.Acts {
		if a.ID == id {
			return a.Statement.Evidence.Quote
		}
	}
	return ""
}

func membersOf(c clustering, thread string) map[schema.FactID]bool {
	out := map[schema.FactID]bool{}
	for id, ts := range c {
		if ts[thread] {
			out[id] = true
		}
	}
	return out
}
