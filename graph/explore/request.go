package explore

import "fmt"

// RequestError says that something cannot be done as it was asked for, whatever
// the store holds: a step that lacks what it needs, a name that no session can
// have.
type RequestError struct{ err error }

// Error says what is wrong, and what is wanted.
func (e *RequestError) Error() string { return e.err.Error() }

// Unwrap returns the error within.
func (e *RequestError) Unwrap() error { return e.err }

func wrongRequest(format string, args ...any) error {
	return &RequestError{fmt.Errorf(format, args...)}
}
