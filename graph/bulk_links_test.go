package graph

import (
	"math/rand/v2"
	"slices"
	"testing"
)

func TestSortedLinks(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for _, n := range []int{0, 1, 2, 1000, linkBlock + 1000} {
		for _, order := range []linkOrder{byObject, bySubject, byLabel} {
			var b bulkLinks
			var want []bulkLink
			for i := range n {
				l := bulkLink{r.Uint32N(50), r.Uint32N(3), r.Uint32(), r.Uint32N(1 << 20), uint32(i)}
				b.add(l)
				want = append(want, l)
			}
			slices.SortStableFunc(want, func(x, y bulkLink) int { return order.compare(&x, &y) })
			i := 0
			for l := range b.sorted(order) {
				if i >= n || order.compare(l, &want[i]) != 0 {
					t.Fatalf("%d links by %v: link %d is %v", n, order, i, *l)
				}
				i++
			}
			if i != n {
				t.Errorf("%d links by %v: %d came", n, order, i)
			}
		}
	}
}
