package resolve_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/resolve"
	"chancery/internal/source"
	"chancery/schema"
)

// TestReadouts resolves the White House readouts and holds the people and events
// in them to lists that were checked by hand.
func TestReadouts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 1,750 documents")
	}
	facts := readouts(t)
	r := resolve.Resolve(facts, resolve.Options{})
	t.Run("people", func(t *testing.T) { checkPeople(t, r) })
	t.Run("events", func(t *testing.T) { checkEvents(t, facts, r) })
}

// checkPeople holds the people most named to the list: no two of them are one,
// and few of them are two under the names that the list gives.
func checkPeople(t *testing.T, r *schema.Record) {
	t.Helper()
	byName := entitiesByName(r)
	list, err := os.ReadFile("testdata/readouts_people.tsv")
	if err != nil {
		t.Fatal(err)
	}
	of := map[schema.IRI]string{}
	rows, found, split := 0, 0, 0
	for line := range strings.Lines(string(list)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		name, others, _ := strings.Cut(strings.TrimSpace(line), "\t")
		var ids []schema.IRI
		for _, n := range append(strings.Split(others, "|"), name) {
			for _, e := range byName[n] {
				if !slices.Contains(ids, e.ID) {
					ids = append(ids, e.ID)
				}
			}
		}
		if len(ids) > 0 {
			found++
		} else {
			t.Logf("%s was not found", name)
		}
		if len(ids) > 1 {
			split++
			t.Logf("%s is %v", name, ids)
		}
		for _, id := range ids {
			if other, taken := of[id]; taken && other != name {
				t.Errorf("%s and %s are one: %s", other, name, id)
			}
			of[id] = name
		}
	}
	t.Logf("%d people, %d found, %d of them as several entities", rows, found, split)
	if found < 100 || split > rows/10 {
		t.Errorf("of %d people %d were found, %d of them as more than one entity", rows, found, split)
	}
}

// checkEvents holds pairs of documents to the list: those that tell of two events
// never share one, and nearly all that tell of one do.
func checkEvents(t *testing.T, facts []*schema.Facts, r *schema.Record) {
	t.Helper()
	list, err := os.ReadFile("testdata/readouts_events.tsv")
	if err != nil {
		t.Fatal(err)
	}
	docOf := map[schema.FactID]string{}
	for _, f := range facts {
		for _, e := range f.Events {
			docOf[e.ID] = f.Document.Doc
		}
	}
	same, found := 0, 0
	for line := range strings.Lines(string(list)) {
		cols := strings.Split(strings.TrimSpace(line), "\t")
		if len(cols) != 5 || cols[0] == "verdict" {
			continue
		}
		together := slices.ContainsFunc(r.Events, func(o schema.Occasion) bool {
			return string(o.Kind) == cols[1] && (cols[2] == "" || string(o.On) == cols[2]) &&
				tells(t, o, docOf, cols[3]) && tells(t, o, docOf, cols[4])
		})
		switch {
		case cols[0] == "apart" && together:
			t.Errorf("%s: they share an event", strings.TrimSpace(line))
		case cols[0] == "same" && together:
			same, found = same+1, found+1
		case cols[0] == "same":
			same++
			t.Logf("%s: they share no event", strings.TrimSpace(line))
		}
	}
	t.Logf("%d of %d pairs of accounts found to tell of one event", found, same)
	if 10*found < 8*same {
		t.Errorf("only %d of %d pairs of accounts were found to tell of one event", found, same)
	}
}

// tells reports whether a document of the pattern tells of o.
func tells(t *testing.T, o schema.Occasion, docOf map[schema.FactID]string, pattern string) bool {
	t.Helper()
	return slices.ContainsFunc(o.Facts, func(f schema.FactID) bool { return golden.NameMatches(t, pattern, docOf[f]) })
}

func entitiesByName(r *schema.Record) map[string][]*schema.Entity {
	out := map[string][]*schema.Entity{}
	for i := range r.Entities {
		e := &r.Entities[i]
		if e.ID.Kind() != schema.KindPerson {
			continue
		}
		for _, n := range append(slices.Clone(e.Names), e.Name) {
			out[n] = append(out[n], e)
		}
	}
	return out
}

func readouts(t *testing.T) []*schema.Facts {
	t.Helper()
	x := extract.New(lexicon.Default())
	files, faults := source.Find([]string{golden.SharedDir(t, "corpus/us-readouts")})
	if len(faults) > 0 {
		t.Fatal(faults[0])
	}
	var out []*schema.Facts
	for _, f := range files {
		if d, err := source.Read(f, source.Options{}); err == nil {
			out = append(out, x.Extract(d))
		}
	}
	return out
}
