package graph

import (
	"strings"
	"testing"

	"chancery/graph/internal/sample"
	"chancery/schema"
)

func TestLedger(t *testing.T) {
	r := sampleReader()
	iris := func(i ...schema.IRI) []schema.IRI { return i }
	for _, tt := range []struct {
		name string
		f    LedgerFilter
		want string // acts in order
	}{
		{"everything", LedgerFilter{}, "a4 b6 d4"},
		{"by a country, joint acts included", LedgerFilter{By: iris(sample.KR)}, "a4 b6 d4"},
		{"by the other", LedgerFilter{By: iris(sample.VN)}, "a4 d4"},
		{"by both together", LedgerFilter{By: iris(sample.Dyad)}, "a4 d4"},
		{"by a person", LedgerFilter{By: iris(sample.Park)}, "d4"},
		{"towards a country", LedgerFilter{To: iris(sample.VN)}, "b6"},
		{"from one to the other", LedgerFilter{To: iris(sample.Dyad)}, "b6"},
		{"by and to", LedgerFilter{By: iris(sample.VN), To: iris(sample.VN)}, ""},
		{"a force", LedgerFilter{Force: []schema.Force{schema.Request}}, "b6"},
		{"a force that nobody used", LedgerFilter{Force: []schema.Force{schema.Discuss}}, ""},
		{"a topic", LedgerFilter{Topic: []schema.Topic{"consular"}}, "b6"},
		{"since", LedgerFilter{Since: "2021-06-23"}, "b6 d4"},
		{"since a year", LedgerFilter{Since: "2022"}, "d4"},
		{"until", LedgerFilter{Until: "2021-06"}, "a4 b6"},
		{"due before", LedgerFilter{DueBefore: "2024"}, "d4"},
		{"due before, the year itself", LedgerFilter{DueBefore: "2023"}, ""},
		{"open while a deadline lasts", LedgerFilter{Open: true, AsOf: "2025-01-01"}, "a4 b6 d4"},
		{"closed after the last deadline", LedgerFilter{Open: true, AsOf: "2031-01-01"}, "a4 b6"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			entries, err := Ledger(t.Context(), r, tt.f)
			if err != nil {
				t.Fatal(err)
			}
			var acts []string
			for _, e := range entries {
				acts = append(acts, e.Act.Local())
				if e.Quote == "" || e.Doc == "" {
					t.Errorf("%s lacks its words or document: %+v", e.Act, e)
				}
			}
			if got := strings.Join(acts, " "); got != tt.want {
				t.Errorf("acts %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLedgerEntry(t *testing.T) {
	entries, err := Ledger(t.Context(), sampleReader(), LedgerFilter{Since: "2022"})
	if err != nil || len(entries) != 1 {
		t.Fatalf("%d entries, %v", len(entries), err)
	}
	e := entries[0]
	if len(e.Targets) != 2 || e.Targets[0].String() != "trade about 100 billion USD by 2023" || e.Targets[1].Due != "2030" {
		t.Errorf("targets %v", e.Targets)
	}
	if e.Event == nil || e.Event.Name != "call Republic of Korea–Viet Nam" || e.Date != "2022-07-13" || e.Published != "2022-07-14" {
		t.Errorf("entry %+v", e)
	}
}

func TestLedgerRefuses(t *testing.T) {
	for want, f := range map[string]LedgerFilter{
		`no force is called "promise"`: {Force: []schema.Force{"promise"}},
		`no topic is called "sport"`:   {Topic: []schema.Topic{"sport"}},
		`"yesterday" is not EDTF`:      {Since: "yesterday"},
		"set AsOf":                     {Open: true},
	} {
		if _, err := Ledger(t.Context(), sampleReader(), f); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want one that says %q", err, want)
		}
	}
}
