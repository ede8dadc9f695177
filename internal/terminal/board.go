package terminal

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/page"
	"chancery/schema"
)

func (t *Terminal) board(ctx context.Context, c *call) (*result, error) {
	view, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	res := &result{value: view, rows: []row{}}
	switch c.text() {
	case "":
		t.listNodes(res, view)
	case "links":
		t.listLinks(res, view)
	default:
		return nil, c.verb.misused("there is no view of %q", c.text())
	}
	if len(res.rows) == 0 {
		res.said = "the board is empty; " + emptyBecause(view)
	}
	return res, nil
}

func emptyBecause(v *explore.View) string {
	if v.LeftOut > 0 {
		return fmt.Sprintf("the filter leaves out %s", page.Count(v.LeftOut, "thing"))
	}
	return "expand and path put things on it, and so does add"
}

// listNodes gives what is on the board as a table, groups after things.
func (t *Terminal) listNodes(res *result, v *explore.View) {
	links := map[schema.IRI]int{}
	for _, l := range v.Links {
		links[l.From]++
		links[l.To]++
	}
	var table [][]string
	for i := range v.Nodes {
		n := &v.Nodes[i]
		pinned := ""
		if n.Pin != nil {
			pinned = "pinned"
		}
		table = append(table, []string{
			string(n.Kind), n.Name, page.Span(firstKnown(n.Start, n.On), n.End), page.Count(links[n.IRI], "link"),
			page.Joined("; ", pinned, string(n.Verdict), page.Flat(n.Note)),
		})
		res.rows = append(res.rows, row{thing: graph.Named{IRI: n.IRI, Name: n.Name}})
	}
	res.show = func(p *page.Page) {
		p.Table([]string{"kind", "name", "when", "on the board", ""}, 1, table)
		for _, g := range v.Groups {
			p.Line("%d %s are put together: filter to see them", g.Count, explore.KindLabel(g.Kind))
		}
		aside(p, v)
	}
}

func firstKnown(days ...schema.Date) schema.Date {
	for _, d := range days {
		if d.Known() {
			return d
		}
	}
	return ""
}

// aside tells what is on the board and not shown.
func aside(p *page.Page, v *explore.View) {
	if !v.Filter.Empty() {
		p.Para("filter: ", v.Filter.String()+leftOut(v.LeftOut))
	}
	if len(v.Hidden) > 0 {
		p.Para("hidden: ", page.Names(v.Hidden))
	}
}

func leftOut(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprintf(" (%s left out)", page.Count(n, "thing"))
}

func (t *Terminal) listLinks(res *result, v *explore.View) {
	names := map[schema.IRI]string{}
	for i := range v.Nodes {
		names[v.Nodes[i].IRI] = v.Nodes[i].Name
	}
	var table [][]string
	for i := range v.Links {
		l := &v.Links[i]
		table = append(table, []string{
			names[l.From], l.Label, names[l.To], page.Span(l.First, l.Date), page.Count(l.Weight, "fact"), string(l.Verdict),
		})
		res.rows = append(res.rows, row{edge: l.Edge})
	}
	res.show = func(p *page.Page) {
		p.Table([]string{"from", "", "to", "when", "stands on", ""}, 1, table)
		aside(p, v)
	}
}

func (t *Terminal) timeline(ctx context.Context, _ *call) (*result, error) {
	view, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	res := &result{value: slices.Concat([]explore.Moment{}, view.Timeline), rows: []row{}}
	var table [][]string
	for _, m := range view.Timeline {
		sort := firstWord(m.Category, string(m.Kind))
		if m.Due {
			sort = "◆ due"
		}
		table = append(table, []string{page.Span(m.Start, m.End), sort, m.Name})
		r := row{edge: m.Edge}
		if m.Edge == "" {
			r.thing = graph.Named{IRI: m.IRI, Name: m.Name}
		}
		res.rows = append(res.rows, r)
	}
	res.show = func(p *page.Page) { p.Table([]string{"when", "", "what"}, 1, table) }
	if len(table) == 0 {
		res.said = "nothing on the board is dated; expand events or acts"
	}
	return res, nil
}

func firstWord(words ...string) string {
	for _, w := range words {
		if w != "" {
			return w
		}
	}
	return ""
}

// taken tells of a step that was taken.
func taken(step *explore.Step, err error) (*result, error) {
	if err != nil {
		return nil, err
	}
	return &result{value: step, said: step.Title()}, nil
}

// toThings does with things what the step of the verb's name does.
func (t *Terminal) toThings(ctx context.Context, c *call) (*result, error) {
	things, err := t.many(ctx, c)
	if err != nil {
		return nil, err
	}
	step := explore.Step{Do: c.verb.name, Things: irisOf(things), Names: map[schema.IRI]string{}}
	view, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	if c.verb.at(0) != aThing {
		if err := onBoard(view, things); err != nil {
			return nil, err
		}
	}
	if c.verb.name == "pin" {
		step.Points, step.Things = places(view, things), nil
	}
	return taken(t.do(ctx, step))
}

// onBoard refuses things that are not on the board. What the filter leaves out
// may be.
func onBoard(v *explore.View, things []graph.Named) error {
	if v.LeftOut > 0 || len(v.Groups) > 0 {
		return nil
	}
	for _, x := range things {
		is := func(n explore.Node) bool { return n.IRI == x.IRI }
		hidden := func(n graph.Named) bool { return n.IRI == x.IRI }
		if !slices.ContainsFunc(v.Nodes, is) && !slices.ContainsFunc(v.Hidden, hidden) {
			return fmt.Errorf("%s is not on the board; view lists what is", x.Name)
		}
	}
	return nil
}

// spread is how far apart things are pinned that have no place in the drawing yet.
const spread = 80

// places returns where things are pinned: where they stand in the drawing, or
// else side by side.
func places(v *explore.View, things []graph.Named) map[schema.IRI]explore.Point {
	out := map[schema.IRI]explore.Point{}
	for i, x := range things {
		out[x.IRI] = explore.Point{X: float64(spread * i)}
		for j := range v.Nodes {
			if n := &v.Nodes[j]; n.IRI == x.IRI && n.At != nil {
				out[x.IRI] = *n.At
			}
		}
	}
	return out
}

func (t *Terminal) note(ctx context.Context, c *call) (*result, error) {
	of, text, err := t.noteParts(c)
	if err != nil {
		return nil, err
	}
	list, err := t.operands(of)
	if err != nil {
		return nil, err
	}
	if len(list) != 1 {
		return nil, c.verb.misused("say of which thing, and then the text")
	}
	thing, err := t.resolve(ctx, list[0])
	if err != nil {
		return nil, err
	}
	return taken(t.do(ctx, explore.Step{Do: "note", Thing: thing.IRI, Text: text}))
}

// noteParts parts the words of a note into those that name the thing and the
// text: at the first --, or behind a row, a quotation or an IRI.
func (t *Terminal) noteParts(c *call) (of []word, text string, err error) {
	for i := range c.words {
		if c.words[i].separates() {
			return c.words[:i], textOf(c.words[i:]), nil
		}
	}
	if len(c.words) > 1 {
		w := c.words[0]
		if len(t.rowsAt(w)) > 0 || w.quoted || schema.IRI(w.text).Kind() != "" {
			return c.words[:1], textOf(c.words[1:]), nil
		}
		if _, err := strconv.Atoi(w.text); err == nil {
			return c.words[:1], textOf(c.words[1:]), nil
		}
	}
	return nil, "", c.verb.misused("put quotes around the name, or -- between the name and the text")
}

func (t *Terminal) clear(ctx context.Context, _ *call) (*result, error) {
	return taken(t.do(ctx, explore.Step{Do: "clear"}))
}

func (t *Terminal) undo(ctx context.Context, c *call) (*result, error) { return t.back(ctx, c) }
func (t *Terminal) redo(ctx context.Context, c *call) (*result, error) { return t.back(ctx, c) }

// back undoes or redoes, and says what: the last line of the steps that changed.
func (t *Terminal) back(ctx context.Context, c *call) (*result, error) {
	if err := t.begun(); err != nil {
		return nil, err
	}
	before, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	step, err := t.do(ctx, explore.Step{Do: c.verb.name})
	if err != nil {
		return nil, err
	}
	after, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	said := step.Title()
	for i := range before.Steps {
		if before.Steps[i].Undone != after.Steps[i].Undone {
			said = map[string]string{"undo": "undone: ", "redo": "done again: "}[c.verb.name] + before.Steps[i].Title
		}
	}
	return &result{value: step, said: said}, nil
}

// judge says of facts and edges what the verb says.
func (t *Terminal) judge(ctx context.Context, c *call) (*result, error) {
	things, err := t.judged(c)
	if err != nil {
		return nil, err
	}
	return taken(t.do(ctx, explore.Step{Do: c.verb.name, Things: things}))
}

// judged returns the facts and edges that a call names.
func (t *Terminal) judged(c *call) ([]schema.IRI, error) {
	if len(c.words) > 2 && schema.IRI(c.words[0].text).Kind() != "" {
		edge, err := graph.ParseEdge(c.text())
		if err == nil {
			return []schema.IRI{edge.ID()}, nil
		}
	}
	list, err := t.operands(c.words)
	if err != nil {
		return nil, err
	}
	var out []schema.IRI
	for _, o := range list {
		id, err := judgeable(o)
		if err != nil {
			return nil, err
		}
		out = append(out, id)
	}
	if len(out) == 0 {
		return nil, c.verb.misused("say which facts or edges; why and view links list some")
	}
	return out, nil
}

func judgeable(o operand) (schema.IRI, error) {
	switch {
	case o.row == nil:
		if iri := schema.IRI(strings.TrimSpace(o.text())); iri.Kind() != "" {
			return iri, nil
		}
	case o.row.fact != "":
		return o.row.fact, nil
	case o.row.edge != "":
		edge, err := graph.ParseEdge(o.row.edge)
		return edge.ID(), err
	case o.row.thing.IRI.Kind() == schema.KindAct:
		return o.row.thing.IRI, nil
	}
	return "", &misuse{fmt.Sprintf("%s is neither a fact nor an edge; why and view links list some", o.text())}
}
