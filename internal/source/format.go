package source

import (
	"bytes"
	"slices"
)

// Format is one kind of file: how it is known, and how its text is got.
type Format struct {
	Name string
	Exts []string // in folders, files of these extensions are taken
	// magic, if any, is how the file's bytes begin, whatever its name.
	magic string
	read  reader
}

// reader extracts the text and the metadata of a file's bytes. Its error's
// What and Hint are filled; the caller adds the path.
type reader func(raw []byte, opt Options) (text, *Error)

// text is what a reader gets out of a file.
type text struct {
	body    []byte
	content int // where in body the prose starts
	meta    Meta
}

// Formats lists what can be read; text, the last, takes everything that the
// others do not know.
func Formats() []Format {
	return []Format{
		{Name: "HTML", Exts: []string{".html", ".htm", ".xhtml"}, read: readHTML},
		{Name: "DOCX", Exts: []string{".docx"}, magic: "PK\x03\x04", read: readDOCX},
		{Name: "records", Exts: []string{".xml", ".csv", ".jsonl"}, read: refuseRecords},
		{Name: "text", Exts: []string{".txt", ".text", ".md"}, read: readText},
	}
}

func extensions() []string {
	var out []string
	for _, f := range Formats() {
		out = append(out, f.Exts...)
	}
	return out
}

// formatOf picks a file's format by its extension, else by how it begins.
func formatOf(path string, raw []byte) Format {
	all := Formats()
	ext := extension(path)
	for _, f := range all {
		if slices.Contains(f.Exts, ext) {
			return f
		}
	}
	for _, f := range all {
		if f.magic != "" && bytes.HasPrefix(raw, []byte(f.magic)) {
			return f
		}
	}
	return all[len(all)-1]
}

// refuseRecords says that a file holds no prose. Package record reads it.
func refuseRecords([]byte, Options) (text, *Error) {
	return text{}, &Error{What: "holds records, not prose", Hint: "build and extract read it"}
}
