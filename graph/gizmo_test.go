package graph_test

import (
	"strings"
	"testing"

	"chancery/graph"
	"chancery/graph/graphtest"
)

// rows runs a script and returns its rows, one a line, and its error.
func rows(t *testing.T, s *graph.Store, script string, l graph.Limits) (string, error) {
	t.Helper()
	var out []string
	for row, err := range s.Gizmo(t.Context(), script, l) {
		if err != nil {
			return strings.Join(out, "\n"), err
		}
		out = append(out, string(row))
	}
	return strings.Join(out, "\n"), nil
}

func TestGizmoRows(t *testing.T) {
	t.Run("bolt", func(t *testing.T) { testGizmoRows(t, openTempBolt(t)) })
	t.Run("memory", func(t *testing.T) { testGizmoRows(t, openStore(t, "memory:")) })
}

func testGizmoRows(t *testing.T, s *graph.Store) {
	t.Helper()
	if _, err := s.Apply(t.Context(), graph.Delta{Add: graphtest.Sample()}); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ script, want string }{
		{`g.V("<person:a>").out("<dip:visited>").all()`, `{"id":"<country:VN>"}`},
		{`g.V("<person:a>").tag("who").out("<dip:visited>").all()`, `{"id":"<country:VN>","who":"<person:a>"}`},
		{`g.V("<country:VN>").In("<dip:visited>").Out("<dip:represents>").All()`, `{"id":"<country:KR>"}`},
		{`g.V("<person:a>").labelContext("<date:2021-06-23>").out().count()`, `2`},
		{`g.emit({a: 1, b: "x"})`, `{"a":1,"b":"x"}`},
		{`g.V("<dyad:KR-VN>").out("<dip:member>").order().forEach(function(d) { g.emit(d.id) })`, "\"<country:KR>\"\n\"<country:VN>\""},
		{`g.V("<person:a>").out(iri("dip:visited")).and(g.V("<dyad:KR-VN>").out("<dip:member>")).all()`, `{"id":"<country:VN>"}`},
		{`g.V("<nobody>").out().all()`, ``},
		{`dip.between("2021", "2021-06").labels`, `["<date:2021-06-23>"]`},
		{`dip.between("2021", "").v("person:a").out("<dip:visited>").all()`, `{"id":"<country:VN>"}`},
	} {
		got, err := rows(t, s, c.script, graph.Limits{})
		if err != nil || got != c.want {
			t.Errorf("%s\ngives %s (%v)\nwant  %s", c.script, got, err, c.want)
		}
	}
}
