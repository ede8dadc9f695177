package record_test

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/record"
	"chancery/internal/resolve"
	"chancery/internal/source"
	"chancery/schema"
)

// TestJoinReadouts resolves the trips and visits of 2021 to 2024 together with
// the White House readouts and holds the golden file to which of them tell of one
// event.
func TestJoinReadouts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 1,750 readouts")
	}
	facts := readoutFacts(t)
	readouts := len(facts)
	for _, f := range sharedFacts(t) {
		if y := f.Document.Published.Year(); y >= "2021" && y <= "2024" {
			facts = append(facts, f)
		}
	}
	rec := resolve.Resolve(facts, resolve.Options{})
	docOf := map[schema.FactID]string{}
	for _, f := range facts {
		for _, e := range f.Events {
			docOf[e.ID] = f.Document.Doc
		}
	}
	var out bytes.Buffer
	records, told := map[string]bool{}, map[string]bool{}
	kinds := map[schema.EventKind]int{}
	for i := range rec.Events {
		e := &rec.Events[i]
		var recs, prose []string
		for _, id := range e.Facts {
			if d := docOf[id]; strings.HasSuffix(d, ".md") {
				prose = append(prose, d)
			} else {
				recs = append(recs, d)
			}
		}
		if len(recs) == 0 || len(prose) == 0 {
			continue
		}
		kinds[e.Kind]++
		for _, d := range recs {
			records[d] = true
		}
		for _, d := range prose {
			told[d] = true
		}
		slices.Sort(recs)
		slices.Sort(prose)
		fmt.Fprintf(&out, "%s\t%s\t%s\t%s\n", e.On, e.Kind, strings.Join(slices.Compact(recs), " "), strings.Join(slices.Compact(prose), " "))
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	slices.Sort(lines)
	head := fmt.Sprintf("# %d records and %d readouts; %d records and %d readouts share an event: %d visits, %d meetings, %d conferences\n",
		len(facts)-readouts, readouts, len(records), len(told), kinds[schema.Visit], kinds[schema.Meeting], kinds[schema.Conference])
	golden.Compare(t, "testdata/joined.tsv", []byte(head+strings.Join(lines, "\n")+"\n"))
}

func readoutFacts(t *testing.T) []*schema.Facts {
	t.Helper()
	x := extract.New(lexicon.Default())
	var out []*schema.Facts
	for d, err := range source.Walk(context.Background(), []string{golden.SharedDir(t, "corpus/us-readouts")}, source.Options{}) {
		if err == nil {
			out = append(out, x.Extract(d))
		}
	}
	return out
}

// sharedFacts returns the facts of all the historian's records.
func sharedFacts(t *testing.T) []*schema.Facts {
	t.Helper()
	files, errs := source.Find([]string{golden.SharedDir(t, "corpus/us-travel"), golden.SharedDir(t, "corpus/us-visits")})
	if len(errs) > 0 {
		t.Fatal(errs[0])
	}
	var out []*schema.Facts
	for _, f := range files {
		recs, err := record.Read(f, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		for i := range recs {
			out = append(out, recs[i].Facts(lexicon.Default()))
		}
	}
	return out
}
