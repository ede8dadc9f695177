package page

import (
	"bytes"
	"io/fs"
	"os"
	"os/exec"
	"testing"
)

// TestBundle bundles anew: dist must be what src gives.
func TestBundle(t *testing.T) {
	fresh := t.TempDir()
	if out, err := exec.Command("./bundle", fresh).CombinedOutput(); err != nil {
		t.Fatalf("bundle: %v\n%s", err, out)
	}
	made := os.DirFS(fresh)
	for _, pair := range [][2]fs.FS{{made, Files()}, {Files(), made}} {
		names, err := fs.Glob(pair[0], "*")
		if err != nil || len(names) == 0 {
			t.Fatalf("%d files, %v", len(names), err)
		}
		for _, name := range names {
			want, err := fs.ReadFile(pair[0], name)
			if err != nil {
				t.Fatal(err)
			}
			if got, err := fs.ReadFile(pair[1], name); err != nil || !bytes.Equal(got, want) {
				t.Errorf("dist/%s is not what src gives (%v): run go generate ./internal/web/page", name, err)
			}
		}
	}
}
