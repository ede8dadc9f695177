package resolve_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/lexicon"
	"chancery/internal/resolve"
	"chancery/internal/resolve/resolvetest"
	"chancery/internal/source"
	"chancery/schema"
)

// TestReadoutsPeople resolves the White House readouts and holds the people most
// named in them to the list that was checked by hand: no two of them are one,
// and none of them is two under the names that the list gives.
func TestReadoutsPeople(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 1,750 documents")
	}
	byName := entitiesByName(resolve.Resolve(readouts(t), resolve.Options{}))
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
	files, faults := source.Find([]string{resolvetest.SharedDir(t, "corpus", "us-readouts")})
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
