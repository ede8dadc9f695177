package graph

import (
	"context"
	"errors"
	"strings"

	"github.com/lib/pq"
)

func postgresBackend() Backend {
	return Backend{
		Scheme: "postgres",
		Usage:  "postgres://HOST/DATABASE",
		Help:   "a PostgreSQL database: many writers and readers at once",
		open: func(ctx context.Context, spec string, opt Options) (engine, error) {
			return openSQL(ctx, spec, postgresFlavour(), opt)
		},
	}
}

// postgresFlavour is PostgreSQL, from version 9.5 on.
func postgresFlavour() sqlFlavour {
	return sqlFlavour{
		name:     "chancery-postgres",
		tables:   append(sqlTables("BIGSERIAL"), createIndexes()...),
		creating: `SELECT pg_advisory_xact_lock(7237001)`, // two processes may make the tables at once
		copies:   true,
	}
}

// retryable reports whether the same transaction may succeed another time: the
// server went away, or chose this one to give way to another.
func retryable(err error) bool {
	if e, ok := errors.AsType[*pq.Error](err); ok {
		switch e.Code.Class() {
		case "40", "08", "57": // rolled back, connection, operator intervention
			return e.Code != "57014" // the statement was cancelled
		}
		return e.Code == "CR000"
	}
	return connectionLost(err)
}

// withScheme returns spec under another scheme.
func withScheme(spec, scheme string) string {
	_, rest, _ := strings.Cut(spec, ":")
	return scheme + ":" + rest
}
