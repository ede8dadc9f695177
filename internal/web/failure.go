package web

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"strconv"

	"chancery/graph"
	"chancery/graph/cayleyapi"
	"chancery/graph/explore"
	"chancery/internal/answer"
	"chancery/schema"
)

// Code says what sort of thing went wrong.
type Code string

// The codes, each under one HTTP status.
const (
	codeBadRequest   Code = "bad_request"  // 400
	codeUnauthorized Code = "unauthorized" // 401
	codeForbidden    Code = "forbidden"    // 403
	codeReadOnly     Code = "read_only"    // 403
	codeNotFound     Code = "not_found"    // 404
	codeMethod       Code = "method"       // 405
	codeAmbiguous    Code = "ambiguous"    // 409
	codeConflict     Code = "conflict"     // 409
	codeGone         Code = "gone"         // 410
	codeTooLarge     Code = "too_large"    // 413
	codeBroken       Code = "broken"       // 422
	codeInternal     Code = "internal"     // 500
	codeUnsupported  Code = "unsupported"  // 501
	codeLocked       Code = "locked"       // 503
	codeTimeout      Code = "timeout"      // 504
)

// statuses maps every code to its status.
func statuses() map[Code]int {
	return map[Code]int{
		codeBadRequest:   http.StatusBadRequest,
		codeUnauthorized: http.StatusUnauthorized,
		codeForbidden:    http.StatusForbidden,
		codeReadOnly:     http.StatusForbidden,
		codeNotFound:     http.StatusNotFound,
		codeMethod:       http.StatusMethodNotAllowed,
		codeAmbiguous:    http.StatusConflict,
		codeConflict:     http.StatusConflict,
		codeGone:         http.StatusGone,
		codeTooLarge:     http.StatusRequestEntityTooLarge,
		codeBroken:       http.StatusUnprocessableEntity,
		codeInternal:     http.StatusInternalServerError,
		codeUnsupported:  http.StatusNotImplemented,
		codeLocked:       http.StatusServiceUnavailable,
		codeTimeout:      http.StatusGatewayTimeout,
	}
}

// failure is an answer that says what is wrong.
type failure struct {
	Message string  `json:"error" jsonschema:"what, where and what to do"`
	Code    Code    `json:"code"`
	Matches []match `json:"matches,omitempty" jsonschema:"what an ambiguous name may mean"`
	Line    int     `json:"line,omitempty" jsonschema:"of the query or the body, from 1"`
	Column  int     `json:"column,omitempty" jsonschema:"in characters, from 1"`
}

// match is a thing that an ambiguous name may mean.
type match struct {
	IRI       schema.IRI  `json:"iri"`
	Kind      schema.Kind `json:"kind"`
	Name      string      `json:"name"`
	Documents int         `json:"documents" jsonschema:"not counted here: 0"`
}

// Error returns the message.
func (f *failure) Error() string { return f.Message }

func failed(code Code, format string, args ...any) *failure {
	return &failure{Code: code, Message: fmt.Sprintf(format, args...)}
}

func forbidden(format string, args ...any) *failure { return failed(codeForbidden, format, args...) }

func badRequest(format string, args ...any) *failure { return failed(codeBadRequest, format, args...) }

// failureOf tells what an error means to who asked.
func failureOf(err error) *failure {
	var (
		known     *failure
		ambiguous *graph.AmbiguousError
		query     *graph.QueryError
		broken    *explore.BrokenError
		large     *http.MaxBytesError
		bad       *answer.ArgumentError
		request   *explore.RequestError
		cayley    *cayleyapi.Error
	)
	f := &failure{Message: err.Error(), Code: codeInternal}
	switch {
	case errors.As(err, &known):
		return known
	case errors.As(err, &ambiguous):
		f.Code = codeAmbiguous
		for _, m := range ambiguous.Matches {
			f.Matches = append(f.Matches, match{IRI: m.IRI, Kind: m.Kind, Name: m.Name})
		}
	case errors.As(err, &query):
		f.Code, f.Line, f.Column = codeOfQuery(query.Kind), query.Line, query.Column
	case errors.As(err, &broken):
		f.Code, f.Line = codeBroken, broken.Line
	case errors.As(err, &cayley):
		if f.Code = codeBadRequest; cayley.Status == http.StatusNotImplemented {
			f.Code = codeUnsupported
		}
	case errors.As(err, &large):
		f.Code, f.Message = codeTooLarge, fmt.Sprintf("the request is longer than the %d bytes that are taken", large.Limit)
	case errors.As(err, &bad), errors.As(err, &request):
		f.Code = codeBadRequest
	case errors.Is(err, graph.ErrLocked):
		f.Code, f.Message = codeLocked, "the store is being written to, by chancery build perhaps; try again in a moment"
	case errors.Is(err, graph.ErrReadOnly):
		f.Code = codeReadOnly
	case errors.Is(err, graph.ErrNotFound), errors.Is(err, fs.ErrNotExist):
		f.Code = codeNotFound
	case errors.Is(err, fs.ErrExist):
		f.Code = codeConflict
	case errors.Is(err, context.DeadlineExceeded):
		f.Code, f.Message = codeTimeout, "the answer took too long and was given up; ask for less, or try again"
	case errors.Is(err, context.Canceled):
		f.Code, f.Message = codeTimeout, "the request was given up before it was answered"
	}
	return f
}

func codeOfQuery(kind graph.QueryFault) Code {
	switch kind {
	case graph.FaultTime:
		return codeTimeout
	case graph.FaultProcess:
		return codeInternal
	}
	return codeBadRequest
}

// retryAfter is when a store that is being written to may be free, in seconds.
const retryAfter = 2

func writeFailure(w http.ResponseWriter, err error) {
	f := failureOf(err)
	switch f.Code {
	case codeLocked:
		w.Header().Set("Retry-After", strconv.Itoa(retryAfter))
	case codeUnauthorized:
		w.Header().Set("WWW-Authenticate", `Bearer realm="chancery"`)
	}
	writeJSON(w, statuses()[f.Code], f)
}

// writeJSON writes a value with a status.
func writeJSON(w http.ResponseWriter, status int, v any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // a reader that is gone hears nothing
}
