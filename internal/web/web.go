// Package web serves the record to a browser and to programs on the same
// machine: the page of package page, and an HTTP API under /api whose answers
// are those of the terminal.
//
// [Listen] takes a loopback address, [New] makes the handler, [Serve] runs it
// until its context is done. The table in routes.go names every address; the
// OpenAPI document is derived from it, and a test holds the answers to it.
//
// Three invariants keep others out: nothing under /api answers without the token
// that the server's user was given, as a cookie or in a header; nothing answers
// under a name that the server was not asked to listen on, so that a page whose
// name was bent to point here (DNS rebinding) finds nothing; and no other page's
// request is answered, with or without the cookie. Nothing is written to the
// store unless Config.Write says so.
package web

import (
	"context"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"time"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/answer"
)

// Config says what a server answers from, and to whom.
type Config struct {
	Engine *explore.Engine
	Desk   *answer.Desk
	// Writing opens the store for writing. Without it the server only reads.
	Writing answer.Opening
	// Page holds the files of the page, index.html at the root.
	Page fs.FS
	// Addr is the address that is listened on, such as 127.0.0.1:8417: requests
	// for another are refused.
	Addr string
	// Token is what opens the server; see [NewToken].
	Token string
	// Version is what the server calls its version.
	Version string
	// Log is told of panics and of errors that no caller is to be blamed for.
	Log func(message string)
	// QueryTime bounds a query in Cayley's API, which cannot ask for less or
	// more; zero means graph.DefaultTimeout.
	QueryTime time.Duration
}

// server answers requests.
type server struct {
	Config
	lock  *lock
	pages http.Handler
	doc   []byte // the OpenAPI document
}

// New returns the handler of everything that the server answers.
func New(c Config) (http.Handler, error) {
	s := &server{Config: c, pages: pages(c.Page)}
	if s.Log == nil {
		s.Log = func(string) {}
	}
	if s.QueryTime == 0 {
		s.QueryTime = graph.DefaultTimeout
	}
	var err error
	if s.lock, err = newLock(c.Addr, c.Token); err != nil {
		return nil, err
	}
	table := routes()
	if s.doc, err = openAPI(table, c.Version); err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	for i := range table {
		mux.Handle(table[i].pattern(), s.handle(&table[i]))
	}
	mux.Handle("/api/", s.guarded(s.noRoute(table)))
	mux.Handle("GET /{$}", http.HandlerFunc(s.home))
	mux.Handle("/", s.pages)
	return s.contained(s.lock.door(mux)), nil
}

// The times that a connection has.
const (
	headerTime   = 10 * time.Second
	bodyTime     = time.Minute
	answerTime   = time.Minute      // for an answer; downloads and queries set their own
	idleTime     = 2 * time.Minute  // between requests
	shutdownTime = 3 * time.Second  // for what is being answered when the server is stopped
	downloadTime = 30 * time.Minute // for a file
)

// Serve answers on a listener until ctx is done, then lets what is being
// answered end.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	answering, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	srv := &http.Server{
		Handler:           h,
		ReadHeaderTimeout: headerTime,
		ReadTimeout:       bodyTime,
		WriteTimeout:      bodyTime + answerTime,
		IdleTimeout:       idleTime,
		MaxHeaderBytes:    64 << 10,
		BaseContext:       func(net.Listener) context.Context { return answering },
	}
	ended := make(chan error, 1)
	go func() { ended <- srv.Serve(l) }()
	select {
	case err := <-ended:
		return err
	case <-ctx.Done():
	}
	patience, cancel := context.WithTimeout(answering, shutdownTime)
	defer cancel()
	if err := srv.Shutdown(patience); err != nil {
		stop() // what still runs is told to end
		_ = srv.Close()
	}
	if err := <-ended; !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
