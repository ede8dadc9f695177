package schema

// Span is a half-open range of bytes [Start, End) of a document.
type Span struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len returns the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Evidence is the place in a document that a fact stands on.
// Invariant: src[Start:End] == Quote, where src is the document's text as
// stored (the file's bytes, or the extracted text of an HTML or DOCX file).
type Evidence struct {
	Span
	Quote string `json:"quote"`
}

// Cite returns the evidence for a span of src.
func Cite(src []byte, s Span) Evidence {
	return Evidence{Span: s, Quote: string(src[s.Start:s.End])}
}
