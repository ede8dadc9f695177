package explore

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/schema"
)

// MostNodes is how many things a view shows one by one: beyond that, things of
// one kind that are joined with the same others are shown as one group.
const MostNodes = 300

// Group is things that are shown as one.
type Group struct {
	ID     string       `json:"id"`
	Kind   schema.Kind  `json:"kind"`
	Of     []schema.IRI `json:"of"` // what its things are joined with
	Count  int          `json:"count"`
	Things []schema.IRI `json:"things"`
}

// group puts things together until no more than MostNodes are left: first those
// that are joined with just the same others, then those that share their most
// joined neighbour, then all of a kind.
func (v *View) group(b *board) {
	for _, level := range []func(schema.IRI, map[schema.IRI][]schema.IRI) []schema.IRI{sameNeighbours, mainNeighbour, noNeighbour} {
		if len(v.Nodes)+len(v.Groups) <= MostNodes {
			return
		}
		v.collapse(b, level)
	}
}

func sameNeighbours(t schema.IRI, around map[schema.IRI][]schema.IRI) []schema.IRI { return around[t] }

func mainNeighbour(t schema.IRI, around map[schema.IRI][]schema.IRI) []schema.IRI {
	near := around[t]
	if len(near) == 0 {
		return nil
	}
	return []schema.IRI{slices.MaxFunc(near, func(a, b schema.IRI) int {
		return cmp.Or(cmp.Compare(len(around[a]), len(around[b])), strings.Compare(string(b), string(a)))
	})}
}

func noNeighbour(schema.IRI, map[schema.IRI][]schema.IRI) []schema.IRI { return nil }

// collapse puts together what is alike, the largest groups first, as long as
// there is too much to show.
func (v *View) collapse(b *board, alike func(schema.IRI, map[schema.IRI][]schema.IRI) []schema.IRI) {
	around := v.neighbours()
	groups := map[string]*Group{}
	for i := range v.Nodes {
		n := &v.Nodes[i]
		if n.Pin != nil || n.Note != "" || b.kept[n.IRI] {
			continue
		}
		of := alike(n.IRI, around)
		key := fmt.Sprint(n.Kind, of)
		if groups[key] == nil {
			groups[key] = &Group{Kind: n.Kind, Of: of}
		}
		groups[key].Things = append(groups[key].Things, n.IRI)
	}
	var sorted []*Group
	for _, g := range groups {
		if len(g.Things) > 1 {
			sorted = append(sorted, g)
		}
	}
	slices.SortFunc(sorted, func(a, b *Group) int {
		return cmp.Or(cmp.Compare(len(b.Things), len(a.Things)), strings.Compare(string(a.Things[0]), string(b.Things[0])))
	})
	in := map[schema.IRI]bool{}
	left := len(v.Nodes) + len(v.Groups)
	for _, g := range sorted {
		if left <= MostNodes {
			break
		}
		left -= len(g.Things) - 1
		g.ID, g.Count = fmt.Sprintf("group:%d", len(v.Groups)+1), len(g.Things)
		v.Groups = append(v.Groups, *g)
		for _, t := range g.Things {
			in[t] = true
		}
	}
	v.Nodes = slices.DeleteFunc(v.Nodes, func(n Node) bool { return in[n.IRI] })
	v.Links = slices.DeleteFunc(v.Links, func(l Link) bool { return in[l.From] || in[l.To] })
	for i := range v.Groups {
		g := &v.Groups[i]
		g.Of = slices.DeleteFunc(slices.Clone(g.Of), func(t schema.IRI) bool { return in[t] })
		if g.Of == nil {
			g.Of = []schema.IRI{}
		}
	}
}

// neighbours returns what each thing of the view is joined with, sorted.
func (v *View) neighbours() map[schema.IRI][]schema.IRI {
	out := map[schema.IRI][]schema.IRI{}
	for i := range v.Links {
		l := &v.Links[i]
		out[l.From], out[l.To] = append(out[l.From], l.To), append(out[l.To], l.From)
	}
	for t, near := range out {
		slices.Sort(near)
		out[t] = slices.Compact(near)
	}
	return out
}
