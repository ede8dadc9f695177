package pipeline

import (
	"context"

	"chancery/graph"
	"chancery/schema"
)

// list returns the documents to read.
func (r *rereading) list(ctx context.Context, sound *graph.Store, dir string) ([]kept, error) {
	lines, err := readIndex(dir)
	if err != nil {
		r.opt.Warn(err.Error())
	}
	switch {
	case sound != nil:
		return r.listed(ctx, sound, lines)
	case len(lines) > 0:
		return r.latest(ctx, lines)
	default:
		return r.nameless(ctx)
	}
}

// listed returns the documents of a sound store, with their lines of the index
// where it has them.
func (r *rereading) listed(ctx context.Context, sound *graph.Store, lines []kept) ([]kept, error) {
	contents, err := sound.Contents(ctx)
	if err != nil {
		return nil, err
	}
	at := map[schema.IRI]kept{}
	for _, k := range lines {
		if doc := schema.DocIRI(k.Document.Doc); contents.Sum(doc) == k.Document.SHA256 {
			at[doc] = k
		}
	}
	var out []kept
	for _, doc := range contents.Documents() {
		k, ok := at[doc]
		if !ok {
			f, err := contents.Facts(ctx, doc)
			if err != nil {
				return nil, err
			}
			k = kept{Document: f.Document, Facts: f}
		}
		out = append(out, k)
	}
	return out, nil
}

// latest returns the lines of the index, one for each name: the last whose text
// is there, for a change that did not end leaves two.
func (r *rereading) latest(ctx context.Context, lines []kept) ([]kept, error) {
	sums, err := r.texts.Documents(ctx)
	if err != nil {
		return nil, err
	}
	there := map[string]bool{}
	for _, sum := range sums {
		there[sum] = true
	}
	at := map[string]int{}
	var out []kept
	for _, k := range lines {
		i, met := at[k.Document.Doc]
		switch {
		case !met:
			at[k.Document.Doc] = len(out)
			out = append(out, k)
		case there[k.Document.SHA256] || !there[out[i].Document.SHA256]:
			out[i] = k
		}
	}
	return out, nil
}

// nameless returns the documents of which nothing is left but the texts. They
// are named by their sums.
func (r *rereading) nameless(ctx context.Context) ([]kept, error) {
	sums, err := r.texts.Documents(ctx)
	if err != nil {
		return nil, err
	}
	var out []kept
	for _, sum := range sums {
		out = append(out, kept{Document: schema.Document{Doc: sum[:namelessLength] + ".txt", SHA256: sum}})
	}
	if len(out) > 0 {
		r.opt.Warn("neither the quads nor the index tell the names of the documents; they are named by their SHA-256")
	}
	return out, nil
}

// namelessLength is how much of a sum names a document.
const namelessLength = 16
