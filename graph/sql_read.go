package graph

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
)

// querier is a database or a transaction.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// sqlSnapshot reads one state of a database. Every reading is one statement,
// which sees one state by itself; for several, a transaction keeps it.
type sqlSnapshot struct {
	q  querier
	tx *sql.Tx // nil when the snapshot is for one reading
}

func (e *sqlEngine) snapshot(ctx context.Context, once bool) (snapshot, error) {
	if once {
		return &sqlSnapshot{q: e.db}, nil
	}
	tx, err := e.db.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelRepeatableRead, ReadOnly: true})
	if err != nil {
		return nil, err
	}
	return &sqlSnapshot{q: tx, tx: tx}, nil
}

func (s *sqlSnapshot) release() error {
	if s.tx == nil {
		return nil
	}
	return s.tx.Rollback()
}

func (s *sqlSnapshot) size(ctx context.Context) (n int64, err error) {
	err = s.q.QueryRowContext(ctx, `SELECT count(*) FROM quads`).Scan(&n)
	return n, err
}

func (s *sqlSnapshot) contains(ctx context.Context, q quad.Quad) (ok bool, err error) {
	where, args := sqlWhere(Pattern{Subject: q.Subject, Predicate: q.Predicate, Object: q.Object, Label: q.Label})
	if q.Label == nil {
		where += " AND q.label_hash IS NULL"
	}
	err = s.q.QueryRowContext(ctx, `SELECT EXISTS (SELECT 1 FROM quads q`+where+`)`, args...).Scan(&ok)
	return ok, err
}

// sqlWhere returns the condition that selects the quads of p.
func sqlWhere(p Pattern) (where string, args []any) {
	var conds []string
	for i, v := range [...]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v != nil {
			args = append(args, hashBytes(v))
			conds = append(conds, fmt.Sprintf("q.%s = $%d", hashColumn(quad.Directions[i]), len(args)))
		}
	}
	if len(conds) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(conds, " AND "), args
}

func hashColumn(d quad.Direction) string { return d.String() + "_hash" }

func hashBytes(v quad.Value) []byte {
	h := graph.HashOf(v)
	return h[:]
}

// sqlSelect returns the statement that reads the quads of p, joined with the
// values that p does not give.
func sqlSelect(p Pattern) (query string, args []any) {
	var columns, joins []string
	for i, v := range [...]quad.Value{p.Subject, p.Predicate, p.Object, p.Label} {
		if v != nil {
			continue
		}
		d := quad.Directions[i]
		table := string(d.Prefix())
		for _, c := range nodeColumns {
			columns = append(columns, table+"."+c)
		}
		// An outer join for all: a value that is missing is damage to report,
		// not a quad to pass over.
		joins = append(joins, fmt.Sprintf(" LEFT JOIN nodes %s ON %s.hash = q.%s", table, table, hashColumn(d)))
	}
	where, args := sqlWhere(p)
	return "SELECT q.label_hash IS NULL" + comma(columns) + " FROM quads q" + strings.Join(joins, "") + where, args
}

func comma(columns []string) string {
	if len(columns) == 0 {
		return ""
	}
	return ", " + strings.Join(columns, ", ")
}

func (s *sqlSnapshot) quads(ctx context.Context, p Pattern) iter.Seq2[quad.Quad, error] {
	if s.tx == nil {
		return func(yield func(quad.Quad, error) bool) { s.stream(ctx, p, yield) }
	}
	// A transaction has one connection, which can read one answer at a time:
	// take it whole, so that the caller may ask on while it looks at it.
	return func(yield func(quad.Quad, error) bool) {
		var all []quad.Quad
		var last error
		s.stream(ctx, p, func(q quad.Quad, err error) bool {
			if last = err; err == nil {
				all = append(all, q)
			}
			return err == nil
		})
		for _, q := range all {
			if !yield(q, nil) {
				return
			}
		}
		if last != nil {
			yield(quad.Quad{}, last)
		}
	}
}

// stream yields the quads of p as the database sends them.
func (s *sqlSnapshot) stream(ctx context.Context, p Pattern, yield func(quad.Quad, error) bool) {
	query, args := sqlSelect(p)
	rows, err := s.q.QueryContext(ctx, query, args...)
	if err != nil {
		yield(quad.Quad{}, err)
		return
	}
	defer rows.Close()
	for rows.Next() {
		q, err := scanQuad(rows, p)
		if err != nil {
			yield(quad.Quad{}, err)
			return
		}
		if !yield(q, nil) {
			return
		}
	}
	if err := rows.Err(); err != nil {
		yield(quad.Quad{}, err)
	}
}

func scanQuad(rows *sql.Rows, p Pattern) (quad.Quad, error) {
	q := quad.Quad{Subject: p.Subject, Predicate: p.Predicate, Object: p.Object, Label: p.Label}
	var (
		noLabel bool
		nodes   [4]nodeScan
		targets = []any{&noLabel}
	)
	for i, d := range quad.Directions {
		if q.Get(d) == nil {
			targets = append(targets, nodes[i].targets()...)
		}
	}
	if err := rows.Scan(targets...); err != nil {
		return q, err
	}
	for i, d := range quad.Directions {
		if q.Get(d) != nil || d == quad.Label && noLabel {
			continue
		}
		v, err := nodes[i].value()
		if err != nil {
			return q, err
		}
		if v == nil {
			return q, damaged(fmt.Errorf("the %s of a quad is missing among the values", d))
		}
		q.Set(d, v)
	}
	return q, nil
}

// sqlLabels goes from each label to the next by the index, and names them.
const sqlLabels = `
	WITH RECURSIVE labels(h) AS (
		(SELECT label_hash FROM quads WHERE label_hash IS NOT NULL ORDER BY label_hash LIMIT 1)
		UNION ALL
		SELECT (SELECT label_hash FROM quads WHERE label_hash > h ORDER BY label_hash LIMIT 1) FROM labels WHERE h IS NOT NULL
	) SELECT `

func (s *sqlSnapshot) labels(ctx context.Context) iter.Seq2[quad.Value, error] {
	return func(yield func(quad.Value, error) bool) {
		rows, err := s.q.QueryContext(ctx, sqlLabels+strings.Join(nodeColumns[:], ", ")+` FROM labels JOIN nodes ON hash = h`)
		if err != nil {
			yield(nil, err)
			return
		}
		defer rows.Close()
		for rows.Next() {
			var n nodeScan
			err := rows.Scan(n.targets()...)
			var v quad.Value
			if err == nil {
				v, err = n.value()
			}
			if !yield(v, err) || err != nil {
				return
			}
		}
		if err := rows.Err(); err != nil {
			yield(nil, err)
		}
	}
}
