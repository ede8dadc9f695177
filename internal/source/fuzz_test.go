package source

import (
	"bytes"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"golang.org/x/tools/txtar"
)

// seed adds the inputs of testdata/meta to f.
func seed(f *testing.F) {
	f.Helper()
	cases, err := filepath.Glob("testdata/meta/*.txtar")
	if err != nil || len(cases) == 0 {
		f.Fatalf("no cases in testdata/meta (%v)", err)
	}
	for _, path := range cases {
		ar, err := txtar.ParseFile(path)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(ar.Files[0].Data)
	}
}

// check holds what every document promises.
func check(t *testing.T, name string, raw []byte) *Document {
	t.Helper()
	doc, err := Parse(File{Path: name, Name: name}, raw, Options{MaxBytes: 1 << 20})
	if err != nil {
		return nil
	}
	if !utf8.Valid(doc.Body) {
		t.Fatalf("body is not UTF-8: %q", doc.Body)
	}
	if c := doc.Content; c.Start < 0 || c.Start >= c.End || c.End != len(doc.Body) {
		t.Fatalf("content %v of %d bytes", c, len(doc.Body))
	}
	if !doc.Meta.Published.Valid() || !utf8.ValidString(doc.Meta.Title) {
		t.Fatalf("meta %+v", doc.Meta)
	}
	return doc
}

func FuzzText(f *testing.F) {
	seed(f)
	f.Add([]byte("---\n---\n"))
	f.Add([]byte("---\r\ntitle: \"\\u2019\"\r\n---\r\nx"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		doc := check(t, "a.txt", raw)
		if doc != nil && utf8.Valid(raw) && !bytes.Equal(doc.Body, raw) {
			t.Fatal("UTF-8 text was rewritten")
		}
	})
}

func FuzzHTML(f *testing.F) {
	seed(f)
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.html", raw) })
}

func FuzzDOCX(f *testing.F) {
	f.Add(wordBody)
	f.Add("<w:document><w:p><w:t>The a of b</w:t></w:p>")
	f.Fuzz(func(t *testing.T, part string) {
		check(t, "a.docx", wordFile(t, map[string]string{"word/document.xml": part}))
	})
}

func FuzzDOCXArchive(f *testing.F) {
	f.Add(wordFile(f, map[string]string{"word/document.xml": wordBody}))
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.docx", raw) })
}
