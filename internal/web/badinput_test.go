package web

import (
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"chancery/graph/explore"
)

// TestWrongRequests sends what cannot be answered; each message says what and
// where.
func TestWrongRequests(t *testing.T) {
	ts := newServer(t, false)
	want[explore.SessionLine](ts, "POST", "/api/sessions", `{"name":"talks"}`)
	deep := strings.Repeat("[", 100_000)
	for _, test := range []struct {
		method, path, body string
		code               Code
		words              string
	}{
		{"GET", "/api/nowhere", "", codeNotFound, "there is no /api/nowhere"},
		{"DELETE", "/api/about", "", codeMethod, "want GET"},
		{"GET", "/api/find?q=park&knd=person", "", codeBadRequest, `no parameter "knd"`},
		{"GET", "/api/find?q=park&limit=many", "", codeBadRequest, "a whole number"},
		{"GET", "/api/find?q=park&limit=-1", "", codeBadRequest, "1 to 100"},
		{"GET", "/api/find?q=park&limit=99999999999999999999", "", codeBadRequest, "a whole number"},
		{"GET", "/api/find?q=%zz", "", codeBadRequest, "cannot be read"},
		{"GET", "/api/thing", "", codeBadRequest, "iri is missing"},
		{"GET", "/api/thing?iri=person:nobody", "", codeNotFound, "person:nobody"},
		{"GET", "/api/thing?q=Atlantis", "", codeNotFound, "Atlantis"},
		{"GET", "/api/expand?iri=country:KR", "", codeBadRequest, "relation is missing"},
		{"GET", "/api/expand?iri=country:KR&relation=met", "", codeBadRequest, "met"},
		{"GET", "/api/expand?iri=country:KR&relation=met%3Eperson&offset=-1", "", codeBadRequest, "offset is -1"},
		{"GET", "/api/expand?iri=country:KR&relation=met%3Eperson&session=none", "", codeNotFound, `"none"`},
		{"GET", "/api/path?from=country:KR", "", codeBadRequest, "to is missing"},
		{"GET", "/api/path?from=country:KR&to=country:VN&since=soon", "", codeBadRequest, "is no date"},
		{"GET", "/api/evidence?what=act:0000000000000000", "", codeNotFound, "act:0000000000000000"},
		{"GET", "/api/document?doc=none.txt", "", codeNotFound, "none.txt"},
		{"GET", "/api/export?format=docx", "", codeBadRequest, "no format is called"},
		{"GET", "/api/commitments?state=lost", "", codeBadRequest, "want one of"},
		{"GET", "/api/brief?a=KR", "", codeBadRequest, "b is missing"},
		{"POST", "/api/judgements", `{"a":"x","b":"y","verdict":"same"}`, codeReadOnly, "chancery serve --write"},
		{"DELETE", "/api/judgements", `{"a":"x","b":"y"}`, codeReadOnly, "chancery serve --write"},
		{"POST", "/api/sessions", `{"name":"talks"}`, codeConflict, "there is a session"},
		{"POST", "/api/sessions", `{"name":"../talks"}`, codeBadRequest, "cannot be called"},
		{"POST", "/api/sessions", `{"name":"a/b"}`, codeBadRequest, "cannot be called"},
		{"POST", "/api/sessions", `{"name":".hidden"}`, codeBadRequest, "cannot be called"},
		{"POST", "/api/sessions", `{"name":"a\u0000b"}`, codeBadRequest, "cannot be called"},
		{"POST", "/api/sessions", `{"name":"` + strings.Repeat("x", 65) + `"}`, codeBadRequest, "cannot be called"},
		{"POST", "/api/sessions", `{"name":"copy","fork_of":"none"}`, codeNotFound, `"none"`},
		{"GET", "/api/sessions/..%2F..%2Fetc/view", "", codeBadRequest, "cannot be called"},
		{"GET", "/api/sessions/%2e%2e", "", codeBadRequest, "cannot be called"},
		{"GET", "/api/sessions/none/view", "", codeNotFound, `"none"`},
		{"GET", "/api/sessions/talks/export?format=svg", "", codeBadRequest, "nothing on the board"},
		{"POST", "/api/sessions/talks/steps", "", codeBadRequest, "application/json"},
		{"POST", "/api/sessions/talks/steps", " ", codeBadRequest, "the body is empty"},
		{"POST", "/api/sessions/talks/steps", `{"do":`, codeBadRequest, "ends too early"},
		{"POST", "/api/sessions/talks/steps", "{\n\"do\": nope}", codeBadRequest, "line 2, column 8"},
		{"POST", "/api/sessions/talks/steps", `{"do":"add"} {}`, codeBadRequest, "something after"},
		{"POST", "/api/sessions/talks/steps", `{"do":7}`, codeBadRequest, "do is a number; want a string"},
		{"POST", "/api/sessions/talks/steps", `{"done":"add"}`, codeBadRequest, `unknown field "done"`},
		{"POST", "/api/sessions/talks/steps", "{\"do\":\"\xff\"}", codeBadRequest, "not UTF-8"},
		{"POST", "/api/sessions/talks/steps", deep, codeBadRequest, "depth"},
		{"POST", "/api/sessions/talks/steps", `{"do":"fly"}`, codeBadRequest, "no step is called"},
		{"POST", "/api/sessions/talks/steps", `{"do":"undo"}`, codeBadRequest, "nothing to undo"},
		{"POST", "/api/sessions/talks/steps", `{"do":"add"}`, codeBadRequest, "no things"},
		{"POST", "/api/sessions/talks/steps", `{"do":"add","things":["person:nobody"]}`, codeNotFound, "person:nobody"},
		{"POST", "/api/sessions/talks/steps", `{"do":"filter","filter":{"kinds":["ghost"]}}`, codeBadRequest, "no kind is called"},
		{"POST", "/api/sessions/talks/steps", `{"do":"mark","if_step":-4}`, codeBadRequest, "if_step is -4"},
		{"POST", "/api/sessions/talks/steps", `{"do":"` + strings.Repeat("x", mostBody) + `"}`, codeTooLarge, "1048576 bytes"},
		{"POST", "/api/sessions/fresh/log", "{}", codeBroken, "line 1"},
		{"POST", "/api/query", `{"gizmo":" "}`, codeBadRequest, "want a script"},
		{"POST", "/api/query", `{"gizmo":"g.V("}`, codeBadRequest, ""},
		{"POST", "/api/query", `{"gizmo":"g.V().all()","limit":1000000}`, codeBadRequest, "1 to 10000"},
		{"POST", "/api/query", `{"gizmo":"while(true){}","timeout_ms":200}`, codeTimeout, "timeout_ms"},
	} {
		ts.refused(test.method, test.path, test.body, test.code, test.words)
	}
	ts.refused("POST", "/api/sessions", `{"name":"x"}`, codeBadRequest, "application/json", header("Content-Type", "text/plain"))
	if f := ts.refused("POST", "/api/query", `{"gizmo":"\n  nope()"}`, codeBadRequest, "nope"); f.Line != 2 {
		t.Errorf("the fault is at line %d, want 2", f.Line)
	}
	settle(ts, func() {
		ts.build(note(t, "Hanoi, 3 May 2021. Foreign Minister Zoltan Kerekes of Hungary met Foreign Minister Bui Thanh Son of Viet Nam. "+
			"Foreign Minister Jana Kerekes of Slovakia met Foreign Minister Bui Thanh Son of Viet Nam.\n"))
	})
	if f := ts.refused("GET", "/api/thing?q=Kerekes", "", codeAmbiguous, "Kerekes"); len(f.Matches) < 2 {
		t.Errorf("%d matches", len(f.Matches))
	}
	// What was refused has left nothing behind.
	if v := want[explore.View](ts, "GET", "/api/sessions/talks/view", ""); v.Step != 0 {
		t.Errorf("the session is at step %d", v.Step)
	}
	if list := want[[]explore.SessionLine](ts, "GET", "/api/sessions", ""); len(list) != 1 {
		t.Errorf("%d sessions, want 1", len(list))
	}
}

// TestManyRows cuts off a script that returns a million rows.
func TestManyRows(t *testing.T) {
	ts := newServer(t, false)
	a := want[explore.Answer](ts, "POST", "/api/query", `{"gizmo":"for (var i = 0; i < 1000000; i++) g.emit(i)","limit":50}`)
	if len(a.Rows) != 50 || !a.Truncated {
		t.Errorf("%d rows, truncated %v", len(a.Rows), a.Truncated)
	}
}

// TestTwoPages has two pages take steps in one session at the same time: with
// if_step one of them loses, without none does.
func TestTwoPages(t *testing.T) {
	ts := newServer(t, false)
	want[explore.SessionLine](ts, "POST", "/api/sessions", `{"name":"talks"}`)
	race := func(body string) (done, lost int) {
		var mu sync.Mutex
		var pages sync.WaitGroup
		for range 6 {
			pages.Go(func() {
				got := ts.ask("POST", "/api/sessions/talks/steps", body)
				mu.Lock()
				defer mu.Unlock()
				switch got.status {
				case http.StatusOK:
					done++
				case http.StatusConflict:
					lost++
				default:
					t.Errorf("%d %s", got.status, got.body)
				}
			})
		}
		pages.Wait()
		return done, lost
	}
	if done, lost := race(`{"do":"add","things":["country:KR"],"if_step":0}`); done != 1 || lost != 5 {
		t.Errorf("with if_step %d steps were taken and %d lost", done, lost)
	}
	if done, _ := race(`{"do":"add","things":["country:VN"]}`); done != 6 {
		t.Errorf("without if_step %d steps were taken", done)
	}
	if v := want[explore.View](ts, "GET", "/api/sessions/talks/view", ""); v.Step != 7 || len(v.Nodes) != 2 {
		t.Errorf("step %d with %d nodes", v.Step, len(v.Nodes))
	}
	ts.refused("POST", "/api/sessions/talks/steps", `{"do":"mark","if_step":3}`, codeConflict, "is at step 7, not 3")
}

// TestCutLog opens a session whose log was cut short: what can be read holds,
// and the next step mends it.
func TestCutLog(t *testing.T) {
	ts := newServer(t, false)
	want[explore.SessionLine](ts, "POST", "/api/sessions", `{"name":"talks"}`)
	want[stepAnswer](ts, "POST", "/api/sessions/talks/steps", `{"do":"add","things":["country:KR"]}`)
	file := filepath.Join(ts.folder, "talks.jsonl")
	f, err := os.OpenFile(file, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := f.WriteString(`{"n":2,"do":"add","thi`); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if v := want[explore.View](ts, "GET", "/api/sessions/talks/view", ""); len(v.Nodes) != 1 || !strings.Contains(v.Broken, "line 3") {
		t.Errorf("%d nodes, broken %q", len(v.Nodes), v.Broken)
	}
	log := ts.ask("GET", "/api/sessions/talks/log", "")
	if log.status != http.StatusOK || strings.Contains(string(log.body), `"thi`) && !strings.Contains(string(log.body), `"things"`) {
		t.Errorf("log %d %s", log.status, log.body)
	}
	ts.refused("POST", "/api/sessions/copy/log", string(log.body)+`{"n":2,`, codeBroken, "line 3", header("Content-Type", ndjson))
	if line := want[explore.SessionLine](ts, "POST", "/api/sessions/copy/log", string(log.body)); line.Steps != 1 || line.ForkedFrom != "talks" {
		t.Errorf("the copy is %+v", line)
	}
	if a := want[stepAnswer](ts, "POST", "/api/sessions/talks/steps", `{"do":"add","things":["country:VN"]}`); len(a.View.Nodes) != 2 || a.View.Broken != "" {
		t.Errorf("after the next step %d nodes, broken %q", len(a.View.Nodes), a.View.Broken)
	}
}

// TestRebuilt builds the store anew under an open session: what is gone is
// named, and asking for it says so.
func TestRebuilt(t *testing.T) {
	ts := newServer(t, false)
	file := note(t, "Hanoi, 3 May 2021. Foreign Minister Zoltan Kerekes of Hungary met Foreign Minister Bui Thanh Son of Viet Nam.\n")
	settle(ts, func() { ts.build(file) })
	found := want[[]explore.Found](ts, "GET", "/api/find?q=Kerekes", "")
	if len(found) == 0 {
		t.Fatal("the note was not read")
	}
	iri := string(found[0].IRI)
	want[explore.SessionLine](ts, "POST", "/api/sessions", `{"name":"talks"}`)
	want[stepAnswer](ts, "POST", "/api/sessions/talks/steps", `{"do":"add","things":["`+iri+`","country:VN"]}`)
	if err := os.WriteFile(file, []byte("Nothing happened.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	settle(ts, func() { ts.build(file) })
	v := want[explore.View](ts, "GET", "/api/sessions/talks/view", "")
	if v.Changes == nil || len(v.Changes.Gone) != 1 || string(v.Changes.Gone[0].IRI) != iri || len(v.Nodes) != 1 {
		t.Fatalf("%d nodes, changes %+v", len(v.Nodes), v.Changes)
	}
	ts.refused("GET", "/api/evidence?session=talks&what="+iri, "", codeGone, "Zoltan Kerekes")
	ts.refused("POST", "/api/sessions/talks/steps", `{"do":"note","thing":"`+iri+`","text":"x"}`, codeGone, "is gone from the store")
	if a := want[stepAnswer](ts, "POST", "/api/sessions/talks/steps", `{"do":"mark"}`); a.View.Changes != nil {
		t.Errorf("after the mark: %+v", a.View.Changes)
	}
}

// settle runs what another process would, which waits until the store is free.
func settle(ts *testServer, do func()) {
	ts.t.Helper()
	if err := ts.engine.Apart(ts.t.Context(), func() error { do(); return nil }); err != nil {
		ts.t.Fatal(err)
	}
}

// TestLocked asks while the store is written to.
func TestLocked(t *testing.T) {
	ts := newServer(t, true)
	settle(ts, func() {
		got := ts.ask("GET", "/api/about", "")
		if got.status != http.StatusServiceUnavailable || got.header.Get("Retry-After") == "" {
			t.Errorf("%d %v %s", got.status, got.header, got.body)
		}
	})
	if got := ts.ask("GET", "/api/about", ""); got.status != http.StatusOK {
		t.Errorf("afterwards: %d %s", got.status, got.body)
	}
}

// FuzzParseJSON reads bodies: whatever they hold, a fault has its place in them.
func FuzzParseJSON(f *testing.F) {
	for _, seed := range []string{`{"do":"add","things":["country:KR"]}`, `{"do":1}`, `{"points":{"a":{"x":1}}}`, "{\n}x", "", "[[[", `{"relation":"met>person"}`, `{"filter":{"since":"2021"}}`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		var b stepBody
		err := parseJSON(text, &b)
		if err == nil {
			return
		}
		fault := failureOf(err)
		if fault.Code != codeBadRequest || fault.Line > strings.Count(string(text), "\n")+1 || fault.Message == "" {
			t.Errorf("%q: %+v", text, fault)
		}
	})
}
