package extract_test

import (
	"fmt"

	"chancery/internal/extract"
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/schema"
)

// One extractor serves all documents. Who did what to whom is read from the
// document alone; each fact names the bytes that it stands on.
func ExampleExtractor_Extract() {
	x := extract.New(lexicon.Default())

	text := "Norwegian Foreign Minister Kari Lund met her Chilean counterpart, Pablo Rojas, in Oslo on Tuesday. " +
		"The two ministers agreed to raise trade in fish to 2 billion dollars by 2027. " +
		"Mr Rojas thanked Norway for its vessels and invited her to Valparaíso.\n"
	facts := x.Extract(&source.Document{
		Name:    "oslo.txt",
		Body:    []byte(text),
		Content: schema.Span{End: len(text)},
		Meta:    source.Meta{Published: "2024-05-16", Country: "NO"}, // a Thursday
	})

	for _, e := range facts.Events {
		fmt.Println(e.Kind, e.Start, e.Place, e.Parties, e.People)
	}
	for _, s := range facts.Statements {
		fmt.Println(s.Force, s.By, s.To, s.Speakers, s.Targets)
		fmt.Println("   ", text[s.Evidence.Start:s.Evidence.End])
	}
	// Output:
	// meeting 2024-05-14 Oslo [NO CL] [Kari Lund Pablo Rojas]
	// agree [NO CL] [] [Kari Lund Pablo Rojas] [fish 2 billion USD by 2027]
	//     raise trade in fish to 2 billion dollars by 2027
	// appreciate [CL] [NO] [Pablo Rojas] []
	//     thanked Norway for its vessels
	// invite [CL] [NO] [Pablo Rojas] []
	//     invited her to Valparaíso
}
