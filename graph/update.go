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
			if isDerived(q) {
				c.view[q] = true
			}
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

// isDerived tells the quads that a view may write from those that came with
// another file and are not ours to remove.
func isDerived(q quad.Quad) bool {
	p, ok := q.Predicate.(quad.IRI)
	if !ok {
		return false
	}
	_, known := schema.RelationOf(schema.Predicate(p))
	return known
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

// Unfinished returns the documents of which the store holds a part, because
// their update did not end, sorted.
func (c *Contents) Unfinished() []schema.IRI {
	var out []schema.IRI
	for _, doc := range slices.Sorted(maps.Keys(c.docs)) {
		if c.sums[doc] == "" {
			out = append(out, doc)
		}
	}
	return out
}

// Differences compares the stored view with that of rec: what the store lacks,
// and what it has in excess, as N-Quads, sorted.
func (c *Contents) Differences(rec *schema.Record) (missing, excess []string) {
	stale := maps.Clone(c.view)
	for _, q := range ViewQuads(rec) {
		if !c.view[q] {
			missing = append(missing, q.NQuad())
		}
		delete(stale, q)
	}
	for q := range stale {
		excess = append(excess, q.NQuad())
	}
	slices.Sort(missing)
	slices.Sort(excess)
	return missing, excess
}

// Change is what an update does to the documents of a store.
type Change struct {
	Fresh     []*schema.Facts // new, or in place of the documents of the same name
	Withdrawn []schema.IRI    // documents that go
}

// Outcome is what an update did.
type Outcome struct {
	Applied
	// New and Gone are the things that the view has gained and lost, sorted.
	New, Gone []schema.IRI
}

// Update makes the change to the documents, and puts the view of rec, which is
// the record of all documents after the change, in place of the former view.
// Evidence of documents that are not there whole, left by an update that did
// not end, goes. Only what differs is written, so the same update twice does
// nothing the second time; an update that does not end is completed by the next
// one with the same documents. The texts of fresh documents must have been put
// before; texts that nothing stands on any more are dropped.
func (c *Contents) Update(ctx context.Context, change Change, rec *schema.Record) (Outcome, error) {
	after := maps.Clone(c.sums)
	for _, doc := range change.Withdrawn {
		delete(after, doc)
	}
	for _, f := range change.Fresh {
		after[schema.DocIRI(f.Document.Doc)] = f.Document.SHA256
	}
	delta, whole, err := c.delta(ctx, change.Fresh, after, rec)
	if err != nil {
		return Outcome{}, err
	}
	done := Outcome{New: typed(delta.Add), Gone: typed(delta.Del)}
	done.New, done.Gone = without(done.New, done.Gone), without(done.Gone, done.New)
	if len(c.docs)+len(c.view) == 0 {
		// An empty store takes many quads fastest by Load, which may leave a
		// part of them when it is stopped; no document counts as whole then.
		n, err := c.store.Load(ctx, each(delta.Add))
		if err != nil {
			return Outcome{}, err
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
	return done, c.dropTexts(ctx, after)
}

// typed returns the things of the view that quads say the sort of, sorted.
func typed(quads []quad.Quad) []schema.IRI {
	var out []schema.IRI
	for _, q := range quads {
		if s, ok := q.Subject.(quad.IRI); ok && q.Predicate == quad.IRI(schema.PType) && !IsEvidence(q) {
			out = append(out, schema.IRI(s))
		}
	}
	return sortedSet(out)
}

// without returns the things of a sorted list that are not in another.
func without(list, other []schema.IRI) []schema.IRI {
	return slices.DeleteFunc(slices.Clone(list), func(i schema.IRI) bool {
		_, in := slices.BinarySearch(other, i)
		return in
	})
}

// delta returns what must change, and apart from it the quads that make the
// fresh documents whole.
func (c *Contents) delta(ctx context.Context, fresh []*schema.Facts, after map[schema.IRI]string, rec *schema.Record) (d Delta, whole []quad.Quad, err error) {
	anew := map[schema.IRI]bool{}
	for _, f := range fresh {
		anew[schema.DocIRI(f.Document.Doc)] = true
	}
	for _, doc := range slices.Sorted(maps.Keys(c.docs)) {
		if _, stays := after[doc]; stays && !anew[doc] {
			continue
		}
		old, err := collect(ctx, c.store, Pattern{Label: quad.IRI(doc)})
		if err != nil {
			return d, nil, err
		}
		d.Del = append(d.Del, old...)
	}
	for _, f := range fresh {
		quads, last := evidenceOf(f)
		d.Add, whole = append(d.Add, quads...), append(whole, last...)
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

// dropTexts forgets the texts that no document stands on any more.
func (c *Contents) dropTexts(ctx context.Context, after map[schema.IRI]string) error {
	used := map[string]bool{}
	for _, sum := range after {
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
