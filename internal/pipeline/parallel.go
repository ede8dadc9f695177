package pipeline

import (
	"context"
	"iter"
	"sync"
)

// inOrder calls do for each item on so many goroutines and yields the results
// in the order of the items. It holds at most two results a worker that nobody
// has taken yet, and yields nothing more once ctx has ended.
func inOrder[T, R any](ctx context.Context, items []T, workers int, do func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		var wg sync.WaitGroup
		defer wg.Wait()
		defer cancel()

		type job struct {
			item   T
			result chan R
		}
		jobs := make(chan job)
		queue := make(chan chan R, 2*workers)
		for range workers {
			wg.Go(func() {
				for j := range jobs {
					j.result <- do(j.item)
				}
			})
		}
		wg.Go(func() {
			defer close(jobs)
			defer close(queue)
			for _, item := range items {
				result := make(chan R, 1)
				select {
				case queue <- result:
				case <-ctx.Done():
					return
				}
				jobs <- job{item, result}
			}
		})
		for result := range queue {
			r := <-result
			if ctx.Err() != nil || !yield(r) {
				return
			}
		}
	}
}
