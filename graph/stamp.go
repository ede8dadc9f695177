package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// Stamp returns a word that tells the states of a store apart: it changes when
// documents come, go or are read anew, and with the number of quads. It reads one
// quad for each document, so it is cheap beside reading the store.
func (s *Store) Stamp(ctx context.Context) (stamp string, err error) {
	err = s.View(ctx, func(v *View) error {
		size, err := v.snap.size(ctx)
		if err != nil {
			return err
		}
		var sums []string
		for q, err := range v.Quads(ctx, Pattern{Predicate: quad.IRI(schema.PSHA256)}) {
			if err != nil {
				return err
			}
			sums = append(sums, q.NQuad())
		}
		slices.Sort(sums)
		h := sha256.New()
		fmt.Fprintln(h, size)
		for _, sum := range sums {
			fmt.Fprintln(h, sum)
		}
		stamp = hex.EncodeToString(h.Sum(nil))[:20]
		return nil
	})
	return stamp, err
}
