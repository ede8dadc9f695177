package graph

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph/internal/sample"
	"chancery/internal/golden"
	"chancery/schema"
)

// TestViewGolden shows the whole view of the sample, for review.
func TestViewGolden(t *testing.T) {
	var b strings.Builder
	for _, q := range ViewQuads(sample.Record()) {
		b.WriteString(q.NQuad() + "\n")
	}
	golden.Compare(t, "testdata/view.nq", []byte(b.String()))
}

// TestViewAnswers holds the edges that the design promises.
func TestViewAnswers(t *testing.T) {
	r := sampleReader()
	for _, want := range []string{
		"person:chung-eui-yong dip:visited country:VN date:2021-06-23",
		"country:KR dip:visited country:VN date:2021-06-23",
		"person:chung-eui-yong dip:met person:bui-thanh-son date:2021-06-23",
		"person:bui-thanh-son dip:met person:chung-eui-yong date:2021-06-23",
		"person:chung-eui-yong dip:called person:bui-thanh-son date:2021-04-28",
		"person:bui-thanh-son dip:called person:park-jin date:2022-07-13",
		"country:KR dip:met country:VN date:2021-06-23",
		"org:koica dip:signed org:national-institute-of-hygiene-and-epidemiology date:2021-06-23",
		"person:chung-eui-yong dip:witnessed event:2021-06-23-signing-kr-vn date:2021-06-23",
		"person:bui-thanh-son dip:witnessed event:2021-06-23-signing-kr-vn date:2021-06-23",
		"person:bui-thanh-son dip:attended event:2021-06-23-signing-kr-vn date:2021-06-23",
		"dyad:KR-VN dip:targets target:trade-usd-100bn date:2021-04-28",
		"dyad:KR-VN dip:targets target:trade-usd-100bn-2023 date:2022-07-13",
		"dyad:KR-VN dip:targets target:trade-usd-150bn-2030 date:2022-07-13",
		"dyad:KR-VN dip:agreed act:d4 date:2022-07-13",
		"country:KR dip:requested act:b6 date:2021-06-23",
		"act:b6 dip:to country:VN date:2021-06-23",
		"act:b6 dip:topic topic:consular date:2021-06-23",
		"person:chung-eui-yong dip:held office:KR-minister-of-foreign-affairs date:2021-04-28..2021-06-23",
	} {
		e, err := ParseEdge(want)
		if err != nil {
			t.Fatal(err)
		}
		found, err := collect(t.Context(), r, patternOf(e.Quad()))
		if err != nil || len(found) != 1 {
			t.Errorf("%s: %d quads, %v", want, len(found), err)
		}
	}
	for _, not := range []string{
		"country:KR dip:targets target:trade-usd-100bn date:2021-04-28",
		"person:bui-thanh-son dip:visited country:VN date:2021-06-23",
		"country:KR dip:signed country:VN date:2021-06-23",
		"person:chung-eui-yong dip:met person:park-jin date:2022-07-13",
	} {
		e, err := ParseEdge(not)
		if err != nil {
			t.Fatal(err)
		}
		if found, _ := collect(t.Context(), r, patternOf(e.Quad())); len(found) != 0 {
			t.Errorf("%s stands, but nothing says so", not)
		}
	}
}

func patternOf(q quad.Quad) Pattern { return Pattern(q) }

// TestViewLeadsBack holds that every view edge leads back to a fact that the
// evidence layer holds, and that the two layers never mix.
func TestViewLeadsBack(t *testing.T) {
	r := sampleReader()
	edges := 0
	for _, q := range ViewQuads(sample.Record()) {
		if IsEvidence(q) || !q.IsValid() {
			t.Errorf("%v is no quad of the view", q)
		}
		p, ok := schema.RelationOf(schema.Predicate(q.Predicate.(quad.IRI)))
		if !ok {
			t.Errorf("%v: predicate is not in the schema", q)
		}
		if _, literal := q.Object.(quad.IRI); p.Literal() == literal {
			t.Errorf("%v: object is not what the schema says", q)
		}
		e, ok := EdgeOf(q)
		if ok != (q.Label != nil) {
			t.Errorf("%v: a view edge must have a label, and nothing else may", q)
		}
		if !ok {
			continue
		}
		edges++
		facts, err := Supports(t.Context(), r, e)
		if err != nil || len(facts) == 0 {
			t.Errorf("%v: %d facts, %v", e, len(facts), err)
		}
		for _, f := range facts {
			if docs, err := objectsOf(t.Context(), r, f, schema.PDocument); err != nil || len(docs) != 1 {
				t.Errorf("%v stands on %s, which stands in %d documents, %v", e, f, len(docs), err)
			}
		}
	}
	if edges == 0 {
		t.Error("the sample has no view edges")
	}
}

// TestViewOrder holds that the view is the same whatever the order of the
// record's lists.
func TestViewOrder(t *testing.T) {
	want := ViewQuads(sample.Record())
	for seed := range uint64(5) {
		rec := sample.Record()
		r := rand.New(rand.NewPCG(seed, 3))
		r.Shuffle(len(rec.Entities), func(i, j int) { rec.Entities[i], rec.Entities[j] = rec.Entities[j], rec.Entities[i] })
		r.Shuffle(len(rec.Events), func(i, j int) { rec.Events[i], rec.Events[j] = rec.Events[j], rec.Events[i] })
		r.Shuffle(len(rec.Acts), func(i, j int) { rec.Acts[i], rec.Acts[j] = rec.Acts[j], rec.Acts[i] })
		if !slices.Equal(ViewQuads(rec), want) {
			t.Errorf("shuffle %d gives another view", seed)
		}
	}
}

// edgesOf returns the flat edges of one event among the given entities, without
// party, attended and the countries' own.
func edgesOf(o schema.Occasion, entities ...schema.Entity) []string {
	o.ID, o.On, o.Facts = "event:e", "2020-01-02", []schema.FactID{"fact:f"}
	var out []string
	for _, q := range ViewQuads(&schema.Record{Entities: entities, Events: []schema.Occasion{o}}) {
		if e, ok := EdgeOf(q); ok && e.Predicate != schema.PParty && e.Predicate != schema.PAttended {
			out = append(out, strings.TrimSuffix(e.String(), " date:2020-01-02"))
		}
	}
	return out
}

func TestOccasionEdges(t *testing.T) {
	person := func(id schema.IRI, country string) schema.Entity {
		return schema.Entity{ID: "person:" + id, Name: string(id), Country: country}
	}
	people := []schema.Entity{
		person("ann", "AU"), person("bob", "AU"), person("cai", "CN"), person("dan", ""),
		{ID: "country:AU", Name: "Australia"},
		{ID: "country:CN", Name: "China", Names: []string{"PRC"}},
		{ID: "country:TT", Name: "Trinidad and Tobago"},
		{ID: "place:beijing", Name: "Beijing", Country: "CN"},
		{ID: "org:eu", Name: "EU"},
		{ID: "org:agency", Name: "Agency", Country: "AU"},
	}
	auCN := []schema.IRI{"country:AU", "country:CN"}
	for _, tt := range []struct {
		name string
		in   schema.Occasion
		want []string
	}{
		{
			"a delegation does not meet itself",
			schema.Occasion{Kind: schema.Meeting, People: []schema.IRI{"person:ann", "person:bob", "person:cai"}},
			[]string{
				"person:ann dip:met person:cai", "person:bob dip:met person:cai",
				"person:cai dip:met person:ann", "person:cai dip:met person:bob",
			},
		},
		{
			"a meeting within one side",
			schema.Occasion{Kind: schema.Meeting, People: []schema.IRI{"person:ann", "person:bob"}},
			[]string{"person:ann dip:met person:bob", "person:bob dip:met person:ann"},
		},
		{
			"the traveller of unknown country still met",
			schema.Occasion{Kind: schema.Call, People: []schema.IRI{"person:ann", "person:dan"}},
			[]string{"person:ann dip:called person:dan", "person:dan dip:called person:ann"},
		},
		{
			"what is only planned has not happened",
			schema.Occasion{Kind: schema.Meeting, Parties: auCN, People: []schema.IRI{"person:ann", "person:cai"}, Planned: true},
			nil,
		},
		{
			"a conference brings many together",
			schema.Occasion{Kind: schema.Conference, Parties: auCN, People: []schema.IRI{"person:ann", "person:cai"}},
			nil,
		},
		{
			"the host of a visit has not visited",
			schema.Occasion{Kind: schema.Visit, Parties: auCN, Place: "Shanghai, PRC", People: []schema.IRI{"person:ann", "person:cai"}},
			[]string{"country:AU dip:visited country:CN", "person:ann dip:visited country:CN"},
		},
		{
			"a city whose country is known",
			schema.Occasion{Kind: schema.Visit, Place: "Beijing", People: []schema.IRI{"person:ann"}},
			[]string{"person:ann dip:visited country:CN"},
		},
		{
			"a place unknown, two countries",
			schema.Occasion{Kind: schema.Visit, Parties: auCN, Place: "Somewhere", People: []schema.IRI{"person:cai"}},
			[]string{"country:CN dip:visited country:AU", "person:cai dip:visited country:AU"},
		},
		{
			"a place unknown, nobody named: not guessed",
			schema.Occasion{Kind: schema.Visit, Parties: auCN},
			nil,
		},
		{
			"two countries in one visit, and a name with and",
			schema.Occasion{Kind: schema.Visit, Place: "China and Trinidad and Tobago", People: []schema.IRI{"person:ann"}},
			[]string{"person:ann dip:visited country:CN"},
		},
		{
			"a country whose name holds and",
			schema.Occasion{Kind: schema.Visit, Place: "Trinidad and Tobago", People: []schema.IRI{"person:ann"}},
			[]string{"person:ann dip:visited country:TT"},
		},
		{
			"governments sign",
			schema.Occasion{Kind: schema.Signing, Parties: auCN, People: []schema.IRI{"person:ann"}},
			[]string{"country:AU dip:signed country:CN", "country:CN dip:signed country:AU"},
		},
		{
			"a union signs with a country",
			schema.Occasion{Kind: schema.Signing, Parties: []schema.IRI{"org:eu", "country:CN"}},
			[]string{"country:CN dip:signed org:eu", "org:eu dip:signed country:CN"},
		},
		{
			"an agency signs for its country",
			schema.Occasion{Kind: schema.Signing, Parties: []schema.IRI{"country:AU", "country:CN", "org:agency"}},
			[]string{"country:CN dip:signed org:agency", "org:agency dip:signed country:CN"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := edgesOf(tt.in, people...); !slices.Equal(got, tt.want) {
				t.Errorf("edges\n %s\nwant\n %s", strings.Join(got, "\n "), strings.Join(tt.want, "\n "))
			}
		})
	}
}

// TestStatedSumIsNoAim holds that last year's trade is not what a country aims
// at, though the act names it.
func TestStatedSumIsNoAim(t *testing.T) {
	rec := &schema.Record{
		Goals: []schema.Goal{{ID: "target:sum"}, {ID: "target:due", Target: schema.Target{Due: "2030"}}},
		Acts: []schema.Act{{
			ID: "act:1", Force: schema.Affirm, By: []schema.IRI{"country:AU"}, Goals: []schema.IRI{"target:sum", "target:due"}, On: "2020",
		}},
	}
	var aims []string
	for _, q := range ViewQuads(rec) {
		if e, ok := EdgeOf(q); ok && e.Predicate == schema.PTargets {
			aims = append(aims, e.String())
		}
	}
	if want := []string{"country:AU dip:targets target:due date:2020"}; !slices.Equal(aims, want) {
		t.Errorf("aims %q, want %q", aims, want)
	}
}

// TestCodesOfCountriesWin holds that people whose country is AU stand for
// Australia, though an organisation goes by these letters as well.
func TestCodesOfCountriesWin(t *testing.T) {
	r := NewSlice(ViewQuads(&schema.Record{Entities: []schema.Entity{
		{ID: "country:AU", Name: "Australia", Country: "AU"},
		{ID: "org:african-union", Name: "African Union", Names: []string{"AU"}},
		{ID: "person:minister", Name: "Minister", Country: "AU"},
		{ID: "person:chair", Name: "Chair", Country: "African Union"},
	}}), nil)
	for person, want := range map[schema.IRI]schema.IRI{"person:minister": "country:AU", "person:chair": "org:african-union"} {
		got, err := objectsOf(t.Context(), r, person, schema.PRepresents)
		if err != nil || !slices.Equal(got, []schema.IRI{want}) {
			t.Errorf("%s stands for %v, want %s (%v)", person, got, want, err)
		}
	}
	if of, err := objectsOf(t.Context(), r, "country:AU", schema.PCountry); err != nil || of != nil {
		t.Errorf("a country belongs to %v, want nothing (%v)", of, err)
	}
}
