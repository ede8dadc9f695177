package source

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// tree writes files under a fresh folder and returns it.
func tree(t *testing.T, names ...string) string {
	t.Helper()
	root := t.TempDir()
	for _, name := range names {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(plain), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

func TestFind(t *testing.T) {
	root := tree(t, "b/1.txt", "b/c/1.txt", "b/2.MD", "a.html", "z.docx", "x.gold.json", ".hidden.txt", ".git/a.txt", "README")
	if err := os.Symlink(filepath.Join(root, "b"), filepath.Join(root, "b", "c", "loop")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name  string
		paths []string
		want  string // path=name, relative to root
		errs  int
	}{
		{"folder, in order, recursively", []string{""}, "a.html=a.html b/1.txt=1.txt b/2.MD=2.MD b/c/1.txt=c/1.txt z.docx=z.docx", 0},
		{"a named file of any kind", []string{"README", "x.gold.json"}, "README=README x.gold.json=x.gold.json", 0},
		{"twice is once", []string{"b/1.txt", "b", "b/c/loop/1.txt"}, "b/1.txt=1.txt b/2.MD=2.MD b/c/1.txt=c/1.txt", 0},
		{"a missing path stops nothing", []string{"none", "a.html"}, "a.html=a.html", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var paths, got []string
			for _, p := range c.paths {
				paths = append(paths, filepath.Join(root, p))
			}
			files, errs := Find(paths)
			for _, f := range files {
				rel, err := filepath.Rel(root, f.Path)
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, filepath.ToSlash(rel)+"="+f.Name)
				if f.Named != slices.Contains(paths, f.Path) {
					t.Errorf("%s: named is %v", f.Path, f.Named)
				}
			}
			if s := strings.Join(got, " "); s != c.want || len(errs) != c.errs {
				t.Errorf("got %s with %v, want %s", s, errs, c.want)
			}
		})
	}
}

func TestWalkGoesOnAfterErrors(t *testing.T) {
	root := tree(t, "1.txt", "3.txt")
	if err := os.WriteFile(filepath.Join(root, "2.txt"), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	var got []string
	for doc, err := range Walk(t.Context(), []string{root}, Options{}) {
		var e *Error
		switch {
		case errors.As(err, &e):
			got = append(got, e.What)
		case err != nil:
			t.Fatal(err)
		default:
			got = append(got, doc.Name)
		}
	}
	if s := strings.Join(got, ", "); s != "1.txt, is empty, 3.txt" {
		t.Errorf("walked %s", s)
	}
}

func TestWalkHeedsItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	var got []string
	var last error
	for doc, err := range Walk(ctx, []string{tree(t, "1.txt", "2.txt")}, Options{}) {
		if last = err; err == nil {
			got = append(got, doc.Name)
		}
		cancel()
	}
	if len(got) != 1 || !errors.Is(last, context.Canceled) {
		t.Errorf("walked %v, then %v", got, last)
	}
}
