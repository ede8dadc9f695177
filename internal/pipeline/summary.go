package pipeline

import (
	"encoding/json"
	"errors"
	"io"

	"chancery/internal/source"
	"chancery/schema"
)

// Summary is the outcome of a build or withdrawal. Its counts are of the whole
// store.
type Summary struct {
	Documents int   `json:"documents"`
	Unchanged int   `json:"unchanged"` // of the files of this build
	People    int   `json:"people"`
	Events    int   `json:"events"`
	Acts      int   `json:"acts"`
	Targets   int   `json:"targets"`
	Quads     int64 `json:"quads"`
	Added     int   `json:"added"` // quads
	Removed   int   `json:"removed"`
	// New and Gone are the things that the graph has gained and lost.
	New  []schema.IRI `json:"new"`
	Gone []schema.IRI `json:"gone"`

	Skipped []Skip  `json:"skipped"`
	Seconds float64 `json:"seconds"`

	// Readings holds what was found in each file of this build, in order. A
	// file that the store held already has no facts here.
	Readings []Reading `json:"-"`
}

// Skip is a file or path that was passed over.
type Skip struct {
	Path  string `json:"path"`
	Why   string `json:"why"`
	Named bool   `json:"named,omitempty"` // the user named this very path
}

func (s *Summary) skip(e *source.Error) {
	s.Skipped = append(s.Skipped, Skip{Path: e.Path, Why: e.Reason(), Named: e.Named})
}

// Failed reports whether a path that the user named was passed over.
func (s *Summary) Failed() bool {
	for _, k := range s.Skipped {
		if k.Named {
			return true
		}
	}
	return false
}

// WriteReport writes one JSON line for each file: what was found in it, or why
// it was passed over.
func (s *Summary) WriteReport(w io.Writer) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range s.Readings {
		if err := enc.Encode(reportOf(r)); err != nil {
			return err
		}
	}
	return nil
}

// fileReport is one line of a report.
type fileReport struct {
	Path       string         `json:"path"`
	Doc        string         `json:"doc,omitempty"`
	Status     string         `json:"status"` // read, unchanged, skipped
	Why        string         `json:"why,omitempty"`
	Published  string         `json:"published,omitempty"`
	Title      string         `json:"title,omitempty"`
	People     []string       `json:"people,omitempty"`
	Events     []string       `json:"events,omitempty"`
	Statements int            `json:"statements"`
	Forces     map[string]int `json:"forces,omitempty"`
	Targets    []string       `json:"targets,omitempty"`
}

func reportOf(r Reading) fileReport {
	out := fileReport{Path: r.Path, Status: "read"}
	switch {
	case r.Skip != nil:
		out.Status, out.Why = "skipped", r.Skip.Reason()
		return out
	case r.Facts == nil:
		out.Status = "unchanged"
		return out
	}
	f := r.Facts
	out.Doc, out.Published, out.Title = f.Document.Doc, string(f.Document.Published), f.Document.Title
	for _, p := range f.People {
		out.People = append(out.People, p.Name)
	}
	for _, e := range f.Events {
		out.Events = append(out.Events, string(e.Kind)+" "+string(e.Start))
	}
	out.Statements = len(f.Statements)
	for i := range f.Statements {
		if out.Forces == nil {
			out.Forces = map[string]int{}
		}
		out.Forces[string(f.Statements[i].Force)]++
		for _, t := range f.Statements[i].Targets {
			out.Targets = append(out.Targets, t.String())
		}
	}
	return out
}

// skip makes a source error of whatever stopped the reading of f.
func skip(f source.File, err error) *source.Error {
	if e, ok := errors.AsType[*source.Error](err); ok {
		return e
	}
	return &source.Error{Path: f.Path, What: err.Error(), Named: f.Named, Err: err}
}
