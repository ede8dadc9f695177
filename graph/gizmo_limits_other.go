//go:build !linux

package graph

// limitData does nothing where the system has no limit on data that counts
// mapped memory.
func limitData(int64) {}
