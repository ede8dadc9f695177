package pipeline

import (
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// ThreadsAbout returns the threads of m whose subject has the typed words, or,
// where none has, those that concern the thing that is called so in r: a country,
// a pair, a person, an act. When nothing is typed it returns all threads of two
// or more steps.
func (m *Memory) ThreadsAbout(ctx context.Context, r graph.Reader, typed string) ([]schema.Thread, error) {
	all := slices.Clone(m.Threads())
	if typed == "" {
		return slices.DeleteFunc(all, func(t schema.Thread) bool { return len(t.Steps) < 2 }), nil
	}
	words := strings.Fields(strings.ToLower(typed))
	about := slices.DeleteFunc(slices.Clone(all), func(t schema.Thread) bool {
		text := strings.ToLower(t.Label + " " + t.Subject)
		return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
	})
	if len(about) > 0 {
		return about, nil
	}
	thing, err := graph.Find(ctx, r, typed)
	if err != nil {
		return nil, err
	}
	acts := actsBy(m.Record, thing.IRI)
	return slices.DeleteFunc(all, func(t schema.Thread) bool { return !concerns(&t, thing.IRI, acts) }), nil
}

// actsBy returns the acts that are a thing, or in which it speaks.
func actsBy(rec *schema.Record, thing schema.IRI) map[schema.FactID]bool {
	out := map[schema.FactID]bool{schema.FactID(thing): true}
	for i := range rec.Acts {
		if slices.Contains(rec.Acts[i].Speakers, thing) || slices.Contains(rec.Acts[i].Goals, thing) {
			out[rec.Acts[i].ID] = true
		}
	}
	return out
}

func concerns(t *schema.Thread, thing schema.IRI, acts map[schema.FactID]bool) bool {
	if thing.Kind() == schema.KindDyad {
		a, b, _ := strings.Cut(thing.Local(), "-")
		return slices.Contains(t.Parties, schema.CountryIRI(a)) && slices.Contains(t.Parties, schema.CountryIRI(b))
	}
	if slices.Contains(t.Parties, thing) || slices.Contains(t.Topics, schema.Topic(thing.Local())) {
		return true
	}
	return slices.ContainsFunc(t.Steps, func(s schema.Step) bool {
		return s.Occasion == thing || slices.ContainsFunc(s.Acts, func(id schema.FactID) bool { return acts[id] })
	})
}
