// Package golden compares what a test makes with a file in testdata, and finds
// the files that stand beside the repository and not in it.
//
// Use [Compare] for a golden file; `go test -update` writes it anew. Use
// [Shared] for data in the folder ../shared of a working copy; where it is
// absent the test is skipped; [SharedDir] names the files below a folder of it.
// Only tests import this package: it defines the flag -update of their
// binaries.
package golden

import (
	"bytes"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "write the golden files anew")

// Updating reports whether the test was run with -update, for cases that keep
// what they want beside their input.
func Updating() bool { return *update }

// Compare fails the test unless got is what the file holds.
func Compare(t *testing.T, file string, got []byte) {
	t.Helper()
	if *update {
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Errorf("%s differs; go test -update writes it anew\ngot\n%s", file, got)
	}
}

// Shared returns a file of the folder ../shared beside the repository's root,
// named with slashes, and skips the test where there is none.
func Shared(t *testing.T, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(shared(t, name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// SharedDir returns the path of a folder of ../shared, named with slashes, and
// skips the test or benchmark where there is none.
func SharedDir(t testing.TB, name string) string {
	t.Helper()
	return shared(t, name)
}

func shared(t testing.TB, name string) string {
	t.Helper()
	file := filepath.Join(root(t), "..", "shared", filepath.FromSlash(name))
	_, err := os.Stat(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Skipf("../shared/%s is not here", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// NameMatches reports whether the name of a document is one that pattern, as of
// [path.Match], stands for. Lists of documents of ../shared name them by
// patterns, since their names repeat their headings.
func NameMatches(t testing.TB, pattern, name string) bool {
	t.Helper()
	ok, err := path.Match(pattern, name)
	if err != nil {
		t.Fatalf("%q: %v", pattern, err)
	}
	return ok
}

// root returns the folder of go.mod, at or above the test's package.
func root(t testing.TB) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir
		}
		if dir == filepath.Dir(dir) {
			t.Fatal("no go.mod at or above the package")
		}
		dir = filepath.Dir(dir)
	}
}
