package graph

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"
)

func (e *boltEngine) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int64, error) {
	return loadInBatches(ctx, e, quads)
}
