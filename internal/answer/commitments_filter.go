package answer

import (
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/schema"
)

// commitmentFilter is [CommitmentsArguments] with names and dates settled.
type commitmentFilter struct {
	*CommitmentsArguments
	by, to []schema.IRI
	spoken map[schema.IRI]map[schema.FactID]bool // the acts in which each person wanted speaks
}

func (in *CommitmentsArguments) filter(ctx context.Context, r graph.Reader, m *remembered) (f commitmentFilter, err error) {
	f = commitmentFilter{CommitmentsArguments: in, spoken: map[schema.IRI]map[schema.FactID]bool{}}
	if f.by, err = graph.FindAll(ctx, r, in.By); err != nil {
		return f, err
	}
	if f.to, err = graph.FindAll(ctx, r, in.To); err != nil {
		return f, err
	}
	for _, person := range f.by {
		if person.Kind() == schema.KindPerson {
			f.spoken[person] = spokenBy(m.Record, person)
		}
	}
	return f, nil
}

func spokenBy(r *schema.Record, person schema.IRI) map[schema.FactID]bool {
	out := map[schema.FactID]bool{}
	for i := range r.Acts {
		if slices.Contains(r.Acts[i].Speakers, person) {
			out[r.Acts[i].ID] = true
		}
	}
	return out
}

// wants reports whether a thread stands as is asked for.
func (f *commitmentFilter) wants(s *memory.Status) bool {
	return len(f.States) == 0 || slices.ContainsFunc(standingsOf(s), func(x Standing) bool { return slices.Contains(f.States, x) })
}

// admits reports whether a thread has a step that f lets through, whatever its
// state.
func (f *commitmentFilter) admits(t *schema.Thread) bool {
	if len(f.Topic) > 0 && !slices.ContainsFunc(t.Topics, func(x schema.Topic) bool { return slices.Contains(f.Topic, x) }) {
		return false
	}
	return slices.ContainsFunc(t.Steps, func(s schema.Step) bool { return f.admitsStep(&s) })
}

func (f *commitmentFilter) admitsStep(s *schema.Step) bool {
	return (len(f.Force) == 0 || slices.Contains(f.Force, s.Force)) &&
		between(s.On, f.Since, f.Until) &&
		(len(f.by) == 0 || slices.ContainsFunc(f.by, func(who schema.IRI) bool { return f.does(s, who) })) &&
		(len(f.to) == 0 || slices.ContainsFunc(f.to, func(who schema.IRI) bool { return towards(s, who) }))
}

// between reports whether a date lies in a range of which either end may be
// open. What is not dated lies in none.
func between(d, since, until schema.Date) bool {
	if !since.Known() && !until.Known() {
		return true
	}
	first, last, err := d.Bounds()
	if err != nil {
		return false
	}
	if from, _, err := since.Bounds(); err == nil && last.Before(from) {
		return false
	}
	_, to, err := until.Bounds()
	return err != nil || to.IsZero() || !first.After(to)
}

// does reports whether someone does what a step is: a person who says it, a pair
// that does it together.
func (f *commitmentFilter) does(s *schema.Step, who schema.IRI) bool {
	switch who.Kind() {
	case schema.KindPerson:
		return slices.ContainsFunc(s.Acts, func(id schema.FactID) bool { return f.spoken[who][id] })
	case schema.KindDyad:
		a, b := pair(who)
		return slices.Contains(s.By, a) && slices.Contains(s.By, b)
	}
	return slices.Contains(s.By, who)
}

// towards reports whether a step is done towards someone: a pair, by one of it
// towards the other.
func towards(s *schema.Step, who schema.IRI) bool {
	if who.Kind() == schema.KindDyad {
		a, b := pair(who)
		return slices.Contains(s.By, a) && slices.Contains(s.To, b) || slices.Contains(s.By, b) && slices.Contains(s.To, a)
	}
	return slices.Contains(s.To, who)
}

// pair returns the two countries of a pair.
func pair(dyad schema.IRI) (a, b schema.IRI) {
	first, second, _ := strings.Cut(dyad.Local(), "-")
	return schema.CountryIRI(first), schema.CountryIRI(second)
}
