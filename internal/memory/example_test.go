package memory_test

import (
	"fmt"

	"chancery/internal/memory"
	"chancery/internal/resolve"
	"chancery/schema"
)

// act makes the facts of a document with one act of a call between KR and VN.
func act(doc string, day schema.Date, force schema.Force, by []string, quote string, target schema.Target) *schema.Facts {
	id := schema.FactID("fact:" + doc)
	return &schema.Facts{
		Document: schema.Document{Doc: doc, Published: day},
		Events:   []schema.Event{{ID: id, Doc: doc, Kind: schema.Call, Start: day, End: day, Parties: []string{"KR", "VN"}}},
		Statements: []schema.Statement{{
			ID: schema.FactID("act:" + doc), Doc: doc, Force: force, By: by, Event: id,
			Targets: []schema.Target{target}, Evidence: schema.Evidence{Quote: quote},
		}},
	}
}

func ExampleThreads() {
	goal := schema.Target{Metric: "bilateral trade", Value: "100000000000", Unit: "USD"}
	dated := goal
	dated.Due = "2023"
	both := []string{"KR", "VN"}
	r := resolve.Resolve([]*schema.Facts{
		act("a.txt", "2021-04-28", schema.Agree, both, "work toward two-way trade of 100 billion dollars", goal),
		act("b.txt", "2022-07-13", schema.Agree, both, "raise bilateral trade to 100 billion dollars by 2023", dated),
	}, resolve.Options{})
	for _, t := range memory.Threads(r) {
		fmt.Println(t.ID, t.Label)
		for _, s := range t.Steps {
			for _, c := range s.Changes {
				fmt.Println(s.On, c.Kind, c.From, c.To)
			}
		}
	}
	// Output:
	// thread:kr-vn-trade-volume Volume of trade
	// 2021-04-28 introduced  agreed to work toward
	// 2022-07-13 strengthened agreed to work toward agreed
	// 2022-07-13 re-dated no deadline by 2023
}
