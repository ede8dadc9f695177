package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"

	"chancery/graph/boltfile"
)

// finish writes everything but the values, which are in the log already, and
// returns the number of quads.
func (b *bulkBuilder) finish(ctx context.Context) (size int64, err error) {
	b.recent = nil
	indexes := boltIndexes()
	refs := make([]uint32, b.dict.n+1)
	if size, err = b.writeLinks(ctx, refs, indexBucket(indexes[1])); err != nil {
		return 0, err
	}
	if err := b.log.Finish(bucketLog); err != nil {
		return 0, err
	}
	if err := b.writeIndex(ctx, indexBucket(indexes[0]), bySubject, fieldSubject, fieldPredicate); err != nil {
		return 0, err
	}
	if err := b.writeIndex(ctx, indexBucket(indexes[2]), byLabel, fieldLabel, fieldSubject); err != nil {
		return 0, err
	}
	b.links = bulkLinks{}
	if err := b.writeHashes(ctx, refs); err != nil {
		return 0, err
	}
	if err := b.writeMeta(uint64(b.dict.n)+uint64(size), uint64(size)); err != nil {
		return 0, err
	}
	return size, b.w.Close()
}

// writeLinks gives the quads identifiers in the order of the index ops, and
// writes that index and the log; it counts the places of each value in refs.
func (b *bulkBuilder) writeLinks(ctx context.Context, refs []uint32, name []byte) (int64, error) {
	e := indexEntry{tree: b.w.NewLooseTree()}
	var last *bulkLink
	id := b.dict.n
	for l := range b.links.sorted(byObject) {
		if last != nil && byObject.compare(last, l) == 0 {
			continue
		}
		last = l
		if id++; id == 0 {
			return 0, errTooMany
		}
		if id%(1<<16) == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		l[fieldID] = id
		for _, v := range l[:fieldID] {
			refs[v]++
		}
		p := proto.Primitive{ID: uint64(id), Subject: uint64(l[fieldSubject]), Predicate: uint64(l[fieldPredicate]), Object: uint64(l[fieldObject]), Label: uint64(l[fieldLabel])}
		if err := b.put(&p); err != nil {
			return 0, err
		}
		var key [24]byte
		if err := e.add(putID(putID(putID(key[:0], p.Object), p.Predicate), p.Subject), p.ID); err != nil {
			return 0, err
		}
	}
	return int64(id - b.dict.n), e.finish(name)
}

// writeIndex writes an index of two directions.
func (b *bulkBuilder) writeIndex(ctx context.Context, name []byte, order linkOrder, first, second int) error {
	e := indexEntry{tree: b.w.NewLooseTree()}
	n := 0
	for l := range b.links.sorted(order) {
		if l[fieldID] == 0 {
			continue // a duplicate
		}
		if n++; n%(1<<16) == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var key [16]byte
		if err := e.add(putID(putID(key[:0], uint64(l[first])), uint64(l[second])), uint64(l[fieldID])); err != nil {
			return err
		}
	}
	return e.finish(name)
}

// indexEntry gathers the identifiers of one key.
type indexEntry struct {
	tree     *boltfile.Tree
	key, ids []byte
}

func (e *indexEntry) add(key []byte, id uint64) error {
	if !bytes.Equal(key, e.key) {
		if err := e.flush(); err != nil {
			return err
		}
		e.key = append(e.key[:0], key...)
	}
	e.ids = binary.AppendUvarint(e.ids, id)
	return nil
}

func (e *indexEntry) flush() error {
	if len(e.ids) == 0 {
		return nil
	}
	err := e.tree.Put(e.key, e.ids)
	e.ids = e.ids[:0]
	return err
}

func (e *indexEntry) finish(name []byte) error {
	if err := e.flush(); err != nil {
		return err
	}
	return e.tree.Finish(name)
}

// writeHashes writes the buckets from hashes to counts and to identifiers.
func (b *bulkBuilder) writeHashes(ctx context.Context, refs []uint32) error {
	ids := b.dict.inHashOrder()
	if err := b.writeByHash(ctx, ids, bucketOfCount, func(id uint32) uint64 { return uint64(refs[id]) }); err != nil {
		return err
	}
	return b.writeByHash(ctx, ids, bucketOfValue, func(id uint32) uint64 { return uint64(id) })
}

func (b *bulkBuilder) writeByHash(ctx context.Context, ids []uint32, bucket func(graph.ValueHash) []byte, number func(uint32) uint64) error {
	tree := b.w.NewLooseTree()
	var buf []byte
	for i, id := range ids {
		h := b.dict.hash(id)
		buf = binary.AppendUvarint(buf[:0], number(id))
		if err := tree.Put(h[:], buf); err != nil {
			return err
		}
		if i+1 < len(ids) {
			if next := b.dict.hash(ids[i+1]); next[0] == h[0] && next[1] == h[1] {
				continue
			}
		}
		if err := tree.Finish(bucket(*h)); err != nil {
			return err
		}
		tree.Reset()
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return nil
}

func (b *bulkBuilder) writeMeta(horizon, size uint64) error {
	indexes, err := json.Marshal(boltIndexes())
	if err != nil {
		return err
	}
	number := func(n uint64) []byte { return binary.LittleEndian.AppendUint64(nil, n) }
	meta := b.w.NewTree()
	for _, e := range []struct{ key, value []byte }{ // in key order
		{keyHorizon, number(horizon)},
		{keyIndexes, indexes},
		{keySize, number(size)},
		{keyVersion, number(layoutVersion)},
	} {
		if err := meta.Put(e.key, e.value); err != nil {
			return err
		}
	}
	return meta.Finish(bucketMeta)
}

// putID appends an identifier as keys hold it.
func putID(key []byte, id uint64) []byte { return binary.BigEndian.AppendUint64(key, id) }
