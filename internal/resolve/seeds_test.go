package resolve

import (
	"encoding/json"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

func event(tb testing.TB, r *schema.Record, id schema.IRI) schema.Occasion {
	tb.Helper()
	i := slices.IndexFunc(r.Events, func(o schema.Occasion) bool { return o.ID == id })
	if i < 0 {
		var have []schema.IRI
		for _, o := range r.Events {
			have = append(have, o.ID)
		}
		tb.Fatalf("no event %s, only %v", id, have)
	}
	return r.Events[i]
}

func people(r *schema.Record) []schema.IRI {
	var out []schema.IRI
	for _, e := range r.Entities {
		if e.ID.Kind() == schema.KindPerson {
			out = append(out, e.ID)
		}
	}
	return out
}

func docsOf(facts []*schema.Facts, o schema.Occasion) []string {
	docs := map[string]bool{}
	for _, f := range facts {
		for _, e := range f.Events {
			if slices.Contains(o.Facts, e.ID) {
				docs[f.Document.Doc[:3]] = true
			}
		}
	}
	return sortedKeys(docs)
}

func TestSeedsPeople(t *testing.T) {
	r := Resolve(resolvetest.GoldFacts(t, golden.SharedDir(t, "eval/seeds")), Options{})
	want := []schema.IRI{"person:bui-thanh-son", "person:chung-eui-yong", "person:park-jin"}
	if got := people(r); !slices.Equal(got, want) {
		t.Fatalf("people %v, want %v", got, want)
	}
	for _, e := range r.Entities {
		if e.ID == "person:chung-eui-yong" {
			if len(e.Tenures) != 1 || e.Tenures[0].FirstSeen != "2021-04-28" || e.Tenures[0].LastSeen != "2021-06-23" {
				t.Errorf("tenures of %s: %+v", e.ID, e.Tenures)
			}
		}
	}
}

func TestSeedsEvents(t *testing.T) {
	facts := resolvetest.GoldFacts(t, golden.SharedDir(t, "eval/seeds"))
	r := Resolve(facts, Options{})
	for _, want := range []struct {
		id     schema.IRI
		on     schema.Date
		docs   string
		partOf schema.IRI
	}{
		{"event:2021-04-28-call-kr-vn", "2021-04-28", "001", ""},
		{"event:2021-06-21-visit-kr-vn", "2021-06-23", "000 002 003", ""},
		{"event:2021-06-22-meeting-kr", "2021-06-22", "003", "event:2021-06-21-visit-kr-vn"},
		{"event:2021-06-23-meeting-kr-vn", "2021-06-23", "000 002 003", "event:2021-06-21-visit-kr-vn"},
		{"event:2021-06-23-signing-kr-vn", "2021-06-23", "000 002 003", "event:2021-06-21-visit-kr-vn"},
		{"event:2022-07-13-call-kr-vn", "2022-07-13", "004", ""},
	} {
		o := event(t, r, want.id)
		if docs := strings.Join(docsOf(facts, o), " "); o.On != want.on || o.PartOf != want.partOf || docs != want.docs {
			t.Errorf("%s: on %s, part of %s, told by %s; want %+v", o.ID, o.On, o.PartOf, docs, want)
		}
	}
	talks := event(t, r, "event:2021-06-23-meeting-kr-vn")
	if !slices.ContainsFunc(talks.Notes, func(n string) bool { return strings.Contains(n, `"Wednesday" in 002`) }) {
		t.Errorf("notes do not tell how Wednesday was settled: %q", talks.Notes)
	}
}

// TestCrossGold holds the record to the hand-made identities across the seeds:
// every person of cross.gold.json is one entity under its name, and the reports
// of every event that the per-document gold knows fall together.
func TestCrossGold(t *testing.T) {
	facts := resolvetest.GoldFacts(t, golden.SharedDir(t, "eval/seeds"))
	r := Resolve(facts, Options{})
	b, err := os.ReadFile(filepath.Join(golden.SharedDir(t, "eval/seeds"), "cross.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var cross struct {
		Entities []struct {
			Type, Name string
			Forms      map[string][]string
		}
		Events []struct {
			ID, Kind   string
			Start, End schema.Date
			PartOf     string `json:"part_of"`
			Reports    []struct{ Doc, Quote string }
		}
	}
	if err := json.Unmarshal(b, &cross); err != nil {
		t.Fatal(err)
	}
	entityOf := map[schema.FactID]schema.Entity{}
	for _, e := range r.Entities {
		for _, f := range e.Facts {
			entityOf[f] = e
		}
	}
	occasionOf := map[schema.FactID]schema.Occasion{}
	for _, o := range r.Events {
		for _, f := range o.Facts {
			occasionOf[f] = o
		}
	}
	for _, want := range cross.Entities {
		if want.Type != "person" {
			continue
		}
		for _, f := range facts {
			for _, p := range f.People {
				if slices.Contains(want.Forms[f.Document.Doc[:3]], p.Name) && entityOf[p.ID].Name != want.Name {
					t.Errorf("%s in %s is %s, want %s", p.Name, p.Doc, entityOf[p.ID].Name, want.Name)
				}
			}
		}
	}
	checked := 0
	for _, want := range cross.Events {
		var got schema.IRI
		for _, f := range facts {
			for _, e := range f.Events {
				if string(e.Kind) != want.Kind || !slices.ContainsFunc(want.Reports, func(q struct{ Doc, Quote string }) bool {
					return q.Doc == f.Document.Doc[:3] && (strings.Contains(e.Evidence.Quote, q.Quote) || strings.Contains(q.Quote, e.Evidence.Quote))
				}) {
					continue
				}
				o := occasionOf[e.ID]
				if got != "" && o.ID != got {
					t.Errorf("%s is both %s and %s", want.ID, got, o.ID)
				}
				got = o.ID
				checked++
				if o.Start != want.Start || o.End != want.End || (want.PartOf != "") != (o.PartOf != "") {
					t.Errorf("%s: %s to %s, part of %q; want %s to %s, part of %q", o.ID, o.Start, o.End, o.PartOf, want.Start, want.End, want.PartOf)
				}
			}
		}
	}
	if checked < 14 {
		t.Errorf("compared only %d reports of events", checked)
	}
}

func TestSeedsGoals(t *testing.T) {
	r := Resolve(resolvetest.GoldFacts(t, golden.SharedDir(t, "eval/seeds")), Options{})
	got := map[schema.IRI][]schema.Date{}
	for _, a := range r.Acts {
		for _, g := range a.Goals {
			got[g] = append(got[g], a.On)
		}
	}
	for g := range got {
		slices.Sort(got[g])
	}
	want := map[schema.IRI][]schema.Date{
		"target:trade-usd-100bn":                 {"2021-04-28", "2021-06-23"},
		"target:trade-usd-100bn-2023":            {"2022-07-13"},
		"target:trade-usd-150bn-2030":            {"2022-07-13"},
		"target:trade-usd-69.1bn":                {"2021-06-23"},
		"target:covid-19-supplies-usd-2.5m-2021": {"2021-06-23"},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("goals %v, want %v", got, want)
	}
}

// TestOrder resolves the same documents in many orders, and given twice.
func TestOrder(t *testing.T) {
	facts := slices.Concat(resolvetest.GoldFacts(t, golden.SharedDir(t, "eval/seeds")), resolvetest.GoldFacts(t, golden.SharedDir(t, "eval/dev")))
	want := Resolve(facts, Options{})
	rng := rand.New(rand.NewPCG(1, 2))
	for range 20 {
		shuffled := slices.Concat(facts, facts[:3])
		rng.Shuffle(len(shuffled), func(i, j int) { shuffled[i], shuffled[j] = shuffled[j], shuffled[i] })
		if got := Resolve(shuffled, Options{}); !reflect.DeepEqual(got, want) {
			t.Fatal("the record depends on the order of the documents")
		}
	}
}
