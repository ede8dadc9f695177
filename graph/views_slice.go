package graph

import (
	"context"
	"fmt"
	"iter"
	"slices"

	"github.com/cayleygraph/quad"
)

// Slice is a Reader over quads in memory, indexed by subject, object, predicate
// and label. It does not change once made, so any number of goroutines may read
// it.
type Slice struct {
	quads     []quad.Quad
	by        [4]map[quad.Value][]int32 // subject, predicate, object, label
	documents map[string][]byte
}

// NewSlice returns a Reader over quads, each counted once, and over documents by
// their SHA-256.
func NewSlice(quads []quad.Quad, documents map[string][]byte) *Slice {
	s := &Slice{documents: documents}
	for i := range s.by {
		s.by[i] = map[quad.Value][]int32{}
	}
	seen := make(map[quad.Quad]bool, len(quads))
	for _, q := range quads {
		if seen[q] {
			continue
		}
		seen[q] = true
		n := int32(len(s.quads))
		s.quads = append(s.quads, q)
		for i, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				s.by[i][v] = append(s.by[i][v], n)
			}
		}
	}
	return s
}

// Quads yields the quads that match p in the order in which they were given.
func (s *Slice) Quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, n := range s.shortest(p) {
			if err := ctx.Err(); err != nil {
				yield(quad.Quad{}, err)
				return
			}
			if q := s.quads[n]; matches(p, q) && !yield(q, nil) {
				return
			}
		}
	}
}

// GetDocument returns a document's text.
func (s *Slice) GetDocument(_ context.Context, sha256 string) ([]byte, error) {
	if b, ok := s.documents[sha256]; ok {
		return slices.Clone(b), nil
	}
	return nil, fmt.Errorf("document with SHA-256 %q: %w", sha256, ErrNotFound)
}

// shortest returns the shortest list of candidates for p.
func (s *Slice) shortest(p Pattern) []int32 {
	var best []int32
	bound := false
	for i, v := range []quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v == nil {
			continue
		}
		if list := s.by[i][v]; !bound || len(list) < len(best) {
			best, bound = list, true
		}
	}
	if bound {
		return best
	}
	all := make([]int32, len(s.quads))
	for i := range all {
		all[i] = int32(i)
	}
	return all
}

func matches(p Pattern, q quad.Quad) bool {
	return (p.Subject == nil || p.Subject == q.Subject) &&
		(p.Predicate == nil || p.Predicate == q.Predicate) &&
		(p.Object == nil || p.Object == q.Object) &&
		(p.Label == nil || p.Label == q.Label)
}
