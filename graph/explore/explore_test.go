package explore

import (
	"context"
	"errors"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"chancery/graph"
	"chancery/graph/internal/sample"
	"chancery/schema"
)

func TestMain(m *testing.M) {
	graph.RunGizmoChild()
	m.Run()
}

// newEngine returns an engine over a store with the sample's record.
func newEngine(t testing.TB) *Engine {
	t.Helper()
	spec := "bolt:" + t.TempDir()
	fill(t, spec, sample.Record(), sample.Facts()...)
	e := New(Config{Folder: t.TempDir(), Open: func(ctx context.Context) (*graph.Store, error) {
		return graph.Open(ctx, spec, graph.Options{ReadOnly: true})
	}})
	t.Cleanup(func() {
		if err := e.Close(); err != nil {
			t.Error(err)
		}
	})
	return e
}

func fill(t testing.TB, spec string, rec *schema.Record, facts ...*schema.Facts) {
	t.Helper()
	ctx := context.Background()
	s, err := graph.Open(ctx, spec, graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	c, err := s.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Update(ctx, graph.Change{Fresh: facts}, rec); err != nil {
		t.Fatal(err)
	}
}

func TestFind(t *testing.T) {
	e := newEngine(t)
	for typed, want := range map[string]schema.IRI{
		"chung": "person:chung-eui-yong", "eui": "person:chung-eui-yong", "bùi": "person:bui-thanh-son", "KOI": "org:koica",
		"VN-KR": "dyad:KR-VN", "country:KR": "country:KR", "park": "person:park-jin",
	} {
		found, err := e.Find(t.Context(), typed, 0)
		if err != nil || len(found) == 0 || found[0].IRI != want {
			t.Errorf("%q: %v, %v; want %s first", typed, found, err, want)
		}
	}
	if found, err := e.Find(t.Context(), "zzz", 0); err != nil || len(found) != 0 || found == nil {
		t.Errorf("zzz: %v, %v; want an empty list", found, err)
	}
}

func TestCardCounts(t *testing.T) {
	e := newEngine(t)
	c, err := e.Card(t.Context(), "person:chung-eui-yong")
	if err != nil {
		t.Fatal(err)
	}
	if c.Name != "Chung Eui-yong" || len(c.Offices) == 0 || len(c.Relations) == 0 {
		t.Errorf("card %+v", c)
	}
	for _, rc := range c.Relations {
		p, err := e.Expand(t.Context(), c.IRI, rc.Relation, Filter{}, 0, 1000)
		if err != nil || p.Total != rc.Count || len(p.Items) != rc.Count {
			t.Errorf("%s: %d on the card, %d of %d expanded, %v", rc.Relation, rc.Count, len(p.Items), p.Total, err)
		}
	}
}

// TestUndoDo takes random steps: to undo all of them and to do them again leaves
// the board as it was, and a log read anew gives the same view.
func TestUndoDo(t *testing.T) {
	e := newEngine(t)
	ctx := t.Context()
	for seed := range uint64(4) {
		rnd := rand.New(rand.NewPCG(seed, 7))
		s, err := e.Create(ctx, "walk"+string(rune('a'+seed)))
		if err != nil {
			t.Fatal(err)
		}
		views := []*View{see(t, s)}
		for range 12 {
			if _, err := s.Do(ctx, randomStep(rnd)); err != nil {
				t.Fatal(err)
			}
			views = append(views, see(t, s))
		}
		last := len(views) - 1
		for i := range last {
			do(t, s, Step{Do: "undo"})
			same(t, "undo", see(t, s), views[last-1-i])
		}
		for i := range last {
			do(t, s, Step{Do: "redo"})
			same(t, "redo", see(t, s), views[i+1])
		}
		again, err := e.Session(ctx, s.Name())
		if err != nil {
			t.Fatal(err)
		}
		if a, b := see(t, s), see(t, again); !reflect.DeepEqual(a, b) {
			t.Errorf("seed %d: the log read anew gives another view", seed)
		}
		fork, err := e.Fork(ctx, s.Name()+" fork", s.Name())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "fork", see(t, fork), see(t, s))
	}
}

func randomStep(rnd *rand.Rand) Step {
	things := []schema.IRI{"person:chung-eui-yong", "person:bui-thanh-son", "country:KR", "org:koica", "dyad:KR-VN", "person:park-jin"}
	pick := func() schema.IRI { return things[rnd.IntN(len(things))] }
	relations := []Relation{
		{schema.PMet, false, schema.KindPerson}, {schema.PParty, true, schema.KindEvent}, {schema.PRequested, false, schema.KindAct},
	}
	steps := []Step{
		{Do: "add", Things: []schema.IRI{pick(), pick()}},
		{Do: "expand", Thing: pick(), Relation: &relations[rnd.IntN(len(relations))]},
		{Do: "path", Thing: "person:park-jin", To: "org:koica"},
		{Do: "hide", Things: []schema.IRI{pick()}},
		{Do: "unhide", Things: []schema.IRI{pick()}},
		{Do: "remove", Things: []schema.IRI{pick()}},
		{Do: "pin", Points: map[schema.IRI]Point{pick(): {1, 2}}},
		{Do: "note", Thing: pick(), Text: "mind this"},
		{Do: "filter", Filter: &Filter{Kinds: []schema.Kind{schema.KindPerson, schema.KindCountry}}},
		{Do: "filter", Filter: &Filter{Since: "2021-06"}},
		{Do: "reject", Things: []schema.IRI{"act:b6"}},
	}
	return steps[rnd.IntN(len(steps))]
}

func do(t *testing.T, s *Session, step Step) *Step {
	t.Helper()
	got, err := s.Do(t.Context(), step)
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func see(t *testing.T, s *Session) *View {
	t.Helper()
	v, err := s.View(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return v
}

// same compares what two views show, apart from how the session came there.
func same(t *testing.T, what string, a, b *View) {
	t.Helper()
	x, y := *a, *b
	for _, v := range []*View{&x, &y} {
		v.Session, v.Step, v.Steps, v.CanUndo, v.CanRedo = "", 0, nil, false, false
	}
	if !reflect.DeepEqual(x, y) {
		t.Errorf("%s: the view is another", what)
	}
}

func TestExpandPathEvidence(t *testing.T) {
	e := newEngine(t)
	s, err := e.Create(t.Context(), "one")
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, Step{Do: "expand", Thing: "person:chung-eui-yong", Relation: &Relation{schema.PMet, false, schema.KindPerson}})
	do(t, s, Step{Do: "path", Thing: "person:park-jin", To: "org:koica"})
	v := see(t, s)
	var iris []schema.IRI
	for _, n := range v.Nodes {
		iris = append(iris, n.IRI)
	}
	for _, want := range []schema.IRI{"person:chung-eui-yong", "person:bui-thanh-son", "person:park-jin", "org:koica"} {
		if !slices.Contains(iris, want) {
			t.Errorf("%s is not on the board: %v", want, iris)
		}
	}
	if len(v.Links) == 0 {
		t.Fatal("no links")
	}
	for _, l := range v.Links {
		for _, x := range l.Edges {
			places, err := e.Evidence(t.Context(), x.Edge)
			if err != nil || len(places) == 0 {
				t.Errorf("%s stands on nothing: %v", x.Edge, err)
			}
			for _, p := range places {
				if p.Exact == "" {
					t.Errorf("%s: no words", x.Edge)
				}
			}
		}
	}
	if len(v.Steps) != 2 || !strings.Contains(v.Steps[0].Title, "Chung Eui-yong: met (people)") {
		t.Errorf("steps %+v", v.Steps)
	}
}

func TestQueryStep(t *testing.T) {
	e := newEngine(t)
	s, err := e.Create(t.Context(), "q")
	if err != nil {
		t.Fatal(err)
	}
	got := do(t, s, Step{Do: "query", Text: `g.V("<country:VN>").In("<dip:visited>").All()`})
	if !slices.Contains(got.Things, "person:chung-eui-yong") {
		t.Errorf("%+v", got)
	}
}

// TestSessionEvidence gives evidence with what the session said of it.
func TestSessionEvidence(t *testing.T) {
	e := newEngine(t)
	s, err := e.Create(t.Context(), "verdicts")
	if err != nil {
		t.Fatal(err)
	}
	verdicts := func() (out []Verdict) {
		t.Helper()
		found, err := s.Evidence(t.Context(), "person:chung-eui-yong")
		if err != nil || len(found) == 0 {
			t.Fatalf("%v, %v", found, err)
		}
		for _, x := range found {
			out = append(out, x.Verdict)
		}
		return out
	}
	for _, v := range verdicts() {
		if v != "" {
			t.Errorf("verdict %q before any was given", v)
		}
	}
	found, err := s.Evidence(t.Context(), "person:chung-eui-yong")
	if err != nil {
		t.Fatal(err)
	}
	do(t, s, Step{Do: "confirm", Things: []schema.IRI{"person:chung-eui-yong"}})
	do(t, s, Step{Do: "reject", Things: []schema.IRI{found[0].Fact}})
	for i, v := range verdicts() {
		if want := map[bool]Verdict{true: Rejected, false: Confirmed}[found[i].Fact == found[0].Fact]; v != want {
			t.Errorf("place %d is %q, want %q", i, v, want)
		}
	}
	do(t, s, Step{Do: "filter", Filter: &Filter{Kinds: []schema.Kind{schema.KindPerson}}})
	if f := s.Filter(); len(f.Kinds) != 1 {
		t.Errorf("filter %+v", f)
	}
}

// TestRequestErrors tells what was asked wrongly from what is not there.
func TestRequestErrors(t *testing.T) {
	e := newEngine(t)
	s, err := e.Create(t.Context(), "wrong")
	if err != nil {
		t.Fatal(err)
	}
	var request *RequestError
	for _, step := range []Step{{Do: "fly"}, {Do: "add"}, {Do: "undo"}, {Do: "redo"}, {Do: "filter", Filter: &Filter{Since: "soon"}}} {
		if _, err := s.Do(t.Context(), step); !errors.As(err, &request) {
			t.Errorf("%+v: %v", step, err)
		}
	}
	if _, err := e.Session(t.Context(), "../wrong"); !errors.As(err, &request) {
		t.Errorf("a name with a path: %v", err)
	}
	if _, err := s.Do(t.Context(), Step{Do: "add", Things: []schema.IRI{"person:nobody"}}); errors.As(err, &request) || !errors.Is(err, graph.ErrNotFound) {
		t.Errorf("a thing that is not there: %v", err)
	}
}

// TestApart keeps readers away while somebody else has the store.
func TestApart(t *testing.T) {
	e := newEngine(t)
	about := func() error { _, err := e.Build(t.Context()); return err }
	if err := about(); err != nil {
		t.Fatal(err)
	}
	err := e.Apart(t.Context(), func() error {
		if err := about(); !errors.Is(err, graph.ErrLocked) {
			t.Errorf("a reader meanwhile: %v", err)
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if err := about(); err != nil {
		t.Errorf("a reader afterwards: %v", err)
	}
	ctx, stop := context.WithCancel(t.Context())
	err = e.Reading(t.Context(), func(*graph.Store) error {
		stop()
		return e.Apart(ctx, func() error { t.Error("the store was given away from a reader"); return nil })
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("while somebody reads: %v", err)
	}
}
