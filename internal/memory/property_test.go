package memory

import (
	"fmt"
	"io"
	"math/rand/v2"
	"reflect"
	"testing"

	"chancery/internal/resolve"
	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

// TestViewsHold takes every view of random facts, bad values included: each line
// of each leads to acts and events that there are, and the order of documents
// changes nothing.
func TestViewsHold(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 17))
		facts := resolvetest.Random(rng, 1+rng.IntN(20))
		r := resolve.Resolve(facts, resolve.Options{})
		if err := checkViews(r, docsByName(facts)); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		threads := Threads(r)
		rng.Shuffle(len(facts), func(i, j int) { facts[i], facts[j] = facts[j], facts[i] })
		if again := Threads(resolve.Resolve(facts, resolve.Options{})); !reflect.DeepEqual(again, threads) {
			t.Fatalf("seed %d: threads depend on the order of the documents", seed)
		}
		early := Until(r, "2021-06-21")
		for _, a := range early.Acts {
			if after(a.On, "2021-06-21") {
				t.Fatalf("seed %d: %s of %s is in the view of 2021-06-21", seed, a.ID, a.On)
			}
		}
		if err := checkViews(early, docsByName(facts)); err != nil {
			t.Fatalf("seed %d, until 2021-06-21: %v", seed, err)
		}
	}
}

func checkViews(r *schema.Record, docs map[string]*schema.Document) error {
	known := map[schema.FactID]bool{}
	for _, a := range r.Acts {
		known[a.ID] = true
	}
	for _, o := range r.Events {
		for _, f := range o.Facts {
			known[f] = true
		}
	}
	for _, e := range r.Entities {
		for _, f := range e.Facts {
			known[f] = true
		}
	}
	threads := Threads(r)
	ids := map[schema.IRI]bool{}
	for _, th := range threads {
		if ids[th.ID] || len(th.Steps) == 0 {
			return fmt.Errorf("thread %s is double or empty", th.ID)
		}
		ids[th.ID] = true
		for _, s := range th.Steps {
			if len(s.Changes) == 0 || len(s.Why) == 0 {
				return fmt.Errorf("a step of %s is not explained: %+v", th.ID, s)
			}
			for _, a := range s.Acts {
				if !known[a] {
					return fmt.Errorf("%s leads to %s, which is nothing", th.ID, a)
				}
			}
		}
	}
	for _, k := range Asks(r, "2021-07-01") {
		if k.Answer != "" && !known[k.Answer] || (k.Status == AskOpen) != (k.Answer == "" && k.Visit == "") {
			return fmt.Errorf("ask %s: %+v", k.Act.ID, k)
		}
	}
	for _, o := range r.Events {
		if _, err := Compare(r, docs, o.ID); err != nil {
			return err
		}
	}
	b := NewBrief(r, "country:KR", "country:VN", "2021-07-01")
	for _, p := range b.Parts {
		for _, l := range p.Lines {
			if len(l.Facts) == 0 {
				return fmt.Errorf("the line %q of the brief stands on nothing", l.Text)
			}
			for _, f := range l.Facts {
				if !known[f] {
					return fmt.Errorf("the line %q leads to %s, which is nothing", l.Text, f)
				}
			}
		}
	}
	return b.WriteHTML(io.Discard, func(schema.FactID) Citation { return Citation{} })
}
