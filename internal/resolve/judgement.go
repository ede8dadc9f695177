package resolve

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"chancery/internal/fold"
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
	// A and B are IRIs of people, organisations or events as Resolve names them
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
	case schema.KindPerson, schema.KindOrg, schema.KindEvent, schema.KindFact:
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

// ruling is the judgements as they bear on the mentions and reports of one
// corpus: which of them stand on which side of which judgement.
type ruling struct {
	judgements []Judgement
	sides      map[string][]side // key of a mention or report → the sides it stands on
	parties    map[schema.IRI][]side
	warn       func(string)
}

// side is one of the two things of a judgement.
type side struct {
	judgement int
	second    bool
}

// ruleOn finds the things that judgements speak of. IRIs are those that the
// corpus gets without judgements, so that a judgement keeps its meaning after
// it has taken effect.
func ruleOn(facts []*schema.Facts, opt Options) *ruling {
	told := map[string]bool{}
	r := &ruling{judgements: opt.Judgements, warn: func(m string) {
		if opt.Warn != nil && !told[m] {
			told[m] = true
			opt.Warn(m)
		}
	}}
	if len(opt.Judgements) == 0 {
		return r
	}
	r.sides = map[string][]side{}
	r.parties = map[schema.IRI][]side{}
	base := settle(facts, Options{Names: opt.Names}, &ruling{})
	keys, byName := base.keys(), base.keysByName()
	for i, j := range opt.Judgements {
		a, b := keys[j.A], keys[j.B]
		switch {
		case a == nil:
			a = byName[j.A]
			b = without(b, a)
		case b == nil:
			b = byName[j.B]
			a = without(a, b)
		}
		r.take(base, side{i, false}, j.A, a)
		r.take(base, side{i, true}, j.B, b)
	}
	return r
}

// take puts what stands for a thing on one side of a judgement.
func (r *ruling) take(base *settled, s side, thing string, keys []string) {
	id := schema.IRI(thing)
	switch {
	case base.parties.byIRI[id] != nil:
		r.parties[id] = append(r.parties[id], s)
	case len(keys) == 0:
		r.warn(fmt.Sprintf("judgement of line %d: no document names %s any more; it has no effect", r.judgements[s.judgement].Line, thing))
	}
	for _, k := range keys {
		r.sides[k] = append(r.sides[k], s)
	}
}

func without(keys, others []string) []string {
	return slices.DeleteFunc(slices.Clone(keys), func(k string) bool { return slices.Contains(others, k) })
}

// keysByName maps the IRI that each person's names would give to the mentions
// that bear the name. It finds people whom the rules have come to take for
// someone else since they were judged.
func (s *settled) keysByName() map[string][]string {
	out := map[string][]string{}
	for _, p := range s.people {
		for _, m := range p.mentions {
			id := string(schema.MakeIRI(schema.KindPerson, fold.Slug(m.surface())))
			out[id] = append(out[id], m.key())
		}
	}
	return out
}

// keys maps every IRI and fact ID of a settled corpus to the mentions or
// reports it stands for.
func (s *settled) keys() map[string][]string {
	out := map[string][]string{}
	for _, p := range s.people {
		for _, m := range p.mentions {
			k := m.key()
			out[string(p.id)] = append(out[string(p.id)], k)
			if m.fact != nil {
				out[string(m.fact.ID)] = append(out[string(m.fact.ID)], k)
			}
		}
	}
	for _, o := range s.occasions {
		for _, r := range o.reports {
			k := string(r.fact.ID)
			out[string(o.id)] = append(out[string(o.id)], k)
			out[k] = append(out[k], k)
		}
	}
	return out
}

// key names a mention: by its fact, or by document and name where it has none.
func (m *mention) key() string {
	if m.fact != nil {
		return string(m.fact.ID)
	}
	return m.doc.facts.Document.Doc + "|" + m.name.sorted
}

// apart reports whether a Different keeps two sets of sides from being one.
func (r *ruling) apart(a, b []side) bool {
	for _, x := range a {
		if r.judgements[x.judgement].Verdict == Different && slices.Contains(b, side{x.judgement, !x.second}) {
			return true
		}
	}
	return false
}

// joins calls join for every Same in the order of the file.
func (r *ruling) joins(join func(first, second side)) {
	for i, j := range r.judgements {
		if j.Verdict == Same {
			join(side{i, false}, side{i, true})
		}
	}
}

func (r *ruling) refuse(i int) {
	j := r.judgements[i]
	r.warn(fmt.Sprintf("judgement of line %d: %s and %s cannot be one, another judgement keeps them apart", j.Line, j.A, j.B))
}

// joinPeople makes one person of those whom a Same joins.
func (r *ruling) joinPeople(ps []*person) []*person {
	r.joins(func(first, second side) {
		var one *person
		for _, p := range ps {
			if len(p.mentions) == 0 || !slices.Contains(p.sides, first) && !slices.Contains(p.sides, second) {
				continue
			}
			switch {
			case one == nil:
				one = p
			case r.apart(one.sides, p.sides):
				r.refuse(first.judgement)
			default:
				one.absorb(p)
			}
		}
	})
	return living(ps)
}

// joinOccasions makes one event of those that a Same joins.
func (r *ruling) joinOccasions(os []*occasion) []*occasion {
	r.joins(func(first, second side) {
		var one *occasion
		for _, o := range os {
			if len(o.reports) == 0 || !slices.Contains(o.sides, first) && !slices.Contains(o.sides, second) {
				continue
			}
			switch {
			case one == nil:
				one = o
			case r.apart(one.sides, o.sides):
				r.refuse(first.judgement)
			default:
				one.absorb(o)
			}
		}
	})
	return slices.DeleteFunc(os, func(o *occasion) bool { return len(o.reports) == 0 })
}
