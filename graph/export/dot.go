package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// WriteDOT writes the view in the language of Graphviz
// (https://graphviz.org/doc/info/lang.html): shapes and colours by kind, the
// quote as tooltip.
func WriteDOT(ctx context.Context, w io.Writer, s Source) error {
	p, err := graph.Project(ctx, s.Reader, s.Things...)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w) // it keeps the first error for Flush
	fmt.Fprint(out, "digraph chancery {\n  graph [charset=\"UTF-8\", overlap=false, rankdir=LR];\n"+
		"  node [style=filled, fontname=\"Helvetica\"];\n  edge [fontname=\"Helvetica\", fontsize=10];\n")
	for n, err := range p.Nodes(ctx) {
		if err != nil {
			return err
		}
		look := looks(n.Kind)
		fmt.Fprintf(out, "  %s [label=%s, shape=%s, fillcolor=\"%s\", tooltip=%s];\n",
			dotID(string(n.IRI)), dotLabel(n.Name), look.dot, look.fill, dotLabel(n.Quote))
	}
	for l, err := range p.Links(ctx) {
		if err != nil {
			return err
		}
		label := relation(l.Predicate)
		if d := l.Date(); d.Known() {
			label += " " + string(d)
		}
		direction := ""
		if symmetric(l.Predicate) {
			direction = ", dir=none"
		}
		fmt.Fprintf(out, "  %s -> %s [label=%s, id=\"%s\", weight=%d, tooltip=%s%s];\n",
			dotID(string(l.From)), dotID(string(l.To)), dotLabel(label), l.ID(), l.Weight, dotLabel(l.Quote), direction)
	}
	fmt.Fprint(out, "}\n")
	return out.Flush()
}

func symmetric(p schema.Predicate) bool {
	r, ok := schema.RelationOf(p)
	return ok && r.Symmetric
}

// dotID quotes an identifier: of a quoted string, DOT reads only \" as an escape.
func dotID(s string) string { return `"` + strings.ReplaceAll(s, `"`, `\"`) + `"` }

var dotEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\r\n", `\n`, "\n", `\n`, "\r", `\n`)

// dotLabel quotes text in which DOT reads escapes such as \n and \N.
func dotLabel(s string) string {
	return `"` + dotEscapes.Replace(s) + `"`
}

// look is how a kind of thing is drawn.
type look struct {
	dot  string // Graphviz's shape
	yEd  string // yEd's shape
	fill string // a colour on which black text can be read
}

// looks returns how things of kind k are drawn. The colours are Paul Tol's pale
// and light schemes (https://personal.sron.nl/~pault/), which people with any
// colour vision can tell apart.
func looks(k schema.Kind) look {
	switch k {
	case schema.KindPerson:
		return look{"ellipse", "ellipse", "#99DDFF"}
	case schema.KindCountry:
		return look{"box", "rectangle", "#EEDD88"}
	case schema.KindOrg:
		return look{"box", "rectangle", "#BBCC33"}
	case schema.KindDyad:
		return look{"box", "rectangle", "#EEE8C5"}
	case schema.KindEvent:
		return look{"hexagon", "hexagon", "#FFAABB"}
	case schema.KindAct:
		return look{"note", "roundrectangle", "#DDDDDD"}
	case schema.KindTarget:
		return look{"diamond", "diamond", "#EE8866"}
	case schema.KindOffice:
		return look{"house", "trapezoid", "#77AADD"}
	case schema.KindAgreement, schema.KindPolicy, schema.KindProject, schema.KindDispute:
		return look{"component", "roundrectangle", "#AAAA00"}
	case schema.KindTopic:
		return look{"plaintext", "roundrectangle", "#44BB99"}
	}
	return look{"ellipse", "ellipse", "#FFFFFF"}
}
