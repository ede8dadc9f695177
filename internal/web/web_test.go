package web

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/answer"
	"chancery/internal/pipeline"
)

func TestMain(m *testing.M) {
	graph.RunGizmoChild()
	m.Run()
}

const corpus = "../../testdata/corpus"

// testServer is a server over a store of the corpus, and what a client of it
// needs.
type testServer struct {
	*httptest.Server
	t      testing.TB
	engine *explore.Engine
	spec   string
	folder string // of sessions
	token  string
	table  []route
}

// newServer serves a store of the corpus; it writes when it is told to.
func newServer(t testing.TB, write bool) *testServer {
	t.Helper()
	ts := &testServer{t: t, spec: "bolt:" + filepath.Join(t.TempDir(), "test.db"), folder: filepath.Join(t.TempDir(), "sessions"), token: NewToken(), table: routes()}
	open := func(ctx context.Context, opt graph.Options) (*graph.Store, error) {
		return graph.Open(ctx, ts.spec, opt)
	}
	ts.build(corpus)
	ts.engine = explore.New(explore.Config{Folder: ts.folder, Open: func(ctx context.Context) (*graph.Store, error) {
		return open(ctx, graph.Options{ReadOnly: true})
	}})
	c := Config{
		Engine: ts.engine, Desk: &answer.Desk{Reading: ts.engine.Reading, Who: "tester"},
		Page:    fstest.MapFS{"index.html": {Data: []byte("<!doctype html>")}, "page.js": {Data: []byte("0")}},
		Token:   ts.token,
		Version: "test", QueryTime: time.Second,
		Log: func(message string) { t.Logf("server: %s", message) },
	}
	if write {
		writing := answer.Each(func(ctx context.Context) (*graph.Store, error) { return open(ctx, graph.Options{}) })
		c.Writing = func(ctx context.Context, do func(*graph.Store) error) error {
			return ts.engine.Apart(ctx, func() error { return writing(ctx, do) })
		}
		c.Desk.Writing = c.Writing
	}
	ts.Server = httptest.NewUnstartedServer(nil)
	c.Addr = ts.Listener.Addr().String()
	handler, err := New(c)
	if err != nil {
		t.Fatal(err)
	}
	ts.Config.Handler = handler
	ts.Start()
	t.Cleanup(func() {
		ts.Close()
		if err := ts.engine.Close(); err != nil {
			t.Error(err)
		}
	})
	return ts
}

// build reads documents into the store.
func (ts *testServer) build(paths ...string) {
	ts.t.Helper()
	store, err := graph.Open(context.Background(), ts.spec, graph.Options{Create: true})
	if err != nil {
		ts.t.Fatal(err)
	}
	defer store.Close()
	if _, err := pipeline.Build(context.Background(), store, paths, pipeline.Options{}); err != nil {
		ts.t.Fatal(err)
	}
}

// reply is what a server answered.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// ask sends a request with the token; change alters it before.
func (ts *testServer) ask(method, path, body string, change ...func(*http.Request)) reply {
	ts.t.Helper()
	r, err := http.NewRequestWithContext(ts.t.Context(), method, ts.URL+path, strings.NewReader(body))
	if err != nil {
		ts.t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+ts.token)
	if body != "" {
		r.Header.Set("Content-Type", "application/json")
	}
	for _, c := range change {
		c(r)
	}
	client := &http.Client{CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	resp, err := client.Do(r)
	if err != nil {
		ts.t.Fatal(err)
	}
	defer resp.Body.Close()
	text, err := io.ReadAll(resp.Body)
	if err != nil {
		ts.t.Fatal(err)
	}
	return reply{resp.StatusCode, resp.Header, text}
}

// want asks and reads the answer, which must be as wanted.
func want[A any](ts *testServer, method, path, body string) A {
	ts.t.Helper()
	var out A
	got := ts.ask(method, path, body)
	if got.status != http.StatusOK {
		ts.t.Fatalf("%s %s: %d %s", method, path, got.status, got.body)
	}
	if err := json.Unmarshal(got.body, &out); err != nil {
		ts.t.Fatalf("%s %s: %v in %s", method, path, err, got.body)
	}
	return out
}

// refused asks for what is to fail with a code and, in its message, some words.
func (ts *testServer) refused(method, path, body string, code Code, words string, change ...func(*http.Request)) failure {
	ts.t.Helper()
	got := ts.ask(method, path, body, change...)
	var f failure
	if err := json.Unmarshal(got.body, &f); err != nil {
		ts.t.Fatalf("%s %s: %d %s is no JSON: %v", method, path, got.status, got.body, err)
	}
	if f.Code != code || got.status != statuses()[code] || !strings.Contains(f.Message, words) {
		ts.t.Errorf("%s %s %.80s: %d %s; want %s with %q", method, path, body, got.status, got.body, code, words)
	}
	return f
}

func header(name, value string) func(*http.Request) {
	return func(r *http.Request) { r.Header.Set(name, value) }
}

// stranger takes the token off a request.
func stranger(r *http.Request) { r.Header.Del("Authorization") }

// TestLink follows the link that is printed, and uses the cookie that it gives.
func TestLink(t *testing.T) {
	ts := newServer(t, false)
	got := ts.ask("GET", "/?token="+ts.token, "", stranger)
	cookies := (&http.Response{Header: got.header}).Cookies()
	if got.status != http.StatusSeeOther || got.header.Get("Location") != "/" || len(cookies) != 1 {
		t.Fatalf("the link answers %d %v", got.status, got.header)
	}
	c := cookies[0]
	if !c.HttpOnly || c.SameSite != http.SameSiteStrictMode || c.Value == ts.token || c.Path != "/" {
		t.Errorf("cookie %v", c)
	}
	with := func(r *http.Request) { stranger(r); r.AddCookie(c) }
	if got := ts.ask("GET", "/api/about", "", with); got.status != http.StatusOK {
		t.Errorf("with the cookie: %d %s", got.status, got.body)
	}
	if got := ts.ask("GET", "/?token=wrong", "", stranger); got.status != http.StatusForbidden || got.header.Get("Set-Cookie") != "" {
		t.Errorf("a wrong link: %d %v", got.status, got.header)
	}
	login := ts.ask("POST", "/api/login", `{"token":"`+ts.token+`"}`, stranger)
	if login.status != http.StatusOK || login.header.Get("Set-Cookie") == "" {
		t.Errorf("login: %d %s", login.status, login.body)
	}
	ts.refused("POST", "/api/login", `{"token":"wrong"}`, codeUnauthorized, "open the link", stranger)
}

// TestKeptOut sends what others would: nothing tells them anything.
func TestKeptOut(t *testing.T) {
	ts := newServer(t, false)
	port := ts.URL[strings.LastIndex(ts.URL, ":"):]
	for i := range ts.table {
		if rt := &ts.table[i]; !rt.open {
			ts.refused(rt.method, strings.ReplaceAll(rt.path, "{name}", "x"), "", codeUnauthorized, "Bearer", stranger)
		}
	}
	ts.refused("GET", "/api/nowhere", "", codeUnauthorized, "", stranger)
	for _, token := range []string{"", "wrong", ts.token[1:], ts.token + "x"} {
		ts.refused("GET", "/api/about", "", codeUnauthorized, "", header("Authorization", "Bearer "+token))
	}
	ts.refused("GET", "/api/about", "", codeUnauthorized, "", stranger, header("Cookie", "chancery-"+port[1:]+"="+ts.token))
	host := func(name string) func(*http.Request) { return func(r *http.Request) { r.Host = name } }
	for _, name := range []string{"evil.example" + port, "evil.example", "127.0.0.1:1", "127.0.0.1" + port + ".evil.example"} {
		ts.refused("GET", "/api/about", "", codeForbidden, "does not answer for", host(name))
		ts.refused("GET", "/", "", codeForbidden, "does not answer for", host(name))
	}
	for _, origin := range []string{"http://evil.example", "null", "https://" + ts.URL[len("http://"):], "http://127.0.0.1:1"} {
		ts.refused("GET", "/api/about", "", codeForbidden, "are not answered", header("Origin", origin))
		ts.refused("POST", "/api/sessions", `{"name":"x"}`, codeForbidden, "are not answered", header("Origin", origin))
	}
	for _, site := range []string{"cross-site", "same-site"} {
		ts.refused("GET", "/api/about", "", codeForbidden, "are not answered", header("Sec-Fetch-Site", site))
		ts.refused("GET", "/api/about", "", codeForbidden, "are not answered", header("Sec-Fetch-Site", site), header("Sec-Fetch-Mode", "navigate"))
	}
	for _, fine := range []func(*http.Request){header("Origin", ts.URL), header("Sec-Fetch-Site", "same-origin"), host("localhost" + port)} {
		if got := ts.ask("GET", "/api/about", "", fine); got.status != http.StatusOK {
			t.Errorf("%d %s", got.status, got.body)
		}
	}
	// Another page may link to this one.
	if got := ts.ask("GET", "/", "", stranger, header("Sec-Fetch-Site", "cross-site"), header("Sec-Fetch-Mode", "navigate")); got.status != http.StatusOK {
		t.Errorf("a link to the page: %d", got.status)
	}
}

// TestHeaders holds every answer, of the page and of the API, to the policy.
func TestHeaders(t *testing.T) {
	ts := newServer(t, false)
	for _, path := range []string{"/", "/page.js", "/nowhere", "/api/about", "/api/nowhere"} {
		h := ts.ask("GET", path, "").header
		csp := h.Get("Content-Security-Policy")
		for _, rule := range []string{"default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "worker-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'"} {
			if !strings.Contains(csp, rule) {
				t.Errorf("%s: no %s in %q", path, rule, csp)
			}
		}
		if strings.Contains(csp, "unsafe") || h.Get("X-Content-Type-Options") != "nosniff" || h.Get("Referrer-Policy") != "no-referrer" || h.Get("Access-Control-Allow-Origin") != "" {
			t.Errorf("%s: %v", path, h)
		}
	}
	if got := ts.ask("GET", "/page.js", ""); got.header.Get("Content-Type") != "text/javascript; charset=utf-8" {
		t.Errorf("page.js is %v", got.header)
	}
	if got := ts.ask("POST", "/", "x"); got.status != http.StatusMethodNotAllowed {
		t.Errorf("POST /: %d", got.status)
	}
}

// TestListen refuses addresses that others reach.
func TestListen(t *testing.T) {
	for addr, words := range map[string]string{
		"0.0.0.0:0": "only addresses of this machine", ":8417": "only addresses of this machine", "192.0.2.1:80": "only addresses",
		"localhost:0": "only addresses", "[::]:0": "only addresses", "8417": "want an address and a port", "127.0.0.1:99999": "is no port",
	} {
		l, err := Listen(addr)
		if err == nil {
			l.Close()
		}
		if err == nil || !strings.Contains(err.Error(), words) {
			t.Errorf("%s: %v; want %q", addr, err, words)
		}
	}
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	if _, err := Listen(l.Addr().String()); err == nil || !strings.Contains(err.Error(), "in use") {
		t.Errorf("a port that is taken: %v", err)
	}
}

// TestServeStops lets an answer end that is being given when the server stops.
func TestServeStops(t *testing.T) {
	l, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	begun := make(chan struct{})
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(ctx, l, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			close(begun)
			<-ctx.Done()
			_, _ = io.WriteString(w, "whole")
		}))
	}()
	go func() { <-begun; stop() }()
	resp, err := http.Get("http://" + l.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	if text, err := io.ReadAll(resp.Body); err != nil || string(text) != "whole" {
		t.Errorf("%q, %v", text, err)
	}
	if err := <-ended; err != nil {
		t.Error(err)
	}
}

// note writes a document and returns its file.
func note(t testing.TB, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "note.txt")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// compact writes JSON without spaces.
func compact(t testing.TB, text []byte) string {
	t.Helper()
	var b bytes.Buffer
	if err := json.Compact(&b, text); err != nil {
		t.Fatalf("%v in %s", err, text)
	}
	return b.String()
}
