package export

import (
	"strconv"
	"strings"
	"time"

	"chancery/graph"
	"chancery/schema"
)

// listSeparator joins the members of a list in one attribute.
const listSeparator = "; "

// valueType is the type of an attribute.
type valueType int

const (
	text valueType = iota
	integer
	number
)

// column is one attribute of nodes or of edges. Every format of nodes and edges
// has the same ones.
type column[T any] struct {
	name string
	typ  valueType
	doc  string
	of   func(*T) string // "" when the thing has none
}

func nodeColumns() []column[graph.Node] {
	return []column[graph.Node]{
		{"name", text, "what it is called", func(n *graph.Node) string { return n.Name }},
		{"kind", text, "person, country, org, dyad, event, act, target, office, topic", func(n *graph.Node) string { return string(n.Kind) }},
		{"category", text, "of an event, its kind; of an act, its force", func(n *graph.Node) string { return n.Category }},
		{"iri", text, "the name in the graph", func(n *graph.Node) string { return string(n.IRI) }},
		{"of", text, "the country or organisation it belongs to", func(n *graph.Node) string { return string(n.Of) }},
		{"aliases", text, "other names", func(n *graph.Node) string { return strings.Join(n.Aliases, listSeparator) }},
		{"date", text, "the day (EDTF), as exactly as the sources date it", func(n *graph.Node) string { return string(n.Date) }},
		{"begins", text, "the first day (EDTF)", func(n *graph.Node) string { return string(n.Start) }},
		{"ends", text, "the last day (EDTF)", func(n *graph.Node) string { return string(n.End) }},
		{"place", text, "where", func(n *graph.Node) string { return n.Place }},
		{"topics", text, "what an act is about", func(n *graph.Node) string { return strings.Join(n.Topics, listSeparator) }},
		{"metric", text, "what a target measures", func(n *graph.Node) string { return n.Target.Metric }},
		{"value", number, "how much, in units", func(n *graph.Node) string { return string(n.Target.Value) }},
		{"unit", text, "ISO 4217 code, or percent, people, …", func(n *graph.Node) string { return n.Target.Unit }},
		{"due", text, "by when (EDTF)", func(n *graph.Node) string { return string(n.Target.Due) }},
		{"quote", text, "the words of the first document", func(n *graph.Node) string { return n.Quote }},
		{"documents", text, "the documents that tell of it", func(n *graph.Node) string { return strings.Join(n.Docs, listSeparator) }},
		{"sources", text, "who published them", func(n *graph.Node) string { return strings.Join(n.Sources, listSeparator) }},
	}
}

func linkColumns() []column[graph.Link] {
	return []column[graph.Link]{
		{"relation", text, "met, called, visited, signed, …", func(l *graph.Link) string { return relation(l.Predicate) }},
		{"predicate", text, "the relation's name in the graph", func(l *graph.Link) string { return string(l.Predicate) }},
		{"date", text, "the day of the occasion (EDTF)", func(l *graph.Link) string { return string(l.Date()) }},
		{"weight", integer, "how many facts of documents it stands on", func(l *graph.Link) string { return strconv.Itoa(l.Weight) }},
		{"quote", text, "the words of the first document", func(l *graph.Link) string { return l.Quote }},
		{"documents", text, "the documents that it stands on", func(l *graph.Link) string { return strings.Join(l.Docs, listSeparator) }},
		{"sources", text, "who published them", func(l *graph.Link) string { return strings.Join(l.Sources, listSeparator) }},
	}
}

// relation returns a predicate without its scheme.
func relation(p schema.Predicate) string { return schema.IRI(p).Local() }

// days returns the first and the last day of a date as ISO days, "" where it has
// no such bound.
func days(d schema.Date) (first, last string) {
	f, l, err := d.Bounds()
	if err != nil {
		return "", ""
	}
	return isoDay(f), isoDay(l)
}

func isoDay(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}
