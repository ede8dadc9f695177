package record_test

import (
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
	j := joins{docOf: map[schema.FactID]string{}, records: map[string]bool{}, told: map[string]bool{}, kinds: map[schema.EventKind]int{}}
	for _, f := range facts {
		for _, e := range f.Events {
			j.docOf[e.ID] = f.Document.Doc
		}
	}
	byID := map[schema.IRI]*schema.Occasion{}
	for i := range rec.Events {
		byID[rec.Events[i].ID] = &rec.Events[i]
		j.same(&rec.Events[i])
	}
	parts := 0
	for i := range rec.Events {
		e := &rec.Events[i]
		if whole := byID[e.PartOf]; whole != nil && len(j.docs(whole, false)) > 0 && len(j.docs(e, true)) > 0 && len(j.docs(e, false)) == 0 {
			parts++
		}
	}
	slices.Sort(j.lines)
	head := fmt.Sprintf("# %d records and %d readouts. %d records and %d readouts share an event: %d visits, %d meetings, %d conferences.\n"+
		"# %d more events that only readouts tell of are part of a visit that a record tells of.\n",
		len(facts)-readouts, readouts, len(j.records), len(j.told), j.kinds[schema.Visit], j.kinds[schema.Meeting], j.kinds[schema.Conference], parts)
	golden.Compare(t, "testdata/joined.tsv", []byte(head+strings.Join(j.lines, "")))
}

// joins collects the events that both records and readouts tell of.
type joins struct {
	docOf         map[schema.FactID]string
	records, told map[string]bool
	kinds         map[schema.EventKind]int
	lines         []string
}

// docs lists the readouts that tell of an event, or the records.
func (j *joins) docs(e *schema.Occasion, readouts bool) []string {
	var out []string
	for _, id := range e.Facts {
		if d := j.docOf[id]; strings.HasSuffix(d, ".md") == readouts {
			out = append(out, d)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func (j *joins) same(e *schema.Occasion) {
	recs, prose := j.docs(e, false), j.docs(e, true)
	if len(recs) == 0 || len(prose) == 0 {
		return
	}
	j.kinds[e.Kind]++
	for _, d := range recs {
		j.records[d] = true
	}
	for _, d := range prose {
		j.told[d] = true
	}
	j.lines = append(j.lines, fmt.Sprintf("%s\t%s\t%s\t%s\n", e.On, e.Kind, strings.Join(recs, " "), strings.Join(prose, " ")))
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
