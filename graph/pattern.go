package graph

import "github.com/cayleygraph/quad"

// Pattern selects quads: those that have every value that is set. The zero
// Pattern selects all.
type Pattern struct {
	Subject, Predicate, Object, Label quad.Value
}
