package explore

import (
	"context"
	"errors"
	"sync"
	"testing"

	"chancery/graph"
	"chancery/schema"
)

// TestYields writes to a store of which an engine is asked without a pause.
func TestYields(t *testing.T) {
	spec := "bolt:" + t.TempDir()
	fill(t, spec, &schema.Record{})
	e := New(Config{Folder: t.TempDir(), Open: func(ctx context.Context) (*graph.Store, error) {
		return graph.Open(ctx, spec, graph.Options{ReadOnly: true})
	}})
	if _, err := e.Build(t.Context()); err != nil { // from here on the store is open
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	asking.Go(func() {
		for ctx.Err() == nil {
			if _, err := e.Build(ctx); err != nil && ctx.Err() == nil && !errors.Is(err, graph.ErrLocked) {
				t.Error(err)
				return
			}
		}
	})
	s, err := graph.Open(t.Context(), spec, graph.Options{})
	if err != nil {
		t.Errorf("nobody can write while the engine is asked: %v", err)
	} else if err := s.Close(); err != nil {
		t.Error(err)
	}
	stop()
	asking.Wait()
	if err := e.Close(); err != nil {
		t.Error(err)
	}
}
