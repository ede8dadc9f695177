package extract

import (
	"cmp"
	"slices"

	"chancery/internal/fold"
	"chancery/internal/lexicon"
	"chancery/internal/text"
)

// wordID numbers the words that the lexicon or the grammar knows; 0 is any
// other word.
type wordID uint32

// word is what is known of one word by itself.
type word struct {
	flags  flag
	action form // as a verb that an undertaking may begin with
	isNoun bool // the action's base form is a common noun too
	month  uint8
	later  bool // a phrase has it in a later place than its first
	blank  bool // tells too little to be all of a matter's name (matter_name.go)
	aside  bool // makes something else of a dispute's noun (matter_dispute.go)
}

// layer keeps apart the sorts of phrases, so that the longest match is sought
// within each: "call on" is a verb where "call" is a noun of speech.
type layer uint8

const (
	inNames   layer = iota // countries, organisations, offices, places
	notNames               // words that are part of no person's name
	inVerbs                // verbs of speech
	inNouns                // nouns of speech
	inMatters              // words that matters are named by
	layers
)

// entry is what a phrase means.
type entry struct {
	layer layer
	kind  lexicon.Kind  // for inNames
	flags lexicon.Flags // for inNames
	ref   int32         // row of the lexicon's table
	form  form          // for inVerbs
	text  string        // set when only this spelling counts
	// portfolio tells of an office's name that it is a field of government
	// too: "Justice".
	portfolio bool
}

// vocab is the lexicon compiled for reading: words numbered, phrases in a trie
// over these numbers.
type vocab struct {
	ids     map[string]wordID
	table   wordTable // ids, frozen for look-ups in texts
	words   []word
	root    []int32          // wordID → node, 0 for none
	next    map[uint64]int32 // node<<32 | wordID → node
	edges   edgeTable        // next, frozen
	ends    [][]int32        // node → entries that end there
	entries []entry
}

func newVocab() *vocab {
	v := &vocab{ids: map[string]wordID{}, words: make([]word, 1), next: map[uint64]int32{}, ends: make([][]int32, 1)}
	for _, c := range closed {
		for w := range fieldsSeq(c.words) {
			v.words[v.id(w)].flags |= c.flag
		}
	}
	flagAll(v, fStance, adjectives)
	flagAll(v, fGathering|fCue, eventNouns)
	flagAll(v, fGroup, groupNouns)
	flagAll(v, fInstrument, instruments)
	return v
}

// flagAll marks the words of a table, so that most words of a text need not be
// looked up in it.
func flagAll[T any](v *vocab, f flag, table map[string]T) {
	for w := range table {
		v.words[v.id(w)].flags |= f
	}
}

// freeze makes the tables that texts are looked up in. Nothing may be added
// after it.
func (v *vocab) freeze() {
	v.table = newWordTable(v.ids)
	v.edges = newEdgeTable(v.next)
	v.next = nil
}

// id returns the number of a folded word, giving it one if it has none.
func (v *vocab) id(w string) wordID {
	if id, ok := v.ids[w]; ok {
		return id
	}
	id := wordID(len(v.words))
	v.ids[w] = id
	v.words = append(v.words, word{})
	return id
}

// add puts a phrase into the trie.
func (v *vocab) add(phrase string, e entry) {
	src := []byte(phrase)
	node := int32(0)
	for i, t := range text.Tokenize(src) {
		id := v.id(fold.String(string(src[t.Start:t.End])))
		v.words[id].later = v.words[id].later || i > 0
		node = v.step(node, id, i == 0)
	}
	if node == 0 {
		return
	}
	v.ends[node] = append(v.ends[node], int32(len(v.entries)))
	v.entries = append(v.entries, e)
}

func (v *vocab) step(node int32, id wordID, first bool) int32 {
	if first {
		for int(id) >= len(v.root) {
			v.root = append(v.root, 0)
		}
		if v.root[id] == 0 {
			v.root[id] = v.node()
		}
		return v.root[id]
	}
	key := uint64(node)<<32 | uint64(id)
	n, ok := v.next[key]
	if !ok {
		n = v.node()
		v.next[key] = n
	}
	return n
}

func (v *vocab) node() int32 {
	v.ends = append(v.ends, nil)
	return int32(len(v.ends) - 1)
}

// hit is the longest phrase of one layer at a token.
type hit struct {
	entry int32 // index of the entry, -1 for none
	n     int32 // tokens it takes
}

// find fills hits with the longest match of each layer that starts at token i.
// ids are the numbers of the document's tokens.
func (v *vocab) find(d *text.Doc, ids []wordID, i int, hits *[layers]hit) {
	for l := range hits {
		hits[l].entry = -1
	}
	id := ids[i]
	if id == 0 || int(id) >= len(v.root) || v.root[id] == 0 {
		return
	}
	node := v.root[id]
	for n := 1; ; n++ {
		for _, e := range v.ends[node] {
			if v.admits(d, e, i, n) {
				l := v.entries[e].layer
				if hits[l].n != int32(n) || hits[l].entry < 0 || v.better(e, hits[l].entry) {
					hits[l] = hit{e, int32(n)}
				}
			}
		}
		if i+n >= len(ids) || !v.words[ids[i+n]].later {
			return
		}
		if node = v.edges.next(node, ids[i+n]); node == 0 {
			return
		}
	}
}

// admits reports whether entry e may be meant by tokens [i, i+n): names begin
// with a capital, exact forms are spelt as the lexicon has them.
func (v *vocab) admits(d *text.Doc, e int32, i, n int) bool {
	x := &v.entries[e]
	if x.text != "" {
		s := d.Range(i, i+n)
		return string(d.Src[s.Start:s.End]) == x.text
	}
	if x.layer != inNames || !x.flags.Has(lexicon.Proper) {
		return true
	}
	return d.Tokens[i].Has(text.Capital)
}

// better orders the readings of one phrase: a country before a city of its
// name.
func (v *vocab) better(a, b int32) bool {
	return cmp.Compare(v.entries[a].rank(), v.entries[b].rank()) < 0
}

// kinds orders the readings of an ambiguous name; the first is taken.
var kinds = []lexicon.Kind{
	lexicon.KindCountry, lexicon.KindOrg, lexicon.KindOffice, lexicon.KindHonorific, lexicon.KindPlace,
	lexicon.KindRegion, lexicon.KindBody, lexicon.KindOfficePart, lexicon.KindNonName,
}

func (e *entry) rank() int {
	n := 2 * slices.Index(kinds, e.kind)
	if e.kind == lexicon.KindCountry && (e.flags.Has(lexicon.Capital) || e.flags.Has(lexicon.Government)) {
		n++
	}
	return n
}
