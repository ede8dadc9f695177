package export

import (
	"context"
	"io"

	"chancery/graph"
)

// WriteGraphML writes the view as GraphML (http://graphml.graphdrawing.org/):
// a directed graph whose nodes and edges carry the attributes of the columns.
// Edges keep their own ids, so that parallel ones stay apart.
func WriteGraphML(ctx context.Context, w io.Writer, s Source) error {
	p, err := graph.Project(ctx, s.Reader, s.Things...)
	if err != nil {
		return err
	}
	x := newXMLWriter(w)
	x.raw(`<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" ` +
		`xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
`)
	graphMLKeys(x, "node", nodeColumns())
	graphMLKeys(x, "edge", linkColumns())
	x.raw("<graph id=\"chancery\" edgedefault=\"directed\">\n")
	columns := nodeColumns()
	for n, err := range p.Nodes(ctx) {
		if err != nil {
			return err
		}
		x.rawf("<node id=\"%s\">", nmtoken(string(n.IRI)))
		graphMLData(x, "node", columns, &n)
		x.raw("</node>\n")
	}
	edgeColumns := linkColumns()
	for l, err := range p.Links(ctx) {
		if err != nil {
			return err
		}
		x.rawf("<edge id=\"%s\" source=\"%s\" target=\"%s\">", l.ID(), nmtoken(string(l.From)), nmtoken(string(l.To)))
		graphMLData(x, "edge", edgeColumns, &l)
		x.raw("</edge>\n")
	}
	x.raw("</graph>\n</graphml>\n")
	return x.finish()
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
