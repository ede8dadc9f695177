package pipeline

import (
	"context"
	"fmt"

	"chancery/graph"
	"chancery/internal/record"
	"chancery/internal/source"
	"chancery/schema"
)

// Rebuilt is the outcome of [Rebuild].
type Rebuilt struct {
	*Summary
	// Damage says why the former quads could not be used; nil when they could.
	Damage error
	// Aside is the file that keeps the former quads, because they were damaged or
	// a document could not be read again; "" when they are gone.
	Aside string
}

// Rebuild reads the documents that a store keeps again and makes its graph of
// them and of the judgements. A store in a folder is made anew, whatever the state
// of its quads: beside the old one, verified, and put in its place in one step.
// One in a database is changed in one transaction. Documents whose text is gone
// or damaged are passed over, and listed in the Summary. After an error the store
// is as it was.
func Rebuild(ctx context.Context, spec string, opt Options) (*Rebuilt, error) {
	opt = opt.withDefaults().withExtractor()
	if !graph.Replaceable(spec) {
		return rebuildInPlace(ctx, spec, opt)
	}
	r, err := graph.Replace(ctx, spec, graph.Options{})
	if err != nil {
		return nil, err
	}
	defer r.Close()
	if opt.Judgements == "" {
		opt.Judgements = judgementsIn(r.Dir())
	}
	damage, err := damageOf(ctx, r)
	if err != nil {
		return nil, err
	}
	sound := r.Old
	if damage != nil {
		sound = nil
	}
	again := &rereading{opt: opt, texts: r, store: r.New}
	sum, err := again.run(ctx, sound, r.Dir())
	if err != nil {
		return nil, err
	}
	if sound != nil {
		if err := r.CopyLoaded(ctx); err != nil {
			return nil, err
		}
	}
	for p, err := range Verify(ctx, r.New, opt) {
		if err != nil {
			return nil, err
		}
		return nil, fmt.Errorf("the store made anew is not sound (%s); the old one stays as it was", p)
	}
	if err := writeIndex(r.Dir(), again.lines); err != nil {
		return nil, err
	}
	aside, err := r.Commit(damage != nil || sum.Failed())
	if err != nil {
		return nil, err
	}
	for _, text := range again.damaged {
		if err := r.SetAside(text); err != nil {
			return nil, err
		}
	}
	return &Rebuilt{Summary: sum, Damage: damage, Aside: aside}, nil
}

func rebuildInPlace(ctx context.Context, spec string, opt Options) (*Rebuilt, error) {
	store, err := graph.Open(ctx, spec, graph.Options{})
	if err != nil {
		return nil, err
	}
	defer store.Close()
	sum, err := (&rereading{opt: opt, texts: store, store: store}).run(ctx, store, "")
	if err != nil {
		return nil, err
	}
	return &Rebuilt{Summary: sum}, store.Close()
}

// damageOf returns why the quads of the old store cannot be trusted, or nil.
func damageOf(ctx context.Context, r *graph.Replacement) (damage, err error) {
	if r.Old == nil {
		return r.Fault, nil
	}
	for p, err := range r.Old.Verify(ctx) {
		if err == nil {
			err = fmt.Errorf("%w: %s", graph.ErrDamaged, p)
		}
		return err, ctx.Err()
	}
	return nil, ctx.Err()
}

// textKeeper gives the documents that a store keeps.
type textKeeper interface {
	Documents(context.Context) ([]string, error)
	GetDocument(ctx context.Context, sum string) ([]byte, error)
}

// rereading reads the documents that a store keeps into another, or into itself.
type rereading struct {
	opt     Options
	texts   textKeeper
	store   *graph.Store // that is written
	lines   []kept       // the index of what was read, and of what could not be
	damaged []string     // the sums of the texts that are not what was kept
}

// run reads all documents again and writes. The sound store, or nil, tells which
// they are; else the index in dir does, else the texts alone.
func (r *rereading) run(ctx context.Context, sound *graph.Store, dir string) (*Summary, error) {
	b, err := begin(ctx, r.store, r.opt)
	if err != nil {
		return nil, err
	}
	lines, err := r.list(ctx, sound, dir)
	if err != nil {
		return nil, err
	}
	done := 0
	for a := range inOrder(ctx, lines, b.opt.Workers, func(k kept) again { return r.read(ctx, k) }) {
		if a.err != nil {
			return nil, a.err
		}
		r.take(b, a)
		done++
		b.opt.Progress(Progress{Stage: "reading", Done: done, Total: len(lines)})
	}
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case len(b.change.Fresh) == 0 && len(b.sum.Skipped) == 0:
		return nil, fmt.Errorf("rebuild: the store keeps no documents (%w); build it from its sources", graph.ErrNotFound)
	case len(b.change.Fresh) == 0:
		return nil, fmt.Errorf("rebuild: none of %d documents can be read again (%s: %s); nothing is changed", len(lines), b.sum.Skipped[0].Path, b.sum.Skipped[0].Why)
	}
	return b.sum, b.finish(ctx)
}

// again is what became of one document.
type again struct {
	line    kept
	facts   *schema.Facts
	why     string // it was passed over
	damaged bool   // the text is not the one that was kept
	err     error  // the new store refused the text
}

func (r *rereading) take(b *build, a again) {
	r.lines = append(r.lines, a.line)
	if a.damaged {
		r.damaged = append(r.damaged, a.line.Document.SHA256)
	}
	if a.facts == nil {
		b.sum.Skipped = append(b.sum.Skipped, Skip{Path: a.line.Document.Doc, Why: a.why, Named: true})
		return
	}
	b.change.Fresh = append(b.change.Fresh, a.facts)
	b.kept = append(b.kept, a.line)
}

// read reads one document again and puts its text into the new store.
func (r *rereading) read(ctx context.Context, k kept) again {
	sum := k.Document.SHA256
	body, err := r.texts.GetDocument(ctx, sum)
	if err != nil {
		return again{line: k, why: err.Error()}
	}
	if k.Text == "" {
		k = r.describe(k, body)
	}
	if k.Text != sumOf(body) || k.Start > len(body) {
		return again{line: k, damaged: true, why: fmt.Sprintf("its copy, documents/%s, fails its SHA-256; build it again from its source", sum)}
	}
	facts := k.Facts
	if facts == nil {
		doc := k.document(body)
		var fault *source.Error
		if facts, fault = extractFrom(doc, r.opt.Extractor); fault != nil {
			return again{line: k, why: fault.Reason()}
		}
	}
	if err := r.store.PutDocument(ctx, sum, body); err != nil {
		return again{err: err}
	}
	return again{line: k, facts: facts}
}

// document returns the document of a line.
func (k kept) document(body []byte) *source.Document {
	d := &k.Document
	return &source.Document{
		Name: d.Doc, Path: d.Doc, Body: body, SHA256: d.SHA256,
		Content: schema.Span{Start: k.Start, End: len(body)},
		Meta: source.Meta{
			Published: d.Published, Title: d.Title, Publisher: d.Publisher,
			Country: d.Country, SourceURL: d.Source, Language: d.Language,
		},
	}
}

// describe completes a line that no index had: a text with the bytes of its file
// is parsed anew, and one that bears out the facts that the store has of it keeps
// these. Any other text gets no sum, which it then fails.
func (r *rereading) describe(k kept, body []byte) kept {
	if sumOf(body) == k.Document.SHA256 && !isRecord(k.Facts) {
		doc, err := source.Parse(source.File{Path: k.Document.Doc, Name: k.Document.Doc}, body, r.opt.Source)
		if err == nil {
			return kept{Document: doc.Describe(), Text: sumOf(body), Start: doc.Content.Start}
		}
	}
	if k.Facts != nil && bearsOut(body, k.Facts) {
		k.Text = sumOf(body)
	}
	return k
}

// isRecord reports whether facts were read from the fields of a record.
func isRecord(f *schema.Facts) bool {
	return f != nil && len(f.Events) > 0 && f.Events[0].Origin.Rule == record.Rule
}

// bearsOut reports whether every quote stands in the text where it is said to.
func bearsOut(body []byte, f *schema.Facts) bool {
	for _, e := range evidenceOf(f) {
		if !stands(e, body) {
			return false
		}
	}
	return true
}
