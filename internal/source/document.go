package source

import "chancery/schema"

// Document is one readable file, or one record of a file of records (see package
// record).
type Document struct {
	// Name identifies the document in every fact: the file's base name, or the
	// shortest path ending that no other file of the same run has; a record's is
	// its own.
	Name    string
	Path    string      // as given or found, for messages
	Body    []byte      // the text that evidence offsets count in
	SHA256  string      // of the file's bytes, or a record's text, in hexadecimal
	Content schema.Span // the prose: Body without front matter and date prefix
	Meta    Meta
}

// Meta is what a file says of itself; unknown fields are empty.
type Meta struct {
	Published schema.Date
	Title     string
	Publisher string
	Country   string // the publisher's, ISO 3166-1 alpha-2
	SourceURL string
	Language  string // ISO 639-1
}

// Describe returns the document in the form in which facts carry it.
func (d *Document) Describe() schema.Document {
	return schema.Document{
		Doc:       d.Name,
		Published: d.Meta.Published,
		Title:     d.Meta.Title,
		Publisher: d.Meta.Publisher,
		Country:   d.Meta.Country,
		Language:  d.Meta.Language,
		Source:    d.Meta.SourceURL,
		SHA256:    d.SHA256,
	}
}

// attribute sets publisher and country where m lacks them.
func (m *Meta) attribute(o Meta) {
	if m.Publisher == "" {
		m.Publisher = o.Publisher
	}
	if m.Country == "" {
		m.Country = o.Country
	}
}
