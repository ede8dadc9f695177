package extract_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/schema"
)

// plain returns a document that is nothing but text.
func plain(text string) *source.Document {
	return &source.Document{
		Name: "plain.txt", Body: []byte(text), Content: schema.Span{End: len(text)},
		Meta: source.Meta{Published: "2021-06-24", Country: "KR", Language: "en"},
	}
}

// FuzzExtract reads arbitrary text: it must end, and each fact must stand
// where it says.
func FuzzExtract(f *testing.F) {
	paths, err := filepath.Glob("testdata/reading/h*.txt")
	if err != nil || len(paths) == 0 {
		f.Fatalf("no seeds: %v", err)
	}
	for _, path := range paths {
		raw, err := os.ReadFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(raw))
	}
	for _, p := range pieces {
		f.Add(p)
	}
	x := extract.New(lexicon.Default())
	c := checker{lex: lexicon.Default()}
	f.Fuzz(func(t *testing.T, text string) {
		d := plain(text)
		for _, fault := range c.faults(d, x.Extract(d)) {
			t.Error(fault)
		}
	})
}

// pieces are what makes a reader look far ahead or back when it comes a
// thousand times in a row.
var pieces = []string{
	"agreed to ", "and ", ", ", "; ", "- ", "\" ", "(", "on Monday ", "the two sides ", "Minister ", "President of ", "he said that ",
	"to invite ", "held talks with ", "Kim ", "Viet Nam ", "Viet Nam and ", "Viet Nam, ", "USD 5 million, ", "5 per cent of ", "from 3 to ",
	"’s ", "which ", "Affirming that ", "the signing of an agreement ", "in the hope of ", "will be ", "U.S.-", "Mr. ", "visit ",
	"by 2025 ", "Deputy ", "the importance of ", "invited each other ", "of the Republic of the ", "\u00a0", "é", "中", "'s and their ",
	"The ministers agreed to talk on Monday, and she said that he would visit Ha Noi from 3 to 5 May with Minister Kim of Korea; ",
}

// TestLongLines reads lines of a hundred thousand words: what is not linear in
// their length does not end before the test is broken off.
func TestLongLines(t *testing.T) {
	const tokens = 100_000
	x := extract.New(lexicon.Default())
	c := checker{lex: lexicon.Default()}
	for _, piece := range pieces {
		t.Run(strings.TrimSpace(piece), func(t *testing.T) {
			n := max(len(strings.Fields(piece)), 1)
			d := plain("The ministers met. " + strings.Repeat(piece, tokens/n))
			for _, fault := range c.faults(d, x.Extract(d)) {
				t.Error(fault)
			}
		})
	}
}
