package export

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"chancery/graph"
	"chancery/internal/golden"
)

// csvRows returns the rows of a format as Python reads them.
func csvRows(t *testing.T, format string, s Source) []map[string]string {
	t.Helper()
	var rows []map[string]string
	out := printed(t, python(t, "csv"), filepath.Join("testdata", "read_csv.py"), written(t, format, s))
	if err := json.Unmarshal(out, &rows); err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestCSVByPython has Python read the tables, and compares every cell.
func TestCSVByPython(t *testing.T) {
	s := sampleSource()
	p, err := graph.Project(t.Context(), s.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ nodes, edges, id, from, to string }{
		{"csv-nodes", "csv-edges", "id", "source", "target"},
		{"neo4j-nodes", "neo4j-edges", "id:ID", ":START_ID", ":END_ID"},
	} {
		nodes := csvRows(t, tt.nodes, s)
		i := 0
		ids := map[string]bool{}
		for n, err := range p.Nodes(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			ids[nodes[i][tt.id]] = true
			sameRow(t, nodes[i], nodeColumns(), &n)
			i++
		}
		if i != len(nodes) {
			t.Errorf("%s: %d rows, want %d", tt.nodes, len(nodes), i)
		}
		edges := csvRows(t, tt.edges, s)
		i = 0
		for l, err := range p.Links(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			if row := edges[i]; !ids[row[tt.from]] || !ids[row[tt.to]] || row["id"] != string(l.ID()) {
				t.Errorf("%s: row %v leads from or to no node", tt.edges, row)
			}
			sameRow(t, edges[i], linkColumns(), &l)
			i++
		}
		if i != len(edges) {
			t.Errorf("%s: %d rows, want %d", tt.edges, len(edges), i)
		}
	}
}

// sameRow compares a row with the columns of a thing. Neo4j's header gives a
// column its type after a colon.
func sameRow[T any](t *testing.T, row map[string]string, columns []column[T], thing *T) {
	t.Helper()
	for _, c := range columns {
		for name, got := range row {
			if bare, _, _ := strings.Cut(name, ":"); bare == c.name && name != "id:ID" && got != c.of(thing) {
				t.Errorf("%s is %q, want %q", name, got, c.of(thing))
			}
		}
	}
}

func TestNeo4jHeader(t *testing.T) {
	s := sampleSource()
	node, edge := csvRows(t, "neo4j-nodes", s)[0], csvRows(t, "neo4j-edges", s)[0]
	if node[":LABEL"] != "Act" || edge[":TYPE"] != "BY" {
		t.Errorf("label %q, type %q", node[":LABEL"], edge[":TYPE"])
	}
	if _, ok := node["value:double"]; !ok {
		t.Error("values have no type")
	}
	if _, ok := edge["weight:int"]; !ok {
		t.Error("weights have no type")
	}
	if got := neo4jType("dip:concernedAbout"); got != "CONCERNED_ABOUT" {
		t.Errorf("type %q", got)
	}
}

func TestLedgerTables(t *testing.T) {
	s := sampleSource()
	rows := csvRows(t, "ledger-csv", s)
	if len(rows) != 3 {
		t.Fatalf("%d rows, want 3", len(rows))
	}
	last := rows[2]
	if last["targets"] != "trade about 100 billion USD by 2023; trade 150 billion USD by 2030" || last["due"] != "2023; 2030" ||
		last["by"] != "Republic of Korea; Viet Nam" || last["document"] != "july.txt" {
		t.Errorf("row %v", last)
	}
	s.Ledger = graph.LedgerFilter{Until: "2021"}
	var b strings.Builder
	if err := WriteLedgerMarkdown(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/ledger.md", []byte(b.String()))
}
