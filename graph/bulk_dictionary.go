package graph

import (
	"bytes"
	"encoding/binary"
	"errors"
	"math"
	"slices"

	"github.com/cayleygraph/cayley/graph"
)

// dictionary gives values numbers, from 1 on, and remembers of each its hash
// alone: 20 bytes, and at most 16 of table.
type dictionary struct {
	blocks [][]graph.ValueHash
	n      uint32
	table  []uint32 // open addressing by the first bytes of the hash; 0 is free
}

// dictionaryBlock is how many hashes are allocated at a time.
const dictionaryBlock = 1 << 16

// errTooMany is returned when identifiers run out.
var errTooMany = errors.New("a bolt store built in one go holds at most four thousand million values and quads; use postgres")

func (d *dictionary) hash(id uint32) *graph.ValueHash {
	return &d.blocks[(id-1)/dictionaryBlock][(id-1)%dictionaryBlock]
}

// add returns the number of a hash, and whether it is a new one.
func (d *dictionary) add(h graph.ValueHash) (id uint32, fresh bool, err error) {
	if uint64(d.n)*2 >= uint64(len(d.table)) {
		d.grow()
	}
	at := d.place(h)
	if id := d.table[at]; id != 0 {
		return id, false, nil
	}
	if d.n == math.MaxUint32 {
		return 0, false, errTooMany
	}
	if d.n%dictionaryBlock == 0 {
		d.blocks = append(d.blocks, make([]graph.ValueHash, dictionaryBlock))
	}
	d.n++
	*d.hash(d.n) = h
	d.table[at] = d.n
	return d.n, true, nil
}

// place returns where h is in the table, or where it belongs.
func (d *dictionary) place(h graph.ValueHash) int {
	mask := uint64(len(d.table) - 1)
	for at := binary.LittleEndian.Uint64(h[:]) & mask; ; at = (at + 1) & mask {
		if id := d.table[at]; id == 0 || *d.hash(id) == h {
			return int(at)
		}
	}
}

func (d *dictionary) grow() {
	d.table = make([]uint32, max(1<<12, 2*len(d.table)))
	for id := uint32(1); id <= d.n; id++ {
		d.table[d.place(*d.hash(id))] = id
	}
}

// inHashOrder returns all numbers in the order of their hashes, and frees the
// table: nothing can be added afterwards.
func (d *dictionary) inHashOrder() []uint32 {
	d.table = nil
	ids := make([]uint32, d.n)
	for i := range ids {
		ids[i] = uint32(i + 1)
	}
	slices.SortFunc(ids, func(a, b uint32) int { return bytes.Compare(d.hash(a)[:], d.hash(b)[:]) })
	return ids
}
