package schema

import (
	"encoding/json"
	"io"
)

// WriteJSONLines writes f as JSON lines: the document, then its people, matters,
// events and statements in their order, one object a line with its "type" first. Lists
// that the document leaves empty are written as [], what it does not tell as
// null or "".
func (f *Facts) WriteJSONLines(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, l := range f.Lines() {
		if err := enc.Encode(l); err != nil {
			return err
		}
	}
	return nil
}

// Lines returns the objects of WriteJSONLines.
func (f *Facts) Lines() []any {
	out := make([]any, 0, 1+len(f.People)+len(f.Matters)+len(f.Events)+len(f.Statements))
	out = append(out, documentLine{"document", f.Document})
	for i := range f.People {
		out = append(out, personLine{"person", &f.People[i]})
	}
	for i := range f.Matters {
		out = append(out, matterLine{"matter", &f.Matters[i]})
	}
	for i := range f.Events {
		e := f.Events[i]
		e.Parties, e.People = listed(e.Parties), listed(e.People)
		out = append(out, eventLine{"event", &e})
	}
	for i := range f.Statements {
		s := f.Statements[i]
		s.By, s.To, s.Speakers, s.Topics = listed(s.By), listed(s.To), listed(s.Speakers), listed(s.Topics)
		out = append(out, statementLine{"statement", &s})
	}
	return out
}

type documentLine struct {
	Type string `json:"type"`
	Document
}

type personLine struct {
	Type string `json:"type"`
	*Person
}

type matterLine struct {
	Type string `json:"type"`
	*Matter
}

type eventLine struct {
	Type string `json:"type"`
	*Event
}

type statementLine struct {
	Type string `json:"type"`
	*Statement
}

// listed returns an empty list for none, so that JSON shows [] instead of null.
func listed[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}
