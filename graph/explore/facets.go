package explore

import (
	"chancery/graph"
	"chancery/schema"
)

// Facets count what is on the board, for choosing a filter.
type Facets struct {
	Kinds     []Count `json:"kinds"`
	Relations []Count `json:"relations"`
	Forces    []Count `json:"forces"`
	Topics    []Count `json:"topics"`
	Years     []Count `json:"years"` // of events and acts
}

// Count is a value and how often it occurs.
type Count struct {
	Value string `json:"value"`
	Label string `json:"label"`
	Count int    `json:"count"`
}

func facetsOf(nodes []describedNode, edges []graph.Edge) Facets {
	kinds, relations, forces, topics, years := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for i := range nodes {
		n := &nodes[i]
		kinds[string(n.Kind)]++
		if n.Kind == schema.KindAct {
			forces[n.Category]++
			for _, t := range n.Topics {
				topics[t]++
			}
		}
		if y := n.On.Year(); y != "" {
			years[y]++
		}
	}
	for _, x := range within(nodes, edges) {
		relations[string(x.Predicate)]++
	}
	same := func(s string) string { return s }
	return Facets{
		Kinds:     sortedCounts(kinds, func(s string) string { return kindLabel(schema.Kind(s)) }),
		Relations: sortedCounts(relations, func(s string) string { return PredicateLabel(schema.Predicate(s)) }),
		Forces:    sortedCounts(forces, same),
		Topics:    sortedCounts(topics, same),
		Years:     sortedCounts(years, same),
	}
}
