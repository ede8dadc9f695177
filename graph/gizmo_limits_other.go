//go:build !linux || race

package graph

// limitData does nothing where the system has no limit on data that counts
// mapped memory, or where the race detector needs far more of it than a query.
func limitData(int64) {}
