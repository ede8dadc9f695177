package eval

import (
	"bytes"
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// pair is a gold fact and a found one that are taken for the same.
type pair struct {
	gold, found int
	weight      float64
}

// match pairs gold facts with found ones, each at most once, heaviest first and
// ties in order. Weight 0 never pairs.
func match(golds, found int, weight func(g, f int) float64) []pair {
	var all []pair
	for g := range golds {
		for f := range found {
			if w := weight(g, f); w > 0 {
				all = append(all, pair{g, f, w})
			}
		}
	}
	slices.SortFunc(all, func(a, b pair) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), cmp.Compare(a.gold, b.gold), cmp.Compare(a.found, b.found))
	})
	usedGold, usedFound := make([]bool, golds), make([]bool, found)
	out := all[:0]
	for _, p := range all {
		if usedGold[p.gold] || usedFound[p.found] {
			continue
		}
		usedGold[p.gold], usedFound[p.found] = true, true
		out = append(out, p)
	}
	return out
}

// set is a set of names, codes or word positions.
type set[T comparable] map[T]bool

func setOf[T comparable](items ...T) set[T] {
	out := make(set[T], len(items))
	for _, x := range items {
		out[x] = true
	}
	return out
}

// shared returns how many members a and b have in common, and in all.
func shared[T comparable](a, b set[T]) (both, all int) {
	for x := range a {
		if b[x] {
			both++
		}
	}
	return both, len(a) + len(b) - both
}

func codes(xs []string) set[string] {
	out := make(set[string], len(xs))
	for _, x := range xs {
		out[strings.ToUpper(x)] = true
	}
	return out
}

func sameCodes(a, b []string) bool {
	x, y := codes(a), codes(b)
	both, all := shared(x, y)
	return both == all
}

// sameName reports whether two names are the same words, or one of them is the
// other with words left out and two or more kept.
func sameName(a, b string) bool {
	x, y := setOf(nameWords(a)...), setOf(nameWords(b)...)
	if len(x) == 0 || len(y) == 0 {
		return false
	}
	both, all := shared(x, y)
	return both == all || both >= 2 && (both == len(x) || both == len(y))
}

var notNameLetter = regexp.MustCompile(`[^a-z0-9 ]+`)

// nameWords returns the words of a name without diacritics, case and
// punctuation.
func nameWords(s string) []string {
	s = strings.NewReplacer("đ", "d", "Đ", "D").Replace(s)
	var b strings.Builder
	for _, r := range norm.NFKD.String(s) {
		if norm.NFKD.PropertiesString(string(r)).CCC() == 0 {
			b.WriteRune(r)
		}
	}
	s = strings.NewReplacer("-", " ", "'", "", "\u2019", "").Replace(strings.ToLower(b.String()))
	return strings.Fields(notNameLetter.ReplaceAllString(s, " "))
}

func eventWeight(g, f Event) float64 {
	if g.Kind != f.Kind {
		return 0
	}
	likeness := 1.0
	if both, all := shared(codes(g.Parties), codes(f.Parties)); all > 0 {
		likeness = float64(both) / float64(all)
	}
	if likeness < 0.5 {
		return 0
	}
	if g.Start == f.Start {
		likeness++
	}
	return likeness
}

func sameTarget(g, f Target) bool {
	want, err1 := g.Value.Float64()
	got, err2 := f.Value.Float64()
	return err1 == nil && err2 == nil &&
		math.Abs(want-got) <= 1e-6*math.Max(1, math.Abs(want)) &&
		strings.EqualFold(g.Unit, f.Unit) && year(g.Due) == year(f.Due)
}

func year(due string) string { return due[:min(len(due), 4)] }

// window is how far around a span words are looked at; a longer word is cut.
const window = 64

// wordsIn returns the places of the words of raw of which at least half lies in
// [start, end).
func wordsIn(raw []byte, start, end int) set[int] {
	out := set[int]{}
	last := min(len(raw), end+window)
	for at := max(0, start-window); at < last; {
		if isSpace(raw[at]) {
			at++
			continue
		}
		from := at
		for at < last && !isSpace(raw[at]) {
			at++
		}
		if middle := float64(from+at) / 2; float64(start) <= middle && middle < float64(end) {
			out[from] = true
		}
	}
	return out
}

func isSpace(c byte) bool { return c == ' ' || '\t' <= c && c <= '\r' }

// quoteWords returns the words of each place at which quote stands in raw.
func quoteWords(raw []byte, quote string) []set[int] {
	var out []set[int]
	for at := 0; ; {
		i := bytes.Index(raw[at:], []byte(quote))
		if i < 0 {
			return out
		}
		out = append(out, wordsIn(raw, at+i, at+i+len(quote)))
		if at += i + 1; at > len(raw) {
			return out
		}
	}
}

// overlap returns the shared words over all words of two spans: 0 below 0.4, or
// below 0.25 where one holds 0.8 of the other.
func overlap(a, b set[int]) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both, all := shared(a, b)
	likeness := float64(both) / float64(all)
	inside := float64(both) / float64(min(len(a), len(b)))
	if likeness >= 0.4 || likeness >= 0.25 && inside >= 0.8 {
		return likeness
	}
	return 0
}

func bestOverlap(places []set[int], b set[int]) float64 {
	best := 0.0
	for _, a := range places {
		best = max(best, overlap(a, b))
	}
	return best
}
