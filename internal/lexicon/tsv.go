package lexicon

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// DataError is a fault in a data file, at the line where a person can mend it.
type DataError struct {
	File string // base name: "countries.tsv"
	Line int    // counted from 1; 0 when the fault is not of one line
	Msg  string
}

// Error returns "file:line: what is wrong".
func (e *DataError) Error() string {
	if e.Line == 0 {
		return fmt.Sprintf("%s: %s", e.File, e.Msg)
	}
	return fmt.Sprintf("%s:%d: %s", e.File, e.Line, e.Msg)
}

// table is a data file cut into rows.
type table struct {
	file    string
	columns []string
	rows    []*row
}

// row is one line of a table. Its accessors collect faults, so that a parser
// can read all the cells before it asks err.
type row struct {
	table *table
	line  int
	cells []string
	errs  []error
}

// readTable cuts src into rows and holds it to the house rules for data: the
// columns named in the header and no others, as many cells as columns, no
// space around a cell, text in NFC, rows sorted by their first keys cells in
// byte order, and no key twice. Lines that start with "#" and empty lines are
// skipped.
func readTable(file string, src []byte, columns []string, keys int) (*table, error) {
	t := &table{file: file, columns: columns}
	var errs []error
	fault := func(line int, format string, args ...any) {
		errs = append(errs, &DataError{file, line, fmt.Sprintf(format, args...)})
	}
	if !norm.NFC.IsNormal(src) {
		for i, line := range strings.Split(string(src), "\n") {
			if !norm.NFC.IsNormalString(line) {
				fault(i+1, "text is not in Unicode NFC")
			}
		}
	}
	header := false
	line := 0
	for text := range strings.SplitSeq(string(src), "\n") {
		line++
		if text == "" || text[0] == '#' {
			continue
		}
		cells := strings.Split(text, "\t")
		if !header {
			header = true
			if !slices.Equal(cells, columns) {
				fault(line, "header is %q, want %q", cells, columns)
				break
			}
			continue
		}
		if len(cells) != len(columns) {
			fault(line, "%d cells, want %d (%s)", len(cells), len(columns), strings.Join(columns, ", "))
			continue
		}
		for i, c := range cells {
			if c != strings.TrimSpace(c) {
				fault(line, "space around the %s %q", columns[i], c)
			}
		}
		r := &row{table: t, line: line, cells: cells}
		if n := len(t.rows); n > 0 {
			switch slices.Compare(t.rows[n-1].cells[:keys], cells[:keys]) {
			case 0:
				fault(line, "key %q is there twice", cells[:keys])
			case 1:
				fault(line, "not sorted: %q comes after %q", cells[:keys], t.rows[n-1].cells[:keys])
			}
		}
		t.rows = append(t.rows, r)
	}
	if !header {
		fault(0, "no header: want %q", columns)
	}
	return t, errors.Join(errs...)
}

// fault notes that the row is wrong.
func (r *row) fault(format string, args ...any) {
	r.errs = append(r.errs, &DataError{r.table.file, r.line, fmt.Sprintf(format, args...)})
}

// err returns all the faults noted so far.
func (r *row) err() error { return errors.Join(r.errs...) }

// opt returns a cell that may be empty.
func (r *row) opt(column string) string {
	i := slices.Index(r.table.columns, column)
	if i < 0 {
		r.fault("there is no column %q", column)
		return ""
	}
	return r.cells[i]
}

// str returns a cell that must not be empty.
func (r *row) str(column string) string {
	s := r.opt(column)
	if s == "" {
		r.fault("empty %s", column)
	}
	return s
}

// oneOf returns a cell that must hold one of the words given.
func (r *row) oneOf(column string, words ...string) string {
	s := r.opt(column)
	if !slices.Contains(words, s) {
		r.fault("%s %q is none of %s", column, s, strings.Join(words, ", "))
	}
	return s
}

// list returns the parts of a cell separated by "|". No part is empty, and
// none is there twice.
func (r *row) list(column string) []string {
	s := r.opt(column)
	if s == "" {
		return nil
	}
	parts := strings.Split(s, "|")
	for i, p := range parts {
		if p == "" || p != strings.TrimSpace(p) {
			r.fault("empty part or space around a part in %s", column)
		}
		if slices.Contains(parts[:i], p) {
			r.fault("%q is twice in %s", p, column)
		}
	}
	return parts
}

// forms returns the parts of a cell as written forms.
func (r *row) forms(column string) []Form {
	parts := r.list(column)
	forms := make([]Form, len(parts))
	for i, p := range parts {
		forms[i] = parseForm(p)
		if forms[i].Text == "" {
			r.fault("%q in %s has no text", p, column)
		}
	}
	return forms
}

// num returns a cell that must hold a decimal number.
func (r *row) num(column string) float64 {
	f, err := strconv.ParseFloat(r.opt(column), 64)
	if err != nil {
		r.fault("%s %q is no number", column, r.opt(column))
	}
	return f
}

// integer returns a cell that must hold a whole number from lo to hi.
func (r *row) integer(column string, lo, hi int) int {
	n, err := strconv.Atoi(r.opt(column))
	if err != nil || n < lo || n > hi {
		r.fault("%s %q is no whole number from %d to %d", column, r.opt(column), lo, hi)
	}
	return n
}

// readAll parses every row of a table with parse.
func readAll[T any](t *table, parse func(*row) T) ([]T, error) {
	out := make([]T, 0, len(t.rows))
	var errs []error
	for _, r := range t.rows {
		out = append(out, parse(r))
		if err := r.err(); err != nil {
			errs = append(errs, err)
		}
	}
	return out, errors.Join(errs...)
}
