package graph

import (
	"context"
	"fmt"
	"iter"
	"maps"
	"slices"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// Contents is what a store holds before an update: which documents, and the
// derived quads.
type Contents struct {
	store *Store
	sums  map[schema.IRI]string // the SHA-256 of each document that is there whole
	docs  map[schema.IRI]bool   // every document with evidence, whole or not
	view  map[quad.Quad]bool
}

// Contents reads what the store holds. It keeps the derived quads in memory.
func (s *Store) Contents(ctx context.Context) (*Contents, error) {
	c := &Contents{
		store: s,
		sums:  map[schema.IRI]string{},
		docs:  map[schema.IRI]bool{},
		view:  map[quad.Quad]bool{},
	}
	for q, err := range s.Quads(ctx, Pattern{}) {
		if err != nil {
			return nil, err
		}
		if !IsEvidence(q) {
			c.view[q] = true
			continue
		}
		doc := schema.IRI(q.Label.(quad.IRI))
		c.docs[doc] = true
		if isSum(q) {
			c.sums[doc] = string(q.Object.(quad.String))
		}
	}
	return c, nil
}

// isSum tells the quad that says which bytes a document was read from. It is
// written last: a document that has it is there whole.
func isSum(q quad.Quad) bool {
	_, text := q.Object.(quad.String)
	return text && q.Predicate == quad.IRI(schema.PSHA256) && q.Subject == q.Label
}

// Documents returns the IRIs of the documents that are there whole, sorted.
func (c *Contents) Documents() []schema.IRI { return slices.Sorted(maps.Keys(c.sums)) }

// Sum returns the SHA-256 of the file that a document was read from, or "" when
// the document is not there whole.
func (c *Contents) Sum(doc schema.IRI) string { return c.sums[doc] }

// Facts returns the facts of a document that is there whole.
func (c *Contents) Facts(ctx context.Context, doc schema.IRI) (*schema.Facts, error) {
	quads, err := collect(ctx, c.store, Pattern{Label: quad.IRI(doc)})
	if err != nil {
		return nil, err
	}
	f, err := DecodeFacts(quads)
	if err != nil {
		return nil, fmt.Errorf("read %s from %s: %w; build the store again from its sources", doc, c.store.Spec(), err)
	}
	return f, nil
}

// Update makes the store hold the fresh documents in place of those of the same
// name, and the view of rec in place of the former view. Evidence of documents
// that are not there whole, left by an update that did not end, goes. Only what
// differs is written, so the same update twice does nothing the second time;
// an update that does not end is completed by the next one with the same
// documents. The texts of fresh documents must have been put before; texts that
// nothing stands on any more are dropped.
func (c *Contents) Update(ctx context.Context, fresh []*schema.Facts, rec *schema.Record) (Applied, error) {
	anew := map[schema.IRI]string{}
	for _, f := range fresh {
		anew[schema.DocIRI(f.Document.Doc)] = f.Document.SHA256
	}
	delta, whole, err := c.delta(ctx, fresh, anew, rec)
	if err != nil {
		return Applied{}, err
	}
	var done Applied
	if len(c.docs)+len(c.view) == 0 {
		// An empty store takes many quads fastest by Load, which may leave a
		// part of them when it is stopped; no document counts as whole then.
		n, err := c.store.Load(ctx, each(delta.Add))
		if err != nil {
			return Applied{}, err
		}
		done.Added, delta.Add = int(n), nil
	}
	delta.Add = append(delta.Add, whole...)
	applied, err := c.store.Apply(ctx, delta)
	if err != nil {
		return done, err
	}
	done.Added += applied.Added
	done.Deleted += applied.Deleted
	return done, c.dropReplaced(ctx, anew)
}

// delta returns what must change, and apart from it the quads that make the
// fresh documents whole.
func (c *Contents) delta(ctx context.Context, fresh []*schema.Facts, anew map[schema.IRI]string, rec *schema.Record) (d Delta, whole []quad.Quad, err error) {
	for _, doc := range slices.Sorted(maps.Keys(c.docs)) {
		if _, replaced := anew[doc]; !replaced && c.sums[doc] != "" {
			continue
		}
		old, err := collect(ctx, c.store, Pattern{Label: quad.IRI(doc)})
		if err != nil {
			return d, nil, err
		}
		d.Del = append(d.Del, old...)
	}
	for _, f := range fresh {
		for _, q := range EvidenceQuads(f) {
			if isSum(q) {
				whole = append(whole, q)
			} else {
				d.Add = append(d.Add, q)
			}
		}
	}
	stale := maps.Clone(c.view)
	for _, q := range ViewQuads(rec) {
		if stale[q] {
			delete(stale, q)
		} else {
			d.Add = append(d.Add, q)
		}
	}
	d.Del = slices.AppendSeq(d.Del, maps.Keys(stale))
	return d, whole, nil
}

// dropReplaced forgets the texts that no document stands on any more.
func (c *Contents) dropReplaced(ctx context.Context, anew map[schema.IRI]string) error {
	now := maps.Clone(c.sums)
	maps.Copy(now, anew)
	used := map[string]bool{}
	for _, sum := range now {
		used[sum] = true
	}
	for _, doc := range c.Documents() {
		if sum := c.sums[doc]; !used[sum] {
			if err := c.store.DropDocument(ctx, sum); err != nil {
				return err
			}
		}
	}
	return nil
}

func each(quads []quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}
