package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// Known reports whether r says anything of a thing.
func Known(ctx context.Context, r Reader, thing schema.IRI) (bool, error) {
	return exists(ctx, r, thing)
}

// NamesOf returns things with the names that people read.
func NamesOf(ctx context.Context, r Reader, things ...schema.IRI) ([]Named, error) {
	return newLabels(r).named(ctx, things)
}

// Touching yields the view edges that begin or end at a thing, each once, a
// symmetric one in one direction only; of the given predicates when any are
// given. They come in no promised order, since a country has tens of thousands.
func Touching(ctx context.Context, r Reader, thing schema.IRI, predicates ...schema.Predicate) iter.Seq2[Edge, error] {
	patterns := []Pattern{{Subject: quad.IRI(thing)}, {Object: quad.IRI(thing)}}
	if len(predicates) > 0 {
		patterns = patterns[:0]
		for _, p := range predicates {
			patterns = append(patterns, edgesFrom(thing, p), edgesTo(thing, p))
		}
	}
	return func(yield func(Edge, error) bool) {
		for _, p := range patterns {
			inward := p.Subject == nil
			for q, err := range r.Quads(ctx, p) {
				if err != nil {
					yield(Edge{}, err)
					return
				}
				// Both directions of a symmetric edge are stored: outwards is enough.
				e, ok := EdgeOf(q)
				if !ok || inward && (symmetric(e.Predicate) || e.From == thing) {
					continue
				}
				if !yield(e, nil) {
					return
				}
			}
		}
	}
}

// Name is one of the names under which a thing is looked up, folded: no
// capitals, no diacritics, words joined by hyphens.
type Name struct {
	Key   string
	Thing schema.IRI
}

// NamesIn yields every name of r, in no promised order.
func NamesIn(ctx context.Context, r Reader) iter.Seq2[Name, error] {
	return func(yield func(Name, error) bool) {
		for q, err := range r.Quads(ctx, Pattern{Predicate: quad.IRI(schema.PKey)}) {
			s, ok1 := q.Subject.(quad.IRI)
			key, ok2 := q.Object.(quad.String)
			if err == nil && (!ok1 || !ok2) {
				continue
			}
			if !yield(Name{Key: string(key), Thing: schema.IRI(s)}, err) {
				return
			}
		}
	}
}

// Mentions yields every pair of a fact and a person, country, organisation, place
// or event that it mentions, in no promised order.
func Mentions(ctx context.Context, r Reader) iter.Seq2[[2]schema.IRI, error] {
	return endsOf(ctx, r, schema.PReports)
}

// Standings yields every pair of a fact and the document that it stands in, in no
// promised order.
func Standings(ctx context.Context, r Reader) iter.Seq2[[2]schema.IRI, error] {
	return endsOf(ctx, r, schema.PDocument)
}

func endsOf(ctx context.Context, r Reader, p schema.Predicate) iter.Seq2[[2]schema.IRI, error] {
	return func(yield func([2]schema.IRI, error) bool) {
		for q, err := range r.Quads(ctx, Pattern{Predicate: quad.IRI(p)}) {
			s, ok1 := q.Subject.(quad.IRI)
			o, ok2 := q.Object.(quad.IRI)
			if err == nil && (!ok1 || !ok2) {
				continue
			}
			if !yield([2]schema.IRI{schema.IRI(s), schema.IRI(o)}, err) {
				return
			}
		}
	}
}

// FactsAbout returns the facts of documents that a thing stands on, sorted.
func FactsAbout(ctx context.Context, r Reader, thing schema.IRI) ([]schema.IRI, error) {
	return factsOf(ctx, r, thing)
}

// DocumentsOf returns the documents that facts stand in, sorted.
func DocumentsOf(ctx context.Context, r Reader, facts []schema.IRI) ([]schema.IRI, error) {
	var out []schema.IRI
	for _, f := range facts {
		docs, err := objectsOf(ctx, r, f, schema.PDocument)
		if err != nil {
			return nil, err
		}
		out = append(out, docs...)
	}
	return sortedSet(out), nil
}

// Cite returns where facts stand, without their paragraphs, in the order of
// documents' dates.
func Cite(ctx context.Context, r Reader, facts []schema.IRI) ([]Citation, error) {
	return newCiter(r).cite(ctx, facts)
}

// CiteAround returns where facts stand, with their paragraphs, in the order of
// documents' dates.
func CiteAround(ctx context.Context, r Reader, facts []schema.IRI) ([]Citation, error) {
	c := newCiter(r)
	out, err := c.cite(ctx, facts)
	for i := range out {
		if err == nil {
			err = c.paragraph(ctx, &out[i])
		}
	}
	return out, err
}

// Describe returns a thing as drawings and tables show it.
func Describe(ctx context.Context, r Reader, thing schema.IRI) (Node, error) {
	return newDescriber(r).node(ctx, thing)
}

// Outline returns the dossier of a thing without the lists that may be long:
// what it is, to whom it belongs, offices, and of an event or act its parties,
// people and words.
func Outline(ctx context.Context, r Reader, thing schema.IRI) (*Dossier, error) {
	return Snapshot(ctx, r, func(r Reader) (*Dossier, error) {
		s := &shower{ctx: ctx, r: r, labels: newLabels(r), citer: newCiter(r)}
		d := &Dossier{IRI: thing, Kind: thing.Kind()}
		var err error
		if d.Name, err = s.labels.of(ctx, thing); err != nil {
			return nil, fmt.Errorf("outline of %s: %w", thing, err)
		}
		for _, part := range s.outline(d.Kind) {
			if err := part(d); err != nil {
				return nil, fmt.Errorf("outline of %s: %w", thing, err)
			}
		}
		return d, nil
	})
}

// outline lists the parts of a dossier whose length the kind of thing bounds.
func (s *shower) outline(k schema.Kind) []func(*Dossier) error {
	parts := []func(*Dossier) error{s.properties}
	switch k {
	case schema.KindPerson:
		return append(parts, s.tenures)
	case schema.KindOffice:
		return append(parts, s.holders)
	case schema.KindEvent:
		return append(parts, s.event)
	case schema.KindAct:
		return append(parts, s.itself)
	case schema.KindTarget:
		return append(parts, s.setBy)
	}
	return parts
}

// Build tells states of a store apart, as far as its documents and the number of
// its quads do.
type Build struct {
	ID        string `json:"id"`
	Documents int    `json:"documents"`
	Quads     int64  `json:"quads"`
}

// BuildOf returns the build of a store: a hash over the sums of its documents
// and the number of its quads.
func BuildOf(ctx context.Context, s *Store) (Build, error) {
	n, err := s.Size(ctx)
	if err != nil {
		return Build{}, err
	}
	var docs []string
	for q, err := range s.Quads(ctx, Pattern{Predicate: quad.IRI(schema.PSHA256)}) {
		if err != nil {
			return Build{}, fmt.Errorf("build of the store: %w", err)
		}
		docs = append(docs, valueText(q.Subject)+" "+valueText(q.Object))
	}
	slices.Sort(docs)
	sum := sha256.New()
	fmt.Fprintln(sum, n)
	for _, d := range docs {
		fmt.Fprintln(sum, d)
	}
	return Build{ID: hex.EncodeToString(sum.Sum(nil)[:8]), Documents: len(docs), Quads: n}, nil
}

// Stamp tells a change of a store that lives in a folder without reading it: by
// the size and time of the file that holds its quads. It is "" for other stores.
func (s *Store) Stamp() (string, error) {
	dir := s.Dir()
	if dir == "" {
		return "", nil
	}
	info, err := os.Stat(filepath.Join(dir, boltFile))
	if err != nil {
		return "", fmt.Errorf("look at the store: %w", err)
	}
	return fmt.Sprint(info.Size(), " ", info.ModTime().UnixNano()), nil
}

// Mentioned returns the people, countries, organisations, places and events that
// a fact mentions, sorted.
func Mentioned(ctx context.Context, r Reader, fact schema.IRI) ([]schema.IRI, error) {
	return objectsOf(ctx, r, fact, schema.PReports)
}

// DocumentLines returns the documents of r, in no promised order.
func DocumentLines(ctx context.Context, r Reader) ([]DocumentLine, error) {
	docs, err := things(ctx, r, Pattern{Predicate: quad.IRI(schema.PSHA256)}, quad.Subject)
	if err != nil {
		return nil, err
	}
	c := newCiter(r)
	out := make([]DocumentLine, 0, len(docs))
	for _, d := range docs {
		p, err := c.doc(ctx, d)
		if err != nil {
			return nil, err
		}
		out = append(out, documentLine(p))
	}
	return out, nil
}

func documentLine(p properties) DocumentLine {
	return DocumentLine{
		Doc: p.text(schema.PName), Title: p.text(schema.PTitle), Publisher: p.text(schema.PPublisher),
		Published: schema.Date(p.text(schema.PPublished)),
	}
}

// Text is a document with what was read from it.
type Text struct {
	DocumentLine
	Source string // where it was published (URL)
	Body   []byte
	Facts  []Citation // without paragraphs, in the order of their places
}

// ReadDocument returns a document of r. The error wraps [ErrNotFound] when r does
// not hold its text.
func ReadDocument(ctx context.Context, r Reader, doc schema.IRI) (*Text, error) {
	c := newCiter(r)
	p, err := c.doc(ctx, doc)
	if err != nil {
		return nil, err
	}
	body, err := r.GetDocument(ctx, p.text(schema.PSHA256))
	if err != nil {
		return nil, fmt.Errorf("text of %s: %w", doc.Local(), err)
	}
	facts, err := subjectsWithWords(ctx, r, doc)
	if err != nil {
		return nil, err
	}
	cited, err := c.cite(ctx, facts)
	if err != nil {
		return nil, err
	}
	return &Text{DocumentLine: documentLine(p), Source: p.text(schema.PSource), Body: body, Facts: cited}, nil
}
