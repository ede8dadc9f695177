package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// Edge is a flat edge of the view: what a path walks and an exporter draws.
type Edge struct {
	From      schema.IRI       `json:"from"`
	Predicate schema.Predicate `json:"predicate"`
	To        schema.IRI       `json:"to"`
	Label     schema.IRI       `json:"label,omitempty"` // the date of the occasion; "" for what has none
}

// ID returns the IRI of e itself, under which the graph keeps what e stands on
// where neither end tells: "edge:" and a hash of its subject, predicate, object and label. Both directions of a
// symmetric edge have the same ID.
func (e Edge) ID() schema.IRI {
	sum := sha256.Sum256([]byte(e.Canonical().String()))
	return schema.MakeIRI(schema.KindEdge, hex.EncodeToString(sum[:10]))
}

// Canonical returns e, turned round where it is symmetric and stands the other
// way.
func (e Edge) Canonical() Edge {
	if r, ok := schema.RelationOf(e.Predicate); ok && r.Symmetric && e.To < e.From {
		e.From, e.To = e.To, e.From
	}
	return e
}

// String writes e as [ParseEdge] reads it: "S P O LABEL".
func (e Edge) String() string {
	s := string(e.From) + " " + string(e.Predicate) + " " + string(e.To)
	if e.Label != "" {
		s += " " + string(e.Label)
	}
	return s
}

// Quad returns e as the store keeps it.
func (e Edge) Quad() quad.Quad {
	q := quad.Quad{Subject: quad.IRI(e.From), Predicate: quad.IRI(e.Predicate), Object: quad.IRI(e.To)}
	if e.Label != "" {
		q.Label = quad.IRI(e.Label)
	}
	return q
}

// Date returns the date that e is labelled with, "" when it has none or it is
// not known.
func (e Edge) Date() schema.Date { return labelDate(e.Label) }

// labelDate is the inverse of [schema.DateIRI] for days, months, years and
// intervals with a beginning.
func labelDate(label schema.IRI) schema.Date {
	if label.Kind() != schema.KindDate || label == UndatedLabel {
		return ""
	}
	return schema.Date(strings.Replace(label.Local(), "..", "/", 1))
}

// EdgeOf returns the view edge that q is, and false when q is something else: a
// property, a fact of the evidence layer, a description of an edge.
func EdgeOf(q quad.Quad) (Edge, bool) {
	s, ok1 := q.Subject.(quad.IRI)
	p, ok2 := q.Predicate.(quad.IRI)
	o, ok3 := q.Object.(quad.IRI)
	if !ok1 || !ok2 || !ok3 || IsEvidence(q) {
		return Edge{}, false
	}
	e := Edge{From: schema.IRI(s), Predicate: schema.Predicate(p), To: schema.IRI(o)}
	if l, ok := q.Label.(quad.IRI); ok {
		e.Label = schema.IRI(l)
	}
	r, ok := schema.RelationOf(e.Predicate)
	return e, ok && r.Is(schema.InView)
}

// ParseEdge reads "S P O [LABEL]", with or without angle brackets and a closing
// dot, as String, N-Quads and people write it. A predicate may lack its "dip:",
// a label its "date:".
func ParseEdge(s string) (Edge, error) {
	fields := strings.Fields(s)
	if n := len(fields); n > 0 && fields[n-1] == "." {
		fields = fields[:n-1]
	}
	if len(fields) != 3 && len(fields) != 4 {
		return Edge{}, fmt.Errorf("edge %q: want subject, predicate, object and perhaps a label, as in \"person:a dip:met person:b date:2021-06-23\"", s)
	}
	for i, f := range fields {
		fields[i] = strings.TrimSuffix(strings.TrimPrefix(f, "<"), ">")
	}
	if !strings.Contains(fields[1], ":") {
		fields[1] = "dip:" + fields[1]
	}
	e := Edge{From: schema.IRI(fields[0]), Predicate: schema.Predicate(fields[1]), To: schema.IRI(fields[2])}
	if len(fields) == 4 {
		e.Label = schema.IRI(fields[3])
		if e.Label.Kind() == "" {
			e.Label = schema.DateIRI(schema.Date(fields[3]))
		}
	}
	return e, nil
}

// standsOn returns the end of e that tells what e stands on, an act or an event,
// or "" where neither end does.
func (e Edge) standsOn() schema.IRI {
	for _, k := range []schema.Kind{schema.KindAct, schema.KindEvent} {
		for _, end := range []schema.IRI{e.From, e.To} {
			if end.Kind() == k {
				return end
			}
		}
	}
	return ""
}

// Supports returns the facts that e stands on, sorted: the act that it begins or
// ends at; else the reports of the event that it does; else the facts that the
// view noted for it.
func Supports(ctx context.Context, r Reader, e Edge) ([]schema.IRI, error) {
	switch end := e.standsOn(); end.Kind() {
	case schema.KindAct:
		return []schema.IRI{end}, nil
	case schema.KindEvent:
		return subjectsOf(ctx, r, schema.PReports, end)
	}
	return subjectsOf(ctx, r, schema.PSupports, e.ID())
}

// sortedSet sorts s and removes what is in it twice.
func sortedSet[T ~string](s []T) []T {
	slices.Sort(s)
	return slices.Compact(s)
}
