package web

import (
	"context"
	"errors"
	"strings"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/schema"
)

type findQuery struct {
	Q     string        `json:"q,omitempty" jsonschema:"the beginning of a name, an IRI, or a pair of countries such as VN-KR"`
	Kind  []schema.Kind `json:"kind,omitempty" jsonschema:"only things of this kind"`
	Limit int           `json:"limit,omitempty" jsonschema:"at most this many; 12 when left out"`
}

func (s *server) find(ctx context.Context, q findQuery) ([]explore.Found, error) {
	if strings.TrimSpace(q.Q) == "" {
		return []explore.Found{}, nil
	}
	limit, err := bounded("limit", q.Limit, mostFound)
	if err != nil {
		return nil, err
	}
	return s.Engine.Find(ctx, q.Q, limit, q.Kind...)
}

// The most that one answer holds.
const (
	mostFound  = 100
	mostListed = 500
	mostRows   = 10_000
)

// bounded refuses numbers below 0 and above most; 0 means the usual number.
func bounded(name string, n, most int) (int, error) {
	if n < 0 || n > most {
		return 0, badRequest("%s is %d; want 1 to %d", name, n, most)
	}
	return n, nil
}

// notNegative refuses offsets below 0.
func notNegative(name string, n int) error {
	if n < 0 {
		return badRequest("%s is %d; want 0 or more", name, n)
	}
	return nil
}

type thingQuery struct {
	IRI schema.IRI `json:"iri,omitempty" jsonschema:"the thing"`
	Q   string     `json:"q,omitempty" jsonschema:"or its name"`
}

func (s *server) thing(ctx context.Context, q thingQuery) (*explore.Card, error) {
	iri := q.IRI
	if iri == "" {
		if strings.TrimSpace(q.Q) == "" {
			return nil, badRequest("iri is missing; want the IRI of a thing, or q, its name")
		}
		named, err := s.Engine.Thing(ctx, q.Q)
		if err != nil {
			return nil, err
		}
		iri = named.IRI
	}
	return s.Engine.Card(ctx, iri)
}

type expandQuery struct {
	IRI      schema.IRI `json:"iri" jsonschema:"the thing"`
	Relation string     `json:"relation" jsonschema:"as the thing's card has it: met>person"`
	Session  string     `json:"session,omitempty" jsonschema:"leave out what this session's filter does not admit"`
	Offset   int        `json:"offset,omitempty"`
	Limit    int        `json:"limit,omitempty" jsonschema:"at most this many; 25 when left out"`
}

func (s *server) expand(ctx context.Context, q expandQuery) (*explore.Page, error) {
	relation, err := explore.ParseRelation(q.Relation)
	if err != nil {
		return nil, badRequest("%v", err)
	}
	if err := notNegative("offset", q.Offset); err != nil {
		return nil, err
	}
	limit, err := bounded("limit", q.Limit, mostListed)
	if err != nil {
		return nil, err
	}
	var filter explore.Filter
	if q.Session != "" {
		session, err := s.Engine.Session(ctx, q.Session)
		if err != nil {
			return nil, err
		}
		filter = session.Filter()
	}
	return s.Engine.Expand(ctx, q.IRI, relation, filter, q.Offset, limit)
}

type pathQuery struct {
	From        string      `json:"from" jsonschema:"where the path begins: a name or an IRI"`
	To          string      `json:"to" jsonschema:"where it ends"`
	Hops        int         `json:"hops,omitempty" jsonschema:"at most this many steps; 4 when left out"`
	K           int         `json:"k,omitempty" jsonschema:"at most this many paths; 3 when left out"`
	Hubs        int         `json:"hubs,omitempty" jsonschema:"pass through nothing with more edges than this; 1000 when left out"`
	ThroughHubs bool        `json:"through_hubs,omitempty" jsonschema:"pass through anything"`
	Since       schema.Date `json:"since,omitempty" jsonschema:"walk only what happened on or after this date"`
	Until       schema.Date `json:"until,omitempty" jsonschema:"walk only what happened on or before this date"`
}

func (s *server) path(ctx context.Context, q pathQuery) (*explore.Ways, error) {
	for _, d := range []schema.Date{q.Since, q.Until} {
		if !d.Valid() {
			return nil, badRequest("%q is no date; want 2021, 2021-06 or 2021-06-23", d)
		}
	}
	from, err := s.Engine.Thing(ctx, q.From)
	if err != nil {
		return nil, err
	}
	to, err := s.Engine.Thing(ctx, q.To)
	if err != nil {
		return nil, err
	}
	return s.Engine.Paths(ctx, from.IRI, to.IRI, explore.PathOptions{
		Hops: q.Hops, K: q.K, Hub: q.Hubs, ThroughHubs: q.ThroughHubs, Since: q.Since, Until: q.Until,
	})
}

type evidenceQuery struct {
	What    string `json:"what" jsonschema:"an edge S P O LABEL, a fact or a thing"`
	Session string `json:"session,omitempty" jsonschema:"with what this session said of the facts"`
}

func (s *server) evidence(ctx context.Context, q evidenceQuery) ([]explore.Evidence, error) {
	if q.Session == "" {
		return s.Engine.Evidence(ctx, q.What)
	}
	session, err := s.Engine.Session(ctx, q.Session)
	if err != nil {
		return nil, err
	}
	found, err := session.Evidence(ctx, q.What)
	return found, goneFrom(session, err, schema.IRI(q.What))
}

// goneFrom tells of a thing that a session knew and the store does not know any
// more that it is gone.
func goneFrom(session *explore.Session, err error, things ...schema.IRI) error {
	if !errors.Is(err, graph.ErrNotFound) {
		return err
	}
	for _, step := range session.Log() {
		for _, t := range things {
			if name, known := step.Names[t]; known {
				return failed(codeGone, "%s (%s) is gone from the store since step %d of session %q: a document was withdrawn or read anew", name, t, step.N, session.Name())
			}
		}
	}
	return err
}
