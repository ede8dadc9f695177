package graph

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"sync/atomic"

	"github.com/cayleygraph/quad"
)

// Why a store cannot be used. Errors of this package wrap one of these where a
// caller may want to branch; their text says what, where and what to do.
var (
	ErrLocked   = errors.New("store is in use by another process")
	ErrNotFound = errors.New("not found")
	ErrDamaged  = errors.New("store is damaged")
	ErrReadOnly = errors.New("store is open for reading only")
)

// Store keeps quads, and the text of the documents that they stand on, in one
// of the backends of [Backends]. It is safe for concurrent use: readers see one
// committed state each, and a write is seen whole or not at all.
type Store struct {
	spec     string
	readOnly bool
	engine   engine
	closed   atomic.Bool
}

// Delta is one change: quads to take out and quads to put in. A quad in both
// is in afterwards.
type Delta struct{ Del, Add []quad.Quad }

// Applied counts what a change did: quads that were there already, or were
// missing already, are in neither count.
type Applied struct{ Deleted, Added int }

// engine is what a backend gives.
type engine interface {
	// snapshot returns one committed state for one goroutine to read: for a
	// single reading when once is true.
	snapshot(ctx context.Context, once bool) (snapshot, error)
	// apply makes one change in one transaction. The quads are valid and there
	// are no duplicates among them.
	apply(ctx context.Context, d Delta) (Applied, error)
	// load adds many quads and returns how many were new.
	load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int64, error)
	archive() archive
	// child tells a query's child process how to open the same quads.
	child(ctx context.Context) (childSource, error)
	// verify yields what is wrong with the stored quads.
	verify(ctx context.Context) iter.Seq2[Problem, error]
	close() error
}

// snapshot is one state of an engine.
type snapshot interface {
	quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error]
	contains(ctx context.Context, q quad.Quad) (bool, error)
	size(ctx context.Context) (int64, error)
	// labels yields each label once.
	labels(ctx context.Context) iter.Seq2[quad.Value, error]
	release() error
}

// Spec returns the store's name as [Open] takes it.
func (s *Store) Spec() string { return s.spec }

// Dir returns the folder that the store lives in, or "" when it lives in none:
// judgements and the like are kept beside the quads in it.
func (s *Store) Dir() string {
	if b, ok := s.engine.(*boltEngine); ok {
		return b.dir
	}
	return ""
}

// Close frees the store. It may be called twice.
func (s *Store) Close() error {
	if s.closed.Swap(true) {
		return nil
	}
	return s.engine.close()
}

// Apply makes one change in one transaction: after an error nothing of it is
// there. Quads to add that are there and quads to delete that are not are
// passed over, so the same change twice does nothing the second time.
func (s *Store) Apply(ctx context.Context, d Delta) (a Applied, err error) {
	if s.readOnly {
		return a, fmt.Errorf("write to %s: %w; open it without read-only", s.spec, ErrReadOnly)
	}
	if d, err = d.clean(); err != nil {
		return a, fmt.Errorf("write to %s: %w", s.spec, err)
	}
	if len(d.Add)+len(d.Del) == 0 {
		return a, nil
	}
	if err := s.do("write to", func() error { a, err = s.engine.apply(ctx, d); return err }); err != nil {
		return Applied{}, err
	}
	return a, nil
}

// Load adds many quads by the backend's fastest way and returns how many were
// new. On a bolt or PostgreSQL store nothing of them is there after an error, or
// when the process dies; on the others, a part may be, and loading again
// completes it.
func (s *Store) Load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int64, err error) {
	if s.readOnly {
		return 0, fmt.Errorf("load into %s: %w; open it without read-only", s.spec, ErrReadOnly)
	}
	err = s.do("load into", func() error { added, err = s.engine.load(ctx, quads); return err })
	return added, err
}

// Quads yields the quads that match p, each once, in no promised order, all of
// one committed state. An error is the last pair.
func (s *Store) Quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		err := s.once(ctx, func(snap snapshot) error {
			for q, err := range snap.quads(ctx, p) {
				if err != nil {
					return err
				}
				if !yield(q, nil) {
					return errStop
				}
			}
			return nil
		})
		if err != nil && !errors.Is(err, errStop) {
			yield(quad.Quad{}, err)
		}
	}
}

// errStop ends a reading that its caller has had enough of.
var errStop = errors.New("stop")

// Contains reports whether q is in the store, label included.
func (s *Store) Contains(ctx context.Context, q quad.Quad) (ok bool, err error) {
	err = s.once(ctx, func(snap snapshot) error { ok, err = snap.contains(ctx, q); return err })
	return ok, err
}

// Size returns the number of quads.
func (s *Store) Size(ctx context.Context) (n int64, err error) {
	err = s.once(ctx, func(snap snapshot) error { n, err = snap.size(ctx); return err })
	return n, err
}

// View is one committed state of a store: whatever is written meanwhile, every
// reading from it answers as of the moment it was taken. It is for one
// goroutine, and for the time of the function that it was given to.
type View struct{ snap snapshot }

// View calls read with the present state of the store.
func (s *Store) View(ctx context.Context, read func(*View) error) error {
	return s.read(ctx, false, func(snap snapshot) error { return read(&View{snap: snap}) })
}

// once calls read with the present state, for a single reading.
func (s *Store) once(ctx context.Context, read func(snapshot) error) error {
	return s.read(ctx, true, read)
}

func (s *Store) read(ctx context.Context, once bool, read func(snapshot) error) error {
	return s.do("read", func() error {
		snap, err := s.engine.snapshot(ctx, once)
		if err != nil {
			return err
		}
		defer snap.release()
		return read(snap)
	})
}

// Quads is [Store.Quads] on the view.
func (v *View) Quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error] {
	return v.snap.quads(ctx, p)
}

// Labels yields each label of the view's quads once: the documents and the
// dates. It reads one entry of an index for each, not the quads.
func (v *View) Labels(ctx context.Context) iter.Seq2[quad.Value, error] {
	return v.snap.labels(ctx)
}

// Contains is [Store.Contains] on the view.
func (v *View) Contains(ctx context.Context, q quad.Quad) (bool, error) {
	return v.snap.contains(ctx, q)
}

// do runs work and puts the store's name on its error.
func (s *Store) do(verb string, work func() error) error {
	if s.closed.Load() {
		return fmt.Errorf("%s %s: the store is closed", verb, s.spec)
	}
	err := work()
	if err != nil && !errors.Is(err, errStop) {
		return fmt.Errorf("%s %s: %w", verb, s.spec, err)
	}
	return err
}

// clean checks the quads of d and takes out duplicates.
func (d Delta) clean() (Delta, error) {
	add := make(map[quad.Quad]bool, len(d.Add))
	out := Delta{Add: make([]quad.Quad, 0, len(d.Add)), Del: make([]quad.Quad, 0, len(d.Del))}
	for _, q := range d.Add {
		if err := checkQuad(q); err != nil {
			return Delta{}, err
		}
		if !add[q] {
			add[q] = true
			out.Add = append(out.Add, q)
		}
	}
	del := make(map[quad.Quad]bool, len(d.Del))
	for _, q := range d.Del {
		if checkQuad(q) == nil && !add[q] && !del[q] {
			del[q] = true
			out.Del = append(out.Del, q)
		}
	}
	return out, nil
}

func checkQuad(q quad.Quad) error {
	if q.Subject == nil || q.Predicate == nil || q.Object == nil {
		return fmt.Errorf("quad %v lacks a subject, a predicate or an object", q)
	}
	return nil
}
