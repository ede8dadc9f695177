package graph

import (
	"context"
	"fmt"
	"iter"
)

// Problem is one thing that is wrong in a store.
type Problem struct {
	Where string // "index sp", "documents"
	What  string
}

// String returns the problem on one line.
func (p Problem) String() string { return p.Where + ": " + p.What }

// Verify yields what is wrong with the stored quads: the indexes against the
// quads, the counts, the values. It reads the whole store.
func (s *Store) Verify(ctx context.Context) iter.Seq2[Problem, error] {
	return func(yield func(Problem, error) bool) {
		if s.closed.Load() {
			yield(Problem{}, fmt.Errorf("verify %s: the store is closed", s.spec))
			return
		}
		for p, err := range s.engine.verify(ctx) {
			if !yield(p, err) {
				return
			}
		}
	}
}
