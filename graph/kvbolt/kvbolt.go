// Package kvbolt lets Cayley read a bbolt file: it implements the key-value
// interface that Cayley's kv store stands on (hidalgo's kv.KV) over
// go.etcd.io/bbolt, where Cayley's own driver uses the abandoned boltdb, which
// the race detector kills.
//
// Use [New] over an open database, and [Snapshot] to give one query one
// unchanging state of it. The invariant of a snapshot: every read made through
// it, in however many Cayley transactions, sees the same committed state, and
// none of them waits for a writer.
package kvbolt

import (
	"context"

	"github.com/hidal-go/hidalgo/kv"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"
)

// DB is a bbolt database seen as a hidalgo key-value store.
type DB struct{ db *bbolt.DB }

// New returns db as a key-value store. Closing the result closes db.
func New(db *bbolt.DB) *DB { return &DB{db: db} }

// Close closes the database; it may be called twice, as Cayley does.
func (d *DB) Close() error { return d.db.Close() }

// Tx begins a transaction.
func (d *DB) Tx(rw bool) (kv.Tx, error) {
	tx, err := d.db.Begin(rw)
	if err != nil {
		return nil, err
	}
	return &transaction{tx: tx}, nil
}

// View is one state of a database. It is for one goroutine.
type View struct{ tx *bbolt.Tx }

// Snapshot returns the state that tx sees as a read-only key-value store. The
// transaction stays the caller's, who rolls it back when the reading is done.
func Snapshot(tx *bbolt.Tx) *View { return &View{tx: tx} }

// Close does nothing: the transaction is the caller's.
func (*View) Close() error { return nil }

// Tx returns a reading transaction; a writing one is kv.ErrReadOnly.
func (v *View) Tx(rw bool) (kv.Tx, error) {
	if rw {
		return nil, kv.ErrReadOnly
	}
	return &transaction{tx: v.tx, shared: true}, nil
}

type transaction struct {
	tx     *bbolt.Tx
	shared bool // the bbolt transaction outlives this one
	done   bool
}

// bucket walks all but the last part of key and returns the bucket there and
// the last part. The bucket is nil where there is none, and root reports a key
// of one part, which has no bucket.
func (t *transaction) bucket(key kv.Key) (b *bbolt.Bucket, last []byte, root bool) {
	switch len(key) {
	case 0:
		return nil, nil, true
	case 1:
		return nil, key[0], true
	}
	b = t.tx.Bucket(key[0])
	for _, part := range key[1 : len(key)-1] {
		if b == nil {
			return nil, nil, false
		}
		b = b.Bucket(part)
	}
	return b, key[len(key)-1], false
}

func (t *transaction) lookup(key kv.Key) kv.Value {
	b, last, root := t.bucket(key)
	if root {
		return nil // bbolt keeps no values beside its top buckets
	}
	if b == nil {
		return nil
	}
	return b.Get(last)
}

// Get returns the value of key, or kv.ErrNotFound.
func (t *transaction) Get(_ context.Context, key kv.Key) (kv.Value, error) {
	v := t.lookup(key)
	if v == nil {
		return nil, kv.ErrNotFound
	}
	return v, nil
}

// GetBatch returns the values of keys, nil where there is none.
func (t *transaction) GetBatch(_ context.Context, keys []kv.Key) ([]kv.Value, error) {
	vals := make([]kv.Value, len(keys))
	for i, k := range keys {
		vals[i] = t.lookup(k)
	}
	return vals, nil
}

// Put sets the value of key, creating the buckets on its way. A key that ends
// in an empty part makes its bucket only.
func (t *transaction) Put(key kv.Key, val kv.Value) error {
	if !t.tx.Writable() {
		return kv.ErrReadOnly
	}
	if len(key) < 2 {
		return berrors.ErrKeyRequired
	}
	b, err := t.tx.CreateBucketIfNotExists(key[0])
	for _, part := range key[1 : len(key)-1] {
		if err != nil {
			return err
		}
		b, err = b.CreateBucketIfNotExists(part)
	}
	if err != nil {
		return err
	}
	last := key[len(key)-1]
	if len(last) == 0 && len(val) == 0 {
		return nil
	}
	return b.Put(last, val)
}

// Del removes key; a key that is not there is no error.
func (t *transaction) Del(key kv.Key) error {
	if !t.tx.Writable() {
		return kv.ErrReadOnly
	}
	b, last, root := t.bucket(key)
	if root || b == nil {
		return nil
	}
	return b.Delete(last)
}

// Commit makes the writes durable.
func (t *transaction) Commit(context.Context) error {
	if t.done {
		return berrors.ErrTxClosed
	}
	t.done = true
	return t.tx.Commit()
}

// Close drops what was not committed; it may be called twice.
func (t *transaction) Close() error {
	if t.done || t.shared {
		return nil
	}
	t.done = true
	return t.tx.Rollback()
}
