package graph

import (
	"context"
	"errors"
)

func cockroachBackend() Backend {
	return Backend{
		Scheme: "cockroach",
		Usage:  "cockroach://HOST:26257/DATABASE",
		Help:   "a CockroachDB cluster, or another distributed engine that speaks PostgreSQL's protocol",
		open: func(context.Context, string, Options) (engine, error) {
			return nil, errors.New("not yet built")
		},
	}
}
