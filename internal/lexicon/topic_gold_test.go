package lexicon

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/schema"
)

// TestTopicsOfGold measures the classifier on the quotes of the gold
// statements, alone and in their context, and holds the result to
// testdata/topics.golden, so that a change of topics.tsv shows what it gains
// and loses.
func TestTopicsOfGold(t *testing.T) {
	golds := goldFiles(t)
	x := Default().TopicIndex()
	var all, inContext tally
	by := make(map[schema.Topic]*tally)
	for _, topic := range schema.Topics {
		by[topic] = &tally{}
	}
	for _, file := range golds {
		body, before := readBody(t, file), ""
		for _, s := range readGold(t, file) {
			got := x.Classify(s.Quote)
			within := x.Classify(s.Quote, sentenceOf(body, s.Quote), before)
			before = s.Quote
			for _, topic := range schema.Topics {
				by[topic].count(slices.Contains(s.Topics, topic), slices.Contains(got, topic))
				inContext.count(slices.Contains(s.Topics, topic), slices.Contains(within, topic))
			}
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "%-24s %5s %9s %6s %5s\n", "topic", "gold", "precision", "recall", "F1")
	for _, topic := range schema.Topics {
		all.add(by[topic])
		fmt.Fprintf(&out, "%-24s %s\n", topic, by[topic])
	}
	fmt.Fprintf(&out, "%-24s %s\n", "all", &all)
	fmt.Fprintf(&out, "%-24s %s\n", "all, in context", &inContext)
	golden.Compare(t, "testdata/topics.golden", out.Bytes())
}

// goldFiles lists the gold files of the shared folder beside the repository.
func goldFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, dir := range []string{"seeds", "dev"} {
		found, err := filepath.Glob(filepath.Join(golden.SharedDir(t, "eval/"+dir), "*.gold.json"))
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, found...)
	}
	return slices.DeleteFunc(files, func(f string) bool { return filepath.Base(f) == "cross.gold.json" })
}

type goldStatement struct {
	Quote  string
	Topics []schema.Topic
}

func readGold(t *testing.T, file string) []goldStatement {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var doc struct{ Statements []goldStatement }
	if err := json.Unmarshal(src, &doc); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	return doc.Statements
}

// readBody returns the text that a gold file is about.
func readBody(t *testing.T, gold string) string {
	t.Helper()
	src, err := os.ReadFile(strings.TrimSuffix(gold, ".gold.json") + ".txt")
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}

// sentenceOf returns what stands around a quote between full stops or line
// ends, or "" for a quote that is not in body.
func sentenceOf(body, quote string) string {
	before, after, ok := strings.Cut(body, quote)
	if !ok {
		return ""
	}
	before = before[strings.LastIndexAny(before, ".\n")+1:]
	if i := strings.IndexAny(after, ".\n"); i >= 0 {
		after = after[:i]
	}
	return before + quote + after
}

type tally struct{ hit, gold, got int }

func (c *tally) count(want, got bool) {
	if want {
		c.gold++
	}
	if got {
		c.got++
	}
	if want && got {
		c.hit++
	}
}

func (c *tally) add(d *tally) {
	c.hit += d.hit
	c.gold += d.gold
	c.got += d.got
}

func (c *tally) String() string {
	p := ratio(c.hit, c.got)
	r := ratio(c.hit, c.gold)
	return fmt.Sprintf("%5d %9.2f %6.2f %5.2f", c.gold, p, r, ratio(2*c.hit, c.gold+c.got))
}

func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
