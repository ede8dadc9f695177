package graph

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/schema"
)

// RowThings collects the things that the results of a query name, each once, in
// the order in which they came; within an object in the order of its tags.
// Predicates are no things. The zero RowThings is empty and ready.
type RowThings struct {
	list []schema.IRI
	seen map[schema.IRI]bool
}

// Add collects the things of one row. It fails where the row is no JSON.
func (r *RowThings) Add(row Row) error {
	var v any
	if err := json.Unmarshal(row, &v); err != nil {
		return fmt.Errorf("read a result of the query: %w", err)
	}
	r.add(v)
	return nil
}

// List returns what was collected.
func (r *RowThings) List() []schema.IRI { return r.list }

func (r *RowThings) add(v any) {
	switch v := v.(type) {
	case string:
		inner, ok := strings.CutPrefix(v, "<")
		inner, closed := strings.CutSuffix(inner, ">")
		if iri := schema.IRI(inner); ok && closed && iri.Kind() != "" {
			r.addIRI(iri)
		}
	case []any:
		for _, x := range v {
			r.add(x)
		}
	case map[string]any:
		for _, key := range slices.Sorted(maps.Keys(v)) {
			r.add(v[key])
		}
	}
}

func (r *RowThings) addIRI(iri schema.IRI) {
	if _, predicate := schema.RelationOf(schema.Predicate(iri)); predicate || r.seen[iri] {
		return
	}
	if r.seen == nil {
		r.seen = map[schema.IRI]bool{}
	}
	r.seen[iri] = true
	r.list = append(r.list, iri)
}
