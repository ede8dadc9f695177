package resolve_test

import (
	"fmt"
	"strings"

	"chancery/internal/resolve"
	"chancery/schema"
)

func ExampleResolve() {
	facts := []*schema.Facts{
		{
			Document: schema.Document{Doc: "ministry.txt", Published: "2021-06-29"},
			People:   []schema.Person{{ID: "fact:1", Doc: "ministry.txt", Name: "Chung Eui-yong", Country: "KR", Office: "Minister of Foreign Affairs"}},
		},
		{
			Document: schema.Document{Doc: "agency.txt", Published: "2021-06-24"},
			People:   []schema.Person{{ID: "fact:2", Doc: "agency.txt", Name: "Chung", Country: "KR", Office: "FM"}},
		},
	}
	for _, e := range resolve.Resolve(facts, resolve.Options{}).Entities {
		if e.ID.Kind() == schema.KindPerson {
			fmt.Println(e.ID, e.Name, e.Names, e.Tenures[0].Office)
		}
	}
	// Output: person:chung-eui-yong Chung Eui-yong [Chung] minister of foreign affairs
}

func ExampleSameName() {
	for _, pair := range [][2]string{
		{"Volodymyr Zelensky", "Volodymyr Zelenskyy"},
		{"Liz Truss", "Elizabeth Truss"},
		{"Park Jin", "Park Geun-hye"},
	} {
		score, why := resolve.SameName(pair[0], pair[1], schema.KindPerson)
		fmt.Printf("%.2f %v %s\n", score, score >= resolve.Likely, why)
	}
	// Output:
	// 0.98 true "zelensky" ~ "zelenskyy" 0.96
	// 0.95 true "liz" ~ "elizabeth" 0.90
	// 0.60 false "jin" against "geun hye"
}

func ExampleParseJudgements() {
	file := "# who is who\n" +
		"different\tperson:park-jin\tperson:park-jin-us\tdesk\t2024-05-31\tone is a violinist\n" +
		"same\tperson:park-jin\n"
	js, err := resolve.ParseJudgements(strings.NewReader(file), "judgements.tsv")
	fmt.Println(len(js), js[0].Verdict, js[0].Note)
	fmt.Println(err)
	// Output:
	// 1 different one is a violinist
	// judgements.tsv:3: want verdict, A, B, who, when and a note with tabs between, got 2 columns
}
