package graph

import (
	"bytes"
	"cmp"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"slices"
	"syscall"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"
)

// apply makes the change in one bbolt transaction, durable when it returns.
func (e *boltEngine) apply(ctx context.Context, d Delta) (Applied, error) {
	e.writing.Lock()
	defer e.writing.Unlock()
	return e.change(ctx, d)
}

// change makes the change for a caller that holds the right to write.
func (e *boltEngine) change(ctx context.Context, d Delta) (a Applied, err error) {
	err = reading(func() error {
		return e.db().Update(func(tx *bbolt.Tx) error {
			w := newBoltWriter(tx)
			if a, err = w.apply(d); err != nil {
				return err
			}
			return ctx.Err()
		})
	})
	if err != nil {
		return Applied{}, writeError(err)
	}
	return a, nil
}

// writeError adds to an error of the file system what to do about it.
func writeError(err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT):
		return fmt.Errorf("the disk is full (%w); nothing of this change was kept; make room and run the command again", err)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("%w: %w", ErrReadOnly, err)
	}
	return err
}

// boltWriter makes one change in Cayley's layout. All that it reads and writes
// is the transaction's, so that a failed one leaves nothing behind.
type boltWriter struct {
	tx     *bbolt.Tx
	log    *bbolt.Bucket
	nodes  []writtenNode
	byHash map[graph.ValueHash]int32 // place in nodes, plus one
}

// writtenNode is a value that a change mentions.
type writtenNode struct {
	value quad.Value
	hash  graph.ValueHash
	id    uint64 // 0 until it has one
	fresh bool   // made by this change
	refs  int64  // quads' places gained or lost
}

// localLink is a quad as places in nodes, plus one; 0 is no label.
type localLink [4]int32

func newBoltWriter(tx *bbolt.Tx) *boltWriter {
	return &boltWriter{tx: tx, log: tx.Bucket(bucketLog), byHash: make(map[graph.ValueHash]int32)}
}

func (w *boltWriter) apply(d Delta) (a Applied, err error) {
	del, add := w.intern(d.Del), w.intern(d.Add)
	w.resolve()
	gone, err := w.existing(del, true)
	if err != nil {
		return a, err
	}
	fresh, err := w.existing(add, false)
	if err != nil {
		return a, err
	}
	if len(gone)+len(fresh) == 0 {
		return a, nil
	}
	meta := w.tx.Bucket(bucketMeta)
	horizon, err := getMeta(meta, keyHorizon)
	if err != nil {
		return a, err
	}
	size, err := getMeta(meta, keySize)
	if err != nil {
		return a, err
	}
	horizon = w.number(fresh, horizon)
	if err := w.writeLinks(gone, fresh); err != nil {
		return a, err
	}
	if err := w.writeNodes(); err != nil {
		return a, err
	}
	if err := putMeta(meta, keyHorizon, horizon); err != nil {
		return a, err
	}
	a = Applied{Deleted: len(gone), Added: len(fresh)}
	return a, putMeta(meta, keySize, size+uint64(len(fresh))-uint64(len(gone)))
}

// intern returns quads as places in nodes, each once.
func (w *boltWriter) intern(quads []quad.Quad) []localLink {
	links := make([]localLink, 0, len(quads))
	seen := make(map[localLink]bool, len(quads))
	for _, q := range quads {
		var l localLink
		for i, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				l[i] = w.node(v)
			}
		}
		if !seen[l] {
			seen[l] = true
			links = append(links, l)
		}
	}
	return links
}

func (w *boltWriter) node(v quad.Value) int32 {
	h := graph.HashOf(v)
	n, ok := w.byHash[h]
	if !ok {
		w.nodes = append(w.nodes, writtenNode{value: v, hash: h})
		n = int32(len(w.nodes))
		w.byHash[h] = n
	}
	return n
}

// inHashOrder returns the places in nodes in the order of the hash buckets.
func (w *boltWriter) inHashOrder() []int32 {
	order := make([]int32, len(w.nodes))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return bytes.Compare(w.nodes[a].hash[:], w.nodes[b].hash[:]) })
	return order
}

// resolve finds the identifiers of the values that the store has.
func (w *boltWriter) resolve() {
	for _, i := range w.inHashOrder() {
		w.nodes[i].id = lookupHash(w.tx, w.nodes[i].hash)
	}
}

// storedLink is a quad with its identifiers.
type storedLink struct {
	local localLink
	id    uint64
	ids   [4]uint64
}

// existing returns the links that are in the store, or those that are not.
func (w *boltWriter) existing(links []localLink, want bool) ([]storedLink, error) {
	var out []storedLink
	for _, l := range links {
		s := storedLink{local: l}
		known := true
		for i, n := range l {
			if n != 0 {
				s.ids[i] = w.nodes[n-1].id
				known = known && s.ids[i] != 0
			}
		}
		if known {
			id, err := findLink(w.tx, s.ids)
			if err != nil {
				return nil, err
			}
			s.id = id
		}
		if (s.id != 0) == want {
			out = append(out, s)
		}
	}
	return out, nil
}

// number gives identifiers to new values and quads, from horizon on, and
// returns the last one given.
func (w *boltWriter) number(fresh []storedLink, horizon uint64) uint64 {
	for i := range fresh {
		for d, n := range fresh[i].local {
			if n == 0 {
				continue
			}
			node := &w.nodes[n-1]
			if node.id == 0 {
				horizon++
				node.id, node.fresh = horizon, true
			}
			fresh[i].ids[d] = node.id
		}
	}
	for i := range fresh {
		horizon++
		fresh[i].id = horizon
	}
	return horizon
}

// writeLinks takes gone out of the log and the indexes, puts fresh in, and
// counts what that does to their values.
func (w *boltWriter) writeLinks(gone, fresh []storedLink) error {
	for _, l := range gone {
		if err := w.log.Delete(logKey(l.id)); err != nil {
			return err
		}
		w.count(l.local, -1)
	}
	// The log grows at its end: values first, whose identifiers come first. In
	// any other order bbolt would move what follows for each.
	if err := w.writeValues(); err != nil {
		return err
	}
	for _, l := range fresh {
		p := proto.Primitive{ID: l.id, Subject: l.ids[0], Predicate: l.ids[1], Object: l.ids[2], Label: l.ids[3]}
		if err := putPrimitive(w.log, &p); err != nil {
			return err
		}
		w.count(l.local, 1)
	}
	for _, ind := range boltIndexes() {
		if err := w.writeIndex(ind, gone, fresh); err != nil {
			return err
		}
	}
	return nil
}

// writeValues writes the new values to the log.
func (w *boltWriter) writeValues() error {
	var fresh []*writtenNode
	for i := range w.nodes {
		if w.nodes[i].fresh {
			fresh = append(fresh, &w.nodes[i])
		}
	}
	slices.SortFunc(fresh, func(a, b *writtenNode) int { return cmp.Compare(a.id, b.id) })
	for _, n := range fresh {
		body, err := pquads.MarshalValue(n.value)
		if err != nil {
			return err
		}
		if err := putPrimitive(w.log, &proto.Primitive{ID: n.id, Value: body}); err != nil {
			return err
		}
	}
	return nil
}

func putPrimitive(log *bbolt.Bucket, p *proto.Primitive) error {
	body, err := p.Marshal()
	if err != nil {
		return err
	}
	return log.Put(logKey(p.ID), body)
}

func (w *boltWriter) count(l localLink, by int64) {
	for _, n := range l {
		if n != 0 {
			w.nodes[n-1].refs += by
		}
	}
}

// indexChange is one identifier in or out of an index's entry.
type indexChange struct {
	key []byte
	id  uint64
	out bool
}

// writeIndex changes one index, entry by entry in key order.
func (w *boltWriter) writeIndex(ind kv.QuadIndex, gone, fresh []storedLink) error {
	changes := make([]indexChange, 0, len(gone)+len(fresh))
	collect := func(links []storedLink, out bool) {
		for _, l := range links {
			ids := make([]uint64, 0, 3)
			for _, d := range ind.Dirs {
				ids = append(ids, l.ids[dirIndex(d)])
			}
			changes = append(changes, indexChange{key: indexKey(ids...), id: l.id, out: out})
		}
	}
	collect(gone, true)
	collect(fresh, false)
	slices.SortFunc(changes, func(a, b indexChange) int {
		return cmp.Or(bytes.Compare(a.key, b.key), cmp.Compare(a.id, b.id))
	})
	b := w.tx.Bucket(indexBucket(ind))
	for len(changes) > 0 {
		n := 1
		for n < len(changes) && bytes.Equal(changes[n].key, changes[0].key) {
			n++
		}
		if err := changeEntry(b, changes[:n]); err != nil {
			return err
		}
		changes = changes[n:]
	}
	return nil
}

// changeEntry makes changes of one key, which are sorted by identifier.
// Identifiers only grow, so that new ones go to the end.
func changeEntry(b *bbolt.Bucket, changes []indexChange) error {
	key := changes[0].key
	old := b.Get(key)
	drop := make(map[uint64]bool)
	for _, c := range changes {
		if c.out {
			drop[c.id] = true
		}
	}
	var list []byte
	if len(drop) == 0 {
		list = append(make([]byte, 0, len(old)+len(changes)*binary.MaxVarintLen64), old...)
	} else {
		ids, err := decodeIDs(old, nil)
		if err != nil {
			return err
		}
		for _, id := range ids {
			if !drop[id] {
				list = binary.AppendUvarint(list, id)
			}
		}
	}
	for _, c := range changes {
		if !c.out {
			list = binary.AppendUvarint(list, c.id)
		}
	}
	if len(list) == 0 {
		return b.Delete(key)
	}
	return b.Put(key, list)
}

// writeNodes enters new values under their hashes, changes the counts of old
// ones and removes those that no quad holds any more.
func (w *boltWriter) writeNodes() error {
	for _, i := range w.inHashOrder() {
		n := &w.nodes[i]
		var err error
		switch {
		case n.fresh:
			err = w.enterNode(n)
		case n.refs != 0:
			err = w.changeCount(n)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *boltWriter) enterNode(n *writtenNode) error {
	values, err := w.tx.CreateBucketIfNotExists(bucketOfValue(n.hash))
	if err != nil {
		return err
	}
	counts, err := w.tx.CreateBucketIfNotExists(bucketOfCount(n.hash))
	if err != nil {
		return err
	}
	if err := values.Put(n.hash[:], binary.AppendUvarint(nil, n.id)); err != nil {
		return err
	}
	return counts.Put(n.hash[:], binary.AppendUvarint(nil, uint64(n.refs)))
}

func (w *boltWriter) changeCount(n *writtenNode) error {
	counts := w.tx.Bucket(bucketOfCount(n.hash))
	if counts == nil {
		return damaged(fmt.Errorf("value %v has no count", n.value))
	}
	have, _ := binary.Uvarint(counts.Get(n.hash[:]))
	now := int64(have) + n.refs
	switch {
	case now < 0:
		return damaged(fmt.Errorf("value %v is counted %d times and lost %d", n.value, have, -n.refs))
	case now > 0:
		return counts.Put(n.hash[:], binary.AppendUvarint(nil, uint64(now)))
	}
	if err := counts.Delete(n.hash[:]); err != nil {
		return err
	}
	if err := w.tx.Bucket(bucketOfValue(n.hash)).Delete(n.hash[:]); err != nil {
		return err
	}
	return w.log.Delete(logKey(n.id))
}
