// Package text cuts a document into tokens, blocks and sentences without
// rewriting a byte of it.
//
// Use [Parse] for a document and [Tokenize] for a phrase. The invariant of the
// package: every token, block and sentence is a range of bytes of the source as
// it stands; tokens are in order, do not overlap, and none is empty.
package text

import "chancery/schema"

// Class is the sort of a token.
type Class uint8

// The classes of tokens.
const (
	Word   Class = iota // letters, with digits or inner periods where they belong to it (G20, U.S.)
	Number              // digits with inner separators: 2021, 1,234.5
	Punct               // one mark, or "'s" as one token
	Symbol              // currency signs, bullets, %, &
)

// Flag tells how a token is written and what stands before it.
type Flag uint8

// The flags of tokens.
const (
	Space   Flag = 1 << iota // white space before it
	Newline                  // a line starts with it
	Capital                  // its first letter is upper case
	Upper                    // all its letters are upper case, two at least
	Abbrev                   // it carries inner periods: U.S., a.m.
	Clitic                   // "'s" or "'" after a word: a possessive
	Digits                   // a word with a digit in it: G20
)

// Token is one word, number, mark or symbol: the bytes [Start, End) of the source.
type Token struct {
	Start, End int32
	Class      Class
	Flags      Flag
}

// Has reports whether t carries all of f.
func (t Token) Has(f Flag) bool { return t.Flags&f == f }

// Span returns t's place as a [schema.Span].
func (t Token) Span() schema.Span { return schema.Span{Start: int(t.Start), End: int(t.End)} }

// BlockKind is the role of a block on its page.
type BlockKind uint8

// The kinds of blocks.
const (
	Prose   BlockKind = iota // a paragraph
	Item                     // a point of a list, numbered or bulleted
	Heading                  // a title or subtitle: short, without a full stop
	Noise                    // menus, share lines, bylines, captions' credits, rules
)

// Block is a run of lines that belong together: tokens [From, To).
type Block struct {
	From, To int32
	Kind     BlockKind
	// Level counts how deep an Item is nested: 1 for "1." or "◦", 2 below.
	Level uint8
}

// Sentence is tokens [From, To) of block Block. A heading or an item without a
// full stop is a sentence of its own.
type Sentence struct {
	From, To int32
	Block    int32
}

// Doc is a document cut up. It holds no copy of the source.
type Doc struct {
	Src       []byte
	Tokens    []Token
	Blocks    []Block
	Sentences []Sentence
}

// Bytes returns the bytes of token i.
func (d *Doc) Bytes(i int) []byte { t := d.Tokens[i]; return d.Src[t.Start:t.End] }

// Range returns the bytes from token from up to, not including, token to.
// It is empty when the range is.
func (d *Doc) Range(from, to int) schema.Span {
	if from >= to {
		return schema.Span{}
	}
	return schema.Span{Start: int(d.Tokens[from].Start), End: int(d.Tokens[to-1].End)}
}

// Parse cuts the part content of src (all of it, if content is empty) into d,
// whose slices are reused. It takes time linear in the length of content.
func (d *Doc) Parse(src []byte, content schema.Span) {
	if content.End == 0 {
		content.End = len(src)
	}
	d.Src = src
	d.Tokens = appendTokens(d.Tokens[:0], src, content.Start, content.End)
	d.Blocks = appendBlocks(d.Blocks[:0], src, d.Tokens)
	d.Sentences = d.Sentences[:0]
	for i := range d.Blocks {
		d.Sentences = appendSentences(d.Sentences, d, int32(i))
	}
}

// Parse cuts src into a new Doc.
func Parse(src []byte, content schema.Span) *Doc {
	d := new(Doc)
	d.Parse(src, content)
	return d
}

// Tokenize returns the tokens of a phrase.
func Tokenize(src []byte) []Token { return appendTokens(nil, src, 0, len(src)) }
