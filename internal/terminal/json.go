package terminal

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"unicode/utf8"

	"chancery/graph"
)

// writeJSON writes a value as one line of JSON in which a terminal finds nothing
// to obey.
func writeJSON(w io.Writer, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	_, err := w.Write(escape(b.Bytes()))
	return err
}

// escape escapes the control characters that JSON lets stand as they are: the
// delete character and those of Latin 1.
func escape(raw []byte) []byte {
	var out []byte
	from := 0
	for i, r := range string(raw) {
		if r >= 0x7f && r <= 0x9f {
			out = append(out, raw[from:i]...)
			out = fmt.Appendf(out, `\u%04x`, r)
			from = i + utf8.RuneLen(r)
		}
	}
	return append(out, raw[from:]...)
}

// problem is an error for programs.
type problem struct {
	Error   string        `json:"error"`
	Code    string        `json:"code"`
	Matches []graph.Match `json:"matches,omitempty"`
	Line    int           `json:"line,omitempty"` // of the script
}

func problemOf(err error, line int) problem {
	out := problem{Error: err.Error(), Code: codeOf(err), Line: line}
	if ambiguous, ok := errors.AsType[*graph.AmbiguousError](err); ok {
		out.Matches = ambiguous.Matches
	}
	return out
}

func codeOf(err error) string {
	var ambiguous *graph.AmbiguousError
	var fault *graph.QueryError
	switch {
	case errors.As(err, &ambiguous):
		return "ambiguous"
	case errors.Is(err, graph.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		return "not_found"
	case errors.Is(err, fs.ErrExist):
		return "conflict"
	case errors.Is(err, context.DeadlineExceeded):
		return "timeout"
	case errors.As(err, &fault):
		if fault.Kind == graph.FaultTime {
			return "timeout"
		}
		return "bad_request"
	case Misused(err):
		return "bad_request"
	}
	return "internal"
}
