package pipeline

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"chancery/graph"
	"chancery/schema"
)

// Verify yields what is wrong in a store: in its own books, in evidence that
// its document does not bear out, and in a view that is not what the evidence
// makes. An error ends it.
func Verify(ctx context.Context, store *graph.Store, opt Options) iter.Seq2[graph.Problem, error] {
	return func(yield func(graph.Problem, error) bool) {
		for p, err := range store.Verify(ctx) {
			if !yield(p, err) || err != nil {
				return
			}
		}
		v := verifier{store: store, opt: opt.withDefaults(), yield: yield}
		if err := v.run(ctx); err != nil && !v.enough {
			yield(graph.Problem{}, err)
		}
	}
}

type verifier struct {
	store  *graph.Store
	opt    Options
	yield  func(graph.Problem, error) bool
	enough bool
}

// errEnough ends a verification that its caller has had enough of.
var errEnough = errors.New("enough")

func (v *verifier) report(where, format string, args ...any) error {
	if !v.yield(graph.Problem{Where: where, What: fmt.Sprintf(format, args...)}, nil) {
		v.enough = true
		return errEnough
	}
	return nil
}

func (v *verifier) run(ctx context.Context) error {
	contents, err := v.store.Contents(ctx)
	if err != nil {
		return err
	}
	var facts []*schema.Facts
	for _, doc := range contents.Documents() {
		f, err := contents.Facts(ctx, doc)
		if err != nil {
			if err := v.report(string(doc), "%v", err); err != nil {
				return err
			}
			continue
		}
		facts = append(facts, f)
		if err := v.document(ctx, doc, f); err != nil {
			return err
		}
	}
	for _, doc := range contents.Unfinished() {
		if err := v.report(string(doc), "was not written whole; build it again"); err != nil {
			return err
		}
	}
	s, err := newSettler(v.store, v.opt)
	if err != nil {
		return err
	}
	missing, excess := contents.Differences(s.record(facts))
	for _, d := range []struct {
		quads []string
		what  string
	}{{missing, "is missing"}, {excess, "follows from no document"}} {
		for _, q := range d.quads {
			if err := v.report("view", "%s %s", q, d.what); err != nil {
				return err
			}
		}
	}
	return ctx.Err()
}

// document compares the evidence of a document with its text.
func (v *verifier) document(ctx context.Context, doc schema.IRI, f *schema.Facts) error {
	body, err := v.store.GetDocument(ctx, f.Document.SHA256)
	if err != nil {
		return v.report(string(doc), "%v", err)
	}
	for id, e := range evidenceOf(f) {
		if !stands(e, body) {
			if err := v.report(string(doc), "the quote of %s does not stand at bytes %d to %d", id, e.Start, e.End); err != nil {
				return err
			}
		}
	}
	return nil
}

// stands reports whether the quote stands in the text where e says.
func stands(e schema.Evidence, body []byte) bool {
	return 0 <= e.Start && e.Start <= e.End && e.End <= len(body) && string(body[e.Start:e.End]) == e.Quote
}

// evidenceOf yields the evidence of every fact.
func evidenceOf(f *schema.Facts) iter.Seq2[schema.FactID, schema.Evidence] {
	return func(yield func(schema.FactID, schema.Evidence) bool) {
		for i := range f.People {
			if !yield(f.People[i].ID, f.People[i].Evidence) {
				return
			}
		}
		for i := range f.Matters {
			if !yield(f.Matters[i].ID, f.Matters[i].Evidence) {
				return
			}
		}
		for i := range f.Events {
			if !yield(f.Events[i].ID, f.Events[i].Evidence) {
				return
			}
		}
		for i := range f.Statements {
			if !yield(f.Statements[i].ID, f.Statements[i].Evidence) {
				return
			}
		}
	}
}
