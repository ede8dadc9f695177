package graph

import (
	"context"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// UpdateEvidence puts documents in, or in the place of those of the same name,
// and leaves the view as it was: the next [Contents.Update] writes it. On a store
// that takes several writers, several may do so at once, each with documents of
// its own; nobody touches those of another. It drops no text.
func (c *Contents) UpdateEvidence(ctx context.Context, fresh []*schema.Facts) (Applied, error) {
	var del, add, whole []quad.Quad
	for _, f := range fresh {
		doc := schema.DocIRI(f.Document.Doc)
		if c.docs[doc] {
			old, err := collect(ctx, c.store, Pattern{Label: quad.IRI(doc)})
			if err != nil {
				return Applied{}, err
			}
			del = append(del, old...)
		}
		a, w := evidenceOf(f)
		add, whole = append(add, a...), append(whole, w...)
	}
	loaded := int64(0)
	if len(c.docs)+len(c.view) == 0 {
		// As in Update: no document counts as whole before its last quad is in.
		var err error
		if loaded, err = c.store.Load(ctx, each(add)); err != nil {
			return Applied{}, err
		}
		add = nil
	}
	done, err := c.store.Apply(ctx, Delta{Del: del, Add: append(add, whole...)})
	done.Added += int(loaded)
	return done, err
}

// evidenceOf returns the quads of a document, and apart from them those that
// make it whole.
func evidenceOf(f *schema.Facts) (quads, whole []quad.Quad) {
	for _, q := range EvidenceQuads(f) {
		if isSum(q) {
			whole = append(whole, q)
		} else {
			quads = append(quads, q)
		}
	}
	return quads, whole
}
