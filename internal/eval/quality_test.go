package eval

import (
	"fmt"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/source"
)

// TestQuality holds what the extraction scores on our own gold documents, one
// by one: a change that moves a figure shows in review.
func TestQuality(t *testing.T) {
	testdata := filepath.Join("..", "..", "testdata")
	table := scoreTable(t, "testdata/corpus", filepath.Join(testdata, "corpus")) + "\n" +
		scoreTable(t, "testdata/gold", filepath.Join(testdata, "gold")) + "\n" +
		scoreTable(t, "testdata/outlets", filepath.Join(testdata, "outlets"))
	golden.Compare(t, "testdata/quality.golden", []byte(table))
}

// TestQualityOfShared does the same for gold documents of others, which lie
// beside the repository.
func TestQualityOfShared(t *testing.T) {
	table := scoreTable(t, "seeds", golden.SharedDir(t, "eval/seeds")) + "\n" +
		scoreTable(t, "dev", golden.SharedDir(t, "eval/dev"))
	golden.Compare(t, "testdata/quality-shared.golden", []byte(table))
}

// TestGoals holds the extraction to what the project set out to reach.
func TestGoals(t *testing.T) {
	const (
		everyPart = 0.60 // the least that each scored part must reach
		topics    = 0.60
	)
	for _, goal := range []struct {
		set   string
		score float64
	}{{"seeds", 0.85}, {"dev", 0.70}} {
		t.Run(goal.set, func(t *testing.T) {
			set := loadSet(t, golden.SharedDir(t, path.Join("eval", goal.set)))
			r := set.Score(extracted(t, set))
			if r.Score < goal.score {
				t.Errorf("score %.3f, want %.2f", r.Score, goal.score)
			}
			for _, name := range scored {
				if f := f1(r, name); f < everyPart {
					t.Errorf("%s %.3f, want %.2f", name, f, everyPart)
				}
			}
			if f := f1(r, "topics"); f < topics {
				t.Errorf("topics %.3f, want %.2f", f, topics)
			}
		})
	}
}

// columns are the measures shown for each document.
var columns = [...]string{"people_strict", "events_strict", "statements_strict", "topics", "targets"}

// scoreTable writes precision, recall and F1 of a set, and F1 of each of its
// documents.
func scoreTable(t *testing.T, name, dir string) string {
	t.Helper()
	set := loadSet(t, dir)
	found := extracted(t, set)
	r := set.Score(found)
	var out strings.Builder
	fmt.Fprintf(&out, "%s: %d documents, score %.3f\n\n", name, r.Docs, r.Score)
	fmt.Fprintf(&out, "%-40s %5s %5s %5s %5s %5s\n", "", "P", "R", "F1", "gold", "found")
	for _, m := range r.Measures {
		fmt.Fprintf(&out, "%-40s %.3f %.3f %.3f %5d %5d\n", m.Name, m.Precision, m.Recall, m.F1, m.Gold, m.Found)
	}
	fmt.Fprintf(&out, "\n%-40s people events statements topics targets\n", "F1 of each document")
	for i := range set.Docs {
		one := &Set{Docs: set.Docs[i : i+1]}
		r := one.Score(found)
		fmt.Fprintf(&out, "%-40s", one.Docs[0].Gold.Doc)
		for _, c := range columns {
			fmt.Fprintf(&out, " %6s", shown(r, c))
		}
		out.WriteByte('\n')
	}
	return out.String()
}

// shown is a measure's F1, or "-" where there is nothing of its kind to find
// and nothing was found.
func shown(r *Report, name string) string {
	for _, m := range r.Measures {
		if m.Name == name && m.Gold+m.Found == 0 {
			return "-"
		}
	}
	return fmt.Sprintf("%.3f", f1(r, name))
}

func f1(r *Report, name string) float64 {
	for _, m := range r.Measures {
		if m.Name == name {
			return m.F1
		}
	}
	return 0
}

func loadSet(t *testing.T, dir string) *Set {
	t.Helper()
	set, err := Load(dir)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// extracted reads the documents of a set.
func extracted(t *testing.T, set *Set) map[string]*Facts {
	t.Helper()
	x := extract.New(lexicon.Default())
	out := map[string]*Facts{}
	for i := range set.Docs {
		d := &set.Docs[i]
		doc, err := source.Parse(source.File{Path: d.Path, Name: d.Gold.Doc}, d.Raw, source.Options{})
		if err != nil {
			t.Fatal(err)
		}
		out[d.Gold.Doc] = Of(x.Extract(doc))
	}
	return out
}
