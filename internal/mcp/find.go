package mcp

import (
	"context"
	"fmt"
	"slices"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
	"chancery/schema"
)

type findArguments struct {
	Name string   `json:"name" jsonschema:"a name in any spelling, a country, a pair of countries such as VN-KR, an IRI or a document"`
	Kind []string `json:"kind,omitempty" jsonschema:"only things of these kinds"`
	limit
}

type findAnswer struct {
	Matches []match `json:"matches" jsonschema:"what the name may mean, best first"`
	LeftOff int     `json:"left_off,omitempty"`
}

type match struct {
	IRI  schema.IRI  `json:"iri"`
	Kind schema.Kind `json:"kind"`
	Name string      `json:"name"`
	sources
}

// findable are the kinds that find can be narrowed to.
func findable() []schema.Kind {
	return []schema.Kind{
		schema.KindPerson, schema.KindCountry, schema.KindDyad, schema.KindOrg, schema.KindOffice,
		schema.KindPlace, schema.KindEvent, schema.KindTopic, schema.KindTarget, schema.KindDoc,
	}
}

func addFind(s *sdk.Server, d *desk) {
	add(s, tool{
		"find", "Find a person, country, organisation, event or document",
		"Find what a name means: the IRIs of the people, countries, pairs of countries, organisations, events or documents that it may stand for.",
	}, d.find)
}

func (d *desk) find(ctx context.Context, in findArguments) (*findAnswer, error) {
	kinds := make([]schema.Kind, len(in.Kind))
	for i, k := range in.Kind {
		kinds[i] = schema.Kind(k)
		if !slices.Contains(findable(), kinds[i]) {
			return nil, fmt.Errorf("kind is %q; want one of %v", k, findable())
		}
	}
	if strings.TrimSpace(in.Name) == "" {
		return nil, fmt.Errorf("name is empty")
	}
	out := &findAnswer{Matches: []match{}}
	err := d.reading(ctx, func(store *graph.Store) error {
		found, err := graph.Resolve(ctx, store, in.Name, kinds...)
		if err != nil {
			return err
		}
		if found, out.LeftOff, err = cut(in.limit, found); err != nil {
			return err
		}
		for _, f := range found {
			sources, err := citing(ctx, store, f.IRI)
			if err != nil {
				return err
			}
			out.Matches = append(out.Matches, match{f.IRI, f.Kind, f.Name, sources})
		}
		return nil
	})
	return out, err
}
