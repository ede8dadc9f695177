package web

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"reflect"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// example is a request in the documentation with its answer.
var example = regexp.MustCompile("(?s)```http\n(\\w+) (\\S+)\n(.*?)```\n\n```json ?(\\d*)\n(.*?)```")

// TestExamplesInDocs makes the requests of docs/http.md, one after the other,
// and holds the answers to what stands there.
func TestExamplesInDocs(t *testing.T) {
	text, err := os.ReadFile("../../docs/http.md")
	if err != nil {
		t.Fatal(err)
	}
	all := example.FindAllStringSubmatch(string(text), -1)
	if len(all) != strings.Count(string(text), "```http") || len(all) == 0 {
		t.Fatalf("%d examples of %d can be read", len(all), strings.Count(string(text), "```http"))
	}
	ts := newServer(t, false)
	for _, x := range all {
		method, path, rest, status, answer := x[1], x[2], x[3], x[4], x[5]
		head, body, _ := strings.Cut("\n"+rest, "\n\n")
		got := ts.ask(method, path, strings.TrimSpace(body), func(r *http.Request) {
			r.Header.Del("Content-Type")
			for line := range strings.Lines(strings.TrimSpace(head)) {
				name, value, _ := strings.Cut(line, ":")
				r.Header.Set(name, strings.TrimSpace(value))
			}
		})
		if status == "" {
			status = "200"
		}
		if strconv.Itoa(got.status) != status {
			t.Errorf("%s %s: %d %s; want %s", method, path, got.status, got.body, status)
			continue
		}
		var has, says any
		if err := json.Unmarshal(got.body, &has); err != nil {
			t.Fatalf("%s %s: %v", method, path, err)
		}
		if err := json.Unmarshal([]byte(answer), &says); err != nil {
			t.Fatalf("%s %s in docs/http.md: %v", method, path, err)
		}
		if err := differ(has, says); err != nil {
			t.Errorf("%s %s: %v\nin %.500s", method, path, err, got.body)
		}
	}
}

// differ says where an answer is not as an example says: "…" stands for anything
// but null, and fields that the example lacks may be there.
func differ(has, says any) error {
	if says == "…" {
		if has == nil {
			return fmt.Errorf("there is nothing for …")
		}
		return nil
	}
	switch says := says.(type) {
	case map[string]any:
		object, _ := has.(map[string]any)
		for key, v := range says {
			if err := differ(object[key], v); err != nil {
				return fmt.Errorf("%s: %w", key, err)
			}
		}
		return nil
	case []any:
		list, _ := has.([]any)
		if len(list) != len(says) {
			return fmt.Errorf("%d items, want %d", len(list), len(says))
		}
		for i := range says {
			if err := differ(list[i], says[i]); err != nil {
				return fmt.Errorf("%d: %w", i, err)
			}
		}
		return nil
	}
	if !reflect.DeepEqual(has, says) {
		return fmt.Errorf("%v, want %v", has, says)
	}
	return nil
}
