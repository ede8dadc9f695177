package schema_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/schema"
)

// annotated are the folders of documents with gold files beside them.
var annotated = []string{"../testdata/corpus", "../testdata/gold", "../testdata/outlets"}

// goldFile is a NAME.gold.json: the facts of one document, annotated by hand.
type goldFile struct {
	Doc       string       `json:"doc"`
	Published schema.Date  `json:"published"`
	People    []goldPerson `json:"people"`
	Events    []struct {
		Kind    schema.EventKind `json:"kind"`
		Start   schema.Date      `json:"start"`
		End     schema.Date      `json:"end"`
		Place   string           `json:"place"`
		Parties []schema.Party   `json:"parties"`
		People  []string         `json:"people"`
		Quote   string           `json:"quote"`
	} `json:"events"`
	Statements []struct {
		Force    schema.Force    `json:"force"`
		By       []schema.Party  `json:"by"`
		To       []schema.Party  `json:"to"`
		Speakers []string        `json:"speakers"`
		Topics   []schema.Topic  `json:"topics"`
		Quote    string          `json:"quote"`
		Targets  []schema.Target `json:"targets"`
	} `json:"statements"`
}

type goldPerson struct {
	Name    string       `json:"name"`
	Country schema.Party `json:"country"`
	Office  string       `json:"office"`
}

// TestGold holds the hand-made annotations to the vocabulary and to the text
// they annotate: a quote that is not in its document would be unfindable.
func TestGold(t *testing.T) {
	for _, dir := range annotated {
		paths, err := filepath.Glob(filepath.Join(dir, "*.gold.json"))
		if err != nil || len(paths) == 0 {
			t.Fatalf("no gold files in %s (%v)", dir, err)
		}
		for _, path := range paths {
			t.Run(filepath.Base(path), func(t *testing.T) {
				g := readGold(t, path)
				src, err := os.ReadFile(filepath.Join(dir, g.Doc))
				if err != nil {
					t.Fatal(err)
				}
				checkGold(t, g, string(src))
			})
		}
	}
}

func readGold(t *testing.T, path string) goldFile {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := json.NewDecoder(f)
	d.DisallowUnknownFields()
	var g goldFile
	if err := d.Decode(&g); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
	return g
}

func checkGold(t *testing.T, g goldFile, src string) {
	t.Helper()
	// A name may be broken over two lines of the text.
	flat := strings.Join(strings.Fields(src), " ")
	known := func(name string) bool {
		return slices.ContainsFunc(g.People, func(p goldPerson) bool { return p.Name == name })
	}
	quote := func(q string) {
		if q == "" || !strings.Contains(src, q) {
			t.Errorf("quote not in the text: %q", q)
		}
	}
	dates := []schema.Date{g.Published}
	for _, p := range g.People {
		if !strings.Contains(flat, p.Name) || p.Country == "" {
			t.Errorf("person %q: not in the text, or without country", p.Name)
		}
	}
	for _, e := range g.Events {
		quote(e.Quote)
		dates = append(dates, e.Start, e.End)
		if !slices.Contains(schema.EventKinds[:], e.Kind) {
			t.Errorf("event kind %q", e.Kind)
		}
		for _, n := range e.People {
			if !known(n) {
				t.Errorf("event person %q is not among the people", n)
			}
		}
	}
	for _, s := range g.Statements {
		quote(s.Quote)
		if !s.Force.Valid() || len(s.By) == 0 {
			t.Errorf("force %q by %v: %q", s.Force, s.By, s.Quote)
		}
		for _, topic := range s.Topics {
			if !topic.Valid() {
				t.Errorf("topic %q: %q", topic, s.Quote)
			}
		}
		for _, n := range s.Speakers {
			if !known(n) {
				t.Errorf("speaker %q is not among the people", n)
			}
		}
		for _, x := range s.Targets {
			dates = append(dates, x.Due)
		}
	}
	for _, d := range dates {
		if !d.Valid() {
			t.Errorf("date %q", d)
		}
	}
}
