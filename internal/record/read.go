package record

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"chancery/internal/source"
	"chancery/schema"
)

// form is one way in which records are written.
type form struct {
	ext  string
	read func(in io.Reader, f source.File) ([]Record, error)
}

// forms lists the ways in which records are written.
func forms() []form {
	return []form{{".xml", readXML}, {".csv", readCSV}, {".jsonl", readJSONL}}
}

// Is reports whether a file of this name holds records. Only [Read] can tell
// whether it holds such as can be read.
func Is(path string) bool { return formOf(path) != nil }

func formOf(path string) *form {
	all := forms()
	ext := strings.ToLower(filepath.Ext(path))
	if i := slices.IndexFunc(all, func(f form) bool { return f.ext == ext }); i >= 0 {
		return &all[i]
	}
	return nil
}

// Read reads all records of a file, in their order. Its error, if any, is a
// [*source.Error] that names the line of the first fault; no record is returned
// with it.
func Read(f source.File, opt source.Options) ([]Record, error) {
	in, err := os.Open(f.Path)
	if err != nil {
		return nil, blame(f, err)
	}
	defer in.Close()
	return Parse(f, in, opt)
}

// Parse is [Read] from a reader; f.Path tells the form.
func Parse(f source.File, in io.Reader, opt source.Options) ([]Record, error) {
	form := formOf(f.Path)
	if form == nil {
		return nil, blame(f, errors.New("is no file of records; only XML, CSV and JSON lines can be"))
	}
	limit := opt.MaxBytes
	if limit <= 0 {
		limit = source.DefaultMaxBytes
	}
	bounded := &io.LimitedReader{R: in, N: limit + 1}
	all, err := form.read(skipMark(bounded), f)
	switch {
	case bounded.N <= 0:
		return nil, blame(f, fmt.Errorf("is larger than %d MB; split it", limit>>20))
	case err != nil:
		return nil, blame(f, err)
	case len(all) == 0:
		return nil, blame(f, errors.New("holds no records"))
	}
	if err := sameName(f, all); err != nil {
		return nil, err
	}
	return all, nil
}

// sameName refuses two records of one name: the second would replace the first.
func sameName(f source.File, all []Record) error {
	seen := make(map[string]bool, len(all))
	for i := range all {
		name := all[i].doc.Name
		if seen[name] {
			return blame(f, fmt.Errorf("holds two records of the id %s; give each its own", strings.TrimPrefix(name, f.Name+"/")))
		}
		seen[name] = true
	}
	return nil
}

// skipMark passes over a byte-order mark.
func skipMark(in io.Reader) io.Reader {
	b := bufio.NewReader(in)
	if mark, err := b.Peek(3); err == nil && string(mark) == "\xef\xbb\xbf" {
		_, _ = b.Discard(len(mark)) // it has just been read
	}
	return b
}

func blame(f source.File, err error) error {
	e := &source.Error{Path: f.Path, Named: f.Named, Err: err}
	switch path := (*os.PathError)(nil); {
	case errors.As(err, &path):
		e.What = fmt.Sprintf("cannot be read: %v", path.Err)
	default:
		e.What = err.Error()
	}
	return e
}

// days checks the dates of a trip. A trip without end ends on the day it starts.
func days(start, end string) (first, last schema.Date, err error) {
	if first, err = date("start", start); err != nil {
		return "", "", err
	}
	if strings.TrimSpace(end) == "" {
		return first, first, nil
	}
	if last, err = date("end", end); err != nil {
		return "", "", err
	}
	from, _, _ := first.Bounds() // both are checked
	_, to, _ := last.Bounds()
	if to.Before(from) {
		return "", "", fmt.Errorf("the trip ends on %s, before it starts on %s", last, first)
	}
	return first, last, nil
}

// date reads a day, a month or a year.
func date(field, s string) (schema.Date, error) {
	s = strings.TrimSpace(s)
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if _, err := time.Parse(layout, s); err == nil {
			return schema.Date(s), nil
		}
	}
	if s == "" {
		return "", fmt.Errorf("%s is empty; want a date such as 2021-06-23, 2021-06 or 2021", field)
	}
	return "", fmt.Errorf("%s is %q; want a date such as 2021-06-23, 2021-06 or 2021", field, s)
}
