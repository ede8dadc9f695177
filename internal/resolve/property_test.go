package resolve

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

// TestNothingLost resolves random facts: every fact is kept exactly once, every
// IRI leads somewhere, no two things share one, and order changes nothing.
func TestNothingLost(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 11))
		facts := resolvetest.Random(rng, 1+rng.IntN(30))
		r := Resolve(facts, Options{})
		if err := checkRecord(facts, r); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		rng.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
		if again := Resolve(facts, Options{}); !reflect.DeepEqual(again, r) {
			t.Fatalf("seed %d: the record depends on the order of the documents", seed)
		}
	}
}

func checkRecord(facts []*schema.Facts, r *schema.Record) error {
	want, got := map[schema.FactID]int{}, map[schema.FactID]int{}
	for _, f := range facts {
		for _, p := range f.People {
			want[p.ID]++
		}
		for _, e := range f.Events {
			want[e.ID]++
		}
		for _, s := range f.Statements {
			want[s.ID]++
		}
	}
	things := map[schema.IRI]bool{}
	for _, e := range r.Entities {
		if things[e.ID] || e.ID.Local() == "" {
			return fmt.Errorf("%q names two things or none", e.ID)
		}
		things[e.ID] = true
		for _, f := range e.Facts {
			got[f]++
		}
	}
	for _, o := range r.Events {
		if things[o.ID] {
			return fmt.Errorf("%q names two things", o.ID)
		}
		things[o.ID] = true
		for _, f := range o.Facts {
			got[f]++
		}
	}
	for _, g := range r.Goals {
		if things[g.ID] {
			return fmt.Errorf("%q names two things", g.ID)
		}
		things[g.ID] = true
	}
	for _, a := range r.Acts {
		got[a.ID]++
	}
	if !reflect.DeepEqual(got, want) {
		return fmt.Errorf("facts kept %v, want each once %v", got, want)
	}
	return checkReferences(r, things)
}

func checkReferences(r *schema.Record, things map[schema.IRI]bool) error {
	for _, o := range r.Events {
		for _, id := range slices.Concat(o.Parties, o.People) {
			if !things[id] {
				return fmt.Errorf("%s leads to %q, which is nothing", o.ID, id)
			}
		}
		if o.PartOf != "" && (!things[o.PartOf] || o.PartOf == o.ID) {
			return fmt.Errorf("%s is part of %q", o.ID, o.PartOf)
		}
		if !o.Start.Valid() || !o.End.Valid() || !o.On.Valid() {
			return fmt.Errorf("%s has dates %q %q %q", o.ID, o.Start, o.End, o.On)
		}
	}
	for _, a := range r.Acts {
		for _, id := range slices.Concat(a.By, a.To, a.Speakers, a.Goals) {
			if !things[id] {
				return fmt.Errorf("%s leads to %q, which is nothing", a.ID, id)
			}
		}
		if a.Occasion != "" && !things[a.Occasion] {
			return fmt.Errorf("%s was done at %q, which is nothing", a.ID, a.Occasion)
		}
	}
	return nil
}

// TestJudgementsHold judges random pairs of facts: what is judged different ends
// apart, what is judged the same ends as one unless a warning says why not, and
// nothing is lost by it.
func TestJudgementsHold(t *testing.T) {
	for seed := range uint64(400) {
		rng := rand.New(rand.NewPCG(seed, 13))
		facts := resolvetest.Random(rng, 2+rng.IntN(10))
		var people, events []string
		for _, f := range facts {
			for _, p := range f.People {
				people = append(people, string(p.ID))
			}
			for _, e := range f.Events {
				events = append(events, string(e.ID))
			}
		}
		var js []Judgement
		for line := range 4 {
			from := people
			if rng.IntN(2) == 0 {
				from = events
			}
			if len(from) < 2 {
				continue
			}
			i := rng.IntN(len(from) - 1)
			js = append(js, Judgement{Verdict: []Verdict{Same, Different}[rng.IntN(2)], A: from[i], B: from[i+1+rng.IntN(len(from)-i-1)], Line: line + 1})
		}
		warned := map[int]bool{}
		warn := func(m string) {
			var line int
			if _, err := fmt.Sscanf(m, "judgement of line %d", &line); err != nil {
				t.Fatalf("warning %q names no line", m)
			}
			warned[line] = true
		}
		r := Resolve(facts, Options{Judgements: js, Warn: warn})
		if err := checkRecord(facts, r); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		of := thingOf(r)
		for _, j := range js {
			one := of[schema.FactID(j.A)] == of[schema.FactID(j.B)]
			if j.Verdict == Different && one || j.Verdict == Same && !one && !warned[j.Line] {
				t.Fatalf("seed %d: %+v does not hold: %s, %s", seed, j, of[schema.FactID(j.A)], of[schema.FactID(j.B)])
			}
		}
	}
}

// thingOf maps the facts of people and events to what they are about.
func thingOf(r *schema.Record) map[schema.FactID]schema.IRI {
	out := map[schema.FactID]schema.IRI{}
	for _, e := range r.Entities {
		for _, f := range e.Facts {
			out[f] = e.ID
		}
	}
	for _, o := range r.Events {
		for _, f := range o.Facts {
			out[f] = o.ID
		}
	}
	return out
}
