package record_test

import (
	"context"
	"os"
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
// the White House readouts, and holds what joins to pairs compared by hand.
func TestJoinReadouts(t *testing.T) {
	if testing.Short() {
		t.Skip("reads 1,750 readouts")
	}
	facts := readoutFacts(t)
	for _, f := range sharedFacts(t) {
		if y := f.Document.Published.Year(); y >= "2021" && y <= "2024" {
			facts = append(facts, f)
		}
	}
	j := newJoins(facts, resolve.Resolve(facts, resolve.Options{}))
	list, err := os.ReadFile("testdata/same_meeting.tsv")
	if err != nil {
		t.Fatal(err)
	}
	rows := 0
	for line := range strings.Lines(string(list)) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		rows++
		cols := strings.Split(strings.TrimSpace(line), "\t")
		good := j.meet(t, cols[1], cols[2]) == (cols[0] == "same")
		switch fault := len(cols) > 3; {
		case !good && !fault:
			t.Errorf("%s: not so", strings.TrimSpace(line))
		case good && fault:
			t.Logf("%s: healed; take the mark away", strings.TrimSpace(line))
		}
	}
	if rows == 0 {
		t.Error("no pairs")
	}
	j.report(t)
}

// joins knows which documents tell of an event.
type joins struct {
	rec   *schema.Record
	docOf map[schema.FactID]string
}

func newJoins(facts []*schema.Facts, rec *schema.Record) joins {
	j := joins{rec: rec, docOf: map[schema.FactID]string{}}
	for _, f := range facts {
		for _, e := range f.Events {
			j.docOf[e.ID] = f.Document.Doc
		}
	}
	return j
}

// docs lists the readouts that tell of an event, or the records.
func (j joins) docs(e *schema.Occasion, readouts bool) []string {
	var out []string
	for _, id := range e.Facts {
		if d := j.docOf[id]; strings.HasSuffix(d, ".md") == readouts {
			out = append(out, d)
		}
	}
	return out
}

// meet reports whether a record and a readout tell of one meeting.
func (j joins) meet(t *testing.T, record, readout string) bool {
	t.Helper()
	return slices.ContainsFunc(j.rec.Events, func(e schema.Occasion) bool {
		return e.Kind == schema.Meeting && slices.Contains(j.docs(&e, false), record) &&
			slices.ContainsFunc(j.docs(&e, true), func(d string) bool { return golden.NameMatches(t, readout, d) })
	})
}

// report logs how many events are told in both, and how many that readouts alone
// tell of are part of a record's visit. It fails where nothing joins.
func (j joins) report(t *testing.T) {
	t.Helper()
	byID := map[schema.IRI]*schema.Occasion{}
	for i := range j.rec.Events {
		byID[j.rec.Events[i].ID] = &j.rec.Events[i]
	}
	both, parts := map[schema.EventKind]int{}, 0
	for i := range j.rec.Events {
		e := &j.rec.Events[i]
		prose, recs := len(j.docs(e, true)) > 0, len(j.docs(e, false)) > 0
		if prose && recs {
			both[e.Kind]++
		}
		if whole := byID[e.PartOf]; whole != nil && prose && !recs && len(j.docs(whole, false)) > 0 {
			parts++
		}
	}
	t.Logf("told in records and readouts: %v; parts of a record's visit told in readouts alone: %d", both, parts)
	if both[schema.Visit] == 0 || both[schema.Meeting] == 0 || both[schema.Conference] == 0 || parts == 0 {
		t.Error("no visits, meetings, conferences or parts of visits join")
	}
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
