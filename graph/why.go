package graph

import (
	"context"
	"errors"
	"fmt"
	"slices"

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
	return Snapshot(ctx, r, func(r Reader) ([]Citation, error) { return why(ctx, r, what) })
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
	return Snapshot(ctx, r, func(r Reader) ([]Citation, error) {
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
		return subjectsWithWords(ctx, r, i)
	case schema.KindDyad:
		return dyadActs(ctx, r, i)
	}
	facts, err := subjectsOf(ctx, r, schema.PReports, i)
	if err != nil || len(facts) > 0 {
		return facts, err
	}
	return partyFacts(ctx, r, i)
}

// subjectsWithWords returns the facts of a document that have a sentence of
// their own; the targets of acts stand on their acts' words.
func subjectsWithWords(ctx context.Context, r Reader, doc schema.IRI) ([]schema.IRI, error) {
	facts, err := subjectsOf(ctx, r, schema.PDocument, doc)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(facts, isFigure), nil
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
