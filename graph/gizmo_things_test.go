package graph

import (
	"slices"
	"testing"

	"chancery/schema"
)

func TestRowThings(t *testing.T) {
	var n RowThings
	for _, row := range []string{
		`{"id":"<country:VN>","by":"<person:park-jin>"}`,
		`{"id":"<country:VN>","text":"country:KR","many":["<org:koica>",7,null]}`,
		`"<dyad:KR-VN>"`,
		`{"id":"<dip:visited>"}`,
		`"a < b"`,
	} {
		if err := n.Add(Row(row)); err != nil {
			t.Fatalf("Add(%s): %v", row, err)
		}
	}
	want := []schema.IRI{"person:park-jin", "country:VN", "org:koica", "dyad:KR-VN"}
	if got := n.List(); !slices.Equal(got, want) {
		t.Errorf("List() = %v, want %v", got, want)
	}
	if err := n.Add(Row(`{`)); err == nil {
		t.Error("a row that is no JSON was taken")
	}
}
