// Package resolvetest makes facts for the tests of what stands on facts: from
// the gold documents of ../shared, and from lines that are easy to read.
package resolvetest

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chancery/schema"
)

// goldDoc is a document in the gold format of ../shared/eval/FORMAT.md.
type goldDoc struct {
	Doc       string      `json:"doc"`
	Published schema.Date `json:"published"`
	People    []struct {
		Name    string `json:"name"`
		Country string `json:"country"`
		Office  string `json:"office"`
	} `json:"people"`
	Events []struct {
		Kind    schema.EventKind `json:"kind"`
		Start   schema.Date      `json:"start"`
		End     schema.Date      `json:"end"`
		Place   string           `json:"place"`
		Parties []string         `json:"parties"`
		People  []string         `json:"people"`
		Quote   string           `json:"quote"`
	} `json:"events"`
	Statements []struct {
		Force    schema.Force    `json:"force"`
		By       []string        `json:"by"`
		To       []string        `json:"to"`
		Speakers []string        `json:"speakers"`
		Topics   []schema.Topic  `json:"topics"`
		Quote    string          `json:"quote"`
		Targets  []schema.Target `json:"targets"`
	} `json:"statements"`
}

var weekdayRE = regexp.MustCompile(`(?i)\b(mon|tues|wednes|thurs|fri|satur|sun)day\b`)

// facts turns gold facts into what an extractor would give.
func (g *goldDoc) facts() *schema.Facts {
	f := &schema.Facts{Document: schema.Document{Doc: g.Doc, Published: g.Published}}
	for i, p := range g.People {
		f.People = append(f.People, schema.Person{
			ID: factID("fact", g.Doc, "p", i), Doc: g.Doc, Name: p.Name, Country: p.Country, Office: p.Office,
		})
	}
	for i, e := range g.Events {
		ev := schema.Event{
			ID: factID("fact", g.Doc, "e", i), Doc: g.Doc, Kind: e.Kind, Start: e.Start, End: e.End, Place: e.Place,
			Parties: e.Parties, People: e.People, Evidence: schema.Evidence{Quote: e.Quote},
		}
		if !e.Start.Known() {
			ev.Weekday = strings.ToLower(weekdayRE.FindString(e.Quote))
		}
		f.Events = append(f.Events, ev)
	}
	for i, s := range g.Statements {
		f.Statements = append(f.Statements, schema.Statement{
			ID: factID("act", g.Doc, "s", i), Doc: g.Doc, Force: s.Force, By: s.By, To: s.To, Speakers: s.Speakers,
			Topics: s.Topics, Targets: s.Targets, Evidence: schema.Evidence{Quote: s.Quote},
		})
	}
	return f
}

func factID(kind, doc, sort string, i int) schema.FactID {
	return schema.FactID(fmt.Sprintf("%s:%s-%s%02d", kind, strings.TrimSuffix(doc, ".txt"), sort, i))
}

// GoldFacts reads every gold document of a folder.
func GoldFacts(tb testing.TB, folder string) []*schema.Facts {
	tb.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.gold.json"))
	if err != nil {
		tb.Fatal(err)
	}
	var out []*schema.Facts
	for _, f := range files {
		if filepath.Base(f) == "cross.gold.json" {
			continue
		}
		b, err := os.ReadFile(f)
		if err != nil {
			tb.Fatal(err)
		}
		var g goldDoc
		if err := json.Unmarshal(b, &g); err != nil {
			tb.Fatalf("%s: %v", f, err)
		}
		out = append(out, g.facts())
	}
	if len(out) == 0 {
		tb.Fatalf("no gold documents in %s", folder)
	}
	return out
}
