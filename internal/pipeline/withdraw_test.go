package pipeline

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/schema"
)

func TestWithdraw(t *testing.T) {
	dir, store := t.TempDir(), openStore(t)
	notes(t, dir, threeNotes)
	runBuild(t, store, dir)
	sum, err := Withdraw(t.Context(), store, []string{"c.txt"}, Options{Extractor: reader{}})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.Contains(sum.Gone, "person:carl-eke") || slices.Contains(sum.Gone, "person:anna-berg") || len(sum.New) > 0 {
		t.Errorf("gone %v, new %v", sum.Gone, sum.New)
	}
	if sum.Documents != 2 || sum.People != 2 {
		t.Errorf("left %+v", sum)
	}
	left := openStore(t)
	runBuild(t, left, filepath.Join(dir, "a.txt"), filepath.Join(dir, "b.txt"))
	same(t, content(t, store), content(t, left))

	before := content(t, store)
	if _, err := Withdraw(t.Context(), store, []string{"a.txt", "c.txt"}, Options{Extractor: reader{}}); !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("withdrew c.txt twice: %v", err)
	}
	same(t, content(t, store), before)
}

// TestAnyOrder adds, changes and withdraws documents in random orders; what a
// store ends up with must be what a first build of the documents that are left
// makes.
func TestAnyOrder(t *testing.T) {
	people := []string{"Anna Berg (NO)", "Bo Dahl (SE)", "Carl Eke (FI)", "Dora Falk (DK)"}
	for seed := range uint64(12) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			rng := rand.New(rand.NewPCG(seed, 7))
			dir, store := t.TempDir(), openStore(t)
			there := map[string]bool{}
			for range 12 {
				name := fmt.Sprintf("%d.txt", rng.IntN(5))
				if there[name] && rng.IntN(2) == 0 {
					if _, err := Withdraw(t.Context(), store, []string{name}, Options{Extractor: reader{}}); err != nil {
						t.Fatal(err)
					}
					notes(t, dir, map[string]string{name: ""})
					delete(there, name)
					continue
				}
				i := rng.IntN(len(people))
				j := (i + 1 + rng.IntN(len(people)-1)) % len(people)
				text := fmt.Sprintf("The note says that %s met %s on 2020-0%d-03 by the sea.\n", people[i], people[j], 1+rng.IntN(3))
				notes(t, dir, map[string]string{name: text})
				runBuild(t, store, filepath.Join(dir, name))
				there[name] = true
			}
			fresh := openStore(t)
			runBuild(t, fresh, dir)
			same(t, content(t, store), content(t, fresh))
			if p := problems(t, store); len(p) > 0 {
				t.Errorf("verify finds %q", p)
			}
		})
	}
}

func problems(t *testing.T, store *graph.Store) []string {
	t.Helper()
	var out []string
	for p, err := range Verify(t.Context(), store, Options{Extractor: reader{}}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, p.String())
	}
	return out
}

// TestVerifyNamesTheFault spoils a store in one way at a time.
func TestVerifyNamesTheFault(t *testing.T) {
	one := func(p schema.Predicate, label quad.Value) func(quad.Quad) bool {
		return func(q quad.Quad) bool { return q.Predicate == quad.IRI(p) && (label == nil || q.Label == label) }
	}
	doc := quad.IRI("doc:a.txt")
	for _, c := range []struct {
		name  string
		spoil func(quad.Quad) bool // which quads to change
		to    quad.Value           // into this object; nil takes them out
		want  string
	}{
		{"moved evidence", one(schema.PFirstByte, doc), quad.Int(3), "doc:a.txt: the quote of "},
		{"half a document", one(schema.PSHA256, doc), nil, "doc:a.txt: was not written whole; build it again"},
		{"another text", one(schema.PSHA256, doc), quad.String(strings.Repeat("0", 64)), "doc:a.txt: "},
		{"a view edge lost", one(schema.PMet, nil), nil, "view: "},
		{"a view edge too many", one(schema.PMet, nil), quad.IRI("person:nobody"), "view: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, store := t.TempDir(), openStore(t)
			notes(t, dir, threeNotes)
			runBuild(t, store, dir)
			if p := problems(t, store); len(p) > 0 {
				t.Fatalf("a fresh store has %q", p)
			}
			var d graph.Delta
			for q, err := range store.Quads(t.Context(), graph.Pattern{}) {
				if err != nil {
					t.Fatal(err)
				}
				if !c.spoil(q) {
					continue
				}
				d.Del = append(d.Del, q)
				if c.to != nil {
					q.Object = c.to
					d.Add = append(d.Add, q)
				}
			}
			if _, err := store.Apply(t.Context(), d); err != nil {
				t.Fatal(err)
			}
			p := problems(t, store)
			if len(p) == 0 || !strings.HasPrefix(p[0], c.want) {
				t.Errorf("found %q, want %s…", p, c.want)
			}
			notes(t, dir, map[string]string{"a.txt": threeNotes["a.txt"] + "\n"})
			runBuild(t, store, dir)
			if p := problems(t, store); len(p) > 0 {
				t.Errorf("a build leaves %q", p)
			}
		})
	}
}
