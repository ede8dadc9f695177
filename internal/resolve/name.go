package resolve

import (
	"slices"
	"strings"

	"chancery/internal/fold"
)

// name is a personal name, folded and taken apart.
type name struct {
	words  []string // without titles, in the order written
	sorted string   // words in alphabetical order: equal for "Park Jin" and "Jin Park"
	joined string   // words without spaces: equal for "Eui-yong" and "Euiyong"
	suffix string   // "jr", "sr", "ii" …, where it has one
	single bool     // written as one word: "Chung", "Eui-yong", "Sherwood-Randall"
}

// titles are words that stand before a name and are no part of it.
var titles = words(`mr mrs ms miss dr prof professor sir dame lord lady madam madame hon honourable
	honorable he h.e excellency his her the president vice prime deputy minister fm pm foreign secretary
	ambassador chairman chairperson chairwoman speaker senator governor general gen colonel col admiral
	king queen prince princess crown emperor sultan emir chancellor premier director comrade acting former late`)

// suffixes stand after a name and are no part of it.
var suffixes = words(`jr sr ii iii iv phd md esq`)

// generations are the suffixes that tell parents from children.
var generations = words(`jr sr ii iii iv`)

// regnal are numbers that after a single name tell one monarch from another.
var regnal = words(`ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi`)

// particles join the parts of a name; they carry no identity of their own.
var particles = words(`al el bin ibn ben bint de da do dos das del della di van von der den la le du y e ul ur`)

// filial are the particles before a father's name.
var filial = words(`bin ibn ben bint`)

func words(s string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(s) {
		set[w] = true
	}
	return set
}

// parseName takes a name apart: "FM Chung" → [chung], "Bùi Thanh Sơn" → [bui
// thanh son], "BIDEN, Joseph R., Jr." → [joseph r biden].
func parseName(s string) name {
	s = fold.String(s)
	if family, given, ok := strings.Cut(s, ","); ok && strings.TrimSpace(given) != "" && !suffixes[trimWord(given)] {
		s = given + " " + family
	}
	ws := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" -,/()\t\n\u3000·", r) })
	var kept []string
	for _, w := range ws {
		if w = trimWord(w); w != "" {
			kept = append(kept, w)
		}
	}
	for len(kept) > 1 && titles[kept[0]] {
		kept = kept[1:]
	}
	suffix := ""
	for len(kept) > 1 && suffixes[kept[len(kept)-1]] && (len(kept) > 2 || !regnal[kept[len(kept)-1]]) {
		if last := kept[len(kept)-1]; generations[last] {
			suffix = last
		}
		kept = kept[:len(kept)-1]
	}
	n := newName(kept)
	n.suffix = suffix
	n.single = len(kept) > 0 && !strings.ContainsAny(afterTitles(s), " ,\t\n")
	return n
}

// afterTitles returns s without the titles at its head.
func afterTitles(s string) string {
	for {
		s = strings.TrimSpace(s)
		head, rest, ok := strings.Cut(s, " ")
		if !ok || !titles[trimWord(head)] {
			return s
		}
		s = rest
	}
}

func newName(ws []string) name {
	return name{words: ws, sorted: strings.Join(slices.Sorted(slices.Values(ws)), " "), joined: strings.Join(ws, "")}
}

func trimWord(w string) string { return strings.ReplaceAll(strings.Trim(w, " .'\"“”"), "'", "") }

// bare reports whether n is a family or a given name alone.
func (n name) bare() bool { return n.single }

// distinct returns the words of n that tell people apart: no particles and no
// initials.
func (n name) distinct() []string {
	var out []string
	for _, w := range n.words {
		if !particles[w] && len(w) > 1 {
			out = append(out, w)
		}
	}
	return out
}

// part says how well a shorter name fits inside a longer one.
type part int

const (
	noPart   part = iota
	inMiddle      // every word occurs, but neither the first nor the last
	atHead        // the first word of the longer name is among them
	atEnd         // the last word is
)

// partOf reports whether every word of n is a word of long, and which end of
// long is among them: "Son" is at the end of "Bui Thanh Son", "Chung" at the head
// of "Chung Eui-yong", "Lula" in the middle of "Luiz Inacio Lula da Silva".
func (n name) partOf(long name) part {
	if len(n.words) >= len(long.words) {
		return noPart
	}
	fit := inMiddle
	from := 0
	for _, w := range n.words {
		i := slices.Index(long.words[from:], w)
		if i < 0 {
			return noPart
		}
		i += from
		if i > 0 && len(n.words) == 1 && filial[long.words[i-1]] {
			return noPart // "Salman" is the father of "Mohammed bin Salman"
		}
		switch {
		case i == len(long.words)-1:
			fit = atEnd
		case i == 0:
			fit = atHead
		}
		from = i + 1
	}
	return fit
}
