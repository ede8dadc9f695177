package lexicon

import (
	"bytes"
	"cmp"
	"slices"
	"strings"
	"sync"

	"chancery/internal/fold"
	"chancery/schema"
)

// TopicScore is how strongly a text tells of a topic.
type TopicScore struct {
	Topic schema.Topic
	Score float64
}

// TopicIndex finds the topics of short texts: clauses, sentences, headings.
// It reads the words of topics.tsv from left to right; at each place the
// longest phrase counts and hides the words inside it. It is safe for use by
// many goroutines.
type TopicIndex struct {
	words    map[string]wordID   // stems of whole words
	exact    map[string]wordID   // words that count in this number only
	prefixes map[string][]prefix // by their first prefixKey bytes, longest first
	last     wordID              // given out by newID
	next     map[step]nodeID
	hits     [][]topicHit   // by node; empty for inner nodes
	begins   *[1 << 15]bool // by the first letters of all words, to pass most others over
	// prefixBegins does the same for prefixes, and first for words that begin
	// a phrase.
	prefixBegins *[1 << 15]bool
	first        []nodeID // by word: the node that it leads to from the start
}

// topicHit is what a phrase tells: the topic by its number in schema.Topics.
type topicHit struct {
	topic int
	score float64
}

type (
	wordID int32
	nodeID int32
	step   struct {
		from nodeID
		word wordID
	}
	prefix struct {
		text string
		id   wordID
	}
)

// prefixKey is the number of bytes by which prefixes are found. No prefix in
// the data is shorter.
const prefixKey = 3

// TopicIndex compiles the topic words. Keep the result: compiling costs
// milliseconds.
func (l *Lexicon) TopicIndex() *TopicIndex {
	x := &TopicIndex{
		words:        make(map[string]wordID),
		exact:        make(map[string]wordID),
		prefixes:     make(map[string][]prefix),
		next:         make(map[step]nodeID),
		hits:         make([][]topicHit, 1),
		begins:       new([1 << 15]bool),
		prefixBegins: new([1 << 15]bool),
	}
	for _, w := range l.Topics {
		x.add(w)
	}
	for _, list := range x.prefixes {
		slices.SortFunc(list, func(a, b prefix) int { return cmp.Compare(len(b.text), len(a.text)) })
	}
	for _, r := range l.Regions {
		x.addRegion(r)
	}
	return x
}

// regionWeight is the weight of a region's name for its topic.
const regionWeight = 2

// addRegion makes the names of a region tell of its topic, but for those that
// topics.tsv holds already.
func (x *TopicIndex) addRegion(r Region) {
	if r.Topic == "" {
		return
	}
	for _, f := range append([]Form{{Text: r.Name}}, r.Forms...) {
		text := fold.String(f.Text)
		if len(x.Scores(text)) == 0 {
			x.add(TopicWord{Topic: schema.Topic(r.Topic), Text: text, Weight: regionWeight})
		}
	}
}

func (x *TopicIndex) add(w TopicWord) {
	tokens := strings.FieldsFunc(w.Text, func(r rune) bool { return !isWordRune(r) })
	at := nodeID(0)
	for i, t := range tokens {
		t = strings.ReplaceAll(t, "'", "")
		x.begins[beginOf(stem(t))], x.begins[beginOf(t)] = true, true
		x.prefixBegins[beginOf(t)] = x.prefixBegins[beginOf(t)] || w.Prefix
		var id wordID
		switch {
		case w.Prefix && i == len(tokens)-1:
			id = x.prefixID(t)
		case w.Exact:
			id = x.wordID(x.exact, t)
		default:
			id = x.wordID(x.words, stem(t))
		}
		s := step{at, id}
		to, ok := x.next[s]
		if !ok {
			to = nodeID(len(x.hits))
			x.hits = append(x.hits, nil)
			x.next[s] = to
		}
		if i == 0 {
			for int(id) >= len(x.first) {
				x.first = append(x.first, 0)
			}
			x.first[id] = to
		}
		at = to
	}
	x.hits[at] = append(x.hits[at], topicHit{topicNumber(w.Topic), w.Weight})
}

// beginOf returns a number for the first three letters of a word. Words that
// share it need not begin alike.
func beginOf[T string | []byte](word T) (n uint16) {
	for i := range min(len(word), prefixKey) {
		n = n<<5 | uint16(word[i]&31)
	}
	return n
}

func (x *TopicIndex) wordID(in map[string]wordID, text string) wordID {
	id, ok := in[text]
	if !ok {
		id = x.newID()
		in[text] = id
	}
	return id
}

func (x *TopicIndex) prefixID(text string) wordID {
	key := text[:prefixKey]
	for _, p := range x.prefixes[key] {
		if p.text == text {
			return p.id
		}
	}
	id := x.newID()
	x.prefixes[key] = append(x.prefixes[key], prefix{text, id})
	return id
}

// newID returns a number that no word or prefix has yet; 0 stands for none.
func (x *TopicIndex) newID() wordID {
	x.last++
	return x.last
}

// token is what a word of a text is known by: the IDs of the word, its stem and
// the longest two prefixes that it begins with; 0 for none.
type token [4]wordID

func (x *TopicIndex) tokens(text string, s *scratch) []token {
	s.folded = fold.Append(s.folded[:0], text)
	s.tokens = s.tokens[:0]
	for i := 0; i < len(s.folded); {
		if !isWordByte(s.folded[i]) {
			i++
			continue
		}
		start := i
		for i < len(s.folded) && isWordByte(s.folded[i]) {
			i++
		}
		word := bytes.TrimSuffix(bytes.Trim(s.folded[start:i], "'"), []byte("'s"))
		if bytes.IndexByte(word, '\'') >= 0 {
			word = bytes.ReplaceAll(word, []byte("'"), nil)
		}
		if len(word) > 0 {
			s.tokens = append(s.tokens, x.token(word))
		}
	}
	return s.tokens
}

// scratch is what reading one text needs and the next can use again.
type scratch struct {
	folded []byte
	tokens []token
}

var scratches = sync.Pool{New: func() any { return new(scratch) }}

func (x *TopicIndex) token(word []byte) token {
	if !x.begins[beginOf(word)] {
		return token{}
	}
	t := token{x.exact[string(word)], x.words[string(stem(word))]}
	if len(word) < prefixKey || !x.prefixBegins[beginOf(word)] {
		return t
	}
	n := 2
	for _, p := range x.prefixes[string(word[:prefixKey])] {
		if n < len(t) && len(word) >= len(p.text) && string(word[:len(p.text)]) == p.text {
			t[n] = p.id
			n++
		}
	}
	return t
}

// strengths holds a score for each of schema.Topics.
type strengths [len(schema.Topics)]float64

// strengths adds up what text tells.
func (x *TopicIndex) strengths(text string) strengths {
	var sums strengths
	work := scratches.Get().(*scratch)
	defer scratches.Put(work)
	tokens := x.tokens(text, work)
	for i := 0; i < len(tokens); {
		node, n := x.longest(tokens[i:])
		if n == 0 {
			i++
			continue
		}
		for _, h := range x.hits[node] {
			sums[h.topic] += h.score
		}
		i += n
	}
	return sums
}

// sorted returns the topics with a score, the strongest first; topics of equal
// strength stand in the order of the schema.
func (s *strengths) sorted() []TopicScore {
	out := make([]TopicScore, 0, 2*topicsAtMost)
	for i, score := range s {
		if score > 0 {
			out = append(out, TopicScore{schema.Topics[i], score})
		}
	}
	slices.SortStableFunc(out, func(a, b TopicScore) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// Scores returns the topics that text tells of, the strongest first; topics of
// equal strength stand in the order of the schema.
func (x *TopicIndex) Scores(text string) []TopicScore {
	sums := x.strengths(text)
	return sums.sorted()
}

// longest returns the node of the longest phrase at the start of tokens and
// the number of its words, or 0 words.
func (x *TopicIndex) longest(tokens []token) (nodeID, int) {
	return x.walk(0, tokens, 0)
}

func (x *TopicIndex) walk(from nodeID, tokens []token, depth int) (best nodeID, n int) {
	if len(x.hits[from]) > 0 {
		best, n = from, depth
	}
	if depth == len(tokens) {
		return best, n
	}
	for _, id := range tokens[depth] {
		if id == 0 {
			continue
		}
		if depth == 0 && (int(id) >= len(x.first) || x.first[id] == 0) {
			continue
		}
		if to, ok := x.next[step{from, id}]; ok {
			if b, m := x.walk(to, tokens, depth+1); m > n {
				best, n = b, m
			}
		}
	}
	return best, n
}

// The limits of [TopicIndex.Classify], settled on the gold statements; F1 is
// flat around them.
const (
	topicsAtMost = 3
	enoughScore  = 1.0 // a topic below is a hint, and counts only alone
	scoreCap     = 4.0 // more words do not make a topic shut out another
	shareOfBest  = 0.6 // a further topic has at least this share of the best
	// fallbackTopic is what a statement without a subject of its own is about.
	// Its words ("cooperation", "visit") stand in nearly every statement, so
	// beside other topics it counts only when none is stronger.
	fallbackTopic = schema.Topic("diplomatic-exchange")
	// clearScore is what the best topic of a text needs to do without context;
	// contextShare is what a word of the context counts.
	clearScore   = 2.0
	contextShare = 0.25
)

// Classify returns one to three topics of text, the main one first. Text that
// tells of none is taken for diplomatic exchange.
//
// A text that tells little by itself ("agreed to seek measures") is read in
// its context, if given: the sentence it stands in, the statement before it.
func (x *TopicIndex) Classify(text string, context ...string) []schema.Topic {
	sums := x.strengths(text)
	if len(context) > 0 && !sums.clear() {
		own := sums
		for _, c := range context {
			for i, score := range x.strengths(c) {
				if schema.Topics[i] != fallbackTopic {
					sums[i] += contextShare * max(0, score-own[i])
				}
			}
		}
	}
	return sums.choose()
}

// Sure returns the topics of a text that tells enough by itself, and false for
// one that is better read in its context, with [TopicIndex.Classify].
func (x *TopicIndex) Sure(text string) ([]schema.Topic, bool) {
	sums := x.strengths(text)
	if !sums.clear() {
		return nil, false
	}
	return sums.choose(), true
}

// clear reports whether a topic other than the fallback is strong.
func (s *strengths) clear() bool {
	for i, score := range s {
		if score >= clearScore && schema.Topics[i] != fallbackTopic {
			return true
		}
	}
	return false
}

// choose returns the topics that the limits let through.
func (s *strengths) choose() []schema.Topic {
	scores := s.sorted()
	out := make([]schema.Topic, 0, topicsAtMost)
	for i, t := range scores {
		best := min(scores[0].Score, scoreCap)
		if len(out) == topicsAtMost || i > 0 && (t.Score < enoughScore || t.Score < shareOfBest*best) {
			break
		}
		if t.Topic == fallbackTopic && t.Score < best {
			continue
		}
		out = append(out, t.Topic)
	}
	if len(out) == 0 {
		out = append(out, fallbackTopic)
	}
	return out
}

func topicNumber(t schema.Topic) int { return slices.Index(schema.Topics[:], t) }

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || c == '\'' || c >= 0x80
}

func isWordRune(r rune) bool { return r >= 0x80 || isWordByte(byte(r)) }

// stem returns a word without its plural ending, so that topics.tsv needs one
// row for both numbers: "companies" → "company", "ties" → "tie". It need not
// be a word, only the same for both.
func stem[T string | []byte](w T) T {
	n := len(w)
	switch {
	case n < 4 || w[n-1] != 's' || w[n-2] == 's' || w[n-2] == 'u' || w[n-2] == 'i':
		return w
	case n > 4 && w[n-3] == 'i' && w[n-2] == 'e':
		return T(string(w[:n-3]) + "y")
	case n > 3 && w[n-2] == 'e' && (w[n-3] == 'x' || w[n-3] == 'h' && (w[n-4] == 's' || w[n-4] == 'c') || w[n-3] == 's' && w[n-4] == 's'):
		return w[:n-2]
	}
	return w[:n-1]
}
