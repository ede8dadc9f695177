package lexicon

import (
	"slices"
	"strings"

	"chancery/schema"
)

// TopicWord is a row of topics.tsv: a word or phrase that tells of a topic.
type TopicWord struct {
	Topic  schema.Topic
	Text   string // folded; each word also stands for its plural, unless Exact
	Exact  bool   // "goods", not "good"
	Prefix bool   // the last word stands for every word that begins with it
	Weight float64
}

var topicColumns = []string{"topic", "text", "weight"}

func parseTopicWord(r *row) TopicWord {
	text, exact := strings.CutPrefix(r.str("text"), "=")
	text, prefix := strings.CutSuffix(text, "*")
	w := TopicWord{
		Topic:  schema.Topic(r.topic("topic")),
		Text:   text,
		Exact:  exact,
		Prefix: prefix,
		Weight: r.num("weight"),
	}
	if w.Topic == "" {
		r.fault("empty topic")
	}
	if w.Weight < -3 || w.Weight > 3 || w.Weight == 0 {
		r.fault("weight %v is not from -3 to 3, or is 0", w.Weight)
	}
	if last := text[strings.LastIndexAny(text, " -")+1:]; prefix && len(last) < prefixKey {
		r.fault("prefix %q is shorter than %d bytes", last, prefixKey)
	}
	if strings.Contains(text, "*") {
		r.fault("a * inside %q", text)
	}
	if f := (Form{Text: text}); f.key() != text {
		r.fault("text %q is not folded: want %q", text, f.key())
	}
	return w
}

// topic returns a cell that must be empty or a topic of the schema.
func (r *row) topic(column string) string {
	s := r.opt(column)
	if s != "" && !slices.Contains(schema.Topics[:], schema.Topic(s)) {
		r.fault("%s %q is no topic", column, s)
	}
	return s
}
