package export

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestToFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.txt")
	write := func(text string, cause error) error {
		return ToFile(path, func(w io.Writer) error {
			if _, err := io.WriteString(w, text); err != nil {
				return err
			}
			return cause
		})
	}
	if err := write("first", nil); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken off")
	if err := write("half", broken); !errors.Is(err, broken) || !strings.Contains(err.Error(), path) {
		t.Errorf("error %v, want it to name the file and the cause", err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "first" {
		t.Errorf("after a failure the file holds %q, %v", got, err)
	}
	if err := write("second", nil); err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != "second" {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if left, err := os.ReadDir(dir); err != nil || len(left) != 1 {
		t.Errorf("%d files left, %v; want the one", len(left), err)
	}
	if err := ToFile(filepath.Join(dir, "no", "such", "folder"), func(io.Writer) error { return nil }); err == nil {
		t.Error("a folder that is not there is no error")
	}
}
