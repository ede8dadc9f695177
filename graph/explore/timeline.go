package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/schema"
)

// Moment is something on the timeline: an event, an act, a contact of which the
// event is not on the board, or the day by which a goal is due.
type Moment struct {
	IRI      schema.IRI  `json:"iri"`
	Kind     schema.Kind `json:"kind"` // edge for a contact
	Category string      `json:"category,omitempty"`
	Name     string      `json:"name"`
	Start    schema.Date `json:"start"`
	End      schema.Date `json:"end"`
	Due      bool        `json:"due,omitempty"` // Start is when it is due
	Edge     string      `json:"edge,omitempty"`
}

// timelineOf returns the dated things of a view in the order of their dates.
func timelineOf(nodes []Node, links []Link) []Moment {
	out := []Moment{}
	names := map[schema.IRI]string{}
	days := map[schema.Date]bool{} // of events on the board
	for i := range nodes {
		n := &nodes[i]
		names[n.IRI] = n.Name
		switch {
		case n.Kind == schema.KindEvent && n.On.Known():
			days[n.On] = true
			out = append(out, Moment{IRI: n.IRI, Kind: n.Kind, Category: n.Category, Name: n.Name, Start: cmp.Or(n.Start, n.On), End: cmp.Or(n.End, n.Start, n.On)})
		case n.Kind == schema.KindAct && n.On.Known():
			out = append(out, Moment{IRI: n.IRI, Kind: n.Kind, Category: n.Category, Name: n.Name, Start: n.On, End: n.On})
		case n.Kind == schema.KindTarget && n.Target.Due.Known():
			out = append(out, Moment{IRI: n.IRI, Kind: n.Kind, Name: n.Name, Start: n.Target.Due, End: n.Target.Due, Due: true})
		}
	}
	for i := range links {
		out = append(out, links[i].contacts(names, days)...)
	}
	slices.SortFunc(out, func(a, b Moment) int {
		return cmp.Or(schema.CompareDates(a.Start, b.Start), strings.Compare(string(a.IRI), string(b.IRI)))
	})
	return out
}

// contacts returns the days on which the ends of a link met, called, visited or
// signed, apart from those of which an event is on the board.
func (l *Link) contacts(names map[schema.IRI]string, days map[schema.Date]bool) []Moment {
	switch l.Predicate {
	case schema.PMet, schema.PCalled, schema.PVisited, schema.PSigned:
	default:
		return nil
	}
	name := names[l.From] + " " + l.Label + " " + names[l.To]
	var out []Moment
	for _, x := range l.Edges {
		if x.Date.Known() && !days[x.Date] {
			out = append(out, Moment{IRI: x.ID, Kind: schema.KindEdge, Category: l.Label, Name: name, Start: x.Date, End: x.Date, Edge: x.Edge})
		}
	}
	if len(out) > mostContacts {
		return byYear(out)
	}
	return out
}

// mostContacts is up to how many contacts of one link stand on the timeline one by
// one: two countries may have met a thousand times.
const mostContacts = 24

// byYear makes one moment of all contacts of a year, with the latest of its edges.
func byYear(contacts []Moment) []Moment {
	var out []Moment
	counts := []int{}
	for _, c := range contacts {
		if last := len(out) - 1; last >= 0 && out[last].Start.Year() == c.Start.Year() {
			start := out[last].Start
			out[last] = c
			out[last].Start = start
			counts[last]++
			continue
		}
		out = append(out, c)
		counts = append(counts, 1)
	}
	for i, n := range counts {
		if n > 1 {
			out[i].Name += fmt.Sprintf(", %d times", n)
		}
	}
	return out
}
