package export

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"chancery/graph"
)

// fullDisk takes so many bytes and no more.
type fullDisk struct{ left int }

var errFull = errors.New("no space left on device")

func (d *fullDisk) Write(p []byte) (int, error) {
	if len(p) > d.left {
		n := d.left
		d.left = 0
		return n, errFull
	}
	d.left -= len(p)
	return len(p), nil
}

// TestFormatsTellOfFailure holds of every format that a full disk and an
// interruption are errors, and that the same graph gives the same bytes.
func TestFormatsTellOfFailure(t *testing.T) {
	s := sampleSource()
	for _, f := range Formats() {
		t.Run(f.Name, func(t *testing.T) {
			var whole, again bytes.Buffer
			for _, b := range []*bytes.Buffer{&whole, &again} {
				if err := f.Write(t.Context(), b, s); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(whole.Bytes(), again.Bytes()) {
				t.Error("the same graph gives other bytes")
			}
			for _, room := range []int{0, whole.Len() / 2, whole.Len() - 1} {
				if err := f.Write(t.Context(), &fullDisk{room}, s); !errors.Is(err, errFull) {
					t.Errorf("a disk with room for %d bytes of %d: error %v", room, whole.Len(), err)
				}
			}
			stopped, stop := context.WithCancel(t.Context())
			stop()
			if err := f.Write(stopped, &again, s); !errors.Is(err, context.Canceled) {
				t.Errorf("interrupted: error %v", err)
			}
		})
	}
}

// TestFormatsTable holds the table to its use: names as flags take them, one
// line each for the help.
func TestFormatsTable(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range Formats() {
		if seen[f.Name] || strings.Trim(f.Name, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
			t.Errorf("%q is no name for a format, or is there twice", f.Name)
		}
		seen[f.Name] = true
		if !strings.HasPrefix(f.Ext, ".") || f.Media == "" || f.Doc == "" || strings.Contains(f.Doc, "\n") {
			t.Errorf("%s lacks its ending, media type or line of help", f.Name)
		}
		if found, err := Lookup(f.Name); err != nil || found.Name != f.Name {
			t.Errorf("Lookup(%q) = %q, %v", f.Name, found.Name, err)
		}
	}
	if _, err := Lookup("gml"); err == nil || !strings.Contains(err.Error(), "graphml, yed") {
		t.Errorf("an unknown format: %v", err)
	}
}

// TestViewWithoutEvidence holds that a view alone, loaded from elsewhere, can be
// exported in every format.
func TestViewWithoutEvidence(t *testing.T) {
	s := sampleSource()
	s.ViewOnly = true
	s = Source{Reader: graph.NewSlice(collect(t, s), nil)}
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := f.Write(t.Context(), &b, s); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}
