package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"iter"

	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
)

// boltSnapshot reads one state of a bolt store, straight from its indexes.
type boltSnapshot struct {
	tx     *bbolt.Tx
	values map[uint64]quad.Value
}

// maxCached bounds the values that a snapshot remembers.
const maxCached = 1 << 16

func (s *boltSnapshot) release() error { return s.tx.Rollback() }

func (s *boltSnapshot) size(context.Context) (n int64, err error) {
	err = reading(func() error {
		size, err := getMeta(s.tx.Bucket(bucketMeta), keySize)
		n = int64(size)
		return err
	})
	return n, err
}

func (s *boltSnapshot) contains(_ context.Context, q quad.Quad) (ok bool, err error) {
	err = reading(func() error {
		var want [4]uint64
		for i, d := range quad.Directions {
			v := q.Get(d)
			if want[i] = lookupValue(s.tx, v); want[i] == 0 && v != nil {
				return nil
			}
		}
		id, err := findLink(s.tx, want)
		ok = id != 0
		return err
	})
	return ok, err
}

// findLink returns the identifier of the quad with the given subject,
// predicate, object and label (0 for none), or 0.
func findLink(tx *bbolt.Tx, want [4]uint64) (uint64, error) {
	list := tx.Bucket(indexBucket(boltIndexes()[1])).Get(indexKey(want[2], want[1], want[0]))
	ids, err := decodeIDs(list, nil)
	if err != nil {
		return 0, err
	}
	log := tx.Bucket(bucketLog)
	for _, id := range ids {
		p, ok, err := readLink(log, id)
		if err != nil {
			return 0, err
		}
		if ok && p.Label == want[3] {
			return id, nil
		}
	}
	return 0, nil
}

// readBatch is how many quads are read before they are yielded.
const readBatch = 256

func (s *boltSnapshot) quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		var c *linkCursor
		err := reading(func() error { c = s.cursor(p); return nil })
		batch := make([]quad.Quad, 0, 16)
		for err == nil && c != nil && !c.done {
			if err = ctx.Err(); err != nil {
				break
			}
			batch = batch[:0]
			// Damage is caught around the reading only, never around what the
			// caller does with a quad.
			err = reading(func() error {
				for len(batch) < cap(batch) && c.next() {
					q, err := s.decode(c.link)
					if err != nil {
						return err
					}
					batch = append(batch, q)
				}
				return c.err
			})
			for _, q := range batch {
				if !yield(q, nil) {
					return
				}
			}
			if len(batch) == cap(batch) && cap(batch) < readBatch {
				batch = make([]quad.Quad, 0, readBatch)
			}
		}
		if err != nil {
			yield(quad.Quad{}, err)
		}
	}
}

// labels goes from the first quad of each label to the first of the next.
func (s *boltSnapshot) labels(ctx context.Context) iter.Seq2[quad.Value, error] {
	return func(yield func(quad.Value, error) bool) {
		rows := s.tx.Bucket(indexBucket(boltIndexes()[2])).Cursor()
		for next := uint64(1); ; { // 0 is no label
			var label quad.Value
			err := reading(func() error {
				k, _ := rows.Seek(indexKey(next))
				if len(k) < 8 {
					return ctx.Err()
				}
				id := binary.BigEndian.Uint64(k)
				next = id + 1
				var err error
				label, err = s.value(id)
				return err
			})
			if label == nil && err == nil || !yield(label, err) || err != nil {
				return
			}
		}
	}
}

// decode reads the values of a link.
func (s *boltSnapshot) decode(p proto.Primitive) (quad.Quad, error) {
	var q quad.Quad
	for _, d := range quad.Directions {
		id := p.GetDirection(d)
		if id == 0 {
			continue
		}
		v, err := s.value(id)
		if err != nil {
			return q, err
		}
		q.Set(d, v)
	}
	return q, nil
}

func (s *boltSnapshot) value(id uint64) (quad.Value, error) {
	if v, ok := s.values[id]; ok {
		return v, nil
	}
	v, err := readValue(s.tx.Bucket(bucketLog), id)
	if err != nil {
		return nil, err
	}
	if len(s.values) >= maxCached {
		clear(s.values)
	}
	s.values[id] = v
	return v, nil
}

// linkCursor walks the quads of one range of one index, or of the log, that
// have all the wanted identifiers.
type linkCursor struct {
	log    *bbolt.Bucket
	rows   *bbolt.Cursor
	prefix []byte
	exact  bool // prefix is a whole key
	whole  bool // rows is the log itself
	want   [4]uint64

	started bool
	ids     []uint64
	link    proto.Primitive
	done    bool
	err     error
}

// cursor returns a cursor over the quads that match p, or nil when a value of p
// is in no quad.
func (s *boltSnapshot) cursor(p Pattern) *linkCursor {
	var want [4]uint64
	for i, v := range [...]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v == nil {
			continue
		}
		if want[i] = lookupValue(s.tx, v); want[i] == 0 {
			return nil
		}
	}
	return newLinkCursor(s.tx, want)
}

// newLinkCursor returns a cursor over the quads that have the identifiers in
// want, subject, predicate, object, label; 0 is any.
func newLinkCursor(tx *bbolt.Tx, want [4]uint64) *linkCursor {
	c := &linkCursor{log: tx.Bucket(bucketLog), want: want}
	ind, n := bestIndex(tx, want)
	if n == 0 {
		c.rows, c.whole = c.log.Cursor(), true
		return c
	}
	for _, d := range ind.Dirs[:n] {
		c.prefix = binary.BigEndian.AppendUint64(c.prefix, want[dirIndex(d)])
	}
	c.exact = n == len(ind.Dirs)
	c.rows = tx.Bucket(indexBucket(ind)).Cursor()
	return c
}

// dirIndex returns the place of d in quad.Directions.
func dirIndex(d quad.Direction) int { return int(d - quad.Subject) }

// bestIndex returns the index, and how many of its first directions are wanted,
// that leaves the fewest quads to look at; n is 0 when none serves.
func bestIndex(tx *bbolt.Tx, want [4]uint64) (best kv.QuadIndex, n int) {
	least := -1
	var known []uint64
	for _, ind := range boltIndexes() {
		known = known[:0]
		for _, d := range ind.Dirs {
			id := want[dirIndex(d)]
			if id == 0 {
				break
			}
			known = append(known, id)
		}
		if len(known) == 0 {
			continue
		}
		size, _ := probe(tx, ind, known)
		if least < 0 || size < least || size == least && len(known) > n {
			best, n, least = ind, len(known), size
		}
	}
	return best, n
}

// maxProbe bounds the entries that are counted to compare two ways to a result.
const maxProbe = 512

// probe counts the quads under the first directions of an index, and stops at
// maxProbe; exact tells whether it saw all.
func probe(tx *bbolt.Tx, ind kv.QuadIndex, known []uint64) (n int, exact bool) {
	b := tx.Bucket(indexBucket(ind))
	if b == nil {
		return 0, true
	}
	prefix := indexKey(known...)
	if len(known) == len(ind.Dirs) {
		return countIDs(b.Get(prefix), 0)
	}
	c := b.Cursor()
	for k, v := c.Seek(prefix); bytes.HasPrefix(k, prefix); k, v = c.Next() {
		if n, exact = countIDs(v, n); !exact {
			return n, false
		}
	}
	return n, true
}

// countIDs adds the identifiers in list to n, and stops at maxProbe.
func countIDs(list []byte, n int) (int, bool) {
	for _, b := range list {
		if b < 0x80 { // the last byte of a varint
			if n++; n >= maxProbe {
				return n, false
			}
		}
	}
	return n, true
}

// next moves to the next quad that is wanted.
func (c *linkCursor) next() bool {
	for c.err == nil && !c.done {
		if c.whole {
			if c.rowOfLog() {
				return true
			}
			continue
		}
		if len(c.ids) == 0 {
			c.row()
			continue
		}
		id := c.ids[0]
		c.ids = c.ids[1:]
		p, ok, err := readLink(c.log, id)
		if err != nil {
			c.err = err
		} else if ok && matchLink(&p, c.want) {
			c.link = p
			return true
		}
	}
	return false
}

// matchLink reports whether p has the identifiers in want.
func matchLink(p *proto.Primitive, want [4]uint64) bool {
	for i, id := range [...]uint64{p.Subject, p.Predicate, p.Object, p.Label} {
		if want[i] != 0 && want[i] != id {
			return false
		}
	}
	return true
}

// row takes the identifiers of the next entry.
func (c *linkCursor) row() {
	var k, v []byte
	switch {
	case !c.started:
		k, v = c.rows.Seek(c.prefix)
		c.started = true
	case c.exact:
		c.done = true
		return
	default:
		k, v = c.rows.Next()
	}
	switch {
	case k == nil || !bytes.HasPrefix(k, c.prefix):
		c.done = true
	default:
		c.ids, c.err = decodeIDs(v, c.ids[:0])
	}
}

// rowOfLog takes the next entry of the log and reports whether it is a quad
// that is wanted.
func (c *linkCursor) rowOfLog() bool {
	var k, v []byte
	if c.started {
		k, v = c.rows.Next()
	} else {
		k, v = c.rows.First()
		c.started = true
	}
	if k == nil {
		c.done = true
		return false
	}
	p, ok := decodeLink(v)
	if !ok || !matchLink(&p, c.want) {
		return false
	}
	c.link = p
	return true
}
