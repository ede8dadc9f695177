package explore

import (
	"fmt"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// Relation is how a thing is joined with things of one kind: over edges of one
// predicate, in one direction.
type Relation struct {
	Predicate schema.Predicate
	Inward    bool // the edges end at the thing; never of a symmetric predicate
	Kind      schema.Kind
}

// String writes r as [ParseRelation] reads it: "met>person", "by<act".
func (r Relation) String() string {
	arrow := ">"
	if r.Inward {
		arrow = "<"
	}
	return strings.TrimPrefix(string(r.Predicate), "dip:") + arrow + string(r.Kind)
}

// MarshalText and UnmarshalText write and read a Relation as its String.
func (r Relation) MarshalText() ([]byte, error) { return []byte(r.String()), nil }

// UnmarshalText reads what MarshalText writes.
func (r *Relation) UnmarshalText(text []byte) error {
	got, err := ParseRelation(string(text))
	if err == nil {
		*r = got
	}
	return err
}

// ParseRelation reads "met>person" and "by<act".
func ParseRelation(s string) (Relation, error) {
	i := strings.IndexAny(s, "<>")
	if i < 0 {
		return Relation{}, fmt.Errorf("relation %q: want a predicate, > or <, and a kind, as in \"met>person\"", s)
	}
	r := Relation{Predicate: schema.Predicate("dip:" + strings.TrimPrefix(s[:i], "dip:")), Inward: s[i] == '<', Kind: schema.Kind(s[i+1:])}
	known, ok := schema.RelationOf(r.Predicate)
	switch {
	case !ok || !known.Is(schema.InView):
		return Relation{}, fmt.Errorf("relation %q: no edge is called %q; there are %s", s, s[:i], strings.Join(edgeNames(), ", "))
	case known.Symmetric:
		r.Inward = false
	}
	if far := far(known, r.Inward); far != nil && !slices.Contains(far, r.Kind) {
		return Relation{}, fmt.Errorf("relation %q: %s joins with %v, not with %q", s, s[:i], far, r.Kind)
	}
	return r, nil
}

// far returns the kinds at the other end of edges.
func far(r schema.Relation, inward bool) []schema.Kind {
	if inward {
		return r.Domain
	}
	return r.Range
}

func edgeNames() []string {
	var out []string
	for i := range schema.Relations {
		if r := &schema.Relations[i]; r.Is(schema.InView) {
			out = append(out, strings.TrimPrefix(string(r.Predicate), "dip:"))
		}
	}
	return out
}

// relationAt returns the relation that e is for the thing at one of its ends,
// and the thing at the other.
func relationAt(thing schema.IRI, e graph.Edge) (Relation, schema.IRI) {
	r := Relation{Predicate: e.Predicate, Kind: e.To.Kind()}
	other := e.To
	if e.From != thing {
		other = e.From
		known, _ := schema.RelationOf(e.Predicate)
		r.Kind, r.Inward = e.From.Kind(), !known.Symmetric
	}
	return r, other
}

// Label is what a person reads for r at a thing: "met (people)".
func (r Relation) Label() string {
	return readable(r.Predicate, r.Inward) + " (" + kindLabel(r.Kind) + ")"
}

// inwardLabels are the relations read from the end that they lead to, where
// "is … of" is no English.
var inwardLabels = map[schema.Predicate]string{
	schema.PVisited: "visited by", schema.PWitnessed: "witnessed by", schema.PAttended: "attended by",
	schema.PParty: "took part in", schema.PHeldOffice: "held by", schema.PTargets: "aim of",
	schema.PBy: "acts", schema.PTo: "addressed by", schema.PSpeaker: "said", schema.PTopic: "topic of",
	schema.PTarget: "named in", schema.POccasion: "acts done there",
	schema.PAgreed: "agreed by", schema.PPledged: "pledged by", schema.PRequested: "requested by",
	schema.PProposed: "proposed by", schema.PInvited: "invitation by", schema.PAffirmed: "affirmed by",
	schema.PHoped: "hoped by", schema.PAppreciated: "appreciated by", schema.PConcerned: "concern of",
	schema.PDiscussed: "discussed by",
	schema.PConcerns:  "concern of acts and events",
}

var outwardLabels = map[schema.Predicate]string{
	schema.PHeldOffice: "held office", schema.PParty: "parties", schema.PBy: "act of", schema.PTo: "addressed to",
	schema.PSpeaker: "spoken by", schema.PTopic: "topics", schema.PTarget: "sums and goals", schema.POccasion: "done at",
	schema.PTargets: "aims at", schema.PConcerns: "concerns",
}

func readable(p schema.Predicate, inward bool) string {
	labels := outwardLabels
	if inward {
		labels = inwardLabels
	}
	if l, ok := labels[p]; ok {
		return l
	}
	return strings.TrimPrefix(string(p), "dip:")
}

var kindLabels = map[schema.Kind]string{
	schema.KindPerson: "people", schema.KindCountry: "countries", schema.KindOrg: "organisations", schema.KindDyad: "pairs",
	schema.KindPlace: "places", schema.KindOffice: "offices", schema.KindEvent: "events", schema.KindAct: "acts",
	schema.KindAgreement: "agreements", schema.KindPolicy: "policies", schema.KindProject: "projects", schema.KindDispute: "disputes",
	schema.KindTarget: "targets", schema.KindThread: "threads", schema.KindTopic: "topics", schema.KindDoc: "documents",
}

// kindLabel is what a person reads for many things of a kind.
func kindLabel(k schema.Kind) string {
	if l, ok := kindLabels[k]; ok {
		return l
	}
	return string(k)
}

// KindLabel is what a person reads for many things of a kind: "people".
func KindLabel(k schema.Kind) string { return kindLabel(k) }

// PredicateLabel is what a person reads for an edge from its beginning: "met".
func PredicateLabel(p schema.Predicate) string { return readable(p, false) }
