package boltfile

import (
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"go.etcd.io/bbolt"
)

// write makes a file of buckets, each with n keys and values of the given size.
func write(t *testing.T, buckets map[string][2]int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "file.bolt")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := NewWriter(f)
	if err != nil {
		t.Fatal(err)
	}
	for name, shape := range buckets {
		tree := w.NewLooseTree()
		for i := range shape[0] {
			if err := tree.Put(key(i), value(i, shape[1])); err != nil {
				t.Fatal(err)
			}
		}
		if err := tree.Finish([]byte(name)); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func key(i int) []byte { return binary.BigEndian.AppendUint64(nil, uint64(i)) }

func value(i, size int) []byte {
	v := make([]byte, size)
	copy(v, fmt.Sprint(i))
	return v
}

func TestBboltReadsAndChangesIt(t *testing.T) {
	many := make(map[string][2]int)
	for i := range 3000 {
		many[fmt.Sprintf("b%05d", i)] = [2]int{i % 40, 8}
	}
	for name, buckets := range map[string]map[string][2]int{
		"no buckets":         {},
		"an empty bucket":    {"b": {0, 0}},
		"inline":             {"b": {3, 10}},
		"one page":           {"b": {60, 20}},
		"two levels":         {"b": {1000, 20}},
		"three levels":       {"b": {200_000, 20}},
		"values over pages":  {"b": {50, 10_000}},
		"one great value":    {"b": {1, 3_000_000}},
		"several buckets":    {"a": {10, 5}, "b": {5000, 100}, "c": {0, 0}},
		"thousands of small": many,
	} {
		t.Run(name, func(t *testing.T) {
			db, err := bbolt.Open(write(t, buckets), 0o600, nil)
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			check(t, db, buckets)
			checkFile(t, db.Path())
			// Change every bucket in the middle and at the end, and look again.
			err = db.Update(func(tx *bbolt.Tx) error {
				for name, shape := range buckets {
					b := tx.Bucket([]byte(name))
					for i := 0; i < shape[0]; i += 7 {
						if err := b.Delete(key(i)); err != nil {
							return err
						}
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			err = db.Update(func(tx *bbolt.Tx) error {
				for name, shape := range buckets {
					b := tx.Bucket([]byte(name))
					for i := 0; i < shape[0]; i += 7 {
						if err := b.Put(key(i), value(i, shape[1])); err != nil {
							return err
						}
					}
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			check(t, db, buckets)
			checkFile(t, db.Path())
		})
	}
}

// checkFile lets our own checker look at a file.
func checkFile(t *testing.T, path string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	if err := Check(f, info.Size(), func(p string) { t.Error(p) }); err != nil {
		t.Error(err)
	}
}

// check compares db with buckets, and lets bbolt check its pages.
func check(t *testing.T, db *bbolt.DB, buckets map[string][2]int) {
	t.Helper()
	err := db.View(func(tx *bbolt.Tx) error {
		for err := range tx.Check() {
			t.Error(err)
		}
		n := 0
		if err := tx.ForEach(func([]byte, *bbolt.Bucket) error { n++; return nil }); err != nil {
			return err
		}
		if n != len(buckets) {
			t.Errorf("%d buckets, want %d", n, len(buckets))
		}
		for name, shape := range buckets {
			b := tx.Bucket([]byte(name))
			if b == nil {
				return fmt.Errorf("no bucket %q", name)
			}
			i := 0
			if err := b.ForEach(func(k, v []byte) error {
				if string(k) != string(key(i)) || string(v) != string(value(i, shape[1])) {
					return fmt.Errorf("bucket %q, entry %d is %x", name, i, k)
				}
				i++
				return nil
			}); err != nil {
				return err
			}
			if i != shape[0] {
				t.Errorf("bucket %q has %d entries, want %d", name, i, shape[0])
			}
			if i > 0 && b.Get(key(i/2)) == nil {
				t.Errorf("bucket %q: a key in its middle is not found", name)
			}
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
}

func TestOrder(t *testing.T) {
	f, err := os.Create(filepath.Join(t.TempDir(), "file.bolt"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w, err := NewWriter(f)
	if err != nil {
		t.Fatal(err)
	}
	tree := w.NewTree()
	if err := tree.Put([]byte("b"), nil); err != nil {
		t.Fatal(err)
	}
	for _, k := range []string{"", "a", "b"} {
		if err := tree.Put([]byte(k), nil); !errors.Is(err, ErrOrder) {
			t.Errorf("key %q after \"b\": %v, want %v", k, err, ErrOrder)
		}
	}
	if err := tree.Finish([]byte("x")); err != nil {
		t.Fatal(err)
	}
	if err := w.NewTree().Finish([]byte("x")); err == nil {
		t.Error("a bucket was written twice")
	}
}
