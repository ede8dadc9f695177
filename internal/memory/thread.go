package memory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/resolve"
	"chancery/schema"
)

// Threads returns the undertakings, asks and positions that run through the
// acts of r: acts between the same parties about the same subject. What a
// thread is about is found in the words of its acts (Step.Why holds them), in
// the measures of their targets, and in proper names that acts share; an
// undertaking about none of these stands with others of much the same words.
//
// An act about several subjects is part of several threads. A thread of one
// act is kept where the act undertakes or asks something.
func Threads(r *schema.Record) []schema.Thread { return gather(r).threads() }

// gather puts the acts of r into strands.
func gather(r *schema.Record) *threadBuilder {
	b := newThreadBuilder(r)
	for i := range r.Acts {
		b.add(&r.Acts[i])
	}
	return b
}

// strand is a thread while its acts are being gathered.
type strand struct {
	key, label string
	parties    []schema.IRI
	acts       []*schema.Act
	why        map[schema.FactID][]string
	needed     bool // an act has no other strand
}

// worth reports whether s makes a thread: a name that a subject's acts happen to
// share does once it comes back at another meeting.
func (s *strand) worth() bool {
	if len(s.acts) == 1 && !undertakes(s.acts[0]) {
		return false
	}
	return !strings.HasPrefix(s.key, namePrefix) || s.needed ||
		slices.ContainsFunc(s.acts, func(a *schema.Act) bool { return a.On != s.acts[0].On })
}

type threadBuilder struct {
	events   map[schema.IRI]*schema.Occasion
	visits   map[schema.IRI][]*schema.Occasion // by the visitor's country, in order
	names    map[string]bool                   // words of the names of entities
	parties  map[string]bool                   // those of countries and people
	strands  map[string]*strand
	loose    map[string][]*strand // parties → strands held by their words alone
	sequence []string             // keys of strands in order of appearance
	words    wordings
}

func newThreadBuilder(r *schema.Record) *threadBuilder {
	b := &threadBuilder{events: map[schema.IRI]*schema.Occasion{}, names: map[string]bool{}, parties: map[string]bool{}, strands: map[string]*strand{}, loose: map[string][]*strand{}, words: wordings{}}
	b.visits = visitsBy(r)
	for i := range r.Events {
		b.events[r.Events[i].ID] = &r.Events[i]
	}
	for _, e := range r.Entities {
		if isMatter(&e) {
			continue // what acts are about, and not who they are by
		}
		for _, n := range append(slices.Clone(e.Names), e.Name) {
			for _, w := range resolve.Words(n) {
				b.names[w] = true
				if k := e.ID.Kind(); k == schema.KindCountry || k == schema.KindPerson {
					b.parties[w] = true
				}
			}
		}
	}
	return b
}

// isMatter reports whether documents name e as what acts are about.
func isMatter(e *schema.Entity) bool {
	return len(e.Facts) > 0 && slices.Contains(schema.MatterKinds[:], e.ID.Kind())
}

// telling returns those of the words of c that are no names of countries or
// people, nor made from them ("Korean"): that two acts name the parties does not
// say that they are about one thing.
func (b *threadBuilder) telling(c contents, stems []string) []string {
	return slices.DeleteFunc(stems, func(s string) bool {
		w := c.said[s]
		if b.parties[w] {
			return true
		}
		for n := 4; n < len(w); n++ {
			if b.parties[w[:n]] {
				return true
			}
		}
		return false
	})
}

// add puts an act into every strand that it belongs to.
func (b *threadBuilder) add(a *schema.Act) {
	if a.Statement == nil {
		return
	}
	parties := b.concerned(a)
	if len(parties) == 0 {
		return
	}
	hits, named := subjectsOf(a), []hit(nil)
	for _, h := range hits {
		b.strand(parties, h.key, h.label).take(a, h.words)
	}
	for _, h := range b.named(a, hits) {
		s := b.strand(parties, h.key, h.label)
		s.take(a, h.words)
		s.needed = s.needed || len(hits) == 0
		named = append(named, h)
	}
	if len(hits)+len(named) == 0 {
		b.takeAlike(parties, a)
	}
}

// undertakes reports whether a promises or asks something.
func undertakes(a *schema.Act) bool {
	switch a.Force {
	case schema.Agree, schema.Pledge, schema.Request, schema.Propose, schema.Invite:
		return true
	}
	return len(a.Goals) > 0
}

// concerned returns those whom an act concerns: its doers and addressees, and at
// a meeting of two the other side.
func (b *threadBuilder) concerned(a *schema.Act) []schema.IRI {
	out := slices.Concat(a.By, a.To)
	if o := b.events[a.Occasion]; o != nil && len(a.To) == 0 {
		if cs := countriesOf(o.Parties); len(cs) == 2 && len(a.By) < 2 {
			out = append(out, cs...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func countriesOf(ids []schema.IRI) []schema.IRI {
	return slices.DeleteFunc(slices.Clone(ids), func(id schema.IRI) bool { return id.Kind() != schema.KindCountry })
}

// subjectsOf finds the subjects of an act in its words; an invitation is about
// a visit and a target about its measure whatever the words.
func subjectsOf(a *schema.Act) []hit {
	hits := subjects().find(a.Statement.Evidence.Quote)
	if a.Force == schema.Invite && !slices.ContainsFunc(hits, func(h hit) bool { return h.key == visitSubject }) {
		hits = append(hits, hit{visitSubject, "Visits and invitations", []string{"invite"}})
	}
	for _, t := range a.Statement.Targets {
		for _, h := range subjects().find(t.Metric) {
			if !slices.ContainsFunc(hits, func(g hit) bool { return g.key == h.key }) {
				h.words = []string{t.Metric}
				hits = append(hits, h)
			}
		}
	}
	return hits
}

func (b *threadBuilder) strand(parties []schema.IRI, key, label string) *strand {
	k := joinParties(parties) + "|" + key
	s := b.strands[k]
	if s == nil {
		s = &strand{key: key, label: label, parties: parties, why: map[schema.FactID][]string{}}
		b.strands[k] = s
		b.sequence = append(b.sequence, k)
	}
	return s
}

func joinParties(ids []schema.IRI) string {
	var locals []string
	for _, id := range ids {
		locals = append(locals, fold.Slug(id.Local()))
	}
	if len(locals) > 4 {
		return fmt.Sprintf("%s-and-%d-more", strings.Join(locals[:3], "-"), len(locals)-3)
	}
	return strings.Join(locals, "-")
}

func (s *strand) take(a *schema.Act, why []string) {
	if _, there := s.why[a.ID]; there {
		return
	}
	s.acts = append(s.acts, a)
	s.why[a.ID] = why
}

// alikeShare is the share of the shorter act's content words that two acts must
// have in common to be about the same thing, where no subject tells.
const alikeShare = 0.5

// takeAlike puts an act into the strand of the same parties whose acts say much
// the same. An undertaking that none is like begins one of its own.
func (b *threadBuilder) takeAlike(parties []schema.IRI, a *schema.Act) {
	ws := b.words.of(a)
	pk := joinParties(parties)
	for _, s := range b.loose[pk] {
		for _, o := range s.acts {
			shared := b.telling(ws, ws.shared(b.words.of(o)))
			if len(shared) >= 2 && float64(len(shared)) >= alikeShare*float64(len(ws.stems)) {
				s.take(a, ws.words(shared))
				return
			}
		}
	}
	if !undertakes(a) || len(ws.order) == 0 {
		return
	}
	said := ws.words(ws.order)
	key := fold.Slug(strings.Join(said[:min(5, len(said))], " "))
	s := b.strand(parties, "said-"+key, shorten(a.Statement.Evidence.Quote, longestLabel))
	if !slices.Contains(b.loose[pk], s) && len(b.loose[pk]) < maxLoose {
		b.loose[pk] = append(b.loose[pk], s)
	}
	s.take(a, said)
}

// maxLoose bounds how many strands of one pair of parties are compared by words
// alone.
const maxLoose = 200

// longestLabel is the number of letters after which a label is cut.
const longestLabel = 80

// shorten cuts s after a word when it has more than n letters.
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	rs := []rune(s)
	if len(rs) <= n {
		return s
	}
	cut := string(rs[:n])
	if i := strings.LastIndexByte(cut, ' '); i > 0 {
		cut = cut[:i]
	}
	return cut + " …"
}

// threads turns the strands that are worth keeping into threads.
func (b *threadBuilder) threads() []schema.Thread {
	slices.Sort(b.sequence)
	taken := map[schema.IRI]bool{}
	var out []schema.Thread
	for _, k := range b.sequence {
		s := b.strands[k]
		if !s.worth() {
			continue
		}
		steps := b.steps(s)
		t := schema.Thread{Label: s.label, Subject: s.key, Parties: s.parties, Steps: steps, Topics: topicsOf(s.acts)}
		t.ID = schema.MakeIRI(schema.KindThread, joinParties(s.parties)+"-"+strings.TrimPrefix(s.key, "said-"))
		for n := 2; taken[t.ID]; n++ {
			t.ID = schema.MakeIRI(schema.KindThread, fmt.Sprintf("%s-%s-%d", joinParties(s.parties), s.key, n))
		}
		taken[t.ID] = true
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b schema.Thread) int { return cmp.Compare(a.ID, b.ID) })
	return out
}

// topicsOf returns the topics that most acts have, at most three.
func topicsOf(acts []*schema.Act) []schema.Topic {
	count := map[schema.Topic]int{}
	for _, a := range acts {
		for _, t := range a.Topics {
			count[t]++
		}
	}
	var out []schema.Topic
	for t := range count {
		out = append(out, t)
	}
	slices.SortFunc(out, func(a, b schema.Topic) int { return cmp.Or(cmp.Compare(count[b], count[a]), cmp.Compare(a, b)) })
	return out[:min(3, len(out))]
}
