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

// sqlLoadLeast is how many quads are worth temporary tables.
const sqlLoadLeast = 5_000

// load adds quads, all of them or none.
func (e *sqlEngine) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int64, err error) {
	next, stop := iter.Pull2(quads)
	defer stop()
	var first []quad.Quad
	for len(first) < sqlLoadLeast {
		q, err, ok := next()
		if !ok {
			d, err := Delta{Add: first}.clean()
			if err != nil {
				return 0, err
			}
			a, err := e.apply(ctx, d)
			return int64(a.Added), err
		}
		if err != nil {
			return 0, fmt.Errorf("the quads to load: %w", err)
		}
		first = append(first, q)
	}
	all := func(yield func(quad.Quad, error) bool) {
		for _, q := range first {
			if !yield(q, nil) {
				return
			}
		}
		for q, err, ok := next(); ok; q, err, ok = next() {
			if !yield(q, err) {
				return
			}
		}
	}
	if !e.flavour.copies {
		return loadInBatches(ctx, e, all)
	}
	// The quads come once only: a transaction that fails cannot be tried again.
	err = e.try(ctx, func(tx *sql.Tx) error {
		l := sqlLoader{tx: tx}
		added, err = l.load(ctx, all)
		return err
	})
	if err != nil {
		return 0, err
	}
	return added, nil
}

// sqlLoader copies quads into temporary tables and moves them from there by
// sets.
type sqlLoader struct {
	tx    *sql.Tx
	seen  dictionary
	quads []quad.Quad
	nodes []quad.Value // of quads, met for the first time
}

// sqlCopyBatch is how many quads go into one COPY.
const sqlCopyBatch = 50_000

func (l *sqlLoader) load(ctx context.Context, quads iter.Seq2[quad.Quad, error]) (added int64, err error) {
	err = execAll(ctx, l.tx, []string{
		`SET LOCAL work_mem = '256MB'`,
		`SET LOCAL maintenance_work_mem = '256MB'`,
		`CREATE TEMPORARY TABLE new_quads (s BYTEA, p BYTEA, o BYTEA, l BYTEA) ON COMMIT DROP`,
		`CREATE TEMPORARY TABLE new_nodes (LIKE nodes INCLUDING DEFAULTS) ON COMMIT DROP`,
		`ALTER TABLE new_nodes ALTER refs DROP NOT NULL`,
	})
	if err != nil {
		return 0, err
	}
	for q, err := range quads {
		if err != nil {
			return 0, fmt.Errorf("the quads to load: %w", err)
		}
		if err := checkQuad(q); err != nil {
			return 0, err
		}
		if l.quads = append(l.quads, q); len(l.quads) == sqlCopyBatch {
			if err := l.flush(ctx); err != nil {
				return 0, err
			}
		}
	}
	if err := l.flush(ctx); err != nil {
		return 0, err
	}
	return l.move(ctx)
}

// flush copies what was gathered.
func (l *sqlLoader) flush(ctx context.Context) error {
	err := l.copy(ctx, `COPY new_quads (s, p, o, l) FROM STDIN`, func(row func(...any) error) error {
		for _, q := range l.quads {
			var hashes [4]any
			for i, d := range quad.Directions {
				v := q.Get(d)
				if v == nil {
					continue
				}
				h := graph.HashOf(v)
				hashes[i] = h[:]
				_, fresh, err := l.seen.add(h)
				if err != nil {
					return err
				}
				if fresh {
					l.nodes = append(l.nodes, v)
				}
			}
			if err := row(hashes[:]...); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	err = l.copy(ctx, `COPY new_nodes (hash`+comma(nodeColumns[:])+`) FROM STDIN`, func(row func(...any) error) error {
		for _, v := range l.nodes {
			values, err := nodeRow(v)
			if err != nil {
				return err
			}
			if err := row(append([]any{hashBytes(v)}, values[:]...)...); err != nil {
				return err
			}
		}
		return nil
	})
	l.quads, l.nodes = l.quads[:0], l.nodes[:0]
	return err
}

// copy runs one COPY of the rows that fill gives.
func (l *sqlLoader) copy(ctx context.Context, statement string, fill func(row func(...any) error) error) error {
	stmt, err := l.tx.PrepareContext(ctx, statement)
	if err != nil {
		return err
	}
	defer stmt.Close()
	err = fill(func(values ...any) error {
		_, err := stmt.ExecContext(ctx, values...)
		return err
	})
	if err != nil {
		return err
	}
	_, err = stmt.ExecContext(ctx) // the end of the rows
	return err
}

// move takes the new quads over from the temporary tables, with the values that
// they brought and the counts of their places.
func (l *sqlLoader) move(ctx context.Context) (added int64, err error) {
	if err := execAll(ctx, l.tx, []string{`ANALYZE new_quads`, `ANALYZE new_nodes`}); err != nil {
		return 0, err
	}
	empty, err := l.claimEmpty(ctx)
	if err != nil {
		return 0, err
	}
	if !empty {
		return l.merge(ctx, `ON CONFLICT DO NOTHING`)
	}
	// To sort a whole index once costs far less than to enter each row in it.
	if err := execAll(ctx, l.tx, dropIndexes()); err != nil {
		return 0, err
	}
	if added, err = l.merge(ctx, ``); err != nil {
		return 0, err
	}
	return added, execAll(ctx, l.tx, append(createIndexes(), `ANALYZE quads`, `ANALYZE nodes`))
}

// claimEmpty reports whether there are no quads yet, and keeps other writers
// out until the transaction ends if so.
func (l *sqlLoader) claimEmpty(ctx context.Context) (bool, error) {
	const query = `SELECT NOT EXISTS (SELECT 1 FROM quads)`
	var empty bool
	if err := l.tx.QueryRowContext(ctx, query).Scan(&empty); err != nil || !empty {
		return false, err
	}
	if _, err := l.tx.ExecContext(ctx, `LOCK TABLE quads IN ACCESS EXCLUSIVE MODE`); err != nil {
		return false, err
	}
	err := l.tx.QueryRowContext(ctx, query).Scan(&empty)
	return empty, err
}

// merge moves the new quads, and with onConflict those only that are not there.
func (l *sqlLoader) merge(ctx context.Context, onConflict string) (added int64, err error) {
	names := strings.Join(nodeColumns[:], ", ")
	err = l.tx.QueryRowContext(ctx, `
		WITH fresh AS (
			INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash, ts)
			SELECT DISTINCT s, p, o, l, now() FROM new_quads ORDER BY s, p, o, l
			`+onConflict+`
			RETURNING subject_hash AS s, predicate_hash AS p, object_hash AS o, label_hash AS l
		), counts AS (
			SELECT hash, count(*) AS n FROM (
				SELECT s AS hash FROM fresh UNION ALL
				SELECT p FROM fresh UNION ALL
				SELECT o FROM fresh UNION ALL
				SELECT l FROM fresh WHERE l IS NOT NULL
			) AS places GROUP BY hash
		), moved AS (
			INSERT INTO nodes (hash, refs, `+names+`)
			SELECT hash, counts.n, `+names+` FROM counts JOIN new_nodes USING (hash) ORDER BY hash
			ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + excluded.refs
			RETURNING 1
		)
		SELECT (SELECT count(*) FROM fresh), (SELECT count(*) FROM moved)`).Scan(&added, new(int64))
	return added, err
}
