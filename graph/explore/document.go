package explore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/internal/fold"
	"chancery/schema"
)

// DocumentLine is a document in a list.
type DocumentLine struct {
	graph.DocumentLine
	IRI   schema.IRI `json:"iri"`
	Facts int        `json:"facts"` // people, events and acts that it tells of
}

// DocumentList is a part of the documents of a store, the latest first.
type DocumentList struct {
	Total  int            `json:"total"`
	Offset int            `json:"offset"`
	Items  []DocumentLine `json:"items"`
}

// Documents returns the documents in whose name, title or publisher every typed
// word begins a word; all when nothing is typed.
func (e *Engine) Documents(ctx context.Context, typed string, offset, limit int) (*DocumentList, error) {
	if limit <= 0 {
		limit = PageSize
	}
	return asking(ctx, e, func(r graph.Reader) (*DocumentList, error) {
		all, err := e.documents(ctx, r)
		if err != nil {
			return nil, err
		}
		words := strings.FieldsFunc(fold.Slug(typed), isHyphen)
		var fit []DocumentLine
		for i := range all {
			if all[i].has(words) {
				fit = append(fit, all[i])
			}
		}
		from := min(max(0, offset), len(fit))
		items := fit[from:min(from+limit, len(fit))]
		return &DocumentList{Total: len(fit), Offset: from, Items: append([]DocumentLine{}, items...)}, nil
	})
}

func isHyphen(r rune) bool { return r == '-' }

// has reports whether each word begins a word of what the line says.
func (d *DocumentLine) has(words []string) bool {
	if len(words) == 0 {
		return true
	}
	text := "-" + fold.Slug(d.Doc+" "+d.Title+" "+d.Publisher+" "+string(d.Published))
	return !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, "-"+w) })
}

// documents reads the list of documents once for each build of the store.
func (e *Engine) documents(ctx context.Context, r graph.Reader) ([]DocumentLine, error) {
	n, err := e.namesOf(ctx, r)
	if err != nil {
		return nil, err
	}
	k := e.remembered()
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.docs != nil {
		return k.docs, nil
	}
	list, err := graph.DocumentLines(ctx, r)
	if err != nil {
		return nil, err
	}
	out := make([]DocumentLine, 0, len(list))
	for _, d := range list {
		iri := schema.DocIRI(d.Doc)
		out = append(out, DocumentLine{DocumentLine: d, IRI: iri, Facts: n.facts[iri]})
	}
	slices.SortFunc(out, func(a, b DocumentLine) int {
		return cmp.Or(strings.Compare(string(b.Published), string(a.Published)), strings.Compare(a.Doc, b.Doc))
	})
	k.docs = out
	return out, nil
}

// DocumentText is a document's text, cut where what was read from it begins and
// ends.
type DocumentText struct {
	DocumentLine
	Source     string                    `json:"source,omitempty"` // where it was published (URL)
	Paragraphs [][]Segment               `json:"paragraphs"`
	Facts      map[schema.IRI]MarkedFact `json:"facts"`
}

// Segment is a piece of text, and the facts whose words it is part of.
type Segment struct {
	Text  string       `json:"text"`
	Facts []schema.IRI `json:"facts"`
}

// MarkedFact is what a fact says, in a few words.
type MarkedFact struct {
	Kind  schema.Kind `json:"kind"`            // act, event or person
	Label string      `json:"label"`           // "agree · Viet Nam · trade"
	Thing schema.IRI  `json:"thing,omitempty"` // the act, or the event or person that a fact mentions
}

// Document returns the text of a document with its facts marked.
func (e *Engine) Document(ctx context.Context, doc schema.IRI) (*DocumentText, error) {
	return asking(ctx, e, func(r graph.Reader) (*DocumentText, error) {
		if err := mustKnow(ctx, r, doc); err != nil {
			return nil, err
		}
		text, err := graph.ReadDocument(ctx, r, doc)
		if err != nil {
			return nil, err
		}
		out := &DocumentText{
			DocumentLine: DocumentLine{DocumentLine: text.DocumentLine, IRI: doc, Facts: len(text.Facts)},
			Source:       text.Source, Facts: map[schema.IRI]MarkedFact{},
		}
		for i := range text.Facts {
			m, err := markedFact(ctx, r, text.Facts[i].Fact)
			if err != nil {
				return nil, err
			}
			out.Facts[text.Facts[i].Fact] = m
		}
		out.Paragraphs = paragraphs(text.Body, text.Facts)
		return out, nil
	})
}

func markedFact(ctx context.Context, r graph.Reader, fact schema.IRI) (MarkedFact, error) {
	m := MarkedFact{Kind: fact.Kind(), Thing: fact}
	if fact.Kind() != schema.KindAct {
		mentioned, err := graph.Mentioned(ctx, r, fact)
		if err != nil {
			return m, err
		}
		for _, t := range mentioned {
			m.Kind, m.Thing = t.Kind(), t
			if t.Kind() == schema.KindEvent || t.Kind() == schema.KindPerson {
				break
			}
		}
	}
	n, err := graph.Describe(ctx, r, m.Thing)
	if err != nil {
		return m, err
	}
	m.Label = n.Name
	if len(n.Topics) > 0 {
		m.Label += " · " + strings.Join(n.Topics, ", ")
	}
	return m, nil
}

// paragraphs cuts a text at blank lines into paragraphs, and these where a fact's
// words begin or end.
func paragraphs(body []byte, facts []graph.Citation) [][]Segment {
	cuts := []int{0, len(body)}
	for i := range facts {
		cuts = append(cuts, facts[i].Start, facts[i].End)
	}
	breaks := map[int]bool{}
	for at := 0; ; {
		i := strings.Index(string(body[at:]), "\n\n")
		if i < 0 {
			break
		}
		at += i + 2
		for at < len(body) && body[at] == '\n' {
			at++
		}
		breaks[at] = true
		cuts = append(cuts, at)
	}
	slices.Sort(cuts)
	cuts = slices.Compact(cuts)
	out := [][]Segment{{}}
	for i := 1; i < len(cuts); i++ {
		from, to := cuts[i-1], cuts[i]
		if breaks[from] && len(out[len(out)-1]) > 0 {
			out = append(out, []Segment{})
		}
		last := len(out) - 1
		out[last] = append(out[last], Segment{Text: string(body[from:to]), Facts: covering(facts, from, to)})
	}
	return out
}

// covering returns the facts whose words include the bytes from from to to.
func covering(facts []graph.Citation, from, to int) []schema.IRI {
	out := []schema.IRI{}
	for i := range facts {
		if facts[i].Start <= from && to <= facts[i].End {
			out = append(out, facts[i].Fact)
		}
	}
	return out
}
