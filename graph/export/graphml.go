package export

import (
	"context"
	"fmt"
	"io"
	"unicode/utf8"

	"chancery/graph"
)

// WriteGraphML writes the view as GraphML (http://graphml.graphdrawing.org/):
// a directed graph whose nodes and edges carry the attributes of the columns.
// Edges keep their own ids, so that parallel ones stay apart.
func WriteGraphML(ctx context.Context, w io.Writer, s Source) error {
	return writeGraphML(ctx, w, s, graphMLFlavour{})
}

// WriteYEd writes the view as GraphML with the shapes, colours and labels of
// yEd (https://www.yworks.com/products/yed), which lays it out.
func WriteYEd(ctx context.Context, w io.Writer, s Source) error {
	return writeGraphML(ctx, w, s, graphMLFlavour{
		namespace: ` xmlns:y="http://www.yworks.com/xml/graphml"`,
		keys: `<key id="node.graphics" for="node" yfiles.type="nodegraphics"/>
<key id="edge.graphics" for="edge" yfiles.type="edgegraphics"/>
`,
		node: yEdNode,
		edge: yEdEdge,
	})
}

// graphMLFlavour is what a program wants beside the attributes.
type graphMLFlavour struct {
	namespace string
	keys      string
	node      func(*graph.Node) string
	edge      func(*graph.Link) string
}

func writeGraphML(ctx context.Context, w io.Writer, s Source, f graphMLFlavour) error {
	p, err := graph.Project(ctx, s.Reader, s.Things...)
	if err != nil {
		return err
	}
	x := newXMLWriter(w)
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"` + f.namespace +
		` xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	graphMLKeys(x, "node", nodeColumns())
	graphMLKeys(x, "edge", linkColumns())
	x.raw(f.keys + "<graph id=\"chancery\" edgedefault=\"directed\">\n")
	columns := nodeColumns()
	for n, err := range p.Nodes(ctx) {
		if err != nil {
			return err
		}
		x.rawf("<node id=\"%s\">", nmtoken(string(n.IRI)))
		graphMLData(x, "node", columns, &n)
		if f.node != nil {
			x.raw("<data key=\"node.graphics\">" + f.node(&n) + "</data>")
		}
		x.raw("</node>\n")
	}
	edgeColumns := linkColumns()
	for l, err := range p.Links(ctx) {
		if err != nil {
			return err
		}
		x.rawf("<edge id=\"%s\" source=\"%s\" target=\"%s\">", l.ID(), nmtoken(string(l.From)), nmtoken(string(l.To)))
		graphMLData(x, "edge", edgeColumns, &l)
		if f.edge != nil {
			x.raw("<data key=\"edge.graphics\">" + f.edge(&l) + "</data>")
		}
		x.raw("</edge>\n")
	}
	x.raw("</graph>\n</graphml>\n")
	return x.finish()
}

// yEdNode draws a node as wide as its name.
func yEdNode(n *graph.Node) string {
	const letter, margin, height = 7, 20, 30 // points
	look := looks(n.Kind)
	return fmt.Sprintf(`<y:ShapeNode><y:Geometry height="%d" width="%d"/><y:Fill color="%s"/><y:NodeLabel>%s</y:NodeLabel><y:Shape type="%s"/></y:ShapeNode>`,
		height, margin+letter*utf8.RuneCountInString(n.Name), look.fill, escaped(n.Name), look.yEd)
}

// yEdEdge draws an edge with its relation and date, and an arrow where it has a
// direction.
func yEdEdge(l *graph.Link) string {
	label, arrow := relation(l.Predicate), "standard"
	if d := l.Date(); d.Known() {
		label += " " + string(d)
	}
	if symmetric(l.Predicate) {
		arrow = "none"
	}
	return fmt.Sprintf(`<y:PolyLineEdge><y:Arrows source="none" target="%s"/><y:EdgeLabel>%s</y:EdgeLabel></y:PolyLineEdge>`, arrow, escaped(label))
}

func graphMLKeys[T any](x *xmlWriter, domain string, columns []column[T]) {
	for _, c := range columns {
		x.rawf("<key id=\"%s.%s\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"><desc>%s</desc></key>\n",
			domain, c.name, domain, c.name, graphMLType(c.typ), escaped(c.doc))
	}
}

func graphMLData[T any](x *xmlWriter, domain string, columns []column[T], thing *T) {
	for _, c := range columns {
		if v := c.of(thing); v != "" {
			x.rawf("<data key=\"%s.%s\">%s</data>", domain, c.name, escaped(v))
		}
	}
}

func graphMLType(t valueType) string {
	switch t {
	case integer:
		return "int"
	case number:
		return "double"
	case text:
	}
	return "string"
}
