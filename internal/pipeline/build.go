package pipeline

import (
	"context"
	"fmt"
	"slices"
	"time"

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
	if b.before, err = store.Contents(ctx); err != nil {
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
	before  *graph.Contents
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
	if b.before.Sum(schema.DocIRI(doc.Name)) == doc.SHA256 {
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
	for _, doc := range b.before.Documents() {
		if b.anew[doc] {
			continue
		}
		f, err := b.before.Facts(ctx, doc)
		if err != nil {
			return nil, err
		}
		facts = append(facts, f)
	}
	b.sum.Documents = len(facts)
	return resolve.Resolve(facts, resolve.Options{Names: names{lexicon.Default()}}), ctx.Err()
}

// write brings the store up to date.
func (b *build) write(ctx context.Context, rec *schema.Record) error {
	b.opt.Progress(Progress{Stage: "writing"})
	done, err := b.before.Update(ctx, b.fresh, rec)
	b.sum.Added, b.sum.Removed = done.Added, done.Deleted
	return err
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
