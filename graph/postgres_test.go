package graph_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/graph/graphtest"
	"chancery/graph/pgtest"
)

func TestPostgres(t *testing.T) {
	server := pgtest.Start(t)
	graphtest.TestStore(t, func(t *testing.T) *graph.Store { return openStore(t, server.Database(t)) })
	t.Run("gizmo", func(t *testing.T) { testGizmoRows(t, openStore(t, server.Database(t))) })
	t.Run("restart", func(t *testing.T) { testRestart(t, server) })
	t.Run("writers", func(t *testing.T) { testSharedDatabase(t, server.Database(t)) })
	t.Run("no password", func(t *testing.T) { testNoPassword(t, server) })
	// The other flavour's statements, as far as PostgreSQL can tell.
	t.Run("cockroach", func(t *testing.T) {
		graphtest.TestStore(t, func(t *testing.T) *graph.Store {
			return openStore(t, strings.Replace(server.Database(t), "postgres:", "cockroach:", 1))
		})
	})
}

// testRestart ends the server in the middle of a series of changes, in good
// order and as a crash, and wants every acknowledged change kept and every
// change to succeed in the end.
func testRestart(t *testing.T, server *pgtest.Server) {
	s := openStore(t, server.Database(t))
	var want []quad.Quad
	for i := range 20 {
		switch i {
		case 5:
			server.Stop()
			run(t, server)
		case 10:
			server.Kill()
			run(t, server)
		case 15:
			server.Kill()
			var started sync.WaitGroup
			started.Go(func() { run(t, server) })
			defer started.Wait() // the change below waits for it by itself
		}
		add := []quad.Quad{graphtest.Quad("s", "p", fmt.Sprint(i), ""), graphtest.Quad("s", "p", fmt.Sprint(i), "l")}
		if _, err := s.Apply(t.Context(), graph.Delta{Add: add}); err != nil {
			t.Fatalf("change %d: %v", i, err)
		}
		want = append(want, add...)
	}
	n := 0
	for _, err := range s.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != len(want) {
		t.Errorf("%d quads, want %d", n, len(want))
	}
	for p, err := range s.Verify(t.Context()) {
		t.Errorf("verify: %v %v", p, err)
	}
}

func run(t *testing.T, server *pgtest.Server) {
	if err := server.Run(); err != nil {
		t.Error(err)
	}
}

// testSharedDatabase has several stores on one database load and change the
// same values at once.
func testSharedDatabase(t *testing.T, address string) {
	const stores = 4
	var wg sync.WaitGroup
	for i := range stores {
		s := openStore(t, address)
		wg.Go(func() {
			if _, err := s.Load(t.Context(), synthetic(6000+1000*i)); err != nil {
				t.Error(err)
			}
			for j := range 10 {
				q := []quad.Quad{graphtest.Quad("shared", "p", fmt.Sprint(j), fmt.Sprint(i)), graphtest.Quad("shared", "p", fmt.Sprint(j), "all")}
				if _, err := s.Apply(t.Context(), graph.Delta{Add: q}); err != nil {
					t.Error(err)
				}
				if _, err := s.Apply(t.Context(), graph.Delta{Del: q[:1]}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	s := openStore(t, address)
	want := make(map[quad.Quad]bool)
	for i := range stores {
		for q := range syntheticQuads(6000 + 1000*i) {
			want[q] = true
		}
	}
	if n, err := s.Size(t.Context()); err != nil || n != int64(len(want)+10) {
		t.Errorf("size %d (%v), want %d", n, err, len(want)+10)
	}
	for p, err := range s.Verify(t.Context()) {
		t.Errorf("verify: %v %v", p, err)
	}
}

// testNoPassword looks for the password in what is shown of a store and its
// errors.
func testNoPassword(t *testing.T, server *pgtest.Server) {
	address := server.Database(t)
	if s := openStore(t, address); strings.Contains(s.Spec(), pgtest.Password) {
		t.Errorf("the store is called %s", s.Spec())
	}
	for _, bad := range []string{
		strings.Replace(address, "127.0.0.1", "127.0.0.1:1", 1) + "%zz",
		strings.Replace(address, "/d", "/nosuch", 1),
		strings.Replace(address, "sslmode=disable", "sslmode=verify-full", 1),
		strings.Replace(address, "sslmode=disable", "nosuchsetting=1", 1),
		strings.Replace(address, "127.0.0.1:", "127.0.0.1:1", 1),
	} {
		s, err := graph.Open(t.Context(), bad, graph.Options{})
		if err == nil {
			s.Close()
			t.Errorf("%s opened", bad)
		} else if strings.Contains(err.Error(), pgtest.Password) {
			t.Errorf("the password is in the error: %v", err)
		}
	}
}
