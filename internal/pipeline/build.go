package pipeline

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/internal/lexicon"
	"chancery/internal/resolve"
	"chancery/internal/source"
	"chancery/schema"
)

// Build brings store up to date with the files under paths. A document that the
// store holds with the same bytes stays as it is; one of the same name with
// other bytes replaces it; the rest of the store stays. Then the identities of
// all documents are settled anew, and the view follows. Files that cannot be
// read are listed in the Summary and stop nothing.
func Build(ctx context.Context, store *graph.Store, paths []string, opt Options) (*Summary, error) {
	b := &build{store: store, opt: opt.withDefaults(), anew: map[schema.IRI]bool{}, sum: &Summary{}, started: time.Now()}
	var err error
	if b.before, err = look(ctx, store); err != nil {
		return nil, err
	}
	if err := b.readAll(ctx, paths); err != nil {
		return nil, err
	}
	rec, err := b.resolve(ctx)
	if err != nil {
		return nil, err
	}
	if err := b.write(ctx, rec); err != nil {
		return nil, err
	}
	return b.sum, b.summarise(ctx, rec)
}

// build is one run of Build.
type build struct {
	store   *graph.Store
	opt     Options
	before  *stored
	fresh   []*schema.Facts     // of documents that are new or changed
	anew    map[schema.IRI]bool // those documents
	sum     *Summary
	started time.Time
}

// outcome is what became of one file in a build.
type outcome struct {
	Reading
	known bool  // the store holds these bytes under this name
	err   error // the store refused the text
}

func (b *build) readAll(ctx context.Context, paths []string) error {
	files, errs := source.Find(paths)
	for _, e := range errs {
		b.sum.skip(e)
	}
	done := 0
	one := func(f source.File) outcome { return b.read(ctx, f) }
	for o := range inOrder(ctx, files, b.opt.Workers, one) {
		if o.err != nil {
			return o.err
		}
		b.take(o)
		done++
		b.opt.Progress(Progress{Stage: "reading", Done: done, Total: len(files)})
	}
	return ctx.Err()
}

// read reads one file, keeps its text in the store and extracts its facts. The
// text goes in first and is let go at once: evidence never stands on a text
// that is not there, and no more texts are held than there are workers.
func (b *build) read(ctx context.Context, f source.File) outcome {
	doc, err := source.Read(f, b.opt.Source)
	if err != nil {
		return outcome{Reading: Reading{Path: f.Path, Skip: skip(f, err)}}
	}
	if b.before.sums[schema.DocIRI(doc.Name)] == doc.SHA256 {
		return outcome{Reading: Reading{Path: f.Path}, known: true}
	}
	facts, fault := extractFrom(doc, b.opt.Extractor)
	if fault != nil {
		return outcome{Reading: Reading{Path: f.Path, Skip: fault}}
	}
	if err := b.store.PutDocument(ctx, doc.SHA256, doc.Body); err != nil {
		return outcome{err: err}
	}
	return outcome{Reading: Reading{Path: f.Path, Facts: facts}}
}

func (b *build) take(o outcome) {
	switch {
	case o.Skip != nil:
		b.sum.skip(o.Skip)
	case o.known:
		b.sum.Unchanged++
	default:
		b.fresh = append(b.fresh, o.Facts)
		b.anew[schema.DocIRI(o.Facts.Document.Doc)] = true
	}
	b.sum.Readings = append(b.sum.Readings, o.Reading)
}

// resolve settles the identities of everything that the store will hold.
func (b *build) resolve(ctx context.Context) (*schema.Record, error) {
	b.opt.Progress(Progress{Stage: "resolving"})
	facts := slices.Clone(b.fresh)
	for _, doc := range slices.Sorted(maps.Keys(b.before.sums)) {
		if b.anew[doc] {
			continue
		}
		f, err := b.before.facts(ctx, doc)
		if err != nil {
			return nil, err
		}
		facts = append(facts, f)
	}
	b.sum.Documents = len(facts)
	return resolve.Resolve(facts, resolve.Options{Names: names{lexicon.Default()}}), ctx.Err()
}

// write makes the store hold the evidence of the fresh documents and the view
// of rec. What says that a document is there whole goes in last: if the writing
// ends before that, the next build reads the document again.
func (b *build) write(ctx context.Context, rec *schema.Record) error {
	b.opt.Progress(Progress{Stage: "writing"})
	delta, last, err := b.delta(ctx, rec)
	if err != nil {
		return err
	}
	if len(b.before.docs)+len(b.before.view) == 0 {
		added, err := b.store.Load(ctx, each(delta.Add))
		if err != nil {
			return err
		}
		b.sum.Added += int(added)
		delta.Add = nil
	}
	delta.Add = append(delta.Add, last...)
	applied, err := b.store.Apply(ctx, delta)
	if err != nil {
		return err
	}
	b.sum.Added += applied.Added
	b.sum.Removed += applied.Deleted
	return b.dropReplaced(ctx)
}

// delta returns what must change, and apart from it the quads that make the
// fresh documents whole.
func (b *build) delta(ctx context.Context, rec *schema.Record) (d graph.Delta, last []quad.Quad, err error) {
	for _, doc := range slices.Sorted(maps.Keys(b.before.docs)) {
		if b.before.sums[doc] != "" && !b.anew[doc] {
			continue
		}
		old, err := b.before.evidence(ctx, doc)
		if err != nil {
			return d, nil, err
		}
		d.Del = append(d.Del, old...)
	}
	for _, f := range b.fresh {
		for _, q := range graph.EvidenceQuads(f) {
			if isSum(q) {
				last = append(last, q)
			} else {
				d.Add = append(d.Add, q)
			}
		}
	}
	stale := maps.Clone(b.before.view)
	for _, q := range graph.ViewQuads(rec) {
		if stale[q] {
			delete(stale, q)
		} else {
			d.Add = append(d.Add, q)
		}
	}
	d.Del = slices.AppendSeq(d.Del, maps.Keys(stale))
	return d, last, nil
}

// dropReplaced forgets the texts that no document stands on any more.
func (b *build) dropReplaced(ctx context.Context) error {
	used := map[string]bool{}
	for doc, sum := range b.before.sums {
		if !b.anew[doc] {
			used[sum] = true
		}
	}
	for _, f := range b.fresh {
		used[f.Document.SHA256] = true
	}
	for _, sum := range b.before.sums {
		if used[sum] {
			continue
		}
		if err := b.store.DropDocument(ctx, sum); err != nil {
			return err
		}
	}
	return nil
}

func (b *build) summarise(ctx context.Context, rec *schema.Record) error {
	for i := range rec.Entities {
		if rec.Entities[i].ID.Kind() == schema.KindPerson {
			b.sum.People++
		}
	}
	b.sum.Events, b.sum.Acts, b.sum.Targets = len(rec.Events), len(rec.Acts), len(rec.Goals)
	size, err := b.store.Size(ctx)
	if err != nil {
		return fmt.Errorf("count the quads: %w", err)
	}
	b.sum.Quads = size
	b.sum.Seconds = time.Since(b.started).Seconds()
	return nil
}

func each(quads []quad.Quad) func(func(quad.Quad, error) bool) {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}
