package graph

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"

	"chancery/graph/boltfile"
)

// An addition of at least bulkLeast quads and a bulkShare-th of the store is
// made by writing the whole file anew, in order, beside the old one; a smaller
// one changes the file in place.
const (
	bulkLeast = 20_000
	bulkShare = 8
)

// load adds quads, all of them or none: a smaller number in one transaction, a
// larger one by a new file that takes the old one's place when it is complete.
func (e *boltEngine) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (int64, error) {
	e.writing.Lock()
	defer e.writing.Unlock()
	have, err := e.size(ctx)
	if err != nil {
		return 0, err
	}
	next, stop := iter.Pull2(quads)
	defer stop()
	limit := max(bulkLeast, have/bulkShare)
	var first []quad.Quad
	for int64(len(first)) < limit {
		q, err, ok := next()
		if !ok {
			d, err := Delta{Add: first}.clean()
			if err != nil {
				return 0, err
			}
			a, err := e.change(ctx, d)
			return int64(a.Added), err
		}
		if err != nil {
			return 0, fmt.Errorf("the quads to load: %w", err)
		}
		first = append(first, q)
	}
	size, err := e.rebuild(ctx, func(yield func(quad.Quad, error) bool) {
		for _, q := range first {
			if !yield(q, nil) {
				return
			}
		}
		first = nil
		for q, err, ok := next(); ok; q, err, ok = next() {
			if !yield(q, err) {
				return
			}
		}
	})
	return size - have, err
}

// size returns the number of quads.
func (e *boltEngine) size(ctx context.Context) (int64, error) {
	s, err := e.snapshot(ctx, true)
	if err != nil {
		return 0, err
	}
	defer s.release()
	return s.size(ctx)
}

// rebuild writes a file of the store's quads and more, puts it in the place of
// the store's, and returns how many quads it holds.
func (e *boltEngine) rebuild(ctx context.Context, more iter.Seq2[quad.Quad, error]) (size int64, err error) {
	f, err := os.CreateTemp(e.dir, boltFile+partPattern)
	if err != nil {
		return 0, writeError(err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	b, err := newBulkBuilder(f)
	if err != nil {
		return 0, writeError(err)
	}
	if err := reading(func() error { return e.db().View(func(tx *bbolt.Tx) error { return b.addStore(ctx, tx) }) }); err != nil {
		return 0, writeError(err)
	}
	n := 0
	for q, err := range more {
		if err != nil {
			return 0, fmt.Errorf("the quads to load: %w", err)
		}
		if err := checkQuad(q); err != nil {
			return 0, err
		}
		if n++; n%1024 == 0 && ctx.Err() != nil {
			return 0, ctx.Err()
		}
		if err := b.add(q); err != nil {
			return 0, writeError(err)
		}
	}
	if size, err = b.finish(ctx); err != nil {
		return 0, writeError(err)
	}
	if err := f.Chmod(0o644); err != nil {
		return 0, err
	}
	if err := f.Sync(); err != nil {
		return 0, writeError(err)
	}
	return size, e.replace(f.Name())
}

// partPattern ends the names of files that are being written.
const partPattern = ".*.part"

// replace puts the file part in the place of the store's. Readings that have
// begun go on in the old file, which is gone when the last of them ends.
func (e *boltEngine) replace(part string) error {
	file := filepath.Join(e.dir, boltFile)
	if err := os.Rename(part, file); err != nil {
		return err
	}
	if err := syncDir(e.dir); err != nil {
		return err
	}
	db, err := openBoltFile(file, e.opt)
	if err != nil {
		return err
	}
	old := e.current.Swap(db)
	go func() { _ = old.Close() }() // waits for its readers; there is nothing left to write
	return nil
}

// bulkBuilder gathers quads as numbers and writes them to a new file, index by
// index, in key order.
type bulkBuilder struct {
	w      *boltfile.Writer
	log    *boltfile.Tree
	dict   dictionary
	recent map[quad.Value]uint32 // values met lately, to hash each less often
	links  bulkLinks
	buf    []byte
}

// maxRecent bounds the values remembered.
const maxRecent = 1 << 16

func newBulkBuilder(f *os.File) (*bulkBuilder, error) {
	w, err := boltfile.NewWriter(f)
	if err != nil {
		return nil, err
	}
	return &bulkBuilder{w: w, log: w.NewTree(), recent: make(map[quad.Value]uint32)}, nil
}

// add takes one quad.
func (b *bulkBuilder) add(q quad.Quad) (err error) {
	var l bulkLink
	for i, d := range quad.Directions {
		if v := q.Get(d); v != nil {
			if l[i], err = b.value(v); err != nil {
				return err
			}
		}
	}
	b.links.add(l)
	return nil
}

// value returns the identifier of v; a new value goes to the log at once, so
// that only its hash stays in memory.
func (b *bulkBuilder) value(v quad.Value) (uint32, error) {
	if id, ok := b.recent[v]; ok {
		return id, nil
	}
	id, fresh, err := b.dict.add(graph.HashOf(v))
	if err != nil {
		return 0, err
	}
	if fresh {
		body, err := pquads.MarshalValue(v)
		if err != nil {
			return 0, err
		}
		if err := b.put(&proto.Primitive{ID: uint64(id), Value: body}); err != nil {
			return 0, err
		}
	}
	if len(b.recent) >= maxRecent {
		clear(b.recent)
	}
	b.recent[v] = id
	return id, nil
}

func (b *bulkBuilder) put(p *proto.Primitive) error {
	b.buf = slices.Grow(b.buf[:0], p.ProtoSize())[:p.ProtoSize()]
	n, err := p.MarshalTo(b.buf)
	if err != nil {
		return err
	}
	var key [8]byte
	return b.log.Put(putID(key[:0], p.ID), b.buf[:n])
}

// addStore takes all quads of an open store.
func (b *bulkBuilder) addStore(ctx context.Context, tx *bbolt.Tx) error {
	ids := make(map[uint64]uint32) // the store's → ours
	c := tx.Bucket(bucketLog).Cursor()
	n := 0
	for k, body := c.First(); k != nil; k, body = c.Next() {
		if n++; n%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		var p proto.Primitive
		if err := p.Unmarshal(body); err != nil {
			return damaged(fmt.Errorf("entry %x of the log does not decode: %w", k, err))
		}
		if p.IsNode() {
			v, err := pquads.UnmarshalValue(p.Value)
			if err != nil {
				return damaged(fmt.Errorf("value %d does not decode: %w", p.ID, err))
			}
			if ids[p.ID], err = b.value(v); err != nil {
				return err
			}
			continue
		}
		if p.Deleted {
			continue
		}
		l := bulkLink{ids[p.Subject], ids[p.Predicate], ids[p.Object], ids[p.Label]}
		if l[fieldSubject] == 0 || l[fieldPredicate] == 0 || l[fieldObject] == 0 || l[fieldLabel] == 0 && p.Label != 0 {
			return damaged(fmt.Errorf("quad %d of the log has a value that is not there", p.ID))
		}
		b.links.add(l)
	}
	return nil
}
