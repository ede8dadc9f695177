package export

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"testing"

	"chancery/graph"
	"chancery/graph/internal/sample"
	"chancery/schema"
)

// svgTexts returns the names that a picture shows, the titles of its marks, and
// the number of its lines.
func svgTexts(t *testing.T, picture []byte) (texts, titles string, lines int) {
	t.Helper()
	var g struct {
		Lines  []string `xml:"g>line>title"`
		Titles []string `xml:"g>title"`
		Names  []string `xml:"g>text"`
		Texts  []string `xml:"text"`
	}
	if err := xml.Unmarshal(picture, &g); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(picture, []byte("NaN")) || bytes.Contains(picture, []byte("Inf")) {
		t.Error("the picture has places that are no numbers")
	}
	return strings.Join(append(g.Names, g.Texts...), "\n"), strings.Join(append(g.Titles, g.Lines...), "\n"), len(g.Lines)
}

func TestSVG(t *testing.T) {
	var b, again bytes.Buffer
	for _, w := range []*bytes.Buffer{&b, &again} {
		if err := WriteSVG(t.Context(), w, sampleSource()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(b.Bytes(), again.Bytes()) {
		t.Error("the same graph gives another picture")
	}
	texts, titles, lines := svgTexts(t, b.Bytes())
	for _, want := range []string{"Chung Eui-yong", "Bùi Thanh Sơn", "KOICA", " things"} {
		if !strings.Contains(texts, want) {
			t.Errorf("the picture does not show %q", want)
		}
	}
	for _, want := range []string{"Bùi Thanh Sơn called Park Jin, 2022-07-13", "“held a video call on 13 July”"} {
		if !strings.Contains(titles, want) {
			t.Errorf("no title says %q", want)
		}
	}
	if lines == 0 || strings.Contains(texts, "request") {
		t.Errorf("%d lines; acts are drawn: %v", lines, strings.Contains(texts, "request"))
	}
}

func TestSVGOfMany(t *testing.T) {
	rec := &schema.Record{}
	var people []schema.IRI
	for i := range 300 {
		id := schema.IRI(fmt.Sprintf("person:p%d", i))
		people = append(people, id)
		rec.Entities = append(rec.Entities, schema.Entity{ID: id, Name: fmt.Sprintf("Person %d", i)})
	}
	for i := range 299 {
		rec.Events = append(rec.Events, schema.Occasion{
			ID: schema.IRI(fmt.Sprintf("event:e%d", i)), Kind: schema.Meeting, People: []schema.IRI{people[0], people[i+1]}, On: "2020",
		})
	}
	var b bytes.Buffer
	if err := WriteSVG(t.Context(), &b, Source{Reader: graph.NewSlice(graph.ViewQuads(rec), nil)}); err != nil {
		t.Fatal(err)
	}
	texts, _, _ := svgTexts(t, b.Bytes())
	if !strings.Contains(texts, "the 120 best connected of 599 things") || !strings.Contains(texts, "Person 0\n") {
		t.Errorf("the caption or the best connected is missing:\n%s", texts)
	}
}

func TestTimeline(t *testing.T) {
	s := sampleSource()
	var b bytes.Buffer
	if err := WriteTimeline(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	texts, titles, _ := svgTexts(t, b.Bytes())
	for _, want := range []string{"Republic of Korea–Viet Nam", "2021", "2030", "signing", "5 events; 0 without a date"} {
		if !strings.Contains(texts, want) {
			t.Errorf("the timeline does not show %q in\n%s", want, texts)
		}
	}
	if !strings.Contains(titles, "trade 150 billion USD by 2030") || !strings.Contains(titles, string(sample.Visit)) {
		t.Errorf("marks lack their titles:\n%s", titles)
	}
}

func TestEmptyPictures(t *testing.T) {
	s := Source{Reader: graph.NewSlice(nil, nil)}
	for _, f := range Formats() {
		var b bytes.Buffer
		if err := f.Write(t.Context(), &b, s); err != nil {
			t.Errorf("%s of an empty graph: %v", f.Name, err)
		}
		if bytes.Contains(b.Bytes(), []byte("NaN")) {
			t.Errorf("%s of an empty graph holds NaN", f.Name)
		}
	}
}

// TestLayout holds that places lie in the square, and joined nodes, all in all,
// nearer to each other than to others.
func TestLayout(t *testing.T) {
	edges := [][2]int{{0, 1}, {1, 2}, {2, 0}, {3, 4}, {4, 5}, {5, 3}}
	at := layout(6, edges)
	distance := func(i, j int) float64 { return math.Hypot(at[i].x-at[j].x, at[i].y-at[j].y) }
	for i, p := range at {
		if !(p.x >= 0 && p.x <= 1 && p.y >= 0 && p.y <= 1) {
			t.Errorf("node %d lies at %v", i, p)
		}
	}
	joined, apart := 0.0, 0.0 // on average
	for i := range 3 {
		for j := range 3 {
			joined += (distance(i, j) + distance(i+3, j+3)) / 12
			apart += distance(i, j+3) / 9
		}
	}
	if joined*1.5 > apart {
		t.Errorf("joined nodes are %.2f from each other, and %.2f from others", joined, apart)
	}
	if one := layout(1, nil); one[0] != (point{0.5 + 0.5*math.Sqrt(0.5), 0.5}) {
		t.Errorf("a node alone lies at %v", one[0])
	}
}
