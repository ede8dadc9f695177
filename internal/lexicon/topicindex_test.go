package lexicon

import (
	"slices"
	"strings"
	"testing"

	"chancery/schema"
)

func TestClassify(t *testing.T) {
	x := mustLoad(t).TopicIndex()
	for _, test := range []struct {
		text string
		want []schema.Topic
	}{
		{"raise two-way trade and cut tariffs on farm goods", []schema.Topic{"trade"}},
		{"cooperation in trade, tourism and education", []schema.Topic{"trade", "education", "tourism"}},
		{"donate one million vaccine doses", []schema.Topic{"health", "development-assistance"}},
		{"good allies and good roads", []schema.Topic{"diplomatic-exchange", "infrastructure"}},
		{"the sale of goods", []schema.Topic{"trade"}},
		{"the release of all hostages and a lasting ceasefire in Gaza", []schema.Topic{"peace", "security"}},
		{"freedom of navigation in the East Sea", []schema.Topic{"maritime"}},
		{"an early visit at a mutually convenient time", []schema.Topic{"diplomatic-exchange"}},
		{"", []schema.Topic{"diplomatic-exchange"}},
	} {
		if got := x.Classify(test.text); !slices.Equal(got, test.want) {
			t.Errorf("Classify(%q) = %v, want %v\n\t%v", test.text, got, test.want, x.Scores(test.text))
		}
	}
}

// TestClassifyInContext reads a text that tells little as part of its sentence,
// and leaves one alone that tells enough.
func TestClassifyInContext(t *testing.T) {
	x := mustLoad(t).TopicIndex()
	const sentence = "The sides discussed vaccine supplies and public health, and agreed to seek measures together."
	if got := x.Classify("seek measures together", sentence); !slices.Equal(got, []schema.Topic{"health"}) {
		t.Errorf("in its sentence: got %v, want health", got)
	}
	if got := x.Classify("lower their tariffs", sentence); !slices.Equal(got, []schema.Topic{"trade"}) {
		t.Errorf("clear by itself: got %v, want trade", got)
	}
}

// TestLongestPhraseHides wants "trade union" to say nothing of trade.
func TestLongestPhraseHides(t *testing.T) {
	x := mustLoad(t).TopicIndex()
	for _, s := range x.Scores("trade unions") {
		if s.Topic != "labour" {
			t.Errorf("trade unions tell of %s", s.Topic)
		}
	}
}

// TestNoTopicWordTwice wants no two rows of a topic to say the same, as
// "tariff" and "tariffs" would.
func TestNoTopicWordTwice(t *testing.T) {
	l := mustLoad(t)
	x := l.TopicIndex()
	for node, hits := range x.hits {
		for i, h := range hits {
			for _, g := range hits[:i] {
				if g.topic == h.topic {
					t.Errorf("two rows of %s meet in node %d: %s", schema.Topics[h.topic], node, x.phrase(nodeID(node)))
				}
			}
		}
	}
}

// phrase spells the words that lead to a node.
func (x *TopicIndex) phrase(node nodeID) string {
	for s, to := range x.next {
		if to == node {
			return strings.TrimSpace(x.phrase(s.from) + " " + x.spell(s.word))
		}
	}
	return ""
}

func (x *TopicIndex) spell(id wordID) string {
	for _, in := range []map[string]wordID{x.words, x.exact} {
		for w, n := range in {
			if n == id {
				return w
			}
		}
	}
	return "…*"
}

func TestStem(t *testing.T) {
	for in, want := range map[string]string{
		"ties": "tie", "tie": "tie", "companies": "company", "businesses": "business", "tariffs": "tariff",
		"crisis": "crisis", "taxes": "tax", "his": "his", "gas": "gas", "virus": "virus", "press": "press",
	} {
		if got := stem(in); got != want {
			t.Errorf("stem(%q) = %q, want %q", in, got, want)
		}
	}
}

func FuzzClassify(f *testing.F) {
	x := mustLoad(f).TopicIndex()
	f.Add("expand cooperation in trade, investment and ODA")
	f.Add("''s' \xff Việt Nam’s COVID‑19")
	f.Fuzz(func(t *testing.T, text string) {
		topics := x.Classify(text)
		if len(topics) < 1 || len(topics) > topicsAtMost {
			t.Errorf("%d topics", len(topics))
		}
		for i, topic := range topics {
			if !topic.Valid() || slices.Contains(topics[:i], topic) {
				t.Errorf("topic %q is unknown or there twice", topic)
			}
		}
	})
}

func BenchmarkClassify(b *testing.B) {
	x := mustLoad(b).TopicIndex()
	const text = "The two ministers agreed to expand cooperation in renewable energy, semiconductors and the training " +
		"of nurses, and looked forward to the early conclusion of a free trade agreement between their countries."
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		if len(x.Classify(text)) == 0 {
			b.Fatal("no topics")
		}
	}
}

func BenchmarkTopicIndex(b *testing.B) {
	l := mustLoad(b)
	for b.Loop() {
		if len(l.TopicIndex().hits) < len(l.Topics) {
			b.Fatal("fewer nodes than rows")
		}
	}
}
