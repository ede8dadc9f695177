package extract_test

import (
	"fmt"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/golden"
	"chancery/internal/lexicon"
)

// complements are what may follow a verb of speech.
var complements = []struct{ name, text string }{
	{"the", "the opening of a school"},
	{"to", "to open a school"},
	{"that", "that Norway would open a school"},
	{"X to", "Chile to open a school"},
	{"X for", "Chile for the opening of a school"},
	{"X as", "Chile as a close friend"},
}

// TestFrames puts every verb of the lexicon before every complement, natural
// or not, and writes down which force the act has, "-" for none. Verbs that are
// understood before none of them are dead weight in the lexicon, but for light
// ones, which TestSpeechNouns tries, and refusals; they are listed at the end.
func TestFrames(t *testing.T) {
	lex := lexicon.Default()
	x := extract.New(lex)
	var table strings.Builder
	fmt.Fprintf(&table, "%-28s %-10s", "verb", "class")
	for _, c := range complements {
		fmt.Fprintf(&table, " %-10s", c.name)
	}
	table.WriteByte('\n')
	var dead []string
	for _, v := range lex.Verbs {
		fmt.Fprintf(&table, "%-28s %-10s", v.Lemma, v.Class)
		understood := v.Class == lexicon.VerbLight || v.Class == lexicon.VerbDecline
		for _, c := range complements {
			force := forceOf(x, v.Past+" "+c.text)
			understood = understood || force != "-"
			fmt.Fprintf(&table, " %-10s", force)
		}
		table.WriteByte('\n')
		if !understood {
			dead = append(dead, v.Lemma)
		}
	}
	fmt.Fprintf(&table, "\nunderstood before none: %s\n", strings.Join(dead, ", "))
	golden.Compare(t, "testdata/frames.golden", []byte(trimLines(table.String())))
}

// TestSpeechNouns puts every noun of speech after a light verb, before three
// complements.
func TestSpeechNouns(t *testing.T) {
	lex := lexicon.Default()
	x := extract.New(lex)
	var table strings.Builder
	fmt.Fprintf(&table, "%-28s %-10s %-10s %-10s %-10s\n", "noun", "force", "for the", "to", "that")
	for _, n := range lex.SpeechNouns {
		fmt.Fprintf(&table, "%-28s %-10s", n.Noun, n.Force)
		for _, rest := range []string{"for the opening of a school", "to open a school", "that Norway would open a school"} {
			fmt.Fprintf(&table, " %-10s", forceOf(x, "expressed his "+n.Noun+" "+rest))
		}
		table.WriteByte('\n')
	}
	golden.Compare(t, "testdata/speech-nouns.golden", []byte(trimLines(table.String())))
}

// forceOf reads what a minister does at a meeting, said by a predicate, and
// returns the forces of the acts, "-" for none.
func forceOf(x *extract.Extractor, predicate string) string {
	facts := x.Extract(plain("Norwegian Minister Kari Lund met Chilean Minister Pablo Rojas in Oslo.\n\nMinister Lund " + predicate + ".\n"))
	var forces []string
	for _, s := range facts.Statements {
		forces = append(forces, string(s.Force))
	}
	if len(forces) == 0 {
		return "-"
	}
	return strings.Join(forces, "+")
}

func trimLines(s string) string {
	lines := strings.Split(s, "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n")
}
