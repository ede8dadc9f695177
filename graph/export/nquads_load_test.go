package export

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/graph"
)

func emptyStore(t *testing.T) *graph.Store {
	t.Helper()
	s, err := graph.Open(t.Context(), "bolt:"+t.TempDir(), graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// TestLoadFile holds that a store that was written and loaded again holds the
// same quads, and that loading twice adds nothing.
func TestLoadFile(t *testing.T) {
	s := sampleSource()
	path := written(t, "nquads", s)
	store := emptyStore(t)
	want := collect(t, s)
	added, err := LoadFile(t.Context(), store, path, "")
	if err != nil || added != int64(len(want)) {
		t.Fatalf("%d quads added, %v; want %d", added, err, len(want))
	}
	sameSet(t, collect(t, Source{Reader: store}), want)
	if added, err := LoadFile(t.Context(), store, path, ""); err != nil || added != 0 {
		t.Errorf("the second time, %d quads added, %v", added, err)
	}
}

// TestLoadFileBroken holds that a mistake in the middle of a file is named with
// its line, and leaves the store as it was.
func TestLoadFileBroken(t *testing.T) {
	text, err := os.ReadFile(written(t, "nquads", sampleSource()))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.SplitAfter(string(text), "\n")
	lines[41] = "<a:b> <c:d> \"no end .\n"
	path := filepath.Join(t.TempDir(), "broken.nq")
	if err := os.WriteFile(path, []byte(strings.Join(lines, "")), 0o644); err != nil {
		t.Fatal(err)
	}
	store := emptyStore(t)
	_, err = LoadFile(t.Context(), store, path, "")
	var syntax *SyntaxError
	if !errors.As(err, &syntax) || syntax.Line != 42 || !strings.Contains(err.Error(), "broken.nq: line 42, column 22") || !strings.Contains(err.Error(), "nothing was loaded") {
		t.Errorf("error %v", err)
	}
	if n, err := store.Size(t.Context()); err != nil || n != 0 {
		t.Errorf("the store holds %d quads, %v", n, err)
	}
	if _, err := LoadFile(t.Context(), store, filepath.Join(t.TempDir(), "none.nq"), ""); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a missing file: %v", err)
	}
}
