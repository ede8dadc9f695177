package memory

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"chancery/internal/golden"
	"chancery/internal/resolve"
	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

// TestCases prints the views of the facts of every testdata/cases/*.txtar and
// compares them with the sections of the same names: threads, asks, standing,
// "compare EVENT" and "brief A B". The archive's comment ends with the day on
// which the views are looked at.
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
			words := strings.Fields(string(ar.Comment))
			c := &memoryCase{on: schema.Date(words[len(words)-1]), facts: resolvetest.ParseFacts(t, string(ar.Files[0].Data))}
			c.r = Until(resolve.Resolve(c.facts, resolve.Options{Names: koreaVietnam{}}), c.on)
			for i := range ar.Files[1:] {
				f := &ar.Files[i+1]
				got := c.view(t, strings.Fields(f.Name))
				if golden.Updating() {
					f.Data = []byte(got)
				} else if got != string(f.Data) {
					t.Errorf("%s:\ngot\n%s\nwant\n%s", f.Name, got, f.Data)
				}
			}
			if golden.Updating() {
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

type memoryCase struct {
	on    schema.Date
	facts []*schema.Facts
	r     *schema.Record
}

func (c *memoryCase) view(t *testing.T, args []string) string {
	t.Helper()
	var b strings.Builder
	switch args[0] {
	case "threads":
		for _, th := range Threads(c.r) {
			fmt.Fprintf(&b, "%s %q %v\n", th.ID, th.Label, th.Topics)
			for _, s := range th.Steps {
				fmt.Fprintf(&b, "\t%s %s by %s, %v:", s.On, s.Rung, locals(s.By), s.Acts)
				for _, ch := range s.Changes {
					fmt.Fprintf(&b, " %s", strings.TrimSpace(fmt.Sprintf("%s %s→%s", ch.Kind, ch.From, ch.To)))
				}
				fmt.Fprintf(&b, " %q\n", s.Why)
			}
		}
	case "asks":
		for _, k := range Asks(c.r, c.on) {
			fmt.Fprintf(&b, "%s %s > %s %s %s: %s %s %s, %d days. %s\n", k.Act.On, locals(k.Act.By), locals(k.Act.To), k.Act.Force, k.Act.ID, k.Status, k.Answer, k.Visit, k.Days, k.Why)
		}
	case "standing":
		for _, s := range Standing(c.r, Threads(c.r), c.on) {
			fmt.Fprintf(&b, "%s %s due %s first %s late %v, last %s %s, restated %d, silent %v\n",
				s.Thread.ID, s.State, s.CurrentDue, s.FirstDue, s.LateAgainstFirst, s.LastOn, s.LastRung, s.Restated, s.Silent)
			for _, d := range s.Drift {
				fmt.Fprintf(&b, "\t%s %s by %s: %s\n", d.On, d.Rung, locals(d.By), targetText(d.Target))
			}
		}
	case "compare":
		cmp, err := Compare(c.r, docsByName(c.facts), schema.IRI(args[1]))
		if err != nil {
			return err.Error() + "\n"
		}
		printComparison(&b, cmp)
	case "brief":
		brief := NewBrief(c.r, schema.CountryIRI(args[1]), schema.CountryIRI(args[2]), c.on)
		if err := brief.WriteMarkdown(&b, c.cite); err != nil {
			t.Fatal(err)
		}
	case "html":
		if err := NewBrief(c.r, schema.CountryIRI(args[1]), schema.CountryIRI(args[2]), c.on).WriteHTML(&b, c.cite); err != nil {
			t.Fatal(err)
		}
	default:
		t.Fatalf("no view %q", args[0])
	}
	return b.String()
}

func printComparison(b *strings.Builder, c *Comparison) {
	for _, s := range c.Sides {
		fmt.Fprintf(b, "read of %s: %s\n", s.Party, strings.Join(s.Docs, " "))
	}
	for _, p := range c.Both {
		fmt.Fprintf(b, "both: %s\n", p.Why)
		for _, a := range p.Accounts {
			fmt.Fprintf(b, "\t%s %s\n", a.Party.Local(), a.Acts[0].ID)
		}
		for _, d := range p.Differences {
			fmt.Fprintf(b, "\t%s: %s\n", d.What, strings.Join(d.Says, " / "))
		}
	}
	for _, p := range c.Only {
		fmt.Fprintf(b, "only %s: %s\n", p.Accounts[0].Party.Local(), p.Accounts[0].Acts[0].ID)
	}
}

func (c *memoryCase) cite(id schema.FactID) Citation {
	for _, f := range c.facts {
		for _, s := range f.Statements {
			if s.ID == id {
				return Citation{f.Document.Doc, f.Document.Published, s.Evidence.Quote}
			}
		}
		for _, e := range f.Events {
			if e.ID == id {
				return Citation{f.Document.Doc, f.Document.Published, e.Evidence.Quote}
			}
		}
		for _, p := range f.People {
			if p.ID == id {
				return Citation{f.Document.Doc, f.Document.Published, p.Name}
			}
		}
	}
	return Citation{}
}
