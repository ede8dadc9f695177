package graph

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// PathOptions bounds a search for paths. The zero value means the defaults.
type PathOptions struct {
	MaxHops int // 6 when zero; never more than 12, beyond which everything is connected
	K       int // how many paths; 3 when zero
	// Predicates, when not empty, are the only ones walked.
	Predicates []schema.Predicate
	// Since and Until bound the date of every hop, both included. Edges that no
	// source dates are then not walked.
	Since, Until schema.Date
	// MaxNodes bounds how many things are visited, and so the memory; 200,000
	// when zero.
	MaxNodes int
	// Hub, when not zero, is the number of edges above which a thing is not
	// passed through: what joins everything with everything says little.
	Hub int
}

// Ways is what a search for paths has found.
type Ways struct {
	Paths []Path
	// Hubs are the things that were not passed through because of
	// PathOptions.Hub, sorted.
	Hubs []schema.IRI
}

// Path is a way from one thing to another over edges of the view.
type Path struct {
	Hops []Hop `json:"hops"`
}

// Hop is one step of a path, over an edge in either direction.
type Hop struct {
	From      Named            `json:"from"`
	To        Named            `json:"to"`
	Predicate schema.Predicate `json:"predicate"`
	// Backward is set when the edge leads from To to From.
	Backward bool        `json:"backward,omitempty"`
	Date     schema.Date `json:"date"`
	// Source is the place that the edge stands on; nil when the store holds none.
	Source *Citation `json:"source,omitempty"`
	// Also are the other edges between the two.
	Also []Edge `json:"also,omitempty"`
}

// String writes a path on one line:
//
//	KOICA ←party 2021-06-23— signing: memorandum ←attended 2021-06-23— Bùi Thanh Sơn
func (p Path) String() string {
	var b strings.Builder
	for i, h := range p.Hops {
		if i == 0 {
			b.WriteString(h.From.Name)
		}
		verb := strings.TrimPrefix(string(h.Predicate), "dip:")
		if h.Date.Known() {
			verb += " " + string(h.Date)
		}
		if h.Backward {
			fmt.Fprintf(&b, " ←%s— %s", verb, h.To.Name)
		} else {
			fmt.Fprintf(&b, " —%s→ %s", verb, h.To.Name)
		}
	}
	return b.String()
}

// Paths returns up to opt.K ways from a to b that visit nothing twice, the
// shortest first; of equal length, those over meetings, calls and signings
// before those over acts and figures. Topics, offices, documents and dates are
// never passed through, and countries only where there is no other way, because
// they join everything with everything. No path at all is no error.
func Paths(ctx context.Context, r Reader, a, b schema.IRI, opt PathOptions) ([]Path, error) {
	ways, err := FindWays(ctx, r, a, b, opt)
	if err != nil {
		return nil, err
	}
	return ways.Paths, nil
}

// FindWays is [Paths], and says as well which hubs were not passed through.
func FindWays(ctx context.Context, r Reader, a, b schema.IRI, opt PathOptions) (*Ways, error) {
	if a == b {
		return nil, fmt.Errorf("path: both ends are %s", a)
	}
	return Snapshot(ctx, r, func(r Reader) (*Ways, error) { return findWays(ctx, r, a, b, opt.withDefaults()) })
}

func findWays(ctx context.Context, r Reader, a, b schema.IRI, opt PathOptions) (*Ways, error) {
	hubs := map[schema.IRI]bool{}
	for _, barred := range [][]schema.Kind{
		{schema.KindCountry},
		{schema.KindAct, schema.KindTarget}, // between countries, events say more
		nil,
	} {
		s := newSearch(r, a, b, opt, barred)
		s.hubs = hubs
		routes, err := s.run(ctx)
		if err != nil {
			return nil, fmt.Errorf("path from %s to %s: %w", a, b, err)
		}
		if len(routes) > 0 {
			paths, err := s.describe(ctx, routes)
			return &Ways{Paths: paths, Hubs: slices.Sorted(maps.Keys(hubs))}, err
		}
	}
	return &Ways{Hubs: slices.Sorted(maps.Keys(hubs))}, nil
}

func (o PathOptions) withDefaults() PathOptions {
	o.MaxHops = min(cmp.Or(o.MaxHops, 6), 12)
	o.K = cmp.Or(o.K, 3)
	o.MaxNodes = cmp.Or(o.MaxNodes, 200_000)
	return o
}

// link joins a thing with one from which the search came.
type link struct {
	from  schema.IRI
	edges []Edge // all edges between the two, the best first
}

// ball is what one side of the search has reached.
type ball struct {
	depth    map[schema.IRI]int
	links    map[schema.IRI][]link // to things nearer the centre, or as near
	frontier []schema.IRI
	radius   int
}

func newBall(centre schema.IRI) *ball {
	return &ball{
		depth: map[schema.IRI]int{centre: 0}, links: map[schema.IRI][]link{}, frontier: []schema.IRI{centre},
	}
}

// search looks for paths from both ends at once.
type search struct {
	r       Reader
	ends    [2]schema.IRI
	balls   [2]*ball
	opt     PathOptions
	barred  map[schema.Kind]bool // kinds not passed through
	hubs    map[schema.IRI]bool  // things met that are not passed through
	visited int
}

func newSearch(r Reader, a, b schema.IRI, opt PathOptions, barred []schema.Kind) *search {
	s := &search{
		r: r, ends: [2]schema.IRI{a, b}, balls: [2]*ball{newBall(a), newBall(b)}, opt: opt,
		barred: map[schema.Kind]bool{
			schema.KindTopic: true, schema.KindOffice: true, schema.KindDoc: true, schema.KindDate: true,
			schema.KindFact: true, schema.KindEdge: true, schema.KindPlace: true, schema.KindDispute: true,
		},
	}
	for _, k := range barred {
		s.barred[k] = true
	}
	return s
}

// route is a path as links, from the first end to the second.
type route []link

// run widens the two balls in turn, the one with the smaller frontier first, and
// after each step collects the paths whose length is the sum of their radii.
func (s *search) run(ctx context.Context) ([]route, error) {
	var found []route
	for length := 1; length <= s.opt.MaxHops && len(found) < s.opt.K; length++ {
		side := 0
		if len(s.balls[1].frontier) < len(s.balls[0].frontier) {
			side = 1
		}
		if len(s.balls[side].frontier) == 0 {
			side = 1 - side
		}
		if err := s.widen(ctx, s.balls[side]); err != nil {
			if len(found) > 0 {
				break
			}
			return nil, err
		}
		routes := s.joined()
		slices.SortStableFunc(routes, compareRoutes)
		found = append(found, routes[:min(len(routes), s.opt.K-len(found))]...)
	}
	return found, nil
}

// widen takes every edge at the ball's frontier.
func (s *search) widen(ctx context.Context, b *ball) error {
	var next []schema.IRI
	for _, u := range b.frontier {
		neighbours, err := s.neighbours(ctx, u)
		if err != nil {
			return err
		}
		for _, n := range neighbours {
			if _, seen := b.depth[n.from]; !seen {
				b.depth[n.from] = b.radius + 1
				next = append(next, n.from)
				s.visited++
			}
			b.links[n.from] = append(b.links[n.from], link{from: u, edges: n.edges})
		}
		if s.visited > s.opt.MaxNodes {
			return fmt.Errorf("more than %d things lie between; give fewer hops, a span of dates or predicates", s.opt.MaxNodes)
		}
	}
	slices.Sort(next)
	b.frontier = next
	b.radius++
	return nil
}

// neighbours returns the things joined with u by edges that may be walked, in
// the order of their IRIs.
func (s *search) neighbours(ctx context.Context, u schema.IRI) ([]link, error) {
	isEnd := u == s.ends[0] || u == s.ends[1]
	if !isEnd && (s.barred[u.Kind()] || s.hubs[u]) {
		return nil, nil
	}
	between, n := map[schema.IRI]map[Edge]bool{}, 0
	for _, p := range s.around(u) {
		for q, err := range s.r.Quads(ctx, p) {
			if err != nil {
				return nil, err
			}
			e, ok := EdgeOf(q)
			if !ok || !s.walks(e) {
				continue
			}
			other := e.To
			if other == u {
				other = e.From
			}
			if between[other] == nil {
				between[other] = map[Edge]bool{}
			}
			between[other][e.Canonical()] = true
			if n++; !isEnd && s.opt.Hub > 0 && n > s.opt.Hub {
				s.hubs[u] = true
				return nil, nil
			}
		}
	}
	out := make([]link, 0, len(between))
	for other, edges := range between {
		l := link{from: other}
		for e := range edges {
			l.edges = append(l.edges, e)
		}
		slices.SortFunc(l.edges, compareEdges)
		out = append(out, l)
	}
	slices.SortFunc(out, func(a, b link) int { return strings.Compare(string(a.from), string(b.from)) })
	return out, nil
}

// around returns what to read for the edges of u. Of a country, which may have a
// hundred thousand, only those predicates that lead to what may be passed.
func (s *search) around(u schema.IRI) []Pattern {
	if u.Kind() != schema.KindCountry {
		return []Pattern{{Subject: quad.IRI(u)}, {Object: quad.IRI(u)}}
	}
	open := func(k schema.Kind) bool { return !s.barred[k] || k == s.ends[0].Kind() || k == s.ends[1].Kind() }
	var out []Pattern
	for i := range schema.Relations {
		r := &schema.Relations[i]
		if !r.Is(schema.InView) || len(s.opt.Predicates) > 0 && !slices.Contains(s.opt.Predicates, r.Predicate) {
			continue
		}
		if slices.Contains(r.Domain, schema.KindCountry) && slices.ContainsFunc(r.Range, open) {
			out = append(out, edgesFrom(u, r.Predicate))
		}
		if slices.Contains(r.Range, schema.KindCountry) && slices.ContainsFunc(r.Domain, open) {
			out = append(out, edgesTo(u, r.Predicate))
		}
	}
	return out
}

// walks reports whether e may be part of a path.
func (s *search) walks(e Edge) bool {
	if len(s.opt.Predicates) > 0 && !slices.Contains(s.opt.Predicates, e.Predicate) {
		return false
	}
	for _, end := range []schema.IRI{e.From, e.To} {
		if s.barred[end.Kind()] && end != s.ends[0] && end != s.ends[1] {
			return false
		}
	}
	return e.Date().Between(s.opt.Since, s.opt.Until)
}
