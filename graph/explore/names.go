package explore

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/internal/fold"
	"chancery/schema"
)

// names are the names of a store, for looking things up as they are typed.
type names struct {
	all       []name
	documents map[schema.IRI]int // how many documents name a thing
	facts     map[schema.IRI]int // how many facts a document tells
}

// name is one name of one thing.
type name struct {
	thing schema.IRI
	key   string
	words []string // of the key
}

// namesOf reads the names of the store once for each of its builds.
func (e *Engine) namesOf(ctx context.Context, r graph.Reader) (*names, error) {
	k := e.remembered()
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.names != nil {
		return k.names, nil
	}
	n := &names{}
	for x, err := range graph.NamesIn(ctx, r) {
		if err != nil {
			return nil, err
		}
		n.all = append(n.all, name{x.Thing, x.Key, strings.Split(x.Key, "-")})
	}
	if err := n.count(ctx, r); err != nil {
		return nil, err
	}
	k.names = n
	return n, nil
}

// count counts the facts of each document, and the documents that name each
// thing.
func (n *names) count(ctx context.Context, r graph.Reader) error {
	n.facts = map[schema.IRI]int{}
	numbers := map[schema.IRI]int32{} // of documents
	docOf := map[schema.IRI]int32{}   // of facts
	for pair, err := range graph.Standings(ctx, r) {
		if err != nil {
			return err
		}
		doc, ok := numbers[pair[1]]
		if !ok {
			doc = int32(len(numbers))
			numbers[pair[1]] = doc
		}
		docOf[pair[0]] = doc
		n.facts[pair[1]]++
	}
	docs := map[schema.IRI][]int32{}
	for pair, err := range graph.Mentions(ctx, r) {
		if err != nil {
			return err
		}
		if doc, ok := docOf[pair[0]]; ok {
			docs[pair[1]] = append(docs[pair[1]], doc)
		}
	}
	n.documents = make(map[schema.IRI]int, len(docs))
	for thing, list := range docs {
		slices.Sort(list)
		n.documents[thing] = len(slices.Compact(list))
	}
	return nil
}

// candidate is a thing of which a name fits what is typed.
type candidate struct {
	thing     schema.IRI
	key       string
	fit       int // smaller is better
	documents int
}

// The fits, best first.
const (
	fitWhole = iota // the whole name
	fitStart        // the beginning of the name
	fitWords        // whole words of it
	fitParts        // beginnings of words of it
)

// matching returns the things of which a name has the typed words, or words that
// begin with them: the best fit first, and of the same fit what most facts name.
func (n *names) matching(typed string, kinds []schema.Kind) []candidate {
	key := fold.Slug(typed)
	if key == "" {
		return nil
	}
	words := strings.Split(key, "-")
	best := map[schema.IRI]candidate{}
	for i := range n.all {
		x := &n.all[i]
		if len(kinds) > 0 && !slices.Contains(kinds, x.thing.Kind()) {
			continue
		}
		fit, ok := x.fits(key, words)
		if old, seen := best[x.thing]; ok && (!seen || fit < old.fit) {
			best[x.thing] = candidate{x.thing, x.key, fit, n.documents[x.thing]}
		}
	}
	out := make([]candidate, 0, len(best))
	for _, c := range best {
		out = append(out, c)
	}
	slices.SortFunc(out, compareCandidates)
	return out
}

// compareCandidates puts whole names first, then what is named most. An office
// bears the name of its country and comes after whatever else fits.
func compareCandidates(a, b candidate) int {
	rank := func(c candidate) int {
		switch {
		case c.fit == fitWhole:
			return 0
		case c.thing.Kind() == schema.KindOffice:
			return 2
		}
		return 1
	}
	return cmp.Or(
		cmp.Compare(rank(a), rank(b)), cmp.Compare(b.documents, a.documents), cmp.Compare(a.fit, b.fit),
		strings.Compare(string(a.thing), string(b.thing)),
	)
}

// fits reports whether each typed word begins a word of the name of its own.
func (n *name) fits(key string, typed []string) (int, bool) {
	switch {
	case n.key == key:
		return fitWhole, true
	case strings.HasPrefix(n.key, key):
		return fitStart, true
	case len(typed) > len(n.words):
		return 0, false
	}
	fit := fitWords
	var used uint64
	for _, t := range typed {
		at := -1
		for i, w := range n.words {
			if i < 64 && used>>i&1 == 0 && strings.HasPrefix(w, t) && (at < 0 || w == t) {
				at = i
			}
		}
		if at < 0 {
			return 0, false
		}
		used |= 1 << at
		if n.words[at] != t {
			fit = fitParts
		}
	}
	return fit, true
}
