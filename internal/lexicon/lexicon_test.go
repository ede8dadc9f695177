package lexicon

import (
	"errors"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"chancery/internal/fold"
)

func mustLoad(tb testing.TB) *Lexicon {
	tb.Helper()
	l, err := Load()
	if err != nil {
		tb.Fatal(err)
	}
	return l
}

// lines returns the lines of a file in testdata, without comments.
func lines(t *testing.T, file string) []string {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for line := range strings.Lines(string(src)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			out = append(out, line)
		}
	}
	return out
}

func TestCountriesHoldAllMembersOfTheUN(t *testing.T) {
	l := mustLoad(t)
	want := lines(t, "testdata/un_members.txt")
	var got []string
	for _, c := range l.Countries {
		if c.Status == Member {
			got = append(got, c.Alpha2)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("members of the UN: got %d, want %d\ngot  %v\nwant %v", len(got), len(want), got, want)
	}
	for _, code := range []string{"VA", "PS"} {
		if c, ok := l.Country(code); !ok || c.Status != Observer {
			t.Errorf("%s is no observer", code)
		}
	}
}

func TestCountriesHoldISO3166(t *testing.T) {
	l := mustLoad(t)
	for _, line := range lines(t, "testdata/iso3166.txt") {
		alpha2, alpha3, _ := strings.Cut(line, " ")
		c, ok := l.Country(alpha2)
		if !ok {
			t.Errorf("no country %s", alpha2)
		} else if c.Alpha3 != alpha3 {
			t.Errorf("%s has alpha-3 %s, want %s", alpha2, c.Alpha3, alpha3)
		}
	}
}

func TestCurrenciesHoldISO4217(t *testing.T) {
	l := mustLoad(t)
	for _, code := range lines(t, "testdata/iso4217.txt") {
		if _, ok := l.Currency(code); !ok {
			t.Errorf("no currency %s", code)
		}
	}
}

// TestStatesAreComplete holds members and observers to what every state has.
func TestStatesAreComplete(t *testing.T) {
	for _, c := range mustLoad(t).Countries {
		if c.Status != Member && c.Status != Observer {
			continue
		}
		if len(c.Adjectives) == 0 || len(c.Capitals) == 0 || c.Currency == "" {
			t.Errorf("%s lacks an adjective, a capital or a currency", c.Alpha2)
		}
		if len(c.People) == 0 && c.Alpha2 != "VA" {
			t.Errorf("%s has no people", c.Alpha2)
		}
	}
}

// TestCountryFormsResolve resolves every form of every country back to it.
func TestCountryFormsResolve(t *testing.T) {
	l := mustLoad(t)
	for p := range l.Phrases() {
		if p.Kind != KindCountry {
			continue
		}
		if !slices.Contains(l.Lookup(p.Text), Ref{KindCountry, p.Ref}) {
			t.Errorf("%q does not resolve to %s", p.Text, l.Countries[p.Ref].Alpha2)
		}
		if p.Flags.Has(Ambiguous) {
			continue
		}
		if c, ok := l.LookupCountry(p.Text); !ok || c != &l.Countries[p.Ref] {
			t.Errorf("LookupCountry(%q) is not %s", p.Text, l.Countries[p.Ref].Alpha2)
		}
	}
}

func TestLookup(t *testing.T) {
	l := mustLoad(t)
	for _, line := range lines(t, "testdata/lookups.tsv") {
		text, want, _ := strings.Cut(line, "\t")
		var got []string
		for _, r := range l.Lookup(text) {
			got = append(got, string(r.Kind)+":"+l.Key(r))
		}
		if got == nil {
			got = []string{"-"}
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q stands for %s, want %s", text, g, want)
		}
	}
}

func TestLookupCountry(t *testing.T) {
	l := mustLoad(t)
	for text, want := range map[string]string{
		"south korea": "KR", " VN ": "VN", "vnm": "VN", "hanoi": "VN", "Congolese": "CD",
		"Dominican": "", "Atlantis": "", "": "", "us": "US", "DD": "DD",
	} {
		got := ""
		if c, ok := l.LookupCountry(text); ok {
			got = c.Alpha2
		}
		if got != want {
			t.Errorf("LookupCountry(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestPhraseFlags(t *testing.T) {
	l := mustLoad(t)
	flags := make(map[string]Flags)
	for p := range l.Phrases() {
		if p.Text == "" {
			t.Fatalf("empty phrase of %s row %d", p.Kind, p.Ref)
		}
		flags[string(p.Kind)+":"+p.Text] |= p.Flags
	}
	for phrase, want := range map[string]Flags{
		"country:US":                Exact | Proper | AdjectiveForm,
		"country:Chad":              Proper,
		"country:Thais":             Proper | PeopleForm | Plural,
		"country:Thai":              Proper | PeopleForm | AdjectiveForm,
		"country:Canberra":          Proper | Capital,
		"country:White House":       Proper | Government,
		"country:Dominican":         Proper | AdjectiveForm | PeopleForm | Ambiguous,
		"org:WHO":                   Exact | Proper,
		"office:Foreign Ministers":  Plural,
		"office:Foreign Minister":   0,
		"currency:US$":              Exact | Symbol,
		"currency:cents":            Minor | Ambiguous,
		"currency:rupees":           Ambiguous,
		"number:millions":           Plural,
		"honorific:Dr.":             Exact | Proper,
		"region:South China Sea":    Proper,
		"place:Ho Chi Minh City":    Proper,
		"body:Foreign Ministry":     0,
		"non-name:partnership":      0,
		"office-part:-elect":        0,
		"country:Quai d'Orsay":      Proper | Government,
		"country:Republic of Korea": Proper,
	} {
		got, ok := flags[phrase]
		if !ok {
			t.Errorf("no phrase %s", phrase)
		} else if got != want {
			t.Errorf("%s has flags %b, want %b", phrase, got, want)
		}
	}
}

func TestPhrasesStops(t *testing.T) {
	n := 0
	for range mustLoad(t).Phrases() {
		if n++; n == 3 {
			break
		}
	}
	if n != 3 {
		t.Errorf("went on to %d phrases", n)
	}
}

// TestCountriesInsideOtherNames lists names that hold a country's name and
// are another thing; a matcher that takes the longest form must know them.
func TestCountriesInsideOtherNames(t *testing.T) {
	l := mustLoad(t)
	for _, text := range []string{
		"South China Sea", "Indian Ocean", "Sea of Japan", "New Mexico", "New Jersey", "Gulf of Thailand",
		"Latin American", "Korean Peninsula", "Republic of China", "West Indies", "Papua New Guinea",
		"Asian Development Bank", "Equatorial Guinea", "Western Samoa", "Northern Ireland", "Central African Republic",
	} {
		if len(l.Lookup(text)) == 0 {
			t.Errorf("%q is unknown", text)
		}
	}
}

// embeddedFiles returns a copy of the data that a test may change.
func embeddedFiles(t *testing.T) fstest.MapFS {
	t.Helper()
	out := make(fstest.MapFS)
	files, err := fs.Glob(embedded, "data/*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		src, err := embedded.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		out[strings.TrimPrefix(file, "data/")] = &fstest.MapFile{Data: src}
	}
	return out
}

// TestFaults breaks one file at a time and wants the fault named with its
// place.
func TestFaults(t *testing.T) {
	good := embeddedFiles(t)
	tests := []struct {
		name, file, old, new, want string
	}{
		{"header", "numbers.tsv", "word\trole", "role\tword", "header is"},
		{"cells", "ambiguous.tsv", "dominican\tcountry\t", "dominican\tcountry", "cells, want 5"},
		{"space", "honorifics.tsv", "Admiral\t", "Admiral \t", "space around the text"},
		{"sorted", "countries.tsv", "\nAF\t", "\nZZ\t", "not sorted"},
		{"twice", "countries.tsv", "\nAF\t", "\nAE\t", `key ["AE"] is there twice`},
		{"empty cell", "countries.tsv", "\tAfghanistan\t", "\t\t", "empty name"},
		{"code", "countries.tsv", "\tAFG\t", "\tafg\t", `alpha3 "afg" is not 3 capital letters`},
		{"alpha-3 twice", "countries.tsv", "\tAFG\t", "\tVNM\t", "share the alpha-3 code VNM"},
		{"unknown word", "countries.tsv", "\tfamily-first\t", "\tbackwards\t", `order "backwards" is none of`},
		{"currency", "countries.tsv", "\tVND\t", "\tVNX\t", `VN: no currency has the code "VNX"`},
		{"people", "countries.tsv", "Afghan/Afghans", "Afghan", "is not singular/plural"},
		{"part twice", "countries.tsv", "Kyiv|Kiev", "Kyiv|Kyiv", `"Kyiv" is twice in capitals`},
		{"empty part", "countries.tsv", "Kyiv|Kiev", "Kyiv||Kiev", "empty part"},
		{"member", "organisations.tsv", "CZ|HU|PL|SK", "CZ|HU|QQ|SK", `no country has the code "QQ"`},
		{"topic", "offices.tsv", "\tdefence\tno\t", "\tweather\tno\t", `topic "weather" is no topic`},
		{"number", "numbers.tsv", "\tcardinal\t90\t", "\tcardinal\tXC\t", `value "XC" is no number`},
		{"NFC", "places.tsv", "Đà Nẵng", "Da\u0300 Nẵng", "not in Unicode NFC"},
		{
			"listed in vain", "ambiguous.tsv", "rupees\tcurrency\tINR|PKR|LKR|NPR|MUR|SCR", "rupees\tcurrency\tINR|PKR",
			`"rupees" lists INR, PKR, but stands for`,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			data := maps.Clone(good)
			src := string(good[test.file].Data)
			if !strings.Contains(src, test.old) {
				t.Fatalf("%s holds no %q", test.file, test.old)
			}
			data[test.file] = &fstest.MapFile{Data: []byte(strings.Replace(src, test.old, test.new, 1))}
			_, err := load(data)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Fatalf("got error %v, want one with %q", err, test.want)
			}
			if fault, ok := errors.AsType[*DataError](err); !ok || fault.File == "" {
				t.Errorf("%v is no DataError with a file", err)
			}
		})
	}
}

func TestMissingFile(t *testing.T) {
	data := embeddedFiles(t)
	delete(data, "topics.tsv")
	if _, err := load(data); !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "topics.tsv") {
		t.Errorf("got %v, want fs.ErrNotExist for topics.tsv", err)
	}
}

func TestOrgFullName(t *testing.T) {
	l := mustLoad(t)
	want := map[string]string{
		"UN": "United Nations", "African Union": "African Union", "G20": "G20", "Interpol": "Interpol",
		"AfDB": "African Development Bank", "World Bank": "World Bank", "KOICA": "Korea International Cooperation Agency",
		"UN Security Council": "UN Security Council", "P5+1": "P5+1",
	}
	for i := range l.Orgs {
		o := &l.Orgs[i]
		if name, ok := want[o.Key]; ok && o.FullName() != name {
			t.Errorf("%s is called %q, want %q", o.Key, o.FullName(), name)
		}
		delete(want, o.Key)
	}
	for key := range want {
		t.Errorf("no organisation %s", key)
	}
}

// FuzzReadTable reads any bytes as a table: faults are errors, never panics,
// and what is read without fault keeps the promises of readTable.
func FuzzReadTable(f *testing.F) {
	f.Add([]byte("# note\nkey\tvalue\na\t1\nb\t2\n"))
	f.Add([]byte("key\tvalue\nb\t1\na\t2\n"))
	f.Add([]byte("key\nx\n"))
	f.Add([]byte("key\tvalue\n\xff\t\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		columns := []string{"key", "value"}
		table, err := readTable("fuzz.tsv", src, columns, 1)
		if err != nil {
			if _, ok := errors.AsType[*DataError](err); !ok {
				t.Errorf("%v is no DataError", err)
			}
			return
		}
		last := ""
		for i, r := range table.rows {
			if len(r.cells) != len(columns) {
				t.Errorf("row %d has %d cells", i, len(r.cells))
			}
			if i > 0 && r.cells[0] <= last {
				t.Errorf("row %d: %q after %q", i, r.cells[0], last)
			}
			last = r.cells[0]
		}
	})
}

func TestNonNamesAreFolded(t *testing.T) {
	for _, n := range mustLoad(t).NonNames {
		if fold.String(n.Word) != n.Word {
			t.Errorf("%q is not folded", n.Word)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := Load(); err != nil {
			b.Fatal(err)
		}
	}
}
