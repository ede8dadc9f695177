package memory

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"chancery/internal/resolve"
)

// subjects.tsv lists what undertakings between states are about, and the
// phrases that tell it.
//
//go:embed subjects.tsv
var subjectsTSV string

// subject is a row of subjects.tsv.
type subject struct {
	key, label string
}

// phrase is a run of words; a word ending in * stands for all that begin with
// it, "~" for up to maxGap words between.
type phrase []string

const maxGap = 3

// subjectTable finds subjects by the beginnings of their phrases.
type subjectTable struct {
	all     []subject
	byStart map[string][]startOf
}

type startOf struct {
	subject int
	phrase  phrase
}

// start returns the letters by which phrases that may begin with w are looked
// up.
func start(w string) string { return w[:min(2, len(w))] }

var subjects = sync.OnceValue(func() *subjectTable { return parseSubjects(subjectsTSV) })

func parseSubjects(tsv string) *subjectTable {
	t := &subjectTable{byStart: map[string][]startOf{}}
	for line := range strings.SplitSeq(tsv, "\n") {
		cols := strings.Split(line, "\t")
		if len(cols) != 3 || strings.HasPrefix(line, "#") || cols[0] == "subject" {
			continue
		}
		s := subject{key: cols[0], label: cols[1]}
		for p := range strings.SplitSeq(cols[2], "|") {
			ph := phrase(strings.Fields(p))
			k := start(ph[0])
			t.byStart[k] = append(t.byStart[k], startOf{len(t.all), ph})
		}
		t.all = append(t.all, s)
	}
	return t
}

// hit is a subject found in a text, with the words that told it.
type hit struct {
	key, label string
	words      []string
}

// find returns the subjects of a text, in the order of the table.
func (t *subjectTable) find(text string) []hit {
	ws := resolve.Words(text)
	found := map[int][]string{}
	for i, w := range ws {
		for _, s := range t.byStart[start(w)] {
			if n := s.phrase.match(ws[i:]); n > 0 {
				said := strings.Join(ws[i:i+n], " ")
				if !slices.Contains(found[s.subject], said) {
					found[s.subject] = append(found[s.subject], said)
				}
			}
		}
	}
	var out []hit
	for i, s := range t.all {
		if len(found[i]) > 0 {
			out = append(out, hit{s.key, s.label, found[i]})
		}
	}
	return out
}

// match returns how many of the words at the start of ws p takes up, 0 when it
// does not stand there.
func (p phrase) match(ws []string) int {
	at := 0
	for i := 0; i < len(p); i++ {
		gap := 0
		if p[i] == "~" {
			gap = maxGap
			i++
		}
		start := at
		for at < len(ws) && at-start <= gap && !wordMatches(p[i], ws[at]) {
			at++
		}
		if at >= len(ws) || at-start > gap {
			return 0
		}
		at++
	}
	return at
}

func wordMatches(pattern, w string) bool {
	if head, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(w, head)
	}
	return pattern == w
}
