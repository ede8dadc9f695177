package memory

import (
	"slices"

	"chancery/internal/resolve"
	"chancery/schema"
)

// contents is the content words of a text.
type contents struct {
	stems []string          // sorted, each once
	order []string          // stems in the order of the text
	said  map[string]string // stem → the word as the text first has it, folded
}

func contentsOf(text string) contents {
	c := contents{said: map[string]string{}}
	for _, w := range resolve.Words(text) {
		stem := resolve.Stem(w)
		if stem == "" || c.said[stem] != "" {
			continue
		}
		c.said[stem] = w
		c.order = append(c.order, stem)
	}
	c.stems = slices.Sorted(slices.Values(c.order))
	return c
}

// wordings are the content words of acts, which are read but once.
type wordings map[schema.FactID]contents

func (w wordings) of(a *schema.Act) contents {
	c, ok := w[a.ID]
	if !ok {
		c = contentsOf(a.Statement.Evidence.Quote)
		w[a.ID] = c
	}
	return c
}

// shared returns the stems that c and o have in common, in the order of c.
func (c contents) shared(o contents) []string {
	var out []string
	for _, s := range c.order {
		if _, ok := o.said[s]; ok {
			out = append(out, s)
		}
	}
	return out
}

// words returns stems as c's text writes them.
func (c contents) words(stems []string) []string {
	out := make([]string, len(stems))
	for i, s := range stems {
		out[i] = c.said[s]
	}
	return out
}

// alike returns the share of all words of c and o that both have.
func (c contents) alike(o contents) float64 {
	n := len(c.shared(o))
	if n == 0 {
		return 0
	}
	return float64(n) / float64(len(c.stems)+len(o.stems)-n)
}

// hasAny reports whether c's text has a word of a set.
func (c contents) hasAny(words map[string]bool) bool {
	for _, w := range c.said {
		if words[w] {
			return true
		}
	}
	return false
}
