package export

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/cayleygraph/quad"
)

// WriteJSONLD writes quads as JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/):
// the things of the default graph, then the other graphs, one thing a line.
// Sorted, so that the same graph gives the same text.
func WriteJSONLD(ctx context.Context, w io.Writer, s Source) error {
	j := jsonLDWriter{w: bufio.NewWriter(w), base: s.Base}
	if err := j.context(); err != nil {
		return err
	}
	if err := sortedTerms(ctx, s, j.quad); err != nil {
		return err
	}
	if err := j.flush(); err != nil {
		return err
	}
	if j.graph != "" {
		j.write("\n]}")
	}
	j.write("\n]}\n")
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

// jsonLDWriter writes sorted terms, keeping one thing of one graph in memory,
// and the first error.
type jsonLDWriter struct {
	w       *bufio.Writer
	base    string
	graph   string
	subject string
	props   []jsonLDProperty
	comma   bool // something stands before in the list
	err     error
}

// jsonLDProperty is a key with its values.
type jsonLDProperty struct {
	key    string
	values []any
}

func (j *jsonLDWriter) write(s string) {
	if j.err == nil {
		_, j.err = j.w.WriteString(s)
	}
}

// json writes v as JSON that keeps letters as they are.
func (j *jsonLDWriter) json(v any) error {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return fmt.Errorf("write %v as JSON: %w", v, err)
	}
	j.write(strings.TrimSuffix(b.String(), "\n"))
	return j.err
}

// context says what the prefixes stand for. Without a base, our schemes are
// IRIs as they are.
func (j *jsonLDWriter) context() error {
	prefixes := map[string]string{"rdf": nsRDF, "xsd": nsXSD}
	if j.base != "" {
		for _, s := range ourSchemes {
			prefixes[s] = j.base + s + ":"
		}
	}
	j.write(`{"@context":`)
	if err := j.json(prefixes); err != nil {
		return err
	}
	j.write(",\n\"@graph\":[")
	return j.err
}

// quad takes the next statement.
func (j *jsonLDWriter) quad(terms [4]string) error {
	if terms[0] != j.graph || terms[1] != j.subject {
		if err := j.flush(); err != nil {
			return err
		}
		if err := j.enter(terms[0]); err != nil {
			return err
		}
		j.subject = terms[1]
	}
	predicate, err := j.parsed(terms[2])
	if err != nil {
		return err
	}
	object, err := j.parsed(terms[3])
	if err != nil {
		return err
	}
	key, value := jsonLDKey(predicate, object)
	if n := len(j.props); n > 0 && j.props[n-1].key == key {
		j.props[n-1].values = append(j.props[n-1].values, value)
		return nil
	}
	j.props = append(j.props, jsonLDProperty{key, []any{value}})
	return nil
}

// enter closes the open graph, when there is one, and opens another.
func (j *jsonLDWriter) enter(graph string) error {
	if graph == j.graph {
		return nil
	}
	if j.graph != "" {
		j.write("\n]}")
	}
	id, err := j.parsed(graph)
	if err != nil {
		return err
	}
	j.next()
	j.write(`{"@id":`)
	if err := j.json(jsonLDName(id)); err != nil {
		return err
	}
	j.write(`,"@graph":[`)
	j.graph, j.comma = graph, false
	return j.err
}

// next begins a member of a list.
func (j *jsonLDWriter) next() {
	if j.comma {
		j.write(",")
	}
	j.write("\n")
	j.comma = true
}

// flush writes the thing that was gathered.
func (j *jsonLDWriter) flush() error {
	if len(j.props) == 0 {
		return j.err
	}
	id, err := j.parsed(j.subject)
	if err != nil {
		return err
	}
	j.next()
	j.write(`{"@id":`)
	if err := j.json(jsonLDName(id)); err != nil {
		return err
	}
	for _, p := range j.props {
		j.write(",")
		if err := j.json(p.key); err != nil {
			return err
		}
		j.write(":")
		var value any = p.values
		if len(p.values) == 1 {
			value = p.values[0]
		}
		if err := j.json(value); err != nil {
			return err
		}
	}
	j.write("}")
	j.props, j.subject = nil, ""
	return j.err
}

// parsed reads a term as N-Quads writes it, and takes the base off, which the
// context puts on again.
func (j *jsonLDWriter) parsed(term string) (quad.Value, error) {
	p := lineParser{text: term, base: j.base}
	v := p.object()
	if p.bad != nil {
		return nil, fmt.Errorf("term %s: %w", term, p.bad)
	}
	return v, nil
}

// jsonLDName returns the @id of a thing.
func jsonLDName(v quad.Value) string {
	if b, ok := v.(quad.BNode); ok {
		return "_:" + string(b)
	}
	return string(v.(quad.IRI))
}

// jsonLDKey returns the key and the value of a property. JSON has integers that
// every reader takes exactly, and booleans; other literals keep their type.
func jsonLDKey(predicate, object quad.Value) (key string, value any) {
	key = jsonLDName(predicate)
	switch o := object.(type) {
	case quad.IRI, quad.BNode:
		if key == "rdf:type" {
			return "@type", jsonLDName(o)
		}
		return key, map[string]string{"@id": jsonLDName(o)}
	case quad.String:
		return key, string(o)
	case quad.LangString:
		return key, map[string]string{"@value": string(o.Value), "@language": o.Lang}
	case quad.Bool:
		return key, bool(o)
	case quad.Int:
		const exact = 1 << 53
		if -exact < o && o < exact {
			return key, int64(o)
		}
	}
	lexical, datatype, _, _ := literal(object) // a parsed term is always a kind that RDF has
	return key, map[string]string{"@value": lexical, "@type": datatype}
}
