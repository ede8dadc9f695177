package resolve

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/schema"
)

// tally counts right and wrong judgements of pairs.
type tally struct{ tp, fp, fn, tn int }

func (c *tally) count(same, found bool) {
	switch {
	case same && found:
		c.tp++
	case found:
		c.fp++
	case same:
		c.fn++
	default:
		c.tn++
	}
}

func (c *tally) f1() float64 { return 2 * float64(c.tp) / float64(max(1, 2*c.tp+c.fp+c.fn)) }

func (c *tally) String() string {
	return fmt.Sprintf("pairs %3d  tp %3d  fp %3d  fn %3d  tn %3d  precision %.3f  recall %.3f  F1 %.3f",
		c.tp+c.fp+c.fn+c.tn, c.tp, c.fp, c.fn, c.tn,
		float64(c.tp)/float64(max(1, c.tp+c.fp)), float64(c.tp)/float64(max(1, c.tp+c.fn)), c.f1())
}

// TestNameBench scores SameName on the pairs of ../shared/eval/name_bench and
// keeps the result in testdata/name_bench.txt.
func TestNameBench(t *testing.T) {
	f, err := os.Open(filepath.Join(golden.SharedDir(t, "eval/name_bench"), "cases.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]schema.Kind{
		"Person": schema.KindPerson, "Organization": schema.KindOrg, "Company": schema.KindOrg, "LegalEntity": schema.KindOrg,
	}
	by := map[string]*tally{}
	at := func(key string) *tally {
		if by[key] == nil {
			by[key] = &tally{}
		}
		return by[key]
	}
	for _, row := range rows[1:] {
		group, sort, a, b, quality := row[0], row[1], row[2], row[3], row[5]
		kind, ok := kinds[sort]
		if !ok {
			continue
		}
		same := row[4] == "true"
		score, why := SameName(a, b, kind)
		found := score >= Likely
		if back, _ := SameName(b, a, kind); (back >= Likely) != found {
			t.Errorf("SameName(%q, %q) = %.2f, the other way round %.2f", a, b, score, back)
		}
		at("schema "+sort).count(same, found)
		if sort == "Person" || sort == "Organization" {
			at("Person and Organization").count(same, found)
			at("group "+group).count(same, found)
			at("quality "+quality).count(same, found)
		}
		if same != found && testing.Verbose() {
			t.Logf("%v %.2f %q %q: %s", same, score, a, b, why)
		}
	}
	var out strings.Builder
	out.WriteString("# SameName on ../shared/eval/name_bench/cases.csv; the groups and qualities are of Person and Organization pairs\n")
	for _, key := range sortedKeys(by) {
		fmt.Fprintf(&out, "%-32s %s\n", key, by[key])
	}
	if f1 := by["Person and Organization"].f1(); f1 < 0.85 {
		t.Errorf("F1 on Person and Organization pairs is %.3f, below 0.85", f1)
	}
	golden.Compare(t, "testdata/name_bench.txt", []byte(out.String()))
}
