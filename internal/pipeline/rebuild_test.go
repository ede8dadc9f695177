package pipeline

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/graph"
)

// TestRebuild damages a store and makes it again.
func TestRebuild(t *testing.T) {
	for _, c := range []struct {
		name   string
		damage func(t *testing.T, dir string)
		want   string // of the damage; "" when there is none
	}{
		{"sound", func(*testing.T, string) {}, ""},
		{"cut to three pages", cutTo(3 * 4096), "damaged"},
		{"cut within the first", cutTo(100), "damaged"},
		{"gone", func(t *testing.T, dir string) { remove(t, filepath.Join(dir, "quads.bolt")) }, "no such file"},
		{"a line of the index broken, the quads sound", func(t *testing.T, dir string) {
			write(t, indexPath(dir), "{")
		}, ""},
		{"a change that did not end", func(t *testing.T, dir string) {
			lines, err := readIndex(dir)
			if err != nil {
				t.Fatal(err)
			}
			next := lines[0]
			next.Document.SHA256 = strings.Repeat("ab", 32) // of a text that was to come
			if err := writeIndex(dir, append(lines, next)); err != nil {
				t.Fatal(err)
			}
			cutTo(100)(t, dir)
		}, "damaged"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, spec, want := builtStore(t)
			c.damage(t, dir)
			done, err := Rebuild(t.Context(), spec, Options{Extractor: reader{}})
			if err != nil {
				t.Fatal(err)
			}
			if done.Failed() || done.Documents != 3 {
				t.Errorf("got %+v", done.Summary)
			}
			if damage := done.Damage; (damage == nil) != (c.want == "") || damage != nil && !strings.Contains(damage.Error(), c.want) {
				t.Errorf("the damage is %v, want %q", damage, c.want)
			}
			same(t, reopened(t, spec), want)
		})
	}
}

// TestRebuildFromTextsAlone has neither quads nor index: the documents come
// back under names of their sums.
func TestRebuildFromTextsAlone(t *testing.T) {
	dir, spec, _ := builtStore(t)
	remove(t, filepath.Join(dir, "quads.bolt"))
	remove(t, indexPath(dir))
	warned := ""
	done, err := Rebuild(t.Context(), spec, Options{Extractor: reader{}, Warn: func(s string) { warned += s }})
	if err != nil {
		t.Fatal(err)
	}
	if done.Failed() || done.Documents != 3 || done.People != 3 || done.Events != 3 || !strings.Contains(warned, "named by their SHA-256") {
		t.Errorf("got %+v, warned of %q", done.Summary, warned)
	}
}

// TestRebuildThatFails leaves everything as it was.
func TestRebuildThatFails(t *testing.T) {
	dir, spec, want := builtStore(t)
	sums, err := filepath.Glob(filepath.Join(dir, "documents", strings.Repeat("[0-9a-f]", 64)))
	if err != nil || len(sums) != 3 {
		t.Fatalf("%d texts, %v", len(sums), err)
	}
	moved := filepath.Join(t.TempDir(), "documents")
	if err := os.Rename(filepath.Join(dir, "documents"), moved); err != nil {
		t.Fatal(err)
	}
	if _, err := Rebuild(t.Context(), spec, Options{Extractor: reader{}}); err == nil || !strings.Contains(err.Error(), "nothing is changed") {
		t.Errorf("without documents: %v", err)
	}
	if err := os.Rename(moved, filepath.Join(dir, "documents")); err != nil {
		t.Fatal(err)
	}
	same(t, reopened(t, spec), want)
}

// builtStore builds three notes and returns the folder of the closed store, how
// it is named, and what is in it.
func builtStore(t *testing.T) (dir, spec string, want []string) {
	t.Helper()
	from := t.TempDir()
	notes(t, from, threeNotes)
	dir = filepath.Join(t.TempDir(), "test.db")
	spec = "bolt:" + dir
	store, err := graph.Open(t.Context(), spec, graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	runBuild(t, store, from)
	return dir, spec, content(t, store)
}

// reopened returns what is in a store, once [Verify] has found it sound.
func reopened(t *testing.T, spec string) []string {
	t.Helper()
	store, err := graph.Open(t.Context(), spec, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if p := problems(t, store); len(p) > 0 {
		t.Errorf("verify finds %q", p)
	}
	return content(t, store)
}

// cutTo cuts the quads to so many bytes.
func cutTo(size int64) func(*testing.T, string) {
	return func(t *testing.T, dir string) {
		t.Helper()
		if err := os.Truncate(filepath.Join(dir, "quads.bolt"), size); err != nil {
			t.Fatal(err)
		}
	}
}

func remove(t *testing.T, path string) {
	t.Helper()
	if err := os.Remove(path); err != nil {
		t.Fatal(err)
	}
}

func write(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
