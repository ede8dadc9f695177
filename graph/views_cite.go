package graph

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// citer reads what facts stand on. It remembers documents, and is for one
// goroutine.
type citer struct {
	r     Reader
	docs  map[schema.IRI]properties
	texts map[string][]byte // by SHA-256, the last few
}

func newCiter(r Reader) *citer {
	return &citer{r: r, docs: map[schema.IRI]properties{}, texts: map[string][]byte{}}
}

// cite returns the citations of facts without their paragraphs, in the order of
// date, document and place.
func (c *citer) cite(ctx context.Context, facts []schema.IRI) ([]Citation, error) {
	out := make([]Citation, 0, len(facts))
	for _, f := range facts {
		one, err := c.one(ctx, f)
		if err != nil {
			return nil, err
		}
		out = append(out, one)
	}
	slices.SortFunc(out, func(a, b Citation) int {
		return cmp.Or(
			schema.CompareDates(a.Published, b.Published), strings.Compare(a.Doc, b.Doc),
			cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), strings.Compare(string(a.Fact), string(b.Fact)),
		)
	})
	return out, nil
}

// first returns the earliest citation of what e stands on, nil when the store
// holds none.
func (c *citer) first(ctx context.Context, e Edge) (*Citation, error) {
	facts, err := Supports(ctx, c.r, e)
	if err != nil {
		return nil, err
	}
	all, err := c.cite(ctx, facts)
	if errors.Is(err, ErrNotFound) || err == nil && len(all) == 0 {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return &all[0], nil
}

func (c *citer) one(ctx context.Context, fact schema.IRI) (Citation, error) {
	p, err := propertiesOf(ctx, c.r, fact)
	if err != nil {
		return Citation{}, err
	}
	docs := p.things(schema.PDocument)
	if len(docs) == 0 {
		return Citation{}, fmt.Errorf("%s: %w; no document in the store tells it", fact, ErrNotFound)
	}
	doc, err := c.doc(ctx, docs[0])
	if err != nil {
		return Citation{}, err
	}
	out := Citation{
		Fact: fact, Doc: doc.text(schema.PName), Title: doc.text(schema.PTitle), Publisher: doc.text(schema.PPublisher),
		Published: schema.Date(doc.text(schema.PPublished)), Source: doc.text(schema.PSource),
		Evidence: schema.Evidence{
			Span:  schema.Span{Start: p.int(schema.PFirstByte), End: p.int(schema.PLastByte)},
			Quote: p.text(schema.PQuote),
		},
		Rule: p.text(schema.PRule),
	}
	for _, q := range p[schema.PConfidence] {
		if v, ok := q.Object.(quad.Float); ok {
			out.Confidence = float64(v)
		}
	}
	return out, nil
}

func (c *citer) doc(ctx context.Context, doc schema.IRI) (properties, error) {
	if p, ok := c.docs[doc]; ok {
		return p, nil
	}
	p, err := propertiesOf(ctx, c.r, doc)
	if err == nil {
		c.docs[doc] = p
	}
	return p, err
}

// paragraph reads the text around a citation's quote. Where the store does not
// hold the document's text, the quote stands alone.
func (c *citer) paragraph(ctx context.Context, at *Citation) error {
	doc, err := c.doc(ctx, schema.DocIRI(at.Doc))
	if err != nil {
		return err
	}
	sum := doc.text(schema.PSHA256)
	src, ok := c.texts[sum]
	if !ok {
		const kept = 8
		src, err = c.r.GetDocument(ctx, sum)
		switch {
		case errors.Is(err, ErrNotFound):
			at.Paragraph, at.Mark = at.Quote, schema.Span{End: len(at.Quote)}
			return nil
		case err != nil:
			return err
		}
		if len(c.texts) >= kept {
			clear(c.texts)
		}
		c.texts[sum] = src
	}
	if at.Start < 0 || at.End > len(src) || at.Start > at.End || string(src[at.Start:at.End]) != at.Quote {
		return fmt.Errorf("%s: bytes %d to %d of %s are not the words that the fact quotes; the store and its documents differ, run chancery verify",
			at.Fact, at.Start, at.End, at.Doc)
	}
	p := paragraphAround(src, at.Span)
	at.Paragraph = string(src[p.Start:p.End])
	at.Mark = schema.Span{Start: at.Start - p.Start, End: at.End - p.Start}
	return nil
}

// longParagraph is the number of bytes up to which lines are taken for one
// paragraph, and the most that is shown before or after a quote.
const longParagraph = 1200

// paragraphAround returns the paragraph of s: what blank lines enclose, or, where
// that is long, the lines of s, or, where they are long too, a piece cut between
// words.
func paragraphAround(src []byte, s schema.Span) schema.Span {
	for _, sep := range []string{"\n\n", "\n"} {
		p := enclosed(src, s, sep)
		if p.Len() <= longParagraph+s.Len() {
			return trimSpan(src, p, s)
		}
	}
	p := enclosed(src, s, "\n")
	if before := s.Start - longParagraph/2; before > p.Start {
		p.Start = wordBreak(src, before, s.Start)
	}
	if after := s.End + longParagraph/2; after < p.End {
		p.End = lastBreak(src, s.End, after)
	}
	return trimSpan(src, p, s)
}

// enclosed widens s to the separators before and after it. Carriage returns
// count as spaces, so that "\r\n\r\n" ends a paragraph at the line at least.
func enclosed(src []byte, s schema.Span, sep string) schema.Span {
	out := schema.Span{Start: 0, End: len(src)}
	if i := bytes.LastIndex(src[:s.Start], []byte(sep)); i >= 0 {
		out.Start = i + len(sep)
	}
	if i := bytes.Index(src[s.End:], []byte(sep)); i >= 0 {
		out.End = s.End + i
	}
	return out
}

// trimSpan takes the spaces off both ends of p, but nothing of what to keep.
func trimSpan(src []byte, p, keep schema.Span) schema.Span {
	left := len(bytes.TrimLeft(src[p.Start:keep.Start], " \t\r\n"))
	right := len(bytes.TrimRight(src[keep.End:p.End], " \t\r\n"))
	return schema.Span{Start: keep.Start - left, End: keep.End + right}
}

// wordBreak returns the place after the first space of src[from:to], or, where
// there is none, the first whole letter.
func wordBreak(src []byte, from, to int) int {
	if i := bytes.IndexByte(src[from:to], ' '); i >= 0 {
		return from + i + 1
	}
	for from < to && !utf8.RuneStart(src[from]) {
		from++
	}
	return from
}

// lastBreak returns the place of the last space of src[from:to], or, where there
// is none, the end of the last whole letter.
func lastBreak(src []byte, from, to int) int {
	if i := bytes.LastIndexByte(src[from:to], ' '); i >= 0 {
		return from + i
	}
	for to > from && !utf8.RuneStart(src[to]) {
		to--
	}
	return to
}
