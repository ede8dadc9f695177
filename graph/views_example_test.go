package graph_test

import (
	"context"
	"fmt"

	"chancery/graph"
	"chancery/graph/internal/sample"
)

// sampleGraph returns a small record in memory; a store from [graph.Open] is
// used the same way.
func sampleGraph() graph.Reader {
	quads := graph.ViewQuads(sample.Record())
	for _, f := range sample.Facts() {
		quads = append(quads, graph.EvidenceQuads(f)...)
	}
	return graph.NewSlice(quads, sample.Documents())
}

func ExampleFind() {
	ctx, g := context.Background(), sampleGraph()
	for _, typed := range []string{"VN-RoK", "bui thanh son", "Foreign Minister Chung", "KOICA", "Macron"} {
		m, err := graph.Find(ctx, g, typed)
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(m.IRI, m.Name)
	}
	// Output:
	// dyad:KR-VN Republic of Korea–Viet Nam
	// person:bui-thanh-son Bùi Thanh Sơn
	// person:chung-eui-yong Chung Eui-yong
	// org:koica KOICA
	// "Macron": not found; names are those of people, countries, organisations, offices, topics and documents in the store
}

func ExampleWhy() {
	cited, err := graph.Why(context.Background(), sampleGraph(), "Chung visited VN")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, c := range cited {
		fmt.Printf("%s (%s): %s[%s]%s\n", c.Doc, c.Published, c.Paragraph[:c.Mark.Start], c.Quote, c.Paragraph[c.Mark.End:])
	}
	// Output:
	// june.txt (2021-06-24): Foreign Minister Chung Eui-yong [came to Viet Nam for three days].
}

func ExamplePaths() {
	paths, err := graph.Paths(context.Background(), sampleGraph(), sample.KOICA, sample.Park, graph.PathOptions{K: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, h := range paths[0].Hops {
		fmt.Printf("%s: “%s”\n", graph.Path{Hops: []graph.Hop{h}}, h.Source.Quote)
	}
	// Output:
	// KOICA ←party 2021-06-23— signing: memorandum: “KOICA and the National Institute of Hygiene and Epidemiology then signed a memorandum”
	// signing: memorandum ←attended 2021-06-23— Bùi Thanh Sơn: “KOICA and the National Institute of Hygiene and Epidemiology then signed a memorandum”
	// Bùi Thanh Sơn —called 2022-07-13→ Park Jin: “held a video call on 13 July”
}

func ExampleLedger() {
	entries, err := graph.Ledger(context.Background(), sampleGraph(), graph.LedgerFilter{DueBefore: "2025"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range entries {
		for _, t := range e.Targets {
			fmt.Println(e.Date, e.Force, t)
		}
	}
	// Output:
	// 2022-07-13 agree trade about 100 billion USD by 2023
	// 2022-07-13 agree trade 150 billion USD by 2030
}
