package web

import (
	"bytes"
	"encoding/json"
	"maps"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/jsonschema-go/jsonschema"

	"chancery/graph/explore"
	"chancery/schema"
)

// apiDocument is as much of the OpenAPI document as the tests read.
type apiDocument struct {
	OpenAPI    string                             `json:"openapi"`
	Paths      map[string]map[string]apiOperation `json:"paths"`
	Components struct {
		Schemas map[string]json.RawMessage `json:"schemas"`
	} `json:"components"`
}

type apiOperation struct {
	OperationID string                 `json:"operationId"`
	Parameters  []apiParameter         `json:"parameters"`
	RequestBody *apiContent            `json:"requestBody"`
	Responses   map[string]*apiContent `json:"responses"`
}

type apiParameter struct {
	Name     string `json:"name"`
	In       string `json:"in"`
	Required bool   `json:"required"`
}

type apiContent struct {
	Content map[string]struct {
		Schema json.RawMessage `json:"schema"`
	} `json:"content"`
}

func readDocument(ts *testServer) *apiDocument {
	d := want[apiDocument](ts, "GET", "/api/openapi.json", "")
	return &d
}

// TestDocument holds the document to the table and to the mux, and to what
// OpenAPI asks of it.
func TestDocument(t *testing.T) {
	ts := newServer(t, false)
	d := readDocument(ts)
	if d.OpenAPI != "3.1.1" {
		t.Errorf("openapi is %q", d.OpenAPI)
	}
	ids, operations := map[string]bool{}, 0
	for path, methods := range d.Paths {
		for method, op := range methods {
			operations++
			if ids[op.OperationID] {
				t.Errorf("two operations are called %s", op.OperationID)
			}
			ids[op.OperationID] = true
			inPath := map[string]bool{}
			for _, p := range op.Parameters {
				inPath[p.Name] = p.In == "path" && p.Required
			}
			for _, name := range regexp.MustCompile(`\{(\w+)\}`).FindAllStringSubmatch(path, -1) {
				if !inPath[name[1]] {
					t.Errorf("%s %s: no parameter %s", method, path, name[1])
				}
			}
			if op.Responses["200"] == nil || op.Responses["default"] == nil {
				t.Errorf("%s %s has no answer", method, path)
			}
			// The mux knows it: only there does an address ask for the token by
			// itself and not say that there is nothing.
			got := ts.ask(strings.ToUpper(method), strings.ReplaceAll(path, "{name}", "x")+"?%zz", "")
			if got.status == http.StatusMethodNotAllowed || strings.Contains(string(got.body), "there is no /api") {
				t.Errorf("%s %s is in the document, and answered with %d %s", method, path, got.status, got.body)
			}
		}
	}
	for i := range ts.table {
		if rt := &ts.table[i]; d.Paths[rt.path][strings.ToLower(rt.method)].OperationID != rt.id {
			t.Errorf("%s %s is not in the document", rt.method, rt.path)
		}
	}
	if operations != len(ts.table) {
		t.Errorf("%d operations, %d routes", operations, len(ts.table))
	}
}

// schema returns what checks an answer in JSON.
func (d *apiDocument) schema(t *testing.T, content json.RawMessage) *jsonschema.Resolved {
	t.Helper()
	text := bytes.ReplaceAll(content, []byte("#/components/schemas/"), []byte("#/$defs/"))
	var s jsonschema.Schema
	if err := json.Unmarshal(text, &s); err != nil {
		t.Fatal(err)
	}
	s.Defs = map[string]*jsonschema.Schema{}
	for name, raw := range d.Components.Schemas {
		var def jsonschema.Schema
		if err := json.Unmarshal(raw, &def); err != nil {
			t.Fatalf("schema %s: %v", name, err)
		}
		s.Defs[name] = &def
	}
	resolved, err := s.Resolve(nil)
	if err != nil {
		t.Fatal(err)
	}
	return resolved
}

// check holds an answer to what the document says of it.
func (d *apiDocument) check(t *testing.T, method, path string, got reply) {
	t.Helper()
	rt := d.find(method, path)
	if rt == nil {
		t.Fatalf("%s %s is not in the document", method, path)
	}
	answer := rt.Responses["200"]
	if got.status != http.StatusOK {
		answer = rt.Responses["default"]
	}
	content, ok := answer.Content["application/json"]
	if !ok {
		if len(answer.Content) == 0 {
			t.Errorf("%s %s: the document has no answer", method, path)
		}
		return // a file
	}
	if content.Schema == nil {
		return // any JSON
	}
	var v any
	if err := json.Unmarshal(got.body, &v); err != nil {
		t.Fatalf("%s %s: %v in %s", method, path, err, got.body)
	}
	if err := d.schema(t, content.Schema).Validate(v); err != nil {
		t.Errorf("%s %s: %v\nin %.1000s", method, path, err, got.body)
	}
}

// find returns the operation of a request.
func (d *apiDocument) find(method, path string) *apiOperation {
	path, _, _ = strings.Cut(path, "?")
	for template, methods := range d.Paths {
		mux := http.NewServeMux()
		mux.Handle(template, http.NotFoundHandler())
		if _, pattern := mux.Handler(httptest.NewRequest(method, path, nil)); pattern != "" {
			if op, ok := methods[strings.ToLower(method)]; ok {
				return &op
			}
		}
	}
	return nil
}

// TestAnswersAreAsDocumented makes requests of every route, and holds what is
// really answered, to the right and to the wrong, to the document.
func TestAnswersAreAsDocumented(t *testing.T) {
	ts := newServer(t, true)
	d := readDocument(ts)
	asked := map[string]bool{}
	ask := func(status int, method, path, body string, change ...func(*http.Request)) {
		t.Helper()
		got := ts.ask(method, path, body, change...)
		if got.status != status {
			t.Errorf("%s %s: %d %s; want %d", method, path, got.status, got.body, status)
			return
		}
		if op := d.find(method, path); op != nil && status == http.StatusOK {
			asked[op.OperationID] = true
		}
		d.check(t, method, path, got)
	}
	good := func(method, path, body string) { t.Helper(); ask(http.StatusOK, method, path, body) }

	good("POST", "/api/login", `{"token":"`+ts.token+`"}`)
	good("GET", "/api/about", "")
	good("GET", "/api/vocabulary", "")
	good("GET", "/api/openapi.json", "")
	good("GET", "/api/find?q=park&kind=person&limit=3", "")
	good("GET", "/api/find?q=zzz", "")
	kinds := map[string]string{}
	for _, typed := range []string{"Park Jin", "KR", "KOICA", "VN-KR"} {
		good("GET", "/api/thing?q="+url.QueryEscape(typed), "")
		card := want[explore.Card](ts, "GET", "/api/thing?q="+url.QueryEscape(typed), "")
		kinds[string(card.Kind)] = string(card.IRI)
		for _, rel := range card.Relations {
			good("GET", "/api/expand?limit=5&iri="+url.QueryEscape(string(card.IRI))+"&relation="+url.QueryEscape(rel.Relation.String()), "")
		}
	}
	if len(kinds) < 4 {
		t.Errorf("only cards of %v", slices.Sorted(maps.Keys(kinds)))
	}
	good("GET", "/api/path?from=Park+Jin&to=KOICA", "")
	good("GET", "/api/evidence?what="+kinds["person"], "")
	good("GET", "/api/documents?limit=3", "")
	doc := want[explore.DocumentList](ts, "GET", "/api/documents", "").Items[0]
	good("GET", "/api/document?doc="+url.QueryEscape(string(doc.IRI)), "")
	good("POST", "/api/query", `{"gizmo":"g.V(\"<country:VN>\").In().limit(5).All(); g.emit({a: [1, null, \"x\"]})"}`)
	good("GET", "/api/export?format=graphml", "")

	good("GET", "/api/commitments?as_of=2024-06-01", "")
	good("GET", "/api/threads?about=KR", "")
	good("GET", "/api/asks", "")
	good("GET", "/api/ledger", "")
	good("GET", "/api/brief?a=KR&b=VN&before=2022-01-01", "")
	good("GET", "/api/review?limit=5", "")
	events := want[explore.Page](ts, "GET", "/api/expand?iri=person:park-jin&relation="+url.QueryEscape(relationTo(ts, "person:park-jin", schema.KindEvent)), "")
	good("GET", "/api/compare?event="+url.QueryEscape(string(events.Items[0].Thing.IRI)), "")
	good("POST", "/api/judgements", `{"a":"person:park-jin","b":"person:bui-thanh-son","verdict":"different","why":"two men"}`)
	good("DELETE", "/api/judgements", `{"a":"person:park-jin","b":"person:bui-thanh-son"}`)

	good("POST", "/api/sessions", `{"name":"first try"}`)
	for _, step := range []string{
		`{"do":"add","things":["person:park-jin"]}`,
		`{"do":"expand","thing":"country:KR","relation":"` + relationTo(ts, "country:KR", schema.KindPerson) + `"}`,
		`{"do":"path","thing":"person:park-jin","to":"org:koica","options":{"hops":3,"k":2}}`,
		`{"do":"note","thing":"person:park-jin","text":"ask him"}`,
		`{"do":"pin","points":{"person:park-jin":{"x":1.5,"y":-2}}}`,
		`{"do":"filter","filter":{"since":"2021","kinds":["person","event","act","org","country","target"]}}`,
		`{"do":"query","text":"g.V(\"<country:VN>\").In().limit(5).All()"}`,
		`{"do":"undo"}`,
		`{"do":"mark","if_step":8}`,
	} {
		good("POST", "/api/sessions/first%20try/steps", step)
	}
	good("POST", "/api/sessions", `{"name":"second","fork_of":"first try"}`)
	good("GET", "/api/sessions", "")
	good("GET", "/api/sessions/second", "")
	good("GET", "/api/sessions/second/view", "")
	good("GET", "/api/evidence?session=second&what="+kinds["person"], "")
	good("GET", "/api/sessions/second/log", "")
	good("POST", "/api/sessions/third/log", string(ts.ask("GET", "/api/sessions/second/log", "").body))
	good("GET", "/api/sessions/second/export?format=svg", "")

	quads := `[{"subject":"<person:x>","predicate":"<dip:note>","object":"y"}]`
	good("POST", "/api/v1/query/gizmo", `g.V().limit(3).All()`)
	good("POST", "/api/v1/query/gizmo", `g.V("<nothing:x>").out().all()`)
	good("POST", "/api/v1/write", quads)
	good("POST", "/api/v1/delete", quads)
	good("GET", "/api/v2/query?lang=gizmo&qu="+url.QueryEscape(`g.V().limit(3).All()`), "")
	good("POST", "/api/v2/query?lang=gizmo", `g.V().limit(3).All()`)
	good("GET", "/api/v2/read?sub=%3Ccountry:VN%3E", "")
	good("POST", "/api/v2/read?sub=%3Ccountry:VN%3E", "")
	good("GET", "/api/v2/formats", "")
	nquads := header("Content-Type", "application/n-quads")
	ask(http.StatusOK, "POST", "/api/v2/write", "<person:x> <dip:note> \"y\" .\n", nquads)
	ask(http.StatusOK, "POST", "/api/v2/delete", "<person:x> <dip:note> \"y\" .\n", nquads)
	ask(http.StatusOK, "POST", "/api/v2/write", "<person:x> <dip:note> \"y\" .\n", nquads)
	ask(http.StatusOK, "POST", "/api/v2/node/delete", "<person:x>", nquads)
	form, kind := fileForm(t, "<person:x> <dip:note> \"y\" .\n")
	ask(http.StatusOK, "POST", "/api/v1/write/file/nquad", form, header("Content-Type", kind))

	ask(http.StatusNotFound, "GET", "/api/thing?iri=person:nobody", "")
	ask(http.StatusBadRequest, "GET", "/api/thing", "")
	ask(http.StatusNotImplemented, "POST", "/api/v1/shape/gizmo", "g.V().All()")
	ask(http.StatusUnauthorized, "GET", "/api/about", "", stranger)

	for i := range ts.table {
		if id := ts.table[i].id; !asked[id] && id != "shapeV1" { // which is never given
			t.Errorf("%s %s (%s) was never answered", ts.table[i].method, ts.table[i].path, id)
		}
	}
}

// relationTo returns the first relation on a thing's card that leads to a kind.
func relationTo(ts *testServer, iri string, kind schema.Kind) string {
	ts.t.Helper()
	for _, r := range want[explore.Card](ts, "GET", "/api/thing?iri="+iri, "").Relations {
		if r.Relation.Kind == kind {
			return r.Relation.String()
		}
	}
	ts.t.Fatalf("%s has no relation to a %s", iri, kind)
	return ""
}
