package terminal

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/page"
	"chancery/schema"
)

// foundShown is how many things find lists.
const foundShown = 25

func (t *Terminal) find(ctx context.Context, c *call) (*result, error) {
	if c.text() == "" {
		return nil, c.verb.misused("say what name to look for")
	}
	var kinds []schema.Kind
	for kind := range strings.FieldsFuncSeq(c.flags["kind"], isComma) {
		kinds = append(kinds, schema.Kind(kind))
	}
	found, err := t.Engine.Find(ctx, c.text(), foundShown, kinds...)
	if err != nil {
		return nil, err
	}
	res := &result{value: found}
	if len(found) == 0 {
		res.said = fmt.Sprintf("nothing is called %q", c.text())
		return res, nil
	}
	t.listFound(res, found)
	return res, nil
}

func isComma(r rune) bool { return r == ',' }

// listFound gives things that were found as a table.
func (t *Terminal) listFound(res *result, found []explore.Found) {
	table := [][]string{}
	for _, f := range found {
		also := ""
		if f.Alias != "" {
			also = "also " + f.Alias
		}
		of := ""
		if f.Of != nil {
			of = f.Of.Name
		}
		table = append(table, []string{string(f.Kind), f.Name, page.Joined("; ", of, also), documents(f.Documents), string(f.IRI)})
		res.rows = append(res.rows, row{thing: graph.Named{IRI: f.IRI, Name: f.Name}})
	}
	res.show = func(p *page.Page) {
		p.Table([]string{"kind", "name", "of", "in", "IRI"}, 1, table)
	}
}

func (t *Terminal) showThing(ctx context.Context, c *call) (*result, error) {
	thing, err := t.one(ctx, c)
	if err != nil {
		return nil, err
	}
	card, err := t.Engine.Card(ctx, thing.IRI)
	if err != nil {
		return nil, err
	}
	res := &result{value: card}
	relations := relationTable(res, graph.Named{IRI: card.IRI, Name: card.Name}, card.Relations)
	for _, e := range card.Evidence {
		res.rows = append(res.rows, row{fact: e.Fact})
	}
	res.show = func(p *page.Page) {
		p.Dossier(&graph.Dossier{
			IRI: card.IRI, Kind: card.Kind, Name: card.Name, Aliases: card.Aliases, Of: card.Of, Properties: card.Properties,
			Offices: card.Offices, Parties: card.Parties, People: card.People, Targets: card.Targets, Acts: card.Acts,
		})
		if len(relations) > 0 {
			p.Line("")
			p.Table(relationHeads(), 1, relations)
		}
		for i := range card.Evidence {
			if i == 0 {
				p.Line("")
				p.Head("%s", page.Count(card.Documents, "document")+" "+saySo(card.Documents))
			}
			e := &card.Evidence[i]
			p.Para(fmt.Sprintf("%3d  ", len(relations)+i+1), quoteOf(e))
		}
		if card.More > 0 {
			p.Line("     %s; why shows all", page.Count(card.More, "more place"))
		}
	}
	return res, nil
}

func saySo(n int) string {
	if n == 1 {
		return "says so"
	}
	return "say so"
}

// quoteOf writes a place on one line: its words, and where they are from.
func quoteOf(e *explore.Evidence) string {
	return "“" + page.Flat(e.Exact) + "” (" + page.Joined(", ", e.Doc, e.Publisher, string(e.Published)) + ")"
}

func relationHeads() []string { return []string{"relation", "", "things", "from", "to"} }

// relationTable gives the relations of a thing as a table, and its rows.
func relationTable(res *result, thing graph.Named, list []explore.RelationCount) [][]string {
	var table [][]string
	for _, r := range list {
		table = append(table, []string{r.Label, r.Relation.String(), strconv.Itoa(r.Count), string(r.First), string(r.Last)})
		res.rows = append(res.rows, row{thing: thing, relation: &r.Relation})
	}
	return table
}

func (t *Terminal) expand(ctx context.Context, c *call) (*result, error) {
	thing, rel, err := t.thingAndRelation(ctx, c)
	if err != nil {
		return nil, err
	}
	offset, err := c.number("from", 0)
	if err != nil {
		return nil, err
	}
	if rel == nil {
		return t.relations(ctx, thing)
	}
	view, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	part, err := t.Engine.Expand(ctx, thing.IRI, *rel, view.Filter, offset, 0)
	if err != nil {
		return nil, err
	}
	step := explore.Step{Do: "expand", Thing: thing.IRI, Relation: rel, Offset: offset}
	if _, err := t.do(ctx, step); err != nil {
		return nil, err
	}
	return pageOf(part), nil
}

// pageOf gives a part of a relation as a table.
func pageOf(part *explore.Page) *result {
	res := &result{value: part, rows: []row{}, next: part.Next}
	var table [][]string
	for _, item := range part.Items {
		table = append(table, []string{item.Thing.Name, dated(item.Dates), strconv.Itoa(item.Count), page.Flat(item.Quote)})
		res.rows = append(res.rows, row{thing: item.Thing, edge: item.Edge})
	}
	res.show = func(p *page.Page) {
		p.Head("%s: %s, %s", part.Thing.Name, part.Label, partOf(part))
		p.Table([]string{"name", "when", "times", "in whose words"}, 1, table)
		if part.Next > 0 {
			p.Line("%s; more shows them", page.Count(part.Total-part.Next, "more"))
		}
	}
	return res
}

func partOf(part *explore.Page) string {
	if part.Total == len(part.Items) {
		return strconv.Itoa(part.Total)
	}
	return fmt.Sprintf("%d to %d of %d", part.Offset+1, part.Offset+len(part.Items), part.Total)
}

// dated writes the first and last of dates.
func dated(days []schema.Date) string {
	switch len(days) {
	case 0:
		return ""
	case 1:
		return string(days[0])
	}
	return string(days[0]) + " … " + string(days[len(days)-1])
}

// relations lists how a thing can be expanded.
func (t *Terminal) relations(ctx context.Context, thing graph.Named) (*result, error) {
	card, err := t.Engine.Card(ctx, thing.IRI)
	if err != nil {
		return nil, err
	}
	res := &result{value: card}
	table := relationTable(res, thing, card.Relations)
	res.show = func(p *page.Page) {
		p.Head("%s", card.Name)
		p.Table(relationHeads(), 1, table)
	}
	if len(table) == 0 {
		res.said = card.Name + " is joined with nothing"
	}
	return res, nil
}

func (t *Terminal) path(ctx context.Context, c *call) (*result, error) {
	from, to, err := t.two(ctx, c)
	if err != nil {
		return nil, err
	}
	opt, err := pathOptions(c)
	if err != nil {
		return nil, err
	}
	ways, err := t.Engine.Paths(ctx, from.IRI, to.IRI, opt)
	if err != nil {
		return nil, err
	}
	if len(ways.Paths) > 0 {
		step := explore.Step{Do: "path", Thing: from.IRI, To: to.IRI, Options: &opt}
		if _, err := t.do(ctx, step); err != nil {
			return nil, err
		}
	}
	s := &sheet{}
	for i, way := range ways.Paths {
		s.head("%d. %s to %s in %s", i+1, ways.From.Name, ways.To.Name, page.Count(len(way.Hops), "step"))
		for j := range way.Hops {
			s.hop(&way.Hops[j])
		}
	}
	return s.result(ways, ways.Message), nil
}

// hop writes one step of a way: its date, what joins the two ends, the sentence.
func (s *sheet) hop(h *graph.Hop) {
	from, to := h.From.Name, h.To.Name
	if h.Backward {
		from, to = to, from
	}
	s.item(row{thing: h.To, edge: edgeOf(h)}, page.DateCell(h.Date), from, page.Verb(h.Predicate), to)
	if x := h.Source; x != nil {
		s.line("“" + page.Flat(x.Quote) + "” (" + page.Joined(", ", x.Doc, x.Publisher, string(x.Published)) + ")")
	}
}

func pathOptions(c *call) (opt explore.PathOptions, err error) {
	if opt.Hops, err = c.number("hops", 0); err != nil {
		return opt, err
	}
	if opt.K, err = c.number("paths", 0); err != nil {
		return opt, err
	}
	if opt.Hub, err = c.number("hub", 0); err != nil {
		return opt, err
	}
	opt.ThroughHubs = c.flags["through-hubs"] != ""
	if opt.Since, err = c.date("since"); err != nil {
		return opt, err
	}
	opt.Until, err = c.date("until")
	return opt, err
}

// edgeOf returns the edge that a hop walks, as Evidence takes it.
func edgeOf(h *graph.Hop) string {
	e := graph.Edge{From: h.From.IRI, Predicate: h.Predicate, To: h.To.IRI, Label: graph.DateLabel(h.Date)}
	if h.Backward {
		e.From, e.To = e.To, e.From
	}
	return e.String()
}

func (t *Terminal) why(ctx context.Context, c *call) (*result, error) {
	what, err := t.standing(ctx, c)
	if err != nil {
		return nil, err
	}
	places, err := t.Engine.Evidence(ctx, what)
	if err != nil {
		return nil, err
	}
	res := &result{value: places}
	for _, e := range places {
		res.rows = append(res.rows, row{fact: e.Fact})
	}
	res.show = func(p *page.Page) {
		for i := range places {
			if i > 0 {
				p.Line("")
			}
			p.Numbered(i+1, citationOf(&places[i]))
		}
	}
	return res, nil
}

// standing returns what a call wants the evidence of: an edge or a thing.
func (t *Terminal) standing(ctx context.Context, c *call) (string, error) {
	list, err := t.operands(c.words)
	if err != nil {
		return "", err
	}
	if len(list) == 1 && list[0].row != nil {
		r := list[0].row
		switch {
		case r.edge != "":
			return r.edge, nil
		case r.fact != "":
			return string(r.fact), nil
		}
	}
	if len(c.words) > 2 && schema.IRI(c.words[0].text).Kind() != "" {
		return c.text(), nil // an edge: subject, predicate, object
	}
	if len(c.words) == 1 && schema.IRI(c.text()).Kind() != "" {
		return c.text(), nil
	}
	thing, err := t.one(ctx, c)
	return string(thing.IRI), err
}

func citationOf(e *explore.Evidence) *graph.Citation {
	out := &graph.Citation{
		Fact: e.Fact, Doc: e.Doc, Title: e.Title, Publisher: e.Publisher, Published: e.Published, Source: e.Source,
		Rule: e.Rule, Confidence: e.Confidence, Paragraph: e.Prefix + e.Exact + e.Suffix,
		Mark: schema.Span{Start: len(e.Prefix), End: len(e.Prefix) + len(e.Exact)},
	}
	out.Quote, out.Start, out.End = e.Exact, e.Start, e.End
	return out
}

func (t *Terminal) documents(ctx context.Context, c *call) (*result, error) {
	offset, err := c.number("from", 0)
	if err != nil {
		return nil, err
	}
	list, err := t.Engine.Documents(ctx, c.text(), offset, 0)
	if err != nil {
		return nil, err
	}
	res := &result{value: list, rows: []row{}}
	if end := list.Offset + len(list.Items); end < list.Total {
		res.next = end
	}
	var table [][]string
	for _, d := range list.Items {
		table = append(table, []string{string(d.Published), d.Doc, d.Publisher, d.Title, page.Count(d.Facts, "fact")})
		res.rows = append(res.rows, row{thing: graph.Named{IRI: d.IRI, Name: d.Doc}})
	}
	res.show = func(p *page.Page) {
		p.Table([]string{"date", "document", "publisher", "title", "with"}, 1, table)
		if left := list.Total - list.Offset - len(list.Items); left > 0 {
			p.Line("%s; more shows them", page.Count(left, "more document"))
		}
	}
	if list.Total == 0 {
		res.said = "no document is called so"
	}
	return res, nil
}

func (t *Terminal) read(ctx context.Context, c *call) (*result, error) {
	thing, err := t.one(ctx, c)
	if err != nil {
		return nil, err
	}
	doc, err := t.Engine.Document(ctx, thing.IRI)
	if err != nil {
		return nil, err
	}
	res := &result{value: doc}
	marks := map[schema.IRI]int{}
	for _, para := range doc.Paragraphs {
		for _, s := range para {
			for _, f := range s.Facts {
				if marks[f] == 0 {
					res.rows = append(res.rows, row{fact: f, thing: graph.Named{IRI: doc.Facts[f].Thing, Name: doc.Facts[f].Label}})
					marks[f] = len(res.rows)
				}
			}
		}
	}
	res.show = func(p *page.Page) { showDocument(p, doc, res.rows) }
	return res, nil
}

// showDocument writes a document with what was read from it marked, and then
// what that is.
func showDocument(p *page.Page, doc *explore.DocumentText, facts []row) {
	p.Head("%s", page.Joined(", ", doc.Doc, doc.Publisher, string(doc.Published)))
	if doc.Title != "" {
		p.Line("%s", doc.Title)
	}
	for _, para := range doc.Paragraphs {
		var b strings.Builder
		for _, s := range para {
			if len(s.Facts) > 0 {
				b.WriteString(p.Bold(s.Text))
			} else {
				b.WriteString(s.Text)
			}
		}
		p.Line("")
		p.Para("", b.String())
	}
	p.Line("")
	var table [][]string
	for _, r := range facts {
		table = append(table, []string{string(doc.Facts[r.fact].Kind), r.thing.Name, string(r.fact)})
	}
	p.Table([]string{"kind", "says", "fact"}, 1, table)
}
