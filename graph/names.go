package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/internal/fold"
	"chancery/schema"
)

// Rank says how well a name fits what was typed; smaller is better.
type Rank int

// The ranks, best first.
const (
	RankIRI    Rank = iota // the IRI itself, or a document's file name
	RankName               // the preferred name, capitals and diacritics apart
	RankAlias              // another name, a code, or the local part of the IRI
	RankDyad               // two countries, each by a name of its own
	RankOrder              // the same words in another order
	RankPart               // some of the words
	RankPrefix             // beginnings of words
	RankTitle              // a person's name after a title: "Prime Minister Modi"
)

// Match is a thing that may have been meant.
type Match struct {
	IRI  schema.IRI  `json:"iri"`
	Kind schema.Kind `json:"kind"`
	Name string      `json:"name"`
	Rank Rank        `json:"rank"`
}

// AmbiguousError says that a name fits several things equally well.
type AmbiguousError struct {
	Typed   string
	Matches []Match // two or more, all of the best rank
}

func (e *AmbiguousError) Error() string {
	const shown = 5
	var names []string
	for i, m := range e.Matches {
		if i == shown {
			names = append(names, fmt.Sprintf("%d more", len(e.Matches)-shown))
			break
		}
		names = append(names, fmt.Sprintf("%s (%s)", m.Name, m.IRI))
	}
	last := len(names) - 1
	return fmt.Sprintf("%q may be %s or %s: give a fuller name or the IRI", e.Typed, strings.Join(names[:last], ", "), names[last])
}

// Find returns the one thing that typed means, a name as people write it
// ("KOICA", "park jin", "Bùi Thanh Sơn", "VN-RoK", "south korea"), an IRI, or a
// document's file name. Kinds, when given, are the only ones considered. The
// error is an *[AmbiguousError] when several things fit equally well, and wraps
// [ErrNotFound] when none does.
func Find(ctx context.Context, r Reader, typed string, kinds ...schema.Kind) (Match, error) {
	matches, err := Resolve(ctx, r, typed, kinds...)
	if err != nil {
		return Match{}, err
	}
	best := slices.DeleteFunc(slices.Clone(matches), func(m Match) bool { return m.Rank != matches[0].Rank })
	if len(best) > 1 {
		return Match{}, &AmbiguousError{Typed: typed, Matches: best}
	}
	return best[0], nil
}

// Pinpoint is [Find] for what is no matter of names: an IRI, a document's file
// name, or a pair of countries.
func Pinpoint(ctx context.Context, r Reader, typed string, kinds ...schema.Kind) (Match, error) {
	f := finder{ctx: ctx, r: r, labels: newLabels(r), typed: strings.TrimSpace(typed), kinds: kinds}
	for _, look := range []func() ([]Match, error){f.iri, f.dyad} {
		found, err := look()
		if err != nil {
			return Match{}, fmt.Errorf("resolve %q: %w", typed, err)
		}
		if len(found) > 0 {
			return found[0], nil
		}
	}
	return Match{}, fmt.Errorf("%q: %w", typed, ErrNotFound)
}

// FindAll returns the thing that each of a list of names means, as [Find] does.
func FindAll(ctx context.Context, r Reader, typed []string) ([]schema.IRI, error) {
	var out []schema.IRI
	for _, t := range typed {
		m, err := Find(ctx, r, t)
		if err != nil {
			return nil, err
		}
		out = append(out, m.IRI)
	}
	return out, nil
}

// Resolve returns every thing that typed may mean, best first, of the given
// kinds when any are given. It looks no further than the rank at which
// something fits. An error that wraps [ErrNotFound] names what is spelt alike.
func Resolve(ctx context.Context, r Reader, typed string, kinds ...schema.Kind) ([]Match, error) {
	return Snapshot(ctx, r, func(r Reader) ([]Match, error) { return resolve(ctx, r, typed, kinds) })
}

func resolve(ctx context.Context, r Reader, typed string, kinds []schema.Kind) ([]Match, error) {
	f := finder{ctx: ctx, r: r, labels: newLabels(r), typed: strings.TrimSpace(typed), kinds: kinds}
	for _, look := range []func() ([]Match, error){f.iri, f.exact, f.dyad, f.words, f.titled} {
		found, err := look()
		if err != nil {
			return nil, fmt.Errorf("resolve %q: %w", typed, err)
		}
		if len(found) > 0 {
			sortMatches(found)
			return found, nil
		}
	}
	return nil, f.notFound()
}

func sortMatches(m []Match) {
	slices.SortFunc(m, func(a, b Match) int {
		return cmp.Or(cmp.Compare(a.Rank, b.Rank), strings.Compare(a.Name, b.Name), strings.Compare(string(a.IRI), string(b.IRI)))
	})
}

// finder looks for one typed name.
type finder struct {
	ctx    context.Context
	r      Reader
	labels *labels
	typed  string
	kinds  []schema.Kind
	near   []Match // spelt alike, met on the way
}

func (f *finder) wants(k schema.Kind) bool {
	return len(f.kinds) == 0 || slices.Contains(f.kinds, k)
}

func (f *finder) match(i schema.IRI, rank Rank) (Match, error) {
	name, err := f.labels.of(f.ctx, i)
	return Match{IRI: i, Kind: i.Kind(), Name: name, Rank: rank}, err
}

// iri takes what was typed as an IRI or as a document's file name.
func (f *finder) iri() ([]Match, error) {
	bare := strings.TrimSuffix(strings.TrimPrefix(f.typed, "<"), ">")
	for _, i := range []schema.IRI{schema.IRI(bare), schema.DocIRI(f.typed)} {
		if i.Kind() == "" || !f.wants(i.Kind()) {
			continue
		}
		if known, err := exists(f.ctx, f.r, i); err != nil || !known {
			if err != nil {
				return nil, err
			}
			continue
		}
		m, err := f.match(i, RankIRI)
		return []Match{m}, err
	}
	return nil, nil
}

// exists reports whether any quad speaks of i.
func exists(ctx context.Context, r Reader, i schema.IRI) (bool, error) {
	for _, p := range []Pattern{{Subject: quad.IRI(i)}, {Object: quad.IRI(i)}} {
		for _, err := range r.Quads(ctx, p) {
			return err == nil, err
		}
	}
	return false, nil
}

// exact looks the whole name up.
func (f *finder) exact() ([]Match, error) { return f.keyed(f.typed, f.wants) }

func (f *finder) keyed(name string, wants func(schema.Kind) bool) ([]Match, error) {
	key := fold.Slug(name)
	if key == "" {
		return nil, nil
	}
	subjects, err := things(f.ctx, f.r, Pattern{Predicate: quad.IRI(schema.PKey), Object: quad.String(key)}, quad.Subject)
	if err != nil {
		return nil, err
	}
	var out []Match
	for _, s := range subjects {
		if !wants(s.Kind()) {
			continue
		}
		m, err := f.match(s, RankAlias)
		if err != nil {
			return nil, err
		}
		if fold.Slug(m.Name) == key {
			m.Rank = RankName
		}
		out = append(out, m)
	}
	return out, nil
}

// dyad takes what was typed as the names of two countries.
func (f *finder) dyad() ([]Match, error) {
	if !f.wants(schema.KindDyad) {
		return nil, nil
	}
	isCountry := func(k schema.Kind) bool { return k == schema.KindCountry }
	for _, halves := range halvings(f.typed) {
		var sides [2]schema.IRI
		for i, half := range halves {
			found, err := f.keyed(half, isCountry)
			if err != nil {
				return nil, err
			}
			if len(found) == 1 {
				sides[i] = found[0].IRI
			}
		}
		if sides[0] != "" && sides[1] != "" && sides[0] != sides[1] {
			m, err := f.match(schema.DyadIRI(sides[0].Local(), sides[1].Local()), RankDyad)
			return []Match{m}, err
		}
	}
	return nil, nil
}

// halvings returns every way to split a name in two at a hyphen, a dash, a
// slash, "and" or "vs".
func halvings(s string) [][2]string {
	folded := strings.TrimPrefix(fold.String(s), "dyad:")
	var out [][2]string
	for _, sep := range []string{"-", "/", " and ", "&", " vs ", ":"} {
		for at := 0; ; {
			i := strings.Index(folded[at:], sep)
			if i < 0 {
				break
			}
			at += i
			out = append(out, [2]string{folded[:at], folded[at+len(sep):]})
			at += len(sep)
		}
	}
	return out
}

// words compares the words of every name with those typed, apart from articles
// and the like ("president of Ukraine"). An office or an agreement is meant only
// where nothing else is, since it bears its countries' names.
func (f *finder) words() ([]Match, error) {
	typed := slices.DeleteFunc(splitKey(fold.Slug(f.typed)), func(w string) bool { return w == "of" || w == "the" })
	if len(typed) == 0 {
		return nil, nil
	}
	best := map[schema.IRI]Rank{}
	near := map[schema.IRI]bool{}
	for q, err := range f.r.Quads(f.ctx, Pattern{Predicate: quad.IRI(schema.PKey)}) {
		if err != nil {
			return nil, err
		}
		s, ok1 := q.Subject.(quad.IRI)
		key, ok2 := q.Object.(quad.String)
		if !ok1 || !ok2 || !f.wants(schema.IRI(s).Kind()) {
			continue
		}
		if rank, ok := rankWords(typed, splitKey(string(key))); ok {
			if old, seen := best[schema.IRI(s)]; !seen || rank < old {
				best[schema.IRI(s)] = rank
			}
		} else if alike(fold.Slug(f.typed), string(key)) {
			near[schema.IRI(s)] = true
		}
	}
	var out []Match
	for i, rank := range best {
		m, err := f.match(i, rank)
		if err != nil {
			return nil, err
		}
		out = append(out, m)
	}
	for i := range near {
		m, err := f.match(i, RankPrefix)
		if err != nil {
			return nil, err
		}
		f.near = append(f.near, m)
	}
	sortMatches(f.near)
	borrows := func(m Match) bool {
		return m.Kind == schema.KindOffice || m.Kind != schema.KindPlace && isMatter(m.Kind)
	}
	if slices.ContainsFunc(out, func(m Match) bool { return !borrows(m) }) {
		out = slices.DeleteFunc(out, borrows)
	}
	return out, nil
}

// isMatter reports whether things of kind k are what acts are about.
func isMatter(k schema.Kind) bool { return slices.Contains(schema.MatterKinds[:], k) }

// titled takes the end of what was typed as the name of a person.
func (f *finder) titled() ([]Match, error) {
	if !f.wants(schema.KindPerson) {
		return nil, nil
	}
	words := strings.Fields(f.typed)
	for i := 1; i < len(words); i++ {
		rest := finder{
			ctx: f.ctx, r: f.r, labels: f.labels, typed: strings.Join(words[i:], " "), kinds: []schema.Kind{schema.KindPerson},
		}
		for _, look := range []func() ([]Match, error){rest.exact, rest.words} {
			found, err := look()
			if err != nil || len(found) > 0 {
				return titledMatches(found), err
			}
		}
	}
	return nil, nil
}

// titledMatches keeps the best of the matches, under the rank of names with
// titles.
func titledMatches(found []Match) []Match {
	sortMatches(found)
	best := slices.DeleteFunc(slices.Clone(found), func(m Match) bool { return m.Rank != found[0].Rank })
	for i := range best {
		best[i].Rank = RankTitle
	}
	return best
}

func splitKey(key string) []string {
	return strings.FieldsFunc(key, func(r rune) bool { return r == '-' })
}

// rankWords reports whether each typed word stands for a different word of a
// name, and how well.
func rankWords(typed, name []string) (Rank, bool) {
	if len(typed) > len(name) {
		return 0, false
	}
	used := make([]bool, len(name))
	rank := RankPart
	if len(typed) == len(name) {
		rank = RankOrder
	}
	for _, t := range typed {
		i := pick(t, name, used)
		if i < 0 {
			return 0, false
		}
		used[i] = true
		if name[i] != t {
			rank = RankPrefix
		}
	}
	return rank, true
}

// pick returns the unused word of name that is t, else one that begins with t,
// else -1.
func pick(t string, name []string, used []bool) int {
	found := -1
	for i, w := range name {
		switch {
		case used[i]:
		case w == t:
			return i
		case found < 0 && strings.HasPrefix(w, t):
			found = i
		}
	}
	return found
}

// alike reports whether two keys differ by two letters at most.
func alike(a, b string) bool {
	const most = 2
	if len(a) < 4 || len(a)-len(b) > most || len(b)-len(a) > most {
		return false
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal, low := row[0], i+1
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
			low = min(low, row[j+1])
		}
		if low > most {
			return false
		}
	}
	return row[len(b)] <= most
}

func (f *finder) notFound() error {
	hint := "names are those of people, countries, organisations, offices, topics and documents in the store"
	if len(f.near) > 0 {
		var names []string
		for _, m := range f.near[:min(3, len(f.near))] {
			names = append(names, fmt.Sprintf("%s (%s)", m.Name, m.IRI))
		}
		hint = "spelt alike: " + strings.Join(names, ", ")
	}
	return fmt.Errorf("%q: %w; %s", f.typed, ErrNotFound, hint)
}
