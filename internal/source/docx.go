package source

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// readDOCX takes the paragraphs out of a Word document (ECMA-376, part 1,
// clause 17), one a line. Deleted text, field codes and notes are left out.
func readDOCX(raw []byte, opt Options) (text, *Error) {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return text{}, &Error{What: "is not a DOCX file", Hint: "only text, HTML and DOCX can be read", Err: err}
	}
	body, err := wordText(z, opt.maxBytes())
	switch {
	case errors.Is(err, errTooLarge):
		return text{}, tooLarge(opt.maxBytes())
	case err != nil:
		return text{}, &Error{What: fmt.Sprintf("is not a DOCX file that can be read: %v", err), Hint: "save it as text", Err: err}
	}
	return text{body: body, meta: Meta{Title: coreTitle(z)}}, nil
}

var errTooLarge = errors.New("too large")

// wordText returns the text of the main document part. Parts are read at most
// limit bytes far: a small archive can hold very much.
func wordText(z *zip.Reader, limit int64) ([]byte, error) {
	part, err := z.Open("word/document.xml")
	if err != nil {
		return nil, errors.New("word/document.xml is missing")
	}
	defer part.Close()
	in := &io.LimitedReader{R: part, N: limit + 1}
	out, err := paragraphs(xml.NewDecoder(in))
	if in.N <= 0 {
		return nil, errTooLarge
	}
	return out, err
}

func paragraphs(dec *xml.Decoder) ([]byte, error) {
	var out bytes.Buffer
	inText := false
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out.Bytes(), nil
		}
		if err != nil {
			return nil, err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			switch t.Name.Local {
			case "t":
				inText = true
			case "tab":
				out.WriteByte('\t')
			case "br", "cr":
				out.WriteByte('\n')
			case "noBreakHyphen":
				out.WriteByte('-')
			case "del", "moveFrom", "instrText", "Fallback", "pPr", "rPr":
				if err := dec.Skip(); err != nil {
					return nil, err
				}
			}
		case xml.EndElement:
			switch t.Name.Local {
			case "t":
				inText = false
			case "p":
				// A blank line after each: a Word paragraph is a block.
				out.WriteString("\n\n")
			}
		case xml.CharData:
			if inText {
				out.Write(t)
			}
		}
	}
}

// coreTitle returns the title in the document's properties, if any.
func coreTitle(z *zip.Reader) string {
	part, err := z.Open("docProps/core.xml")
	if err != nil {
		return ""
	}
	defer part.Close()
	var core struct {
		Title string `xml:"title"`
	}
	if err := xml.NewDecoder(io.LimitReader(part, 1<<20)).Decode(&core); err != nil {
		return ""
	}
	return oneLine(strings.ToValidUTF8(core.Title, ""))
}
