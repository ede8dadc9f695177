package export

import (
	"encoding/json"
	"testing"

	"chancery/graph"
)

// TestDOTByGraphviz has Graphviz read the graph, and compares nodes, edges,
// labels and quotes.
func TestDOTByGraphviz(t *testing.T) {
	dot := tool(t, "dot", "graphviz")
	s := sampleSource()
	out := printed(t, dot, "-Tdot_json", "-Kneato", written(t, "dot", s))
	var g struct {
		Objects []struct {
			Name, Label, Tooltip string
		}
		Edges []struct {
			Tail, Head         int
			ID, Label, Tooltip string
		}
	}
	if err := json.Unmarshal(out, &g); err != nil {
		t.Fatalf("%v in %.200s", err, out)
	}
	p, err := graph.Project(t.Context(), s.Reader)
	if err != nil {
		t.Fatal(err)
	}
	labels := map[string]string{}
	tooltips := map[string]string{}
	for _, o := range g.Objects {
		labels[o.Name], tooltips[o.Name] = o.Label, o.Tooltip
	}
	nodes := 0
	for n, err := range p.Nodes(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		nodes++
		id := string(n.IRI)
		if quotedDOT(labels[id]) != dotLabel(n.Name) || quotedDOT(tooltips[id]) != dotLabel(n.Quote) {
			t.Errorf("%s: label %q, tooltip %q; want %q, %q", id, labels[id], tooltips[id], n.Name, n.Quote)
		}
	}
	if len(g.Objects) != nodes {
		t.Errorf("%d nodes, want %d", len(g.Objects), nodes)
	}
	edges := map[string]int{}
	for i, e := range g.Edges {
		edges[e.ID] = i
	}
	links := 0
	for l, err := range p.Links(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		links++
		e := g.Edges[edges[string(l.ID())]]
		if g.Objects[e.Tail].Name != string(l.From) || g.Objects[e.Head].Name != string(l.To) || quotedDOT(e.Tooltip) != dotLabel(l.Quote) {
			t.Errorf("%s is read as %+v", l.Edge, e)
		}
	}
	if len(g.Edges) != links || len(edges) != links {
		t.Errorf("%d edges, want %d", len(g.Edges), links)
	}
}

// quotedDOT writes what Graphviz read, which keeps all escapes but that of the
// quotation mark, as it stood in the file.
func quotedDOT(s string) string { return dotID(s) }
