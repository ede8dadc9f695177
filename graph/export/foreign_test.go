package export

import (
	"bytes"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"chancery/graph"
	"chancery/graph/internal/sample"
	"chancery/schema"
)

// sampleSource returns the sample, with a person whose name tries the escapes of
// every format, and parallel edges.
func sampleSource() Source {
	rec := sample.Record()
	rec.Entities = append(rec.Entities, schema.Entity{
		ID: "person:odd", Name: "Odd \"Name\" <b>&'x'\\ \u200bżółć 外", Names: []string{"two\nlines", "tab\tbed", "semi; colon, comma"}, Country: "KR",
	})
	quads := graph.ViewQuads(rec)
	for _, f := range sample.Facts() {
		quads = append(quads, graph.EvidenceQuads(f)...)
	}
	return Source{Reader: graph.NewSlice(quads, sample.Documents())}
}

// python returns an interpreter that has a module, or skips the test.
func python(t *testing.T, module string) string {
	t.Helper()
	for _, name := range []string{"python3", "/usr/bin/python3"} {
		if exec.Command(name, "-c", "import "+module).Run() == nil {
			return name
		}
	}
	t.Skipf("no python3 with the module %s here: not read back by it (Debian: python3-%s)", module, module)
	return ""
}

// tool returns a program, or skips the test.
func tool(t *testing.T, name, debian string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("no %s here: not read back by it (Debian: %s)", name, debian)
	}
	return path
}

// printed returns what a program prints.
func printed(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var out, problems bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &problems
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, problems.String())
	}
	return out.Bytes()
}

// written exports s into a file of its own.
func written(t *testing.T, format string, s Source) string {
	t.Helper()
	f, err := Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := f.Write(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph"+f.Ext)
	if err := os.WriteFile(path, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// foreignGraph is a graph as another program understood it.
type foreignGraph struct {
	Directed, Multigraph bool
	Nodes                map[string]map[string]any
	Edges                []struct {
		Source, Target, Key string
		Attributes          map[string]any
	}
}

func foreign(t *testing.T, out []byte) *foreignGraph {
	t.Helper()
	var g foreignGraph
	if err := json.Unmarshal(out, &g); err != nil {
		t.Fatalf("%v in %.300s", err, out)
	}
	return &g
}

// sameAttributes compares what a program read with the columns of a thing.
func sameAttributes[T any](t *testing.T, what string, got map[string]any, columns []column[T], thing *T) {
	t.Helper()
	want := 0
	for _, c := range columns {
		v := c.of(thing)
		if v == "" {
			continue
		}
		want++
		switch g := got[c.name].(type) {
		case string:
			if g != v || c.typ != text {
				t.Errorf("%s: %s is %q, want %q", what, c.name, g, v)
			}
		case float64:
			if f, err := strconv.ParseFloat(v, 64); err != nil || f != g || c.typ == text {
				t.Errorf("%s: %s is %v, want %q", what, c.name, g, v)
			}
		default:
			t.Errorf("%s: %s is %v, want %q", what, c.name, g, v)
		}
	}
	if len(got) != want {
		t.Errorf("%s: %d attributes, want %d: %v", what, len(got), want, got)
	}
}

// sameGraph compares what a program read with the projection that was written.
func sameGraph(t *testing.T, g *foreignGraph, s Source) {
	t.Helper()
	p, err := graph.Project(t.Context(), s.Reader, s.Things...)
	if err != nil {
		t.Fatal(err)
	}
	if !g.Directed || !g.Multigraph {
		t.Errorf("directed %v, multigraph %v; want both", g.Directed, g.Multigraph)
	}
	if len(g.Nodes) != p.Len() {
		t.Errorf("%d nodes, want %d", len(g.Nodes), p.Len())
	}
	for n, err := range p.Nodes(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		sameAttributes(t, string(n.IRI), g.Nodes[nmtoken(string(n.IRI))], nodeColumns(), &n)
	}
	edges := map[string]int{}
	for i, e := range g.Edges {
		edges[e.Key] = i
	}
	links := 0
	for l, err := range p.Links(t.Context()) {
		if err != nil {
			t.Fatal(err)
		}
		links++
		i, ok := edges[string(l.ID())]
		if !ok {
			t.Errorf("edge %s is gone", l.Edge)
			continue
		}
		e := g.Edges[i]
		if e.Source != nmtoken(string(l.From)) || e.Target != nmtoken(string(l.To)) {
			t.Errorf("edge %s leads from %s to %s", l.Edge, e.Source, e.Target)
		}
		sameAttributes(t, l.String(), e.Attributes, linkColumns(), &l)
	}
	if len(g.Edges) != links || len(edges) != links {
		t.Errorf("%d edges under %d keys, want %d", len(g.Edges), len(edges), links)
	}
}

// TestForeignReaders has other people's programs read what was written, and
// compares every node, edge and attribute.
func TestForeignReaders(t *testing.T) {
	for _, tt := range []struct{ format, module string }{
		{"graphml", "networkx"},
		{"graphml", "igraph"},
		{"yed", "networkx"},
		{"yed", "igraph"},
		{"gexf12", "networkx"},
	} {
		t.Run(tt.format+" by "+tt.module, func(t *testing.T) {
			interpreter := python(t, tt.module)
			s := sampleSource()
			path := written(t, tt.format, s)
			sameGraph(t, foreign(t, printed(t, interpreter, filepath.Join("testdata", "read_"+tt.module+".py"), tt.format, path)), s)
		})
	}
}

// TestSelection holds that a selection leaves nothing but its things and what
// joins them.
func TestSelection(t *testing.T) {
	interpreter := python(t, "networkx")
	s := sampleSource()
	s.Things = []schema.IRI{sample.Son, sample.Park, sample.KOICA, sample.Son}
	g := foreign(t, printed(t, interpreter, filepath.Join("testdata", "read_networkx.py"), "graphml", written(t, "graphml", s)))
	if len(g.Nodes) != 3 || len(g.Edges) != 1 || g.Edges[0].Attributes["relation"] != "called" {
		t.Errorf("%d nodes, edges %+v; want three and one call", len(g.Nodes), g.Edges)
	}
	sameGraph(t, g, s)
}

// TestXMLByXmllint has libxml2 parse every format that is XML.
func TestXMLByXmllint(t *testing.T) {
	xmllint := tool(t, "xmllint", "libxml2-utils")
	checked := 0
	for _, f := range Formats() {
		if !strings.Contains(f.Media, "xml") {
			continue
		}
		checked++
		printed(t, xmllint, "--noout", written(t, f.Name, sampleSource()))
	}
	if checked < 4 {
		t.Errorf("%d formats checked, want the four of GraphML and GEXF at least", checked)
	}
}
