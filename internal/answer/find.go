package answer

import (
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// FindArguments say what is looked for.
type FindArguments struct {
	Name string   `json:"name" jsonschema:"a name in any spelling, a country, a pair of countries such as VN-KR, an IRI or a document"`
	Kind []string `json:"kind,omitempty" jsonschema:"only things of these kinds"`
	AtMost
}

// FindAnswer is what a name may mean.
type FindAnswer struct {
	Matches []Match `json:"matches" jsonschema:"what the name may mean, best first"`
	LeftOff int     `json:"left_off,omitempty"`
}

// Match is one thing that a name may mean.
type Match struct {
	IRI  schema.IRI  `json:"iri"`
	Kind schema.Kind `json:"kind"`
	Name string      `json:"name"`
	Cited
}

// findable are the kinds that find can be narrowed to.
func findable() []schema.Kind {
	return []schema.Kind{
		schema.KindPerson, schema.KindCountry, schema.KindDyad, schema.KindOrg, schema.KindOffice,
		schema.KindAgreement, schema.KindPolicy, schema.KindProject, schema.KindDispute,
		schema.KindPlace, schema.KindEvent, schema.KindTopic, schema.KindTarget, schema.KindDoc,
	}
}

// Find looks for what a name means.
func (d *Desk) Find(ctx context.Context, in FindArguments) (*FindAnswer, error) {
	kinds := make([]schema.Kind, len(in.Kind))
	for i, k := range in.Kind {
		kinds[i] = schema.Kind(k)
		if !slices.Contains(findable(), kinds[i]) {
			return nil, wrong("kind is %q; want one of %v", k, findable())
		}
	}
	if strings.TrimSpace(in.Name) == "" {
		return nil, wrong("name is empty")
	}
	out := &FindAnswer{Matches: []Match{}}
	err := d.Reading(ctx, func(store *graph.Store) error {
		found, err := graph.Resolve(ctx, store, in.Name, kinds...)
		if err != nil {
			return err
		}
		if found, out.LeftOff, err = cut(in.AtMost, found); err != nil {
			return err
		}
		for _, f := range found {
			sources, err := citing(ctx, store, f.IRI)
			if err != nil {
				return err
			}
			out.Matches = append(out.Matches, Match{f.IRI, f.Kind, f.Name, sources})
		}
		return nil
	})
	return out, err
}
