package resolve

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"chancery/internal/golden"
	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

// TestCases resolves the facts of every testdata/cases/*.txtar and compares the
// record with its "want" section; a "judgements" section is a judgements file. [resolvetest.ParseFacts]
// tells how facts are written.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("testdata/cases/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var warnings strings.Builder
			opt := Options{Warn: func(m string) { warnings.WriteString("warning: " + m + "\n") }}
			if opt.Judgements, err = ParseJudgements(strings.NewReader(section(ar, "judgements")), "judgements"); err != nil {
				t.Fatal(err)
			}
			got := printRecord(Resolve(resolvetest.ParseFacts(t, section(ar, "facts")), opt)) + warnings.String()
			if golden.Updating() {
				setSection(ar, "want", got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := section(ar, "want"); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

func section(ar *txtar.Archive, name string) string {
	for _, f := range ar.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func setSection(ar *txtar.Archive, name, text string) {
	for i := range ar.Files {
		if ar.Files[i].Name == name {
			ar.Files[i].Data = []byte(text)
			return
		}
	}
	ar.Files = append(ar.Files, txtar.File{Name: name, Data: []byte(text)})
}

func printRecord(r *schema.Record) string {
	var b strings.Builder
	for _, e := range r.Entities {
		if e.ID.Kind() == schema.KindCountry {
			continue
		}
		fmt.Fprintf(&b, "%s %q also %q in %s", e.ID, e.Name, e.Names, strings.Join(e.Docs, " "))
		if len(e.Parties) > 0 {
			fmt.Fprintf(&b, " between %v", e.Parties)
		}
		b.WriteByte('\n')
		for _, t := range e.Tenures {
			fmt.Fprintf(&b, "\t%s of %s %s..%s\n", t.Office, t.Country, t.FirstSeen, t.LastSeen)
		}
	}
	for _, o := range r.Events {
		fmt.Fprintf(&b, "%s on %s", o.ID, o.On)
		if o.Start != o.End {
			fmt.Fprintf(&b, " (%s to %s)", o.Start, o.End)
		}
		if o.Planned {
			b.WriteString(" planned")
		}
		if o.PartOf != "" {
			fmt.Fprintf(&b, " part of %s", o.PartOf)
		}
		fmt.Fprintf(&b, " %v from %v\n", o.People, o.Facts)
		for _, n := range o.Notes {
			fmt.Fprintf(&b, "\t%s\n", n)
		}
	}
	for _, a := range r.Acts {
		fmt.Fprintf(&b, "%s on %s at %q by %v to %v %v %v", a.ID, a.On, a.Occasion, a.By, a.To, a.Speakers, a.Goals)
		if len(a.Matters) > 0 {
			fmt.Fprintf(&b, " about %v", a.Matters)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
