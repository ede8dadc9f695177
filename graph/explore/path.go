package explore

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"chancery/graph"
	"chancery/schema"
)

// PathOptions bounds a search for paths; the zero value means the defaults.
type PathOptions struct {
	Hops int `json:"hops,omitempty"` // at most; 4 when 0
	K    int `json:"k,omitempty"`    // how many paths; 3 when 0
	// Hub is the number of edges above which a thing is not passed through; 1,000
	// when 0.
	Hub         int         `json:"hub,omitempty"`
	ThroughHubs bool        `json:"through_hubs,omitempty"` // pass through whatever has how many edges
	Since       schema.Date `json:"since,omitempty"`
	Until       schema.Date `json:"until,omitempty"`
}

// The defaults of PathOptions, and the most hops.
const (
	usualHops = 4
	mostHops  = 8
	usualWays = 3
	usualHub  = 1000
)

// Ways is how two things are connected.
type Ways struct {
	From  graph.Named   `json:"from"`
	To    graph.Named   `json:"to"`
	Hops  int           `json:"hops"` // at most
	Paths []graph.Path  `json:"paths"`
	Hubs  []graph.Named `json:"hubs"` // that were not passed through
	// Message says that there is no path, and what was left aside.
	Message string `json:"message,omitempty"`
}

// Paths looks for the shortest ways between two things over the whole store.
func (e *Engine) Paths(ctx context.Context, a, b schema.IRI, opt PathOptions) (*Ways, error) {
	if opt.Hops < 0 || opt.Hops > mostHops || opt.K < 0 || opt.Hub < 0 {
		return nil, fmt.Errorf("path: want 1 to %d hops, 1 or more paths and a hub of 1 or more edges", mostHops)
	}
	return asking(ctx, e, func(r graph.Reader) (*Ways, error) {
		for _, end := range []schema.IRI{a, b} {
			if err := mustKnow(ctx, r, end); err != nil {
				return nil, err
			}
		}
		return opt.ways(ctx, r, a, b)
	})
}

func (o PathOptions) ways(ctx context.Context, r graph.Reader, a, b schema.IRI) (*Ways, error) {
	within := graph.PathOptions{
		MaxHops: cmp.Or(o.Hops, usualHops), K: cmp.Or(o.K, usualWays), Hub: cmp.Or(o.Hub, usualHub), Since: o.Since, Until: o.Until,
	}
	if o.ThroughHubs {
		within.Hub = 0
	}
	found, err := graph.FindWays(ctx, r, a, b, within)
	if err != nil {
		return nil, err
	}
	ends, err := graph.NamesOf(ctx, r, a, b)
	if err != nil {
		return nil, err
	}
	w := &Ways{From: ends[0], To: ends[1], Hops: within.MaxHops, Paths: found.Paths, Hubs: []graph.Named{}}
	if w.Paths == nil {
		w.Paths = []graph.Path{}
		w.Message = noPath(within.MaxHops, len(found.Hubs))
	}
	hubs, err := graph.NamesOf(ctx, r, found.Hubs...)
	w.Hubs = append(w.Hubs, hubs...)
	return w, err
}

func noPath(hops, hubs int) string {
	s := fmt.Sprintf("no path within %s", many(hops, "hop"))
	if hubs > 0 {
		s += fmt.Sprintf(", %s skipped", many(hubs, "hub"))
	}
	return s
}

// many writes a number of things.
func many(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// things returns what a path passes, its ends included, each once.
func (w *Ways) things() []schema.IRI {
	out := []schema.IRI{w.From.IRI, w.To.IRI}
	for _, p := range w.Paths {
		for _, h := range p.Hops {
			if !slices.Contains(out, h.To.IRI) {
				out = append(out, h.To.IRI)
			}
		}
	}
	return out
}
