package explore

import (
	"cmp"
	"context"
	"maps"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// View is what is to be seen of a session: what is on its board, as far as its
// filter admits it, as the store has it now.
type View struct {
	Session  string        `json:"session"`
	Step     int           `json:"step"` // the last
	Build    graph.Build   `json:"build"`
	CanUndo  bool          `json:"can_undo"`
	CanRedo  bool          `json:"can_redo"`
	Nodes    []Node        `json:"nodes"`
	Links    []Link        `json:"links"`
	Groups   []Group       `json:"groups"`
	Hidden   []graph.Named `json:"hidden"`
	LeftOut  int           `json:"left_out"` // things that the filter does not admit
	Facets   Facets        `json:"facets"`   // of what is on the board, whatever the filter
	Filter   Filter        `json:"filter"`
	Timeline []Moment      `json:"timeline"`
	Steps    []StepLine    `json:"steps"`
	Changes  *Changes      `json:"changes,omitempty"` // when the store is not as the session last saw it
	Broken   string        `json:"broken,omitempty"`  // why the log could not be read to its end
}

// Node is a thing on the board.
type Node struct {
	IRI      schema.IRI     `json:"iri"`
	Kind     schema.Kind    `json:"kind"`
	Name     string         `json:"name"`
	Category string         `json:"category,omitempty"` // an event's kind, an act's force
	Of       schema.IRI     `json:"of,omitempty"`
	On       schema.Date    `json:"on"`
	Start    schema.Date    `json:"start"`
	End      schema.Date    `json:"end"`
	Place    string         `json:"place,omitempty"`
	Topics   []string       `json:"topics,omitempty"`
	Target   *schema.Target `json:"target,omitempty"`
	Quote    string         `json:"quote,omitempty"`
	Degree   int            `json:"degree"` // edges in the whole store
	Pin      *Point         `json:"pin,omitempty"`
	At       *Point         `json:"at,omitempty"` // where it stood in the drawing last
	Note     string         `json:"note,omitempty"`
	Verdict  Verdict        `json:"verdict,omitempty"`
	Via      int            `json:"via"` // the step that brought it
}

// Link is all edges of one predicate between two things on the board.
type Link struct {
	ID        schema.IRI       `json:"id"` // of the latest edge: "edge:…"
	Edge      string           `json:"edge"`
	From      schema.IRI       `json:"from"`
	To        schema.IRI       `json:"to"`
	Predicate schema.Predicate `json:"predicate"`
	Label     string           `json:"label"`
	Symmetric bool             `json:"symmetric,omitempty"`
	Date      schema.Date      `json:"date"`   // of the latest edge
	First     schema.Date      `json:"first"`  // of the first that is dated
	Weight    int              `json:"weight"` // facts that the edges stand on
	Count     int              `json:"count"`  // of the edges
	Edges     []LinkEdge       `json:"edges"`  // the latest 24, of these the earliest first
	Verdict   Verdict          `json:"verdict,omitempty"`
}

// LinkEdge is one edge of a link.
type LinkEdge struct {
	ID     schema.IRI  `json:"id"`
	Edge   string      `json:"edge"` // as Evidence takes it
	Date   schema.Date `json:"date"`
	Weight int         `json:"weight"`
}

// StepLine is a step in the list of steps.
type StepLine struct {
	N      int    `json:"n"`
	At     string `json:"at"` // RFC 3339
	Do     string `json:"do"`
	Title  string `json:"title"`
	Undone bool   `json:"undone,omitempty"`
}

// View returns what is to be seen of the session.
func (s *Session) View(ctx context.Context) (*View, error) {
	s.mu.Lock()
	err := s.catchUp()
	log, past, b, broken := s.read.log, s.past, s.board, s.broken
	s.mu.Unlock()
	if err != nil {
		return nil, err
	}
	return asking(ctx, s.engine, func(r graph.Reader) (*View, error) {
		v := &View{
			Session: s.name, Step: len(log), Build: s.engine.remembered().build, Filter: b.filter, Steps: stepLines(log, past),
			CanUndo: len(past.done) > 0, CanRedo: len(past.undone) > 0,
			Hidden: []graph.Named{}, Groups: []Group{},
		}
		if broken != nil {
			v.Broken = broken.Error()
		}
		for _, t := range b.order {
			if b.hidden[t] {
				v.Hidden = append(v.Hidden, graph.Named{IRI: t, Name: cmp.Or(b.names[t], string(t))})
			}
		}
		return v, s.engine.fillView(ctx, r, b, v)
	})
}

// fillView reads the nodes and links, and derives the rest from them.
func (e *Engine) fillView(ctx context.Context, r graph.Reader, b *board, v *View) error {
	all, err := e.linksAmong(ctx, r, b.order)
	if err != nil {
		return err
	}
	nodes, err := e.nodes(ctx, r, b)
	if err != nil {
		return err
	}
	if b.build != "" && b.build != v.Build.ID {
		v.Changes = changesOf(b, v.Build, nodes, all)
	}
	edges, err := unrejected(ctx, r, b, all)
	if err != nil {
		return err
	}
	shown := slices.DeleteFunc(nodes, func(n describedNode) bool { return b.hidden[n.IRI] || b.verdicts[n.IRI] == Rejected })
	v.Facets = facetsOf(shown, edges)
	kept, admitted := b.filter.sift(shown, edges)
	v.LeftOut = len(shown) - len(kept)
	v.Nodes = make([]Node, 0, len(kept))
	for i := range kept {
		v.Nodes = append(v.Nodes, kept[i].Node)
	}
	if v.Links, err = bundleLinks(ctx, r, b, admitted); err != nil {
		return err
	}
	v.Timeline = timelineOf(v.Nodes, v.Links)
	for i := range v.Links {
		l := &v.Links[i]
		l.Count = len(l.Edges)
		l.Edges = l.Edges[max(0, l.Count-mostContacts):]
	}
	v.group(b)
	return nil
}

// describedNode is a node with what the filter asks of it.
type describedNode struct {
	Node
	whole graph.Node
}

// nodes describes what is on the board and in the store.
func (e *Engine) nodes(ctx context.Context, r graph.Reader, b *board) ([]describedNode, error) {
	var out []describedNode
	for _, t := range b.order {
		known, err := graph.Known(ctx, r, t)
		if err != nil {
			return nil, err
		}
		if !known {
			continue
		}
		g, err := graph.Describe(ctx, r, t)
		if err != nil {
			return nil, err
		}
		degree, err := e.degree(ctx, r, t)
		if err != nil {
			return nil, err
		}
		n := Node{
			IRI: t, Kind: g.Kind, Name: g.Name, Category: g.Category, Of: g.Of, On: g.Date, Start: g.Start, End: g.End,
			Place: g.Place, Topics: g.Topics, Quote: g.Quote, Degree: degree, Note: b.notes[t], Verdict: b.verdicts[t], Via: b.via[t],
		}
		if g.Kind == schema.KindTarget {
			n.Target = &g.Target
		}
		if p, ok := b.pins[t]; ok {
			n.Pin = &p
		}
		if p, ok := b.places[t]; ok {
			n.At = &p
		}
		out = append(out, describedNode{n, g})
	}
	return out, nil
}

// degree counts the edges of a thing.
func (e *Engine) degree(ctx context.Context, r graph.Reader, t schema.IRI) (int, error) {
	k := e.remembered()
	k.mu.Lock()
	n, ok := k.degrees[t]
	k.mu.Unlock()
	if ok {
		return n, nil
	}
	for _, err := range graph.Touching(ctx, r, t) {
		if err != nil {
			return 0, err
		}
		n++
	}
	k.mu.Lock()
	k.degrees[t] = n
	k.mu.Unlock()
	return n, nil
}

// unrejected leaves out the edges that the session has rejected, by themselves or
// with every fact that they stand on.
func unrejected(ctx context.Context, r graph.Reader, b *board, edges []graph.Edge) ([]graph.Edge, error) {
	if !slices.Contains(slices.Collect(maps.Values(b.verdicts)), Rejected) {
		return edges, nil
	}
	var out []graph.Edge
	for _, x := range edges {
		if b.verdicts[x.ID()] == Rejected {
			continue
		}
		facts, err := graph.Supports(ctx, r, x)
		if err != nil {
			return nil, err
		}
		sound := func(f schema.IRI) bool { return b.verdicts[f] != Rejected }
		if len(facts) == 0 || slices.ContainsFunc(facts, sound) {
			out = append(out, x)
		}
	}
	return out, nil
}

// sift returns what f admits. A thing that was joined with others, and is joined
// with none by what f admits, is left out with its edges; what never was, stays.
func (f *Filter) sift(nodes []describedNode, edges []graph.Edge) ([]describedNode, []graph.Edge) {
	if f.Empty() {
		return nodes, within(nodes, edges)
	}
	admitted := map[schema.IRI]bool{}
	for i := range nodes {
		admitted[nodes[i].IRI] = f.admitsNode(&nodes[i].whole)
	}
	before, after := map[schema.IRI]bool{}, map[schema.IRI]bool{}
	var kept []graph.Edge
	for _, x := range within(nodes, edges) {
		before[x.From], before[x.To] = true, true
		if f.admitsEdge(x) && admitted[x.From] && admitted[x.To] {
			after[x.From], after[x.To] = true, true
			kept = append(kept, x)
		}
	}
	byEdges := len(f.Relations) > 0 || f.dated()
	var out []describedNode
	for i := range nodes {
		t := nodes[i].IRI
		if admitted[t] && (after[t] || !before[t] || !byEdges || nodes[i].Pin != nil) {
			out = append(out, nodes[i])
		}
	}
	return out, kept
}

// within returns the edges of which both ends are among the nodes.
func within(nodes []describedNode, edges []graph.Edge) []graph.Edge {
	among := map[schema.IRI]bool{}
	for i := range nodes {
		among[nodes[i].IRI] = true
	}
	var out []graph.Edge
	for _, x := range edges {
		if among[x.From] && among[x.To] {
			out = append(out, x)
		}
	}
	return out
}

// bundleLinks makes one link of all edges of a predicate between two things. The
// edges come sorted by their ends and predicates.
func bundleLinks(ctx context.Context, r graph.Reader, b *board, edges []graph.Edge) ([]Link, error) {
	out := []Link{}
	for _, x := range edges {
		facts, err := graph.Supports(ctx, r, x)
		if err != nil {
			return nil, err
		}
		one := LinkEdge{ID: x.ID(), Edge: x.String(), Date: x.Date(), Weight: len(facts)}
		last := len(out) - 1
		if last < 0 || out[last].From != x.From || out[last].To != x.To || out[last].Predicate != x.Predicate {
			known, _ := schema.RelationOf(x.Predicate)
			out = append(out, Link{
				From: x.From, To: x.To, Predicate: x.Predicate, Label: PredicateLabel(x.Predicate), Symmetric: known.Symmetric,
			})
			last++
		}
		l := &out[last]
		l.Edges = append(l.Edges, one)
		l.Weight += one.Weight
		if v := b.verdicts[one.ID]; v != "" {
			l.Verdict = v
		}
	}
	for i := range out {
		out[i].date()
	}
	return out, nil
}

// date sorts the edges of a link and takes its dates from them.
func (l *Link) date() {
	slices.SortStableFunc(l.Edges, func(a, b LinkEdge) int { return schema.CompareDates(a.Date, b.Date) })
	latest := l.Edges[0]
	for _, x := range l.Edges {
		if x.Date.Known() {
			latest = x
		}
	}
	l.ID, l.Edge, l.Date, l.First = latest.ID, latest.Edge, latest.Date, l.Edges[0].Date
}

func stepLines(log []Step, past history) []StepLine {
	counts := past.counts()
	out := []StepLine{}
	for i := range log {
		s := &log[i]
		if s.Do == "place" {
			continue // where things stand is no action of anybody's
		}
		v, _ := verbOf(s.Do)
		out = append(out, StepLine{
			N: s.N, At: s.At.Format("2006-01-02T15:04:05Z07:00"), Do: s.Do, Title: s.Title(),
			Undone: v.Undoable && !counts[i],
		})
	}
	return out
}

// sortedCounts orders values by how often they occur.
func sortedCounts(counts map[string]int, label func(string) string) []Count {
	out := []Count{}
	for v, n := range counts {
		out = append(out, Count{Value: v, Label: label(v), Count: n})
	}
	slices.SortFunc(out, func(a, b Count) int { return cmp.Or(cmp.Compare(b.Count, a.Count), strings.Compare(a.Value, b.Value)) })
	return out
}
