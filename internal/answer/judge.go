package answer

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/internal/pipeline"
	"chancery/internal/resolve"
	"chancery/schema"
)

// Judgement is a person's word on whether two things are one.
type Judgement struct {
	Verdict resolve.Verdict `json:"verdict"`
	A       string          `json:"a"`
	B       string          `json:"b"`
	Who     string          `json:"who"`
	When    schema.Date     `json:"when"`
	Note    string          `json:"note"`
}

// JudgementOf is j as answers give it.
func JudgementOf(j resolve.Judgement) Judgement {
	return Judgement{Verdict: j.Verdict, A: j.A, B: j.B, Who: j.Who, When: j.When, Note: j.Note}
}

// JudgeArguments are a verdict on two things.
type JudgeArguments struct {
	A       string          `json:"a" jsonschema:"a person, organisation or event: a name or an IRI, or the ID of a fact"`
	B       string          `json:"b" jsonschema:"the other"`
	Verdict resolve.Verdict `json:"verdict" jsonschema:"same or different"`
	Why     string          `json:"why,omitempty" jsonschema:"a note for those who read the judgement later"`
}

// UnjudgeArguments say which judgement is taken back.
type UnjudgeArguments struct {
	A string `json:"a" jsonschema:"as it was judged"`
	B string `json:"b" jsonschema:"as it was judged"`
}

// JudgeAnswer is what a judgement did to the graph.
type JudgeAnswer struct {
	Judgement *Judgement   `json:"judgement,omitempty" jsonschema:"as it was written down; none where one was taken back"`
	New       []schema.IRI `json:"new" jsonschema:"the things that the graph has gained"`
	Gone      []schema.IRI `json:"gone" jsonschema:"the things that it has lost"`
}

// Judge writes down whether two things are one, and settles the identities in
// the store anew.
func (d *Desk) Judge(ctx context.Context, in JudgeArguments) (*JudgeAnswer, error) {
	if in.Verdict != resolve.Same && in.Verdict != resolve.Different {
		return nil, wrong("verdict is %q; want %s or %s", in.Verdict, resolve.Same, resolve.Different)
	}
	j := resolve.Judgement{Verdict: in.Verdict, Who: d.Who, When: schema.Today(), Note: flat(in.Why)}
	out, err := d.judging(ctx, in.A, in.B, func(store *graph.Store, a, b string) (*pipeline.Summary, error) {
		j.A, j.B = a, b
		return pipeline.Judge(ctx, store, j, d.Pipeline)
	})
	if err == nil {
		written := JudgementOf(j)
		out.Judgement = &written
	}
	return out, err
}

// Unjudge takes the judgement on two things back.
func (d *Desk) Unjudge(ctx context.Context, in UnjudgeArguments) (*JudgeAnswer, error) {
	return d.judging(ctx, in.A, in.B, func(store *graph.Store, a, b string) (*pipeline.Summary, error) {
		if !judgedBefore(store, d.Pipeline, a, b) {
			return nil, fmt.Errorf("there is no judgement on %s and %s: %w", a, b, graph.ErrNotFound)
		}
		return pipeline.Unjudge(ctx, store, a, b, d.Pipeline)
	})
}

func (d *Desk) judging(ctx context.Context, a, b string, change func(store *graph.Store, a, b string) (*pipeline.Summary, error)) (*JudgeAnswer, error) {
	if d.Writing == nil {
		return nil, fmt.Errorf("judge: %w", graph.ErrReadOnly)
	}
	var out *JudgeAnswer
	err := d.Writing(ctx, func(store *graph.Store) error {
		first, err := Judged(ctx, store, a)
		if err != nil {
			return err
		}
		second, err := Judged(ctx, store, b)
		if err != nil {
			return err
		}
		if first == second {
			return wrong("%s is judged against itself", first)
		}
		sum, err := change(store, first, second)
		if err != nil {
			return err
		}
		out = &JudgeAnswer{New: orNone(sum.New), Gone: orNone(sum.Gone)}
		return nil
	})
	return out, err
}

// judgedBefore reports whether there is a judgement on two things.
func judgedBefore(store *graph.Store, opt pipeline.Options, a, b string) bool {
	all, _ := pipeline.ReadJudgements(pipeline.JudgementsPath(store, opt.Judgements)) // what can be read of it counts
	return slices.ContainsFunc(all, func(j resolve.Judgement) bool {
		return j.A == a && j.B == b || j.A == b && j.B == a
	})
}

func orNone(list []schema.IRI) []schema.IRI {
	if list == nil {
		return []schema.IRI{}
	}
	return list
}

// flat makes one line of a note, which is kept as one.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// Judged returns the name under which a thing is judged: an IRI as typed, since
// a thing that was judged the same as another has no entry of its own any more,
// or what the name stands for.
func Judged(ctx context.Context, r graph.Reader, typed string) (string, error) {
	switch schema.IRI(typed).Kind() {
	case schema.KindPerson, schema.KindOrg, schema.KindEvent, schema.KindFact,
		schema.KindAgreement, schema.KindPolicy, schema.KindProject, schema.KindDispute:
		return typed, nil
	}
	m, err := graph.Find(ctx, r, typed, schema.KindPerson, schema.KindOrg, schema.KindEvent,
		schema.KindAgreement, schema.KindPolicy, schema.KindProject, schema.KindDispute)
	if err != nil {
		return "", err
	}
	return string(m.IRI), nil
}
