package cli

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"chancery/internal/golden"
)

// shown matches a block of a document that shows a command and its output.
var shown = regexp.MustCompile("(?s)```console\n\\$ chancery ([^\n]*)\n(.*?)```")

// TestDocuments holds what README.md and docs show of the program's output to
// what the program prints of testdata/corpus.
func TestDocuments(t *testing.T) {
	docs, err := filepath.Glob("../../docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	store := "bolt:" + filepath.Join(t.TempDir(), "docs.db")
	command(t, "build", "--store", store, "../../testdata/corpus")
	for _, path := range append(docs, "../../README.md") {
		t.Run(filepath.Base(path), func(t *testing.T) {
			old, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			now := shown.ReplaceAllFunc(old, func(block []byte) []byte {
				line := string(shown.FindSubmatch(block)[1])
				out := command(t, append(words(line), "--store", store)...)
				return []byte("```console\n$ chancery " + line + "\n" + out + "```")
			})
			golden.Compare(t, path, now)
		})
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

// words splits a command line as a shell does; quotes keep words together.
func words(line string) []string {
	var out []string
	for _, m := range word.FindAllStringSubmatch(line, -1) {
		out = append(out, m[1]+m[2]+m[3])
	}
	return out
}

var word = regexp.MustCompile(`'([^']*)'|"([^"]*)"|(\S+)`)
