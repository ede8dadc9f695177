package page

import (
	"fmt"

	"chancery/graph"
	"chancery/schema"
)

// Paths writes ways from one thing to another, each hop with its sentence.
func (p *Page) Paths(paths []graph.Path) {
	for i := range paths {
		if i > 0 {
			p.Line("")
		}
		p.Head("%d. %s", i+1, ends(&paths[i]))
		for _, h := range paths[i].Hops {
			p.Hop(&h)
		}
	}
}

func ends(path *graph.Path) string {
	first, last := path.Hops[0], path.Hops[len(path.Hops)-1]
	return fmt.Sprintf("%s to %s in %s", first.From.Name, last.To.Name, Count(len(path.Hops), "step"))
}

// Hop writes one step: its date, what joins the two ends, and the sentence.
func (p *Page) Hop(h *graph.Hop) {
	from, to := h.From.Name, h.To.Name
	if h.Backward {
		from, to = to, from
	}
	p.Para(DateCell(h.Date), from+" "+p.Bold(Verb(h.Predicate))+" "+to)
	if h.Source != nil {
		p.Quote(h.Source.Quote, h.Source.Doc, h.Source.Publisher, h.Source.Published)
	}
}

// Quote writes the words that something stands on and where they are from.
func (p *Page) Quote(quote, doc, publisher string, published schema.Date) {
	p.Para(DateCell(""), "“"+Flat(quote)+"” ("+Joined(", ", doc, publisher, string(published))+")")
}
