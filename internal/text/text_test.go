package text

import (
	"fmt"
	"strings"
	"testing"

	"chancery/schema"
)

func tokens(s string) string {
	var out []string
	for _, t := range Tokenize([]byte(s)) {
		out = append(out, s[t.Start:t.End])
	}
	return strings.Join(out, "|")
}

func TestTokenize(t *testing.T) {
	for in, want := range map[string]string{
		"Vietnam's U.S. envoy":            "Vietnam|'s|U.S.|envoy",
		"the countries’ leaders":          "the|countries|’|leaders",
		"Eui-yong and Dao'an":             "Eui|-|yong|and|Dao|'|an",
		"US$100bn by 2023,":               "US|$|100|bn|by|2023|,",
		"1,234.5 km. At 04:00":            "1,234.5|km|.|At|04:00",
		"R. D. Muldoon":                   "R|.|D|.|Muldoon",
		"G20, 50th, COVID-19":             "G20|,|50|th|,|COVID|-|19",
		"Thủ tướng Phạm Minh Chính":       "Thủ|tướng|Phạm|Minh|Chính",
		"<b>Efforts</b> &amp; &nbsp;more": "Efforts|&amp;|more",
		"see [(1)](#f1) end":              "see|[|(|1|)|end",
		"at 11 a.m. today":                "at|11|a.m.|today",
		"H.E. Mrs. Aye":                   "H.E.|Mrs|.|Aye",
	} {
		if got := tokens(in); got != want {
			t.Errorf("%q\n got %s\nwant %s", in, got, want)
		}
	}
}

func sentences(s string) []string {
	d := Parse([]byte(s), schema.Span{})
	var out []string
	for _, x := range d.Sentences {
		sp := d.Range(int(x.From), int(x.To))
		out = append(out, fmt.Sprintf("%d:%s", d.Blocks[x.Block].Kind, strings.Join(strings.Fields(s[sp.Start:sp.End]), " ")))
	}
	return out
}

func TestSentences(t *testing.T) {
	for _, c := range []struct {
		name, in string
		want     []string
	}{
		{
			"titles and initials do not end a sentence",
			"Mr. R. D. Stone met Dr. Lee in Washington, D.C. on Dec. 3. They agreed.",
			[]string{"0:Mr. R. D. Stone met Dr. Lee in Washington, D.C. on Dec. 3.", "0:They agreed."},
		},
		{
			"a period that ends both an abbreviation and a sentence",
			"She flew to the U.S. The talks went on.",
			[]string{"0:She flew to the U.S.", "0:The talks went on."},
		},
		{
			"menus and headings apart from prose",
			"Home\nPress Releases\n\nMinisters meet in Lima\n\nThe ministers met. They spoke.",
			[]string{"3:Home", "2:Press Releases", "2:Ministers meet in Lima", "0:The ministers met.", "0:They spoke."},
		},
		{
			"bullets, their marks left out",
			"They endorsed:\n\n  1. Free movement of goods;\n  2. Frequent consultation.\n◦ He added that it was so.",
			[]string{"0:They endorsed:", "1:Free movement of goods;", "1:Frequent consultation.", "1:He added that it was so."},
		},
		{
			"a link on a line of its own does not cut its sentence",
			"The minister considered moving\ncloser to the border\nwith the neighbour.\nNext paragraph.",
			[]string{"0:The minister considered moving closer to the border with the neighbour.", "0:Next paragraph."},
		},
		{
			"hard-wrapped prose",
			"The two presidents, who had not seen each other since the spring of\nthat year, reviewed the whole of their relations and the\nRepublic's plans. They then spoke to the press for some time in the\nGarden, before the\n\nNext one is another paragraph, which also goes on for a while and is\nthen cut short.",
			[]string{
				"0:The two presidents, who had not seen each other since the spring of that year, reviewed the whole of their relations and the Republic's plans.",
				"0:They then spoke to the press for some time in the Garden, before the",
				"0:Next one is another paragraph, which also goes on for a while and is then cut short.",
			},
		},
		{
			"a quotation that goes on",
			`"We refuse." The premier left.`,
			[]string{`0:"We refuse."`, "0:The premier left."},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := sentences(c.in)
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// checkInvariants fails the test unless d's tokens, blocks and sentences are in
// order, apart, and inside the source.
func checkInvariants(t *testing.T, d *Doc) {
	t.Helper()
	var at int32
	for i, k := range d.Tokens {
		if k.Start < at || k.End <= k.Start || int(k.End) > len(d.Src) {
			t.Fatalf("token %d [%d,%d) after %d of %d", i, k.Start, k.End, at, len(d.Src))
		}
		at = k.End
	}
	at = 0
	for i, s := range d.Sentences {
		b := d.Blocks[s.Block]
		if s.From < at || s.To <= s.From || s.From < b.From || s.To > b.To {
			t.Fatalf("sentence %d [%d,%d) after %d in block [%d,%d)", i, s.From, s.To, at, b.From, b.To)
		}
		at = s.To
	}
}

func FuzzParse(f *testing.F) {
	f.Add("1. The two Ministers met in Hà Nội.\n◦ “He agreed.” <b>&nbsp;")
	f.Add("U.S.A. a.m.)](")
	f.Add("\xff\xfe\x00 '’s")
	f.Fuzz(func(t *testing.T, s string) {
		d := Parse([]byte(s), schema.Span{})
		checkInvariants(t, d)
	})
}

func BenchmarkParse(b *testing.B) {
	var sb strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&sb, "On %d March the Minister of Country%d said that trade had reached US$%d.%d billion, and asked for more.\n", i%28+1, i, i%90, i%10)
	}
	src := []byte(sb.String())
	b.SetBytes(int64(len(src)))
	d := new(Doc)
	for b.Loop() {
		d.Parse(src, schema.Span{})
	}
}
