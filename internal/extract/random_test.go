package extract_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/lexicon"
)

// TestRandomProse reads documents made at random of the words that the reader
// looks for: what letters at random seldom make, fragments of its grammar at
// every end of a document.
func TestRandomProse(t *testing.T) {
	words := proseWords(lexicon.Default())
	x := extract.New(lexicon.Default())
	c := checker{lex: lexicon.Default()}
	for seed := range uint64(3000) {
		rng := rand.New(rand.NewPCG(seed, 7))
		var text strings.Builder
		for range 1 + rng.IntN(60) {
			text.WriteString(words[rng.IntN(len(words))])
			text.WriteString(gaps[rng.IntN(len(gaps))])
		}
		d := plain(strings.TrimSpace(text.String()))
		for _, fault := range c.faults(d, x.Extract(d)) {
			t.Errorf("seed %d: %s\n%s", seed, fault, d.Body)
		}
	}
}

// gaps stand between two words; most are spaces.
var gaps = []string{" ", " ", " ", " ", " ", " ", " ", " ", "", ", ", ". ", "; ", "-", "’s ", "\n", "\n\n", "\n- ", " \"", "\" ", " (", ") "}

// proseWords returns words of every class that the reader knows, function
// words and names as often as all the others.
func proseWords(lex *lexicon.Lexicon) []string {
	out := strings.Fields("the a his her their its our both each of in on at for from with by to and or but will would should can is are was were been be " +
		"has have had not also that which who whose he she they we I it while as because if when there Monday May 3 2024 June 12 5 million US$ per cent " +
		"today tomorrow Sir Dr. H.E. Mr. two three sides side counterpart President Minister Ministers meeting visit talks summit call agreement " +
		"Kim Nguyen Novak Tanaka Silva Ade Li Khan Ha Noi Oslo according each other invited invitation")
	common := len(out)
	for _, v := range lex.Verbs {
		out = append(out, v.Lemma, v.Past, v.Gerund, v.Third)
	}
	for _, n := range lex.SpeechNouns {
		out = append(out, n.Noun)
	}
	for i := range lex.Countries {
		out = append(out, lex.Countries[i].Name)
	}
	for i := range lex.Orgs {
		out = append(out, lex.Orgs[i].Key)
	}
	rare := len(out) - common
	for len(out) < common+2*rare {
		out = append(out, out[:common]...)
	}
	return out
}
