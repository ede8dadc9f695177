package cayleyapi

import (
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/graph"
)

// ReadParameters select quads and say how they are written.
type ReadParameters struct {
	Format string `json:"format,omitempty" jsonschema:"nquads, pquads, json or json-stream; else what the header Accept says"`
	Sub    string `json:"sub,omitempty" jsonschema:"only quads with these subjects, such as <country:VN>; a comma between them"`
	Pred   string `json:"pred,omitempty" jsonschema:"only with these predicates"`
	Obj    string `json:"obj,omitempty" jsonschema:"only with these objects"`
	Label  string `json:"label,omitempty" jsonschema:"only with these labels"`
	IRI    string `json:"iri,omitempty" jsonschema:"write IRIs short or full"`
}

// Dump is quads that are to be sent.
type Dump struct {
	Media    string // type
	Encoding string // "gzip", or "" when not packed
	// Write writes them.
	Write func(context.Context, io.Writer) error
}

// mostPatterns bounds how many combinations of values a reading may ask for.
const mostPatterns = 1000

// Read returns the quads that a request selects.
func (a *API) Read(r *http.Request) (*Dump, error) {
	if err := r.ParseForm(); err != nil { // a body that cannot be read must not select everything
		return nil, wrong("the parameters cannot be read: %v", err)
	}
	format, err := formatOf(r.Header.Get("Accept"))
	if name := r.FormValue("format"); name != "" {
		format, err = formatNamed(name)
	}
	if err != nil {
		return nil, err
	}
	patterns, err := patternsOf(r)
	if err != nil {
		return nil, err
	}
	form, err := iriForm(r.FormValue("iri"))
	if err != nil {
		return nil, err
	}
	d := &Dump{Media: format.Mime[0]}
	if acceptsGzip(r) {
		d.Encoding = "gzip"
	}
	d.Write = func(ctx context.Context, out io.Writer) error {
		if d.Encoding == "" {
			return a.dump(ctx, format, form, patterns, out)
		}
		z := gzip.NewWriter(out)
		return errors.Join(a.dump(ctx, format, form, patterns, z), z.Close())
	}
	return d, nil
}

// iriForm returns how IRIs are written; nil means as they are kept.
func iriForm(name string) (*quad.IRIOptions, error) {
	switch name {
	case "":
		return nil, nil
	case "short":
		return &quad.IRIOptions{Format: quad.IRIShort}, nil
	case "full":
		return &quad.IRIOptions{Format: quad.IRIFull}, nil
	}
	return nil, wrong("iri is %q; want short or full", name)
}

func acceptsGzip(r *http.Request) bool {
	for accepted := range strings.SplitSeq(r.Header.Get("Accept-Encoding"), ",") {
		name, parameter, _ := strings.Cut(accepted, ";")
		if strings.TrimSpace(name) == "gzip" && strings.ReplaceAll(parameter, " ", "") != "q=0" {
			return true
		}
	}
	return false
}

func (a *API) dump(ctx context.Context, format *quad.Format, form *quad.IRIOptions, patterns []graph.Pattern, out io.Writer) error {
	return a.Reading(ctx, func(store *graph.Store) error {
		closer := writerOf(format, out)
		w := quad.Writer(closer)
		if form != nil {
			w = quad.IRIWriter(w, *form)
		}
		err := store.View(ctx, func(v *graph.View) error {
			for _, p := range patterns {
				for q, err := range v.Quads(ctx, p) {
					if err == nil {
						err = ctx.Err()
					}
					if err != nil {
						return err
					}
					if _, err := w.WriteQuads([]quad.Quad{q}); err != nil {
						return err
					}
				}
			}
			return nil
		})
		return errors.Join(err, closer.Close())
	})
}

// patternsOf returns the combinations of the values that a request names.
func patternsOf(r *http.Request) ([]graph.Pattern, error) {
	out := []graph.Pattern{{}}
	for _, d := range []struct {
		name string
		set  func(*graph.Pattern, quad.Value)
	}{
		{"sub", func(p *graph.Pattern, v quad.Value) { p.Subject = v }},
		{"pred", func(p *graph.Pattern, v quad.Value) { p.Predicate = v }},
		{"obj", func(p *graph.Pattern, v quad.Value) { p.Object = v }},
		{"label", func(p *graph.Pattern, v quad.Value) { p.Label = v }},
	} {
		values := valuesOf(r.FormValue(d.name))
		if len(values) == 0 {
			continue
		}
		if len(out)*len(values) > mostPatterns {
			return nil, wrong("%d combinations of values are asked for; want at most %d", len(out)*len(values), mostPatterns)
		}
		var more []graph.Pattern
		for _, p := range out {
			for _, v := range values {
				d.set(&p, v)
				more = append(more, p)
			}
		}
		out = more
	}
	return out, nil
}

// valuesOf reads a list of values, each once.
func valuesOf(list string) []quad.Value {
	var out []quad.Value
	seen := map[string]bool{}
	for item := range strings.SplitSeq(list, ",") {
		if v := quad.StringToValue(item); v != nil && !seen[item] {
			seen[item] = true
			out = append(out, v)
		}
	}
	return out
}
