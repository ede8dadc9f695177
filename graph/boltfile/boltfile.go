// Package boltfile writes a whole bbolt file in one pass from keys that come
// in order. bbolt itself builds a tree by inserting, splitting and rewriting
// pages; when all keys are known and sorted, the pages can be written one after
// the other, full, each once.
//
// Use it to make a new file; bbolt opens, reads and changes the result like one
// of its own. A tree's keys must come in ascending order, each once: [Tree.Put]
// refuses others. The file is complete only after [Writer.Close], which writes
// the pages that make it valid last.
package boltfile

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"os"
	"slices"
)

// The format of bbolt, data file version 2: pages of pageSize bytes, in the
// machine's byte order. A page begins with its number (8 bytes), flags (2),
// count of elements (2) and count of further pages that belong to it (4).
const (
	pageSize    = 4096
	headerSize  = 16
	elementSize = 16

	flagBranch   = 0x01
	flagLeaf     = 0x02
	flagMeta     = 0x04
	flagFreelist = 0x10

	elementBucket = 0x01 // a leaf element whose value is a bucket

	magic   = 0xED0CDAED
	version = 2

	// inlineMax is the size of a bucket's only page up to which bbolt keeps it
	// in the value of its parent.
	inlineMax = pageSize / 4
)

// Page numbers that are the same in every file.
const (
	pageFreelist = 2
	pageFirst    = 3 // the first page of data
)

var order = binary.NativeEndian

// Writer writes one file.
type Writer struct {
	f       *os.File
	out     *bufio.Writer
	next    uint64 // number of the next page
	buckets map[string][]byte
	scratch []byte
}

// NewWriter returns a writer to f, which must be empty and stays the caller's
// to sync and close.
func NewWriter(f *os.File) (*Writer, error) {
	w := &Writer{f: f, out: bufio.NewWriterSize(f, 1<<20), next: pageFirst, buckets: make(map[string][]byte)}
	_, err := w.out.Write(make([]byte, pageFirst*pageSize)) // written over by Close
	return w, err
}

// Close writes the list of buckets and the pages that begin the file. It does
// not sync.
func (w *Writer) Close() error {
	root := w.NewTree()
	names := make([]string, 0, len(w.buckets))
	for name := range w.buckets {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if err := root.put([]byte(name), w.buckets[name], elementBucket); err != nil {
			return err
		}
	}
	rootPage, err := root.finish()
	if err != nil {
		return err
	}
	if err := w.out.Flush(); err != nil {
		return err
	}
	head := make([]byte, pageFirst*pageSize)
	for i := range uint64(2) {
		w.meta(head[i*pageSize:(i+1)*pageSize], i, rootPage)
	}
	putHeader(head[pageFreelist*pageSize:], pageFreelist, flagFreelist, 0, 0)
	_, err = w.f.WriteAt(head, 0)
	return err
}

// meta fills one of the two pages that say where everything is.
func (w *Writer) meta(page []byte, n, root uint64) {
	putHeader(page, n, flagMeta, 0, 0)
	m := page[headerSize:]
	order.PutUint32(m[0:], magic)
	order.PutUint32(m[4:], version)
	order.PutUint32(m[8:], pageSize)
	order.PutUint32(m[12:], 0)
	order.PutUint64(m[16:], root)
	order.PutUint64(m[24:], 0) // the root bucket's sequence
	order.PutUint64(m[32:], pageFreelist)
	order.PutUint64(m[40:], w.next)
	order.PutUint64(m[48:], n) // the transaction
	sum := fnv.New64a()
	sum.Write(m[:56])
	order.PutUint64(m[56:], sum.Sum64())
}

func putHeader(page []byte, n uint64, flags, count int, overflow uint32) {
	order.PutUint64(page[0:], n)
	order.PutUint16(page[8:], uint16(flags))
	order.PutUint16(page[10:], uint16(count))
	order.PutUint32(page[12:], overflow)
}

// Tree is the content of one bucket, written in key order.
type Tree struct {
	w      *Writer
	leaf   level
	upper  []level // branch pages, the lowest first
	leaves int     // leaf pages written
	last   []byte
	fill   int
}

// level is a page in the making.
type level struct {
	elements []element
	data     []byte // keys and values one after the other
}

type element struct {
	flags      uint32
	key, value int // sizes
	page       uint64
}

func (l *level) size() int { return headerSize + len(l.elements)*elementSize + len(l.data) }

func (l *level) reset() {
	l.elements = l.elements[:0]
	l.data = l.data[:0]
}

// firstKey returns the key of the level's first element.
func (l *level) firstKey() []byte { return l.data[:l.elements[0].key] }

// NewTree begins a tree whose pages are filled wholly: right for keys that
// will only ever be added at the end.
func (w *Writer) NewTree() *Tree { return &Tree{w: w, fill: pageSize} }

// NewLooseTree begins a tree whose pages keep a tenth free, so that keys that
// come later in between do not split each page that they touch.
func (w *Writer) NewLooseTree() *Tree { return &Tree{w: w, fill: pageSize * 9 / 10} }

// ErrOrder is returned for a key that does not follow the one before it.
var ErrOrder = errors.New("boltfile: key out of order")

// Put adds a key, which must be greater than all before it.
func (t *Tree) Put(key, value []byte) error { return t.put(key, value, 0) }

func (t *Tree) put(key, value []byte, flags uint32) error {
	if len(key) == 0 || t.last != nil && slices.Compare(t.last, key) >= 0 {
		return fmt.Errorf("%w: %x after %x", ErrOrder, key, t.last)
	}
	t.last = append(t.last[:0], key...)
	need := elementSize + len(key) + len(value)
	if n := len(t.leaf.elements); n > 0 && t.leaf.size()+need > t.fill {
		if err := t.flushLeaf(); err != nil {
			return err
		}
	}
	t.leaf.elements = append(t.leaf.elements, element{flags: flags, key: len(key), value: len(value)})
	t.leaf.data = append(append(t.leaf.data, key...), value...)
	return nil
}

func (t *Tree) flushLeaf() error {
	page, err := t.w.writePage(&t.leaf, flagLeaf)
	if err != nil {
		return err
	}
	t.leaves++
	if err := t.promote(0, t.leaf.firstKey(), page); err != nil {
		return err
	}
	t.leaf.reset()
	return nil
}

// promote enters a page into the branch level n above it.
func (t *Tree) promote(n int, key []byte, page uint64) error {
	if n == len(t.upper) {
		t.upper = append(t.upper, level{})
	}
	l := &t.upper[n]
	// A branch page holds two elements at least, or the tree would not narrow.
	if len(l.elements) >= 2 && l.size()+elementSize+len(key) > t.fill {
		if err := t.flushBranch(n); err != nil {
			return err
		}
		l = &t.upper[n]
	}
	l.elements = append(l.elements, element{key: len(key), page: page})
	l.data = append(l.data, key...)
	return nil
}

func (t *Tree) flushBranch(n int) error {
	l := &t.upper[n]
	page, err := t.w.writePage(l, flagBranch)
	if err != nil {
		return err
	}
	if err := t.promote(n+1, slices.Clone(l.firstKey()), page); err != nil {
		return err
	}
	t.upper[n].reset()
	return nil
}

// finish writes what is left and returns the page of the root.
func (t *Tree) finish() (uint64, error) {
	if t.leaves == 0 {
		return t.w.writePage(&t.leaf, flagLeaf)
	}
	if len(t.leaf.elements) > 0 {
		if err := t.flushLeaf(); err != nil {
			return 0, err
		}
	}
	for n := 0; ; n++ {
		l := &t.upper[n]
		if n == len(t.upper)-1 {
			if len(l.elements) == 1 {
				return l.elements[0].page, nil
			}
			return t.w.writePage(l, flagBranch)
		}
		if len(l.elements) > 0 {
			if err := t.flushBranch(n); err != nil {
				return 0, err
			}
		}
	}
}

// Finish makes the tree the top bucket of the given name.
func (t *Tree) Finish(name []byte) error {
	if _, ok := t.w.buckets[string(name)]; ok {
		return fmt.Errorf("boltfile: bucket %q written twice", name)
	}
	value := make([]byte, 16) // the page of the root, 0 when it follows; the sequence
	if t.leaves == 0 && t.leaf.size() <= inlineMax {
		value = append(value, t.w.render(&t.leaf, 0, flagLeaf)...)
	} else {
		root, err := t.finish()
		if err != nil {
			return err
		}
		order.PutUint64(value, root)
	}
	t.w.buckets[string(name)] = value
	return nil
}

// Reset begins a new tree in the memory of t, which is finished.
func (t *Tree) Reset() {
	t.leaf.reset()
	for i := range t.upper {
		t.upper[i].reset()
	}
	t.upper, t.leaves, t.last = t.upper[:0], 0, nil
}

// writePage writes a level as the next page, or pages when one is too small for
// its only element, and returns its number.
func (w *Writer) writePage(l *level, flags int) (uint64, error) {
	n := w.next
	page := w.render(l, n, flags)
	pages := (len(page) + pageSize - 1) / pageSize
	if pages > 1 {
		order.PutUint32(page[12:], uint32(pages-1))
	}
	if _, err := w.out.Write(page); err != nil {
		return 0, err
	}
	if pad := pages*pageSize - len(page); pad > 0 {
		if _, err := w.out.Write(zeros[:pad]); err != nil {
			return 0, err
		}
	}
	w.next += uint64(pages)
	return n, nil
}

var zeros [pageSize]byte

// render lays a level out as a page, without the space at its end.
func (w *Writer) render(l *level, n uint64, flags int) []byte {
	w.scratch = slices.Grow(w.scratch[:0], l.size())[:l.size()]
	page := w.scratch
	putHeader(page, n, flags, len(l.elements), 0)
	data := headerSize + len(l.elements)*elementSize
	copy(page[data:], l.data)
	for i, e := range l.elements {
		at := headerSize + i*elementSize
		pos := uint32(data - at) // from the element to its key
		if flags == flagBranch {
			order.PutUint32(page[at:], pos)
			order.PutUint32(page[at+4:], uint32(e.key))
			order.PutUint64(page[at+8:], e.page)
		} else {
			order.PutUint32(page[at:], e.flags)
			order.PutUint32(page[at+4:], pos)
			order.PutUint32(page[at+8:], uint32(e.key))
			order.PutUint32(page[at+12:], uint32(e.value))
		}
		data += e.key + e.value
	}
	return page
}
