package terminal

import (
	"context"
	"slices"
	"strings"

	"chancery/graph/explore"
	"chancery/internal/page"
	"chancery/schema"
)

// respect is something that a filter is by.
type respect struct {
	name   string
	help   string
	facets func(*explore.Facets) []explore.Count // what the board has to filter by
	set    func(*explore.Filter, []string)       // without values it is lifted
}

// respects lists them.
func respects() []respect {
	return []respect{
		{"kind", "sorts of things", func(f *explore.Facets) []explore.Count { return f.Kinds }, func(f *explore.Filter, v []string) { f.Kinds = listOf[schema.Kind](v, "") }},
		{"relation", "what joins them", func(f *explore.Facets) []explore.Count { return f.Relations }, func(f *explore.Filter, v []string) { f.Relations = listOf[schema.Predicate](v, "dip:") }},
		{"force", "sorts of acts", func(f *explore.Facets) []explore.Count { return f.Forces }, func(f *explore.Filter, v []string) { f.Forces = listOf[schema.Force](v, "") }},
		{"topic", "fields of policy", func(f *explore.Facets) []explore.Count { return f.Topics }, func(f *explore.Filter, v []string) { f.Topics = listOf[schema.Topic](v, "") }},
		{"since", "on or after a date", func(f *explore.Facets) []explore.Count { return f.Years }, func(f *explore.Filter, v []string) { f.Since = dateOf(v) }},
		{"until", "on or before a date", nil, func(f *explore.Filter, v []string) { f.Until = dateOf(v) }},
	}
}

func listOf[T ~string](values []string, prefix string) []T {
	var out []T
	for _, v := range values {
		out = append(out, T(prefix+strings.TrimPrefix(v, prefix)))
	}
	return out
}

func dateOf(values []string) schema.Date { return schema.Date(strings.Join(values, " ")) }

func respectNames() []string {
	out := []string{filterOff}
	for _, r := range respects() {
		out = append(out, r.name)
	}
	return out
}

// filterOff lifts a filter, or one respect of it.
const filterOff = "off"

func (t *Terminal) filter(ctx context.Context, c *call) (*result, error) {
	view, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	if len(c.words) == 0 {
		return filterShown(view), nil
	}
	filter, err := filterFor(c, view.Filter)
	if err != nil {
		return nil, err
	}
	return taken(t.do(ctx, explore.Step{Do: "filter", Filter: &filter}))
}

// filterFor returns a filter as a call changes it.
func filterFor(c *call, f explore.Filter) (explore.Filter, error) {
	what := c.words[0].text
	if what == filterOff {
		return explore.Filter{}, nil
	}
	all := respects()
	i := slices.IndexFunc(all, func(r respect) bool { return r.name == what })
	if i < 0 {
		return f, c.verb.misused("nothing is filtered by %q%s", what, didYouMean(what, respectNames()))
	}
	values := valuesOf(c.words[1:])
	switch {
	case len(values) == 0:
		return f, c.verb.misused("say which %s, or off", what)
	case len(values) == 1 && values[0] == filterOff:
		values = nil
	}
	all[i].set(&f, values)
	if err := f.Check(); err != nil {
		return f, &misuse{err.Error()}
	}
	return f, nil
}

// valuesOf returns words that blanks or commas part.
func valuesOf(words []word) []string {
	var out []string
	for i := range words {
		out = append(out, strings.FieldsFunc(words[i].text, isComma)...)
	}
	return out
}

// filterOf is the filter with what there is to filter by, for programs.
type filterOf struct {
	Filter  explore.Filter `json:"filter"`
	LeftOut int            `json:"left_out"`
	Facets  explore.Facets `json:"facets"`
}

func filterShown(v *explore.View) *result {
	return &result{value: filterOf{v.Filter, v.LeftOut, v.Facets}, show: func(p *page.Page) {
		p.Para("filter: ", v.Filter.String()+leftOut(v.LeftOut))
		var rows [][]string
		for _, r := range respects() {
			if r.facets == nil {
				continue
			}
			for i, n := range r.facets(&v.Facets) {
				name := ""
				if i == 0 {
					name = r.name
				}
				rows = append(rows, []string{"  " + name, strings.TrimPrefix(n.Value, "dip:"), page.Count(n.Count, "time")})
			}
		}
		p.Rows(rows)
	}}
}
