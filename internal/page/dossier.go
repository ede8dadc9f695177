package page

import (
	"strings"

	"chancery/graph"
)

// Dossier writes a dossier, a section for each list that is not empty.
func (p *Page) Dossier(d *graph.Dossier) {
	p.Head("%s (%s)", d.Name, d.IRI)
	if len(d.Aliases) > 0 {
		p.Para("also ", strings.Join(d.Aliases, "; "))
	}
	if len(d.Of) > 0 {
		p.Para("of ", Names(d.Of))
	}
	for _, x := range d.Properties {
		p.Para(Verb(x.Predicate)+": ", x.Value)
	}
	Section(p, "Parties", d.Parties, func(x *graph.Named) { p.Para("  ", x.Name) })
	Section(p, "People", d.People, func(x *graph.Named) { p.Para("  ", x.Name) })
	Section(p, "Matters", d.Matters, func(x *graph.Named) { p.Para("  ", x.Name) })
	Section(p, "Offices", d.Offices, func(x *graph.TenureLine) {
		p.Para("  ", Joined(", ", x.Person.Name, x.Office.Name, Seen(x.FirstSeen, x.LastSeen)))
	})
	Section(p, "Contacts", d.Contacts, func(x *graph.ContactLine) {
		p.Para("  ", Joined(" ", Verb(x.Predicate), x.With.Name, Dates(x.Dates)))
	})
	Section(p, "Events", d.Events, p.Event)
	Section(p, "Targets", d.Targets, func(x *graph.TargetLine) {
		p.Para(DateCell(x.On), Joined(" ", x.By.Name+":", x.Figures.String()))
	})
	Section(p, "Acts", d.Acts, p.Entry)
	Section(p, "Reports", d.Reports, func(x *graph.Citation) {
		p.Quote(x.Quote, x.Doc, x.Publisher, x.Published)
	})
	Section(p, "Documents", d.Documents, func(x *graph.DocumentLine) {
		p.Para(DateCell(x.Published), Joined(", ", x.Doc, x.Publisher, x.Title))
	})
}

// Section writes a headed list, nothing when it is empty.
func Section[T any](p *Page, head string, items []T, write func(*T)) {
	if len(items) == 0 {
		return
	}
	p.Line("")
	p.Head("%s", head)
	for i := range items {
		write(&items[i])
	}
}

// Event writes an event of a list.
func (p *Page) Event(x *graph.EventLine) {
	text := p.Bold(x.Event.Name)
	if x.Planned {
		text += " (planned)"
	}
	p.Para(DateCell(x.On), text)
	p.Detail("when", Span(x.Start, x.End), string(x.On))
	p.Detail("where", x.Place, "")
	p.Detail("parties", Names(x.Parties), "")
	p.Detail("people", Names(x.People), "")
	if x.PartOf != nil {
		p.Detail("part of", x.PartOf.Name, "")
	}
}

// Detail writes one property, unless it is empty or known already.
func (p *Page) Detail(name, value, known string) {
	if value != "" && value != known {
		p.Para(DateCell(""), name+": "+value)
	}
}
