package graph

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"iter"
	"os"
	"slices"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"

	"chancery/graph/boltfile"
)

// verify checks the pages of the file, then the log against the indexes, the
// counts and the hashes. What stops the checking is an error, ErrDamaged when
// it is the file.
func (e *boltEngine) verify(ctx context.Context) iter.Seq2[Problem, error] {
	return func(yield func(Problem, error) bool) {
		tx, err := e.begin()
		if err != nil {
			yield(Problem{}, err)
			return
		}
		defer tx.Rollback()
		v := &boltVerifier{ctx: ctx, tx: tx}
		for _, step := range []func() error{v.pages, v.readLog, v.indexes, v.hashes, v.totals} {
			err := reading(step)
			for _, p := range v.found {
				if !yield(p, nil) {
					return
				}
			}
			v.found = nil
			if err != nil {
				yield(Problem{}, err)
				return
			}
		}
	}
}

// maxProblems bounds what one step reports.
const maxProblems = 100

type boltVerifier struct {
	ctx   context.Context
	tx    *bbolt.Tx
	found []Problem
	refs  map[uint64]uint64 // value → its places in quads
	links int
	last  uint64 // the highest identifier in the log
}

func (v *boltVerifier) problem(where, format string, args ...any) {
	if len(v.found) < maxProblems {
		v.found = append(v.found, Problem{Where: where, What: fmt.Sprintf(format, args...)})
	}
}

// pages checks that every page is used once and points nowhere that it should
// not. Only then can the rest be read without going astray.
func (v *boltVerifier) pages() error {
	f, err := os.Open(v.tx.DB().Path())
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	err = boltfile.Check(f, info.Size(), func(p string) { v.problem("pages", "%s", p) })
	if errors.Is(err, boltfile.ErrInvalid) {
		return damaged(err)
	}
	if err != nil {
		return err
	}
	if len(v.found) > 0 {
		return damaged(errors.New("the pages of the file do not fit together"))
	}
	if s := readLayout(v.tx); s.err != nil {
		return s.err
	}
	return v.ctx.Err()
}

// readLog checks that the log's entries decode, and counts the places of
// values in quads.
func (v *boltVerifier) readLog() error {
	v.refs = make(map[uint64]uint64)
	log := v.tx.Bucket(bucketLog)
	c := log.Cursor()
	for k, body := c.First(); k != nil; k, body = c.Next() {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		if len(k) != 8 {
			v.problem("log", "key %x is no identifier", k)
			continue
		}
		id := binary.BigEndian.Uint64(k)
		v.last = id
		var p proto.Primitive
		if err := p.Unmarshal(body); err != nil || p.ID != id {
			v.problem("log", "entry %d does not decode", id)
			continue
		}
		if p.IsNode() {
			v.value(&p)
		} else if !p.Deleted {
			v.link(&p)
		}
	}
	return nil
}

func (v *boltVerifier) value(p *proto.Primitive) {
	if _, ok := v.refs[p.ID]; !ok {
		v.refs[p.ID] = 0
	}
	val, err := pquads.UnmarshalValue(p.Value)
	if err != nil || val == nil {
		v.problem("log", "value %d does not decode", p.ID)
		return
	}
	if got := lookupHash(v.tx, graph.HashOf(val)); got != p.ID {
		v.problem("values", "%v is value %d in the log, and %d by its hash", val, p.ID, got)
	}
}

func (v *boltVerifier) link(p *proto.Primitive) {
	v.links++
	for _, id := range [...]uint64{p.Subject, p.Predicate, p.Object, p.Label} {
		if id != 0 {
			v.refs[id]++
		}
	}
	if p.Subject == 0 || p.Predicate == 0 || p.Object == 0 {
		v.problem("log", "quad %d lacks a subject, a predicate or an object", p.ID)
	}
}

// keyFor returns the key of a quad in an index.
func keyFor(ind kv.QuadIndex, p *proto.Primitive) []byte {
	ids := make([]uint64, 0, len(ind.Dirs))
	for _, d := range ind.Dirs {
		ids = append(ids, p.GetDirection(d))
	}
	return indexKey(ids...)
}

// indexes checks that every entry of an index holds quads of the log that
// belong there, in ascending order, and as many in all as the log: then it
// holds each quad once.
func (v *boltVerifier) indexes() error {
	log := v.tx.Bucket(bucketLog)
	for _, ind := range boltIndexes() {
		where := "index " + string(indexBucket(ind))
		var ids []uint64
		n := 0
		c := v.tx.Bucket(indexBucket(ind)).Cursor()
		for k, list := c.First(); k != nil; k, list = c.Next() {
			if err := v.ctx.Err(); err != nil {
				return err
			}
			var err error
			if ids, err = decodeIDs(list, ids[:0]); err != nil || len(ids) == 0 || !slices.IsSorted(ids) {
				v.problem(where, "entry %x is malformed", k)
			}
			for _, id := range ids {
				n++
				p, ok, err := readLink(log, id)
				if err != nil || !ok || !bytes.Equal(keyFor(ind, &p), k) {
					v.problem(where, "entry %x names %d, which is no quad of that entry", k, id)
				}
			}
		}
		if n != v.links {
			v.problem(where, "%d quads are in it, %d in the log", n, v.links)
		}
	}
	return nil
}

// hashes checks the counts of values, and that no hash leads to a value that is
// not in the log.
func (v *boltVerifier) hashes() error {
	values, counts := 0, 0
	err := v.tx.ForEach(func(name []byte, b *bbolt.Bucket) error {
		switch {
		case len(name) == 3 && name[0] == 'v':
			values += countKeys(b)
			return v.hashBucket(name, b)
		case len(name) == 3 && name[0] == 'n':
			counts += countKeys(b)
		}
		return v.ctx.Err()
	})
	if counts != values || values != len(v.refs) {
		v.problem("counts", "%d values in the log, %d by hash, %d counted", len(v.refs), values, counts)
	}
	return err
}

func countKeys(b *bbolt.Bucket) (n int) {
	c := b.Cursor()
	for k, _ := c.First(); k != nil; k, _ = c.Next() {
		n++
	}
	return n
}

func (v *boltVerifier) hashBucket(name []byte, b *bbolt.Bucket) error {
	counts := v.tx.Bucket([]byte{'n', name[1], name[2]})
	return b.ForEach(func(h, id []byte) error {
		n, _ := binary.Uvarint(id)
		want, ok := v.refs[n]
		if !ok {
			v.problem("values", "hash %x leads to value %d, which is not in the log", h, n)
			return nil
		}
		var have uint64
		if counts != nil {
			have, _ = binary.Uvarint(counts.Get(h))
		}
		if have != want || want == 0 {
			v.problem("counts", "value %d is counted %d times and used %d times", n, have, want)
		}
		return nil
	})
}

// totals checks the numbers of the whole.
func (v *boltVerifier) totals() error {
	meta := v.tx.Bucket(bucketMeta)
	size, err := getMeta(meta, keySize)
	if err != nil {
		return err
	}
	horizon, err := getMeta(meta, keyHorizon)
	if err != nil {
		return err
	}
	if size != uint64(v.links) {
		v.problem("totals", "the size is %d, and %d quads are there", size, v.links)
	}
	if horizon < v.last {
		v.problem("totals", "identifiers run to %d, past the horizon %d", v.last, horizon)
	}
	return nil
}
