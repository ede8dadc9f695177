package eval

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"path"

	"chancery/schema"
)

// Facts is what a program found in one document.
type Facts struct {
	People     []Person
	Events     []Event
	Statements []Statement
}

// line is one JSON line of facts: every kind in one, as the type tells.
type line struct {
	Type string `json:"type"`
	Doc  string `json:"doc"`
	Person
	Event
	Statement
	Evidence struct {
		Start int    `json:"start"`
		End   int    `json:"end"`
		Quote string `json:"quote"`
	} `json:"evidence"`
}

// ReadFacts reads JSON lines of facts and returns them by the base name of
// their document. An error names the line.
func ReadFacts(r io.Reader) (map[string]*Facts, error) {
	out := map[string]*Facts{}
	in := bufio.NewReader(r)
	for n := 1; ; n++ {
		raw, err := in.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, fmt.Errorf("facts, line %d: %w", n, err)
		}
		if !blank(raw) {
			var l line
			if err := json.Unmarshal(raw, &l); err != nil {
				return nil, fmt.Errorf("facts, line %d: %w", n, err)
			}
			l.addTo(out)
		}
		if err != nil {
			return out, nil
		}
	}
}

func blank(raw []byte) bool {
	for _, c := range raw {
		if c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return false
		}
	}
	return true
}

func (l *line) addTo(out map[string]*Facts) {
	name := path.Base(l.Doc)
	f := out[name]
	if f == nil {
		f = &Facts{}
		out[name] = f
	}
	switch l.Type {
	case "person":
		f.People = append(f.People, l.Person)
	case "event":
		f.Events = append(f.Events, l.Event)
	case "statement":
		l.Statement.Start, l.Statement.End = l.Evidence.Start, l.Evidence.End
		l.Statement.Quote = l.Evidence.Quote
		f.Statements = append(f.Statements, l.Statement)
	}
}

// Of takes over what the extractor found.
func Of(f *schema.Facts) *Facts {
	out := &Facts{}
	for _, p := range f.People {
		out.People = append(out.People, Person{Name: p.Name, Country: p.Country})
	}
	for _, e := range f.Events {
		out.Events = append(out.Events, Event{
			Kind: string(e.Kind), Start: string(e.Start), End: string(e.End), Parties: e.Parties,
		})
	}
	for i := range f.Statements {
		out.Statements = append(out.Statements, statementOf(&f.Statements[i]))
	}
	return out
}

func statementOf(s *schema.Statement) Statement {
	out := Statement{
		Force: string(s.Force), By: s.By, Quote: s.Evidence.Quote,
		Start: s.Evidence.Start, End: s.Evidence.End,
	}
	for _, t := range s.Topics {
		out.Topics = append(out.Topics, string(t))
	}
	for _, t := range s.Targets {
		out.Targets = append(out.Targets, Target{Value: json.Number(t.Value), Unit: t.Unit, Due: string(t.Due)})
	}
	return out
}
