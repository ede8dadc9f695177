package resolve

import (
	"slices"
	"testing"

	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

func TestCandidates(t *testing.T) {
	facts := resolvetest.ParseFacts(t, `
doc a.txt 2022-01-01
person Kim Min-su | KR | Minister of Trade
doc b.txt 2022-01-02
person Kim Min-soo | KR | Ambassador
doc c.txt 2022-01-03
person Kim | KR |
doc d.txt 2022-01-04
person Kim Ha-na | KR | Ambassador
event meeting 2022-01-04 | KR, NZ |
doc e.txt 2022-01-05
event meeting 2022-01-05 | KR, NZ |
`)
	r := Resolve(facts, Options{})
	var got []schema.IRI
	for _, c := range Candidates(r, nil) {
		if c.Why == "" || c.Score <= 0 || c.Score > 1 {
			t.Errorf("%+v is not explained", c)
		}
		got = append(got, c.A+" "+c.B)
	}
	for _, want := range []schema.IRI{
		"person:kim-min-soo person:kim-min-su", "person:kim person:kim-ha-na", "event:2022-01-04-meeting-kr-nz event:2022-01-05-meeting-kr-nz",
	} {
		if !slices.Contains(got, want) {
			t.Errorf("candidates %v lack %s", got, want)
		}
	}
	judged := []Judgement{{Verdict: Different, A: "person:kim-min-su", B: "person:kim-min-soo"}}
	if left := Candidates(r, judged); len(left) != len(got)-1 {
		t.Errorf("%d candidates are left of %d after one was judged", len(left), len(got))
	}
}
