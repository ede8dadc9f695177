package kvbolt

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"github.com/hidal-go/hidalgo/kv"
	"go.etcd.io/bbolt"
)

// open returns an empty database whose memory map is large enough that no
// writer has to wait for a reader.
func open(t *testing.T) *bbolt.DB {
	t.Helper()
	db, err := bbolt.Open(filepath.Join(t.TempDir(), "kv.bolt"), 0o600, &bbolt.Options{InitialMmapSize: 1 << 30})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func put(t *testing.T, d *DB, val string, key ...string) {
	t.Helper()
	err := kv.Update(context.Background(), d, func(tx kv.Tx) error { return tx.Put(kv.SKey(key...), kv.Value(val)) })
	if err != nil {
		t.Fatal(err)
	}
}

func TestScan(t *testing.T) {
	d := New(open(t))
	for i, k := range [][]string{{"b", "a"}, {"b", "a1"}, {"b", "a2", "x"}, {"b", "b"}, {"c", "d"}} {
		put(t, d, string(rune('0'+i)), k...)
	}
	cases := []struct {
		name   string
		prefix kv.Key
		want   string
	}{
		{"everything", nil, "b/a=0 b/a1=1 b/a2/x=2 b/b=3 c/d=4"},
		{"a bucket", kv.SKey("b"), "b/a=0 b/a1=1 b/a2/x=2 b/b=3"},
		{"a prefix in a bucket", kv.SKey("b", "a"), "b/a=0 b/a1=1 b/a2/x=2"},
		{"a nested bucket", kv.SKey("b", "a2", ""), "b/a2/x=2"},
		{"no such bucket", kv.SKey("nowhere", "a"), ""},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			err := kv.View(d, func(tx kv.Tx) error {
				return kv.Each(context.Background(), tx, c.prefix, func(k kv.Key, v kv.Value) error {
					var parts []string
					for _, p := range k {
						parts = append(parts, string(p))
					}
					got = append(got, strings.Join(parts, "/")+"="+string(v))
					return nil
				})
			})
			if err != nil {
				t.Fatal(err)
			}
			if s := strings.Join(got, " "); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
		})
	}
}

func TestSnapshotSeesOneState(t *testing.T) {
	db := open(t)
	d := New(db)
	put(t, d, "old", "bucket", "key")
	tx, err := db.Begin(false)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	view := Snapshot(tx)
	put(t, d, "new", "bucket", "key")

	read := func(s kv.KV) (out string) {
		t.Helper()
		if err := kv.View(s, func(tx kv.Tx) error {
			v, err := tx.Get(context.Background(), kv.SKey("bucket", "key"))
			out = string(v)
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return out
	}
	if got := read(view); got != "old" {
		t.Errorf("snapshot reads %q, want the state it was taken of", got)
	}
	if got := read(d); got != "new" {
		t.Errorf("database reads %q, want the last commit", got)
	}
	if _, err := view.Tx(true); !errors.Is(err, kv.ErrReadOnly) {
		t.Errorf("writing through a snapshot: %v, want %v", err, kv.ErrReadOnly)
	}
}

func TestCloseTwice(t *testing.T) {
	d := New(open(t))
	put(t, d, "v", "bucket", "key")
	for range 2 {
		if err := d.Close(); err != nil {
			t.Error(err)
		}
	}
}
