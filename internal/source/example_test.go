package source_test

import (
	"fmt"

	"chancery/internal/source"
)

// A release as it lies on disk: evidence counts in Body, front matter and all;
// the prose starts at Content.Start.
func ExampleParse() {
	raw := []byte("---\ntitle: Talks on tea\ndate: 2020-02-03\n---\nThe ministers met on Monday and agreed to talk.\n")
	doc, err := source.Parse(source.File{Path: "releases/tea.txt", Name: "tea.txt"}, raw, source.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(doc.Meta.Published, doc.Meta.Title)
	fmt.Printf("%d: %.13s\n", doc.Content.Start, doc.Body[doc.Content.Start:])
	// Output:
	// 2020-02-03 Talks on tea
	// 45: The ministers
}
