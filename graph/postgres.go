package graph

import (
	"context"
	"errors"
	"net/url"
)

func postgresBackend() Backend {
	return Backend{
		Scheme: "postgres",
		Usage:  "postgres://HOST/DATABASE",
		Help:   "a PostgreSQL database: many writers and readers at once",
		open: func(context.Context, string, Options) (engine, error) {
			return nil, errors.New("not yet built")
		},
	}
}

// redact takes the password out of a store's name.
func redact(spec string) string {
	u, err := url.Parse(spec)
	if err != nil || u.User == nil {
		return spec
	}
	return u.Redacted()
}
