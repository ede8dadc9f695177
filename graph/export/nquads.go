package export

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/schema"
)

// The vocabularies that the graph shortens.
const (
	nsRDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
	nsXSD = "http://www.w3.org/2001/XMLSchema#"
)

// WriteNQuads writes quads as N-Quads 1.1 (https://www.w3.org/TR/n-quads/), one
// a line, in canonical form and sorted. rdf: and xsd: are written out.
// [ReadNQuads] reads the same quads back.
func WriteNQuads(ctx context.Context, w io.Writer, s Source) (err error) {
	lines := newSorter()
	defer func() { err = errors.Join(err, lines.close()) }()
	names := namer{base: s.Base}
	for q, err := range Quads(ctx, s) {
		if err != nil {
			return err
		}
		line, err := names.line(q)
		if err != nil {
			return err
		}
		if err := lines.add(line); err != nil {
			return err
		}
	}
	out := bufio.NewWriter(w)
	for line, err := range lines.records() {
		if err != nil {
			return err
		}
		if _, err := out.WriteString(line + "\n"); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Quads yields the quads that s selects: all of the reader's, or those that are
// said of one of s.Things and lead to another or to a literal.
func Quads(ctx context.Context, s Source) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		things := slices.Compact(slices.Sorted(slices.Values(s.Things)))
		for _, p := range patterns(things) {
			for q, err := range s.Reader.Quads(ctx, p) {
				if err == nil && (s.ViewOnly && graph.IsEvidence(q) || len(things) > 0 && !leadsTo(things, q.Object)) {
					continue
				}
				if !yield(q, err) || err != nil {
					return
				}
			}
		}
	}
}

// patterns asks for what is said of each of the things, or for everything.
func patterns(things []schema.IRI) []graph.Pattern {
	if len(things) == 0 {
		return []graph.Pattern{{}}
	}
	var out []graph.Pattern
	for _, i := range things {
		out = append(out, graph.Pattern{Subject: quad.IRI(i)})
	}
	return out
}

// leadsTo reports whether o is a literal, a class or one of the things.
func leadsTo(things []schema.IRI, o quad.Value) bool {
	i, ok := o.(quad.IRI)
	if !ok || schema.IRI(i).Kind() == "dip" {
		return true
	}
	_, found := slices.BinarySearch(things, schema.IRI(i))
	return found
}

// namer writes the terms of quads.
type namer struct{ base string }

// line returns q as a line of N-Quads, without the line break.
func (n namer) line(q quad.Quad) (string, error) {
	var b strings.Builder
	for _, d := range quad.Directions {
		v := q.Get(d)
		if v == nil {
			if d == quad.Label {
				continue
			}
			return "", fmt.Errorf("quad %v lacks its %s", q, d)
		}
		term, err := n.term(v)
		if err != nil {
			return "", fmt.Errorf("quad %v: %w", q, err)
		}
		b.WriteString(term)
		b.WriteByte(' ')
	}
	b.WriteByte('.')
	return b.String(), nil
}

// term returns v as N-Quads writes it.
func (n namer) term(v quad.Value) (string, error) {
	switch v := v.(type) {
	case quad.IRI:
		if !utf8.ValidString(string(v)) {
			return "", fmt.Errorf("%q is not UTF-8", string(v))
		}
		return n.iri(string(v)), nil
	case quad.BNode:
		if !validBlankLabel(string(v)) {
			return "", fmt.Errorf("%q is no label of a blank node", string(v))
		}
		return "_:" + string(v), nil
	}
	lexical, datatype, lang, err := literal(v)
	if err != nil {
		return "", err
	}
	if !utf8.ValidString(lexical) {
		return "", fmt.Errorf("%q is not UTF-8", lexical)
	}
	out := `"` + escapeLiteral(lexical) + `"`
	switch {
	case lang != "":
		out += "@" + lang
	case datatype != "" && datatype != "xsd:string":
		out += "^^" + n.iri(datatype)
	}
	return out, nil
}

// literal returns the parts of a literal: its lexical form in XSD, its datatype,
// "" for a plain string, and its language.
func literal(v quad.Value) (lexical, datatype, lang string, err error) {
	switch v := v.(type) {
	case quad.String:
		return string(v), "", "", nil
	case quad.LangString:
		return string(v.Value), "", v.Lang, nil
	case quad.TypedString:
		return string(v.Value), string(v.Type), "", nil
	case quad.Int:
		return strconv.FormatInt(int64(v), 10), "xsd:integer", "", nil
	case quad.Float:
		return double(float64(v)), "xsd:double", "", nil
	case quad.Bool:
		return strconv.FormatBool(bool(v)), "xsd:boolean", "", nil
	case quad.Time:
		return time.Time(v).UTC().Format(time.RFC3339Nano), "xsd:dateTime", "", nil
	}
	return "", "", "", fmt.Errorf("%T is no kind of value that RDF has", v)
}

func double(f float64) string {
	switch {
	case math.IsInf(f, 1):
		return "INF"
	case math.IsInf(f, -1):
		return "-INF"
	case math.IsNaN(f):
		return "NaN"
	}
	return strconv.FormatFloat(f, 'E', -1, 64)
}

// iri returns an IRI in angle brackets: rdf: and xsd: written out, our own
// schemes after the base.
func (n namer) iri(s string) string {
	scheme, local, _ := strings.Cut(s, ":")
	switch {
	case scheme == "rdf":
		s = nsRDF + local
	case scheme == "xsd":
		s = nsXSD + local
	case n.base != "" && ours(scheme):
		s = n.base + s
	}
	return "<" + escapeIRI(s) + ">"
}

// ours reports whether a scheme is one that the graph gives its own things.
func ours(scheme string) bool { return slices.Contains(ourSchemes[:], scheme) }

// ourSchemes are those of predicates and classes, and of all kinds.
var ourSchemes = [...]string{
	"dip", string(schema.KindPerson), string(schema.KindCountry), string(schema.KindOrg), string(schema.KindDyad),
	string(schema.KindAgreement), string(schema.KindPolicy), string(schema.KindProject), string(schema.KindDispute),
	string(schema.KindPlace), string(schema.KindOffice), string(schema.KindEvent), string(schema.KindAct),
	string(schema.KindTarget), string(schema.KindThread), string(schema.KindTopic), string(schema.KindDoc),
	string(schema.KindDate), string(schema.KindFact), string(schema.KindEdge),
}

// escapeLiteral escapes what canonical N-Quads escapes, and no more.
func escapeLiteral(s string) string {
	return escapeRunes(s, func(r rune) string {
		switch r {
		case '\b':
			return `\b`
		case '\t':
			return `\t`
		case '\n':
			return `\n`
		case '\f':
			return `\f`
		case '\r':
			return `\r`
		case '"':
			return `\"`
		case '\\':
			return `\\`
		}
		if r < ' ' || r == 0x7f {
			return fmt.Sprintf(`\u%04X`, r)
		}
		return ""
	})
}

// escapeIRI escapes what an IRI between angle brackets may not hold.
func escapeIRI(s string) string {
	return escapeRunes(s, func(r rune) string {
		if r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) {
			return fmt.Sprintf(`\u%04X`, r)
		}
		return ""
	})
}

// escapeRunes replaces the letters of s for which escape returns anything.
func escapeRunes(s string, escape func(rune) string) string {
	var b strings.Builder
	from := 0
	for i, r := range s {
		if e := escape(r); e != "" {
			b.WriteString(s[from:i])
			b.WriteString(e)
			from = i + len(string(r))
		}
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
}
