package graph

import (
	"context"
	"fmt"
	"strings"
	"time"
)

// DefaultSpec is the store that is used when none is named.
const DefaultSpec = "bolt:chancery.db"

// Options says how to open a store.
type Options struct {
	ReadOnly bool
	// Create makes the store when there is none; without it, Open returns
	// ErrNotFound.
	Create bool
	// LockTimeout is how long to wait for another process to let go of the
	// store; zero means a second.
	LockTimeout time.Duration
}

// Backend is one sort of store.
type Backend struct {
	Scheme string // "bolt" in "bolt:DIR"
	Usage  string // how to write it
	Help   string // what it is for, one line
	open   func(ctx context.Context, spec string, opt Options) (engine, error)
}

// Backends lists every sort of store, the default first.
func Backends() []Backend {
	return []Backend{
		boltBackend(),
		memoryBackend(),
		postgresBackend(),
		cockroachBackend(),
	}
}

// Open opens the store that spec names, such as "bolt:chancery.db"; "" names
// [DefaultSpec]. See [Backends] for the others.
func Open(ctx context.Context, spec string, opt Options) (*Store, error) {
	if spec == "" {
		spec = DefaultSpec
	}
	if opt.LockTimeout == 0 {
		opt.LockTimeout = time.Second
	}
	scheme, _, _ := strings.Cut(spec, ":")
	var usages []string
	for _, b := range Backends() {
		if b.Scheme != scheme {
			usages = append(usages, b.Usage)
			continue
		}
		shown := redact(spec)
		e, err := b.open(ctx, spec, opt)
		if err != nil {
			return nil, fmt.Errorf("open store %s: %w", shown, err)
		}
		return &Store{spec: shown, readOnly: opt.ReadOnly, engine: e}, nil
	}
	return nil, fmt.Errorf("open store %q: no such sort of store; write one of %s", redact(spec), strings.Join(usages, ", "))
}
