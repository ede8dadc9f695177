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

// Citation is one place in a document that something stands on.
type Citation struct {
	Fact      schema.IRI  `json:"fact"`
	Doc       string      `json:"doc"`
	Title     string      `json:"title,omitempty"`
	Publisher string      `json:"publisher,omitempty"`
	Published schema.Date `json:"published"`
	Source    string      `json:"source,omitempty"`
	schema.Evidence
	Rule       string  `json:"rule,omitempty"`
	Confidence float64 `json:"confidence,omitempty"`
	// Paragraph is the text around the quote, which is
	// Paragraph[Mark.Start:Mark.End]. It is empty where only the quote was asked
	// for.
	Paragraph string      `json:"paragraph,omitempty"`
	Mark      schema.Span `json:"mark,omitzero"`
}

// Why returns the places that a thing stands on, each with its paragraph, in
// the order of documents' dates. What may be an edge, "S P O [LABEL]" or
// "edge:HASH", an act, a fact, an event, or anything else that [Find] knows: of
// a person, the places that name them; of a target, the acts that set it. Of an
// edge without label, the places of all its occasions.
func Why(ctx context.Context, r Reader, what string) ([]Citation, error) {
	return oneState(ctx, r, func(r Reader) ([]Citation, error) { return why(ctx, r, what) })
}

func why(ctx context.Context, r Reader, what string) ([]Citation, error) {
	facts, err := standing(ctx, r, what)
	if err != nil {
		return nil, fmt.Errorf("why %q: %w", what, err)
	}
	if len(facts) == 0 {
		return nil, fmt.Errorf("why %q: %w; no fact in the store supports it", what, ErrNotFound)
	}
	c := newCiter(r)
	out, err := c.cite(ctx, facts)
	if err != nil {
		return nil, fmt.Errorf("why %q: %w", what, err)
	}
	for i := range out {
		if err := c.paragraph(ctx, &out[i]); err != nil {
			return nil, fmt.Errorf("why %q: %w", what, err)
		}
	}
	return out, nil
}

// Sources returns the places that a thing stands on, like [Why], but without
// their paragraphs; none where the store holds no evidence.
func Sources(ctx context.Context, r Reader, i schema.IRI) ([]Citation, error) {
	return oneState(ctx, r, func(r Reader) ([]Citation, error) {
		facts, err := factsOf(ctx, r, i)
		if err != nil {
			return nil, err
		}
		cited, err := newCiter(r).cite(ctx, facts)
		if errors.Is(err, ErrNotFound) {
			return nil, nil
		}
		return cited, err
	})
}

// standing returns the facts that what stands on.
func standing(ctx context.Context, r Reader, what string) ([]schema.IRI, error) {
	if e, err := ParseEdge(what); err == nil {
		if p, known := schema.RelationOf(e.Predicate); known && p.Is(schema.InView) {
			return edgeStanding(ctx, r, e)
		}
	}
	m, err := Find(ctx, r, what)
	if err != nil {
		return nil, err
	}
	return factsOf(ctx, r, m.IRI)
}

// edgeStanding finds the ends of an edge by name and returns what it stands on,
// under any label where e has none.
func edgeStanding(ctx context.Context, r Reader, e Edge) ([]schema.IRI, error) {
	for _, end := range []*schema.IRI{&e.From, &e.To} {
		m, err := Find(ctx, r, string(*end))
		if err != nil {
			return nil, err
		}
		*end = m.IRI
	}
	var facts []schema.IRI
	pattern := Pattern(e.Quad())
	for q, err := range r.Quads(ctx, pattern) {
		if err != nil {
			return nil, err
		}
		edge, ok := EdgeOf(q)
		if !ok {
			continue
		}
		supports, err := Supports(ctx, r, edge)
		if err != nil {
			return nil, err
		}
		facts = append(facts, supports...)
	}
	if facts == nil {
		return nil, fmt.Errorf("edge %s: %w", e, ErrNotFound)
	}
	return sortedSet(facts), nil
}

// factsOf returns the facts that tell of a thing.
func factsOf(ctx context.Context, r Reader, i schema.IRI) ([]schema.IRI, error) {
	switch i.Kind() {
	case schema.KindAct, schema.KindFact:
		return []schema.IRI{i}, nil
	case schema.KindEdge:
		return subjectsOf(ctx, r, schema.PSupports, i)
	case schema.KindTarget:
		return subjectsOf(ctx, r, schema.PTarget, i)
	case schema.KindTopic:
		return subjectsOf(ctx, r, schema.PTopic, i)
	case schema.KindDoc:
		return subjectsOf(ctx, r, schema.PDocument, i)
	case schema.KindDyad:
		return dyadActs(ctx, r, i)
	}
	facts, err := subjectsOf(ctx, r, schema.PReports, i)
	if err != nil || len(facts) > 0 {
		return facts, err
	}
	return partyFacts(ctx, r, i)
}

// partyFacts returns what a country or organisation does and takes part in,
// where no fact names it by itself.
func partyFacts(ctx context.Context, r Reader, party schema.IRI) ([]schema.IRI, error) {
	facts, err := subjectsOf(ctx, r, schema.PBy, party)
	if err != nil {
		return nil, err
	}
	events, err := subjectsOf(ctx, r, schema.PParty, party)
	if err != nil {
		return nil, err
	}
	for _, e := range events {
		reports, err := subjectsOf(ctx, r, schema.PReports, e)
		if err != nil {
			return nil, err
		}
		facts = append(facts, reports...)
	}
	return sortedSet(facts), nil
}

// dyadActs returns the acts of both countries together, and of each towards the
// other.
func dyadActs(ctx context.Context, r Reader, dyad schema.IRI) ([]schema.IRI, error) {
	members := dyadMembers(dyad)
	if len(members) != 2 {
		return nil, fmt.Errorf("%s is no pair of countries", dyad)
	}
	var sides [2]map[schema.IRI]bool
	var by [2][]schema.IRI
	for i, m := range members {
		sides[i] = map[schema.IRI]bool{}
		for _, p := range []schema.Predicate{schema.PBy, schema.PTo} {
			acts, err := subjectsOf(ctx, r, p, m)
			if err != nil {
				return nil, err
			}
			for _, a := range acts {
				sides[i][a] = true
			}
			if p == schema.PBy {
				by[i] = acts
			}
		}
	}
	var out []schema.IRI
	for i := range by {
		for _, a := range by[i] {
			if sides[1-i][a] {
				out = append(out, a)
			}
		}
	}
	return sortedSet(out), nil
}

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
			compareDates(a.Published, b.Published), strings.Compare(a.Doc, b.Doc),
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
