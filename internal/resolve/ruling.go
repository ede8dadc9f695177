package resolve

import (
	"fmt"
	"slices"

	"chancery/internal/fold"
	"chancery/schema"
)

// ruling is the judgements as they bear on the mentions and reports of one
// corpus: which of them stand on which side of which judgement.
type ruling struct {
	judgements []Judgement
	sides      map[string][]side // key of a mention or report → the sides it stands on
	parties    map[schema.IRI][]side
	warn       func(string)
}

// side is one of the two things of a judgement.
type side struct {
	judgement int
	second    bool
}

// ruleOn finds the things that judgements speak of. IRIs are those that the
// corpus gets without judgements, so that a judgement keeps its meaning after
// it has taken effect.
func ruleOn(facts []*schema.Facts, opt Options) *ruling {
	told := map[string]bool{}
	r := &ruling{judgements: opt.Judgements, warn: func(m string) {
		if opt.Warn != nil && !told[m] {
			told[m] = true
			opt.Warn(m)
		}
	}}
	if len(opt.Judgements) == 0 {
		return r
	}
	r.sides = map[string][]side{}
	r.parties = map[schema.IRI][]side{}
	base := identify(readCorpus(facts, opt.Names, &ruling{}), opt.Names)
	keys, byName := base.keys(), base.keysByName()
	for i, j := range opt.Judgements {
		a, b := keys[j.A], keys[j.B]
		switch {
		case a == nil:
			a = byName[j.A]
			b = without(b, a)
		case b == nil:
			b = byName[j.B]
			a = without(a, b)
		}
		r.take(base, side{i, false}, j.A, a)
		r.take(base, side{i, true}, j.B, b)
	}
	return r
}

// take puts what stands for a thing on one side of a judgement.
func (r *ruling) take(base *settled, s side, thing string, keys []string) {
	id := schema.IRI(thing)
	switch {
	case base.parties.byIRI[id] != nil:
		r.parties[id] = append(r.parties[id], s)
	case len(keys) == 0:
		r.warn(fmt.Sprintf("judgement of line %d: no document names %s any more; it has no effect", r.judgements[s.judgement].Line, thing))
	}
	for _, k := range keys {
		r.sides[k] = append(r.sides[k], s)
	}
}

func without(keys, others []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return slices.Contains(others, k) })
}

// keysByName maps the IRI that each person's names would give to the mentions
// that bear the name. It finds people whom the rules have come to take for
// someone else since they were judged.
func (s *settled) keysByName() map[string][]string {
	out := map[string][]string{}
	for _, p := range s.people {
		for _, m := range p.mentions {
			id := string(schema.MakeIRI(schema.KindPerson, fold.Slug(m.surface())))
			out[id] = append(out[id], m.key())
		}
	}
	return out
}

// keys maps every IRI and fact ID of a settled corpus to the mentions or
// reports it stands for.
func (s *settled) keys() map[string][]string {
	out := map[string][]string{}
	for _, p := range s.people {
		for _, m := range p.mentions {
			k := m.key()
			out[string(p.id)] = append(out[string(p.id)], k)
			if m.fact != nil {
				out[string(m.fact.ID)] = append(out[string(m.fact.ID)], k)
			}
		}
	}
	for _, m := range s.matters {
		for _, mention := range m.mentions {
			k := string(mention.fact.ID)
			out[string(m.id)] = append(out[string(m.id)], k)
			out[k] = append(out[k], k)
		}
	}
	for _, o := range s.occasions {
		for _, r := range o.reports {
			k := string(r.fact.ID)
			out[string(o.id)] = append(out[string(o.id)], k)
			out[k] = append(out[k], k)
		}
	}
	return out
}

// key names a mention: by its fact, or by document and name where it has none.
func (m *mention) key() string {
	if m.fact != nil {
		return string(m.fact.ID)
	}
	return m.doc.facts.Document.Doc + "|" + m.name.sorted
}

// apart reports whether a Different keeps two sets of sides from being one.
func (r *ruling) apart(a, b []side) bool {
	for _, x := range a {
		if r.judgements[x.judgement].Verdict == Different && slices.Contains(b, side{x.judgement, !x.second}) {
			return true
		}
	}
	return false
}

// joins calls join for every Same in the order of the file.
func (r *ruling) joins(join func(first, second side)) {
	for i, j := range r.judgements {
		if j.Verdict == Same {
			join(side{i, false}, side{i, true})
		}
	}
}

func (r *ruling) refuse(i int) {
	j := r.judgements[i]
	r.warn(fmt.Sprintf("judgement of line %d: %s and %s cannot be one, another judgement keeps them apart", j.Line, j.A, j.B))
}

// judged is a thing that judgements may join or keep apart.
type judged[T any] interface {
	// stands returns the sides of judgements that it stands on.
	stands() []side
	// gone reports whether another has absorbed it.
	gone() bool
	// absorb makes other, with the sides it stands on, part of it.
	absorb(other T)
}

// joinSame makes one of the things that a Same joins, whichever of two in a
// chain of judgements comes first. The first in things stays.
func joinSame[T judged[T]](r *ruling, things []T) {
	r.joins(func(first, second side) {
		found := slices.DeleteFunc(slices.Clone(things), func(t T) bool {
			return t.gone() || !slices.Contains(t.stands(), first) && !slices.Contains(t.stands(), second)
		})
		if len(found) == 0 {
			return
		}
		one := found[0]
		for _, t := range found[1:] {
			if r.apart(one.stands(), t.stands()) {
				r.refuse(first.judgement)
				continue
			}
			one.absorb(t)
		}
	})
}
