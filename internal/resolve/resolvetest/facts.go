package resolvetest

import (
	"slices"
	"strings"
	"testing"

	"chancery/schema"
)

// ParseFacts reads facts written one a line:
//
//	doc NAME [PUBLISHED] [COUNTRY]
//	person NAME | COUNTRY | OFFICE
//	matter KIND | NAME | KNOWN | PARTIES | FORMS
//	event KIND DATES [WEEKDAY] [planned] | PARTIES | PEOPLE | PLACE
//	act FORCE BY [> TO] | SPEAKERS | TOPICS | QUOTE [| METRIC VALUE UNIT DUE; …]
//
// DATES are DATE, FROM..TO or "?"; lists are separated by commas, the words of
// a metric by underscores. COUNTRY is the publisher's. An act belongs to the
// event above it, and is about the matters above it that its quote names.
func ParseFacts(tb testing.TB, text string) []*schema.Facts {
	tb.Helper()
	var out []*schema.Facts
	var f *schema.Facts
	for i, line := range strings.Split(text, "\n") {
		word, rest, _ := strings.Cut(strings.TrimSpace(line), " ")
		cols := strings.Split(rest, "|")
		for j := range cols {
			cols[j] = strings.TrimSpace(cols[j])
		}
		cols = append(cols, "", "", "", "", "")
		switch word {
		case "", "#":
		case "doc":
			ws := append(strings.Fields(rest), "", "")
			f = &schema.Facts{Document: schema.Document{Doc: ws[0], Published: schema.Date(ws[1]), Country: ws[2]}}
			out = append(out, f)
		case "person":
			f.People = append(f.People, schema.Person{ID: factID("fact", f.Document.Doc, "p", i), Doc: f.Document.Doc, Name: cols[0], Country: cols[1], Office: cols[2]})
		case "matter":
			f.Matters = append(f.Matters, schema.Matter{
				ID: factID("fact", f.Document.Doc, "m", i), Doc: f.Document.Doc,
				Kind: schema.Kind(cols[0]), Name: cols[1], Known: cols[2], Parties: list(cols[3]), Forms: list(cols[4]),
			})
		case "event":
			f.Events = append(f.Events, parseEvent(f.Document.Doc, i, cols))
		case "act":
			f.Statements = append(f.Statements, parseAct(tb, f, i, cols))
		default:
			tb.Fatalf("line %d: unknown %q", i+1, word)
		}
	}
	return out
}

func parseEvent(doc string, i int, cols []string) schema.Event {
	ws := strings.Fields(cols[0])
	e := schema.Event{ID: factID("fact", doc, "e", i), Doc: doc, Kind: schema.EventKind(ws[0]), Parties: list(cols[1]), People: list(cols[2]), Place: cols[3]}
	from, to, ok := strings.Cut(ws[1], "..")
	if !ok {
		to = from
	}
	if from != "?" {
		e.Start, e.End = schema.Date(from), schema.Date(to)
	}
	for _, w := range ws[2:] {
		if w == "planned" {
			e.Planned = true
		} else {
			e.Weekday = w
		}
	}
	return e
}

func parseAct(tb testing.TB, f *schema.Facts, i int, cols []string) schema.Statement {
	tb.Helper()
	force, parties, _ := strings.Cut(cols[0], " ")
	by, to, _ := strings.Cut(parties, ">")
	s := schema.Statement{
		ID: factID("act", f.Document.Doc, "s", i), Doc: f.Document.Doc, Force: schema.Force(force), By: list(by), To: list(to),
		Speakers: list(cols[1]), Evidence: schema.Evidence{Quote: cols[3]},
	}
	for _, t := range list(cols[2]) {
		s.Topics = append(s.Topics, schema.Topic(t))
	}
	if n := len(f.Events); n > 0 {
		s.Event = f.Events[n-1].ID
	}
	for i := range f.Matters {
		if m := &f.Matters[i]; slices.ContainsFunc(append([]string{m.Name}, m.Forms...), func(n string) bool { return strings.Contains(cols[3], n) }) {
			s.About = append(s.About, m.ID)
		}
	}
	for target := range strings.SplitSeq(cols[4], ";") {
		ws := strings.Fields(target)
		if len(ws) < 3 {
			continue
		}
		v, err := schema.ParseDecimal(ws[1])
		if err != nil {
			tb.Fatal(err)
		}
		t := schema.Target{Metric: strings.ReplaceAll(ws[0], "_", " "), Value: v, Unit: ws[2]}
		if len(ws) > 3 {
			t.Due = schema.Date(ws[3])
		}
		s.Targets = append(s.Targets, t)
	}
	return s
}

func list(s string) []string {
	var out []string
	for p := range strings.SplitSeq(s, ",") {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}
