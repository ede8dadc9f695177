package graph_test

import (
	"errors"
	"flag"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"chancery/graph"
	"chancery/graph/graphtest"
	"chancery/graph/internal/sample"
)

// updating reports whether golden files are to be written anew: the flag is
// declared once, beside the goldens of the views.
func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// TestGizmoFaults runs every script of a list of bad ones: each must end in its
// time with an error that a person understands, and leave the store usable.
func TestGizmoFaults(t *testing.T) {
	s := openTempBolt(t)
	quads := append(graphtest.Sample(),
		graphtest.Quad("n", "p", "a", ""), graphtest.Quad("a", "q", "b", ""), graphtest.Quad("b", "r", "n", ""))
	if _, err := s.Apply(t.Context(), graph.Delta{Add: quads}); err != nil {
		t.Fatal(err)
	}
	runScripts(t, s, "testdata/gizmo-faults.txt")
	if out, err := rows(t, s, `g.V("<n>").out("<p>").all()`, graph.Limits{}); err != nil || out != `{"id":"<a>"}` {
		t.Errorf("afterwards the store answers %s, %v", out, err)
	}
}

// TestGizmoPrelude runs the examples of the prelude.
func TestGizmoPrelude(t *testing.T) {
	s := openTempBolt(t)
	quads := graph.ViewQuads(sample.Record())
	for _, f := range sample.Facts() {
		quads = append(quads, graph.EvidenceQuads(f)...)
	}
	if _, err := s.Apply(t.Context(), graph.Delta{Add: quads}); err != nil {
		t.Fatal(err)
	}
	runScripts(t, s, "testdata/gizmo-prelude.txt")
}

// runScripts runs the scripts of a golden file, whose blocks are a script, each
// line after "> ", and what comes of it.
func runScripts(t *testing.T, s *graph.Store, file string) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split(strings.TrimSpace(string(data)), "\n\n")
	head, blocks := blocks[0], blocks[1:]
	got := make([]string, len(blocks))
	var wg sync.WaitGroup
	slots := make(chan struct{}, 4)
	for i, block := range blocks {
		slots <- struct{}{}
		wg.Go(func() {
			defer func() { <-slots }()
			got[i] = runBlock(t, s, block)
		})
	}
	wg.Wait()
	whole := head + "\n\n" + strings.Join(got, "\n\n") + "\n"
	if updating() {
		if err := os.WriteFile(file, []byte(whole), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	for i, block := range blocks {
		if got[i] != block {
			t.Errorf("got\n%s\nwant\n%s", got[i], block)
		}
	}
}

// runBlock runs the script of a block and returns the block as it should be.
func runBlock(t *testing.T, s *graph.Store, block string) string {
	var script, kept []string
	for line := range strings.SplitSeq(block, "\n") {
		if text, ok := strings.CutPrefix(line, "> "); ok {
			script, kept = append(script, text), append(kept, line)
		}
	}
	limits := graph.Limits{Timeout: time.Second, Memory: 48 << 20}
	if strings.Contains(block, "more memory") || strings.Contains(block, "deep") {
		limits.Timeout = time.Minute // which limit it meets first is no matter of the machine's speed
	}
	out, err := rows(t, s, strings.Join(script, "\n"), limits)
	for _, row := range slices.Sorted(strings.SplitSeq(out, "\n")) { // their order is no promise
		if row != "" {
			kept = append(kept, "= "+row)
		}
	}
	var fault *graph.QueryError
	switch {
	case errors.As(err, &fault):
		if fault.Kind == graph.FaultTime {
			fault.Column = 0 // where in a loop it is stopped is chance
		}
		kept = append(kept, string(fault.Kind)+": "+fault.Error())
	case err != nil:
		t.Errorf("%s\ngives an error that is not the script's: %v", block, err)
	}
	return strings.Join(kept, "\n")
}
