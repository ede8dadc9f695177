package explore

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// Evidence is one place that something stands on: the words in their paragraph.
// The paragraph is Prefix, Exact and Suffix together, cut in three for programs
// that do not count in bytes (https://www.w3.org/TR/annotation-model/#text-quote-selector).
type Evidence struct {
	Fact       schema.IRI  `json:"fact"`
	Doc        string      `json:"doc"`
	Title      string      `json:"title,omitempty"`
	Publisher  string      `json:"publisher,omitempty"`
	Published  schema.Date `json:"published"`
	Source     string      `json:"source,omitempty"` // where it was published (URL)
	Rule       string      `json:"rule,omitempty"`
	Confidence float64     `json:"confidence,omitempty"`
	Prefix     string      `json:"prefix"`
	Exact      string      `json:"exact"`
	Suffix     string      `json:"suffix"`
	Start      int         `json:"start"` // bytes of the document's text
	End        int         `json:"end"`
	Verdict    Verdict     `json:"verdict,omitempty"` // the session's
}

// Verdict is what a person said of a fact or an edge.
type Verdict string

// The verdicts.
const (
	Confirmed Verdict = "confirmed"
	Rejected  Verdict = "rejected"
)

// mostEvidence bounds the places of one answer: a country has tens of thousands.
const mostEvidence = 200

// Evidence returns the places that a thing or an edge stands on, as [graph.Why]
// takes them, in the order of documents' dates; of a thing that stands on more
// than 200, some 200 of them.
func (e *Engine) Evidence(ctx context.Context, what string) ([]Evidence, error) {
	return asking(ctx, e, func(r graph.Reader) ([]Evidence, error) {
		if thing := schema.IRI(what); len(strings.Fields(what)) == 1 && thing.Kind() != "" {
			facts, err := graph.FactsAbout(ctx, r, thing)
			if err == nil && len(facts) > mostEvidence {
				return evidenceOf(ctx, r, facts[:mostEvidence])
			}
		}
		places, err := graph.Why(ctx, r, what)
		if err != nil {
			return nil, err
		}
		return cited(places), nil
	})
}

func evidenceOf(ctx context.Context, r graph.Reader, facts []schema.IRI) ([]Evidence, error) {
	places, err := graph.CiteAround(ctx, r, facts)
	return cited(places), ignoreMissing(err)
}

// ignoreMissing lets a graph without its documents answer.
func ignoreMissing(err error) error {
	if errors.Is(err, graph.ErrNotFound) {
		return nil
	}
	return err
}

func cited(places []graph.Citation) []Evidence {
	out := make([]Evidence, 0, len(places))
	for i := range places {
		c := &places[i]
		x := Evidence{
			Fact: c.Fact, Doc: c.Doc, Title: c.Title, Publisher: c.Publisher, Published: c.Published, Source: c.Source,
			Rule: c.Rule, Confidence: c.Confidence, Exact: c.Quote, Start: c.Start, End: c.End,
		}
		if c.Paragraph != "" {
			x.Prefix, x.Exact, x.Suffix = c.Paragraph[:c.Mark.Start], c.Paragraph[c.Mark.Start:c.Mark.End], c.Paragraph[c.Mark.End:]
		}
		out = append(out, x)
	}
	return out
}

// mustKnow returns an error that wraps [graph.ErrNotFound] when the store says
// nothing of a thing.
func mustKnow(ctx context.Context, r graph.Reader, thing schema.IRI) error {
	known, err := graph.Known(ctx, r, thing)
	if err == nil && !known {
		err = fmt.Errorf("%q: %w; it may have gone with a document that was withdrawn or changed", thing, graph.ErrNotFound)
	}
	return err
}
