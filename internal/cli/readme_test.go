package cli

import (
	"bytes"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// shown matches a block of the README that shows a command and its output.
var shown = regexp.MustCompile("(?s)```console\n\\$ chancery ([^\n]*)\n(.*?)```")

// TestReadme holds what the README shows of the program's output to what the
// program prints of testdata/corpus.
func TestReadme(t *testing.T) {
	const path = "../../README.md"
	old, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	store := "bolt:" + filepath.Join(t.TempDir(), "readme.db")
	command(t, "build", "--store", store, "../../testdata/corpus")
	blocks := 0
	now := shown.ReplaceAllFunc(old, func(block []byte) []byte {
		blocks++
		m := shown.FindSubmatch(block)
		out := command(t, append(words(string(m[1])), "--store", store)...)
		return []byte("```console\n$ chancery " + string(m[1]) + "\n" + out + "```")
	})
	if blocks == 0 {
		t.Fatal("README.md shows no output")
	}
	if *update {
		if err := os.WriteFile(path, now, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(old, now) {
		t.Errorf("README.md shows what the program does not print; run make golden. It prints\n%s", now)
	}
}

// command runs a command and returns what it prints.
func command(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs strings.Builder
	if status := Run(t.Context(), args, strings.NewReader(""), &out, &errs); status != exitDone {
		t.Fatalf("chancery %s: status %d\n%s", strings.Join(args, " "), status, errs.String())
	}
	return out.String()
}

// words splits a command line; double quotes keep words together.
func words(line string) []string {
	var out []string
	for i, part := range strings.Split(line, `"`) {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}
