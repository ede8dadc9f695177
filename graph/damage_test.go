package graph_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/graph/graphtest"
)

func TestNotFound(t *testing.T) {
	for _, spec := range []string{"bolt:" + filepath.Join(t.TempDir(), "none"), "bolt:" + t.TempDir()} {
		if _, err := graph.Open(t.Context(), spec, graph.Options{}); !errors.Is(err, graph.ErrNotFound) {
			t.Errorf("%s: %v, want %v", spec, err, graph.ErrNotFound)
		}
	}
	if _, err := graph.Open(t.Context(), "papyrus:x", graph.Options{}); err == nil || !strings.Contains(err.Error(), "bolt:DIR") {
		t.Errorf("an unknown sort of store: %v", err)
	}
}

func TestLocked(t *testing.T) {
	dir := t.TempDir()
	writer := openStore(t, "bolt:"+dir)
	for _, opt := range []graph.Options{{}, {ReadOnly: true}} {
		opt.LockTimeout = time.Millisecond
		_, err := graph.Open(t.Context(), "bolt:"+dir, opt)
		if !errors.Is(err, graph.ErrLocked) || !strings.Contains(err.Error(), fmt.Sprint(os.Getpid())) {
			t.Errorf("beside a writer: %v, want %v and the process that holds it", err, graph.ErrLocked)
		}
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	for range 2 { // readers stand each other
		r, err := graph.Open(t.Context(), "bolt:"+dir, graph.Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		if _, err := r.Apply(t.Context(), graph.Delta{Add: graphtest.Sample()}); !errors.Is(err, graph.ErrReadOnly) {
			t.Errorf("writing: %v, want %v", err, graph.ErrReadOnly)
		}
	}
	if _, err := graph.Open(t.Context(), "bolt:"+dir, graph.Options{LockTimeout: time.Millisecond}); !errors.Is(err, graph.ErrLocked) {
		t.Errorf("a writer beside readers: %v, want %v", err, graph.ErrLocked)
	}
}

// damagedStore makes a store of some quads and returns its folder and what is
// in it.
func damagedStore(t *testing.T, n int) (dir string, content map[quad.Quad]bool) {
	t.Helper()
	dir = t.TempDir()
	s := openStore(t, "bolt:"+dir)
	content = make(map[quad.Quad]bool)
	var quads []quad.Quad
	for q := range syntheticQuads(n) {
		quads = append(quads, q)
		content[q] = true
	}
	for len(quads) > 0 { // in several changes, which leave free pages
		k := min(len(quads), 300)
		if _, err := s.Apply(t.Context(), graph.Delta{Add: quads[:k]}); err != nil {
			t.Fatal(err)
		}
		quads = quads[k:]
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return dir, content
}

// inspect opens a store, verifies it and reads all of it. It returns the first
// thing found wrong, or nil when the content is all there.
func inspect(dir string, content map[quad.Quad]bool) error {
	ctx := context.Background()
	s, err := graph.Open(ctx, "bolt:"+dir, graph.Options{})
	if err != nil {
		return err
	}
	defer s.Close()
	for p, err := range s.Verify(ctx) {
		if err != nil {
			return err
		}
		return errors.New(p.String())
	}
	n := 0
	for q, err := range s.Quads(ctx, graph.Pattern{}) {
		if err != nil {
			return err
		}
		if !content[q] {
			return fmt.Errorf("UNNOTICED: quad %v", q)
		}
		n++
	}
	if n != len(content) {
		return fmt.Errorf("UNNOTICED: %d quads of %d", n, len(content))
	}
	return nil
}

func TestTruncated(t *testing.T) {
	dir, content := damagedStore(t, 2000)
	file := filepath.Join(dir, "quads.bolt")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := inspect(dir, content); err != nil {
		t.Fatalf("undamaged: %v", err)
	}
	for _, size := range []int{1, 100, 4096, 8192, 12288, len(whole) / 8, len(whole) / 4} {
		if err := os.WriteFile(file, whole[:size], 0o644); err != nil {
			t.Fatal(err)
		}
		switch err := inspect(dir, content); {
		case err == nil:
			t.Logf("cut to %d bytes: nothing is lost", size)
		case !errors.Is(err, graph.ErrDamaged):
			t.Errorf("cut to %d bytes: %v, want %v", size, err, graph.ErrDamaged)
		}
	}
}

func TestBitFlips(t *testing.T) {
	dir, content := damagedStore(t, 2000)
	file := filepath.Join(dir, "quads.bolt")
	whole, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	used := len(strings.TrimRight(string(whole), "\x00"))
	r := rand.New(rand.NewPCG(5, 6))
	noticed := 0
	const flips = 60
	for range flips {
		at, bit := r.IntN(used), r.IntN(8)
		whole[at] ^= 1 << bit
		if err := os.WriteFile(file, whole, 0o644); err != nil {
			t.Fatal(err)
		}
		whole[at] ^= 1 << bit
		if err := inspect(dir, content); err != nil {
			noticed++
			if strings.HasPrefix(err.Error(), "UNNOTICED") {
				t.Errorf("byte %d, bit %d: %v", at, bit, err)
			}
		}
	}
	t.Logf("%d of %d flips noticed, the others in space that is not used", noticed, flips)
}

// smallDisk mounts a disk of a few megabytes, or skips the test.
func smallDisk(t *testing.T, size string) string {
	t.Helper()
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size="+size, "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("cannot mount a small disk here: %v %s", err, out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %v %s", err, out)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	disk := smallDisk(t, "6m")
	s := openStore(t, "bolt:"+disk)
	var kept []quad.Quad
	var full error
	for i := 0; i < 1000 && full == nil; i++ {
		add := crashGroup(i, 500)
		if _, full = s.Apply(t.Context(), graph.Delta{Add: add}); full == nil {
			kept = append(kept, add...)
		}
	}
	if full == nil || !strings.Contains(full.Error(), "disk is full") {
		t.Fatalf("writing on a full disk: %v", full)
	}
	if _, err := s.Load(t.Context(), synthetic(60_000)); err == nil || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("loading on a full disk: %v", err)
	}
	if err := s.PutDocument(t.Context(), strings.Repeat("ab", 32), make([]byte, 8<<20)); err == nil {
		t.Error("a document larger than the disk was kept")
	}
	// The same store goes on, and so does one opened anew.
	for _, again := range []bool{false, true} {
		if again {
			if err := s.Close(); err != nil {
				t.Fatal(err)
			}
			s = openStore(t, "bolt:"+disk)
		}
		n, err := s.Size(t.Context())
		if err != nil || n != int64(len(kept)) {
			t.Errorf("%d quads (%v), want %d", n, err, len(kept))
		}
		for p, err := range s.Verify(t.Context()) {
			t.Fatalf("verify: %v %v", p, err)
		}
		if _, err := s.Apply(t.Context(), graph.Delta{Del: kept[:200]}); err != nil {
			t.Errorf("deleting to make room: %v", err)
		}
		kept = kept[200:]
	}
}

func TestReadOnlyFolder(t *testing.T) {
	disk := smallDisk(t, "64m")
	s := openStore(t, "bolt:"+disk)
	if _, err := s.Apply(t.Context(), graph.Delta{Add: graphtest.Sample()}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err != nil {
		t.Skipf("cannot mount for reading only: %v %s", err, out)
	}
	if _, err := graph.Open(t.Context(), "bolt:"+disk, graph.Options{}); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("opened for writing: %v, want %v", err, graph.ErrReadOnly)
	}
	r, err := graph.Open(t.Context(), "bolt:"+disk, graph.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer r.Close()
	if n, err := r.Size(t.Context()); err != nil || n != 6 {
		t.Errorf("size %d, %v", n, err)
	}
	if got, err := rows(t, r, `g.V("<person:a>").out("<dip:visited>").all()`, graph.Limits{}); err != nil || got != `{"id":"<country:VN>"}` {
		t.Errorf("query: %s, %v", got, err)
	}
}
