package cayleyapi

import (
	"io"
	"net/http"
	"strconv"
	"strings"

	"chancery/graph"
)

// Result is the answer to a query.
type Result struct {
	Result []graph.Row `json:"result"` // null when there is none, as Cayley has it
}

// The numbers of rows: what Cayley gives unless it is asked for another number,
// and the most that is given whatever is asked.
const (
	usualRows = 100
	mostRows  = 10_000
)

// QueryParameters are those of version 1.
type QueryParameters struct {
	Limit int `json:"limit,omitempty" jsonschema:"at most this many rows; 100 when left out, 10000 when below 0"`
}

// QueryV1 runs the Gizmo script in the body of a request.
func (a *API) QueryV1(r *http.Request) (*Result, error) {
	limit, err := strconv.Atoi(r.URL.Query().Get("limit"))
	switch {
	case err != nil || limit == 0:
		limit = usualRows
	case limit < 0 || limit > mostRows:
		limit = mostRows
	}
	script, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	return a.query(r, string(script), limit)
}

// LanguageParameters are those of queries in version 2.
type LanguageParameters struct {
	Lang string `json:"lang" jsonschema:"the language: gizmo"`
	Qu   string `json:"qu,omitempty" jsonschema:"GET: the query; POST has it in the body"`
}

// QueryV2 runs the query in the address or the body of a request.
func (a *API) QueryV2(r *http.Request) (*Result, error) {
	given := r.URL.Query()
	if err := checkLanguage(given.Get("lang")); err != nil {
		return nil, err
	}
	if first, _, _ := strings.Cut(r.Header.Get("Accept"), ","); strings.TrimSpace(first) == "application/ld+json" {
		return nil, unsupported("answers in JSON-LD are not offered; ask for application/json")
	}
	if r.Method == http.MethodGet {
		return a.query(r, given.Get("qu"), usualRows)
	}
	script, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	return a.query(r, string(script), usualRows)
}

// checkLanguage refuses all languages but Gizmo.
func checkLanguage(lang string) error {
	switch lang {
	case "gizmo":
		return nil
	case "":
		return wrong("query language not specified; want lang=gizmo")
	case "graphql", "mql", "sexp":
		return unsupported("queries in %s are not offered: nothing would bound their time and memory; ask in gizmo", lang)
	}
	return wrong("unknown query language %q; want gizmo", lang)
}

// query collects the rows of a script. Its faults are *[graph.QueryError]s.
func (a *API) query(r *http.Request, script string, limit int) (*Result, error) {
	if strings.TrimSpace(script) == "" {
		return nil, wrong("query is empty")
	}
	out := &Result{}
	err := a.Reading(r.Context(), func(store *graph.Store) error {
		for row, err := range store.Gizmo(r.Context(), script, graph.Limits{Timeout: a.Timeout, Results: limit}) {
			if err != nil {
				return err
			}
			out.Result = append(out.Result, row)
		}
		return nil
	})
	return out, err
}

// Shape tells why the shape of a query is not to be had: Cayley runs the script
// to find it, in the server's own process.
func (a *API) Shape(*http.Request) (*Result, error) {
	return nil, unsupported("the shape of a query is not offered: Cayley finds it by running the script in the server itself, where nothing bounds it; run the query instead")
}
