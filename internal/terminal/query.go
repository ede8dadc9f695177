package terminal

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/page"
	"chancery/schema"
)

func (t *Terminal) query(ctx context.Context, c *call) (*result, error) {
	script := strings.TrimSuffix(strings.TrimSpace(c.rest), ";")
	if script == "" {
		return nil, c.verb.misused("say which script")
	}
	a, err := t.Engine.Query(ctx, script, graph.Limits{})
	if err != nil {
		return nil, err
	}
	if len(a.Things) > 0 {
		if _, err := t.do(ctx, explore.Step{Do: "query", Text: script}); err != nil {
			return nil, err
		}
	}
	return t.answered(a), nil
}

// answered gives the rows of an answer as a table; the number of a row stands for
// the node at which it ends.
func (t *Terminal) answered(a *explore.Answer) *result {
	names := map[schema.IRI]graph.Named{}
	for _, n := range a.Things {
		names[n.IRI] = n
	}
	columns := a.Columns
	if len(columns) == 0 {
		columns = []string{"value"}
	}
	res := &result{value: a, rows: []row{}}
	var table [][]string
	for _, r := range a.Rows {
		cells, id := cellsOf(r, columns)
		table = append(table, cells)
		n := names[id]
		res.rows = append(res.rows, namedBy(&n))
	}
	res.show = func(p *page.Page) { p.Table(columns, 1, table) }
	res.said = fmt.Sprintf("%s, %s", page.Count(len(a.Rows), "row"), page.Count(len(a.Things), "thing"))
	if a.Truncated {
		res.said = "the first " + res.said + "; there are more"
	}
	return res
}

// cellsOf returns the values of a row by its columns, and its node.
func cellsOf(r graph.Row, columns []string) (cells []string, id schema.IRI) {
	var tags map[string]json.RawMessage
	if json.Unmarshal(r, &tags) != nil {
		tags = map[string]json.RawMessage{columns[0]: r}
	}
	for _, column := range columns {
		cells = append(cells, plainValue(tags[column]))
	}
	return cells, schema.IRI(strings.Trim(plainValue(tags["id"]), "<>"))
}

// plainValue writes a JSON string without its quotes, and anything else as it is.
func plainValue(raw json.RawMessage) string {
	var s string
	if json.Unmarshal(raw, &s) != nil {
		return page.Flat(string(raw))
	}
	return page.Flat(s)
}
