package graph

import (
	"testing"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/cayley/graph/kv"

	"chancery/graph/kvbolt"
)

// CayleyOf returns one state of a bolt store as Cayley sees it, with our
// planner or as it comes.
func CayleyOf(t testing.TB, s *Store, repaired bool) graph.QuadStore {
	t.Helper()
	tx, err := s.engine.(*boltEngine).begin()
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tx.Rollback() })
	qs, err := kv.New(kvbolt.Snapshot(tx), graph.Options{kv.OptNoBloom: true})
	if err != nil {
		t.Fatal(err)
	}
	if !repaired {
		return qs
	}
	return newPlanned(qs.(*kv.QuadStore), tx)
}
