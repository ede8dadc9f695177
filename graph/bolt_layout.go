package graph

import (
	"encoding/binary"
	"encoding/json"
	"fmt"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"
	"github.com/cayleygraph/cayley/graph/proto"
	"github.com/cayleygraph/quad"
	"github.com/cayleygraph/quad/pquads"
	"go.etcd.io/bbolt"
)

// Cayley's layout of a key-value store, version 2 (cayley v0.7.7, graph/kv):
//
//	meta   "version", "size" (quads), "horizon" (the last identifier given out):
//	       8 bytes, little endian; "indexes": JSON
//	log    identifier (8 bytes, big endian) → proto.Primitive: a value, or a quad
//	       as four identifiers
//	vXY    hash of a value that begins with the bytes X, Y → its identifier
//	nXY    the same hash → how many quads' places hold the value
//	sp …   one bucket an index: identifiers of the index's directions → those of
//	       the quads, as unsigned varints, ascending
const layoutVersion = 2

var (
	bucketMeta = []byte("meta")
	bucketLog  = []byte("log")
	keyVersion = []byte("version")
	keySize    = []byte("size")
	keyHorizon = []byte("horizon")
	keyIndexes = []byte("indexes")
)

// boltIndexes lists the indexes of a store: Cayley's own two, and one by label,
// without which every question about a document or a date would scan all.
func boltIndexes() []kv.QuadIndex {
	return []kv.QuadIndex{
		{Dirs: []quad.Direction{quad.Subject, quad.Predicate}},
		{Dirs: []quad.Direction{quad.Object, quad.Predicate, quad.Subject}},
		{Dirs: []quad.Direction{quad.Label, quad.Subject}},
	}
}

// indexBucket returns the name of an index's bucket.
func indexBucket(ind kv.QuadIndex) []byte {
	name := make([]byte, len(ind.Dirs))
	for i, d := range ind.Dirs {
		name[i] = d.Prefix()
	}
	return name
}

// layoutState is what a file holds.
type layoutState struct {
	ready bool // the layout is there
	err   error
}

func readLayout(tx *bbolt.Tx) layoutState {
	meta := tx.Bucket(bucketMeta)
	if meta == nil {
		if k, _ := tx.Cursor().First(); k != nil {
			return layoutState{err: fmt.Errorf("the file holds something other than a graph (bucket %q)", k)}
		}
		return layoutState{}
	}
	version := meta.Get(keyVersion)
	if len(version) != 8 {
		return layoutState{err: damaged(fmt.Errorf("no version in the file"))}
	}
	if v := binary.LittleEndian.Uint64(version); v != layoutVersion {
		return layoutState{err: fmt.Errorf("the file has layout %d, this chancery reads %d; run chancery rebuild", v, layoutVersion)}
	}
	want, err := json.Marshal(boltIndexes())
	if err != nil {
		return layoutState{err: err}
	}
	if got := meta.Get(keyIndexes); string(got) != string(want) {
		return layoutState{err: fmt.Errorf("the file has other indexes (%s) than this chancery makes; run chancery rebuild", got)}
	}
	for _, name := range append([][]byte{bucketLog}, indexBuckets()...) {
		if tx.Bucket(name) == nil {
			return layoutState{err: damaged(fmt.Errorf("bucket %q is missing", name))}
		}
	}
	return layoutState{ready: true}
}

func indexBuckets() [][]byte {
	var names [][]byte
	for _, ind := range boltIndexes() {
		names = append(names, indexBucket(ind))
	}
	return names
}

// initLayout makes the buckets of an empty graph.
func initLayout(tx *bbolt.Tx) error {
	for _, name := range append([][]byte{bucketLog, bucketMeta}, indexBuckets()...) {
		if _, err := tx.CreateBucketIfNotExists(name); err != nil {
			return err
		}
	}
	indexes, err := json.Marshal(boltIndexes())
	if err != nil {
		return err
	}
	meta := tx.Bucket(bucketMeta)
	if err := meta.Put(keyIndexes, indexes); err != nil {
		return err
	}
	for key, n := range map[string]uint64{string(keyVersion): layoutVersion, string(keySize): 0, string(keyHorizon): 0} {
		if err := putMeta(meta, []byte(key), n); err != nil {
			return err
		}
	}
	return nil
}

func getMeta(meta *bbolt.Bucket, key []byte) (uint64, error) {
	v := meta.Get(key)
	if len(v) == 0 {
		return 0, nil // Cayley writes size and horizon with the first quad
	}
	if len(v) != 8 {
		return 0, damaged(fmt.Errorf("%s has %d bytes of 8", key, len(v)))
	}
	return binary.LittleEndian.Uint64(v), nil
}

func putMeta(meta *bbolt.Bucket, key []byte, n uint64) error {
	return meta.Put(key, binary.LittleEndian.AppendUint64(nil, n))
}

// logKey is the key of an identifier in the log.
func logKey(id uint64) []byte { return binary.BigEndian.AppendUint64(nil, id) }

// indexKey joins identifiers to the key, or the beginning of a key, of an
// index.
func indexKey(ids ...uint64) []byte {
	key := make([]byte, 0, 8*len(ids))
	for _, id := range ids {
		key = binary.BigEndian.AppendUint64(key, id)
	}
	return key
}

// bucketOfValue and bucketOfCount name the buckets that a value's hash falls
// in.
func bucketOfValue(h graph.ValueHash) []byte { return []byte{'v', h[0], h[1]} }
func bucketOfCount(h graph.ValueHash) []byte { return []byte{'n', h[0], h[1]} }

// decodeIDs reads a list of identifiers.
func decodeIDs(list []byte, ids []uint64) ([]uint64, error) {
	for len(list) > 0 {
		id, n := binary.Uvarint(list)
		if n <= 0 {
			return ids, damaged(fmt.Errorf("a list of quads in an index does not decode"))
		}
		ids = append(ids, id)
		list = list[n:]
	}
	return ids, nil
}

// readLink reads the quad id from the log; ok is false when there is none.
func readLink(log *bbolt.Bucket, id uint64) (p proto.Primitive, ok bool, err error) {
	body := log.Get(logKey(id))
	if body == nil {
		return p, false, nil
	}
	p, ok = decodeLink(body)
	if !ok && p.ID != id {
		err = damaged(fmt.Errorf("entry %d of the log does not decode", id))
	}
	return p, ok, err
}

// decodeLink decodes a quad of the log as proto.Primitive does, without
// allocating; ok is false for a value, for a quad marked as deleted, and for
// what does not decode.
func decodeLink(body []byte) (p proto.Primitive, ok bool) {
	for len(body) > 0 {
		tag := body[0] // fields 1 to 9: one byte, number and wire type
		x, n := binary.Uvarint(body[1:])
		if n <= 0 || tag&7 != 0 { // a value is the one field that is no number
			return p, false
		}
		body = body[1+n:]
		switch tag >> 3 {
		case 1:
			p.ID = x
		case 2:
			p.Subject = x
		case 3:
			p.Predicate = x
		case 4:
			p.Object = x
		case 5:
			p.Label = x
		case 9:
			p.Deleted = x != 0
		}
	}
	return p, !p.Deleted && p.Subject != 0
}

// readValue reads the value id from the log.
func readValue(log *bbolt.Bucket, id uint64) (quad.Value, error) {
	body := log.Get(logKey(id))
	if body == nil {
		return nil, damaged(fmt.Errorf("value %d is not in the log", id))
	}
	var p proto.Primitive
	if err := p.Unmarshal(body); err != nil {
		return nil, damaged(fmt.Errorf("entry %d of the log does not decode: %w", id, err))
	}
	v, err := pquads.UnmarshalValue(p.Value)
	if err != nil {
		return nil, damaged(fmt.Errorf("value %d does not decode: %w", id, err))
	}
	if v == nil {
		return nil, damaged(fmt.Errorf("entry %d of the log is no value", id))
	}
	return v, nil
}

// lookupValue returns the identifier of a value, 0 when the store has none.
func lookupValue(tx *bbolt.Tx, v quad.Value) uint64 {
	if v == nil {
		return 0
	}
	return lookupHash(tx, graph.HashOf(v))
}

func lookupHash(tx *bbolt.Tx, h graph.ValueHash) uint64 {
	b := tx.Bucket(bucketOfValue(h))
	if b == nil {
		return 0
	}
	id, _ := binary.Uvarint(b.Get(h[:]))
	return id
}
