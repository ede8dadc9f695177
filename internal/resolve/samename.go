package resolve

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/schema"
)

// Likely is the score from which [SameName] takes two names for spellings of
// one name.
const Likely = 0.75

// SameName says how likely two names are spellings of one name, from 0 to 1,
// and why. It looks at the names alone: namesakes score 1. Kind is
// [schema.KindPerson] or [schema.KindOrg].
//
// It is made for offering pairs to a reader. [Resolve] itself asks for more
// than a likely name before it makes one person of two.
func SameName(a, b string, kind schema.Kind) (score float64, why string) {
	if kind == schema.KindOrg {
		return sameOrgName(a, b)
	}
	return samePersonName(a, b)
}

func samePersonName(a, b string) (float64, string) {
	x, y := screenName(a), screenName(b)
	x, y = x.unstutter(y), y.unstutter(x)
	if len(x.words) == 0 || len(y.words) == 0 {
		return 0, "a name is empty"
	}
	if x.sorted == y.sorted {
		if turned(x, y) {
			return 0.5, "same words, father and child changed about"
		}
		return 1, "same words"
	}
	if x.joined == y.joined {
		return 0.98, "same letters, divided otherwise"
	}
	al := align(x.words, y.words)
	score, why := al.score()
	if s, w := glued(x, y); s > score {
		return s, w
	}
	if turned(x, y) {
		return min(score, 0.5), why + "; father and child changed about"
	}
	return score, why
}

// screenName takes a name apart for comparing spellings: as parseName, after
// transliteration, with digits typed for letters set right.
func screenName(s string) name {
	ws := parseName(transliterate(s)).words
	for i, w := range ws {
		ws[i] = undigit(w)
	}
	for len(ws) > 1 && legalForms[ws[len(ws)-1]] {
		ws = ws[:len(ws)-1]
	}
	return newName(ws)
}

// unstutter drops words written twice running, where that is why n is longer
// than o: "Shoigu Shoigu Sergey".
func (n name) unstutter(o name) name {
	if len(n.words) <= len(o.words) {
		return n
	}
	return newName(slices.Compact(slices.Clone(n.words)))
}

// undigit replaces digits typed for letters that look like them.
func undigit(w string) string {
	if strings.Trim(w, "0123456789") == "" {
		return w
	}
	return lookAlikeDigits.Replace(w)
}

var lookAlikeDigits = strings.NewReplacer("0", "o", "1", "i", "3", "e", "5", "s", "9", "g")

// turned reports whether two names with "bin" swap who is whose child: "Salman
// bin Muhammad" and "Muhammad bin Salman".
func turned(x, y name) bool {
	a, b := parentage(x), parentage(y)
	return len(a) > 1 && len(b) > 1 && a[0] != "" && b[0] != "" && wordLikeness(a[0], b[1]) == 1 && wordLikeness(a[1], b[0]) == 1
}

// parentage returns the words on both sides of the first "bin".
func parentage(n name) []string {
	for i, w := range n.words {
		if (w == "bin" || w == "ibn" || w == "ben") && i+1 < len(n.words) {
			if i == 0 {
				return nil
			}
			return []string{n.words[i-1], n.words[i+1]}
		}
	}
	return nil
}

// glued compares the letters of two names as a whole, for words run together or
// torn apart.
func glued(x, y name) (float64, string) {
	if len(x.words) == len(y.words) || min(len(x.joined), len(y.joined)) < 6 {
		return 0, ""
	}
	d := letterDistance(x.joined, y.joined)
	s := 1 - 2*d/float64(max(len(x.joined), len(y.joined)))
	return s, fmt.Sprintf("%.1f letters differ in %q and %q", d, x.joined, y.joined)
}

// pair is two words taken for each other.
type pair struct {
	a, b  int
	alike float64
}

// alignment pairs the words of two names.
type alignment struct {
	a, b  []string
	pairs []pair
}

// align pairs words one to one, the most alike first.
func align(a, b []string) alignment {
	var all []pair
	for i, v := range a {
		for j, w := range b {
			if s := wordLikeness(v, w); s > 0 {
				all = append(all, pair{i, j, s})
			}
		}
	}
	slices.SortStableFunc(all, func(p, q pair) int {
		return cmp.Or(cmp.Compare(q.alike, p.alike), cmp.Compare(abs(p.a-p.b), abs(q.a-q.b)))
	})
	usedA, usedB := make([]bool, len(a)), make([]bool, len(b))
	al := alignment{a: a, b: b}
	for _, p := range all {
		if usedA[p.a] || usedB[p.b] {
			continue
		}
		usedA[p.a], usedB[p.b] = true, true
		al.pairs = append(al.pairs, p)
	}
	slices.SortFunc(al.pairs, func(p, q pair) int { return cmp.Compare(p.a, q.a) })
	return al
}

func abs(n int) int { return max(n, -n) }

// Weights of words: a particle says little, an initial a little more.
const (
	particleWeight = 0.2
	initialWeight  = 0.4
)

func wordWeight(w string) float64 {
	switch {
	case particles[w]:
		return particleWeight
	case len([]rune(w)) == 1:
		return initialWeight
	}
	return 1
}

// score rates an alignment. Words that only the longer name has weaken it a
// little (a patronymic); words that both have and that do not pair contradict
// it.
func (al alignment) score() (float64, string) {
	var why []string
	sum, weight, strong := 0.0, 0.0, 0
	leftA, leftB := al.left()
	for _, p := range al.pairs {
		v, w := al.a[p.a], al.b[p.b]
		k := min(wordWeight(v), wordWeight(w))
		sum += k * p.alike
		weight += k
		if k == 1 {
			strong++
		}
		if v != w {
			why = append(why, fmt.Sprintf("%q ~ %q %.2f", v, w, p.alike))
		}
	}
	if weight == 0 {
		return 0, "no word in common"
	}
	score := sum / weight
	a, b := heavy(leftA), heavy(leftB)
	if a > 0 && b > 0 {
		why = append(why, fmt.Sprintf("%q against %q", strings.Join(leftA, " "), strings.Join(leftB, " ")))
		return score * contradiction, strings.Join(why, "; ")
	}
	if extra := a + b; extra > 0 {
		why = append(why, fmt.Sprintf("%q only in one", strings.Join(append(leftA, leftB...), " ")))
		if strong < 2 {
			return score * loneWord, strings.Join(why, "; ")
		}
		score *= 1 - extraWord*extra
	}
	return max(score, 0), strings.Join(why, "; ")
}

const (
	contradiction = 0.6  // words that stand against each other
	loneWord      = 0.7  // one word shared, others only in one name
	extraWord     = 0.04 // each further word of the longer name
)

func heavy(ws []string) float64 {
	sum := 0.0
	for _, w := range ws {
		if !particles[w] {
			sum += wordWeight(w)
		}
	}
	return sum
}

// left returns the words of both names that have no pair.
func (al alignment) left() (a, b []string) {
	pairedA, pairedB := map[int]bool{}, map[int]bool{}
	for _, p := range al.pairs {
		pairedA[p.a], pairedB[p.b] = true, true
	}
	for i, w := range al.a {
		if !pairedA[i] {
			a = append(a, w)
		}
	}
	for i, w := range al.b {
		if !pairedB[i] {
			b = append(b, w)
		}
	}
	return a, b
}

// Likeness of words that are not equal.
const (
	likeInitial  = 0.85 // "J" and "Jean"
	likeNickname = 0.9  // "Bibi" and "Benjamin"
	likeSound    = 0.85 // at least, for words of one sound key
	likeParticle = 0.9  // "bin" and "ibn"
	soundAlike   = 0.5  // below it, the same sounds are chance: "Etsy" and "House"
	leastAlike   = 0.62 // below it, words are no spellings of each other
	mostEdits    = 2    // with more letters changed, neither are long words
)

// wordLikeness says how alike two words of names are, 0 when they are not.
func wordLikeness(v, w string) float64 {
	if v == w {
		return 1
	}
	if nickname(v, w) {
		return likeNickname
	}
	if particles[v] && particles[w] {
		return likeParticle
	}
	if particles[v] || particles[w] || syllabic(v) || syllabic(w) {
		return 0
	}
	short, long := []rune(v), []rune(w)
	if len(short) > len(long) {
		short, long = long, short
	}
	if len(short) == 1 {
		if short[0] == long[0] {
			return likeInitial
		}
		return 0
	}
	d := letterDistance(v, w)
	s := 1 - d/float64(len(long))
	if len(short) > 3 && s >= soundAlike && soundKey(v) == soundKey(w) {
		return max(s, likeSound)
	}
	if s < leastAlike || d > mostEdits {
		return 0
	}
	return s
}
