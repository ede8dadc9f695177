package export

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"
)

// TestSorter holds that records come out sorted and once, whether they fit into
// memory or not, and that nothing is left on disk.
func TestSorter(t *testing.T) {
	t.Setenv("TMPDIR", t.TempDir())
	for _, limit := range []int{1, 50, 1 << 20} {
		r := rand.New(rand.NewPCG(1, 2))
		s := &sorter{limit: limit}
		var want []string
		for range 500 {
			record := fmt.Sprintf("record %d é", r.IntN(300))
			want = append(want, record)
			if err := s.add(record); err != nil {
				t.Fatal(err)
			}
		}
		slices.Sort(want)
		want = slices.Compact(want)
		var got []string
		for record, err := range s.records() {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, record)
		}
		if !slices.Equal(got, want) {
			t.Errorf("limit %d: %d records, want %d", limit, len(got), len(want))
		}
		if err := s.close(); err != nil {
			t.Error(err)
		}
		if left, err := os.ReadDir(os.TempDir()); err != nil || len(left) != 0 {
			t.Errorf("limit %d: %d files left, %v", limit, len(left), err)
		}
	}
}
