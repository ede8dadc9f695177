package page

import (
	"fmt"

	"chancery/graph"
)

// Citation writes one place: where it is, then the paragraph with the quote
// marked.
func (p *Page) Citation(c *graph.Citation) { p.cite("", c) }

func (p *Page) cite(number string, c *graph.Citation) {
	p.Line("%s%s", number, p.Bold(Joined(", ", c.Doc, c.Publisher, string(c.Published))))
	if c.Title != "" {
		p.Line("%s", c.Title)
	}
	text := p.Mark(c.Quote)
	if c.Paragraph != "" {
		text = c.Paragraph[:c.Mark.Start] + p.Mark(c.Paragraph[c.Mark.Start:c.Mark.End]) + c.Paragraph[c.Mark.End:]
	}
	p.Para("  ", text)
	p.Line("  bytes %d to %d, %s", c.Start, c.End, Joined(", ", string(c.Fact), c.Rule))
}

// Numbered writes a place with a number before it.
func (p *Page) Numbered(n int, c *graph.Citation) {
	p.cite(p.Faint(fmt.Sprintf("%d  ", n)), c)
}
