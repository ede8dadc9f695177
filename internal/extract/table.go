package extract

import (
	"unicode/utf8"

	"chancery/internal/fold"
)

// wordTable finds the number of a word as it stands in a text. It is an open
// hash table with linear probing: a look-up folds and hashes in one pass over
// the word and allocates nothing. The hashes lie apart from the words, so that
// a word that is not known, as most are not, touches little memory.
type wordTable struct {
	hashes []uint32 // 0 for an empty slot
	ids    []wordID
	words  []string // by number
	mask   uint32
}

// load is how many slots a table has for an entry.
const load = 3

func newWordTable(ids map[string]wordID) wordTable {
	size := sizeFor(len(ids))
	t := wordTable{mask: size - 1, hashes: make([]uint32, size), ids: make([]wordID, size), words: make([]string, len(ids)+1)}
	for w, id := range ids {
		h := uint32(fnvBasis)
		for i := 0; i < len(w); i++ {
			h = (h ^ uint32(w[i])) * fnvPrime
		}
		h = max(h, 1)
		i := h & t.mask
		for t.hashes[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.hashes[i], t.ids[i], t.words[id] = h, id, w
	}
	return t
}

func sizeFor(n int) uint32 {
	size := uint32(16)
	for size < uint32(n*load) {
		size *= 2
	}
	return size
}

// FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/
const fnvBasis, fnvPrime = 2166136261, 16777619

// lookup returns the number of raw, or 0. scratch holds the folded word.
func (t *wordTable) lookup(raw, scratch []byte) wordID {
	h := uint32(fnvBasis)
	word := scratch[:0]
	for i, c := range raw {
		if c >= utf8.RuneSelf {
			return t.wide(raw, scratch)
		}
		if i == len(scratch) {
			return 0 // longer than any word that is known
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint32(c)) * fnvPrime
		word = append(word, c)
	}
	return t.find(word, h)
}

// wide looks up a word with letters beyond ASCII.
func (t *wordTable) wide(raw, scratch []byte) wordID {
	word := fold.Append(scratch[:0], raw)
	h := uint32(fnvBasis)
	for _, c := range word {
		h = (h ^ uint32(c)) * fnvPrime
	}
	return t.find(word, h)
}

func (t *wordTable) find(word []byte, h uint32) wordID {
	h = max(h, 1)
	for i := h & t.mask; t.hashes[i] != 0; i = (i + 1) & t.mask {
		if t.hashes[i] == h && t.words[t.ids[i]] == string(word) {
			return t.ids[i]
		}
	}
	return 0
}

// edgeTable holds the edges of the trie: node and word to node.
type edgeTable struct {
	keys  []uint64
	nodes []int32
	mask  uint64
}

func newEdgeTable(edges map[uint64]int32) edgeTable {
	size := uint64(sizeFor(len(edges)))
	t := edgeTable{keys: make([]uint64, size), nodes: make([]int32, size), mask: size - 1}
	for k, n := range edges {
		i := mix(k) & t.mask
		for t.nodes[i] != 0 {
			i = (i + 1) & t.mask
		}
		t.keys[i], t.nodes[i] = k, n
	}
	return t
}

// mix spreads a key over the table (the multiplier is 2^64 over the golden
// ratio).
func mix(k uint64) uint64 { return (k * 0x9e3779b97f4a7c15) >> 32 }

// next returns the node that a word leads to, or 0.
func (t *edgeTable) next(node int32, id wordID) int32 {
	k := uint64(node)<<32 | uint64(id)
	for i := mix(k) & t.mask; ; i = (i + 1) & t.mask {
		if t.nodes[i] == 0 || t.keys[i] == k {
			return t.nodes[i]
		}
	}
}
