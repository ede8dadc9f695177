package extract

import (
	"cmp"
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/internal/text"
	"chancery/schema"
)

// Reading is one sentence of a document with what was read from it, and what
// was seen in it and not understood.
type Reading struct {
	Role       string             `json:"role"` // prose, item, heading, noise
	Sentence   schema.Evidence    `json:"sentence"`
	People     []schema.Person    `json:"people,omitempty"`
	Events     []schema.Event     `json:"events,omitempty"`
	Statements []schema.Statement `json:"statements,omitempty"`
	Unread     []Unread           `json:"unread,omitempty"`
}

// Unread is a word that looked like a fact and gave none.
type Unread struct {
	Word string `json:"word"`
	Why  string `json:"why"`
	at   int
}

// roles name the kinds of blocks for readers.
var roles = map[text.BlockKind]string{text.Prose: "prose", text.Item: "item", text.Heading: "heading", text.Noise: "noise"}

// Explain reads a document as [Extractor.Extract] does and says sentence by
// sentence what it took from it and why not more.
func (x *Extractor) Explain(in *source.Document) []Reading {
	r := &reader{x: x, explaining: true}
	r.reset(in)
	for _, s := range stages {
		s.run(r)
	}
	facts := r.facts()
	out := make([]Reading, len(r.doc.Sentences))
	for n, s := range r.doc.Sentences {
		out[n] = Reading{
			Role:     roles[r.doc.Blocks[s.Block].Kind],
			Sentence: schema.Cite(in.Body, r.doc.Range(int(s.From), int(s.To))),
		}
	}
	at := func(start int) *Reading {
		n, found := slices.BinarySearchFunc(out, start, func(x Reading, at int) int { return cmp.Compare(x.Sentence.Start, at) })
		if !found {
			n--
		}
		return &out[max(n, 0)]
	}
	for _, p := range facts.People {
		a := at(p.Evidence.Start)
		a.People = append(a.People, p)
	}
	for _, e := range facts.Events {
		a := at(e.Evidence.Start)
		a.Events = append(a.Events, e)
	}
	for _, s := range facts.Statements {
		a := at(s.Evidence.Start)
		a.Statements = append(a.Statements, s)
	}
	for _, u := range r.unread {
		a := at(int(r.doc.Tokens[u.at].Start))
		a.Unread = append(a.Unread, u)
	}
	return out
}

// missed notes a verb of speech that gave no act, with the reason.
func (r *reader) missed(i int, c *clause) {
	v, f := r.verb(i)
	if !r.explaining || v == nil || f&(past|third) == 0 || r.cover[i] != 0 {
		return
	}
	b := r.lookLeft(i, c.from)
	why := "no party stands beside it"
	switch {
	case v.Class == lexicon.VerbLight:
		why = "no noun after it tells what sort of act it is"
	case b.to:
		why = "an aim, not yet an act"
	case b.modal:
		why = "said of what may or will be"
	case r.is(b.at, fRel) || r.word(b.at, "that"):
		why = "inside a relative clause"
	case r.is(b.at, fDet|fPoss):
		why = "a noun here, or part of one"
	case f&base != 0 && f&past == 0:
		return // as likely a noun
	}
	r.unread = append(r.unread, Unread{Word: r.span(i, i+int(r.verbs[i].n)), Why: why, at: i})
}

// unsettled notes an act that is nobody's as far as the text tells.
func (r *reader) unsettled(t *trigger, from int) {
	if r.explaining {
		r.unread = append(r.unread, Unread{Word: t.lemma, Why: "whose act this is could not be settled", at: from})
	}
}

// missedName notes a name in capitals that nothing shows to be a person.
func (r *reader) missedName(m *mention) {
	if r.explaining && m.nameTo-m.nameFrom > 1 && !r.inHeading(int(m.from)) {
		r.unread = append(r.unread, Unread{
			Word: r.nameOf(m), Why: "a name that neither title nor verb shows to be a person's", at: int(m.from),
		})
	}
}
