package lexicon

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/schema"
)

// TestLeaders reads testdata/leaders.tsv: what is asked, of when, and the
// answer, "-" for none.
func TestLeaders(t *testing.T) {
	l := mustLoad(t)
	for _, line := range lines(t, "testdata/leaders.tsv") {
		cells := strings.Split(line, "\t")
		if len(cells) != 5 {
			t.Fatalf("%q has %d cells, want 5", line, len(cells))
		}
		ask, text, office, on, want := cells[0], cells[1], cells[2], schema.Date(cells[3]), cells[4]
		var got string
		var ok bool
		switch ask {
		case "name":
			got, ok = l.LeaderCountry(text, on)
		case "surname":
			var ld *Leader
			if ld, ok = l.LeaderBySurname(text, office, on); ok {
				got = ld.Country + ":" + ld.Name
			}
		case "country":
			got, ok = l.LeaderCountryBySurname(text, office, on)
		default:
			t.Fatalf("%q asks nothing known", line)
		}
		if ok == (got == "") {
			t.Errorf("%q: got %q and %v", line, got, ok)
		}
		if !ok {
			got = "-"
		}
		if got != want {
			t.Errorf("%s %q, %q, %q: got %s, want %s", ask, text, office, on, got, want)
		}
	}
}

// TestLeadersFindThemselves looks every row up by each of its names and by
// what the person is called.
func TestLeadersFindThemselves(t *testing.T) {
	l := mustLoad(t)
	for i := range l.Leaders {
		ld := &l.Leaders[i]
		for _, name := range append([]string{ld.Name}, ld.Names...) {
			if rows := l.leaders().byName[string(nameKey(nil, name))]; !slices.Contains(rows, i) {
				t.Errorf("%s (%s) is not found as %q", ld.Name, ld.Country, name)
			}
		}
		for _, called := range ld.Called {
			if !slices.Contains(l.calledRows(called), i) {
				t.Errorf("%s (%s) is not found as %q", ld.Name, ld.Country, called)
			}
		}
	}
}

// TestLeadersAreCalledByTheirName wants every called part in a name of the row.
func TestLeadersAreCalledByTheirName(t *testing.T) {
	l := mustLoad(t)
	for i := range l.Leaders {
		ld := &l.Leaders[i]
		for _, called := range ld.Called {
			if strings.Trim(called, "IVX") == "" {
				t.Errorf("%s is called by the number %s", ld.Name, called)
			}
			part := string(wordKey(nil, called))
			found := false
			for _, name := range append([]string{ld.Name}, ld.Names...) {
				found = found || strings.Contains(" "+string(wordKey(nil, name)), " "+part)
			}
			if !found {
				t.Errorf("%s is called %q, which is in none of the names", ld.Name, called)
			}
		}
	}
}

// TestLeadersDoNotServeTwiceAtOnce finds rows of one person and country that
// should have been one row.
func TestLeadersDoNotServeTwiceAtOnce(t *testing.T) {
	l := mustLoad(t)
	for i := 1; i < len(l.Leaders); i++ {
		a, b := &l.Leaders[i-1], &l.Leaders[i]
		if a.Name == b.Name && a.Country == b.Country && a.inOffice(years{b.From, b.From}) {
			t.Errorf("%s (%s) entered office in %d and again in %d", a.Name, a.Country, a.From, b.From)
		}
	}
}

func TestLeaderFaults(t *testing.T) {
	header := strings.Join(leaderColumns, "\t")
	for name, test := range map[string]struct{ row, want string }{
		"country":  {"Ann Other\tQQ\t2000\t\tpresident\tOther\t", "Ann Other: no country or organisation has the key QQ"},
		"office":   {"Ann Other\tFR\t2000\t\tpontifex\tOther\t", "Ann Other: no office in offices.tsv is pontifex"},
		"backward": {"Ann Other\tFR\t2000\t1999\tpresident\tOther\t", "left office in 1999, before 2000"},
		"year":     {"Ann Other\tFR\t2O00\t\tpresident\tOther\t", `from "2O00" is no whole number`},
		"jobless":  {"Ann Other\tFR\t2000\t\t\tOther\t", "empty office"},
		"uncalled": {"Ann Other\tFR\t2000\t\tpresident\t\t", "empty called"},
		"own name": {"Ann Other\tFR\t2000\t\tpresident\tOther\tAnn Other", "is its own other name"},
	} {
		data := embeddedFiles(t)
		data["leaders.tsv"] = &fstest.MapFile{Data: []byte(header + "\n" + test.row + "\n")}
		if _, err := load(data); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: got error %v, want one with %q", name, err, test.want)
		}
	}
}

func BenchmarkLeaderCountry(b *testing.B) {
	l := mustLoad(b)
	l.leaders() // built once
	b.ReportAllocs()
	for b.Loop() {
		if _, ok := l.LeaderCountry("Putin Vladimir", "2021"); !ok {
			b.Fatal("not found")
		}
	}
}
