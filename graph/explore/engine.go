package explore

import (
	"context"
	"sync"
	"time"

	"chancery/graph"
	"chancery/schema"
)

// Config says what an engine answers from.
type Config struct {
	// Open opens the store for reading. It is called when there is something to
	// answer, and the store closed when the engine has been idle for a moment.
	Open func(context.Context) (*graph.Store, error)
	// Folder is where the session files are; it is made when needed.
	Folder string
}

// Engine answers what explorers ask of one store. It is safe for concurrent use.
type Engine struct {
	Config

	mu    sync.Mutex
	store *graph.Store // nil when it is not open
	users int
	apart bool // somebody else has the store: see Apart
	idle  *time.Timer
	since time.Time // when the store was opened
	rest  time.Time // until when it stays closed, for those who wait to write to it
	known *known    // what was read of the store since it was opened last
}

// known is what the engine remembers of one build of the store.
type known struct {
	stamp string
	build graph.Build

	mu      sync.Mutex // held while something is read that is to be remembered
	names   *names
	docs    []DocumentLine
	about   map[schema.IRI]*surroundings
	degrees map[schema.IRI]int
}

// idleFor is how long the store stays open with nobody asking: long enough for
// the answers that one gesture needs, short enough that a build need not wait.
const idleFor = 300 * time.Millisecond

// The store is let go as well when it has been open for openFor and nobody is
// reading for an instant, and stays closed for restFor: those who always ask
// would else keep a build out, which tries anew every 20 milliseconds and gives
// up after a second.
const (
	openFor = 500 * time.Millisecond
	restFor = 60 * time.Millisecond
)

// New returns an engine that has opened nothing yet.
func New(c Config) *Engine { return &Engine{Config: c} }

// Reading calls do with the store, open for reading. Those who read at the same
// time share it.
func (e *Engine) Reading(ctx context.Context, do func(*graph.Store) error) error {
	store, err := e.acquire(ctx)
	if err != nil {
		return err
	}
	defer e.release()
	return do(store)
}

func (e *Engine) acquire(ctx context.Context) (*graph.Store, error) {
	if err := e.awaitRest(ctx); err != nil {
		return nil, err
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.idle != nil {
		e.idle.Stop()
		e.idle = nil
	}
	if e.apart {
		return nil, graph.ErrLocked
	}
	if e.store == nil {
		store, err := e.Open(ctx)
		if err != nil {
			return nil, err
		}
		e.store, e.since = store, time.Now()
		if err := e.recall(ctx); err != nil {
			_ = e.letGo()
			return nil, err
		}
	}
	e.users++
	return e.store, nil
}

// awaitRest waits while the store is to stay closed.
func (e *Engine) awaitRest(ctx context.Context) error {
	e.mu.Lock()
	left := time.Until(e.rest)
	e.mu.Unlock()
	if left <= 0 {
		return nil
	}
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(left):
		return nil
	}
}

// recall keeps what is known of the store while its build is the same.
func (e *Engine) recall(ctx context.Context) error {
	stamp, err := e.store.Stamp()
	if err != nil || e.known != nil && stamp != "" && e.known.stamp == stamp {
		return err
	}
	b, err := graph.BuildOf(ctx, e.store)
	if err != nil {
		return err
	}
	if e.known == nil || e.known.build != b {
		e.known = &known{build: b, about: map[schema.IRI]*surroundings{}, degrees: map[schema.IRI]int{}}
	}
	e.known.stamp = stamp
	return nil
}

func (e *Engine) release() {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.users--
	if e.users > 0 {
		return
	}
	if time.Since(e.since) > openFor {
		_ = e.letGo()
		e.rest = time.Now().Add(restFor)
		return
	}
	e.idle = time.AfterFunc(idleFor, func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		if e.users == 0 {
			_ = e.letGo()
		}
	})
}

// letGo closes the store, if it is open. The lock must be held. What a store that
// is open for reading says at its closing changes no answer.
func (e *Engine) letGo() error {
	if e.store == nil {
		return nil
	}
	err := e.store.Close()
	e.store = nil
	return err
}

// Close lets go of the store. Nobody may be reading.
func (e *Engine) Close() error {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.idle != nil {
		e.idle.Stop()
		e.idle = nil
	}
	return e.letGo()
}

// Warm reads what the first answers need, so that who asks first need not wait.
func (e *Engine) Warm(ctx context.Context) error {
	_, err := e.Documents(ctx, "", 0, 1) // which reads the names as well
	return err
}

// Build returns the build that the store is of.
func (e *Engine) Build(ctx context.Context) (graph.Build, error) {
	var b graph.Build
	err := e.Reading(ctx, func(*graph.Store) error {
		b = e.remembered().build
		return nil
	})
	return b, err
}

// remembered returns what is known of the store that is open.
func (e *Engine) remembered() *known {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.known
}

// asking answers from one state of the store.
func asking[T any](ctx context.Context, e *Engine, ask func(graph.Reader) (T, error)) (T, error) {
	var out T
	err := e.Reading(ctx, func(s *graph.Store) (err error) {
		out, err = graph.Snapshot(ctx, s, ask)
		return err
	})
	return out, err
}
