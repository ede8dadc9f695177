package record

import (
	"bufio"
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"chancery/internal/source"
)

// column is one field of a CSV row or a JSON line.
type column struct {
	name     string
	required bool
}

// columns are those of docs/records.md, in the order in which a record's text
// gives them.
var columns = [...]column{
	{"id", false},
	{"traveller", true},
	{"office", false},
	{"from", true},
	{"country", true},
	{"place", false},
	{"start", true},
	{"end", false},
	{"remarks", false},
	{"source", false},
}

// row holds the values by the names of columns.
type row map[string]string

// clean returns a value with its white space made single spaces.
func (r row) clean(name string) string { return strings.Join(strings.Fields(r[name]), " ") }

// record makes the record of a row; n counts the rows from 1.
func (r row) record(n int, f source.File) (Record, error) {
	var p page
	var t trip
	var err error
	for _, c := range columns {
		if c.required && strings.TrimSpace(r[c.name]) == "" {
			return Record{}, fmt.Errorf("%s is empty", c.name)
		}
		if !utf8.ValidString(r[c.name]) {
			return Record{}, fmt.Errorf("%s is not valid UTF-8; convert the file to UTF-8", c.name)
		}
	}
	if t.start, t.end, err = days(r["start"], r["end"]); err != nil {
		return Record{}, err
	}
	for _, c := range columns {
		at := p.field(c.name, r[c.name])
		switch c.name {
		case "traveller":
			t.traveller = at
		case "office":
			t.office = r.clean(c.name)
		case "from":
			t.from = at
		case "country":
			t.country = at
		case "place":
			t.place = at
		case "remarks":
			t.remarks = at
		}
	}
	id := strings.TrimSpace(r["id"])
	if id == "" {
		id = strconv.Itoa(n)
	}
	meta := source.Meta{Title: "Trip of " + r.clean("traveller") + " to " + r.clean("country"), SourceURL: strings.TrimSpace(r["source"])}
	return p.record(f.Name+"/"+id, f, t, meta), nil
}

// readCSV reads comma-separated values (RFC 4180) whose first line names the
// columns, in any order.
func readCSV(in io.Reader, f source.File) ([]Record, error) {
	c := csv.NewReader(in)
	c.ReuseRecord = true
	head, err := c.Read()
	switch {
	case errors.Is(err, io.EOF):
		return nil, errors.New("is empty")
	case err != nil:
		return nil, brokenCSV(err)
	}
	names := make([]string, len(head))
	for i, h := range head {
		names[i] = strings.ToLower(strings.TrimSpace(h))
	}
	if err := checkColumns(names); err != nil {
		return nil, err
	}
	var out []Record
	for {
		cells, err := c.Read()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, brokenCSV(err)
		}
		r := make(row, len(cells))
		for i, cell := range cells {
			r[names[i]] = cell
		}
		line, _ := c.FieldPos(0)
		rec, err := r.record(len(out)+1, f)
		if err != nil {
			return nil, fmt.Errorf("line %d: %w", line, err)
		}
		out = append(out, rec)
	}
}

func brokenCSV(err error) error {
	if parse := (*csv.ParseError)(nil); errors.As(err, &parse) {
		return fmt.Errorf("is broken CSV: line %d: %w", parse.Line, parse.Err)
	}
	return err
}

// checkColumns refuses a header that lacks a column that records need, or has
// one twice.
func checkColumns(names []string) error {
	var missing []string
	for _, c := range columns {
		if c.required && !slices.Contains(names, c.name) {
			missing = append(missing, c.name)
		}
	}
	if len(missing) > 0 {
		return fmt.Errorf("is CSV without the column %s; found %s; see docs/records.md", strings.Join(missing, ", "), strings.Join(names, ", "))
	}
	for i, n := range names {
		if n != "" && slices.Contains(names[:i], n) {
			return fmt.Errorf("is CSV with the column %s twice", n)
		}
	}
	return nil
}

// readJSONL reads one JSON object a line, with the columns of CSV as keys and
// strings as values. Blank lines are passed over.
func readJSONL(in io.Reader, f source.File) ([]Record, error) {
	b := bufio.NewReader(in)
	var out []Record
	for line := 1; ; line++ {
		raw, err := b.ReadBytes('\n')
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if raw = bytes.TrimSpace(raw); len(raw) > 0 {
			rec, err := jsonRecord(raw, len(out)+1, f)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", line, err)
			}
			out = append(out, rec)
		}
		if err != nil {
			return out, nil
		}
	}
}

func jsonRecord(raw []byte, n int, f source.File) (Record, error) {
	if !utf8.Valid(raw) {
		return Record{}, errors.New("is not valid UTF-8; convert the file to UTF-8")
	}
	var fields map[string]any
	if err := json.Unmarshal(raw, &fields); err != nil {
		return Record{}, fmt.Errorf("expected a JSON object: %w", err)
	}
	r := row{}
	for _, c := range columns {
		switch v := fields[c.name].(type) {
		case nil:
		case string:
			r[c.name] = v
		case float64:
			r[c.name] = strconv.FormatFloat(v, 'f', -1, 64) // an id or a year
		default:
			return Record{}, fmt.Errorf("%s is no string", c.name)
		}
		if c.required && r[c.name] == "" {
			return Record{}, fmt.Errorf("expected the key %q, found %s", c.name, keysOf(fields))
		}
	}
	return r.record(n, f)
}

func keysOf(fields map[string]any) string {
	var keys []string
	for k := range fields {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	if len(keys) == 0 {
		return "none"
	}
	return strings.Join(keys, ", ")
}
