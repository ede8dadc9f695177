package mcp

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
// settled anew when a file of the store's folder has changed; stores that live
// in no folder are settled for each answer.
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
	stamp, err := stampOf(store.Dir(), pipeline.JudgementsPath(store, opt.Judgements))
	if err != nil {
		return nil, err
	}
	if r.last != nil && stamp != "" && stamp == r.stamp && asOf == r.asOf {
		return r.last, nil
	}
	r.last = nil // two records need not be held at once
	m, err := pipeline.Remember(ctx, store, asOf, opt)
	if err == nil && stamp != "" {
		r.stamp, r.asOf, r.last = stamp, asOf, m
	}
	return m, err
}

// stampOf tells the states of a folder apart by the sizes and times of its
// files, and those of the file of judgements, which may lie elsewhere. It is ""
// where there is no folder.
func stampOf(dir, judgements string) (string, error) {
	if dir == "" {
		return "", nil
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", fmt.Errorf("look at the store's folder: %w", err)
	}
	var b strings.Builder
	for _, e := range entries {
		info, err := e.Info()
		if errors.Is(err, fs.ErrNotExist) {
			continue // gone since
		}
		if err != nil {
			return "", fmt.Errorf("look at the store's folder: %w", err)
		}
		fmt.Fprintln(&b, e.Name(), info.Size(), info.ModTime().UnixNano())
	}
	if info, err := os.Stat(judgements); err == nil {
		fmt.Fprintln(&b, judgements, info.Size(), info.ModTime().UnixNano())
	}
	return b.String(), nil
}
