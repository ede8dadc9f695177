package memory

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/schema"
)

func docsByName(facts []*schema.Facts) map[string]*schema.Document {
	out := map[string]*schema.Document{}
	for _, f := range facts {
		out[f.Document.Doc] = &f.Document
	}
	return out
}

// TestCompareGold holds the comparison of the two sides' accounts of June 2021
// to readout_diff of cross.gold.json and keeps the count in testdata/compare.txt.
func TestCompareGold(t *testing.T) {
	r, cross, facts := seeds(t)
	c, err := Compare(r, docsByName(facts), "event:2021-06-23-meeting-kr-vn")
	if err != nil {
		t.Fatal(err)
	}
	if len(c.Sides) != 2 || len(c.Sides[0].Docs) != 1 || len(c.Sides[1].Docs) != 2 {
		t.Errorf("sides %+v", c.Sides)
	}
	src := cross.sources(t)
	// where returns the points of a list that hold an act of each side's quotes
	where := func(points []Point, d diffPoint) []int {
		var out []int
		for i, p := range points {
			sides := map[bool]bool{}
			for doc, q := range d.Quotes {
				for _, id := range actsQuoted(r, src[doc], doc, q) {
					for _, a := range p.Accounts {
						if slices.ContainsFunc(a.Acts, func(x *schema.Act) bool { return x.ID == id }) {
							sides[doc == "003"] = true
						}
					}
				}
			}
			if len(sides) == min(2, len(p.Accounts)) {
				out = append(out, i)
			}
		}
		return out
	}
	isAct := func(d diffPoint) bool {
		for doc, q := range d.Quotes {
			if len(actsQuoted(r, src[doc], doc, q)) == 0 {
				return false
			}
		}
		return true
	}
	var out strings.Builder
	out.WriteString("# the two sides' accounts of 23 June 2021, against readout_diff of cross.gold.json; points that are no act of the gold facts are left out\n")
	count := func(name string, ds []diffPoint, right func(diffPoint) bool) {
		n, all := 0, 0
		for _, d := range ds {
			if !isAct(d) {
				continue
			}
			all++
			if right(d) {
				n++
			} else {
				t.Logf("%s: %s%s", name, d.Point, d.About)
			}
		}
		fmt.Fprintf(&out, "%-28s %2d of %2d\n", name, n, all)
	}
	both := func(d diffPoint) bool { return len(where(c.Both, d)) > 0 }
	only := func(d diffPoint) bool { return len(where(c.Only, d)) > 0 }
	count("told by both sides", slices.Concat(cross.Diff.All, cross.Diff.BothNot002), both)
	count("only the Korean side", cross.Diff.OnlyKorean, only)
	count("only the Vietnamese side", cross.Diff.OnlyVietnamese, only)
	count("differences found", cross.Diff.Conflicts, func(d diffPoint) bool {
		return slices.ContainsFunc(where(c.Both, d), func(i int) bool { return len(c.Both[i].Differences) > 0 })
	})
	golden.Compare(t, "testdata/compare.txt", []byte(out.String()))
}
