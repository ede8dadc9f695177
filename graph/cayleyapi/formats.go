package cayleyapi

import (
	"compress/bzip2"
	"compress/gzip"
	"errors"
	"io"
	"mime"
	"net/http"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"
	_ "github.com/cayleygraph/quad/json" // for the formats json and json-stream
	"github.com/cayleygraph/quad/nquads"
	"github.com/cayleygraph/quad/pquads"

	"chancery/graph/export"
)

// Format is a format of quads, in Cayley's words: Read means that the server can
// read it, Nodes that it can hold a single node.
type Format struct {
	ID     string   `json:"id"`
	Read   bool     `json:"read,omitempty"`
	Write  bool     `json:"write,omitempty"`
	Nodes  bool     `json:"nodes,omitempty"`
	Ext    []string `json:"ext,omitempty"`
	Mime   []string `json:"mime,omitempty"`
	Binary bool     `json:"binary,omitempty"`
}

// offered are the formats that stream; foreign are Cayley's others.
func offered() []string { return []string{"nquads", "pquads", "json", "json-stream"} }
func foreign() []string { return []string{"jsonld", "graphml", "gml", "graphviz"} }

// Formats lists the formats that quads are read and written in.
func (a *API) Formats(*http.Request) ([]Format, error) {
	var out []Format
	for _, name := range offered() {
		f := quad.FormatByName(name)
		out = append(out, Format{
			ID: name, Ext: f.Ext, Mime: f.Mime, Binary: f.Binary,
			Read: f.Reader != nil, Write: f.Writer != nil, Nodes: f.UnmarshalValue != nil,
		})
	}
	return out, nil
}

// formatNamed returns the format of a name.
func formatNamed(name string) (*quad.Format, error) {
	switch {
	case slices.Contains(offered(), name):
		return quad.FormatByName(name), nil
	case slices.Contains(foreign(), name):
		return nil, unsupported("the format %s is not offered here; there are %s, and /api/export has others", name, strings.Join(offered(), ", "))
	}
	return nil, wrong("there is no format %q; there are %s", name, strings.Join(offered(), ", "))
}

// formatOf returns the format that a header names first; N-Quads where it names
// none that is known, as Cayley does.
func formatOf(header string) (*quad.Format, error) {
	first, _, _ := strings.Cut(header, ",")
	media, _, err := mime.ParseMediaType(first)
	if f := quad.FormatByMime(media); err == nil && f != nil {
		return formatNamed(f.Name)
	}
	return formatNamed("nquads")
}

// mostUnpacked bounds what a packed body may hold.
const mostUnpacked = 2 * MostBytes

// mostMessage is the longest message, one quad, of a body in pquads.
const mostMessage = 10 << 20

// quadsOf reads the quads of a body. All of them are read before any is written.
func quadsOf(f *quad.Format, body io.Reader) ([]quad.Quad, error) {
	if f.Name == "nquads" {
		var out []quad.Quad
		for q, err := range export.ReadNQuads(body, "") {
			if err != nil {
				return nil, readFault(err)
			}
			out = append(out, q)
		}
		return out, nil
	}
	r := f.Reader(body)
	if f.Name == "pquads" {
		r = pquads.NewReader(body, mostMessage)
	}
	defer r.Close()
	var out []quad.Quad
	for {
		q, err := r.ReadQuad()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err == nil && !q.IsValid() {
			err = wrong("quad %d lacks a subject, a predicate or an object", len(out)+1)
		}
		if err != nil {
			return nil, readFault(err)
		}
		out = append(out, q)
	}
}

// readFault tells a body that is wrong from one that is too long.
func readFault(err error) error {
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return err
	}
	return wrong("the quads cannot be read: %v; nothing was changed", err)
}

// unpacked reads a body that its header says is packed.
func unpacked(r *http.Request) (io.Reader, error) {
	switch encoding := r.Header.Get("Content-Encoding"); encoding {
	case "", "identity":
		return r.Body, nil
	case "gzip":
		return gunzip(r.Body)
	default:
		return nil, wrong("the body is said to be packed with %q; want gzip", encoding)
	}
}

// unpackedFile reads a file that its first bytes say is packed.
func unpackedFile(r io.ReadSeeker) (io.Reader, error) {
	var head [3]byte
	n, err := io.ReadFull(r, head[:])
	if err != nil && !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		return nil, err
	}
	if _, err := r.Seek(0, io.SeekStart); err != nil {
		return nil, err
	}
	switch magic := string(head[:n]); {
	case strings.HasPrefix(magic, "\x1f\x8b"):
		return gunzip(r)
	case magic == "BZh":
		return atMost(bzip2.NewReader(r)), nil
	}
	return r, nil
}

func gunzip(r io.Reader) (io.Reader, error) {
	z, err := gzip.NewReader(r)
	if err != nil {
		return nil, wrong("the body is no gzip: %v", err)
	}
	return atMost(z), nil
}

func atMost(r io.Reader) io.Reader { return http.MaxBytesReader(nil, io.NopCloser(r), mostUnpacked) }

// nodeOf reads a single node.
func nodeOf(f *quad.Format, body []byte) (quad.Value, error) {
	unmarshal := f.UnmarshalValue
	switch {
	case f.Name == "nquads":
		unmarshal = termOf
	case unmarshal == nil:
		return nil, wrong("the format %s does not hold single nodes; send N-Quads or JSON", f.Name)
	}
	v, err := unmarshal(body)
	if err != nil {
		return nil, wrong("the node cannot be read: %v; want one such as <person:park-jin>", err)
	}
	if v == nil {
		return nil, wrong("cannot remove nil value; want a node such as <person:park-jin>")
	}
	return v, nil
}

// termOf reads one term of N-Quads. Cayley's own reader takes a body that is
// empty, or more than one term, for a term that nobody sent.
func termOf(body []byte) (quad.Value, error) {
	term := strings.TrimSpace(string(body))
	if term == "" || strings.ContainsAny(term, "\r\n") {
		return nil, errors.New("want one term")
	}
	for q, err := range export.ReadNQuads(strings.NewReader("<a:s> <a:p> "+term+" .\n"), "") {
		switch {
		case err != nil:
			return nil, err
		case q.Label != nil:
			return nil, errors.New("want one term, found two")
		}
		return q.Object, nil
	}
	return nil, errors.New("want one term, found a comment")
}

// writerOf returns what writes quads in a format, as Cayley does: IRIs as they
// are kept.
func writerOf(f *quad.Format, w io.Writer) quad.WriteCloser {
	if f.Name == "nquads" {
		return nquads.NewWriter(w)
	}
	return f.Writer(w)
}
