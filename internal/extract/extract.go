// Package extract reads one document of diplomatic prose and writes down what
// it says: the people it names, the events it tells of, and who did what sort
// of speech act about what content, with sums and deadlines.
//
// Use [New] once and [Extractor.Extract] for each document; an Extractor is
// safe for use by many goroutines. Its invariant: every fact's evidence is a
// range of the document as it stands, and where the text does not tell, a
// field is empty. Of the world outside the document it knows what the lexicon
// holds: names of states, organisations and offices, and whose leader a
// well-known person was.
package extract

import (
	"sync"

	"chancery/internal/amount"
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/internal/when"
	"chancery/schema"
)

// Extractor reads documents with one lexicon.
type Extractor struct {
	lex     *lexicon.Lexicon
	vocab   *vocab
	topics  *lexicon.TopicIndex
	dates   when.Finder
	amounts *amount.Finder
	readers sync.Pool
}

// New returns an extractor that knows the words of lex.
func New(lex *lexicon.Lexicon) *Extractor {
	x := &Extractor{lex: lex, vocab: compile(lex), topics: lex.TopicIndex(), amounts: amount.New(lex)}
	x.readers.New = func() any { return &reader{x: x} }
	return x
}

// Extract reads one document.
func (x *Extractor) Extract(in *source.Document) *schema.Facts {
	r := x.readers.Get().(*reader)
	defer x.readers.Put(r)
	r.reset(in)
	for _, s := range stages {
		s.run(r)
	}
	return r.facts()
}
