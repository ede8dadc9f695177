package source

import (
	"archive/zip"
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const plain = "The two ministers met in the capital, and they agreed to talk about the price of tea.\n"

// wordFile makes a DOCX file of a document part.
func wordFile(tb testing.TB, parts map[string]string) []byte {
	tb.Helper()
	var buf bytes.Buffer
	z := zip.NewWriter(&buf)
	for name, data := range parts {
		w, err := z.Create(name)
		if err != nil {
			tb.Fatal(err)
		}
		if _, err := w.Write([]byte(data)); err != nil {
			tb.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		tb.Fatal(err)
	}
	return buf.Bytes()
}

const wordBody = `<?xml version="1.0" encoding="UTF-8"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>Two ministers talk about tea</w:t></w:r></w:p>
<w:p><w:r><w:t xml:space="preserve">The two ministers </w:t></w:r><w:del><w:r><w:delText>never </w:delText></w:r></w:del><w:r><w:t>met</w:t></w:r><w:r><w:tab/><w:t>in H&#224; N&#7897;i &amp; agreed.</w:t></w:r></w:p>
</w:body></w:document>`

func TestParseText(t *testing.T) {
	docx := wordFile(t, map[string]string{
		"word/document.xml": wordBody,
		"docProps/core.xml": `<c:p xmlns:c="u" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tea  talks</dc:title></c:p>`,
	})
	for _, c := range []struct {
		name, path, raw string
		body            string
		start           int
	}{
		{"UTF-8 stays as it stands", "a.txt", plain + "caf\u00e9\r\n", plain + "caf\u00e9\r\n", 0},
		{"byte-order mark counts", "a.txt", "\ufeff" + plain, "\ufeff" + plain, 3},
		{"UTF-16, little end first", "a.txt", "\xff\xfeT\x00h\x00e\x00 \x00\xe9\x00.\x00", "The é.", 0},
		{"UTF-16, big end first", "a.txt", "\xfe\xff\x00T\x00h\x00e\x00 \x1e\xa1\x00.", "The ạ.", 0},
		{"Windows-1252", "a.txt", plain + "The caf\xe9 \x93is\x94 open.\n", plain + "The café “is” open.\n", 0},
		{"unknown extension", "a.release", plain, plain, 0},
		{"page in Latin-1", "a.html", "<meta charset=iso-8859-1><p>The minister met caf\xe9 owners in the capital.", "The minister met café owners in the capital.", 0},
		{"DOCX", "a.docx", string(docx), "Two ministers talk about tea\n\nThe two ministers met\tin Hà Nội & agreed.\n\n", 0},
		{"DOCX by its first bytes", "a.bin", string(docx), "Two ministers talk about tea\n\nThe two ministers met\tin Hà Nội & agreed.\n\n", 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc, err := Parse(File{Path: c.path, Name: c.path}, []byte(c.raw), Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := string(doc.Body); got != c.body {
				t.Errorf("body %q, want %q", got, c.body)
			}
			if doc.Content.Start != c.start || doc.Content.End != len(doc.Body) {
				t.Errorf("content %v of %d bytes, want start %d", doc.Content, len(doc.Body), c.start)
			}
		})
	}
}

func TestRefusals(t *testing.T) {
	for _, c := range []struct{ name, path, raw, want string }{
		{"empty", "a.txt", "", "a.txt: is empty"},
		{"blank", "a.txt", " \n\t\n", "a.txt: holds no text"},
		{"front matter only", "a.txt", "---\ntitle: x\n---\n", "a.txt: holds no text"},
		{"binary", "a.txt", "\x00\x01\x02", "a.txt: is a binary file; only text, HTML and DOCX can be read"},
		{"PDF", "a.pdf", "%PDF-1.7\n%\xe2\xe3", "a.pdf: is a PDF file; save its text, for example with pdftotext, and read that"},
		{"invalid UTF-8", "a.txt", "H\u00e0 N\u1ed9i\nt\xff\xfe", "a.txt: is not valid UTF-8 (byte 11, line 2); convert it to UTF-8"},
		{"half a UTF-16 character", "a.txt", "\xff\xfeT\x00h\x00\x00\xd8", "a.txt: is not valid UTF-16; convert it to UTF-8"},
		{"French", "a.txt", "Les deux ministres se sont rencontrés dans la capitale et ont parlé des relations avec les pays.", "a.txt: is not in English: French; only English can be read"},
		{"no ZIP", "a.docx", "PK", "a.docx: is not a DOCX file; only text, HTML and DOCX can be read"},
		{"another ZIP", "a.docx", string(wordFile(t, map[string]string{"x": "y"})), "a.docx: is not a DOCX file that can be read: word/document.xml is missing; save it as text"},
		{"broken XML", "a.docx", string(wordFile(t, map[string]string{"word/document.xml": "<a><b></a>"})), "a.docx: is not a DOCX file that can be read: XML syntax error on line 1: element <b> closed by </a>; save it as text"},
		{"ZIP bomb", "a.docx", string(wordFile(t, map[string]string{"word/document.xml": "<a>" + strings.Repeat(" ", 3<<20) + "</a>"})), "a.docx: is larger than 1 MB; split it into documents"},
		{"empty page", "a.html", "<html><body></body></html>", "a.html: is a page without text"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := Parse(File{Path: c.path, Named: true}, []byte(c.raw), Options{MaxBytes: 1 << 20})
			var e *Error
			if !errors.As(err, &e) {
				t.Fatalf("got %v, want an *Error", err)
			}
			if err.Error() != c.want || !e.Named {
				t.Errorf("got  %v (named %v)\nwant %s", err, e.Named, c.want)
			}
		})
	}
}

func TestReadRefusals(t *testing.T) {
	dir := t.TempDir()
	big := filepath.Join(dir, "big.txt")
	if err := os.WriteFile(big, bytes.Repeat([]byte("a"), 2<<20), 0o644); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ path, want string }{
		{filepath.Join(dir, "none.txt"), "no such file or folder; check the path"},
		{big, "is larger than 1 MB; split it into documents"},
		{dir, "cannot be read: is a directory"},
	} {
		_, err := Read(File{Path: c.path}, Options{MaxBytes: 1 << 20})
		if err == nil || err.Error() != c.path+": "+c.want {
			t.Errorf("got  %v\nwant %s: %s", err, c.path, c.want)
		}
	}
}

func TestLanguage(t *testing.T) {
	raw, err := os.ReadFile("testdata/language.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		want, prose, ok := strings.Cut(strings.TrimSpace(line), "\t")
		if !ok {
			continue
		}
		got := language([]byte(prose))
		if got.code != want && got.name != want {
			t.Errorf("%s taken for %s: %s", want, got, prose)
		}
	}
}

func TestTablesAreSorted(t *testing.T) {
	for _, table := range []string{hostTable, agencyTable} {
		last := ""
		for line := range strings.Lines(table) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			f := strings.Split(strings.TrimSpace(line), "\t")
			if len(f) != 4 || !isAlpha2(f[2]) {
				t.Errorf("row %q has not key, publisher, country and source", line)
				continue
			}
			if f[0] <= last {
				t.Errorf("%s stands after %s", f[0], last)
			}
			last = f[0]
		}
	}
}

func TestPublisherOf(t *testing.T) {
	for address, want := range map[string]Meta{
		"https://www.bangkokpost.com/world/1":                 {Publisher: "Bangkok Post", Country: "TH"},
		"http://parlinfo.aph.gov.au/parlInfo/x;y?z":           {Publisher: "Parliament of Australia", Country: "AU"},
		"https://bidenwhitehouse.archives.gov/briefing-room/": {Publisher: "The White House", Country: "US"},
		"https://www.fco.mil.uk/news":                         {Country: "GB"},
		"https://www.mfa.go.ke/":                              {Country: "KE"},
		"https://example.com/":                                {},
		"https://notstate.gov.example.org/":                   {},
		"::":                                                  {},
		"The Minister":                                        {},
	} {
		if got := publisherOf(address); got != want {
			t.Errorf("%s: got %+v, want %+v", address, got, want)
		}
	}
}
