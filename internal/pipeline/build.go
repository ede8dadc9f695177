package pipeline

import (
	"context"
	"fmt"
	"slices"
	"time"

	"chancery/graph"
	"chancery/schema"
)

// Build brings store up to date with the files under paths. A document that the
// store holds with the same bytes stays as it is; one of the same name with
// other bytes replaces it; the rest of the store stays. Then the identities of
// all documents are settled anew, and the view follows. Files that cannot be
// read are listed in the Summary and stop nothing. With a [Shard] it reads that
// part of the files, and leaves identities and view to [Settle].
func Build(ctx context.Context, store *graph.Store, paths []string, opt Options) (*Summary, error) {
	b, err := begin(ctx, store, opt)
	if err != nil {
		return nil, err
	}
	if err := b.readAll(ctx, paths); err != nil {
		return nil, err
	}
	if !opt.Shard.all() {
		return b.sum, b.finishShard(ctx)
	}
	return b.sum, b.finish(ctx)
}

// Withdraw takes documents out of the store, by their names or IRIs, with
// everything that they alone support. When one of them is not there, it takes
// out none, and its error wraps [graph.ErrNotFound].
func Withdraw(ctx context.Context, store *graph.Store, docs []string, opt Options) (*Summary, error) {
	b, err := begin(ctx, store, opt)
	if err != nil {
		return nil, err
	}
	for _, name := range docs {
		doc := schema.DocIRI(name)
		if schema.IRI(name).Kind() == schema.KindDoc {
			doc = schema.IRI(name)
		}
		if b.before.Sum(doc) == "" {
			return nil, fmt.Errorf("withdraw %s: %w; documents are named as files are, without their folder", name, graph.ErrNotFound)
		}
		b.change.Withdrawn = append(b.change.Withdrawn, doc)
	}
	return b.sum, b.finish(ctx)
}

// build is one change of a store.
type build struct {
	store   *graph.Store
	opt     Options
	settler *settler
	before  *graph.Contents
	change  graph.Change
	kept    []kept // the lines of the index for the fresh documents
	sum     *Summary
	started time.Time
}

func begin(ctx context.Context, store *graph.Store, opt Options) (*build, error) {
	started := time.Now()
	before, err := store.Contents(ctx)
	if err != nil {
		return nil, err
	}
	opt = opt.withDefaults()
	s, err := newSettler(store, opt)
	if err != nil {
		return nil, err
	}
	return &build{store: store, opt: opt, settler: s, before: before, sum: &Summary{}, started: started}, nil
}

// finish settles the identities of what the store will hold, and writes.
func (b *build) finish(ctx context.Context) error {
	rec, err := b.resolve(ctx)
	if err != nil {
		return err
	}
	b.opt.Progress(Progress{Stage: "writing"})
	var done graph.Outcome
	err = b.indexed(ctx, func(ctx context.Context) (err error) {
		done, err = b.before.Update(ctx, b.change, rec)
		return err
	})
	if err != nil {
		return err
	}
	b.sum.Added, b.sum.Removed = done.Added, done.Deleted
	b.sum.New, b.sum.Gone = done.New, done.Gone
	return b.summarise(ctx, rec)
}

// outcome is what became of one file in a build.
type outcome struct {
	Reading
	kept  kept
	known bool  // the store holds these bytes under this name
	err   error // the store refused the text
}

func (b *build) readAll(ctx context.Context, paths []string) error {
	b.opt = b.opt.withExtractor()
	files, errs := inputs(paths, b.opt)
	for _, e := range errs {
		b.sum.skip(e)
	}
	done := 0
	one := func(f input) outcome { return b.read(ctx, f) }
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
func (b *build) read(ctx context.Context, f input) outcome {
	doc, err := f.read(b.opt)
	if err != nil {
		return outcome{Reading: Reading{Path: f.Path, Skip: skip(f.File, err)}}
	}
	if b.before.Sum(schema.DocIRI(doc.Name)) == doc.SHA256 {
		return outcome{Reading: Reading{Path: f.Path}, known: true}
	}
	facts, fault := f.extract(doc, b.opt.Extractor)
	if fault != nil {
		return outcome{Reading: Reading{Path: f.Path, Skip: fault}}
	}
	if err := b.store.PutDocument(ctx, doc.SHA256, doc.Body); err != nil {
		return outcome{err: err}
	}
	return outcome{Reading: Reading{Path: f.Path, Facts: facts}, kept: f.keep(doc, facts)}
}

func (b *build) take(o outcome) {
	switch {
	case o.Skip != nil:
		b.sum.skip(o.Skip)
	case o.known:
		b.sum.Unchanged++
	default:
		b.change.Fresh = append(b.change.Fresh, o.Facts)
		b.kept = append(b.kept, o.kept)
	}
	b.sum.Readings = append(b.sum.Readings, o.Reading)
}

// resolve settles the identities of everything that the store will hold.
func (b *build) resolve(ctx context.Context) (*schema.Record, error) {
	b.opt.Progress(Progress{Stage: "resolving"})
	facts := slices.Clone(b.change.Fresh)
	for _, doc := range b.staying() {
		f, err := b.before.Facts(ctx, doc)
		if err != nil {
			return nil, err
		}
		facts = append(facts, f)
	}
	b.sum.Documents = len(facts)
	return b.settler.record(facts), ctx.Err()
}

// staying lists the documents that the change leaves alone.
func (b *build) staying() []schema.IRI {
	changed := map[schema.IRI]bool{}
	for _, doc := range b.change.Withdrawn {
		changed[doc] = true
	}
	for _, f := range b.change.Fresh {
		changed[schema.DocIRI(f.Document.Doc)] = true
	}
	return slices.DeleteFunc(b.before.Documents(), func(doc schema.IRI) bool { return changed[doc] })
}

func (b *build) summarise(ctx context.Context, rec *schema.Record) error {
	for i := range rec.Entities {
		if rec.Entities[i].ID.Kind() == schema.KindPerson {
			b.sum.People++
		}
	}
	b.sum.Events, b.sum.Acts, b.sum.Targets = len(rec.Events), len(rec.Acts), len(rec.Goals)
	return b.measure(ctx)
}

// measure says how large the store is and how long it took.
func (b *build) measure(ctx context.Context) error {
	size, err := b.store.Size(ctx)
	if err != nil {
		return fmt.Errorf("count the quads: %w", err)
	}
	b.sum.Quads = size
	b.sum.Seconds = time.Since(b.started).Seconds()
	return nil
}
