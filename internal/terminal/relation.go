package terminal

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/graph/explore"
)

// thingAndRelation returns what a call wants to expand: a thing, and one of its
// relations when one is named.
func (t *Terminal) thingAndRelation(ctx context.Context, c *call) (graph.Named, *explore.Relation, error) {
	list, err := t.operands(c.words)
	if err != nil {
		return graph.Named{}, nil, err
	}
	switch {
	case len(list) == 0:
		return graph.Named{}, nil, c.verb.misused("say which thing")
	case len(list) == 1 && list[0].row != nil && list[0].row.relation != nil:
		return list[0].row.thing, list[0].row.relation, nil
	case len(list) == 1 && !list[0].fixed:
		return t.nameThenRelation(ctx, list[0].words)
	case len(list) > 2:
		return graph.Named{}, nil, c.verb.misused("want a thing and a relation, found %q as well", list[2].text())
	}
	thing, err := t.resolve(ctx, list[0], c.verb.kinds...)
	if err != nil || len(list) == 1 {
		return thing, nil, err
	}
	rel, err := t.relationOf(ctx, thing, list[1].text())
	return thing, rel, err
}

// nameThenRelation parts words without quotes: all of them name a thing, or the
// last name a relation of the thing that those before name.
func (t *Terminal) nameThenRelation(ctx context.Context, words []word) (graph.Named, *explore.Relation, error) {
	thing, whole := t.named(ctx, textOf(words))
	if whole == nil || !unclear(whole) {
		return thing, nil, whole
	}
	for i := len(words) - 1; i > 0; i-- {
		thing, err := t.named(ctx, textOf(words[:i]))
		switch {
		case err == nil:
			rel, err := t.relationOf(ctx, thing, textOf(words[i:]))
			return thing, rel, err
		case !unclear(err):
			return graph.Named{}, nil, err
		}
	}
	return graph.Named{}, nil, whole
}

// relationOf returns the relation of a thing that typed means: "met>person",
// "met", "people", or what its label begins with.
func (t *Terminal) relationOf(ctx context.Context, thing graph.Named, typed string) (*explore.Relation, error) {
	card, err := t.Engine.Card(ctx, thing.IRI)
	if err != nil {
		return nil, err
	}
	fits := relationsLike(card.Relations, typed)
	switch len(fits) {
	case 1:
		return &fits[0].Relation, nil
	case 0:
		return nil, &misuse{fmt.Sprintf("%s has no relation %q%s", card.Name, typed, theyAre(card.Relations, typed))}
	}
	return nil, &misuse{fmt.Sprintf("%q may be %s: say which", typed, strings.Join(relationNames(fits), " or "))}
}

// relationsLike returns the relations that typed may mean, by the first of these
// that fits any: the relation as it is written, its label, its predicate, the
// beginning of its label.
func relationsLike(list []explore.RelationCount, typed string) []explore.RelationCount {
	typed = strings.ToLower(strings.TrimPrefix(strings.TrimSpace(typed), "dip:"))
	for _, fits := range []func(*explore.RelationCount) bool{
		func(r *explore.RelationCount) bool { return strings.EqualFold(r.Relation.String(), typed) },
		func(r *explore.RelationCount) bool { return strings.EqualFold(r.Label, typed) },
		func(r *explore.RelationCount) bool {
			before, _, _ := strings.Cut(r.Label, " (")
			return strings.EqualFold(before, typed)
		},
		func(r *explore.RelationCount) bool { return strings.EqualFold(predicateOf(r.Relation), typed) },
		func(r *explore.RelationCount) bool { return strings.HasPrefix(strings.ToLower(r.Label), typed) },
	} {
		var out []explore.RelationCount
		for i := range list {
			if fits(&list[i]) {
				out = append(out, list[i])
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

func predicateOf(r explore.Relation) string { return strings.TrimPrefix(string(r.Predicate), "dip:") }

func relationNames(list []explore.RelationCount) []string {
	var out []string
	for _, r := range list {
		out = append(out, r.Relation.String())
	}
	return out
}

// theyAre ends a message about a relation that a thing does not have.
func theyAre(list []explore.RelationCount, typed string) string {
	var predicates []string
	for _, r := range list {
		if p := predicateOf(r.Relation); !slices.Contains(predicates, p) {
			predicates = append(predicates, p)
		}
	}
	if near := didYouMean(typed, predicates); near != "" || len(list) == 0 {
		return near
	}
	return "; it has " + strings.Join(relationNames(list), ", ")
}
