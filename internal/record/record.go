package record

import (
	"crypto/sha256"
	"encoding/hex"
	"path/filepath"
	"strings"

	"chancery/internal/source"
	"chancery/schema"
)

// Rule names what reads the facts of records, in [schema.Origin].
const Rule = "record"

var origin = schema.Origin{Rule: Rule, Confidence: 0.95}

// Record is one trip or visit as its file tells it.
type Record struct {
	doc  source.Document
	trip trip
}

// trip is what all forms of records have in common. Each field is where its
// value stands in the document's text; an empty span is a value not given.
type trip struct {
	traveller, from, country, place, remarks schema.Span

	office            string // the traveller's, where a field gives it
	fromID, countryID string // other names of from and country, for want of better
	host              string // alpha-2 of the country visited, where the form says it
	home              string // alpha-2 of the traveller's country, where the form says it
	start, end        schema.Date
}

// Document returns the record as a document. Its date of publication is the last
// day of the trip: the lists themselves are written, and mended, years later.
func (r *Record) Document() *source.Document {
	d := r.doc
	return &d
}

// value returns the text of a field.
func (r *Record) value(s schema.Span) string { return string(r.doc.Body[s.Start:s.End]) }

// page writes the text of a record, a field a line.
type page struct{ body []byte }

// field writes one line and returns where its value stands. An empty value
// leaves no line.
func (p *page) field(key, value string) schema.Span {
	value = strings.Join(strings.Fields(value), " ")
	if value == "" {
		return schema.Span{}
	}
	p.body = append(append(p.body, key...), ": "...)
	at := schema.Span{Start: len(p.body), End: len(p.body) + len(value)}
	p.body = append(append(p.body, value...), '\n')
	return at
}

// record makes the record of a filled page.
func (p *page) record(name string, f source.File, t trip, meta source.Meta) Record {
	sum := sha256.Sum256(p.body)
	meta.Published, meta.Language = t.end, "en"
	return Record{
		doc: source.Document{
			Name: name, Path: f.Path, Body: p.body, SHA256: hex.EncodeToString(sum[:]),
			Content: schema.Span{End: len(p.body)}, Meta: meta,
		},
		trip: t,
	}
}

// Distinguish gives r a name that is not among taken, and adds it: where another
// file has a record of the same id, the file's name goes before it.
func (r *Record) Distinguish(taken map[string]bool) {
	for taken[r.doc.Name] {
		r.doc.Name = filepath.Base(r.doc.Path) + "/" + r.doc.Name
	}
	taken[r.doc.Name] = true
}
