package export_test

import (
	"context"
	"os"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/graph/export"
)

func ExampleWriteNQuads() {
	text := `<person:park-jin> <dip:called> <person:bui-thanh-son> <date:2022-07-13> .
<person:park-jin> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <dip:Person> .
`
	var quads []quad.Quad
	for q, err := range export.ReadNQuads(strings.NewReader(text), "") {
		if err != nil {
			panic(err)
		}
		quads = append(quads, q)
	}
	s := export.Source{Reader: graph.NewSlice(quads, nil), Base: "https://example.org/"}
	if err := export.WriteNQuads(context.Background(), os.Stdout, s); err != nil {
		panic(err)
	}
	// Output:
	// <https://example.org/person:park-jin> <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <https://example.org/dip:Person> .
	// <https://example.org/person:park-jin> <https://example.org/dip:called> <https://example.org/person:bui-thanh-son> <https://example.org/date:2022-07-13> .
}
