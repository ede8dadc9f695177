package lexicon

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/schema"
)

// visits is a file of the US State Department's list of visits by foreign
// leaders.
type visits struct {
	Visits []struct {
		Start   string `xml:"start-date"`
		Visitor string `xml:"visitor"` // title and name
		From    string `xml:"from"`
	} `xml:"visit"`
}

// TestLeadersVisit looks the visitors of the years since 1945 up by name and
// holds what is found to testdata/visits.golden, each wrong answer with its
// line. The list has spelling errors of its own, and visitors who were no
// leaders.
func TestLeadersVisit(t *testing.T) {
	l := mustLoad(t)
	files, err := filepath.Glob(filepath.Join(golden.SharedDir(t, "corpus/us-visits"), "*.xml"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no visits: %v", err)
	}
	var right, wrong, unknown int
	var out bytes.Buffer
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var list visits
		if err := xml.Unmarshal(src, &list); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		for _, v := range list.Visits {
			from, ok := l.LookupCountry(v.From)
			if !ok || v.Start < "1945" {
				continue
			}
			switch got, ok := visitorCountry(l, v.Visitor, schema.Date(v.Start)); {
			case !ok:
				unknown++
			case got == from.Alpha2:
				right++
			default:
				wrong++
				fmt.Fprintf(&out, "%s\t%s\t%s, not %s\n", v.Start, strings.Join(strings.Fields(v.Visitor), " "), got, from.Alpha2)
			}
		}
	}
	fmt.Fprintf(&out, "right %d, wrong %d, unknown %d\n", right, wrong, unknown)
	golden.Compare(t, "testdata/visits.golden", out.Bytes())
}

// visitorCountry looks a title and name up: the longest run of words at the end
// that is a leader's name, or the last word as a surname.
func visitorCountry(l *Lexicon, visitor string, on schema.Date) (string, bool) {
	words := strings.Fields(visitor)
	for i := range len(words) {
		if country, ok := l.LeaderCountry(strings.Join(words[i:], " "), on); ok {
			return country, true
		}
	}
	if len(words) == 0 {
		return "", false
	}
	return l.LeaderCountryBySurname(words[len(words)-1], "", on)
}
