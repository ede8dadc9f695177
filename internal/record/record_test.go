package record_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/record"
	"chancery/internal/source"
	"chancery/schema"
)

const records = "../../testdata/records"

// TestFacts holds the facts of the sample of each form to a golden file.
func TestFacts(t *testing.T) {
	for _, name := range []string{"trips.xml", "visits.xml", "trips.csv", "trips.jsonl"} {
		t.Run(name, func(t *testing.T) {
			recs, err := record.Read(source.File{Path: filepath.Join(records, name), Name: name}, source.Options{})
			if err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			for i := range recs {
				writeFacts(t, &out, &recs[i])
			}
			golden.Compare(t, filepath.Join("testdata", name+".golden"), out.Bytes())
		})
	}
}

func writeFacts(t *testing.T, out *bytes.Buffer, r *record.Record) {
	t.Helper()
	doc, facts := r.Document(), r.Facts(lexicon.Default())
	checkFacts(t, doc, facts)
	fmt.Fprintf(out, "== %s (%s, %s)\n%s--\n", doc.Name, doc.Meta.Title, doc.Meta.Published, doc.Body)
	for _, p := range facts.People {
		fmt.Fprintf(out, "person %s | %s | %s | %q\n", p.Name, p.Office, p.Country, p.Evidence.Quote)
	}
	for _, e := range facts.Events {
		days, err := json.Marshal([]schema.Date{e.Start, e.End})
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(out, "%s %s %v | %s | %s | %s", e.Kind, days, e.Parties, strings.Join(e.People, ", "), e.Place, e.Label)
		if e.Kind != schema.Visit {
			fmt.Fprintf(out, " | %q", e.Evidence.Quote)
		}
		out.WriteByte('\n')
	}
}

// checkFacts holds facts to what packages above rely on: evidence that stands in
// the document, well-formed dates, names that are among the people, one ID each.
func checkFacts(t *testing.T, doc *source.Document, f *schema.Facts) {
	t.Helper()
	ids, people := map[schema.FactID]bool{}, map[string]bool{}
	check := func(id schema.FactID, e schema.Evidence) {
		if ids[id] {
			t.Errorf("%s: two facts have the ID %s", doc.Name, id)
		}
		ids[id] = true
		if e.Start < 0 || e.End > len(doc.Body) || e.Start >= e.End || string(doc.Body[e.Start:e.End]) != e.Quote {
			t.Errorf("%s: %q does not stand at %d to %d", doc.Name, e.Quote, e.Start, e.End)
		}
	}
	for _, p := range f.People {
		check(p.ID, p.Evidence)
		people[p.Name] = true
	}
	for _, e := range f.Events {
		check(e.ID, e.Evidence)
		if !e.Start.Known() || !e.Start.Valid() || !e.End.Valid() {
			t.Errorf("%s: %s from %q to %q", doc.Name, e.Kind, e.Start, e.End)
		}
		for _, n := range e.People {
			if !people[n] {
				t.Errorf("%s: %q is not among the people", doc.Name, n)
			}
		}
	}
}

// TestBad holds the messages about files that cannot be read.
func TestBad(t *testing.T) {
	const head = "traveller,from,country,start\n"
	for _, c := range []struct{ file, text, want string }{
		{"a.xml", "", "is empty"},
		{"a.xml", "<trips></trips>", "holds no records"},
		{"a.xml", "<books></books>", "is XML of <books>; want the historian's <trips> or <visits>"},
		{"a.xml", "<trips>\n<visit/></trips>", "line 2: <visit> stands where <trip> is expected"},
		{"a.xml", "<trips>\n<trip><id>1</id></trip></trips>", "line 2: the record has no name"},
		{"a.xml", "<visits>\n<visit><id>1</id><visitor>X</visitor>\n<oops></visits>", "is broken XML: line 3: element <oops> closed by </visits>"},
		{"a.xml", "<trips>\n<trip><id>1", "is broken XML: line 2: unexpected EOF"},
		{"a.xml", visit("1", "2020-01-02", "2020-01-01"), "line 1: the trip ends on 2020-01-01, before it starts on 2020-01-02"},
		{"a.xml", visit("1", "soon", ""), `line 1: start is "soon"; want a date such as 2021-06-23, 2021-06 or 2021`},
		{"a.csv", "", "is empty"},
		{"a.csv", head, "holds no records"},
		{"a.csv", "name,from\nA,B\n", "is CSV without the column traveller, country, start; found name, from; see docs/records.md"},
		{"a.csv", "start," + head, "is CSV with the column start twice"},
		{"a.csv", head + "A,NO,SE,2020\nA,NO\n", "is broken CSV: line 3: wrong number of fields"},
		{"a.csv", head + "A,NO,SE,2020\n,NO,SE,2020\n", "line 3: traveller is empty"},
		{"a.csv", head + "A,NO,SE,1/2/2020\n", `line 2: start is "1/2/2020"; want a date such as 2021-06-23, 2021-06 or 2021`},
		{"a.csv", head + "\xff,NO,SE,2020\n", "line 2: traveller is not valid UTF-8; convert the file to UTF-8"},
		{"a.csv", "id," + head + "1,A,NO,SE,2020\n1,B,NO,SE,2020\n", "holds two records of the id 1; give each its own"},
		{"a.jsonl", "", "holds no records"},
		{"a.jsonl", good + "\nnope\n", "line 3: expected a JSON object: invalid character 'o' in literal null (expecting 'u')"},
		{"a.jsonl", good + `{"traveller":"B","start":"2020"}`, `line 2: expected the key "from", found start, traveller`},
		{"a.jsonl", good + `{"traveller":["B"]}`, "line 2: traveller is no string"},
		{"a.jsonl", "[]", "line 1: expected a JSON object: json: cannot unmarshal array into Go value of type map[string]interface {}"},
	} {
		recs, err := record.Parse(source.File{Path: c.file, Name: c.file}, strings.NewReader(c.text), source.Options{})
		if err == nil || err.Error() != c.file+": "+c.want || recs != nil {
			t.Errorf("%s %q: %d records, %v; want %s", c.file, c.text, len(recs), err, c.want)
		}
	}
}

const good = `{"traveller":"A","from":"NO","country":"SE","start":"2020"}` + "\n"

func visit(id, start, end string) string {
	return "<visits><visit><id>" + id + "</id><start-date>" + start + "</start-date><end-date>" + end +
		"</end-date><visitor>King Olaf</visitor><from>Norway</from></visit></visits>"
}

func TestTooLarge(t *testing.T) {
	f := source.File{Path: "a.jsonl", Name: "a.jsonl"}
	_, err := record.Parse(f, strings.NewReader(strings.Repeat(good, 100)), source.Options{MaxBytes: 1000})
	if err == nil || !strings.Contains(err.Error(), "is larger than") {
		t.Errorf("a file above the limit: %v", err)
	}
}

// FuzzParse holds whatever is read to the invariants of records and facts.
func FuzzParse(f *testing.F) {
	for i, name := range []string{"trips.xml", "visits.xml", "trips.csv", "trips.jsonl"} {
		raw, err := os.ReadFile(filepath.Join(records, name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), raw)
	}
	f.Fuzz(func(t *testing.T, form uint8, raw []byte) {
		path := "a" + []string{".xml", ".xml", ".csv", ".jsonl"}[form%4]
		recs, err := record.Parse(source.File{Path: path, Name: path}, bytes.NewReader(raw), source.Options{})
		if err != nil && recs != nil {
			t.Errorf("records and an error: %v", err)
		}
		for i := range recs {
			checkFacts(t, recs[i].Document(), recs[i].Facts(lexicon.Default()))
		}
	})
}

// TestShared reads all the historian's records and holds to a golden file how
// many there are, and how many have what.
func TestShared(t *testing.T) {
	counts := map[string]int{}
	var order []string
	count := func(what string, has bool) {
		if _, seen := counts[what]; !seen {
			order = append(order, what)
			counts[what] = 0
		}
		if has {
			counts[what]++
		}
	}
	for _, f := range sharedFacts(t) {
		kind, _, _ := strings.Cut(f.Document.Doc, "-")
		v := f.Events[0]
		count(kind, true)
		count(kind+" with dates to the day", v.Start.Precise() && v.End.Precise())
		count(kind+" with a place", v.Place != "")
		count(kind+" with both countries", len(v.Parties) > 1)
		count(kind+" whose traveller has an office", f.People[0].Office != "")
		count(kind+" with a meeting or conference in the remarks", len(f.Events) > 1)
		for _, e := range f.Events {
			count(kind+": "+string(e.Kind)+"s", true)
		}
		for _, p := range f.People {
			count(kind+": people", true)
			count(kind+": people with a country", p.Country != "")
		}
	}
	var out bytes.Buffer
	for _, what := range order {
		fmt.Fprintf(&out, "%s\t%d\n", what, counts[what])
	}
	golden.Compare(t, "testdata/shared.tsv", out.Bytes())
	if counts["trip"] != 4271 || counts["visit"] != 3264 {
		t.Errorf("%d trips and %d visits, want 4271 and 3264", counts["trip"], counts["visit"])
	}
}
