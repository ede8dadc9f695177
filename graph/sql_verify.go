package graph

import (
	"context"
	"encoding/hex"
	"iter"

	"github.com/cayleygraph/cayley/graph"
)

// sqlChecks are statements that return what is wrong, one hash a row.
var sqlChecks = [...]struct{ where, what, query string }{
	{"quads", "a quad names a value that is not there", `
		SELECT DISTINCT h FROM (
			SELECT subject_hash AS h FROM quads UNION ALL SELECT predicate_hash FROM quads UNION ALL
			SELECT object_hash FROM quads UNION ALL SELECT label_hash FROM quads WHERE label_hash IS NOT NULL
		) AS places WHERE NOT EXISTS (SELECT 1 FROM nodes WHERE hash = h)`},
	{"values", "a value is counted wrongly", `
		SELECT hash FROM nodes LEFT JOIN (
			SELECT h, count(*) AS n FROM (
				SELECT subject_hash AS h FROM quads UNION ALL SELECT predicate_hash FROM quads UNION ALL
				SELECT object_hash FROM quads UNION ALL SELECT label_hash FROM quads WHERE label_hash IS NOT NULL
			) AS places GROUP BY h
		) AS counts ON hash = h WHERE refs <> COALESCE(n, 0) OR n IS NULL`},
}

// verify asks the database for what does not fit together, and compares every
// value with its hash.
func (e *sqlEngine) verify(ctx context.Context) iter.Seq2[Problem, error] {
	return func(yield func(Problem, error) bool) {
		for _, c := range sqlChecks {
			if !e.check(ctx, c.where, c.what, c.query, yield) {
				return
			}
		}
		e.checkValues(ctx, yield)
	}
}

func (e *sqlEngine) check(ctx context.Context, where, what, query string, yield func(Problem, error) bool) bool {
	rows, err := e.db.QueryContext(ctx, query)
	if err != nil {
		yield(Problem{}, err)
		return false
	}
	defer rows.Close()
	for rows.Next() {
		var h []byte
		if err := rows.Scan(&h); err != nil {
			yield(Problem{}, err)
			return false
		}
		if !yield(Problem{Where: where, What: what + " (hash " + hex.EncodeToString(h) + ")"}, nil) {
			return false
		}
	}
	if err := rows.Err(); err != nil {
		yield(Problem{}, err)
		return false
	}
	return true
}

func (e *sqlEngine) checkValues(ctx context.Context, yield func(Problem, error) bool) {
	rows, err := e.db.QueryContext(ctx, `SELECT hash`+comma(nodeColumns[:])+` FROM nodes`)
	if err != nil {
		yield(Problem{}, err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		var (
			h []byte
			n nodeScan
		)
		if err := rows.Scan(append([]any{&h}, n.targets()...)...); err != nil {
			yield(Problem{}, err)
			return
		}
		v, err := n.value()
		if err == nil && len(h) == len(graph.ValueHash{}) && graph.HashOf(v) == graph.ValueHash(h) {
			continue
		}
		if !yield(Problem{Where: "values", What: "a value is not that of its hash " + hex.EncodeToString(h)}, nil) {
			return
		}
	}
	if err := rows.Err(); err != nil {
		yield(Problem{}, err)
	}
}
