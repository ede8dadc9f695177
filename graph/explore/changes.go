package explore

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// Changes is what the store has changed of a session's board since the session
// last asked it. A "mark" step takes note of it.
type Changes struct {
	From      string        `json:"from"` // build
	To        string        `json:"to"`
	Gone      []graph.Named `json:"gone"`       // things that the store no longer knows
	LinksGone []string      `json:"links_gone"` // edges "S P O LABEL" between things that are still there
	LinksNew  []string      `json:"links_new"`
	Message   string        `json:"message"`
}

func changesOf(b *board, build graph.Build, nodes []describedNode, edges []graph.Edge) *Changes {
	c := &Changes{From: b.build, To: build.ID, Gone: []graph.Named{}, LinksGone: []string{}, LinksNew: []string{}}
	there := map[schema.IRI]bool{}
	for i := range nodes {
		there[nodes[i].IRI] = true
	}
	for _, t := range b.order {
		if !there[t] {
			c.Gone = append(c.Gone, graph.Named{IRI: t, Name: cmp.Or(b.names[t], string(t))})
		}
	}
	now := map[string]bool{}
	for _, x := range edges {
		now[x.String()] = true
		if !b.links[x.String()] {
			c.LinksNew = append(c.LinksNew, x.String())
		}
	}
	for _, l := range slices.Sorted(maps.Keys(b.links)) {
		if x, err := graph.ParseEdge(l); err == nil && !now[l] && there[x.From] && there[x.To] {
			c.LinksGone = append(c.LinksGone, l)
		}
	}
	c.Message = c.summary()
	return c
}

func (c *Changes) summary() string {
	var parts []string
	for _, p := range []struct {
		n    int
		what string
	}{{len(c.Gone), "thing"}, {len(c.LinksGone), "edge"}} {
		if p.n > 0 {
			parts = append(parts, many(p.n, p.what)+" gone")
		}
	}
	if n := len(c.LinksNew); n > 0 {
		parts = append(parts, fmt.Sprintf("%d new", n)+map[bool]string{true: " edge", false: " edges"}[n == 1])
	}
	if len(parts) == 0 {
		return "the store has changed since; nothing on the board has"
	}
	return "the store has changed since: " + strings.Join(parts, ", ")
}
