package explore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// Card is what one sees of a thing first: what it is, by how many edges of which
// sorts it is joined with others, and the first places that it stands on.
type Card struct {
	IRI        schema.IRI          `json:"iri"`
	Kind       schema.Kind         `json:"kind"`
	Name       string              `json:"name"`
	Aliases    []string            `json:"aliases,omitempty"`
	Of         []graph.Named       `json:"of,omitempty"`
	On         schema.Date         `json:"on,omitempty"`
	Properties []graph.Property    `json:"properties,omitempty"`
	Offices    []graph.TenureLine  `json:"offices,omitempty"`
	Parties    []graph.Named       `json:"parties,omitempty"`
	People     []graph.Named       `json:"people,omitempty"`
	Targets    []graph.TargetLine  `json:"targets,omitempty"`
	Acts       []graph.LedgerEntry `json:"acts,omitempty"` // of an act: itself
	Documents  int                 `json:"documents"`      // that it stands on
	Relations  []RelationCount     `json:"relations"`
	Evidence   []Evidence          `json:"evidence"`
	More       int                 `json:"more_evidence,omitempty"`
}

// RelationCount says how many things a relation joins with a thing.
type RelationCount struct {
	Relation Relation    `json:"relation"`
	Label    string      `json:"label"`
	Count    int         `json:"count"`
	First    schema.Date `json:"first"` // the days of the edges
	Last     schema.Date `json:"last"`
}

// surroundings is what is read of a thing once for each build: its edges, and
// what it stands on.
type surroundings struct {
	relations []RelationCount
	facts     []schema.IRI
	documents int
}

// mostRemembered is how many things' surroundings are kept.
const mostRemembered = 4096

// surroundings returns what joins a thing with others.
func (e *Engine) surroundings(ctx context.Context, r graph.Reader, thing schema.IRI) (*surroundings, error) {
	k := e.remembered()
	k.mu.Lock()
	s, ok := k.about[thing]
	k.mu.Unlock()
	if ok {
		return s, nil
	}
	s, err := lookAround(ctx, r, thing)
	if err != nil {
		return nil, err
	}
	if s.documents, err = e.documentsOf(ctx, r, thing, s.facts); err != nil {
		return nil, err
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if len(k.about) >= mostRemembered {
		clear(k.about)
	}
	k.about[thing] = s
	return s, nil
}

func lookAround(ctx context.Context, r graph.Reader, thing schema.IRI) (*surroundings, error) {
	s := &surroundings{}
	others := map[Relation]map[schema.IRI]bool{}
	span := map[Relation]*RelationCount{}
	for e, err := range graph.Touching(ctx, r, thing) {
		if err != nil {
			return nil, err
		}
		rel, other := relationAt(thing, e)
		c := span[rel]
		if c == nil {
			c = &RelationCount{Relation: rel, Label: rel.Label()}
			span[rel], others[rel] = c, map[schema.IRI]bool{}
		}
		others[rel][other] = true
		c.reach(e.Date())
	}
	for rel, c := range span {
		c.Count = len(others[rel])
		s.relations = append(s.relations, *c)
	}
	slices.SortFunc(s.relations, func(a, b RelationCount) int {
		return cmp.Or(cmp.Compare(relationOrder(a.Relation), relationOrder(b.Relation)), strings.Compare(a.Relation.String(), b.Relation.String()))
	})
	var err error
	s.facts, err = graph.FactsAbout(ctx, r, thing)
	return s, err
}

// documentsOf returns in how many documents the facts about a thing stand.
func (e *Engine) documentsOf(ctx context.Context, r graph.Reader, thing schema.IRI, facts []schema.IRI) (int, error) {
	n, err := e.namesOf(ctx, r)
	if err != nil {
		return 0, err
	}
	if count, ok := n.documents[thing]; ok {
		return count, nil
	}
	docs, err := graph.DocumentsOf(ctx, r, facts)
	return len(docs), err
}

// reach widens the span of c's days to d.
func (c *RelationCount) reach(d schema.Date) {
	if !d.Known() {
		return
	}
	if !c.First.Known() || schema.CompareDates(d, c.First) < 0 {
		c.First = d
	}
	if !c.Last.Known() || schema.CompareDates(c.Last, d) < 0 {
		c.Last = d
	}
}

// relationOrder is the place of a relation's predicate in the vocabulary.
func relationOrder(r Relation) int {
	for i := range schema.Relations {
		if schema.Relations[i].Predicate == r.Predicate {
			return 2*i + map[bool]int{true: 1}[r.Inward]
		}
	}
	return 2 * len(schema.Relations)
}

// cardEvidence is how many places a card shows.
const cardEvidence = 5

// Card returns the card of a thing. The error wraps [graph.ErrNotFound] when the
// store knows nothing of it.
func (e *Engine) Card(ctx context.Context, thing schema.IRI) (*Card, error) {
	return asking(ctx, e, func(r graph.Reader) (*Card, error) {
		if err := mustKnow(ctx, r, thing); err != nil {
			return nil, err
		}
		d, err := graph.Outline(ctx, r, thing)
		if err != nil {
			return nil, err
		}
		s, err := e.surroundings(ctx, r, thing)
		if err != nil {
			return nil, err
		}
		c := &Card{
			IRI: d.IRI, Kind: d.Kind, Name: d.Name, Aliases: d.Aliases, Of: d.Of, On: d.On, Properties: d.Properties,
			Offices: d.Offices, Parties: d.Parties, People: d.People, Targets: d.Targets, Acts: d.Acts,
			Documents: s.documents, Relations: s.relations, More: max(0, len(s.facts)-cardEvidence),
		}
		if c.Relations == nil {
			c.Relations = []RelationCount{}
		}
		c.Evidence, err = evidenceOf(ctx, r, s.facts[:min(cardEvidence, len(s.facts))])
		return c, err
	})
}
