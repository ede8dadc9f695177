package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"chancery/graph"
	"chancery/schema"
)

// The measures of a timeline, in pixels.
const (
	timelineWidth  = 1200
	rowHeight      = 30 // of the marks of one lane that do not overlap
	laneGap        = 14
	markWidth      = 50  // with its text
	laneNames      = 220 // width of the names on the left
	timelineTop    = 50
	mostLanes      = 40
	markSize       = 8
	timelineMargin = 30
)

// WriteTimeline draws the events of the view in time, one lane for each set of
// parties, the busiest first, and above their events the deadlines of targets.
// Events that no source dates are counted in the caption.
func WriteTimeline(ctx context.Context, w io.Writer, s Source) error {
	t, err := gatherTimeline(ctx, s)
	if err != nil {
		return err
	}
	lanes := t.lanes[:min(mostLanes, len(t.lanes))]
	height := timelineTop + captionHeight
	for _, l := range lanes {
		height += l.height()
	}
	x := newXMLWriter(w)
	svgHead(x, timelineWidth, height, "Timeline", fmt.Sprintf("%d events by their parties", t.events))
	t.axis(x, height-captionHeight)
	top := timelineTop
	for _, l := range lanes {
		y := float64(top + rowHeight/2)
		top += l.height()
		x.rawf("<g><title>%s</title><text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text></g>\n",
			escaped(l.name), laneNames-10, y+4, escaped(shortened(l.name, 32)))
		x.rawf("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#DDDDDD\"/>\n", laneNames, y, timelineWidth-timelineMargin, y)
		for _, m := range l.marks {
			t.mark(x, m, y+float64(m.row*rowHeight))
		}
	}
	caption := fmt.Sprintf("%d events; %d without a date are not shown", t.events, t.undated)
	if len(lanes) < len(t.lanes) {
		caption += fmt.Sprintf("; the %d busiest of %d sets of parties", len(lanes), len(t.lanes))
	}
	x.rawf("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555555\">%s</text>\n</svg>\n", timelineWidth-20, height-20, escaped(caption))
	return x.finish()
}

// timeline is what is drawn.
type timeline struct {
	lanes           []lane
	first, last     time.Time
	events, undated int
}

// lane is the events of one set of parties.
type lane struct {
	name  string
	marks []mark
	rows  int
}

func (l lane) height() int { return l.rows*rowHeight + laneGap }

// mark is an event, or a deadline.
type mark struct {
	kind        schema.Kind
	category    string
	title       string
	first, last time.Time
	row         int // of its lane, from 0
}

// gatherTimeline reads the events, their parties and the deadlines.
func gatherTimeline(ctx context.Context, s Source) (*timeline, error) {
	p, err := gather(ctx, s)
	if err != nil {
		return nil, err
	}
	t := &timeline{}
	parties := p.partiesOf()
	lanes := map[string]int{}
	for i := range p.nodes {
		n := &p.nodes[i]
		m, ok := t.markOf(n)
		if !ok {
			continue
		}
		name := strings.Join(parties[i], "–")
		if name == "" {
			name = "other"
		}
		at, known := lanes[name]
		if !known {
			at = len(t.lanes)
			lanes[name] = at
			t.lanes = append(t.lanes, lane{name: name})
		}
		t.lanes[at].marks = append(t.lanes[at].marks, m)
	}
	if t.events > t.undated {
		t.first = time.Date(t.first.Year(), 1, 1, 0, 0, 0, 0, time.UTC)
		t.last = time.Date(t.last.Year()+1, 1, 1, 0, 0, 0, 0, time.UTC)
	}
	for i := range t.lanes {
		t.arrange(&t.lanes[i])
	}
	slices.SortStableFunc(t.lanes, func(a, b lane) int {
		return cmp.Or(cmp.Compare(len(b.marks), len(a.marks)), strings.Compare(a.name, b.name))
	})
	return t, nil
}

// arrange puts the marks of a lane in order, and those that would overlap in
// different rows, in as few as will do.
func (t *timeline) arrange(l *lane) {
	slices.SortStableFunc(l.marks, func(a, b mark) int { return a.first.Compare(b.first) })
	var taken []float64 // where the last mark of each row ends
	for i := range l.marks {
		m := &l.marks[i]
		from, to := t.ends(m)
		for m.row < len(taken) && taken[m.row] > from-markWidth/2 {
			m.row++
		}
		if m.row == len(taken) {
			taken = append(taken, 0)
		}
		taken[m.row] = to + markWidth/2
	}
	l.rows = max(1, len(taken))
}

// ends returns where a mark begins and ends. A deadline is its last day.
func (t *timeline) ends(m *mark) (from, to float64) {
	from, to = t.x(m.first), t.x(m.last)
	if m.kind == schema.KindTarget {
		from = to
	}
	return from, to
}

// partiesOf returns the names of the countries and organisations that each node
// is joined with, sorted: of a target, the members of the pair that set it.
func (p *picture) partiesOf() [][]string {
	out := make([][]string, len(p.nodes))
	add := func(node, party int) {
		switch p.nodes[party].Kind {
		case schema.KindCountry, schema.KindOrg:
			out[node] = append(out[node], p.nodes[party].Name)
		case schema.KindDyad:
			out[node] = append(out[node], strings.Split(p.nodes[party].Name, "–")...)
		}
	}
	for _, l := range p.lines {
		add(l.from, l.to)
		add(l.to, l.from)
	}
	for i := range out {
		slices.Sort(out[i])
		out[i] = slices.Compact(out[i])
	}
	return out
}

// markOf returns the mark of an event or of a target with a deadline.
func (t *timeline) markOf(n *graph.Node) (mark, bool) {
	date := n.Date
	switch n.Kind {
	case schema.KindEvent:
		t.events++
		if n.Start.Known() && n.End.Known() && n.Start != n.End {
			date = n.Start + "/" + n.End
		}
	case schema.KindTarget:
		date = n.Target.Due
		if !date.Known() {
			return mark{}, false
		}
	default:
		return mark{}, false
	}
	first, last, err := date.Bounds()
	if err != nil || first.IsZero() || last.IsZero() {
		if n.Kind == schema.KindEvent {
			t.undated++
		}
		return mark{}, false
	}
	if t.first.IsZero() || first.Before(t.first) {
		t.first = first
	}
	if last.After(t.last) {
		t.last = last
	}
	return mark{kind: n.Kind, category: n.Category, title: nodeTitle(n), first: first, last: last}, true
}

// x returns where a day lies.
func (t *timeline) x(day time.Time) float64 {
	const width = timelineWidth - laneNames - 2*timelineMargin
	span := t.last.Sub(t.first)
	if span <= 0 {
		return laneNames + timelineMargin + width/2
	}
	return laneNames + timelineMargin + width*float64(day.Sub(t.first))/float64(span)
}

// axis draws the years, as many as can be told apart.
func (t *timeline) axis(x *xmlWriter, bottom int) {
	if t.first.IsZero() {
		return
	}
	const closest = 45 // pixels between two years
	last := -closest * 2.0
	for year := t.first.Year(); year <= t.last.Year(); year++ {
		at := t.x(time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC))
		if at-last < closest {
			continue
		}
		last = at
		x.rawf("<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" stroke=\"#EEEEEE\"/><text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\" fill=\"#555555\">%d</text>\n",
			at, timelineTop-10, at, bottom, at, timelineTop-18, year)
	}
}

// mark draws an event from its first to its last day, with its kind, or a
// deadline.
func (t *timeline) mark(x *xmlWriter, m mark, y float64) {
	from, to := t.ends(&m)
	x.rawf("<g><title>%s</title>", escaped(m.title))
	if to-from > 1 {
		x.rawf("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"6\" fill=\"%s\"/>", from, y-3, to-from, looks(m.kind).fill)
	}
	svgMark(x, m.kind, point{(from + to) / 2, y}, markSize)
	if m.category != "" {
		x.rawf("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" font-size=\"9\" fill=\"#333333\">%s</text>", (from+to)/2, y-markSize-3, escaped(m.category))
	}
	x.raw("</g>\n")
}
