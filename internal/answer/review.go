package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/internal/pipeline"
	"chancery/internal/resolve"
	"chancery/schema"
)

// ReviewArguments say from where in the lists of what is unsure.
type ReviewArguments struct {
	Offset int `json:"offset,omitempty" jsonschema:"leave out this many of each list"`
	AtMost
}

// ReviewAnswer is what a person should look at.
type ReviewAnswer struct {
	Candidates      []Candidate `json:"candidates" jsonschema:"pairs that may be one and that no judgement settles, the likeliest first"`
	TotalCandidates int         `json:"total_candidates"`
	Facts           []Fact      `json:"facts" jsonschema:"facts of documents, the least sure first"`
	TotalFacts      int         `json:"total_facts" jsonschema:"how many are less sure than the rules usually are"`
	Judgements      []Judgement `json:"judgements" jsonschema:"all that people said about who is who"`
}

// Candidate is two things that may be one.
type Candidate struct {
	A       graph.Named `json:"a"`
	B       graph.Named `json:"b"`
	Score   float64     `json:"score" jsonschema:"from 0 to 1"`
	Why     string      `json:"why"`
	OfA     []Source    `json:"sources_a" jsonschema:"where documents name the first"`
	OfB     []Source    `json:"sources_b"`
	NumberA int         `json:"facts_a" jsonschema:"how many facts name the first"`
	NumberB int         `json:"facts_b"`
}

// Fact is one thing that one document says.
type Fact struct {
	Fact       schema.FactID `json:"fact"`
	Kind       string        `json:"kind" jsonschema:"person, event or act"`
	Label      string        `json:"label"`
	Rule       string        `json:"rule" jsonschema:"by which it was read"`
	Confidence float64       `json:"confidence" jsonschema:"how sure that rule is, from 0 to 1"`
	Doc        string        `json:"doc"`
	Cited
}

// Sure is the confidence from which a fact needs no review.
const Sure = 0.7

// Review lists what is unsure: identities and facts.
func (d *Desk) Review(ctx context.Context, in ReviewArguments) (*ReviewAnswer, error) {
	if in.Offset < 0 {
		return nil, wrong("offset is %d; want 0 or more", in.Offset)
	}
	out := &ReviewAnswer{Candidates: []Candidate{}, Facts: []Fact{}, Judgements: []Judgement{}}
	err := d.remembering(ctx, pipeline.AsOf{}, func(_ *graph.Store, m *remembered) error {
		pairs, facts := m.candidates(), m.unsure()
		out.TotalCandidates, out.TotalFacts = len(pairs), len(facts)
		pairs, _, err := cut(in.AtMost, pairs[min(in.Offset, len(pairs)):])
		if err != nil {
			return err
		}
		facts, _, err = cut(in.AtMost, facts[min(in.Offset, len(facts)):])
		if err != nil {
			return err
		}
		for _, c := range pairs {
			out.Candidates = append(out.Candidates, candidateOf(m, c))
		}
		for _, f := range facts {
			f.Cited = cited(m, []schema.FactID{f.Fact})
			out.Facts = append(out.Facts, f)
		}
		for _, j := range m.Judgements {
			out.Judgements = append(out.Judgements, JudgementOf(j))
		}
		return nil
	})
	return out, err
}

func candidateOf(m *remembered, c resolve.Candidate) Candidate {
	a, b := m.factsOf(c.A), m.factsOf(c.B)
	return Candidate{
		A: m.Named([]schema.IRI{c.A})[0], B: m.Named([]schema.IRI{c.B})[0], Score: c.Score, Why: c.Why,
		OfA: cited(m, a).Sources, OfB: cited(m, b).Sources, NumberA: len(a), NumberB: len(b),
	}
}

// factsOf returns the facts that name an entity or report an event.
func (m *remembered) factsOf(thing schema.IRI) []schema.FactID {
	if thing.Kind() == schema.KindEvent {
		for i := range m.Record.Events {
			if m.Record.Events[i].ID == thing {
				return m.Record.Events[i].Facts
			}
		}
	}
	for i := range m.Record.Entities {
		if m.Record.Entities[i].ID == thing {
			return m.Record.Entities[i].Facts
		}
	}
	return nil
}

// unsureFacts lists the facts that need a look, the least sure first.
func unsureFacts(all []*schema.Facts) []Fact {
	var out []Fact
	add := func(f Fact) {
		if f.Confidence < Sure {
			out = append(out, f)
		}
	}
	for _, doc := range all {
		for i := range doc.People {
			p := &doc.People[i]
			add(Fact{Fact: p.ID, Kind: "person", Label: joinWords(", ", p.Name, p.Country, p.Office), Rule: p.Rule, Confidence: p.Confidence, Doc: p.Doc})
		}
		for i := range doc.Events {
			e := &doc.Events[i]
			add(Fact{Fact: e.ID, Kind: "event", Label: joinWords(" · ", string(e.Kind), strings.Join(e.Parties, ", "), string(e.Start), e.Place), Rule: e.Rule, Confidence: e.Confidence, Doc: e.Doc})
		}
		for i := range doc.Statements {
			s := &doc.Statements[i]
			add(Fact{Fact: s.ID, Kind: "act", Label: joinWords(" · ", string(s.Force), strings.Join(s.By, ", "), topics(s.Topics)), Rule: s.Rule, Confidence: s.Confidence, Doc: s.Doc})
		}
	}
	slices.SortFunc(out, func(a, b Fact) int {
		return cmp.Or(cmp.Compare(a.Confidence, b.Confidence), strings.Compare(a.Doc, b.Doc), strings.Compare(string(a.Fact), string(b.Fact)))
	})
	return out
}

func topics(list []schema.Topic) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = string(t)
	}
	return strings.Join(out, ", ")
}

// joinWords joins what is not empty.
func joinWords(sep string, words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return w == "" }), sep)
}
