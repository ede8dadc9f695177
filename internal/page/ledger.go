package page

import (
	"chancery/graph"
)

// Entry writes one act: when, what sort, by whom to whom, what it aims at, and
// its words.
func (p *Page) Entry(e *graph.LedgerEntry) {
	who := Names(e.By)
	if len(e.To) > 0 {
		who += " → " + Names(e.To)
	}
	p.Para(DateCell(e.Date), Joined(" ", p.Bold(string(e.Force)), who))
	for i := range e.Targets {
		p.Para(DateCell(""), "target: "+e.Targets[i].String())
	}
	p.Quote(e.Quote, e.Doc, e.Publisher, e.Published)
}
