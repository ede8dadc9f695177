package graph

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"chancery/graph/internal/sample"
)

var update = flag.Bool("update", false, "rewrite the golden files of this package")

// golden compares got with testdata/name, or writes it there under -update.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("%v (make it with go test -update)", err)
	}
	if got != string(want) {
		t.Errorf("%s differs (rewrite it with go test -update):\n%s", path, got)
	}
}

// sampleReader returns the whole sample, both layers, with its documents.
func sampleReader() *Slice {
	quads := ViewQuads(sample.Record())
	for _, f := range sample.Facts() {
		quads = append(quads, EvidenceQuads(f)...)
	}
	return NewSlice(quads, sample.Documents())
}
