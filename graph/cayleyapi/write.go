package cayleyapi

import (
	"context"
	"fmt"
	"io"
	"net/http"

	"github.com/cayleygraph/quad"

	"chancery/graph"
)

// Changed says what a write did.
type Changed struct {
	Result string `json:"result"` // in words: "Successfully wrote 2 quads."
	// Count is how many quads, or nodes, the request named: in version 2 only.
	Count *int `json:"count,omitempty"`
}

// WriteV1 writes the quads of a request, a JSON array.
func (a *API) WriteV1(r *http.Request) (*Changed, error) { return a.changeV1(r, true) }

// DeleteV1 deletes them.
func (a *API) DeleteV1(r *http.Request) (*Changed, error) { return a.changeV1(r, false) }

func (a *API) changeV1(r *http.Request, add bool) (*Changed, error) {
	quads, err := quadsOf(quad.FormatByName("json"), r.Body)
	if err != nil {
		return nil, err
	}
	return a.change(r.Context(), quads, add, false)
}

// WriteFile writes the quads of the file NQuadFile in a form.
func (a *API) WriteFile(r *http.Request) (*Changed, error) {
	file, _, err := r.FormFile("NQuadFile")
	if err != nil {
		return nil, readFault(fmt.Errorf("want a form with the file NQuadFile: %w", err))
	}
	defer file.Close()
	defer func() { _ = r.MultipartForm.RemoveAll() }() // temporary files
	text, err := unpackedFile(file)
	if err != nil {
		return nil, err
	}
	quads, err := quadsOf(quad.FormatByName("nquads"), text)
	if err != nil {
		return nil, err
	}
	return a.change(r.Context(), quads, true, false)
}

// WriteV2 writes the quads of a request, in the format of its Content-Type.
func (a *API) WriteV2(r *http.Request) (*Changed, error) { return a.changeV2(r, true) }

// DeleteV2 deletes them.
func (a *API) DeleteV2(r *http.Request) (*Changed, error) { return a.changeV2(r, false) }

func (a *API) changeV2(r *http.Request, add bool) (*Changed, error) {
	format, err := formatOf(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	body, err := unpacked(r)
	if err != nil {
		return nil, err
	}
	quads, err := quadsOf(format, body)
	if err != nil {
		return nil, err
	}
	return a.change(r.Context(), quads, add, true)
}

// DeleteNode deletes every quad that names the node in a request's body.
func (a *API) DeleteNode(r *http.Request) (*Changed, error) {
	format, err := formatOf(r.Header.Get("Content-Type"))
	if err != nil {
		return nil, err
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return nil, err
	}
	node, err := nodeOf(format, body)
	if err != nil {
		return nil, err
	}
	err = a.writing(r.Context(), func(store *graph.Store) error {
		var d graph.Delta
		for _, p := range []graph.Pattern{{Subject: node}, {Predicate: node}, {Object: node}, {Label: node}} {
			for q, err := range store.Quads(r.Context(), p) {
				if err != nil {
					return err
				}
				d.Del = append(d.Del, q)
			}
		}
		if len(d.Del) == 0 {
			return fmt.Errorf("node %v: %w", node, graph.ErrNotFound)
		}
		_, err := store.Apply(r.Context(), d)
		return err
	})
	one := 1
	return &Changed{Result: "Successfully deleted 1 nodes.", Count: &one}, err
}

func (a *API) change(ctx context.Context, quads []quad.Quad, add, counted bool) (*Changed, error) {
	d, did := graph.Delta{Del: quads}, "deleted"
	if add {
		d, did = graph.Delta{Add: quads}, "wrote"
	}
	err := a.writing(ctx, func(store *graph.Store) error {
		_, err := store.Apply(ctx, d)
		return err
	})
	out := &Changed{Result: fmt.Sprintf("Successfully %s %d quads.", did, len(quads))}
	if n := len(quads); counted {
		out.Count = &n
	}
	return out, err
}

func (a *API) writing(ctx context.Context, do func(*graph.Store) error) error {
	if a.Writing == nil {
		return fmt.Errorf("database is read-only: %w", graph.ErrReadOnly)
	}
	return a.Writing(ctx, do)
}
