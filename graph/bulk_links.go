package graph

import (
	"cmp"
	"iter"
	"runtime"
	"slices"
	"sync"
)

// bulkLink is a quad as numbers of a dictionary. Its own identifier is 0 until
// it has one; a duplicate never gets one.
type bulkLink struct{ s, p, o, l, id uint32 }

// bulkLinks holds links in blocks, each of which can be sorted by itself.
type bulkLinks struct{ blocks [][]bulkLink }

// linkBlock is how many links are allocated at a time.
const linkBlock = 1 << 20

func (b *bulkLinks) add(l bulkLink) {
	n := len(b.blocks)
	if n == 0 || len(b.blocks[n-1]) == linkBlock {
		// The first block grows, so that a small load takes little memory.
		size := linkBlock
		if n == 0 {
			size = 1 << 12
		}
		b.blocks = append(b.blocks, make([]bulkLink, 0, size))
		n++
	}
	b.blocks[n-1] = append(b.blocks[n-1], l)
}

// sorted sorts the blocks, several at a time, and yields all links in order.
// Their identifiers may be set while they are yielded.
func (b *bulkLinks) sorted(order func(a, b bulkLink) int) iter.Seq[*bulkLink] {
	var wg sync.WaitGroup
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	for _, block := range b.blocks {
		slots <- struct{}{}
		wg.Go(func() {
			slices.SortFunc(block, order)
			<-slots
		})
	}
	wg.Wait()
	return func(yield func(*bulkLink) bool) {
		m := newLinkMerge(b.blocks, order)
		for l := m.next(); l != nil; l = m.next() {
			if !yield(l) {
				return
			}
		}
	}
}

// linkMerge merges sorted runs by a heap of their heads.
type linkMerge struct {
	heads [][]bulkLink
	order func(a, b bulkLink) int
}

func newLinkMerge(runs [][]bulkLink, order func(a, b bulkLink) int) *linkMerge {
	m := &linkMerge{order: order}
	for _, r := range runs {
		if len(r) > 0 {
			m.heads = append(m.heads, r)
		}
	}
	for i := len(m.heads)/2 - 1; i >= 0; i-- {
		m.sink(i)
	}
	return m
}

func (m *linkMerge) next() *bulkLink {
	if len(m.heads) == 0 {
		return nil
	}
	l := &m.heads[0][0]
	if m.heads[0] = m.heads[0][1:]; len(m.heads[0]) == 0 {
		last := len(m.heads) - 1
		m.heads[0] = m.heads[last]
		m.heads = m.heads[:last]
	}
	m.sink(0)
	return l
}

// sink moves the run at i down to where its head belongs.
func (m *linkMerge) sink(i int) {
	for {
		child := 2*i + 1
		if child >= len(m.heads) {
			return
		}
		if r := child + 1; r < len(m.heads) && m.order(m.heads[r][0], m.heads[child][0]) < 0 {
			child = r
		}
		if m.order(m.heads[i][0], m.heads[child][0]) <= 0 {
			return
		}
		m.heads[i], m.heads[child] = m.heads[child], m.heads[i]
		i = child
	}
}

// byObject is the order of the index ops, with labels within an entry; equal
// links are duplicates.
func byObject(a, b bulkLink) int {
	return cmp.Or(cmp.Compare(pair(a.o, a.p), pair(b.o, b.p)), cmp.Compare(pair(a.s, a.l), pair(b.s, b.l)))
}

// bySubject is the order of the index sp.
func bySubject(a, b bulkLink) int {
	return cmp.Or(cmp.Compare(pair(a.s, a.p), pair(b.s, b.p)), cmp.Compare(a.id, b.id))
}

// byLabel is the order of the index cs.
func byLabel(a, b bulkLink) int {
	return cmp.Or(cmp.Compare(pair(a.l, a.s), pair(b.l, b.s)), cmp.Compare(a.id, b.id))
}

func pair(a, b uint32) uint64 { return uint64(a)<<32 | uint64(b) }
