package answer_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/graph"
	"chancery/internal/answer"
	"chancery/internal/pipeline"
	"chancery/internal/resolve"
	"chancery/schema"
)

const corpus = "../../testdata/corpus"

// newDesk builds a store of the corpus and of notes, and a desk over it.
func newDesk(t *testing.T, notes ...string) *answer.Desk {
	t.Helper()
	spec := "bolt:" + filepath.Join(t.TempDir(), "test.db")
	paths := []string{corpus}
	for i, note := range notes {
		path := filepath.Join(t.TempDir(), "note"+string(rune('a'+i))+".txt")
		if err := os.WriteFile(path, []byte(note), 0o644); err != nil {
			t.Fatal(err)
		}
		paths = append(paths, path)
	}
	open := func(opt graph.Options) answer.Opening {
		return answer.Each(func(ctx context.Context) (*graph.Store, error) { return graph.Open(ctx, spec, opt) })
	}
	d := &answer.Desk{Reading: open(graph.Options{ReadOnly: true}), Writing: open(graph.Options{}), Who: "tester"}
	err := open(graph.Options{Create: true})(t.Context(), func(s *graph.Store) error {
		_, err := pipeline.Build(t.Context(), s, paths, pipeline.Options{})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestCommitments asks for the same undertakings in several ways.
func TestCommitments(t *testing.T) {
	d := newDesk(t)
	all := func(in answer.CommitmentsArguments) *answer.CommitmentsAnswer {
		t.Helper()
		out, err := d.Commitments(t.Context(), in)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	every := all(answer.CommitmentsArguments{AsOf: answer.AsOf{Day: "2024-06-01"}, AtMost: answer.AtMost{Limit: 1000}})
	if every.Total == 0 || every.Total != len(every.Items) {
		t.Fatalf("%d of %d undertakings", len(every.Items), every.Total)
	}
	sum := every.States[answer.Open] + every.States[answer.Due] + every.States[answer.Overdue]
	if sum != every.Total || every.States[answer.Overdue] == 0 || every.States[answer.Restated] == 0 {
		t.Errorf("the states %v do not add up to %d", every.States, every.Total)
	}
	for _, c := range every.Items {
		if len(c.Sources) == 0 || len(c.Acts) == 0 || c.Sources[0].Sentence == "" {
			t.Errorf("%s has no sentence", c.Thread)
		}
	}
	for _, test := range []struct {
		name  string
		in    answer.CommitmentsArguments
		holds func(c *answer.Commitment) bool
	}{
		{"overdue", answer.CommitmentsArguments{States: []answer.Standing{answer.Overdue}}, func(c *answer.Commitment) bool { return c.State == "overdue" && c.Due < "2024-06-01" }},
		{"silent", answer.CommitmentsArguments{States: []answer.Standing{answer.Silent}}, func(c *answer.Commitment) bool { return len(c.Silent) > 0 }},
		{"restated", answer.CommitmentsArguments{States: []answer.Standing{answer.Restated}}, func(c *answer.Commitment) bool { return c.Restated > 0 }},
		{"by a pair", answer.CommitmentsArguments{By: []string{"VN-KR"}}, func(c *answer.Commitment) bool { return len(c.Parties) >= 2 }},
		{"towards", answer.CommitmentsArguments{By: []string{"KR"}, To: []string{"VN"}}, func(c *answer.Commitment) bool { return len(c.Parties) >= 2 }},
		{"by a person", answer.CommitmentsArguments{By: []string{"Park Jin"}}, func(c *answer.Commitment) bool { return len(c.Acts) > 0 }},
		{"topic", answer.CommitmentsArguments{Topic: []schema.Topic{schema.Topics[0]}}, func(c *answer.Commitment) bool { return len(c.Topics) > 0 }},
		{"force", answer.CommitmentsArguments{Force: []schema.Force{schema.Agree}}, func(c *answer.Commitment) bool { return len(c.Acts) > 0 }},
		{"dates", answer.CommitmentsArguments{Since: "2021-06", Until: "2021-06"}, func(c *answer.Commitment) bool { return c.FirstOn <= "2021-06-30" && c.LastOn >= "2021-06" }},
	} {
		test.in.Day = "2024-06-01"
		got := all(test.in)
		if got.Total == 0 || got.Total >= every.Total {
			t.Errorf("%s: %d of %d undertakings", test.name, got.Total, every.Total)
		}
		for i := range got.Items {
			if !test.holds(&got.Items[i]) {
				t.Errorf("%s: %+v", test.name, got.Items[i])
			}
		}
	}
	second := all(answer.CommitmentsArguments{AsOf: answer.AsOf{Day: "2024-06-01"}, Offset: 1, AtMost: answer.AtMost{Limit: 1}})
	if len(second.Items) != 1 || second.Items[0].Thread != every.Items[1].Thread || second.Total != every.Total {
		t.Errorf("the second is %+v", second.Items)
	}
	early := all(answer.CommitmentsArguments{AsOf: answer.AsOf{Day: "2021-05-01"}})
	if early.Total == 0 || early.Total >= every.Total || early.States[answer.Overdue] != 0 {
		t.Errorf("on 1 May 2021 there are %d undertakings, %v", early.Total, early.States)
	}
}

// TestCommitmentsRefused gives arguments that mean nothing.
func TestCommitmentsRefused(t *testing.T) {
	d := newDesk(t)
	for want, in := range map[string]answer.CommitmentsArguments{
		`state is "lost"; want one of`: {States: []answer.Standing{"lost"}},
		`force is "shout"`:             {Force: []schema.Force{"shout"}},
		`topic is "cheese"`:            {Topic: []schema.Topic{"cheese"}},
		`since is "soon"`:              {Since: "soon"},
		"offset is -1":                 {Offset: -1},
		"known needs as_of":            {AsOf: answer.AsOf{Known: true}},
		"not found":                    {By: []string{"Atlantis"}},
	} {
		if _, err := d.Commitments(t.Context(), in); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("want %q, got %v", want, err)
		}
	}
}

// TestReview judges a pair that is offered, and takes the judgement back.
func TestReview(t *testing.T) {
	d := newDesk(t,
		"Hanoi, 3 May 2021. Foreign Minister Zoltan Kerekes of Hungary met Foreign Minister Bui Thanh Son of Viet Nam.\n",
		"Hanoi, 9 June 2021. Deputy Minister Zoltan Kerekesi of Hungary met Foreign Minister Bui Thanh Son of Viet Nam.\n")
	before := review(t, d)
	if len(before.Candidates) == 0 || before.TotalCandidates < len(before.Candidates) {
		t.Fatalf("no candidates: %+v", before)
	}
	c := before.Candidates[0]
	if len(c.OfA) == 0 || len(c.OfB) == 0 || c.Why == "" {
		t.Errorf("the first candidate has no sources or reason: %+v", c)
	}
	for i, f := range before.Facts {
		if f.Confidence >= answer.Sure || i > 0 && f.Confidence < before.Facts[i-1].Confidence || len(f.Sources) != 1 {
			t.Errorf("fact %d: %+v", i, f)
		}
	}
	done, err := d.Judge(t.Context(), answer.JudgeArguments{A: string(c.A.IRI), B: string(c.B.IRI), Verdict: resolve.Different, Why: "two\nthings"})
	if err != nil {
		t.Fatal(err)
	}
	if j := done.Judgement; j.Who != "tester" || j.Note != "two things" {
		t.Errorf("written down as %+v", j)
	}
	after := review(t, d)
	if after.TotalCandidates != before.TotalCandidates-1 || len(after.Judgements) != 1 {
		t.Errorf("after the judgement there are %d candidates and %d judgements", after.TotalCandidates, len(after.Judgements))
	}
	if _, err := d.Unjudge(t.Context(), answer.UnjudgeArguments{A: string(c.A.IRI), B: string(c.B.IRI)}); err != nil {
		t.Fatal(err)
	}
	if again := review(t, d); again.TotalCandidates != before.TotalCandidates || len(again.Judgements) != 0 {
		t.Errorf("after taking it back there are %d candidates and %d judgements", again.TotalCandidates, len(again.Judgements))
	}
	if _, err := d.Judge(t.Context(), answer.JudgeArguments{A: "a", B: "b", Verdict: "perhaps"}); err == nil {
		t.Error("the verdict perhaps is taken")
	}
	d.Writing = nil
	if _, err := d.Judge(t.Context(), answer.JudgeArguments{A: "a", B: "b", Verdict: resolve.Same}); !errors.Is(err, graph.ErrReadOnly) {
		t.Errorf("judging without a store to write to: %v", err)
	}
}

func review(t *testing.T, d *answer.Desk) *answer.ReviewAnswer {
	t.Helper()
	out, err := d.Review(t.Context(), answer.ReviewArguments{AtMost: answer.AtMost{Limit: 1000}})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// TestNoFolder settles the record of a store that lives in no folder once, and
// anew when it has changed.
func TestNoFolder(t *testing.T) {
	store, err := graph.Open(t.Context(), "memory:", graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer store.Close()
	build := func(paths ...string) {
		t.Helper()
		if _, err := pipeline.Build(t.Context(), store, paths, pipeline.Options{}); err != nil {
			t.Fatal(err)
		}
	}
	build(corpus)
	d := &answer.Desk{Reading: func(_ context.Context, do func(*graph.Store) error) error { return do(store) }}
	asks := func() int {
		out, err := d.Asks(t.Context(), answer.AsksArguments{AtMost: answer.AtMost{Limit: 1000}})
		if err != nil {
			t.Fatal(err)
		}
		return len(out.Asks)
	}
	first := asks()
	settled := d.Settled()
	if again := asks(); again != first || first == 0 {
		t.Errorf("%d asks, then %d", first, again)
	}
	if d.Settled() != settled {
		t.Error("the record of an unchanged store was settled anew")
	}
	note := filepath.Join(t.TempDir(), "note.txt")
	if err := os.WriteFile(note, []byte("Seoul, 3 May 2023. Foreign Minister Park Jin asked Viet Nam to support the bid of Busan for the Expo in 2030.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	build(note)
	if more := asks(); more != first+1 {
		t.Errorf("%d asks, and with one more %d", first, more)
	}
}
