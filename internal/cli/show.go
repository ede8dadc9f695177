package cli

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/schema"
)

func showCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "show THING",
		Short: "Show the dossier of a person, country, pair, organisation, event, act or document",
		Long: `Show prints what the graph holds of one thing: names, offices and when they were
held, contacts, events, what was undertaken and asked, targets, and the documents
that say so. The thing is typed as people write it, or as an IRI.`,
		Example: `  chancery show "Bùi Thanh Sơn"
  chancery show VN-RoK
  chancery show country:KR`,
		Args: atLeast(1, "THING, what is to be shown"),
	}
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.reading(cmd, func(ctx context.Context, store *graph.Store) error {
			d, err := graph.Show(ctx, store, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if format.value != formatTable {
				return printValue(a.out, format.value, d)
			}
			p := a.page()
			p.dossier(d)
			return p.flush()
		})
	}
	return cmd
}

// dossier writes a dossier, a section for each list that is not empty.
func (p *page) dossier(d *graph.Dossier) {
	p.head("%s (%s)", d.Name, d.IRI)
	if len(d.Aliases) > 0 {
		p.para("also ", strings.Join(d.Aliases, "; "))
	}
	if len(d.Of) > 0 {
		p.para("of ", namesOf(d.Of))
	}
	for _, x := range d.Properties {
		p.para(verb(x.Predicate)+": ", x.Value)
	}
	section(p, "Parties", d.Parties, func(x *graph.Named) { p.para("  ", x.Name) })
	section(p, "People", d.People, func(x *graph.Named) { p.para("  ", x.Name) })
	section(p, "Offices", d.Offices, func(x *graph.TenureLine) {
		p.para("  ", joined(", ", x.Person.Name, x.Office.Name, seen(x.FirstSeen, x.LastSeen)))
	})
	section(p, "Contacts", d.Contacts, func(x *graph.ContactLine) {
		p.para("  ", joined(" ", verb(x.Predicate), x.With.Name, dates(x.Dates)))
	})
	section(p, "Events", d.Events, p.event)
	section(p, "Targets", d.Targets, func(x *graph.TargetLine) {
		p.para(dateCell(x.On), joined(" ", x.By.Name+":", x.Figures.String()))
	})
	section(p, "Acts", d.Acts, p.entry)
	section(p, "Reports", d.Reports, func(x *graph.Citation) {
		p.quote(x.Quote, x.Doc, x.Publisher, x.Published)
	})
	section(p, "Documents", d.Documents, func(x *graph.DocumentLine) {
		p.para(dateCell(x.Published), joined(", ", x.Doc, x.Publisher, x.Title))
	})
}

func section[T any](p *page, head string, items []T, write func(*T)) {
	if len(items) == 0 {
		return
	}
	p.line("")
	p.head("%s", head)
	for i := range items {
		write(&items[i])
	}
}

func (p *page) event(x *graph.EventLine) {
	text := p.bold(x.Event.Name)
	if x.Planned {
		text += " (planned)"
	}
	p.para(dateCell(x.On), text)
	p.detail("when", span(x.Start, x.End), string(x.On))
	p.detail("where", x.Place, "")
	p.detail("parties", namesOf(x.Parties), "")
	p.detail("people", namesOf(x.People), "")
	if x.PartOf != nil {
		p.detail("part of", x.PartOf.Name, "")
	}
}

// detail writes one property, unless it is empty or known already.
func (p *page) detail(name, value, known string) {
	if value != "" && value != known {
		p.para(dateCell(""), name+": "+value)
	}
}

func seen(first, last schema.Date) string {
	if !first.Known() && !last.Known() {
		return ""
	}
	return "seen " + span(first, last)
}

func dates(ds []schema.Date) string {
	var out []string
	for _, d := range ds {
		if d.Known() {
			out = append(out, string(d))
		}
	}
	return strings.Join(out, ", ")
}
