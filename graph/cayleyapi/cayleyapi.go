// Package cayleyapi answers the requests of Cayley's own HTTP API (versions 1
// and 2, as Cayley v0.7.7 serves them) from a store, so that programs that were
// made for Cayley work unchanged.
//
// An [API] reads requests and gives what is to be answered; the server sends it.
// What is wrong with a request is an *[Error]. Differences from Cayley's server,
// all on the safe side: scripts run in a process of their own with limits; a
// quad that is there already is no error; a write is made whole or not at all;
// languages other than Gizmo, which nothing would bound, are not offered.
package cayleyapi

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"chancery/graph"
)

// Opening calls a function with an open store.
type Opening func(context.Context, func(*graph.Store) error) error

// API answers from one store. It is safe for concurrent use.
type API struct {
	Reading Opening
	// Writing opens the store for writing; without it what writes is refused
	// with an error that wraps [graph.ErrReadOnly].
	Writing Opening
	// Timeout bounds a query; zero means [graph.DefaultTimeout].
	Timeout time.Duration
}

// Error is what is wrong with a request.
type Error struct {
	Status  int // of HTTP
	Message string
}

// Error returns the message.
func (e *Error) Error() string { return e.Message }

func wrong(format string, args ...any) error {
	return &Error{http.StatusBadRequest, fmt.Sprintf(format, args...)}
}

func unsupported(format string, args ...any) error {
	return &Error{http.StatusNotImplemented, fmt.Sprintf(format, args...)}
}

// MostBytes is the longest body that a write may have, and MostQuery the longest
// query.
const (
	MostBytes = 32 << 20
	MostQuery = 1 << 20
)
