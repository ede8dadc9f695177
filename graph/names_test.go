package graph

import (
	"errors"
	"strings"
	"testing"

	"github.com/cayleygraph/quad"

	"chancery/graph/internal/sample"
	"chancery/schema"
)

func TestFind(t *testing.T) {
	r := sampleReader()
	for typed, want := range map[string]schema.IRI{
		"KOICA":                                 sample.KOICA,
		"koica":                                 sample.KOICA,
		"Korea International Cooperation":       sample.KOICA,
		"park jin":                              sample.Park,
		"Park":                                  sample.Park,
		"Jin Park":                              sample.Park,
		"Bùi Thanh Sơn":                         sample.Son,
		"bui thanh son":                         sample.Son,
		"Bui Thanh S":                           sample.Son,
		"Chung":                                 sample.Chung,
		"CHUNG EUI YONG":                        sample.Chung,
		"<person:park-jin>":                     sample.Park,
		"person:park-jin":                       sample.Park,
		"south korea":                           sample.KR,
		"KR":                                    sample.KR,
		"kor":                                   sample.KR,
		"Việt Nam":                              sample.VN,
		"VN-RoK":                                sample.Dyad,
		"RoK – Viet Nam":                        sample.Dyad,
		"korea/vietnam":                         sample.Dyad,
		"South Korea and Viet Nam":              sample.Dyad,
		"dyad:KR-VN":                            sample.Dyad,
		"dyad:vn-kr":                            sample.Dyad,
		"trade":                                 "topic:trade",
		"june two.txt":                          "doc:june%20two.txt",
		"doc:june.txt":                          "doc:june.txt",
		"act:b6":                                "act:b6",
		"minister of foreign affairs":           "office:KR-minister-of-foreign-affairs",
		"the foreign affairs minister of Korea": "office:KR-minister-of-foreign-affairs",
		"Foreign Minister Chung":                sample.Chung,
		"H.E. Mr. Park Jin":                     sample.Park,
		"Republic":                              sample.KR,
		"memorandum":                            sample.Memorandum,
		"Korea Viet Nam memorandum":             sample.Memorandum,
		string(sample.Goal2023):                 sample.Goal2023,
		"  event:2021-06-23-meeting-kr-vn  ":    sample.Talks,
		"edge:" + edgeOf(t, "visited").Local():  edgeOf(t, "visited"),
	} {
		m, err := Find(t.Context(), r, typed)
		if err != nil || m.IRI != want {
			t.Errorf("Find(%q) = %s, %v; want %s", typed, m.IRI, err, want)
		}
		if m.Kind != want.Kind() || m.Name == "" {
			t.Errorf("Find(%q) lacks its kind or name: %+v", typed, m)
		}
	}
}

func edgeOf(t *testing.T, predicate string) schema.IRI {
	t.Helper()
	e, err := ParseEdge("person:chung-eui-yong " + predicate + " country:VN 2021-06-23")
	if err != nil {
		t.Fatal(err)
	}
	return e.ID()
}

func TestFindKinds(t *testing.T) {
	r := sampleReader()
	if m, err := Find(t.Context(), r, "Korea", schema.KindOrg); err != nil || m.IRI != sample.KOICA {
		t.Errorf("organisation Korea = %v, %v; want KOICA", m, err)
	}
	if _, err := Find(t.Context(), r, "KOICA", schema.KindPerson, schema.KindCountry); !errors.Is(err, ErrNotFound) {
		t.Errorf("KOICA as a person: %v, want not found", err)
	}
}

func TestFindFails(t *testing.T) {
	var quads []quad.Quad
	for _, name := range []string{"Kim Jong-un", "Kim Yo-jong", "Kim Gunn", "Kim Sung-han", "Kim Hong-kyun", "Kim Tae-hyo"} {
		rec := &schema.Record{Entities: []schema.Entity{{ID: schema.IRI("person:" + strings.ToLower(strings.ReplaceAll(name, " ", "-"))), Name: name}}}
		quads = append(quads, ViewQuads(rec)...)
	}
	r := NewSlice(quads, nil)

	_, err := Find(t.Context(), r, "Kim")
	var ambiguous *AmbiguousError
	if !errors.As(err, &ambiguous) || len(ambiguous.Matches) != 6 {
		t.Fatalf("Kim: %v, want an ambiguity of six", err)
	}
	if msg := err.Error(); !strings.Contains(msg, "Kim Gunn (person:kim-gunn), ") || !strings.Contains(msg, "or 1 more") {
		t.Errorf("ambiguity reads %q", msg)
	}
	for typed, hint := range map[string]string{
		"Kim Guun":  "spelt alike: Kim Gunn (person:kim-gunn)",
		"Macron":    "names are those of",
		"":          "not found",
		"---":       "not found",
		"person:no": "not found",
	} {
		if _, err := Find(t.Context(), r, typed); !errors.Is(err, ErrNotFound) || !strings.Contains(err.Error(), hint) {
			t.Errorf("Find(%q): %v, want not found, with %q", typed, err, hint)
		}
	}
}

func TestAlike(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"park-jin", "park-jin", true},
		{"park-jin", "pak-jin", true},
		{"park-jin", "prak-jin", true},
		{"park-jin", "park-jinn-", true},
		{"park-jin", "lee-jin", false},
		{"son", "sun", false}, // too short to tell
		{"park-jin", "", false},
	} {
		if got := alike(tt.a, tt.b); got != tt.want {
			t.Errorf("alike(%q, %q) = %v", tt.a, tt.b, got)
		}
	}
}
