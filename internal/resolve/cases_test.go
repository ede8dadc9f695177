package resolve

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"chancery/schema"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestCases resolves the facts of every testdata/cases/*.txtar and compares the
// record with its "want" section; a "judgements" section is a judgements file. A case's facts are written one a line:
//
//	doc NAME [PUBLISHED]
//	person NAME | COUNTRY | OFFICE
//	event KIND DATES [WEEKDAY] [planned] | PARTIES | PEOPLE | PLACE
//	act FORCE BY [> TO] | SPEAKERS | TOPICS | QUOTE [| METRIC VALUE UNIT DUE]
//
// DATES are DATE, FROM..TO or "?"; lists are separated by commas. An act
// belongs to the event above it.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var warnings strings.Builder
			opt := Options{Warn: func(m string) { warnings.WriteString("warning: " + m + "\n") }}
			if opt.Judgements, err = ParseJudgements(strings.NewReader(section(ar, "judgements")), "judgements"); err != nil {
				t.Fatal(err)
			}
			got := printRecord(Resolve(parseFacts(t, section(ar, "facts")), opt)) + warnings.String()
			if *update {
				setSection(ar, "want", got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := section(ar, "want"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func section(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setSection(ar *txtar.Archive, name, text string) {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			ar.Files[i].Data = []byte(text)
			return
		}
	}
	ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(text)})
}

func parseFacts(tb testing.TB, text string) []*schema.Facts {
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
			name, published, _ := strings.Cut(rest, " ")
			f = &schema.Facts{Document: schema.Document{Doc: name, Published: schema.Date(strings.TrimSpace(published))}}
			out = append(out, f)
		case "person":
			f.People = append(f.People, schema.Person{ID: factID("fact", f.Document.Doc, "p", i), Doc: f.Document.Doc, Name: cols[0], Country: cols[1], Office: cols[2]})
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
	if ws := strings.Fields(cols[4]); len(ws) >= 3 {
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

func printRecord(r *schema.Record) string {
	var b strings.Builder
	for _, e := range r.Entities {
		if e.ID.Kind() == schema.KindCountry {
			continue
		}
		fmt.Fprintf(&b, "%s %q also %q in %s\n", e.ID, e.Name, e.Names, strings.Join(e.Docs, " "))
		for _, t := range e.Tenures {
			fmt.Fprintf(&b, "\t%s of %s %s..%s\n", t.Office, t.Country, t.FirstSeen, t.LastSeen)
		}
	}
	for _, o := range r.Events {
		fmt.Fprintf(&b, "%s on %s", o.ID, o.On)
		if o.Start != o.End {
			fmt.Fprintf(&b, " (%s to %s)", o.Start, o.End)
		}
		if o.Planned {
			b.WriteString(" planned")
		}
		if o.PartOf != "" {
			fmt.Fprintf(&b, " part of %s", o.PartOf)
		}
		fmt.Fprintf(&b, " %v from %v\n", o.People, o.Facts)
		for _, n := range o.Notes {
			fmt.Fprintf(&b, "\t%s\n", n)
		}
	}
	for _, a := range r.Acts {
		fmt.Fprintf(&b, "%s on %s at %q by %v to %v %v %v\n", a.ID, a.On, a.Occasion, a.By, a.To, a.Speakers, a.Goals)
	}
	return b.String()
}
