package graph

import (
	"context"
	"iter"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// Reader is what the views need of a store. *Store is one; [Slice] is another,
// for tests and for the quads that a query selected.
type Reader interface {
	// Quads yields the quads that match p, each once, in no promised order. It
	// yields an error at most once, as its last pair.
	Quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error]
	// GetDocument returns the text of a document by the SHA-256 that its facts
	// carry, or an error that wraps ErrNotFound.
	GetDocument(ctx context.Context, sha256 string) ([]byte, error)
}

var _ Reader = (*Store)(nil)

// Snapshot asks one state of r: of a store, whatever is written meanwhile, all
// answers are as of the same moment, and values read once are remembered. The
// Reader that ask is given is for one goroutine and for the time of the call.
func Snapshot[T any](ctx context.Context, r Reader, ask func(Reader) (T, error)) (answer T, err error) {
	s, ok := r.(*Store)
	if !ok {
		return ask(r)
	}
	failed := s.View(ctx, func(v *View) error {
		answer, err = ask(viewReader{v, s})
		return nil
	})
	if failed != nil {
		return answer, failed
	}
	return answer, err
}

// yielding yields what each gives, asked of one state of r, and at the end the
// error that each returned.
func yielding[T any](ctx context.Context, r Reader, each func(r Reader, yield func(T) bool) error) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		stopped := false
		_, err := Snapshot(ctx, r, func(r Reader) (struct{}, error) {
			return struct{}{}, each(r, func(t T) bool {
				stopped = stopped || !yield(t, nil)
				return !stopped
			})
		})
		if err != nil && !stopped {
			var none T
			yield(none, err)
		}
	}
}

// viewReader reads quads from one state of a store, and documents, which never
// change, from the store.
type viewReader struct {
	view  *View
	store *Store
}

func (r viewReader) Quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error] {
	return r.view.Quads(ctx, p)
}

func (r viewReader) GetDocument(ctx context.Context, sha256 string) ([]byte, error) {
	return r.store.GetDocument(ctx, sha256)
}

// collect returns the quads that match p.
func collect(ctx context.Context, r Reader, p Pattern) ([]quad.Quad, error) {
	var out []quad.Quad
	for q, err := range r.Quads(ctx, p) {
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// subjectsOf returns the things s for which "s p o" holds, each once, sorted.
func subjectsOf(ctx context.Context, r Reader, p schema.Predicate, o schema.IRI) ([]schema.IRI, error) {
	return things(ctx, r, Pattern{Predicate: quad.IRI(p), Object: quad.IRI(o)}, quad.Subject)
}

// objectsOf returns the things o for which "s p o" holds, each once, sorted.
func objectsOf(ctx context.Context, r Reader, s schema.IRI, p schema.Predicate) ([]schema.IRI, error) {
	return things(ctx, r, Pattern{Subject: quad.IRI(s), Predicate: quad.IRI(p)}, quad.Object)
}

func things(ctx context.Context, r Reader, p Pattern, d quad.Direction) ([]schema.IRI, error) {
	var out []schema.IRI
	for q, err := range r.Quads(ctx, p) {
		if err != nil {
			return nil, err
		}
		if v, ok := q.Get(d).(quad.IRI); ok {
			out = append(out, schema.IRI(v))
		}
	}
	return sortedSet(out), nil
}
