package export

import (
	"context"
	"fmt"
	"io"
	"slices"

	"chancery/graph"
	"chancery/schema"
)

// gexfVersion is what differs between versions of GEXF.
type gexfVersion struct {
	number    string
	namespace string
	schema    string
	kinds     bool // edges have kinds, and only those of different kinds may be parallel
}

// WriteGEXF writes the view as GEXF 1.3 (https://gexf.net/), for Gephi: events,
// acts and edges exist in time, from the first to the last day of their dates.
func WriteGEXF(ctx context.Context, w io.Writer, s Source) error {
	return writeGEXF(ctx, w, s, gexfVersion{"1.3", "http://gexf.net/1.3", "http://gexf.net/1.3/gexf.xsd", true})
}

// WriteGEXF12 writes the view as GEXF 1.2, which NetworkX reads.
func WriteGEXF12(ctx context.Context, w io.Writer, s Source) error {
	return writeGEXF(ctx, w, s, gexfVersion{"1.2", "http://www.gexf.net/1.2draft", "http://www.gexf.net/1.2draft/gexf.xsd", false})
}

func writeGEXF(ctx context.Context, w io.Writer, s Source, v gexfVersion) error {
	p, err := graph.Project(ctx, s.Reader, s.Things...)
	if err != nil {
		return err
	}
	x := newXMLWriter(w)
	x.rawf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<gexf xmlns=\"%s\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" "+
		"xsi:schemaLocation=\"%s %s\" version=\"%s\">\n", v.namespace, v.namespace, v.schema, v.number)
	x.raw("<graph defaultedgetype=\"directed\" mode=\"dynamic\" timeformat=\"date\">\n")
	gexfAttributes(x, "node", nodeColumns())
	edgeColumns := slices.DeleteFunc(linkColumns(), func(c column[graph.Link]) bool { return c.name == "weight" }) // GEXF has its own
	gexfAttributes(x, "edge", edgeColumns)
	x.raw("<nodes>\n")
	columns := nodeColumns()
	for n, err := range p.Nodes(ctx) {
		if err != nil {
			return err
		}
		x.rawf("<node id=\"%s\" label=\"%s\"%s>", escaped(string(n.IRI)), escaped(n.Name), gexfSpan(n.Date, n.Start, n.End))
		gexfValues(x, columns, &n)
		x.raw("</node>\n")
	}
	x.raw("</nodes>\n<edges>\n")
	var kinds gexfKinds
	for l, err := range p.Links(ctx) {
		if err != nil {
			return err
		}
		x.rawf("<edge id=\"%s\" source=\"%s\" target=\"%s\" label=\"%s\"", l.ID(), escaped(string(l.From)), escaped(string(l.To)), escaped(relation(l.Predicate)))
		if v.kinds {
			x.rawf(" kind=\"%s\"", escaped(kinds.of(l.Edge)))
		}
		x.raw(gexfWeight(l.Weight) + gexfSpan(l.Date(), "", "") + ">")
		gexfValues(x, edgeColumns, &l)
		x.raw("</edge>\n")
	}
	x.raw("</edges>\n</graph>\n</gexf>\n")
	return x.finish()
}

// gexfKinds gives parallel edges of one relation kinds of their own, "met",
// "met 2" and so on, without which Gephi makes them one. It relies on the order
// of links, in which they come together.
type gexfKinds struct {
	last graph.Edge
	n    int
}

func (k *gexfKinds) of(e graph.Edge) string {
	e.Label = ""
	if e != k.last {
		k.last, k.n = e, 0
	}
	k.n++
	if k.n == 1 {
		return relation(e.Predicate)
	}
	return fmt.Sprintf("%s %d", relation(e.Predicate), k.n)
}

// gexfWeight writes the weight as GEXF has it: a number above zero, or nothing.
func gexfWeight(weight int) string {
	if weight <= 0 {
		return ""
	}
	return fmt.Sprintf(" weight=\"%d\"", weight)
}

// gexfSpan writes the days from which and until which something exists: those
// of start and end where they are known, else those of date.
func gexfSpan(date, start, end schema.Date) string {
	from, to := days(date)
	if first, _ := days(start); first != "" {
		from = first
	}
	if _, last := days(end); last != "" {
		to = last
	}
	out := ""
	if from != "" {
		out += " start=\"" + from + "\""
	}
	if to != "" {
		out += " end=\"" + to + "\""
	}
	return out
}

func gexfAttributes[T any](x *xmlWriter, class string, columns []column[T]) {
	x.rawf("<attributes class=\"%s\" mode=\"static\">\n", class)
	for _, c := range columns {
		x.rawf("<attribute id=\"%s\" title=\"%s\" type=\"%s\"/>\n", c.name, c.name, gexfType(c.typ))
	}
	x.raw("</attributes>\n")
}

func gexfValues[T any](x *xmlWriter, columns []column[T], thing *T) {
	x.raw("<attvalues>")
	for _, c := range columns {
		if v := c.of(thing); v != "" {
			x.rawf("<attvalue for=\"%s\" value=\"%s\"/>", c.name, escaped(v))
		}
	}
	x.raw("</attvalues>")
}

func gexfType(t valueType) string {
	switch t {
	case integer:
		return "integer"
	case number:
		return "double"
	case text:
	}
	return "string"
}
