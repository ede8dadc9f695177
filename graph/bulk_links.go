package graph

import (
	"cmp"
	"iter"
	"runtime"
	"slices"
	"sync"
)

// bulkLink is a quad as numbers of a dictionary, by the fields below. Its own
// identifier is 0 until it has one; a duplicate never gets one.
type bulkLink [5]uint32

// The fields of a bulkLink; the first four are those of quad.Directions.
const (
	fieldSubject = iota
	fieldPredicate
	fieldObject
	fieldLabel
	fieldID
)

// linkOrder is an order of links: by its first field, then by the next.
type linkOrder []int

// The orders of the indexes. By object, equal links are duplicates.
var (
	byObject  = linkOrder{fieldObject, fieldPredicate, fieldSubject, fieldLabel}
	bySubject = linkOrder{fieldSubject, fieldPredicate, fieldID}
	byLabel   = linkOrder{fieldLabel, fieldSubject, fieldID}
)

func (o linkOrder) compare(a, b *bulkLink) int {
	for _, f := range o {
		if a[f] != b[f] {
			return cmp.Compare(a[f], b[f])
		}
	}
	return 0
}

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
func (b *bulkLinks) sorted(order linkOrder) iter.Seq[*bulkLink] {
	var wg sync.WaitGroup
	slots := make(chan []bulkLink, runtime.GOMAXPROCS(0)) // the room that each sort needs
	for range cap(slots) {
		slots <- nil
	}
	for i := range b.blocks {
		room := <-slots
		wg.Go(func() {
			if len(room) < len(b.blocks[i]) {
				room = make([]bulkLink, len(b.blocks[i]))
			}
			radixSort(b.blocks[i], room, order)
			slots <- room
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

// radixBits is how many bits of a field one pass of radixSort looks at.
const radixBits = 11

// radixSort sorts links by their fields, the last field first, each a few bits
// at a time: numbers this small are sorted faster so than by comparing them.
// Room is as long as links.
func radixSort(links, room []bulkLink, order linkOrder) {
	from, to := links, room[:len(links)]
	for _, field := range slices.Backward(order) {
		var most uint32
		for i := range from {
			most = max(most, from[i][field])
		}
		for shift := 0; shift < 32 && most>>shift != 0; shift += radixBits {
			radixPass(from, to, field, shift)
			from, to = to, from
		}
	}
	if len(links) > 0 && &from[0] != &links[0] {
		copy(links, from)
	}
}

// radixPass moves links to their places by one digit, and keeps the order of
// those that have the same.
func radixPass(from, to []bulkLink, field, shift int) {
	const mask = 1<<radixBits - 1
	var places [1 << radixBits]int
	for i := range from {
		places[from[i][field]>>shift&mask]++
	}
	at := 0
	for d, n := range places {
		places[d] = at
		at += n
	}
	for i := range from {
		d := from[i][field] >> shift & mask
		to[places[d]] = from[i]
		places[d]++
	}
}

// linkMerge merges sorted runs by a heap of their heads.
type linkMerge struct {
	heads [][]bulkLink
	order linkOrder
}

func newLinkMerge(runs [][]bulkLink, order linkOrder) *linkMerge {
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
		if r := child + 1; r < len(m.heads) && m.order.compare(&m.heads[r][0], &m.heads[child][0]) < 0 {
			child = r
		}
		if m.order.compare(&m.heads[i][0], &m.heads[child][0]) <= 0 {
			return
		}
		m.heads[i], m.heads[child] = m.heads[child], m.heads[i]
		i = child
	}
}
