package graph

import (
	"errors"
	"strings"
	"testing"

	"chancery/graph/internal/sample"
	"chancery/schema"
)

func TestWhy(t *testing.T) {
	r := sampleReader()
	for _, tt := range []struct {
		what string
		want []string // document: quote
	}{
		{"person:chung-eui-yong dip:visited country:VN date:2021-06-23", []string{"june.txt: came to Viet Nam for three days"}},
		{"Chung visited VN", []string{"june.txt: came to Viet Nam for three days"}},
		{"<person:chung-eui-yong> <dip:met> <person:bui-thanh-son> <date:2021-06-23> .", []string{
			"june.txt: sat down with his host", "june two.txt: On Wednesday Chung Eui Yong met Bui Thanh Son",
		}},
		{"Son met Chung", []string{
			"june.txt: sat down with his host", "june two.txt: On Wednesday Chung Eui Yong met Bui Thanh Son",
		}},
		{string(edgeOf(t, "visited")), []string{"june.txt: came to Viet Nam for three days"}},
		{"act:b6", []string{"june.txt: \"entry\" be eased for <its> engineers & managers"}},
		{"country:KR requested act:b6 2021-06-23", []string{"june.txt: \"entry\" be eased for <its> engineers & managers"}},
		{"fact:c3", []string{"june two.txt: On Wednesday Chung Eui Yong met Bui Thanh Son"}},
		{string(sample.Signing), []string{"june.txt: KOICA and the National Institute of Hygiene and Epidemiology then signed a memorandum"}},
		{string(sample.Goal2030), []string{"july.txt: bring trade to about 100 billion dollars by 2023 and to 150 billion by 2030"}},
		{"VN-RoK", []string{
			"april.txt: lift trade to 100 billion US dollars",
			"june.txt: \"entry\" be eased for <its> engineers & managers",
			"july.txt: bring trade to about 100 billion dollars by 2023 and to 150 billion by 2030",
		}},
		{"park jin", []string{"july.txt: Park Jin"}},
	} {
		cited, err := Why(t.Context(), r, tt.what)
		if err != nil {
			t.Errorf("why %s: %v", tt.what, err)
			continue
		}
		var got []string
		for _, c := range cited {
			got = append(got, c.Doc+": "+c.Quote)
			if c.Paragraph[c.Mark.Start:c.Mark.End] != c.Quote {
				t.Errorf("why %s: %q marks %v, not %q", tt.what, c.Paragraph, c.Mark, c.Quote)
			}
		}
		if strings.Join(got, "\n") != strings.Join(tt.want, "\n") {
			t.Errorf("why %s:\n %s\nwant\n %s", tt.what, strings.Join(got, "\n "), strings.Join(tt.want, "\n "))
		}
	}
}

func TestWhyParagraph(t *testing.T) {
	cited, err := Why(t.Context(), sampleReader(), "act:b6")
	if err != nil {
		t.Fatal(err)
	}
	c := cited[0]
	want := `On 23 June he sat down with his host, Bùi Thanh Sơn. Korea asked that "entry" be eased for <its> engineers & managers.`
	if c.Paragraph != want {
		t.Errorf("paragraph %q, want %q", c.Paragraph, want)
	}
	if c.Title != "A visit to Hanoi" || c.Publisher != "Hanoi Post" || c.Published != "2021-06-24" || c.Rule != "sample" || c.Confidence != 0.9 {
		t.Errorf("the citation lacks its document or rule: %+v", c)
	}
}

// TestWhyWithoutText holds that a store that has lost its documents still
// quotes, and that one whose documents have changed says so.
func TestWhyWithoutText(t *testing.T) {
	quads := sampleReader().quads
	cited, err := Why(t.Context(), NewSlice(quads, nil), "act:b6")
	if err != nil || cited[0].Paragraph != cited[0].Quote {
		t.Errorf("without documents: %+v, %v", cited, err)
	}
	changed := sample.Documents()
	for sum := range changed {
		changed[sum] = []byte("another text altogether")
	}
	if _, err := Why(t.Context(), NewSlice(quads, changed), "act:b6"); err == nil || !strings.Contains(err.Error(), "not the words") {
		t.Errorf("changed documents: %v", err)
	}
}

func TestWhyUnknown(t *testing.T) {
	r := sampleReader()
	for _, what := range []string{
		"person:chung-eui-yong dip:visited country:KR", // both known, no such edge
		"person:park-jin dip:visited country:VN date:2021-06-23",
		"nobody dip:met person:park-jin",
		"Macron",
	} {
		if _, err := Why(t.Context(), r, what); !errors.Is(err, ErrNotFound) {
			t.Errorf("why %s: %v, want not found", what, err)
		}
	}
}

func TestParagraphAround(t *testing.T) {
	long := strings.Repeat("word ", 1000)
	for _, tt := range []struct{ name, text, quote, want string }{
		{"blank lines", "one\n\ntwo QUOTE\nthree\n\nfour", "QUOTE", "two QUOTE\nthree"},
		{"start and end", "QUOTE", "QUOTE", "QUOTE"},
		{"one line a paragraph", long + "\nthe QUOTE\n" + long, "QUOTE", "the QUOTE"},
		{"spaces in the quote stay", "a\n\n  QUOTE  \n\nb", "  QUOTE  ", "  QUOTE  "},
		{"carriage returns", "one\r\n\r\ntwo QUOTE\r\n\r\nthree", "QUOTE", "one\r\n\r\ntwo QUOTE\r\n\r\nthree"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			at := strings.Index(tt.text, tt.quote)
			p := paragraphAround([]byte(tt.text), schema.Span{Start: at, End: at + len(tt.quote)})
			if got := tt.text[p.Start:p.End]; got != tt.want {
				t.Errorf("paragraph %q, want %q", got, tt.want)
			}
		})
	}
}

// FuzzParagraph holds that a paragraph holds its quote, breaks no letter and
// stays short.
func FuzzParagraph(f *testing.F) {
	f.Add("One.\n\nTwo Sơn three.\n", 5, 9)
	f.Add(strings.Repeat("ơ", 3000), 1000, 1002)
	f.Fuzz(func(t *testing.T, text string, start, end int) {
		text = strings.ToValidUTF8(text, "?")
		if start < 0 || end < start || end > len(text) || strings.ToValidUTF8(text[:start], "") != text[:start] {
			t.Skip("no span of whole letters")
		}
		s := schema.Span{Start: start, End: end}
		p := paragraphAround([]byte(text), s)
		if !p.Contains(s) {
			t.Fatalf("paragraph %v does not hold %v", p, s)
		}
		if p.Len() > s.Len()+2*longParagraph {
			t.Errorf("paragraph of %d bytes around %d", p.Len(), s.Len())
		}
		if head := text[p.Start:start]; strings.ToValidUTF8(head, "") != head {
			t.Errorf("paragraph begins inside a letter: %q", head)
		}
	})
}

// A document stands on its sentences; the targets of its acts have none of
// their own.
func TestWhyDocument(t *testing.T) {
	cited, err := Why(t.Context(), sampleReader(), "july.txt")
	if err != nil {
		t.Fatal(err)
	}
	if len(cited) == 0 {
		t.Fatal("july.txt has no citation")
	}
	for _, c := range cited {
		if c.Quote == "" {
			t.Errorf("%s has no words", c.Fact)
		}
	}
}
