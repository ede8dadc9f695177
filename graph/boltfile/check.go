package boltfile

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
)

// ErrInvalid is wrapped by errors about a file that is no bbolt file, or is cut
// short, or whose beginning is damaged.
var ErrInvalid = errors.New("not a whole bbolt file")

// Meta is what the beginning of a file says of the rest.
type Meta struct {
	PageSize int
	Root     uint64 // page of the list of buckets
	Freelist uint64 // page of the list of free pages
	Pages    uint64 // how many pages the file has, used or free
	Txid     uint64
}

// noFreelist stands for a list of free pages that was not written.
const noFreelist = ^uint64(0)

// ReadMeta reads the beginning of a file of the given size, and checks that it
// is whole and the file no shorter than it says.
func ReadMeta(r io.ReaderAt, size int64) (Meta, error) {
	var best Meta
	page := int64(pageSize)
	for i := range int64(2) {
		buf := make([]byte, headerSize+64)
		if _, err := r.ReadAt(buf, i*page); err != nil {
			if errors.Is(err, io.EOF) {
				continue
			}
			return best, err
		}
		m, ok := parseMeta(buf[headerSize:])
		if !ok {
			continue
		}
		page = int64(m.PageSize) // the second is where the first says
		if best.PageSize == 0 || m.Txid > best.Txid {
			best = m
		}
	}
	if best.PageSize == 0 {
		return best, fmt.Errorf("%w: neither of its first two pages is", ErrInvalid)
	}
	if want := int64(best.Pages) * int64(best.PageSize); size < want {
		return best, fmt.Errorf("%w: it has %d bytes of %d", ErrInvalid, size, want)
	}
	return best, nil
}

func parseMeta(m []byte) (Meta, bool) {
	sum := fnv.New64a()
	sum.Write(m[:56])
	ok := order.Uint32(m[0:]) == magic && order.Uint32(m[4:]) == version && order.Uint64(m[56:]) == sum.Sum64()
	return Meta{
		PageSize: int(order.Uint32(m[8:])),
		Root:     order.Uint64(m[16:]),
		Freelist: order.Uint64(m[32:]),
		Pages:    order.Uint64(m[40:]),
		Txid:     order.Uint64(m[48:]),
	}, ok
}

// Check reads all pages that are in use and calls report for each that is
// damaged: used twice or not at all, out of order, or with parts that point
// outside it. It reads the file, not its map in memory, and follows no pointer
// before it has checked it; bbolt's own check does neither, and a damaged file
// can end the process. An error is one of reading, or wraps ErrInvalid.
func Check(r io.ReaderAt, size int64, report func(problem string)) error {
	meta, err := ReadMeta(r, size)
	if err != nil {
		return err
	}
	c := &checker{r: r, meta: meta, report: report, used: make([]bool, meta.Pages)}
	for i := range min(meta.Pages, 2) {
		c.used[i] = true
	}
	if err := c.tree(meta.Root, nil, nil, 0); err != nil {
		return err
	}
	return c.free()
}

type checker struct {
	r      io.ReaderAt
	meta   Meta
	report func(string)
	used   []bool
}

func (c *checker) problem(page uint64, format string, args ...any) {
	c.report(fmt.Sprintf("page %d ", page) + fmt.Sprintf(format, args...))
}

// page reads a page and those that belong to it, and marks them as used; nil
// when it cannot be one.
func (c *checker) page(n uint64, flags uint16) ([]byte, error) {
	if n < 2 || n >= c.meta.Pages {
		c.problem(n, "is pointed to and outside the file")
		return nil, nil
	}
	head := make([]byte, headerSize)
	at := int64(n) * int64(c.meta.PageSize)
	if _, err := c.r.ReadAt(head, at); err != nil {
		return nil, err
	}
	overflow := uint64(order.Uint32(head[12:]))
	switch {
	case order.Uint64(head) != n:
		c.problem(n, "says that it is page %d", order.Uint64(head))
		return nil, nil
	case order.Uint16(head[8:])&flags == 0 || order.Uint16(head[8:])&^flags != 0:
		c.problem(n, "is of the kind %#x", order.Uint16(head[8:]))
		return nil, nil
	case n+overflow >= c.meta.Pages:
		c.problem(n, "goes on past the end of the file")
		return nil, nil
	}
	for i := n; i <= n+overflow; i++ {
		if c.used[i] {
			c.problem(i, "is used twice")
			return nil, nil
		}
		c.used[i] = true
	}
	body := make([]byte, (overflow+1)*uint64(c.meta.PageSize))
	_, err := c.r.ReadAt(body, at)
	return body, err
}

// maxDepth bounds how deep trees are; a page with two children halves what is
// left.
const maxDepth = 64

// tree checks the tree under page n, whose keys lie from low up to, not
// including, high; nil is no bound.
func (c *checker) tree(n uint64, low, high []byte, depth int) error {
	if depth > maxDepth {
		c.problem(n, "lies too deep")
		return nil
	}
	body, err := c.page(n, flagBranch|flagLeaf)
	if err != nil || body == nil {
		return err
	}
	if order.Uint16(body[8:]) == flagLeaf {
		return c.leaf(n, body, low, high, depth)
	}
	return c.branch(n, body, low, high, depth)
}

// elements returns the elements of a page, nil when one points outside it.
func (c *checker) elements(n uint64, body []byte, branch bool) []pageElement {
	count := int(order.Uint16(body[10:]))
	if headerSize+count*elementSize > len(body) {
		c.problem(n, "has room for less than its %d elements", count)
		return nil
	}
	elements := make([]pageElement, 0, count)
	for i := range count {
		at := headerSize + i*elementSize
		e, start, end := pageElement{}, uint64(at), uint64(0)
		if branch {
			start += uint64(order.Uint32(body[at:]))
			end = start + uint64(order.Uint32(body[at+4:]))
			e.page = order.Uint64(body[at+8:])
		} else {
			e.flags = order.Uint32(body[at:])
			start += uint64(order.Uint32(body[at+4:]))
			end = start + uint64(order.Uint32(body[at+8:])) + uint64(order.Uint32(body[at+12:]))
		}
		if end > uint64(len(body)) || start < uint64(headerSize+count*elementSize) || e.flags&^elementBucket != 0 {
			c.problem(n, "has an element that is malformed")
			return nil
		}
		key := end
		if !branch {
			key = start + uint64(order.Uint32(body[at+8:]))
		}
		e.key, e.value = body[start:key], body[key:end]
		elements = append(elements, e)
	}
	return elements
}

type pageElement struct {
	key, value []byte
	flags      uint32
	page       uint64
}

// inOrder checks the keys of a page against one another and its bounds.
func (c *checker) inOrder(n uint64, elements []pageElement, low, high []byte) bool {
	for i, e := range elements {
		if len(e.key) == 0 || low != nil && bytes.Compare(e.key, low) < 0 || high != nil && bytes.Compare(e.key, high) >= 0 ||
			i > 0 && bytes.Compare(elements[i-1].key, e.key) >= 0 {
			c.problem(n, "has a key out of order")
			return false
		}
	}
	return true
}

func (c *checker) branch(n uint64, body, low, high []byte, depth int) error {
	elements := c.elements(n, body, true)
	if !c.inOrder(n, elements, low, high) {
		return nil
	}
	if len(elements) == 0 {
		c.problem(n, "has no children")
	}
	for i, e := range elements {
		next := high
		if i+1 < len(elements) {
			next = elements[i+1].key
		}
		if err := c.tree(e.page, e.key, next, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (c *checker) leaf(n uint64, body, low, high []byte, depth int) error {
	elements := c.elements(n, body, false)
	if !c.inOrder(n, elements, low, high) {
		return nil
	}
	for _, e := range elements {
		if e.flags&elementBucket == 0 {
			continue
		}
		if len(e.value) < 16 {
			c.problem(n, "has a bucket that is malformed")
			continue
		}
		if root := order.Uint64(e.value); root != 0 {
			if err := c.tree(root, nil, nil, depth+1); err != nil {
				return err
			}
			continue
		}
		inline := e.value[16:]
		if len(inline) < headerSize || order.Uint16(inline[8:]) != flagLeaf {
			c.problem(n, "has a bucket that is malformed")
			continue
		}
		if err := c.leaf(n, inline, nil, nil, depth+1); err != nil {
			return err
		}
	}
	return nil
}

// free checks that every page is either used or free.
func (c *checker) free() error {
	if c.meta.Freelist == noFreelist {
		return nil
	}
	n := c.meta.Freelist
	body, err := c.page(n, flagFreelist)
	if err != nil || body == nil {
		return err
	}
	count, from := uint64(order.Uint16(body[10:])), uint64(headerSize)
	if count == 0xFFFF { // too many for two bytes
		count, from = order.Uint64(body[headerSize:]), headerSize+8
	}
	if count > c.meta.Pages || from+8*count > uint64(len(body)) {
		c.problem(n, "lists more free pages than there are")
		return nil
	}
	for i := range count {
		page := order.Uint64(body[from+8*i:])
		if page < 2 || page >= c.meta.Pages || c.used[page] {
			c.problem(page, "is free and used")
			continue
		}
		c.used[page] = true
	}
	for i, used := range c.used {
		if !used {
			c.problem(uint64(i), "is neither used nor free")
		}
	}
	return nil
}
