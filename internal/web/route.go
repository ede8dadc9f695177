package web

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"runtime/debug"
	"strings"
	"time"
)

// route is one address with one method: what it takes, what it gives, and who
// does it. The OpenAPI document is made of the same fields.
type route struct {
	method, path string
	tag          string // the group that it is listed in
	id           string // its name in the document
	summary      string
	// query is a struct whose fields are the parameters, under their JSON names;
	// those that the path names in braces stand there.
	query reflect.Type
	body  reflect.Type // of the JSON in the request, nil when it has none
	// accepts is the type of a body that is no JSON.
	accepts string
	answer  reflect.Type // of the JSON in the answer, nil when it is something else
	// produces is the type of an answer that is no JSON.
	produces string
	open     bool // to those without the token
	writes   bool // to the store: refused unless the server was started so
	most     int64
	time     time.Duration // for the answer
	serve    func(s *server, w http.ResponseWriter, r *http.Request) error
}

// mostBody is how many bytes of a body are read, unless a route says otherwise.
const mostBody = 1 << 20

func (rt *route) pattern() string { return rt.method + " " + rt.path }

// none is the parameters of a route that has none.
type none struct{}

// get is a route that reads.
func get[Q, A any](tag, id, path, summary string, answer func(*server, context.Context, Q) (A, error)) route {
	return route{
		method: http.MethodGet, path: path, tag: tag, id: id, summary: summary,
		query: reflect.TypeFor[Q](), answer: reflect.TypeFor[A](),
		serve: func(s *server, w http.ResponseWriter, r *http.Request) error {
			var q Q
			if err := readQuery(r, &q); err != nil {
				return err
			}
			out, err := answer(s, r.Context(), q)
			if err != nil {
				return err
			}
			return s.reply(w, out)
		},
	}
}

// send is a route that takes JSON.
func send[Q, B, A any](method, tag, id, path, summary string, answer func(*server, context.Context, Q, B) (A, error)) route {
	return route{
		method: method, path: path, tag: tag, id: id, summary: summary,
		query: reflect.TypeFor[Q](), body: reflect.TypeFor[B](), answer: reflect.TypeFor[A](),
		serve: func(s *server, w http.ResponseWriter, r *http.Request) error {
			var q Q
			var b B
			if err := readQuery(r, &q); err != nil {
				return err
			}
			if err := readBody(r, &b); err != nil {
				return err
			}
			out, err := answer(s, r.Context(), q, b)
			if err != nil {
				return err
			}
			return s.reply(w, out)
		},
	}
}

// file is a route whose answer is no JSON.
func file[Q any](method, tag, id, path, summary, produces string, answer func(*server, http.ResponseWriter, *http.Request, Q) error) route {
	return route{
		method: method, path: path, tag: tag, id: id, summary: summary,
		query: reflect.TypeFor[Q](), produces: produces, time: downloadTime,
		serve: func(s *server, w http.ResponseWriter, r *http.Request) error {
			var q Q
			if err := readQuery(r, &q); err != nil {
				return err
			}
			return answer(s, w, r, q)
		},
	}
}

// reply writes an answer as JSON, made whole before its first byte is sent, so
// that what fails can still be told.
func (s *server) reply(w http.ResponseWriter, answer any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(answer); err != nil {
		return fmt.Errorf("write the answer: %w", err)
	}
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write(b.Bytes()) // a reader that is gone hears nothing
	return nil
}

// handle puts the checks before a route and tells what fails in it.
func (s *server) handle(rt *route) http.Handler {
	most, patience := rt.most, rt.time
	if most == 0 {
		most = mostBody
	}
	if patience == 0 {
		patience = answerTime
	}
	answering := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if rt.writes && s.Writing == nil {
			writeFailure(w, readOnly())
			return
		}
		control := http.NewResponseController(w)
		_ = control.SetWriteDeadline(time.Now().Add(bodyTime + patience)) // not every writer has one
		ctx, cancel := context.WithTimeout(r.Context(), patience)
		defer cancel()
		r = r.WithContext(ctx)
		r.Body = http.MaxBytesReader(w, r.Body, most)
		if err := rt.serve(s, w, r); err != nil {
			s.tell(r, err)
			writeFailure(w, err)
		}
	})
	if rt.open {
		return answering
	}
	return s.guarded(answering)
}

func readOnly() *failure {
	return failed(codeReadOnly, "this server only reads; start it with chancery serve --write to let it write")
}

// guarded lets in those who carry the token.
func (s *server) guarded(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !s.lock.knows(r) {
			writeFailure(w, failed(codeUnauthorized, "open the link that chancery serve printed, or send its token as Authorization: Bearer TOKEN"))
			return
		}
		next.ServeHTTP(w, r)
	})
}

// noRoute answers for addresses that there are not.
func (s *server) noRoute(table []route) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var methods []string
		for i := range table {
			probe := http.NewServeMux()
			probe.Handle(table[i].path, http.NotFoundHandler())
			if _, pattern := probe.Handler(r); pattern != "" {
				methods = append(methods, table[i].method)
			}
		}
		if len(methods) > 0 {
			w.Header().Set("Allow", strings.Join(methods, ", "))
			writeFailure(w, failed(codeMethod, "%s %s: want %s", r.Method, r.URL.Path, strings.Join(methods, " or ")))
			return
		}
		writeFailure(w, failed(codeNotFound, "there is no %s; /api/openapi.json lists what there is", r.URL.Path))
	}
}

// tell logs what is the server's own fault.
func (s *server) tell(r *http.Request, err error) {
	if failureOf(err).Code == codeInternal {
		s.Log(fmt.Sprintf("%s %s: %v", r.Method, r.URL.Path, err))
	}
}

// contained keeps a panic from ending more than its own request.
func (s *server) contained(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			switch p := recover(); p {
			case nil:
			case http.ErrAbortHandler: // the very value that the library panics with
				panic(p)
			default:
				s.Log(fmt.Sprintf("%s %s: panic: %v\n%s", r.Method, r.URL.Path, p, debug.Stack()))
				writeFailure(w, failed(codeInternal, "the server failed at this request; what it printed tells where"))
			}
		}()
		next.ServeHTTP(w, r)
	})
}
