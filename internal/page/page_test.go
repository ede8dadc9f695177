package page

import (
	"bufio"
	"strings"
	"testing"

	"chancery/schema"
)

func TestPara(t *testing.T) {
	for _, c := range []struct{ name, lead, text, want string }{
		{"fits", "a: ", "one two", "a: one two\n"},
		{"wraps under the lead's end", "lead: ", "one two three four five", "lead: one two\n      three four\n      five\n"},
		{"a long word stays whole", "x ", "antidisestablishmentarianism and", "x antidisestablishmentarianism\n  and\n"},
		{"white space folds", "", " one\n\ttwo  ", "one two\n"},
		{"nothing but the lead", "2021-06-23  ", "", "2021-06-23\n"},
		{"marks above letters take no room", "", "Bu\u0300i Thanh So\u031bn noi", "Bu\u0300i Thanh So\u031bn noi\n"},
	} {
		var out strings.Builder
		p := &Page{out: bufio.NewWriter(&out), width: 18}
		p.Para(c.lead, c.text)
		if err := p.Flush(); err != nil {
			t.Fatal(err)
		}
		if out.String() != c.want {
			t.Errorf("%s: got %q, want %q", c.name, out.String(), c.want)
		}
	}
}

func TestMark(t *testing.T) {
	plain, coloured := &Page{}, &Page{colour: true}
	if got := plain.Mark("x") + plain.Bold("y"); got != "⟦x⟧y" {
		t.Errorf("without colour: %q", got)
	}
	if got := Width(coloured.Mark("xy") + coloured.Bold("z")); got != 3 {
		t.Errorf("colours take %d columns of 3", got)
	}
}

func TestVerb(t *testing.T) {
	for p, want := range map[schema.Predicate]string{
		schema.PMet:       "met",
		schema.PConcerned: "concerned about",
		"other:thing":     "other:thing",
	} {
		if got := Verb(p); got != want {
			t.Errorf("%s is %q, want %q", p, got, want)
		}
	}
}

func TestSpan(t *testing.T) {
	for _, c := range []struct{ start, end, want schema.Date }{
		{"2021-06-23", "2021-06-23", "2021-06-23"},
		{"2021-06-21", "2021-06-23", "2021-06-21/2021-06-23"},
		{"2021-06-21", "", "2021-06-21"},
		{"", "2021-06-23", "…2021-06-23"},
		{"", "", ""},
	} {
		if got := Span(c.start, c.end); got != string(c.want) {
			t.Errorf("%s to %s is %q, want %q", c.start, c.end, got, c.want)
		}
	}
}
