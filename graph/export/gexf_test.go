package export

import (
	"bytes"
	"encoding/xml"
	"testing"
)

// TestGEXF13 holds what Gephi needs and NetworkX does not read: no two parallel
// edges of one kind, and days from which and until which things exist.
func TestGEXF13(t *testing.T) {
	var b bytes.Buffer
	if err := WriteGEXF(t.Context(), &b, sampleSource()); err != nil {
		t.Fatal(err)
	}
	type thing struct {
		ID     string `xml:"id,attr"`
		Source string `xml:"source,attr"`
		Target string `xml:"target,attr"`
		Kind   string `xml:"kind,attr"`
		Start  string `xml:"start,attr"`
		End    string `xml:"end,attr"`
	}
	var g struct {
		XMLName xml.Name `xml:"http://gexf.net/1.3 gexf"`
		Nodes   []thing  `xml:"graph>nodes>node"`
		Edges   []thing  `xml:"graph>edges>edge"`
	}
	if err := xml.Unmarshal(b.Bytes(), &g); err != nil {
		t.Fatal(err)
	}
	seen := map[[3]string]bool{}
	second := false
	for _, e := range g.Edges {
		key := [3]string{e.Source, e.Target, e.Kind}
		if seen[key] {
			t.Errorf("%v twice", key)
		}
		seen[key] = true
		second = second || e.Kind == "called 2"
	}
	if !second {
		t.Error("no second call between the countries")
	}
	for _, n := range g.Nodes {
		if n.ID == "event:2021-06-23-visit-kr-vn" && (n.Start != "2021-06-21" || n.End != "2021-06-23") {
			t.Errorf("the visit lasts from %q to %q", n.Start, n.End)
		}
	}
}
