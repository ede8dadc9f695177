package export

import (
	"bytes"
	"testing"

	"chancery/graph"
	"chancery/graph/internal/sample"
	"chancery/internal/golden"
	"chancery/schema"
)

// TestEventDataGolden shows the sample as event data, for review.
func TestEventDataGolden(t *testing.T) {
	for _, name := range []string{"plover", "cameo"} {
		f, err := Lookup(name)
		if err != nil {
			t.Fatal(err)
		}
		var b bytes.Buffer
		if err := f.Write(t.Context(), &b, sampleSource()); err != nil {
			t.Fatal(err)
		}
		golden.Compare(t, "testdata/"+name+f.Ext, b.Bytes())
	}
}

// TestEventDataSelection holds that a selection holds its acts and events only.
func TestEventDataSelection(t *testing.T) {
	s := sampleSource()
	s.Things = []schema.IRI{sample.Talks, "act:b6", sample.KR}
	var b bytes.Buffer
	if err := WriteCAMEO(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	if n := bytes.Count(b.Bytes(), []byte("\n")); n != 4 {
		t.Errorf("%d lines, want a header, the meeting from both sides and the request:\n%s", n, b.String())
	}
}

// TestEventDataUnsure holds that a visit whose guest is not known is coded as
// talks, and that no day is made up.
func TestEventDataUnsure(t *testing.T) {
	rec := &schema.Record{
		Entities: []schema.Entity{{ID: "country:AU", Name: "Australia", Code: "AUS"}, {ID: "org:eu", Name: "EU"}},
		Events: []schema.Occasion{{
			ID: "event:v", Kind: schema.Visit, On: "2020-05", Parties: []schema.IRI{"country:AU", "org:eu"}, Facts: []schema.FactID{"fact:v"},
		}},
	}
	facts := &schema.Facts{
		Document: schema.Document{Doc: "v.txt"},
		Events:   []schema.Event{{ID: "fact:v", Doc: "v.txt", Kind: schema.Visit, Evidence: schema.Evidence{Quote: "a\tvisit"}}},
	}
	var b bytes.Buffer
	quads := append(graph.ViewQuads(rec), graph.EvidenceQuads(facts)...)
	if err := WriteCAMEO(t.Context(), &b, Source{Reader: graph.NewSlice(quads, nil)}); err != nil {
		t.Fatal(err)
	}
	want := "date\tsource\ttarget\tcode\troot\tsource_name\ttarget_name\tedtf\tid\tdocument\tquote\n" +
		"\tAUSGOV\t---\t040\t04\tAustralia\tEU\t2020-05\tevent:v\tv.txt\ta visit\n" +
		"\t---\tAUSGOV\t040\t04\tEU\tAustralia\t2020-05\tevent:v\tv.txt\ta visit\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}
