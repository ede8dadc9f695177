package answer

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"

	"chancery/graph"
	"chancery/internal/pipeline"
)

// recall keeps the record that was settled last, since settling reads the whole
// store and a conversation asks for the same record again and again. It is
// settled anew when the store has changed.
type recall struct {
	mu    sync.Mutex
	stamp string
	asOf  pipeline.AsOf
	last  *pipeline.Memory
}

// remember returns the record of a store. The store must be open, so that nobody
// writes to it between the stamp and the reading.
func (r *recall) remember(ctx context.Context, store *graph.Store, asOf pipeline.AsOf, opt pipeline.Options) (*pipeline.Memory, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	stamp, err := stampOf(ctx, store, pipeline.JudgementsPath(store, opt.Judgements))
	if err != nil {
		return nil, err
	}
	if r.last != nil && stamp == r.stamp && asOf == r.asOf {
		return r.last, nil
	}
	r.last = nil // two records need not be held at once
	m, err := pipeline.Remember(ctx, store, asOf, opt)
	if err != nil {
		return nil, err
	}
	r.stamp, r.asOf, r.last = stamp, asOf, m
	return m, nil
}

// stampOf tells the states of a store and of its judgements apart: by the sizes
// and times of the files in the store's folder, or by what is in it where it
// lives in none.
func stampOf(ctx context.Context, store *graph.Store, judgements string) (string, error) {
	var b strings.Builder
	if dir := store.Dir(); dir != "" {
		if err := stampFolder(&b, dir); err != nil {
			return "", fmt.Errorf("look at the store's folder: %w", err)
		}
	} else {
		stamp, err := store.Stamp(ctx)
		if err != nil {
			return "", err
		}
		b.WriteString(stamp)
	}
	if info, err := os.Stat(judgements); err == nil {
		fmt.Fprintln(&b, judgements, info.Size(), info.ModTime().UnixNano())
	}
	return b.String(), nil
}

func stampFolder(b *strings.Builder, dir string) error {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since
		}
		if err != nil {
			return err
		}
		if !info.IsDir() {
			fmt.Fprintln(b, e.Name(), info.Size(), info.ModTime().UnixNano())
		}
	}
	return nil
}
