package export

import (
	"archive/tar"
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/graph/internal/sample"
	"chancery/internal/golden"
	"chancery/schema"
)

// readAll returns the quads of a text.
func readAll(text, base string) ([]quad.Quad, error) {
	var out []quad.Quad
	for q, err := range ReadNQuads(strings.NewReader(text), base) {
		if err != nil {
			return out, err
		}
		out = append(out, q)
	}
	return out, nil
}

func writeAll(t *testing.T, s Source) string {
	t.Helper()
	var b bytes.Buffer
	if err := WriteNQuads(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func sameSet(t *testing.T, got, want []quad.Quad) {
	t.Helper()
	got, want = slices.Clone(got), slices.Clone(want)
	graph.SortQuads(got)
	graph.SortQuads(want)
	if !slices.Equal(got, want) {
		t.Errorf("%d quads, want %d", len(got), len(want))
		for i := range min(len(got), len(want)) {
			if got[i] != want[i] {
				t.Fatalf("first difference:\n got %#v\nwant %#v", got[i], want[i])
			}
		}
	}
}

func collect(t *testing.T, s Source) []quad.Quad {
	t.Helper()
	var out []quad.Quad
	for q, err := range Quads(t.Context(), s) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, q)
	}
	return out
}

// oddQuads hold every kind of value, and texts that try the escapes.
func oddQuads() []quad.Quad {
	var quads []quad.Quad
	for _, o := range []quad.Value{
		quad.Int(-7), quad.Float(0.1), quad.Float(1e300), quad.Bool(true), quad.Bool(false),
		quad.Time(time.Date(2021, 6, 23, 1, 2, 3, 4000, time.UTC)),
		quad.LangString{Value: "Bộ trưởng", Lang: "vi-vn"},
		quad.TypedString{Value: "2.50", Type: "xsd:decimal"},
		quad.TypedString{Value: "007", Type: "xsd:integer"},
		quad.TypedString{Value: "x", Type: "http://example.org/type"},
		quad.String(""), quad.String("\x01\x7f\b\f\r\n\t\"\\é\U0001F600"),
		quad.String(`a"^^<b:c>`), quad.String(`ends in a backslash\`), quad.IRI("http://example.org/a?b=c&d=é#f"), quad.IRI("event:a.b/c~d"),
	} {
		for _, label := range []quad.Value{nil, quad.IRI("date:2021"), quad.IRI("doc:a%20b.txt")} {
			quads = append(quads, quad.Quad{Subject: quad.IRI("event:x"), Predicate: quad.IRI("dip:note"), Object: o, Label: label})
		}
	}
	return quads
}

// TestNQuadsRoundTrip holds that what is written reads back quad for quad, with
// and without a base, and whatever kinds of value there are.
func TestNQuadsRoundTrip(t *testing.T) {
	quads := append(collect(t, sampleSource()), oddQuads()...)
	quads = append(
		quads,
		quad.Quad{Subject: quad.BNode("s"), Predicate: quad.IRI("a:p"), Object: quad.BNode("b.1-x"), Label: quad.BNode("g")},
		quad.Quad{Subject: quad.IRI("urn:x:sp ace"), Predicate: quad.IRI("rdf:type"), Object: quad.String("\x00")},
	)
	s := Source{Reader: graph.NewSlice(quads, nil)}
	for _, base := range []string{"", "https://example.org/id/"} {
		s.Base = base
		text := writeAll(t, s)
		if base != "" && !strings.Contains(text, "<https://example.org/id/person:park-jin>") {
			t.Error("the base is not before our IRIs")
		}
		got, err := readAll(text, base)
		if err != nil {
			t.Fatal(err)
		}
		sameSet(t, got, quads)
	}
}

func TestNQuadsText(t *testing.T) {
	for _, tt := range []struct {
		object quad.Value
		want   string
	}{
		{quad.String("a \"b\"\n\t\\ é"), `"a \"b\"\n\t\\ é"`},
		{quad.String("\x01\x7f"), `"\u0001\u007F"`},
		{quad.Int(5), `"5"^^<http://www.w3.org/2001/XMLSchema#integer>`},
		{quad.Float(0.9), `"9E-01"^^<http://www.w3.org/2001/XMLSchema#double>`},
		{quad.Bool(true), `"true"^^<http://www.w3.org/2001/XMLSchema#boolean>`},
		{quad.TypedString{Value: "x", Type: "xsd:string"}, `"x"`},
		{quad.LangString{Value: "x", Lang: "en"}, `"x"@en`},
		{quad.IRI("rdf:type"), `<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>`},
		{quad.IRI("person:a b<c>"), `<person:a\u0020b\u003Cc\u003E>`},
	} {
		if got, err := (namer{}).term(tt.object); err != nil || got != tt.want {
			t.Errorf("%#v is written %s, %v; want %s", tt.object, got, err, tt.want)
		}
	}
	for _, bad := range []quad.Value{quad.BNode("a b"), quad.BNode("x."), quad.String("\xff"), quad.IRI("x:\xff")} {
		if got, err := (namer{}).term(bad); err == nil {
			t.Errorf("%#v is written %s, want an error", bad, got)
		}
	}
}

// TestNQuadsSelection holds that a selection closes over its things, and that
// the view can be had without the evidence.
func TestNQuadsSelection(t *testing.T) {
	s := sampleSource()
	s.ViewOnly = true
	for _, q := range collect(t, s) {
		if graph.IsEvidence(q) {
			t.Fatalf("%v is evidence", q)
		}
	}
	s.Things = []schema.IRI{sample.Park, sample.Son}
	text := writeAll(t, s)
	if !strings.Contains(text, "<person:park-jin> <dip:called> <person:bui-thanh-son>") || !strings.Contains(text, `"Park Jin"`) ||
		strings.Contains(text, "chung") || strings.Contains(text, "country:KR") {
		t.Errorf("selection of two people:\n%s", text)
	}
	s.Things = []schema.IRI{sample.Park, sample.Son, sample.Park, sample.Son}
	if again := writeAll(t, s); again != text {
		t.Errorf("the same two people named twice:\n%s\nwant\n%s", again, text)
	}
}

func TestReadNQuadsErrors(t *testing.T) {
	const good = "<a:b> <c:d> \"x\" <e:f> .\n"
	for _, tt := range []struct{ text, want string }{
		{good + "<a:b> <c:d> .\n", `line 2, column 13: want an object: an IRI, a blank node or a literal, found "."`},
		{good + "\r\n\r\n# comment\n<a:b> <c:d> \"x\n", "line 5, column 15: want a quotation mark at the end of a literal, found the end of the line"},
		{"<a:b> <c:d> <e:f>", "line 1, column 18: want a graph label or a full stop, found the end of the line"},
		{"<a:b> <c:d> <e:f> <g:h> <i:j> .", `line 1, column 25: want a full stop, found "<i:j>"`},
		{"<a:b> <c:d> <e:f> . <g:h>", `line 1, column 21: want nothing but a comment after the full stop, found "<g:h>"`},
		{"<relative> <c:d> <e:f> .", `line 1, column 1: want an absolute IRI, with its scheme, found "<relative>"`},
		{`"a" <c:d> <e:f> .`, `want a subject`},
		{`<a:b> _:x <e:f> .`, `want a predicate`},
		{`<a:b> <c:d> "x"@ .`, "want a language tag"},
		{`<a:b> <c:d> "x"^^y .`, "want a datatype"},
		{`<a:b> <c:d> "\uD800" .`, `want \u and four hexadecimal digits`},
		{`<a:b> <c:d> "\q" .`, `want \u and four hexadecimal digits`},
		{"<a:b> <c:d> \"é\xff\" .", "line 1, column 15: want text in UTF-8"},
	} {
		_, err := readAll(tt.text, "")
		var syntax *SyntaxError
		if !errors.As(err, &syntax) || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%q: error %v, want %s", tt.text, err, tt.want)
		}
	}
	if got, err := readAll("<a:b> <c:d> <e:f> .\r<a:b> <c:d> <g:h> .\r", ""); err != nil || len(got) != 2 {
		t.Errorf("lines that end in a carriage return: %v, %v", got, err)
	}
}

// FuzzReadNQuads holds that what is accepted is written and read back the same.
func FuzzReadNQuads(f *testing.F) {
	f.Add("<a:b> <c:d> \"x\\u00e9\"@en-GB <e:f> . # comment\n_:a <c:d> \"1\"^^<http://www.w3.org/2001/XMLSchema#integer> .\n")
	f.Add("<a:b><c:d>\"\\t\\\\\"^^<xsd:double>_:g.\r\n<http://www.w3.org/1999/02/22-rdf-syntax-ns#> <x:y> <z:> .")
	f.Fuzz(func(t *testing.T, text string) {
		quads, err := readAll(text, "")
		if err != nil {
			var syntax *SyntaxError
			if !errors.As(err, &syntax) || syntax.Line < 1 || syntax.Column < 1 {
				t.Fatalf("error without its place: %v", err)
			}
			return
		}
		for _, q := range quads {
			line, err := (namer{}).line(q)
			if err != nil {
				t.Fatalf("%#v was read but cannot be written: %v", q, err)
			}
			again, err := readAll(line, "")
			if err != nil || len(again) != 1 || again[0] != q {
				t.Fatalf("%#v is written %q and read as %#v, %v", q, line, again, err)
			}
		}
	})
}

// TestReadNQuadsW3C runs the test suite of the W3C: the 85 cases of its manifest
// and the two files that the manifest forgets. The negative ones are named so.
func TestReadNQuadsW3C(t *testing.T) {
	files := w3cSuite(t)
	manifest := regexp.MustCompile(`(?s)a rdft:TestNQuads(Positive|Negative)Syntax ;.*?mf:action\s+<([^>]+)>`)
	for _, c := range manifest.FindAllStringSubmatch(string(files["manifest.ttl"]), -1) {
		if (c[1] == "Negative") != strings.Contains(c[2], "-bad-") {
			t.Errorf("%s is %s in the manifest", c[2], c[1])
		}
	}
	cases := 0
	for name, text := range files {
		if filepath.Ext(name) != ".nq" {
			continue
		}
		cases++
		_, err := readAll(string(text), "")
		if bad := strings.Contains(name, "-bad-"); (err != nil) != bad {
			t.Errorf("%s: error %v", name, err)
		}
	}
	if cases != 87 {
		t.Errorf("%d cases, want 87", cases)
	}
}

// w3cSuite returns the files of the suite, which lies beside the repository.
func w3cSuite(t *testing.T) map[string][]byte {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for ; dir != filepath.Dir(dir); dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			break
		}
	}
	f, err := os.Open(filepath.Join(dir, "..", "shared", "eval", "w3c-n-quads", "TESTS.tar.gz"))
	if err != nil {
		t.Skip("the W3C suite is not at ../shared/eval/w3c-n-quads: not run")
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	files := map[string][]byte{}
	archive := tar.NewReader(z)
	for {
		h, err := archive.Next()
		if errors.Is(err, io.EOF) {
			return files
		}
		if err != nil {
			t.Fatal(err)
		}
		if files[filepath.Base(h.Name)], err = io.ReadAll(archive); err != nil {
			t.Fatal(err)
		}
	}
}

// TestRDFByRapper has Raptor read what was written and compares every quad.
func TestRDFByRapper(t *testing.T) {
	rapper := tool(t, "rapper", "raptor2-utils")
	for _, format := range []string{"nquads", "trig"} {
		for _, base := range []string{"", "https://example.org/"} {
			t.Run(format+" "+base, func(t *testing.T) {
				s := Source{Reader: graph.NewSlice(append(collect(t, sampleSource()), oddQuads()...), nil), Base: base}
				out := printed(t, rapper, "-q", "-i", format, "-o", "nquads", written(t, format, s), "http://example.org/")
				got, err := readAll(string(out), base)
				if err != nil {
					t.Fatal(err)
				}
				sameSet(t, got, collect(t, s))
			})
		}
	}
}

// TestTriGGolden shows the text, for review.
func TestTriGGolden(t *testing.T) {
	s := sampleSource()
	s.Things = []schema.IRI{sample.Park, sample.Son, "doc:july.txt"}
	var b bytes.Buffer
	if err := WriteTriG(t.Context(), &b, s); err != nil {
		t.Fatal(err)
	}
	golden.Compare(t, "testdata/two.trig", b.Bytes())
}
