package resolve

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"chancery/schema"
)

// Verdict is what a person says of two things.
type Verdict string

// The verdicts.
const (
	Same      Verdict = "same"
	Different Verdict = "different"
)

// Judgement is a person's word on whether two things are one. It wins over
// every rule of [Resolve]; a Different wins over a chain of others that would
// make one of the two.
type Judgement struct {
	Verdict Verdict
	// A and B are IRIs of people, organisations, events or matters as Resolve names them
	// without judgements, or IDs of the facts of one document.
	A, B string
	Who  string
	When schema.Date
	Note string
	Line int // of the file it stands in, 0 for one not written yet
}

// A judgements file holds one judgement a line: verdict, A, B, who, when and a
// note, with tabs between. Empty lines and lines that begin with # say nothing.

// LineError is a line of a judgements file that cannot be read.
type LineError struct {
	File string
	Line int
	Err  error
}

// Error names the file and line.
func (e *LineError) Error() string { return fmt.Sprintf("%s:%d: %v", e.File, e.Line, e.Err) }

// Unwrap returns the cause.
func (e *LineError) Unwrap() error { return e.Err }

// ParseJudgements reads a judgements file; name is for messages. Broken lines do
// not keep the others from counting: it returns every judgement that it could
// read and, joined, a [LineError] for each that it could not.
func ParseJudgements(r io.Reader, name string) ([]Judgement, error) {
	var out []Judgement
	var errs []error
	sc := bufio.NewScanner(r)
	for n := 1; sc.Scan(); n++ {
		j, ok, err := parseJudgement(sc.Text())
		switch {
		case err != nil:
			errs = append(errs, &LineError{name, n, err})
		case ok:
			j.Line = n
			out = append(out, j)
		}
	}
	if err := sc.Err(); err != nil {
		errs = append(errs, fmt.Errorf("reading %s: %w", name, err))
	}
	return out, errors.Join(errs...)
}

func parseJudgement(line string) (j Judgement, ok bool, err error) {
	line = strings.TrimRight(line, "\r")
	if strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#") {
		return j, false, nil
	}
	cols := strings.Split(line, "\t")
	if len(cols) < 5 || len(cols) > 6 {
		return j, false, fmt.Errorf("want verdict, A, B, who, when and a note with tabs between, got %d columns", len(cols))
	}
	j = Judgement{Verdict: Verdict(cols[0]), A: cols[1], B: cols[2], Who: cols[3], When: schema.Date(cols[4])}
	if len(cols) == 6 {
		j.Note = cols[5]
	}
	return j, true, j.check()
}

// check returns what is wrong with j, or nil.
func (j Judgement) check() error {
	switch {
	case j.Verdict != Same && j.Verdict != Different:
		return fmt.Errorf("verdict %q is neither %q nor %q", j.Verdict, Same, Different)
	case !isThing(j.A):
		return fmt.Errorf("%q is neither an IRI such as person:park-jin nor the ID of a fact", j.A)
	case !isThing(j.B):
		return fmt.Errorf("%q is neither an IRI such as person:park-jin nor the ID of a fact", j.B)
	case j.A == j.B:
		return fmt.Errorf("%s is judged against itself", j.A)
	case !j.When.Precise():
		return fmt.Errorf("%q is no day such as 2024-05-31", j.When)
	case strings.ContainsAny(j.A+j.B+j.Who+j.Note, "\t\r\n"):
		return errors.New("a field holds a tab or a line break")
	}
	return nil
}

func isThing(s string) bool {
	kind, local, ok := strings.Cut(s, ":")
	if !ok || local == "" {
		return false
	}
	switch schema.Kind(kind) {
	case schema.KindPerson, schema.KindOrg, schema.KindEvent, schema.KindFact,
		schema.KindAgreement, schema.KindPolicy, schema.KindProject, schema.KindDispute, schema.KindPlace:
		return true
	}
	return false
}

// AppendJudgement adds j to the text of a judgements file and returns the new
// text. What stands there already stays as it is, broken lines included; an
// earlier judgement on the same two things is replaced.
func AppendJudgement(text []byte, j Judgement) ([]byte, error) {
	if err := j.check(); err != nil {
		return text, fmt.Errorf("judgement: %w", err)
	}
	out, _ := removeJudgement(text, j.A, j.B)
	if len(out) > 0 && out[len(out)-1] != '\n' {
		out = append(out, '\n')
	}
	line := strings.Join([]string{string(j.Verdict), j.A, j.B, j.Who, string(j.When), j.Note}, "\t")
	return append(append(out, strings.TrimRight(line, "\t")...), '\n'), nil
}

// UndoJudgement takes the judgement on a and b, in either order, out of the
// text of a judgements file. It returns the text unchanged and an error when
// there is none.
func UndoJudgement(text []byte, a, b string) ([]byte, error) {
	out, n := removeJudgement(text, a, b)
	if n == 0 {
		return text, fmt.Errorf("there is no judgement on %s and %s", a, b)
	}
	return out, nil
}

func removeJudgement(text []byte, a, b string) (out []byte, removed int) {
	for line := range bytes.Lines(text) {
		j, ok, err := parseJudgement(strings.TrimRight(string(line), "\r\n"))
		if ok && err == nil && (j.A == a && j.B == b || j.A == b && j.B == a) {
			removed++
			continue
		}
		out = append(out, line...)
	}
	return out, removed
}
