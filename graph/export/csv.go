package export

import (
	"cmp"
	"context"
	"encoding/csv"
	"io"
	"iter"
	"strings"
	"unicode"

	"chancery/graph"
	"chancery/schema"
)

// WriteNodesCSV writes the nodes of the view as CSV (RFC 4180) with a header:
// the id, then the columns. What is not known is empty.
func WriteNodesCSV(ctx context.Context, w io.Writer, s Source) error {
	return writeNodeTable(ctx, w, s, append([]column[graph.Node]{{name: "id", of: nodeID}}, nodeColumns()...))
}

// WriteEdgesCSV writes the edges of the view: id, source and target, which are
// ids of nodes, then the columns.
func WriteEdgesCSV(ctx context.Context, w io.Writer, s Source) error {
	return writeLinkTable(ctx, w, s, append([]column[graph.Link]{
		{name: "id", of: linkID}, {name: "source", of: linkFrom}, {name: "target", of: linkTo},
	}, linkColumns()...))
}

// WriteNeo4jNodes writes the nodes of the view with the header that
// "neo4j-admin database import" takes; give it --multiline-fields=true.
func WriteNeo4jNodes(ctx context.Context, w io.Writer, s Source) error {
	columns := []column[graph.Node]{{name: "id:ID", of: nodeID}, {name: ":LABEL", of: func(n *graph.Node) string { return neo4jLabel(n.Kind) }}}
	return writeNodeTable(ctx, w, s, append(columns, neo4jColumns(nodeColumns())...))
}

// WriteNeo4jEdges writes the edges of the view as Neo4j's relationships.
func WriteNeo4jEdges(ctx context.Context, w io.Writer, s Source) error {
	columns := []column[graph.Link]{
		{name: ":START_ID", of: linkFrom},
		{name: ":END_ID", of: linkTo},
		{name: ":TYPE", of: func(l *graph.Link) string { return neo4jType(l.Predicate) }},
		{name: "id", of: linkID},
	}
	return writeLinkTable(ctx, w, s, append(columns, neo4jColumns(linkColumns())...))
}

func nodeID(n *graph.Node) string   { return string(n.IRI) }
func linkID(l *graph.Link) string   { return string(l.ID()) }
func linkFrom(l *graph.Link) string { return string(l.From) }
func linkTo(l *graph.Link) string   { return string(l.To) }

// neo4jColumns gives columns their types: "weight:int".
func neo4jColumns[T any](columns []column[T]) []column[T] {
	for i := range columns {
		switch columns[i].typ {
		case integer:
			columns[i].name += ":int"
		case number:
			columns[i].name += ":double"
		case text:
		}
	}
	return columns
}

// neo4jLabel writes a kind as Neo4j's users write labels: Person.
func neo4jLabel(k schema.Kind) string {
	if k == "" {
		return "Thing"
	}
	return strings.ToUpper(string(k[:1])) + string(k[1:])
}

// neo4jType writes a predicate as Neo4j's users write types: CONCERNED_ABOUT.
func neo4jType(p schema.Predicate) string {
	var b strings.Builder
	for _, r := range relation(p) {
		if unicode.IsUpper(r) {
			b.WriteByte('_')
		}
		b.WriteRune(unicode.ToUpper(r))
	}
	return b.String()
}

func writeNodeTable(ctx context.Context, w io.Writer, s Source, columns []column[graph.Node]) error {
	return writeTable(ctx, w, s, columns, (*graph.Projection).Nodes)
}

func writeLinkTable(ctx context.Context, w io.Writer, s Source, columns []column[graph.Link]) error {
	return writeTable(ctx, w, s, columns, (*graph.Projection).Links)
}

func writeTable[T any](ctx context.Context, w io.Writer, s Source, columns []column[T], things func(*graph.Projection, context.Context) iter.Seq2[T, error]) error {
	p, err := graph.Project(ctx, s.Reader, s.Things...)
	if err != nil {
		return err
	}
	t := newTable(w, columns)
	for thing, err := range things(p, ctx) {
		if err != nil {
			return err
		}
		t.row(&thing)
	}
	return t.finish()
}

// table writes rows of columns and keeps the first error.
type table[T any] struct {
	w       *csv.Writer
	columns []column[T]
	cells   []string
	err     error
}

func newTable[T any](w io.Writer, columns []column[T]) *table[T] {
	t := &table[T]{w: csv.NewWriter(w), columns: columns, cells: make([]string, len(columns))}
	for i, c := range columns {
		t.cells[i] = c.name
	}
	t.err = t.w.Write(t.cells)
	return t
}

func (t *table[T]) row(thing *T) {
	for i, c := range t.columns {
		t.cells[i] = c.of(thing)
	}
	if t.err == nil {
		t.err = t.w.Write(t.cells)
	}
}

func (t *table[T]) finish() error {
	t.w.Flush()
	return cmp.Or(t.err, t.w.Error())
}
