package graph_test

import (
	"os"
	"path/filepath"
	"testing"

	"chancery/graph"
	"chancery/graph/graphtest"
)

func TestMain(m *testing.M) {
	runCrashChild()
	graph.RunGizmoChild()
	os.Exit(m.Run())
}

// openStore opens an empty store of the given sort.
func openStore(t *testing.T, spec string) *graph.Store {
	t.Helper()
	s, err := graph.Open(t.Context(), spec, graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func openTempBolt(t *testing.T) *graph.Store {
	t.Helper()
	return openStore(t, "bolt:"+filepath.Join(t.TempDir(), "graph.db"))
}

func TestBolt(t *testing.T) {
	graphtest.TestStore(t, openTempBolt)
}

func TestMemory(t *testing.T) {
	graphtest.TestStore(t, func(t *testing.T) *graph.Store { return openStore(t, "memory:") })
}
