package graph

import (
	"database/sql"
	"fmt"
	"strconv"
	"time"

	"github.com/lib/pq"
)

func itoa(n int) string { return strconv.Itoa(n) }

// sqlArray returns values, nil for NULL, as an array of the given type.
func sqlArray(typ string, values []any) (any, error) {
	var err error
	switch typ {
	case "bytea": // NULL is an empty one
		out := make(pq.ByteaArray, len(values))
		for i, v := range values {
			if out[i], _ = v.([]byte); out[i] == nil {
				out[i] = []byte{}
			}
		}
		return out, nil
	case "text":
		return nullable(values, &err, func(s string) sql.NullString { return sql.NullString{String: s, Valid: true} }), err
	case "boolean":
		return nullable(values, &err, func(b bool) sql.NullBool { return sql.NullBool{Bool: b, Valid: true} }), err
	case "bigint":
		return nullable(values, &err, func(n int64) sql.NullInt64 { return sql.NullInt64{Int64: n, Valid: true} }), err
	case "double precision":
		return nullable(values, &err, func(f float64) sql.NullFloat64 { return sql.NullFloat64{Float64: f, Valid: true} }), err
	case "timestamptz":
		return nullable(values, &err, func(t time.Time) sql.NullTime { return sql.NullTime{Time: t, Valid: true} }), err
	}
	return nil, fmt.Errorf("no array of %s", typ)
}

// nullable converts values of type T, nil for NULL.
func nullable[T, N any](values []any, err *error, convert func(T) N) any {
	out := make([]N, len(values))
	for i, v := range values {
		if v == nil {
			continue
		}
		t, ok := v.(T)
		if !ok {
			*err = fmt.Errorf("a column has a %T", v)
			return nil
		}
		out[i] = convert(t)
	}
	return pq.Array(out)
}
