package export

import (
	"context"
	"fmt"
	"iter"
	"os"

	"github.com/cayleygraph/quad"

	"chancery/graph"
)

// LoadFile adds the quads of a file of N-Quads to a store and returns how many
// were new. It reads the file twice: once to the end, so that a mistake in it,
// named with its line, is found before anything is written; then to load.
// Base is that of [ReadNQuads].
func LoadFile(ctx context.Context, s *graph.Store, path, base string) (added int64, err error) {
	for _, err := range fileQuads(ctx, path, base) {
		if err != nil {
			return 0, fmt.Errorf("%w; nothing was loaded", err)
		}
	}
	return s.Load(ctx, fileQuads(ctx, path, base))
}

// fileQuads yields the quads of a file. Errors name it.
func fileQuads(ctx context.Context, path, base string) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		f, err := os.Open(path)
		if err != nil {
			yield(quad.Quad{}, fmt.Errorf("load: %w", err))
			return
		}
		defer f.Close()
		for q, err := range ReadNQuads(f, base) {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil {
				yield(quad.Quad{}, fmt.Errorf("load %s: %w", path, err))
				return
			}
			if !yield(q, nil) {
				return
			}
		}
	}
}
