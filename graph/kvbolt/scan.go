package kvbolt

import (
	"bytes"
	"context"

	"github.com/hidal-go/hidalgo/kv"
	"go.etcd.io/bbolt"
)

// Scan iterates over the keys under pref in order: the last part of pref is a
// prefix of keys in the bucket that the other parts name, and buckets met on
// the way are entered.
func (t *transaction) Scan(pref kv.Key) kv.Iterator {
	b, last, root := t.bucket(pref)
	it := &iterator{}
	switch {
	case root:
		it.push(nil, t.tx.Cursor(), t.tx.Bucket, last)
	case b != nil:
		it.path = pref[:len(pref)-1].Clone()
		it.push(nil, b.Cursor(), b.Bucket, last)
	}
	return it
}

// level is one bucket that an iterator stands in.
type level struct {
	cursor  *bbolt.Cursor
	bucket  func([]byte) *bbolt.Bucket
	prefix  []byte
	started bool
}

type iterator struct {
	path   kv.Key // the buckets above the key
	levels []level
	k, v   []byte
}

func (it *iterator) push(name []byte, c *bbolt.Cursor, bucket func([]byte) *bbolt.Bucket, prefix []byte) {
	if name != nil {
		it.path = append(it.path, name)
	}
	it.levels = append(it.levels, level{cursor: c, bucket: bucket, prefix: prefix})
}

func (it *iterator) pop() {
	it.levels = it.levels[:len(it.levels)-1]
	if len(it.levels) > 0 {
		it.path = it.path[:len(it.path)-1]
	}
}

// Next moves to the next key and reports whether there is one.
func (it *iterator) Next(ctx context.Context) bool {
	for len(it.levels) > 0 {
		if ctx.Err() != nil {
			return false
		}
		l := &it.levels[len(it.levels)-1]
		if l.started {
			it.k, it.v = l.cursor.Next()
		} else {
			it.k, it.v = l.cursor.Seek(l.prefix)
			l.started = true
		}
		if it.k == nil || !bytes.HasPrefix(it.k, l.prefix) {
			it.pop()
			continue
		}
		if it.v == nil {
			if b := l.bucket(it.k); b != nil {
				it.push(it.k, b.Cursor(), b.Bucket, nil)
				continue
			}
		}
		return true
	}
	return false
}

// Key returns the whole key, bucket names first.
func (it *iterator) Key() kv.Key {
	if len(it.levels) == 0 {
		return nil
	}
	return append(it.path.Clone(), bytes.Clone(it.k))
}

// Val returns the value at the iterator, valid until it moves.
func (it *iterator) Val() kv.Value { return it.v }

// Err returns nil: bbolt reports no reading errors.
func (it *iterator) Err() error { return nil }

// Close ends the iteration.
func (it *iterator) Close() error {
	*it = iterator{}
	return nil
}
