package resolvetest

import (
	"fmt"
	"math/rand/v2"

	"chancery/schema"
)

// Random makes the facts of n documents out of few names, days and words, so that they meet,
// contradict and repeat each other in every way, bad values included.
func Random(rng *rand.Rand, n int) []*schema.Facts {
	pick := func(from ...string) string { return from[rng.IntN(len(from))] }
	names := []string{
		"Park Jin", "Jin Park", "Park", "Park Geun-hye", "Kim", "Kim Ha-na", "Kim Hana", "Ana Pau", "ana pau", "", " ", "Dr.", "J.", "A B C D",
		"Abdullah II", "Abdullah", "Bùi Thanh Sơn", "Bui Thanh Son", "Son", "O'Neil, Pat", "习近平", "Xi",
	}
	days := []string{"", "2021", "2021-06", "2021-06-21", "2021-06-22", "2021-06-23", "2021-06-21/2021-06-23", "2021-21", "nonsense", "1999-01-01", "2021-06-23~"}
	var out []*schema.Facts
	for i := range n {
		doc := fmt.Sprintf("d%02d", i)
		f := &schema.Facts{Document: schema.Document{Doc: doc, Published: schema.Date(pick(days...)), Country: pick("", "KR", "US")}}
		var here []string
		for j := range rng.IntN(4) {
			here = append(here, names[rng.IntN(len(names))])
			f.People = append(f.People, schema.Person{
				ID: schema.FactID(fmt.Sprintf("fact:%s-p%d", doc, j)), Doc: doc, Name: here[j], Country: pick("", "KR", "VN", "US", "NATO"),
				Office: pick("", "FM", "President", "minister", "Vice President"),
			})
		}
		for j := range rng.IntN(4) {
			e := schema.Event{
				ID: schema.FactID(fmt.Sprintf("fact:%s-e%d", doc, j)), Doc: doc, Kind: schema.EventKinds[rng.IntN(len(schema.EventKinds))],
				Start: schema.Date(pick(days...)), End: schema.Date(pick(days...)), Place: pick("", "Hanoi", "Viet Nam, Hanoi", ","),
				Weekday: pick("", "", "wednesday", "someday"), Planned: rng.IntN(4) == 0, Label: pick("", "Summit on Rice"),
			}
			for range rng.IntN(4) {
				e.Parties = append(e.Parties, pick("KR", "VN", "US", "KOICA", "UN", "", "Korea International Cooperation Agency (KOICA)"))
				e.People = append(e.People, pick(append(here, "Nobody Named")...))
			}
			f.Events = append(f.Events, e)
		}
		for j := range rng.IntN(4) {
			s := schema.Statement{
				ID: schema.FactID(fmt.Sprintf("act:%s-%d", doc, j)), Doc: doc, Force: schema.Forces[rng.IntN(len(schema.Forces))],
				By: []string{pick("KR", "VN", "")}, Speakers: []string{pick(append(here, "Somebody")...)},
				Evidence: schema.Evidence{Quote: pick("", "expand trade in farm goods and open border gates", "build a hospital for children", "…")},
			}
			if len(f.Events) > 0 && rng.IntN(2) == 0 {
				s.Event = f.Events[rng.IntN(len(f.Events))].ID
			}
			if rng.IntN(2) == 0 {
				s.Targets = []schema.Target{{Metric: pick("", "trade", "two-way trade"), Value: schema.Decimal(pick("", "100000000000", "2.5")), Unit: pick("", "USD"), Due: schema.Date(pick(days...))}}
			}
			f.Statements = append(f.Statements, s)
		}
		out = append(out, f)
	}
	return out
}
