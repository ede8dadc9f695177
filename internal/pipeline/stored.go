package pipeline

import (
	"context"
	"fmt"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/schema"
)

// stored is what a store holds before a build.
type stored struct {
	store *graph.Store
	sums  map[schema.IRI]string // the SHA-256 of each document that is there whole
	docs  map[schema.IRI]bool   // every document with evidence, whole or not
	view  map[quad.Quad]bool
}

// look reads what a build must know of a store: which documents it holds, and
// the derived quads.
func look(ctx context.Context, store *graph.Store) (*stored, error) {
	s := &stored{
		store: store,
		sums:  map[schema.IRI]string{},
		docs:  map[schema.IRI]bool{},
		view:  map[quad.Quad]bool{},
	}
	for q, err := range store.Quads(ctx, graph.Pattern{}) {
		if err != nil {
			return nil, err
		}
		if !graph.IsEvidence(q) {
			s.view[q] = true
			continue
		}
		doc := schema.IRI(q.Label.(quad.IRI))
		s.docs[doc] = true
		if isSum(q) {
			s.sums[doc] = string(q.Object.(quad.String))
		}
	}
	return s, nil
}

// isSum tells the quad that says which bytes a document was read from. It is
// written last: a document that has it is there whole.
func isSum(q quad.Quad) bool {
	_, text := q.Object.(quad.String)
	return text && q.Predicate == quad.IRI(schema.PSHA256) && q.Subject == q.Label
}

// evidence returns the quads that a document's label holds.
func (s *stored) evidence(ctx context.Context, doc schema.IRI) ([]quad.Quad, error) {
	var out []quad.Quad
	for q, err := range s.store.Quads(ctx, graph.Pattern{Label: quad.IRI(doc)}) {
		if err != nil {
			return nil, err
		}
		out = append(out, q)
	}
	return out, nil
}

// facts returns the facts of a document that the store holds whole.
func (s *stored) facts(ctx context.Context, doc schema.IRI) (*schema.Facts, error) {
	quads, err := s.evidence(ctx, doc)
	if err != nil {
		return nil, err
	}
	f, err := graph.DecodeFacts(quads)
	if err != nil {
		return nil, fmt.Errorf("read %s from %s: %w; build the store again from its sources", doc, s.store.Spec(), err)
	}
	return f, nil
}
