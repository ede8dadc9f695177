package eval

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/golden"
)

// figures flattens a report's JSON into name.part → number.
func figures(t *testing.T, raw []byte) map[string]float64 {
	t.Helper()
	var top map[string]any
	if err := json.Unmarshal(raw, &top); err != nil {
		t.Fatalf("%v in %s", err, raw)
	}
	out := map[string]float64{}
	for name, v := range top {
		switch v := v.(type) {
		case float64:
			out[name] = v
		case map[string]any:
			for part, x := range v {
				out[name+"."+part] = x.(float64)
			}
		}
	}
	return out
}

func compare(t *testing.T, r *Report, want []byte) {
	t.Helper()
	raw, err := json.Marshal(r)
	if err != nil {
		t.Fatal(err)
	}
	got, exp := figures(t, raw), figures(t, want)
	if len(got) != len(exp) || len(exp) != 2+5*len(names) {
		t.Errorf("%d figures, want %d", len(got), len(exp))
	}
	for name, w := range exp {
		if math.Abs(got[name]-w) > 1e-9 {
			t.Errorf("%s is %v, want %v", name, got[name], w)
		}
	}
}

// TestScore holds the figures that the project's scorer script gave for a case
// with every sort of agreement and difference (testdata/tea.want.json is its
// output), and the lines that tell the differences.
func TestScore(t *testing.T) {
	set, err := Load("testdata/tea")
	if err != nil {
		t.Fatal(err)
	}
	r := set.Score(readFacts(t, "testdata/tea.jsonl"))
	want, err := os.ReadFile("testdata/tea.want.json")
	if err != nil {
		t.Fatal(err)
	}
	compare(t, r, want)

	golden.Compare(t, "testdata/tea.errors", []byte(strings.Join(r.Errors, "\n")+"\n"))
}

func readFacts(t *testing.T, path string) map[string]*Facts {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	facts, err := ReadFacts(in)
	if err != nil {
		t.Fatal(err)
	}
	return facts
}

// TestAgreesWithScript disturbs the gold facts of real documents in many ways
// and lets the scorer script judge the same lines.
func TestAgreesWithScript(t *testing.T) {
	script := filepath.Join("..", "..", "..", "shared", "eval", "score.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("needs ../shared/eval")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("needs python3")
	}
	for _, name := range []string{"seeds", "dev"} {
		t.Run(name, func(t *testing.T) {
			set, err := Load(filepath.Join(filepath.Dir(script), name))
			if err != nil {
				t.Fatal(err)
			}
			for seed := range uint64(4) {
				path := filepath.Join(t.TempDir(), "facts.jsonl")
				if err := os.WriteFile(path, disturbed(t, set, seed), 0o644); err != nil {
					t.Fatal(err)
				}
				want, err := exec.Command(python, script, set.Dir, path, "--json").Output()
				if err != nil {
					t.Fatal(err)
				}
				compare(t, set.Score(readFacts(t, path)), want)
			}
		})
	}
}

// disturbed returns the gold facts of set as a poor reader would find them.
func disturbed(t *testing.T, set *Set, seed uint64) []byte {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 1))
	var out bytes.Buffer
	enc := json.NewEncoder(&out)
	write := func(fact map[string]any) {
		for range rng.IntN(5) / 2 { // none, once or twice
			if err := enc.Encode(fact); err != nil {
				t.Fatal(err)
			}
		}
	}
	either := func(a, b string) string {
		if rng.IntN(4) > 0 {
			return a
		}
		return b
	}
	for i := range set.Docs {
		d := &set.Docs[i]
		for _, p := range d.Gold.People {
			words := strings.Fields(p.Name)
			write(map[string]any{
				"type": "person", "doc": d.Gold.Doc, "country": either(p.Country, "XX"),
				"name": either(p.Name, strings.Join(words[rng.IntN(len(words)):], "-")),
			})
		}
		for _, e := range d.Gold.Events {
			write(map[string]any{
				"type": "event", "doc": d.Gold.Doc, "kind": either(e.Kind, "visit"), "start": either(e.Start, "2021"),
				"end": either(e.End, "2021"), "parties": e.Parties[rng.IntN(len(e.Parties)+1):],
			})
		}
		for _, s := range d.Gold.Statements {
			at := bytes.Index(d.Raw, []byte(s.Quote))
			write(map[string]any{
				"type": "statement", "doc": d.Gold.Doc, "force": either(s.Force, "affirm"), "topics": s.Topics, "targets": s.Targets,
				"by":       s.By[rng.IntN(len(s.By)+1)/2:],
				"evidence": map[string]any{"start": at + rng.IntN(40) - 20, "end": at + len(s.Quote) + rng.IntN(80) - 40},
			})
		}
	}
	return out.Bytes()
}

func TestLoadErrors(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(t.TempDir(), "[x]")
	if err := os.Mkdir(bad, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(bad, "a.gold.json"), []byte("{"), 0o644); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		dir:                        "holds no NAME.gold.json with its document beside it",
		filepath.Join(dir, "none"): "no such folder",
		"score.go":                 "is a file; name the folder that holds NAME.gold.json",
		bad:                        "a.gold.json: unexpected end of JSON input",
	} {
		_, err := Load(path)
		if err == nil || !strings.HasSuffix(err.Error(), want) {
			t.Errorf("%s: got %v, want … %s", path, err, want)
		}
	}
}

func TestReadFactsNamesTheLine(t *testing.T) {
	_, err := ReadFacts(strings.NewReader("{}\n\n{\"type\": 3}\n"))
	if err == nil || !strings.HasPrefix(err.Error(), "facts, line 3: ") {
		t.Errorf("got %v", err)
	}
}
