package web

import (
	"bytes"
	"compress/gzip"
	"context"
	"mime/multipart"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"chancery/graph"
)

// fileForm returns a form with a file of quads, and its type.
func fileForm(t testing.TB, text string) (body, kind string) {
	t.Helper()
	var b bytes.Buffer
	w := multipart.NewWriter(&b)
	part, err := w.CreateFormFile("NQuadFile", "quads.nq")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := part.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String(), w.FormDataContentType()
}

func gzipped(t testing.TB, text string) string {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	if _, err := z.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// bytesOf returns an answer's body, which must be good.
func bytesOf(ts *testServer, method, path, body string, change ...func(*http.Request)) string {
	ts.t.Helper()
	got := ts.ask(method, path, body, change...)
	if got.status != http.StatusOK {
		ts.t.Fatalf("%s %s: %d %s", method, path, got.status, got.body)
	}
	return string(got.body)
}

// TestCayleyQueries asks as the clients of Cayley do, and compares the bytes of
// the answers with those of Cayley's server.
func TestCayleyQueries(t *testing.T) {
	ts := newServer(t, false)
	script := `g.V("<country:VN>").Tag("who").Out("<rdf:type>").All()`
	wanted := `{"result":[{"id":"<dip:Country>","who":"<country:VN>"}]}`
	get := "/api/v2/query?lang=gizmo&qu=" + url.QueryEscape(script)
	for _, got := range []string{
		bytesOf(ts, "POST", "/api/v1/query/gizmo", script, header("Content-Type", "application/x-www-form-urlencoded")),
		bytesOf(ts, "POST", "/api/v2/query?lang=gizmo", script),
		bytesOf(ts, "GET", get, ""),
		bytesOf(ts, "GET", get, "", header("Accept", "application/json")),
	} {
		if compact(t, []byte(got)) != wanted {
			t.Errorf("%s; want %s", got, wanted)
		}
	}
	if got := compact(t, []byte(bytesOf(ts, "POST", "/api/v1/query/gizmo", `g.V("<no:thing>").Out().All()`))); got != `{"result":null}` {
		t.Errorf("no rows give %s", got)
	}
	million := `for (var i = 0; i < 1000000; i++) g.Emit(i)`
	for path, rows := range map[string]int{"/api/v1/query/gizmo": 100, "/api/v1/query/gizmo?limit=7": 7, "/api/v1/query/gizmo?limit=-1": 10_000, "/api/v2/query?lang=gizmo": 100} {
		if got := want[struct{ Result []int }](ts, "POST", path, million); len(got.Result) != rows {
			t.Errorf("%s gives %d rows, want %d", path, len(got.Result), rows)
		}
	}
	ts.refused("POST", "/api/v1/query/gizmo", "g.V(", codeBadRequest, "")
	ts.refused("POST", "/api/v1/query/gizmo", "while(true){}", codeTimeout, "stopped after 1s")
	ts.refused("POST", "/api/v1/query/gizmo", strings.Repeat(" ", 2<<20), codeTooLarge, "1048576")
	ts.refused("POST", "/api/v2/query?lang=gizmo", "", codeBadRequest, "query is empty")
	ts.refused("POST", "/api/v2/query", "x", codeBadRequest, "language not specified")
	ts.refused("POST", "/api/v2/query?lang=klingon", "x", codeBadRequest, "unknown query language")
	ts.refused("POST", "/api/v2/query?lang=graphql", "{nodes{id}}", codeUnsupported, "nothing would bound")
	ts.refused("GET", get, "", codeUnsupported, "JSON-LD", header("Accept", "application/ld+json"))
	ts.refused("POST", "/api/v1/shape/gizmo", "g.V().All()", codeUnsupported, "run the query instead")
	ts.refused("POST", "/api/v1/query/mql", "[{}]", codeNotFound, "")
}

// TestCayleyReads downloads quads in every format that is listed.
func TestCayleyReads(t *testing.T) {
	ts := newServer(t, false)
	const name = "<country:VN> <rdf:type> <dip:Country> .\n"
	one := "/api/v2/read?sub=%3Ccountry:VN%3E&pred=%3Crdf:type%3E"
	if got := bytesOf(ts, "GET", one, ""); got != name {
		t.Errorf("%q; want %q", got, name)
	}
	if got := bytesOf(ts, "POST", "/api/v2/read", "sub=%3Ccountry:VN%3E&pred=%3Crdf:type%3E", header("Content-Type", "application/x-www-form-urlencoded")); got != name {
		t.Errorf("by POST %q; want %q", got, name)
	}
	if got := bytesOf(ts, "GET", one+"&iri=full", ""); !strings.Contains(got, "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>") {
		t.Errorf("in full: %q", got)
	}
	if got := want[[]map[string]string](ts, "GET", one+"&format=json", ""); len(got) != 1 || got[0]["subject"] != "<country:VN>" || got[0]["object"] != "<dip:Country>" {
		t.Errorf("in JSON: %s", got)
	}
	both := bytesOf(ts, "GET", "/api/v2/read?pred=%3Crdf:type%3E&sub=%3Ccountry:VN%3E,%3Ccountry:KR%3E,%3Ccountry:VN%3E", "")
	if strings.Count(both, "\n") != 2 {
		t.Errorf("two countries: %q", both)
	}
	packed := ts.ask("GET", one, "", header("Accept-Encoding", "gzip"))
	if packed.header.Get("Content-Encoding") != "gzip" || string(packed.body) != gzipped(t, name) {
		t.Errorf("packed: %v %q", packed.header, packed.body)
	}
	all := bytesOf(ts, "GET", "/api/v2/read", "")
	size := ts.sizeOf()
	if int64(strings.Count(all, "\n")) != size {
		t.Errorf("%d lines, %d quads", strings.Count(all, "\n"), size)
	}
	for _, f := range want[[]struct{ ID string }](ts, "GET", "/api/v2/formats", "") {
		if bytesOf(ts, "GET", one+"&format="+f.ID, "") == "" {
			t.Errorf("%s is empty", f.ID)
		}
	}
	ts.refused("GET", "/api/v2/read?format=graphml", "", codeUnsupported, "/api/export")
	ts.refused("GET", "/api/v2/read?format=docx", "", codeBadRequest, "there is no format")
	ts.refused("GET", "/api/v2/read?iri=long", "", codeBadRequest, "short or full")
	ts.refused("GET", "/api/v2/read?sub=%zz", "", codeBadRequest, "parameters cannot be read")
	var values []string
	for i := range 40 {
		values = append(values, "v"+string(rune('A'+i)))
	}
	list := url.QueryEscape(strings.Join(values, ","))
	ts.refused("GET", "/api/v2/read?sub="+list+"&obj="+list, "", codeBadRequest, "1600 combinations")
}

// sizeOf counts the quads of the store.
func (ts *testServer) sizeOf() int64 {
	ts.t.Helper()
	var n int64
	err := ts.engine.Reading(ts.t.Context(), func(s *graph.Store) (err error) {
		n, err = s.Size(context.Background())
		return err
	})
	if err != nil {
		ts.t.Fatal(err)
	}
	return n
}

// TestCayleyWrites writes and deletes in every way that Cayley has.
func TestCayleyWrites(t *testing.T) {
	ts := newServer(t, true)
	before := ts.sizeOf()
	grown := func(by int64, what string) {
		t.Helper()
		if now := ts.sizeOf(); now != before+by {
			t.Errorf("%s: %d quads, want %d", what, now, before+by)
		}
	}
	changed := func(wanted, path, body, kind string, change ...func(*http.Request)) {
		t.Helper()
		got := compact(t, []byte(bytesOf(ts, "POST", path, body, append(change, header("Content-Type", kind))...)))
		if got != wanted {
			t.Errorf("%s: %s; want %s", path, got, wanted)
		}
	}
	const (
		form   = "application/x-www-form-urlencoded"
		nquads = "application/n-quads"
		quad   = "<note:a> <dip:says> \"hello\" <note:l> .\n"
		two    = quad + "<note:b> <dip:about> <note:a> .\n"
		array  = `[{"subject":"<note:a>","predicate":"<dip:says>","object":"hello","label":"<note:l>"}]`
	)
	changed(`{"result":"Successfully wrote 1 quads."}`, "/api/v1/write", array, form)
	grown(1, "v1 write")
	changed(`{"result":"Successfully wrote 1 quads."}`, "/api/v1/write", array, form)
	grown(1, "v1 write again")
	changed(`{"result":"Successfully deleted 1 quads."}`, "/api/v1/delete", array, form)
	grown(0, "v1 delete")
	changed(`{"result":"Successfully wrote 2 quads.","count":2}`, "/api/v2/write", two, nquads)
	grown(2, "v2 write")
	changed(`{"result":"Successfully deleted 1 quads.","count":1}`, "/api/v2/delete", gzipped(t, quad), nquads, header("Content-Encoding", "gzip"))
	grown(1, "v2 delete")
	changed(`{"result":"Successfully deleted 1 nodes.","count":1}`, "/api/v2/node/delete", "<note:a>", nquads)
	grown(0, "v2 node/delete")
	changed(`{"result":"Successfully wrote 1 quads.","count":1}`, "/api/v2/write", array, "application/json")
	changed(`{"result":"Successfully deleted 1 nodes.","count":1}`, "/api/v2/node/delete", `"<note:a>"`, "application/json")
	for _, text := range []string{two, gzipped(t, two)} {
		body, kind := fileForm(t, text)
		changed(`{"result":"Successfully wrote 2 quads."}`, "/api/v1/write/file/nquad", body, kind)
		grown(2, "v1 file")
		changed(`{"result":"Successfully deleted 2 quads.","count":2}`, "/api/v2/delete", two, "")
	}
	grown(0, "v2 delete")
	plain := header("Content-Type", nquads)
	ts.refused("POST", "/api/v1/write", "[", codeBadRequest, "nothing was changed")
	ts.refused("POST", "/api/v1/write", `[{"subject":"<note:a>"}]`, codeBadRequest, "invalid quad at index 0")
	ts.refused("POST", "/api/v2/write", quad+"<note:b> nonsense\n", codeBadRequest, "line 2", plain)
	ts.refused("POST", "/api/v2/write", "no gzip", codeBadRequest, "no gzip", plain, header("Content-Encoding", "gzip"))
	ts.refused("POST", "/api/v2/write", "x", codeBadRequest, "want gzip", plain, header("Content-Encoding", "br"))
	ts.refused("POST", "/api/v2/write", gzipped(t, strings.Repeat("#"+strings.Repeat(" ", 1022)+"\n", 70<<10)), codeTooLarge, "", plain, header("Content-Encoding", "gzip"))
	ts.refused("POST", "/api/v2/write", "these are no quads", codeBadRequest, "", header("Content-Type", "application/x-protobuf"))
	ts.refused("POST", "/api/v2/write", "{}", codeUnsupported, "jsonld", header("Content-Type", "application/ld+json"))
	ts.refused("POST", "/api/v2/node/delete", "<note:none>", codeNotFound, "note:none", plain)
	for _, node := range []string{"", "nonsense", "<note:a> <note:b>", "<note:a>\n<note:b>", "# <note:a>"} {
		ts.refused("POST", "/api/v2/node/delete", node, codeBadRequest, "cannot be read", plain)
	}
	ts.refused("POST", "/api/v1/write/file/nquad", "x", codeBadRequest, "NQuadFile")
	grown(0, "what was refused")
}

// TestCayleyReadOnly writes to a server that only reads.
func TestCayleyReadOnly(t *testing.T) {
	ts := newServer(t, false)
	for i := range ts.table {
		if rt := &ts.table[i]; rt.writes {
			ts.refused(rt.method, rt.path, "[]", codeReadOnly, "--write")
		}
	}
}
