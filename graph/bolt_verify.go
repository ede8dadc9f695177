package graph

import (
	"context"
	"iter"

	"go.etcd.io/bbolt"
)

func (e *boltEngine) verify(ctx context.Context) iter.Seq2[Problem, error] {
	return func(yield func(Problem, error) bool) {
		stop := false
		err := reading(func() error {
			return e.db().View(func(tx *bbolt.Tx) error {
				for err := range tx.Check() {
					if !stop {
						stop = !yield(Problem{Where: "pages", What: err.Error()}, nil)
					}
				}
				return nil
			})
		})
		if err != nil && !stop {
			yield(Problem{}, err)
		}
	}
}
