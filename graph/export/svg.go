package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// mostDrawn is how many things a picture of the graph shows: more cannot be told
// apart. The best connected are drawn, and the caption says of how many.
const mostDrawn = 120

// The measures of a picture of the graph, in pixels.
const (
	pictureWidth  = 1200
	pictureHeight = 900
	pictureMargin = 90
	captionHeight = 60
)

// WriteSVG draws the view: people, countries, organisations, events and targets
// as marks by kind, and one line for all edges between two of them, the thicker
// the more there are. Names and edges are told by titles, which viewers show
// under the pointer. Acts and topics are left out, unless they are asked for by
// name.
func WriteSVG(ctx context.Context, w io.Writer, s Source) error {
	p, err := gather(ctx, s)
	if err != nil {
		return err
	}
	all := len(p.nodes)
	p.trim(mostDrawn)
	at := layout(len(p.nodes), p.pairs())
	for i := range at {
		at[i].x = pictureMargin + at[i].x*(pictureWidth-2*pictureMargin)
		at[i].y = pictureMargin + at[i].y*(pictureHeight-2*pictureMargin)
	}
	x := newXMLWriter(w)
	svgHead(x, pictureWidth, pictureHeight+captionHeight, "The graph", fmt.Sprintf("%d things and what joins them", len(p.nodes)))
	x.raw("<g stroke=\"#777777\" stroke-opacity=\"0.6\">\n")
	for _, l := range p.lines {
		x.rawf("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke-width=\"%.1f\"><title>%s</title></line>\n",
			at[l.from].x, at[l.from].y, at[l.to].x, at[l.to].y, 1+math.Log2(float64(len(l.says))), escaped(strings.Join(l.says, "\n")))
	}
	x.raw("</g>\n")
	for i, n := range p.nodes {
		svgNode(x, &n, at[i], p.degree[i])
	}
	caption := fmt.Sprintf("%d things", all)
	if all > len(p.nodes) {
		caption = fmt.Sprintf("the %d best connected of %d things", len(p.nodes), all)
	}
	svgLegend(x, p.nodes, pictureHeight+captionHeight/2, caption)
	x.raw("</svg>\n")
	return x.finish()
}

// svgHead begins a picture, with a title and a description for those who do not
// see it.
func svgHead(x *xmlWriter, width, height int, title, description string) {
	x.rawf("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-labelledby=\"title description\" "+
		"width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"12\">\n", width, height, width, height)
	x.rawf("<title id=\"title\">%s</title>\n<desc id=\"description\">%s</desc>\n", escaped(title), escaped(description))
	x.rawf("<rect width=\"%d\" height=\"%d\" fill=\"#FFFFFF\"/>\n", width, height)
}

// svgNode draws a thing, the larger the more it is joined with, and its name
// below.
func svgNode(x *xmlWriter, n *graph.Node, at point, degree int) {
	size := 6 + 2*math.Sqrt(float64(degree))
	x.rawf("<g><title>%s</title>", escaped(nodeTitle(n)))
	svgMark(x, n.Kind, at, size)
	x.rawf("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\" stroke=\"#FFFFFF\" stroke-width=\"3\" paint-order=\"stroke\">%s</text></g>\n",
		at.x, at.y+size+12, escaped(shortened(n.Name, 28)))
}

func nodeTitle(n *graph.Node) string {
	title := n.Name + "\n" + string(n.IRI)
	if n.Date.Known() {
		title += "\n" + string(n.Date)
	}
	if n.Quote != "" {
		title += "\n“" + n.Quote + "”"
	}
	return title
}

// svgMark draws the shape of a kind.
func svgMark(x *xmlWriter, k schema.Kind, at point, size float64) {
	style := fmt.Sprintf("fill=\"%s\" stroke=\"#333333\"", looks(k).fill)
	switch k {
	case schema.KindPerson:
		x.rawf("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" %s/>", at.x, at.y, size, style)
	case schema.KindEvent:
		svgPolygon(x, at, size, 6, style)
	case schema.KindTarget:
		svgPolygon(x, at, size*1.2, 4, style)
	default:
		x.rawf("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" %s/>", at.x-size, at.y-size*0.8, size*2, size*1.6, style)
	}
}

// svgPolygon draws a regular polygon that stands on a corner.
func svgPolygon(x *xmlWriter, at point, size float64, corners int, style string) {
	var points []string
	for i := range corners {
		angle := 2*math.Pi*float64(i)/float64(corners) - math.Pi/2
		points = append(points, fmt.Sprintf("%.1f,%.1f", at.x+size*math.Cos(angle), at.y+size*math.Sin(angle)))
	}
	x.rawf("<polygon points=\"%s\" %s/>", strings.Join(points, " "), style)
}

// svgLegend names the kinds that are drawn.
func svgLegend(x *xmlWriter, nodes []graph.Node, y int, caption string) {
	var kinds []string
	for _, n := range nodes {
		kinds = append(kinds, string(n.Kind))
	}
	slices.Sort(kinds)
	at := point{20, float64(y)}
	for _, k := range slices.Compact(kinds) {
		svgMark(x, schema.Kind(k), at, 7)
		x.rawf("<text x=\"%.1f\" y=\"%.1f\">%s</text>\n", at.x+14, at.y+4, escaped(k))
		at.x += 90
	}
	x.rawf("<text x=\"%d\" y=\"%d\" text-anchor=\"end\" fill=\"#555555\">%s</text>\n", pictureWidth-20, y+4, escaped(caption))
}

// shortened cuts a text to at most so many letters.
func shortened(s string, letters int) string {
	r := []rune(s)
	if len(r) <= letters {
		return s
	}
	return strings.TrimSpace(string(r[:letters-1])) + "…"
}

// line is all edges between two nodes.
type line struct {
	from, to int
	says     []string // one entry an edge
}

// picture is what a drawing shows, in memory.
type picture struct {
	nodes  []graph.Node
	lines  []line
	degree []int
}

// gather reads what to draw.
func gather(ctx context.Context, s Source) (*picture, error) {
	projection, err := graph.Project(ctx, s.Reader, s.Things...)
	if err != nil {
		return nil, err
	}
	p := &picture{}
	index := map[schema.IRI]int{}
	for n, err := range projection.Nodes(ctx) {
		if err != nil {
			return nil, err
		}
		if len(s.Things) == 0 && (n.Kind == schema.KindAct || n.Kind == schema.KindTopic) {
			continue
		}
		index[n.IRI] = len(p.nodes)
		p.nodes = append(p.nodes, n)
	}
	between := map[[2]int]int{}
	for l, err := range projection.Links(ctx) {
		if err != nil {
			return nil, err
		}
		from, ok1 := index[l.From]
		to, ok2 := index[l.To]
		if ok1 && ok2 {
			p.join(between, from, to, &l)
		}
	}
	p.degree = make([]int, len(p.nodes))
	for _, l := range p.lines {
		p.degree[l.from]++
		p.degree[l.to]++
	}
	return p, nil
}

// join adds an edge to the line between two nodes.
func (p *picture) join(between map[[2]int]int, from, to int, l *graph.Link) {
	says := fmt.Sprintf("%s %s %s", p.nodes[from].Name, relation(l.Predicate), p.nodes[to].Name)
	if d := l.Date(); d.Known() {
		says += ", " + string(d)
	}
	key := [2]int{min(from, to), max(from, to)}
	i, ok := between[key]
	if !ok {
		i = len(p.lines)
		between[key] = i
		p.lines = append(p.lines, line{from: key[0], to: key[1]})
	}
	p.lines[i].says = append(p.lines[i].says, says)
}

// trim keeps the best connected nodes, best first, and the lines among them.
func (p *picture) trim(most int) {
	order := make([]int, len(p.nodes))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.degree[b], p.degree[a]) })
	order = order[:min(most, len(order))]
	place := map[int]int{}
	kept := picture{}
	for _, old := range order {
		place[old] = len(kept.nodes)
		kept.nodes = append(kept.nodes, p.nodes[old])
		kept.degree = append(kept.degree, p.degree[old])
	}
	for _, l := range p.lines {
		from, ok1 := place[l.from]
		to, ok2 := place[l.to]
		if ok1 && ok2 {
			kept.lines = append(kept.lines, line{from, to, l.says})
		}
	}
	*p = kept
}

func (p *picture) pairs() [][2]int {
	out := make([][2]int, len(p.lines))
	for i, l := range p.lines {
		out[i] = [2]int{l.from, l.to}
	}
	return out
}
