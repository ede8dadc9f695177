//go:build linux && !race

package graph

import "syscall"

// limitData asks the system to refuse this process more than n bytes of data.
// A system that cannot leaves the watching to watchMemory.
func limitData(n int64) {
	_ = syscall.Setrlimit(syscall.RLIMIT_DATA, &syscall.Rlimit{Cur: uint64(n), Max: uint64(n)})
}
