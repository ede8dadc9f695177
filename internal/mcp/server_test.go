package mcp_test

import (
	"context"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
	"chancery/internal/mcp"
	"chancery/internal/pipeline"
)

const corpus = "../../testdata/corpus"

func TestMain(m *testing.M) {
	graph.RunGizmoChild()
	os.Exit(m.Run())
}

// calls are questions to every tool: the words that the answer must hold, or
// those of the error.
var calls = []struct {
	tool, arguments string
	want            []string
	fails           string
}{
	{tool: "find", arguments: `{"name":"bui thanh son"}`, want: []string{"person:bui-thanh-son", "Bùi Thanh Sơn"}},
	{tool: "find", arguments: `{"name":"VN-RoK"}`, want: []string{"dyad:KR-VN"}},
	{tool: "find", arguments: `{"name":"kr","kind":["country"]}`, want: []string{"country:KR"}},
	{tool: "find", arguments: `{"name":"no such name"}`, fails: "not found"},
	{tool: "find", arguments: `{"name":" "}`, fails: "name is empty"},
	{tool: "find", arguments: `{"name":"kr","kind":["planet"]}`, fails: `kind is "planet"; want one of`},
	{tool: "find", arguments: `{}`, fails: "name"},
	{tool: "find", arguments: `{"name":7}`, fails: "string"},
	{tool: "find", arguments: `{"name":"kr","title":"kr"}`, fails: "title"},
	{tool: "find", arguments: `{"name":"kr","limit":-1}`, fails: "limit is -1; want 1 or more"},

	{tool: "show", arguments: `{"thing":"Park Jin"}`, want: []string{"person:park-jin", "kr-vn-2022-07-13-call.txt"}},
	{tool: "show", arguments: `{"thing":"Viet Nam","limit":1}`, want: []string{"left_off"}},
	{tool: "show", arguments: `{"thing":"KRVN"}`, fails: "not found"},

	{tool: "path", arguments: `{"from":"park jin","to":"KOICA"}`, want: []string{"org:koica", "hops"}},
	{tool: "path", arguments: `{"from":"VN-RoK","to":"KOICA","since":"2021","until":"2021"}`, want: []string{"2021-06-23"}},
	{tool: "path", arguments: `{"from":"park jin","to":"nobody at all"}`, fails: "not found"},
	{tool: "path", arguments: `{"from":"park jin","to":"KOICA","since":"yesterday"}`, fails: `since is "yesterday"; want a date such as 2021`},
	{tool: "path", arguments: `{"from":"park jin","to":"KOICA","hops":-2}`, fails: "hops and paths must be 1 or more"},

	{tool: "ledger", arguments: `{}`, want: []string{"entries"}},
	{tool: "ledger", arguments: `{"by":["KR"],"to":["VN"],"force":["request"]}`, want: []string{`"force":"request"`}},
	{tool: "ledger", arguments: `{"topic":["trade"],"due_before":"2024"}`, want: []string{"100000000000"}},
	{tool: "ledger", arguments: `{"limit":1}`, want: []string{"left_off"}},
	{tool: "ledger", arguments: `{"force":["shout"]}`, fails: "force"},
	{tool: "ledger", arguments: `{"by":["Atlantis"]}`, fails: "not found"},

	{tool: "asks", arguments: `{"by":["KR"],"to":["VN"],"as_of":"2022-12-31"}`, want: []string{"accepted", `"answer":[{`}},
	{tool: "asks", arguments: `{"open":true,"as_of":"2022-12-31"}`, want: []string{"no answer found"}},
	{tool: "asks", arguments: `{"known":true}`, fails: "known needs as_of"},

	{tool: "thread", arguments: `{"about":"volume of trade"}`, want: []string{"introduced", "2021-04-28"}},
	{tool: "thread", arguments: `{"about":"VN-RoK"}`, want: []string{"country:VN"}},
	{tool: "thread", arguments: `{"about":"nothing of the kind"}`, fails: "not found"},

	{tool: "compare", arguments: `{"event":"event:2021-06-23-meeting-kr-vn"}`, want: []string{"kr-vn-2021-06-23-ministry.txt", `"both":[{`}},
	{tool: "compare", arguments: `{"event":"event:none"}`, fails: "event:none"},

	{tool: "brief", arguments: `{"a":"VN","b":"south korea","before":"2022-12-01"}`, want: []string{"country:KR", `"lines":[{`}},
	{tool: "brief", arguments: `{"a":"VN"}`, fails: "b"},

	{tool: "query", arguments: `{"gizmo":"g.V(\"<dyad:KR-VN>\").Out(\"<dip:targets>\").All()"}`, want: []string{"target:", `"sentence"`}},
	{tool: "query", arguments: `{"gizmo":"g.V().Limit(20).All()","limit":3}`, want: []string{`"left_off":true`}},
	{tool: "query", arguments: `{"gizmo":"while (true) {}","timeout_seconds":0.5}`, fails: "stopped after 500ms; narrow it, or give it more time with timeout_seconds"},
	{tool: "query", arguments: `{"gizmo":"g.V("}`, fails: "line 1"},
	{tool: "query", arguments: `{"gizmo":""}`, fails: "gizmo is empty"},
	{tool: "query", arguments: `{"gizmo":"g.V().All()","timeout_seconds":1e9}`, fails: "at most 600"},
}

// TestTools asks every tool over a connection in memory.
func TestTools(t *testing.T) {
	askAll(t, inMemory(t, buildStore(t)))
}

// TestStdio asks every tool of the program as a client starts it.
func TestStdio(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	program := filepath.Join(t.TempDir(), "chancery")
	if out, err := exec.Command("go", "build", "-o", program, "../../cmd/chancery").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	cmd := exec.Command(program, "mcp", "--store", buildStore(t))
	session := connect(t, &sdk.CommandTransport{Command: cmd})
	askAll(t, session)
	if err := session.Close(); err != nil {
		t.Errorf("the program ends with %v when its input does", err)
	}
}

func askAll(t *testing.T, session *sdk.ClientSession) {
	t.Helper()
	list, err := session.ListTools(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	asked := map[string]bool{}
	for _, c := range calls {
		asked[c.tool] = true
		t.Run(c.tool+c.arguments, func(t *testing.T) {
			text, failed := call(t, session, c.tool, c.arguments)
			switch {
			case failed != (c.fails != ""):
				t.Fatalf("failed: %v, want %v: %s", failed, !failed, text)
			case failed && !strings.Contains(text, c.fails):
				t.Fatalf("the error is %q, want one with %q", text, c.fails)
			case failed:
				return
			}
			for _, w := range c.want {
				if !strings.Contains(text, w) {
					t.Errorf("the answer lacks %q: %s", w, text)
				}
			}
			checkSources(t, text)
		})
	}
	for _, tool := range list.Tools {
		if !asked[tool.Name] {
			t.Errorf("no test calls %s", tool.Name)
		}
	}
	const want = 9
	if len(list.Tools) != want {
		t.Errorf("%d tools are listed, want %d", len(list.Tools), want)
	}
}

// TestStoreFree reads documents in while a session goes on, and asks for them.
func TestStoreFree(t *testing.T) {
	spec := buildStore(t)
	session := inMemory(t, spec)
	const person, sheet = `{"name":"Zoltan Kerekes"}`, `{"a":"VN","b":"HU","before":"2022"}`
	if text, failed := call(t, session, "find", person); !failed {
		t.Fatalf("found before it was read: %s", text)
	}
	if text, _ := call(t, session, "brief", `{"a":"VN","b":"KR","before":"2022"}`); strings.Contains(text, "Zoltan") {
		t.Fatalf("told before it was read: %s", text)
	}
	dir := t.TempDir()
	note := "Budapest, 3 May 2021. Foreign Minister Zoltan Kerekes of Hungary met Foreign Minister Bui Thanh Son of Viet Nam.\n"
	if err := os.WriteFile(filepath.Join(dir, "note.txt"), []byte(note), 0o644); err != nil {
		t.Fatal(err)
	}
	build(t, spec, dir)
	if text, failed := call(t, session, "find", person); failed {
		t.Errorf("not found after it was read: %s", text)
	}
	if text, failed := call(t, session, "brief", sheet); failed || !strings.Contains(text, "Zoltan") {
		t.Errorf("not told after it was read: %s", text)
	}
}

// TestConcurrent asks several things at once, as assistants do.
func TestConcurrent(t *testing.T) {
	session := inMemory(t, buildStore(t))
	var asking sync.WaitGroup
	for _, c := range calls {
		asking.Go(func() {
			if text, failed, err := ask(t.Context(), session, c.tool, c.arguments); err != nil || failed != (c.fails != "") {
				t.Errorf("%s %s: %v %s", c.tool, c.arguments, err, text)
			}
		})
	}
	asking.Wait()
}

// TestAmbiguous asks for a name that two people bear.
func TestAmbiguous(t *testing.T) {
	dir := t.TempDir()
	note := "Seoul, 3 May 2021. President Moon Jae-in of the Republic of Korea met Trade Minister Park Jung-ho of the Republic of Korea and Culture Minister Park Soo-min of the Republic of Korea.\n"
	if err := os.WriteFile(filepath.Join(dir, "note.txt"), []byte(note), 0o644); err != nil {
		t.Fatal(err)
	}
	session := inMemory(t, buildStore(t, corpus, dir))
	text, failed := call(t, session, "show", `{"thing":"park j"}`)
	if !failed || !strings.Contains(text, "give a fuller name or the IRI") {
		t.Errorf("show park j: failed %v: %s", failed, text)
	}
	if text, failed := call(t, session, "find", `{"name":"park j"}`); failed || strings.Count(text, `"kind":"person"`) < 2 {
		t.Errorf("find park j does not list two people: %s", text)
	}
}

// TestStoreMissing asks after the store has gone.
func TestStoreMissing(t *testing.T) {
	session := inMemory(t, "bolt:"+filepath.Join(t.TempDir(), "none.db"))
	if text, failed := call(t, session, "ledger", `{}`); !failed || !strings.Contains(text, "none.db") {
		t.Errorf("the error is %q", text)
	}
}

// call asks one tool and returns the text of its answer or error.
func call(t *testing.T, session *sdk.ClientSession, tool, arguments string) (text string, failed bool) {
	t.Helper()
	text, failed, err := ask(t.Context(), session, tool, arguments)
	if err != nil {
		t.Fatalf("%s %s breaks the protocol: %v", tool, arguments, err)
	}
	return text, failed
}

func ask(ctx context.Context, session *sdk.ClientSession, tool, arguments string) (text string, failed bool, err error) {
	res, err := session.CallTool(ctx, &sdk.CallToolParams{Name: tool, Arguments: json.RawMessage(arguments)})
	if err != nil {
		return "", false, err
	}
	for _, c := range res.Content {
		text += c.(*sdk.TextContent).Text
	}
	return text, res.IsError, nil
}

// checkSources holds an answer to its invariant: it has sources, and each is a
// document of the corpus that has the sentence.
func checkSources(t *testing.T, answer string) {
	t.Helper()
	var v any
	if err := json.Unmarshal([]byte(answer), &v); err != nil {
		t.Fatal(err)
	}
	lists := 0
	walk(v, func(list []any) {
		lists++
		for _, s := range list {
			source := s.(map[string]any)
			file := filepath.Join(corpus, source["document"].(string))
			text, err := os.ReadFile(file)
			if err != nil {
				t.Errorf("a source is no document: %v", err)
				continue
			}
			sentence := source["sentence"].(string)
			if sentence == "" || !strings.Contains(string(text), sentence) {
				t.Errorf("%s does not say %q", file, sentence)
			}
			if _, has := source["date"]; !has {
				t.Errorf("a source has no date: %v", source)
			}
		}
	})
	if lists == 0 {
		t.Errorf("the answer has no sources: %s", answer)
	}
}

func walk(v any, visit func([]any)) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			walk(x, visit)
		}
	case map[string]any:
		for name, x := range v {
			if list, ok := x.([]any); ok && name == "sources" {
				visit(list)
				continue
			}
			walk(x, visit)
		}
	}
}

func buildStore(t *testing.T, paths ...string) (spec string) {
	t.Helper()
	if len(paths) == 0 {
		paths = []string{corpus}
	}
	spec = "bolt:" + filepath.Join(t.TempDir(), "test.db")
	build(t, spec, paths...)
	return spec
}

func build(t *testing.T, spec string, paths ...string) {
	t.Helper()
	store, err := graph.Open(t.Context(), spec, graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	if _, err := pipeline.Build(t.Context(), store, paths, pipeline.Options{}); err != nil {
		t.Fatal(err)
	}
}

func inMemory(t *testing.T, spec string) *sdk.ClientSession {
	t.Helper()
	server := mcp.New(mcp.Config{Version: "test", Open: func(ctx context.Context) (*graph.Store, error) {
		return graph.Open(ctx, spec, graph.Options{ReadOnly: true})
	}})
	here, there := sdk.NewInMemoryTransports()
	go func() { _ = server.Run(t.Context(), there) }()
	return connect(t, here)
}

func connect(t *testing.T, transport sdk.Transport) *sdk.ClientSession {
	t.Helper()
	session, err := sdk.NewClient(&sdk.Implementation{Name: "test", Version: "1"}, nil).Connect(t.Context(), transport, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = session.Close() })
	return session
}
