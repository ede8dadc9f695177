package explore

import (
	"fmt"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// Filter narrows down what is shown. An empty list admits all; the zero Filter
// admits everything.
type Filter struct {
	Kinds     []schema.Kind      `json:"kinds,omitempty"`
	Relations []schema.Predicate `json:"relations,omitempty"`
	Forces    []schema.Force     `json:"forces,omitempty"` // of acts
	Topics    []schema.Topic     `json:"topics,omitempty"` // of acts; one of them is enough
	// Since and Until bound the day of edges, events and acts, both included.
	// What no source dates is then left out.
	Since schema.Date `json:"since,omitempty"`
	Until schema.Date `json:"until,omitempty"`
}

// Empty reports whether f admits everything.
func (f *Filter) Empty() bool {
	return len(f.Kinds)+len(f.Relations)+len(f.Forces)+len(f.Topics) == 0 && !f.dated()
}

func (f *Filter) dated() bool { return f.Since.Known() || f.Until.Known() }

// Check says what in f is no kind, relation, force, topic or date.
func (f *Filter) Check() error {
	for _, k := range f.Kinds {
		if _, ok := kindLabels[k]; !ok {
			return fmt.Errorf("filter: no kind is called %q", k)
		}
	}
	for _, p := range f.Relations {
		if r, ok := schema.RelationOf(p); !ok || !r.Is(schema.InView) {
			return fmt.Errorf("filter: no edge is called %q; there are %v", p, edgeNames())
		}
	}
	for _, x := range f.Forces {
		if !x.Valid() {
			return fmt.Errorf("filter: no force is called %q; there are %v", x, schema.Forces)
		}
	}
	for _, t := range f.Topics {
		if !t.Valid() {
			return fmt.Errorf("filter: no topic is called %q; there are %v", t, schema.Topics)
		}
	}
	for _, d := range []schema.Date{f.Since, f.Until} {
		if !d.Valid() {
			return fmt.Errorf("filter: %q is no date; want 2021, 2021-06 or 2021-06-23", d)
		}
	}
	return nil
}

// admitsEdge reports whether f lets an edge through, as far as its predicate and
// its date tell. The office that a person held stays over all dates that its
// time touches.
func (f *Filter) admitsEdge(e graph.Edge) bool {
	if len(f.Relations) > 0 && !slices.Contains(f.Relations, e.Predicate) {
		return false
	}
	return f.admitsDay(e.Date())
}

func (f *Filter) admitsDay(d schema.Date) bool {
	return d.Between(f.Since, f.Until)
}

// admitsNode reports whether f lets a thing through for what it is itself.
func (f *Filter) admitsNode(n *graph.Node) bool {
	if len(f.Kinds) > 0 && !slices.Contains(f.Kinds, n.Kind) {
		return false
	}
	switch n.Kind {
	case schema.KindAct:
		if len(f.Forces) > 0 && !slices.Contains(f.Forces, schema.Force(n.Category)) {
			return false
		}
		if len(f.Topics) > 0 && !slices.ContainsFunc(f.Topics, func(t schema.Topic) bool { return slices.Contains(n.Topics, string(t)) }) {
			return false
		}
		return f.admitsDay(n.Date)
	case schema.KindEvent:
		return f.admitsDay(n.Date)
	}
	return true
}

// String writes f on a line: "act, event; since 2021".
func (f *Filter) String() string {
	var parts []string
	parts = appendList(parts, f.Kinds)
	parts = appendList(parts, f.Relations)
	parts = appendList(parts, f.Forces)
	parts = appendList(parts, f.Topics)
	if f.Since.Known() {
		parts = append(parts, "since "+string(f.Since))
	}
	if f.Until.Known() {
		parts = append(parts, "until "+string(f.Until))
	}
	if len(parts) == 0 {
		return "off"
	}
	return strings.Join(parts, "; ")
}

func appendList[T ~string](parts []string, list []T) []string {
	if len(list) == 0 {
		return parts
	}
	words := make([]string, len(list))
	for i, w := range list {
		words[i] = strings.TrimPrefix(string(w), "dip:")
	}
	return append(parts, strings.Join(words, ", "))
}
