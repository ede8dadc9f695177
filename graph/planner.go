package graph

import (
	"context"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/iterator"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/cayley/graph/shape"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// planned is Cayley's kv store with its planner repaired. Cayley takes every
// scan of an index for half the store, and looks for In(p) in no index at all
// (graph/kv/quad_iterator.go, iterators.go), so that ordinary questions of two
// hops read everything. Here every set of known directions is a scan of the
// index that leaves least to read, and a scan says how much it will read.
type planned struct {
	*kv.QuadStore
	tx *bbolt.Tx
}

var (
	_ shape.Optimizer           = (*planned)(nil)
	_ graph.QuadStore           = (*planned)(nil)
	_ shape.Shape               = linkScan{}
	_ graph.IteratorShapeCompat = (*linkIterator)(nil)
)

func newPlanned(qs *kv.QuadStore, tx *bbolt.Tx) *planned { return &planned{QuadStore: qs, tx: tx} }

// OptimizeShape replaces a selection of quads by known directions with one scan
// of the best index.
func (p *planned) OptimizeShape(s shape.Shape) (shape.Shape, bool) {
	a, ok := s.(shape.QuadsAction)
	if !ok || len(a.Filter) == 0 {
		return s, false
	}
	var scan linkScan
	for d, ref := range a.Filter {
		id, ok := ref.(kv.Int64Value)
		if !ok || id == 0 {
			return s, false
		}
		scan.want[dirIndex(d)] = uint64(id)
	}
	return a.SimplifyFrom(scan), true
}

// QuadIterator returns the quads that have v in direction d.
func (p *planned) QuadIterator(d quad.Direction, v graph.Ref) graph.Iterator {
	id, ok := v.(kv.Int64Value)
	if !ok || id == 0 {
		return iterator.NewNull()
	}
	var scan linkScan
	scan.want[dirIndex(d)] = uint64(id)
	return scan.BuildIterator(p)
}

// QuadIteratorSize estimates how many quads have v in direction d.
func (p *planned) QuadIteratorSize(_ context.Context, d quad.Direction, v graph.Ref) (graph.Size, error) {
	id, ok := v.(kv.Int64Value)
	if !ok || id == 0 {
		return graph.Size{Exact: true}, nil
	}
	var want [4]uint64
	want[dirIndex(d)] = uint64(id)
	return p.estimate(want), nil
}

// estimate says how many quads a scan for want looks at.
func (p *planned) estimate(want [4]uint64) graph.Size {
	ind, n := bestIndex(p.tx, want)
	total := p.Size()
	if n == 0 {
		return graph.Size{Size: 1 + total}
	}
	known := make([]uint64, 0, n)
	for _, d := range ind.Dirs[:n] {
		known = append(known, want[dirIndex(d)])
	}
	size, exact := probe(p.tx, ind, known)
	if !exact {
		return graph.Size{Size: max(maxProbe, total/2)}
	}
	return graph.Size{Size: int64(size), Exact: exact && n == countKnown(want)}
}

func countKnown(want [4]uint64) (n int) {
	for _, id := range want {
		if id != 0 {
			n++
		}
	}
	return n
}

// linkScan is the shape of all quads with the given identifiers; 0 is any.
type linkScan struct{ want [4]uint64 }

// BuildIterator returns the quads as an iterator of qs, a planned store or one
// that embeds it.
func (s linkScan) BuildIterator(qs graph.QuadStore) graph.Iterator {
	p, ok := qs.(interface{ plan() *planned })
	if !ok {
		return iterator.NewError(fmt.Errorf("a scan of bolt indexes was asked of %T", qs))
	}
	return (&linkIterator{qs: p.plan(), want: s.want}).AsLegacy()
}

func (p *planned) plan() *planned { return p }

// Optimize returns s.
func (s linkScan) Optimize(shape.Optimizer) (shape.Shape, bool) { return s, false }

// linkIterator yields the quads of a linkScan, as Cayley's *proto.Primitive.
type linkIterator struct {
	qs   *planned
	want [4]uint64
	size *graph.Size
}

func (it *linkIterator) Iterate() graph.Scanner {
	return &linkScanner{cursor: newLinkCursor(it.qs.tx, it.want)}
}

func (it *linkIterator) Lookup() graph.Index { return &linkLookup{want: it.want} }

func (it *linkIterator) AsLegacy() graph.Iterator {
	l := &legacyIterator{shape: it}
	l.Iterator = graph.NewLegacy(it, l)
	return l
}

func (it *linkIterator) SubIterators() []graph.IteratorShape { return nil }

func (it *linkIterator) Optimize(context.Context) (graph.IteratorShape, bool) { return it, false }

func (it *linkIterator) String() string { return fmt.Sprintf("Links(%v)", it.want) }

func (it *linkIterator) Stats(context.Context) (graph.IteratorCosts, error) {
	if it.size == nil {
		size := it.qs.estimate(it.want)
		it.size = &size
	}
	return graph.IteratorCosts{ContainsCost: 1, NextCost: 2, Size: *it.size}, nil
}

// legacyIterator is a shape of iterators in Cayley's older form.
type legacyIterator struct {
	shape graph.IteratorShapeCompat
	graph.Iterator
}

func (l *legacyIterator) AsShape() graph.IteratorShape {
	_ = l.Iterator.Close() // nothing was read through it
	return l.shape
}

type linkScanner struct {
	cursor *linkCursor
	result graph.Ref
}

func (s *linkScanner) Next(ctx context.Context) bool {
	s.result = nil
	if ctx.Err() != nil || !s.cursor.next() {
		return false
	}
	link := s.cursor.link
	s.result = &link
	return true
}

func (s *linkScanner) Result() graph.Ref               { return s.result }
func (s *linkScanner) Err() error                      { return s.cursor.err }
func (s *linkScanner) Close() error                    { return s.cursor.err }
func (s *linkScanner) NextPath(context.Context) bool   { return false }
func (s *linkScanner) TagResults(map[string]graph.Ref) {}
func (s *linkScanner) String() string                  { return "LinksNext" }

type linkLookup struct {
	want   [4]uint64
	result graph.Ref
}

func (l *linkLookup) Contains(_ context.Context, v graph.Ref) bool {
	l.result = nil
	p, ok := v.(*proto.Primitive)
	if !ok || !matchLink(p, l.want) {
		return false
	}
	l.result = v
	return true
}

func (l *linkLookup) Result() graph.Ref               { return l.result }
func (l *linkLookup) Err() error                      { return nil }
func (l *linkLookup) Close() error                    { return nil }
func (l *linkLookup) NextPath(context.Context) bool   { return false }
func (l *linkLookup) TagResults(map[string]graph.Ref) {}
func (l *linkLookup) String() string                  { return "LinksContains" }
