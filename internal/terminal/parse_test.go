package terminal

import (
	"errors"
	"reflect"
	"strings"
	"testing"
)

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name, line string
		want       []string
		quoted     []bool
	}{
		{"nothing", "  ", nil, nil},
		{"words", " park  jin ", []string{"park", "jin"}, []bool{false, false}},
		{"quotes", `"Park Jin" KOICA`, []string{"Park Jin", "KOICA"}, []bool{true, false}},
		{"an apostrophe within a word", `cote d'ivoire`, []string{"cote", "d'ivoire"}, []bool{false, false}},
		{"curly quotes", "“Park Jin” ‘x y’", []string{"Park Jin", "x y"}, []bool{true, true}},
		{"escapes", `"a \"b\" \\ \n"`, []string{`a "b" \ \n`}, []bool{true}},
		{"words of no ASCII", "Bùi Thanh Sơn", []string{"Bùi", "Thanh", "Sơn"}, []bool{false, false, false}},
		{"an IRI", "person:park-jin -- x", []string{"person:park-jin", "--", "x"}, []bool{false, false, false}},
	} {
		words, err := split(c.line)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var got []string
		var quoted []bool
		for _, w := range words {
			got, quoted = append(got, w.text), append(quoted, w.quoted)
		}
		if !reflect.DeepEqual(got, c.want) || !reflect.DeepEqual(quoted, c.quoted) {
			t.Errorf("%s: got %q %v, want %q %v", c.name, got, quoted, c.want, c.quoted)
		}
	}
}

func TestSplitUnfinished(t *testing.T) {
	words, err := split(`path "Bùi" "park j`)
	var syntax *syntaxError
	if !errors.As(err, &syntax) || syntax.Column != 12 {
		t.Errorf("got %v, want an error at column 12", err)
	}
	if last := words[len(words)-1]; last.text != "park j" || !last.quoted {
		t.Errorf("the last word is %+v", last)
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		line, verb, text string
		flags            map[string]string
	}{
		{"find park --kind person", "find", "park", map[string]string{"kind": "person"}},
		{"find --kind=person park", "find", "park", map[string]string{"kind": "person"}},
		{"path 2 7 --through-hubs --hops 6", "path", "2 7", map[string]string{"through-hubs": "yes", "hops": "6"}},
		{"list", "view", "", map[string]string{}},
		{`note "Park Jin" -- "--as said"`, "note", "Park Jin --as said", map[string]string{}},
		{"?  path", "help", "path", map[string]string{}},
	} {
		got, err := parse(c.line)
		if err != nil {
			t.Errorf("%s: %v", c.line, err)
			continue
		}
		if got.verb.name != c.verb || got.text() != c.text || !reflect.DeepEqual(got.flags, c.flags) {
			t.Errorf("%s: got %s %q %v", c.line, got.verb.name, got.text(), got.flags)
		}
	}
}

func TestParseMisused(t *testing.T) {
	for line, want := range map[string]string{
		"exapnd 2":           "did you mean expand?",
		"opne x":             "did you mean open?",
		"zzzzzzzz":           "help lists them",
		"find x --kinds act": "did you mean --kind?",
		"find x --kind":      "--kind wants a kind",
		`show "x`:            "column 1: the quotation that begins here has no end",
		"undo --all":         "there is no --all",
	} {
		_, err := parse(line)
		if err == nil || !Misused(err) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: got %v, want %q", line, err, want)
		}
	}
}

func TestComplete(t *testing.T) {
	for text, want := range map[string]bool{
		"show x (":                   true,
		"query":                      false,
		"query g.V().All()":          true,
		"query g.V(":                 false,
		"query g.V(\")\"":            false,
		"query g.V(\n\"x\").All()":   false,
		"query g.V(\n\"x\").All();":  true,
		"query\ng.V().All()\n":       true,
		"query\nvar x = '(' // )\nx": false,
		"query\ng.Emit(`\n(`);":      true,
		"nothing of the sort (":      true,
	} {
		if got := complete(text); got != want {
			t.Errorf("complete(%q) = %v", text, got)
		}
	}
}

// TestVerbs holds that every line that the help gives as an example can be read.
func TestVerbs(t *testing.T) {
	names := map[string]bool{}
	for _, v := range all() {
		for _, name := range append(v.also, v.name) {
			if names[name] {
				t.Errorf("two verbs are called %q", name)
			}
			names[name] = true
		}
		if v.help == "" || len(v.example) == 0 || v.run == nil {
			t.Errorf("%s has no help, no example or does nothing", v.name)
		}
		for _, e := range v.example {
			if _, err := parse(e); err != nil {
				t.Errorf("%s: %s: %v", v.name, e, err)
			}
		}
	}
}

// FuzzParse holds that any line is read or refused as wrong use, and that words lie
// where they say, one after the other.
func FuzzParse(f *testing.F) {
	for _, v := range all() {
		for _, e := range v.example {
			f.Add(e)
		}
	}
	f.Add(`show "a \" “`)
	f.Add("query\n`(\\")
	f.Fuzz(func(t *testing.T, line string) {
		if _, err := parse(line); err != nil && !Misused(err) {
			t.Errorf("parse(%q): %v is no misuse", line, err)
		}
		complete(line)
		words, _ := split(line)
		end := 0
		for _, w := range words {
			if w.start < end || w.end < w.start || w.end > len(line) {
				t.Fatalf("split(%q): a word from %d to %d after one to %d", line, w.start, w.end, end)
			}
			end = w.end
		}
	})
}
