package source

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"chancery/internal/golden"
)

// TestMeta reads each case of testdata/meta: a file as it would lie on disk,
// and what it says of itself.
func TestMeta(t *testing.T) {
	cases, err := filepath.Glob("testdata/meta/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases in testdata/meta (%v)", err)
	}
	for _, path := range cases {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil || len(ar.Files) != 2 {
				t.Fatalf("%s must hold an input and a want (%v)", path, err)
			}
			in, want := ar.Files[0], &ar.Files[1]
			doc, err := Parse(File{Path: in.Name, Name: in.Name}, in.Data, Options{})
			if err != nil {
				t.Fatal(err)
			}
			got := describe(doc)
			if golden.Updating() {
				want.Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if got != string(want.Data) {
				t.Errorf("got\n%swant\n%s", got, want.Data)
			}
		})
	}
}

func describe(d *Document) string {
	var b strings.Builder
	for _, f := range [][2]string{
		{"published", string(d.Meta.Published)},
		{"title", d.Meta.Title},
		{"publisher", d.Meta.Publisher},
		{"country", d.Meta.Country},
		{"source", d.Meta.SourceURL},
		{"content", firstWords(d)},
	} {
		b.WriteString(strings.TrimRight(f[0]+": "+f[1], " ") + "\n")
	}
	return b.String()
}

// firstWords is the beginning of the prose, two or three words of it.
func firstWords(d *Document) string {
	words := strings.Fields(string(d.Body[d.Content.Start:d.Content.End]))
	n := 0
	for i := range words {
		if n += len(words[i]); n > 8 {
			return strings.Join(words[:i+1], " ")
		}
	}
	return strings.Join(words, " ")
}

// TestGoldDates compares the dates that real documents carry with the dates
// that their annotators read.
func TestGoldDates(t *testing.T) {
	golds, _ := filepath.Glob("../../../shared/eval/*/*.gold.json")
	if len(golds) == 0 {
		t.Skip("needs ../shared/eval")
	}
	for _, path := range golds {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var gold struct {
			Doc       string
			Published any
		}
		if err := json.Unmarshal(raw, &gold); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if gold.Doc == "" {
			continue
		}
		want := ""
		if gold.Published != nil {
			want = fmt.Sprint(gold.Published)
		}
		doc, err := Read(File{Path: filepath.Join(filepath.Dir(path), gold.Doc), Name: gold.Doc}, Options{})
		if err != nil {
			t.Error(err)
			continue
		}
		if string(doc.Meta.Published) != want {
			t.Errorf("%s: published %q, want %q", gold.Doc, doc.Meta.Published, want)
		}
	}
}
