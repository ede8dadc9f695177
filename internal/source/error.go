package source

import (
	"errors"
	"fmt"
	"io/fs"
)

// Error is one file or path that cannot be read as a document. Its text is one
// line: where, what, and what to do.
type Error struct {
	Path string
	What string // "is empty", "is not valid UTF-8 (first bad byte: 17)"
	Hint string // what the user can do; may be empty
	// Named tells that the user named this very path, so that passing over it
	// is a failure, not a remark.
	Named bool
	Err   error // the cause, where the system gave one
}

// Error returns the whole line.
func (e *Error) Error() string { return e.Path + ": " + e.Reason() }

// Reason returns the line without the path.
func (e *Error) Reason() string {
	if e.Hint == "" {
		return e.What
	}
	return e.What + "; " + e.Hint
}

// Unwrap returns the system's error, if any.
func (e *Error) Unwrap() error { return e.Err }

// fault describes a system error on path.
func fault(path string, err error) *Error {
	e := &Error{Path: path, Err: err}
	var pe *fs.PathError
	switch {
	case errors.Is(err, fs.ErrNotExist):
		e.What, e.Hint = "no such file or folder", "check the path"
	case errors.Is(err, fs.ErrPermission):
		e.What, e.Hint = "cannot be read: permission denied", "change its permissions"
	case errors.As(err, &pe):
		e.What = fmt.Sprintf("cannot be read: %v", pe.Err)
	default:
		e.What = fmt.Sprintf("cannot be read: %v", err)
	}
	return e
}
