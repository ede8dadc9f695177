package export

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/piprate/json-gold/ld"

	"chancery/graph"
	"chancery/graph/internal/sample"
	"chancery/internal/golden"
	"chancery/schema"
)

// TestJSONLDByJSONGold has a JSON-LD processor turn what was written into
// N-Quads, and compares every quad.
func TestJSONLDByJSONGold(t *testing.T) {
	for _, base := range []string{"", "https://example.org/id/"} {
		s := Source{Reader: graph.NewSlice(append(collect(t, sampleSource()), oddQuads()...), nil), Base: base}
		var b bytes.Buffer
		if err := WriteJSONLD(t.Context(), &b, s); err != nil {
			t.Fatal(err)
		}
		var document any
		if err := json.Unmarshal(b.Bytes(), &document); err != nil {
			t.Fatal(err)
		}
		options := ld.NewJsonLdOptions("")
		options.Format = "application/n-quads"
		text, err := ld.NewJsonLdProcessor().ToRDF(document, options)
		if err != nil {
			t.Fatal(err)
		}
		got, err := readAll(text.(string), base)
		if err != nil {
			t.Fatal(err)
		}
		sameSet(t, got, collect(t, s))
	}
}

// TestJSONLDGolden shows the text, for review.
func TestJSONLDGolden(t *testing.T) {
	s := sampleSource()
	s.Things = []schema.IRI{sample.Park, sample.Son, sample.Goal2030}
	var b bytes.Buffer
	if err := WriteJSONLD(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/three.jsonld", b.Bytes())
}
