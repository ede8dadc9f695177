package lexicon

import (
	"bytes"
	"slices"

	"chancery/internal/fold"
	"chancery/schema"
)

// leaderIndex finds rows of leaders.tsv. It is built when it is first asked, for
// the table is the longest and many commands do without.
type leaderIndex struct {
	byName   map[string][]int // by nameKey
	byCalled map[string][]int // by wordKey
}

func indexLeaders(leaders []Leader) leaderIndex {
	ix := leaderIndex{make(map[string][]int, 2*len(leaders)), make(map[string][]int, len(leaders))}
	add := func(m map[string][]int, key []byte, i int) {
		if len(key) > 0 && !slices.Contains(m[string(key)], i) {
			m[string(key)] = append(m[string(key)], i)
		}
	}
	for i := range leaders {
		ld := &leaders[i]
		add(ix.byName, nameKey(nil, ld.Name), i)
		add(ix.byName, bareNameKey(nil, ld.Name), i)
		for _, name := range ld.Names {
			add(ix.byName, nameKey(nil, name), i)
			add(ix.byName, bareNameKey(nil, name), i)
		}
		for _, called := range ld.Called {
			add(ix.byCalled, wordKey(nil, called), i)
		}
	}
	return ix
}

// LeaderCountry returns whose leader a person of that name is: the alpha-2 code
// of a country or the key of an organisation. The name is compared folded and
// whole, its words in any order, hyphens as spaces; initials, "Jr" and the
// Arabic article may be left out or added. A single word counts only where it
// is the whole name ("Suharto"). Of a person who served several, the one served
// on the date counts, else the last one before it. Names with a word more than
// the table has ("Sitiveni Ligamamada Rabuka") count for those who were in
// office on the date. It reports false for unknown names and where the date
// does not decide.
func (l *Lexicon) LeaderCountry(name string, on schema.Date) (country string, ok bool) {
	var buf [nameBuffer]byte
	rows := l.leaders().byName[string(nameKey(buf[:0], name))]
	if len(rows) == 0 {
		rows = l.leaders().byName[string(bareNameKey(buf[:0], name))]
	}
	if len(rows) > 0 && l.oneCountry(rows) {
		return l.Leaders[rows[0]].Country, true
	}
	when, dated := yearsOf(on)
	switch {
	case !dated:
		return "", false
	case len(rows) > 0:
		return l.servedOn(rows, when)
	}
	return l.namedInPart(name, when)
}

// oneCountry reports whether all the rows belong to one country.
func (l *Lexicon) oneCountry(rows []int) bool {
	first := l.Leaders[rows[0]].Country
	return !slices.ContainsFunc(rows, func(i int) bool { return l.Leaders[i].Country != first })
}

// servedOn returns the country of the rows in office at a time, else of the
// last one before it; false where two countries may be meant.
func (l *Lexicon) servedOn(rows []int, when years) (country string, ok bool) {
	var held, past *Leader
	for _, i := range rows {
		ld := &l.Leaders[i]
		switch {
		case ld.inOffice(when):
			if held != nil && held.Country != ld.Country {
				return "", false
			}
			held = ld
		case ld.From <= when.first && (past == nil || past.To < ld.To):
			past = ld
		}
	}
	switch {
	case held != nil:
		return held.Country, true
	case past != nil:
		return past.Country, true
	}
	return "", false
}

// namedInPart returns the country of those in office at a time whose whole
// name is two words out of the name, in their order. Only names that put the
// given name first are found so: two words out of three make another person
// where names are as short as in China or Viet Nam.
func (l *Lexicon) namedInPart(name string, when years) (country string, ok bool) {
	var (
		nw  nameWords
		buf [nameBuffer]byte
	)
	words := nw.split(name)
	if len(words) < 3 {
		return "", false
	}
	for i, first := range words {
		if l.isTitle(first) {
			continue
		}
		for _, last := range words[i+1:] {
			key := sortedKey(buf[:0], first, last)
			for _, row := range l.leaders().byName[string(key)] {
				ld := &l.Leaders[row]
				if c, ok := l.Country(ld.Country); !ok || c.Order != GivenFirst || !ld.inOffice(when) || !ld.hasName(key) {
					continue
				}
				if country != "" && country != ld.Country {
					return "", false
				}
				country = ld.Country
			}
		}
	}
	return country, country != ""
}

// isTitle reports whether a folded word stands before names: of "Sheikh
// Khalifa", which is a name in the table, no part makes a name.
func (l *Lexicon) isTitle(word []byte) bool {
	return slices.ContainsFunc(l.byForm[string(word)], func(r Ref) bool {
		return r.Kind == KindHonorific || r.Kind == KindOffice
	})
}

// hasName reports whether key is that of a whole name, nothing left out.
func (ld *Leader) hasName(key []byte) bool {
	var buf [nameBuffer]byte
	is := func(name string) bool { return bytes.Equal(nameKey(buf[:0], name), key) }
	return is(ld.Name) || slices.ContainsFunc(ld.Names, is)
}

// nameBuffer is room for the key of a name on the stack.
const nameBuffer = 96

// nameWords is room on the stack for the folded text of a name and its words.
type nameWords struct {
	text  [nameBuffer]byte
	words [12][]byte
}

// split returns the words of a name, folded and without apostrophes. They are
// valid as long as nw is.
func (nw *nameWords) split(name string) [][]byte {
	words := nw.words[:0]
	text := fold.Append(nw.text[:0], name)
	start, n := 0, 0 // of the word at hand
	for i := 0; i <= len(text); i++ {
		switch {
		case i == len(text) || text[i] == ' ' || text[i] == '-' || text[i] == '.' || text[i] == ',':
			if n > 0 {
				words = append(words, text[start:start+n])
			}
			start, n = i+1, 0
		case text[i] != '\'':
			text[start+n] = text[i] // closes the gap that an apostrophe leaves
			n++
		}
	}
	return words
}

// nameKey appends to dst what whole names are compared by: the words in byte
// order, each followed by a space.
func nameKey(dst []byte, name string) []byte {
	var nw nameWords
	return sortedKey(dst, nw.split(name)...)
}

// bareNameKey is nameKey without the words that writers leave out, or nothing
// where fewer than two are left.
func bareNameKey(dst []byte, name string) []byte {
	var nw nameWords
	words := slices.DeleteFunc(nw.split(name), func(w []byte) bool {
		switch string(w) {
		case "jr", "sr", "al", "el":
			return true
		}
		return len(w) == 1
	})
	if len(words) < 2 {
		return dst
	}
	return sortedKey(dst, words...)
}

// sortedKey sorts the words, which it may reorder, and appends them to dst.
func sortedKey(dst []byte, words ...[]byte) []byte {
	slices.SortFunc(words, bytes.Compare)
	return appendWords(dst, words)
}

// wordKey is nameKey with the words in their own order.
func wordKey(dst []byte, name string) []byte {
	var nw nameWords
	return appendWords(dst, nw.split(name))
}

func appendWords(dst []byte, words [][]byte) []byte {
	for _, w := range words {
		dst = append(append(dst, w...), ' ')
	}
	return dst
}
