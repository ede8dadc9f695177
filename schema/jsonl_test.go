package schema_test

import (
	"fmt"
	"os"

	"chancery/schema"
)

func ExampleFacts_WriteJSONLines() {
	src := []byte("They agreed to open a market by 2023.")
	facts := schema.Facts{
		Document: schema.Document{Doc: "tea.txt", SHA256: "9f2c"},
		Statements: []schema.Statement{{
			ID: "act:1", Doc: "tea.txt", Force: schema.Agree, By: []schema.Party{"NO", "SE"},
			Evidence: schema.Cite(src, schema.Span{Start: 15, End: 36}),
		}},
	}
	if err := facts.WriteJSONLines(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"type":"document","doc":"tea.txt","published":null,"sha256":"9f2c"}
	// {"type":"statement","id":"act:1","doc":"tea.txt","force":"agree","by":["NO","SE"],"to":[],"speakers":[],"topics":[],"evidence":{"start":15,"end":36,"quote":"open a market by 2023"}}
}
