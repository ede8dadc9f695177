package export

import (
	"bufio"
	"context"
	"errors"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
)

// sortedTerms calls each with the terms of every quad that s selects: graph (""
// for the default one), subject, predicate and object, as N-Quads writes them,
// sorted in this order.
func sortedTerms(ctx context.Context, s Source, each func(terms [4]string) error) (err error) {
	records := newSorter()
	defer func() { err = errors.Join(err, records.close()) }()
	names := namer{base: s.Base}
	for q, err := range Quads(ctx, s) {
		if err != nil {
			return err
		}
		terms, err := names.terms(q)
		if err != nil {
			return err
		}
		// No term holds a tab: literals escape it.
		if err := records.add(strings.Join(terms[:], "\t")); err != nil {
			return err
		}
	}
	for r, err := range records.records() {
		if err != nil {
			return err
		}
		if err := each([4]string(strings.Split(r, "\t"))); err != nil {
			return err
		}
	}
	return nil
}

// terms returns the graph, subject, predicate and object of q.
func (n namer) terms(q quad.Quad) (terms [4]string, err error) {
	for i, v := range []quad.Value{q.Label, q.Subject, q.Predicate, q.Object} {
		if v == nil && i == 0 {
			continue
		}
		if terms[i], err = n.term(v); err != nil {
			return terms, err
		}
	}
	return terms, nil
}

// WriteTriG writes quads as TriG 1.1 (https://www.w3.org/TR/trig/): the graphs
// one after the other, in each the things, with prefixes for our schemes.
// Sorted, so that the same graph gives the same text.
func WriteTriG(ctx context.Context, w io.Writer, s Source) error {
	t := trigWriter{w: bufio.NewWriter(w), base: s.Base}
	t.prefixes()
	if err := sortedTerms(ctx, s, t.quad); err != nil {
		return err
	}
	t.end()
	if t.err != nil {
		return t.err
	}
	return t.w.Flush()
}

// trigWriter writes sorted terms and keeps the first error.
type trigWriter struct {
	w    *bufio.Writer
	base string
	last [4]string
	open bool // a statement has begun
	err  error
}

func (t *trigWriter) write(s string) {
	if t.err == nil {
		_, t.err = t.w.WriteString(s)
	}
}

func (t *trigWriter) prefixes() {
	for _, p := range ourSchemes {
		t.write("@prefix " + p + ": <" + t.base + p + ":> .\n")
	}
	t.write("@prefix rdf: <" + nsRDF + "> .\n@prefix xsd: <" + nsXSD + "> .\n")
}

// quad writes one statement, and of its graph, subject and predicate what
// differs from the last.
func (t *trigWriter) quad(terms [4]string) error {
	same := 0
	for same < 3 && t.open && terms[same] == t.last[same] {
		same++
	}
	indent := ""
	if terms[0] != "" {
		indent = "  "
	}
	switch same {
	case 0:
		t.end()
		t.write("\n")
		if terms[0] != "" {
			t.write(t.short(terms[0]) + " {\n")
		}
		t.write(indent + t.short(terms[1]) + " " + t.verb(terms[2]) + " ")
	case 1:
		t.write(" .\n" + indent + t.short(terms[1]) + " " + t.verb(terms[2]) + " ")
	case 2:
		t.write(" ;\n" + indent + "  " + t.verb(terms[2]) + " ")
	case 3:
		t.write(", ")
	}
	t.write(t.object(terms[3]))
	t.last, t.open = terms, true
	return t.err
}

// end closes the open graph.
func (t *trigWriter) end() {
	if !t.open {
		return
	}
	t.write(" .\n")
	if t.last[0] != "" {
		t.write("}\n")
	}
	t.open = false
}

func (t *trigWriter) verb(term string) string {
	if term == "<"+nsRDF+"type>" {
		return "a"
	}
	return t.short(term)
}

// object shortens the datatype of a literal too.
func (t *trigWriter) object(term string) string {
	if i := strings.LastIndex(term, `"^^<`); i > 0 && strings.HasSuffix(term, ">") {
		return term[:i+3] + t.short(term[i+3:])
	}
	return t.short(term)
}

// short returns an IRI with its prefix, where its local name needs no escapes;
// any other term as it is.
func (t *trigWriter) short(term string) string {
	if !strings.HasPrefix(term, "<") {
		return term
	}
	iri := strings.TrimSuffix(term[1:], ">")
	for _, ns := range []struct{ long, short string }{{nsRDF, "rdf:"}, {nsXSD, "xsd:"}} {
		if local, ok := strings.CutPrefix(iri, ns.long); ok && plainLocal(local) {
			return ns.short + local
		}
	}
	own, ok := strings.CutPrefix(iri, t.base)
	if scheme, local, found := strings.Cut(own, ":"); ok && found && ours(scheme) && plainLocal(local) {
		return own
	}
	return term
}

// plainLocal reports whether a local name holds only what a prefixed name may
// hold without escapes.
func plainLocal(s string) bool {
	if s == "" || s[0] == '-' {
		return false
	}
	for i := range len(s) {
		c := s[i]
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c == '-') {
			return false
		}
	}
	return true
}
