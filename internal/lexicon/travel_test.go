package lexicon

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/golden"
)

// TestTravels resolves the countries and places of a century of journeys, as
// a state department's historians recorded them, and holds the shares to
// testdata/travels.golden. The records were not written for this lexicon, so
// the shares tell what it misses.
func TestTravels(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(golden.SharedDir(t, "corpus/us-travel"), "*.xml"))
	if err != nil {
		t.Fatal(err)
	}
	l := mustLoad(t)
	var countries, places, agree share
	for _, file := range files {
		for _, trip := range readTrips(t, file) {
			c, ok := l.LookupCountry(trip.Country)
			countries.count(ok)
			for place := range strings.SplitSeq(trip.Locale, ",") {
				codes := l.countriesOf(strings.TrimSpace(place))
				places.count(len(codes) > 0)
				if ok && len(codes) > 0 {
					agree.count(codes[c.Alpha2])
				}
			}
		}
	}
	var out bytes.Buffer
	fmt.Fprintf(&out, "countries that resolve   %s\n", &countries)
	fmt.Fprintf(&out, "places that resolve      %s\n", &places)
	fmt.Fprintf(&out, "… into the same country  %s\n", &agree)
	golden.Compare(t, "testdata/travels.golden", out.Bytes())
}

type share struct{ of, all int }

func (s *share) count(hit bool) {
	s.all++
	if hit {
		s.of++
	}
}

func (s *share) String() string {
	return fmt.Sprintf("%5d of %5d, %.3f", s.of, s.all, ratio(s.of, s.all))
}

// countriesOf returns the codes of the countries that a place may lie in or
// that its name stands for.
func (l *Lexicon) countriesOf(name string) map[string]bool {
	codes := make(map[string]bool)
	for _, r := range l.Lookup(name) {
		switch r.Kind {
		case KindCountry:
			codes[l.Countries[r.Row].Alpha2] = true
		case KindPlace:
			codes[l.Places[r.Row].Country] = true
		}
	}
	return codes
}

type trip struct {
	Country string `xml:"country"`
	Locale  string `xml:"locale"`
}

func readTrips(t *testing.T, file string) []trip {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	d := xml.NewDecoder(f)
	var trips []trip
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return trips
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		start, ok := token.(xml.StartElement)
		if !ok || start.Name.Local != "trip" {
			continue
		}
		var one trip
		if err := d.DecodeElement(&one, &start); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		if one.Country != "" && one.Locale != "" {
			trips = append(trips, one)
		}
	}
}
