package extract_test

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/schema"
)

const corpus = "../../testdata/corpus"

// TestInvariants holds every fact of every document at hand, thousands of
// others' among them where they are, to what the package promises of facts,
// and two readings of it, one by many goroutines at once, to each other.
func TestInvariants(t *testing.T) {
	for _, set := range []struct {
		name string
		dir  func(*testing.T) string
	}{
		{"corpus", func(*testing.T) string { return corpus }},
		{"reading", func(*testing.T) string { return "testdata/reading" }},
		{"shared eval", func(t *testing.T) string { t.Helper(); return golden.SharedDir(t, "eval") }},
		{"shared corpus", func(t *testing.T) string { t.Helper(); return golden.SharedDir(t, "corpus") }},
	} {
		t.Run(set.name, func(t *testing.T) {
			for _, fault := range breaches(t, set.dir(t)) {
				t.Error(fault)
			}
		})
	}
}

// breaches returns a line for each promise that is not kept in the documents
// under a folder.
func breaches(t *testing.T, dir string) []string {
	t.Helper()
	docs := documents(t, dir)
	x := extract.New(lexicon.Default())
	first := make([]*schema.Facts, len(docs))
	for i, d := range docs {
		first[i] = x.Extract(d)
	}
	second := extractAtOnce(x, docs)
	c := checker{lex: lexicon.Default()}
	var out []string
	for i, d := range docs {
		for _, fault := range append(c.faults(d, first[i]), c.strangers(first[i])...) {
			out = append(out, fmt.Sprintf("%s: %s", d.Name, fault))
		}
		if !reflect.DeepEqual(first[i], second[i]) {
			out = append(out, fmt.Sprintf("%s: read again at the same time as others, it says something else", d.Name))
		}
	}
	return out
}

// documents reads what can be read as prose under a folder: other languages
// and records are passed over.
func documents(t testing.TB, dir string) []*source.Document {
	t.Helper()
	var docs []*source.Document
	for d, err := range source.Walk(context.Background(), []string{filepath.FromSlash(dir)}, source.Options{}) {
		if _, ok := errors.AsType[*source.Error](err); ok {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, d)
	}
	if len(docs) == 0 {
		t.Fatalf("no documents in %s", dir)
	}
	return docs
}

// extractAtOnce reads the documents, the last first, by more goroutines than
// there are processors.
func extractAtOnce(x *extract.Extractor, docs []*source.Document) []*schema.Facts {
	out := make([]*schema.Facts, len(docs))
	next := make(chan int)
	var wg sync.WaitGroup
	for range runtime.GOMAXPROCS(0) + 2 {
		wg.Go(func() {
			for i := range next {
				out[i] = x.Extract(docs[i])
			}
		})
	}
	for i := range slices.Backward(docs) {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}

// checker looks for facts that no document can say.
type checker struct{ lex *lexicon.Lexicon }

// faults returns in words what is wrong with the facts of a document.
func (c checker) faults(d *source.Document, f *schema.Facts) []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	ids := map[schema.FactID]bool{}
	fact := func(id schema.FactID, doc string, e schema.Evidence, o schema.Origin) {
		if id == "" || ids[id] {
			say("ID %q is empty or not unique: %q", id, e.Quote)
		}
		ids[id] = true
		if doc != d.Name {
			say("a fact of document %q", doc)
		}
		if e.Start < d.Content.Start || e.End > d.Content.End || e.Start >= e.End {
			say("evidence %d..%d is empty or not in the prose", e.Start, e.End)
		} else if string(d.Body[e.Start:e.End]) != e.Quote {
			say("evidence %q is not what stands there: %q", e.Quote, d.Body[e.Start:e.End])
		}
		if o.Rule == "" || o.Confidence <= 0 || o.Confidence > 1 {
			say("rule %q with confidence %v", o.Rule, o.Confidence)
		}
	}
	named := map[string]bool{}
	for i := range f.People {
		p := &f.People[i]
		fact(p.ID, p.Doc, p.Evidence, p.Origin)
		named[p.Name] = true
	}
	people := func(names []string) {
		for _, n := range names {
			if !named[n] {
				say("%q is not among the people", n)
			}
		}
	}
	for i := range f.Events {
		e := &f.Events[i]
		fact(e.ID, e.Doc, e.Evidence, e.Origin)
		people(e.People)
		c.event(e, say)
	}
	for i := range f.Statements {
		s := &f.Statements[i]
		fact(s.ID, s.Doc, s.Evidence, s.Origin)
		people(s.Speakers)
		c.statement(s, f.Events, say)
	}
	return out
}

type sayer func(format string, args ...any)

func (c checker) event(e *schema.Event, say sayer) {
	if !slices.Contains(schema.EventKinds[:], e.Kind) {
		say("event kind %q", e.Kind)
	}
	if !e.Start.Valid() || !e.End.Valid() {
		say("event from %q to %q", e.Start, e.End)
	} else if e.Start.Known() && e.End.Known() {
		first, _, _ := e.Start.Bounds()
		if _, last, _ := e.End.Bounds(); last.Before(first) {
			say("event ends %q before it starts %q", e.End, e.Start)
		}
	}
	c.parties("event", e.Parties, say)
}

func (c checker) statement(s *schema.Statement, events []schema.Event, say sayer) {
	if !s.Force.Valid() {
		say("force %q", s.Force)
	}
	c.parties("by", s.By, say)
	c.parties("to", s.To, say)
	for i, topic := range s.Topics {
		if !topic.Valid() || slices.Contains(s.Topics[:i], topic) {
			say("topic %q: invalid or twice", topic)
		}
	}
	if len(s.Topics) > 3 {
		say("more than three topics: %v", s.Topics)
	}
	for _, x := range s.Targets {
		if _, ok := x.Value.Rat(); !ok || x.Unit == "" || !x.Due.Valid() {
			say("target %+v", x)
		}
	}
	if s.Event != "" && !slices.ContainsFunc(events, func(e schema.Event) bool { return e.ID == s.Event }) {
		say("event %q of statement %q is not in the document", s.Event, s.Evidence.Quote)
	}
}

func (c checker) parties(role string, parties []schema.Party, say sayer) {
	for i, p := range parties {
		if p == "" || strings.TrimSpace(p) != p || slices.Contains(parties[:i], p) {
			say("%s: party %q in %v is empty, padded or there twice", role, p, parties)
		}
		if country := c.countryNamed(p); country != "" {
			say("%s: party %q is %s by another name", role, p, country)
		}
	}
}

// countryNamed returns the code of the country that a party names in words, or
// "": a party is a code, or the short name of an organisation.
func (c checker) countryNamed(p schema.Party) string {
	if _, ok := c.lex.Country(p); ok {
		return ""
	}
	for _, r := range c.lex.Lookup(p) {
		if r.Kind == lexicon.KindOrg {
			return ""
		}
		if r.Kind == lexicon.KindCountry {
			return c.lex.Key(r)
		}
	}
	return ""
}

// strangers names the people who are none.
func (c checker) strangers(f *schema.Facts) []string {
	var out []string
	for i := range f.People {
		if why := c.noPerson(f.People[i].Name); why != "" {
			out = append(out, fmt.Sprintf("person %q %s", f.People[i].Name, why))
		}
	}
	return out
}

// noPerson says what a name is instead of a person's, or "".
func (c checker) noPerson(name string) string {
	if name == "" || strings.TrimSpace(name) != name || strings.ContainsAny(name, "\n\r\t0123456789:;()[]{}<>@/\\") {
		return "has marks or digits that names have not"
	}
	for _, r := range c.lex.Lookup(name) {
		switch r.Kind {
		case lexicon.KindCountry, lexicon.KindOrg, lexicon.KindBody, lexicon.KindOffice, lexicon.KindCurrency, lexicon.KindRegion:
			return "is the " + string(r.Kind) + " " + c.lex.Key(r)
		case lexicon.KindPlace:
			if strings.Contains(name, " ") {
				return "is the place " + c.lex.Key(r)
			}
		}
	}
	for word := range strings.FieldsSeq(name) {
		n := c.nonName(word)
		if n != nil && (n.Always && word != "I" || n.Why == "calendar" && word == name) {
			return "holds the word " + word
		}
	}
	return ""
}

// nonName returns the row of a word that is often written with a capital and
// is no name.
func (c checker) nonName(word string) *lexicon.NonName {
	for _, r := range c.lex.Lookup(word) {
		if r.Kind == lexicon.KindNonName {
			return &c.lex.NonNames[r.Row]
		}
	}
	return nil
}
