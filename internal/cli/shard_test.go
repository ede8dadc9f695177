//go:build unix

package cli

import (
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/graph"
	"chancery/graph/pgtest"
)

const corpus = "../../testdata/corpus"

// TestShardsIntoPostgres reads the corpus with four processes at once into one
// database, which must hold what one process makes of it, and again when it is rebuilt.
func TestShardsIntoPostgres(t *testing.T) {
	store := pgtest.Start(t).Database(t)
	running := make([]*exec.Cmd, 4)
	for i := range running {
		// TestMain has put the program into PATH.
		running[i] = exec.Command("chancery", shardArgs(store, i+1, len(running))...)
		if err := running[i].Start(); err != nil {
			t.Fatal(err)
		}
	}
	for i, cmd := range running {
		if err := cmd.Wait(); err != nil {
			t.Errorf("shard %d: %v", i+1, err)
		}
	}
	command(t, "build", "--store", store, "--settle")
	sameQuads(t, store)
	command(t, "rebuild", "--store", store)
	sameQuads(t, store)
}

// TestShardsIntoBolt reads the parts one after the other, some twice.
func TestShardsIntoBolt(t *testing.T) {
	store := "bolt:" + filepath.Join(t.TempDir(), "shards.db")
	for _, i := range []int{3, 1, 3, 2} {
		command(t, shardArgs(store, i, 3)...)
	}
	isView := func(quad string) bool { return !strings.Contains(quad, " <doc:") } // no document is its label
	if slices.ContainsFunc(quadsOf(t, store), isView) {
		t.Error("a shard has written a view")
	}
	command(t, "build", "--store", store, "--settle")
	sameQuads(t, store)
}

func shardArgs(store string, i, n int) []string {
	return []string{"build", "--store", store, "--shard", fmt.Sprintf("%d/%d", i, n), corpus}
}

// sameQuads holds a store to what one process makes of the corpus, and to verify.
func sameQuads(t *testing.T, store string) {
	t.Helper()
	whole := "bolt:" + filepath.Join(t.TempDir(), "whole.db")
	command(t, "build", "--store", whole, corpus)
	got, want := quadsOf(t, store), quadsOf(t, whole)
	if !slices.Equal(got, want) || len(want) == 0 {
		t.Errorf("the shards make %d quads, one process %d; the same are %d", len(got), len(want), common(got, want))
	}
	command(t, "verify", "--store", store)
}

// common counts the lines of a that are in b; both are sorted.
func common(a, b []string) (n int) {
	for _, line := range a {
		if _, in := slices.BinarySearch(b, line); in {
			n++
		}
	}
	return n
}

// quadsOf returns the quads of a store as N-Quads, sorted.
func quadsOf(t *testing.T, spec string) []string {
	t.Helper()
	store, err := graph.Open(t.Context(), spec, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	var out []string
	for q, err := range store.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q.NQuad())
	}
	slices.Sort(out)
	return out
}
