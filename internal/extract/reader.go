package extract

import (
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

// term is a phrase of the lexicon's names met in the document: tokens [from, to).
type term struct {
	from, to int32
	entry    int32
}

// matterHit is a word of lexicon.MatterWords at tokens [from, to).
type matterHit struct{ from, to, ref int32 }

// verbAt is a verb of speech at a token.
type verbAt struct {
	ref  int32 // row of lexicon.Verbs, -1 for none
	n    uint8 // tokens
	form form
}

// nounAt is a noun of speech at a token.
type nounAt struct {
	ref int32 // row of lexicon.SpeechNouns, -1 for none
	n   uint8
}

// reader holds what is known of one document while it is read. Its slices are
// reused from one document to the next.
type reader struct {
	x   *Extractor
	in  *source.Document
	doc text.Doc

	ids   []wordID // of each token
	marks []flag   // of each token: what it can be in grammar
	heads []uint16 // of each token: its length and first letter, see headOf
	cover []int32  // of each token: 1 + index of the term that covers it, or 0
	never []bool   // of each token: a word that is part of no name
	terms []term
	// matterHits are the words that matters are named by, none inside another.
	matterHits []matterHit
	inPerson   []bool // of each token: part of a person's name
	verbs      []verbAt
	nouns      []nounAt

	mentions  []mention
	starts    []int32            // of each token: 1 + index of the mention that starts there
	stops     []int32            // of each token: 1 + index of the mention whose last token it is
	byName    map[string][]int32 // the people whose names hold a word
	people    []person
	home      schema.Party   // whose releases these are, or ""
	joint     bool           // a joint statement: what it says, all its parties say
	author    int32          // the person who writes "I", -1 for none
	parties   []schema.Party // the main parties of the document
	dates     []when.Expr
	dateStops []int32 // of each token: 1 + index of the date whose last token it is
	// sentenceDates holds for each sentence the index of its first date.
	sentenceDates []int32
	quantities    []quantity
	now           int32 // the sentence being read
	events        []event
	acts          []act
	matters       []matter

	scratch [64]byte

	explaining bool // keep note of what was seen and not understood
	unread     []Unread
}

func (r *reader) reset(in *source.Document) {
	r.in = in
	r.doc.Parse(in.Body, in.Content)
	n := len(r.doc.Tokens)
	r.ids = resize(r.ids, n)
	r.marks = resize(r.marks, n)
	r.heads = resize(r.heads, n)
	r.cover = resize(r.cover, n)
	r.never = resize(r.never, n)
	r.starts = resize(r.starts, n)
	r.stops = resize(r.stops, n)
	r.dateStops = resize(r.dateStops, n)
	r.verbs = resize(r.verbs, n)
	r.nouns = resize(r.nouns, n)
	r.terms, r.mentions = r.terms[:0], r.mentions[:0]
	r.dates, r.sentenceDates, r.quantities = r.dates[:0], r.sentenceDates[:0], r.quantities[:0]
	r.people, r.parties, r.events, r.acts = nil, nil, nil, nil
	r.matters, r.matterHits = r.matters[:0], r.matterHits[:0]
	r.inPerson = resize(r.inPerson, n)
	clear(r.byName)
	r.home, r.joint, r.author = in.Meta.Country, false, -1
}

// resize returns s with n zero elements.
func resize[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}

// annotate looks every token up: its number, and the phrases that start there.
func (r *reader) annotate() {
	v := r.x.vocab
	for i := range r.doc.Tokens {
		t := r.doc.Tokens[i]
		raw := r.doc.Src[t.Start:t.End]
		r.ids[i] = v.table.lookup(raw, r.scratch[:])
		r.marks[i] = v.words[r.ids[i]].flags
		r.heads[i] = headOf(raw)
		r.verbs[i].ref, r.nouns[i].ref = -1, -1
	}
	var hits [layers]hit
	covered := 0
	for i := range r.doc.Tokens {
		v.find(&r.doc, r.ids, i, &hits)
		if h := hits[inVerbs]; h.entry >= 0 {
			r.verbs[i] = r.verbOf(h)
		}
		if h := hits[inNouns]; h.entry >= 0 {
			r.nouns[i] = nounAt{v.entries[h.entry].ref, uint8(h.n)}
		}
		if h := hits[inMatters]; h.entry >= 0 && (len(r.matterHits) == 0 || int(r.matterHits[len(r.matterHits)-1].to) <= i) {
			r.matterHits = append(r.matterHits, matterHit{int32(i), int32(i) + h.n, v.entries[h.entry].ref})
		}
		if h := hits[notNames]; h.entry >= 0 {
			r.never[i] = true
		}
		if h := hits[inNames]; h.entry >= 0 && i >= covered && !r.isCurrency(i+int(h.n)) {
			r.terms = append(r.terms, term{int32(i), int32(i) + h.n, h.entry})
			covered = i + int(h.n)
			for k := i; k < covered; k++ {
				r.cover[k] = int32(len(r.terms))
			}
		}
	}
}

// isCurrency reports whether a currency sign stands glued at token i, so that
// what precedes it is part of a sum: "US$".
func (r *reader) isCurrency(i int) bool {
	return r.isGlued(i) && r.doc.Tokens[i].Class == text.Symbol && r.doc.Src[r.doc.Tokens[i].Start] == '$'
}

// verbOf gathers the forms that a hit may be: a past is mostly a participle too.
func (r *reader) verbOf(h hit) verbAt {
	e := r.x.vocab.entries[h.entry]
	f := e.form
	x := &r.x.lex.Verbs[e.ref]
	word := ""
	switch {
	case f&base != 0:
		word = x.Lemma
	case f&past != 0:
		word = x.Past
	case f&participle != 0:
		word = x.Participle
	}
	for _, same := range []struct {
		text string
		form form
	}{{x.Lemma, base}, {x.Past, past}, {x.Participle, participle}} {
		if word != "" && same.text == word {
			f |= same.form // "put forward" is three forms in one
		}
	}
	return verbAt{ref: e.ref, n: uint8(h.n), form: f}
}

func (r *reader) flags(i int) flag {
	if uint(i) >= uint(len(r.marks)) {
		return 0
	}
	return r.marks[i]
}

func (r *reader) is(i int, f flag) bool { return r.flags(i)&f != 0 }

// headOf sums a word up in two bytes, length and first letter, so that most
// comparisons end there.
func headOf[T string | []byte](w T) uint16 {
	c := w[0]
	if 'A' <= c && c <= 'Z' {
		c += 'a' - 'A'
	}
	return uint16(min(len(w), 255))<<8 | uint16(c)
}

// word reports whether token i is the word w, given in small letters.
func (r *reader) word(i int, w string) bool {
	return uint(i) < uint(len(r.heads)) && r.heads[i] == headOf(w) && r.spells(i, w)
}

func (r *reader) spells(i int, w string) bool {
	t := r.doc.Tokens[i]
	if int(t.End-t.Start) != len(w) {
		return false
	}
	for k, c := range r.doc.Src[t.Start:t.End] {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != w[k] {
			return false
		}
	}
	return true
}

// anyWord reports whether token i is one of the words, given in small letters.
func (r *reader) anyWord(i int, words ...string) bool {
	for _, w := range words {
		if r.word(i, w) {
			return true
		}
	}
	return false
}

// str returns token i as it stands, "" past the end of the document.
func (r *reader) str(i int) string {
	if i < 0 || i >= len(r.ids) {
		return ""
	}
	return string(r.doc.Bytes(i))
}

// has reports whether token i exists and carries f.
func (r *reader) has(i int, f text.Flag) bool {
	return i >= 0 && i < len(r.ids) && r.doc.Tokens[i].Has(f)
}

// start and stop return the mention that starts or ends at token i, or nil.
func (r *reader) start(i int) *mention { return r.mentionOf(r.starts, i) }
func (r *reader) stop(i int) *mention  { return r.mentionOf(r.stops, i) }

func (r *reader) mentionOf(index []int32, i int) *mention {
	if i < 0 || i >= len(index) || index[i] == 0 {
		return nil
	}
	return &r.mentions[index[i]-1]
}

// span returns the text of tokens [from, to) as it stands.
func (r *reader) span(from, to int) string {
	s := r.doc.Range(from, to)
	return string(r.doc.Src[s.Start:s.End])
}

// verb returns the verb of speech at token i.
func (r *reader) verb(i int) (*lexicon.Verb, form) {
	if i < 0 || i >= len(r.verbs) || r.verbs[i].ref < 0 {
		return nil, 0
	}
	return &r.x.lex.Verbs[r.verbs[i].ref], r.verbs[i].form
}

// isVerb reports whether a verb of speech stands at token i.
func (r *reader) isVerb(i int) bool {
	v, _ := r.verb(i)
	return v != nil
}

// termAt returns the term that starts at token i.
func (r *reader) termAt(i int) (term, *entry, bool) {
	if i < 0 || i >= len(r.cover) || r.cover[i] == 0 {
		return term{}, nil, false
	}
	t := r.terms[r.cover[i]-1]
	if int(t.from) != i {
		return term{}, nil, false
	}
	return t, &r.x.vocab.entries[t.entry], true
}

// isGlued reports whether token i follows the one before it without a space.
func (r *reader) isGlued(i int) bool {
	return i > 0 && i < len(r.doc.Tokens) && !r.has(i, text.Space)
}

// isClitic reports whether token i is a possessive 's.
func (r *reader) isClitic(i int) bool {
	return i >= 0 && i < len(r.doc.Tokens) && r.has(i, text.Clitic)
}
