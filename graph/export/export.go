// Package export writes the graph in the formats of other programs, and reads
// N-Quads. [Formats] is the one table of them; the commands' help derives from
// it. To add a format, write its file and add its line there.
//
// Every writer but those of pictures streams: it keeps no edges and no text in
// memory. The order of what it writes depends on the graph alone, so that the
// same graph gives the same bytes. [ToFile] writes beside the file and renames,
// so that a file is either whole or untouched.
package export

import (
	"context"
	"fmt"
	"io"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// Source is what to export.
type Source struct {
	Reader graph.Reader
	// Things, when there are any, are the only ones exported, with the edges
	// among them: what a query, a session or a ledger selected.
	Things []schema.IRI
	// ViewOnly leaves out what documents say, and keeps what is derived from it.
	// Formats that draw nodes and edges show the view in any case.
	ViewOnly bool
	// Ledger selects the entries of the ledger's formats.
	Ledger graph.LedgerFilter
	// Base, when set, is put before the IRIs of our own schemes in the RDF
	// formats: with "https://example.org/", person:x is written as
	// https://example.org/person:x. [ReadNQuads] takes it off again.
	Base string
}

// Format is one way to write a graph.
type Format struct {
	Name  string // as the --format flag takes it
	Ext   string // the usual end of a file's name
	Media string // media type
	Doc   string // one line: what it is for
	Write func(ctx context.Context, w io.Writer, s Source) error
}

// Formats lists every format, in the order of the help.
func Formats() []Format {
	return []Format{
		{"graphml", ".graphml", "application/graphml+xml", "nodes and edges with typed attributes: NetworkX, igraph, Cytoscape", WriteGraphML},
		{"yed", ".graphml", "application/graphml+xml", "GraphML with shapes, colours and labels: yEd", WriteYEd},
		{"gexf", ".gexf", "application/xml", "nodes and edges in time, GEXF 1.3: Gephi", WriteGEXF},
		{"gexf12", ".gexf", "application/xml", "the same as GEXF 1.2, which NetworkX reads", WriteGEXF12},
		{"nquads", ".nq", "application/n-quads", "every quad, for RDF tools and for chancery load", WriteNQuads},
		{"trig", ".trig", "application/trig", "every quad, grouped for reading: RDF tools", WriteTriG},
		{"jsonld", ".jsonld", "application/ld+json", "every quad as JSON-LD: web developers, RDF tools", WriteJSONLD},
		{"csv-nodes", ".csv", "text/csv", "the nodes as a table; with csv-edges for pandas, R and spreadsheets", WriteNodesCSV},
		{"csv-edges", ".csv", "text/csv", "the edges as a table", WriteEdgesCSV},
		{"neo4j-nodes", ".csv", "text/csv", "the nodes for neo4j-admin import (with --multiline-fields=true)", WriteNeo4jNodes},
		{"neo4j-edges", ".csv", "text/csv", "the edges for neo4j-admin import", WriteNeo4jEdges},
		{"dot", ".dot", "text/vnd.graphviz", "nodes and edges with shapes and colours: Graphviz", WriteDOT},
		{"svg", ".svg", "image/svg+xml", "a picture of the graph, names and edges under the pointer", WriteSVG},
		{"timeline", ".svg", "image/svg+xml", "a picture of the events in time, by their parties", WriteTimeline},
		{"plover", ".jsonl", "application/x-ndjson", "acts and events coded in PLOVER: users of POLECAT", WritePLOVER},
		{"cameo", ".tsv", "text/tab-separated-values", "pairs of source and target coded in CAMEO: users of ICEWS and GDELT", WriteCAMEO},
		{"ledger-csv", ".csv", "text/csv", "commitments, asks and targets as a table", WriteLedgerCSV},
		{"ledger-md", ".md", "text/markdown", "commitments, asks and targets as a table in Markdown", WriteLedgerMarkdown},
	}
}

// Lookup returns the format of a name, or an error that lists them.
func Lookup(name string) (Format, error) {
	var names []string
	for _, f := range Formats() {
		if f.Name == name {
			return f, nil
		}
		names = append(names, f.Name)
	}
	return Format{}, fmt.Errorf("no format is called %q; there are %s", name, strings.Join(names, ", "))
}
