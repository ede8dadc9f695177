package web

import (
	"bufio"
	"io"
	"mime"
	"net/http"

	"chancery/graph"
	"chancery/graph/export"
)

// download writes a file for the user to keep.
func download(w http.ResponseWriter, name, media string, write func(io.Writer) error) error {
	h := w.Header()
	h.Set("Content-Type", media)
	h.Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": name}))
	return stream(w, func(out *bufio.Writer) error { return write(out) })
}

// stream writes what need not fit into memory. What fails before the first byte
// is told; after it, the connection is cut, so that no one takes a part for the
// whole.
func stream(w http.ResponseWriter, write func(*bufio.Writer) error) error {
	sent := &counted{w: w}
	out := bufio.NewWriterSize(sent, 64<<10)
	err := write(out)
	if err == nil {
		err = out.Flush()
	}
	switch {
	case err == nil:
		return nil
	case sent.any:
		panic(http.ErrAbortHandler)
	}
	w.Header().Del("Content-Disposition")
	w.Header().Del("Content-Encoding")
	return err
}

// counted remembers whether anything was written.
type counted struct {
	w   io.Writer
	any bool
}

func (c *counted) Write(p []byte) (int, error) {
	c.any = true
	return c.w.Write(p)
}

type exportQuery struct {
	Format string `json:"format" jsonschema:"one of the formats of /api/vocabulary"`
}

type sessionExportQuery struct {
	Name   string `json:"name" jsonschema:"the session"`
	Format string `json:"format" jsonschema:"one of the formats of /api/vocabulary"`
}

func (s *server) export(w http.ResponseWriter, r *http.Request, q exportQuery) error {
	f, err := export.Lookup(q.Format)
	if err != nil {
		return badRequest("%v", err)
	}
	return s.Engine.Reading(r.Context(), func(store *graph.Store) error {
		return download(w, "chancery"+f.Ext, f.Media, func(out io.Writer) error {
			return f.Write(r.Context(), out, export.Source{Reader: store})
		})
	})
}

func (s *server) exportSession(w http.ResponseWriter, r *http.Request, q sessionExportQuery) error {
	f, err := export.Lookup(q.Format)
	if err != nil {
		return badRequest("%v", err)
	}
	session, err := s.Engine.Session(r.Context(), q.Name)
	if err != nil {
		return err
	}
	return download(w, q.Name+f.Ext, f.Media, func(out io.Writer) error { return session.Export(r.Context(), out, f) })
}
