package graph

import (
	"context"
	"net/url"
)

// cockroachPort is where CockroachDB listens.
const cockroachPort = "26257"

func cockroachBackend() Backend {
	return Backend{
		Scheme: "cockroach",
		Usage:  "cockroach://HOST/DATABASE",
		Help:   "a CockroachDB cluster, or another distributed database that speaks PostgreSQL's protocol",
		open: func(ctx context.Context, spec string, opt Options) (engine, error) {
			return openSQL(ctx, cockroachAddress(spec), cockroachFlavour(), opt)
		},
	}
}

// cockroachAddress adds the port that lib/pq would take for PostgreSQL's.
func cockroachAddress(spec string) string {
	u, err := url.Parse(spec)
	if err != nil || u.Port() != "" || u.Hostname() == "" {
		return spec
	}
	u.Host += ":" + cockroachPort
	return u.String()
}

// cockroachFlavour differs from PostgreSQL in what such databases lack:
// advisory locks, and schema changes and COPY inside a transaction. Cayley's
// own flavour is no use: its unique index leaves the label out, so that the
// second of two labels is dropped.
func cockroachFlavour() sqlFlavour {
	f := postgresFlavour()
	f.name = "chancery-cockroach"
	f.creating = ""
	f.copies = false
	return f
}
