package graph

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chancery/schema"
)

// mostRoutes bounds how many paths of one length are compared with each other.
const mostRoutes = 2000

// joined returns the paths that have as many hops as the two radii together.
func (s *search) joined() []route {
	near, far := s.balls[0], s.balls[1]
	var meet []schema.IRI
	for i := range near.depth {
		if _, both := far.depth[i]; both {
			meet = append(meet, i)
		}
	}
	slices.Sort(meet)
	var out []route
	for _, m := range meet {
		for _, head := range s.walksTo(near, m, near.radius, map[schema.IRI]bool{m: true}) {
			used := map[schema.IRI]bool{m: true}
			for _, l := range head {
				used[l.from] = true
			}
			for _, tail := range s.walksTo(far, m, far.radius, used) {
				out = append(out, join(head, m, tail))
				if len(out) >= mostRoutes {
					return out
				}
			}
		}
	}
	return out
}

// walksTo returns the walks of exactly n hops from i to the centre of the ball,
// as links from i inwards, that touch nothing used.
func (s *search) walksTo(b *ball, i schema.IRI, n int, used map[schema.IRI]bool) [][]link {
	if n == 0 {
		if b.depth[i] == 0 {
			return [][]link{nil}
		}
		return nil
	}
	var out [][]link
	for _, l := range b.links[i] {
		if b.depth[l.from] > n-1 || used[l.from] {
			continue
		}
		used[l.from] = true
		for _, rest := range s.walksTo(b, l.from, n-1, used) {
			out = append(out, append([]link{l}, rest...))
		}
		delete(used, l.from)
		if len(out) >= mostRoutes {
			break
		}
	}
	return out
}

// join makes a route of the links from the meeting point m back to the first
// end, and on to the second. Each link of a route names the thing it leads to.
func join(head []link, m schema.IRI, tail []link) route {
	out := make(route, 0, len(head)+len(tail))
	to := m
	for _, l := range head {
		out = append(out, link{from: to, edges: l.edges})
		to = l.from
	}
	slices.Reverse(out)
	return append(out, tail...)
}

// strength orders predicates by how much an edge says of two things being
// connected.
func strength(p schema.Predicate) int {
	switch p {
	case schema.PMet, schema.PCalled, schema.PSigned:
		return 0
	case schema.PVisited, schema.PAttended, schema.PWitnessed:
		return 1
	case schema.PParty, schema.PTargets, schema.PSpeaker, schema.POccasion:
		return 2
	}
	return 3
}

// compareEdges orders edges by what they say, those of a known day before those
// of a month, a year or no date, and then by date.
func compareEdges(a, b Edge) int {
	return cmp.Or(
		cmp.Compare(strength(a.Predicate), strength(b.Predicate)), cmp.Compare(vagueness(a.Date()), vagueness(b.Date())),
		schema.CompareDates(a.Date(), b.Date()), strings.Compare(a.String(), b.String()),
	)
}

func vagueness(d schema.Date) int {
	switch {
	case d.Precise():
		return 0
	case d.Known():
		return 1
	}
	return 2
}

// compareRoutes orders paths of one length.
func compareRoutes(a, b route) int {
	weight := func(r route) (w int) {
		for _, l := range r {
			w += strength(l.edges[0].Predicate)
		}
		return w
	}
	if c := cmp.Compare(weight(a), weight(b)); c != 0 {
		return c
	}
	return slices.CompareFunc(a, b, func(x, y link) int {
		return cmp.Or(compareEdges(x.edges[0], y.edges[0]), strings.Compare(string(x.from), string(y.from)))
	})
}

// describe gives every hop its names, its date and its source.
func (s *search) describe(ctx context.Context, routes []route) ([]Path, error) {
	labels, citer := newLabels(s.r), newCiter(s.r)
	out := make([]Path, len(routes))
	for i, r := range routes {
		at := s.ends[0]
		for _, l := range r {
			ends, err := labels.named(ctx, []schema.IRI{at, l.from})
			if err != nil {
				return nil, err
			}
			e := l.edges[0]
			h := Hop{
				From: ends[0], To: ends[1], Predicate: e.Predicate, Date: e.Date(), Also: l.edges[1:],
				Backward: e.From != at && !symmetric(e.Predicate),
			}
			if h.Source, err = citer.first(ctx, e); err != nil {
				return nil, err
			}
			out[i].Hops = append(out[i].Hops, h)
			at = l.from
		}
	}
	return out, nil
}

func symmetric(p schema.Predicate) bool {
	r, ok := schema.RelationOf(p)
	return ok && r.Symmetric
}
