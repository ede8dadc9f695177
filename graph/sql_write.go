package graph

import (
	"bytes"
	"context"
	"database/sql"
	"maps"
	"slices"
	"strings"

	"github.com/cayleygraph/cayley/graph"
	"github.com/cayleygraph/quad"
	"github.com/lib/pq"
)

// apply makes the change in one transaction, with a few statements whatever the
// number of quads.
func (e *sqlEngine) apply(ctx context.Context, d Delta) (a Applied, err error) {
	if err := ctx.Err(); err != nil {
		return a, err
	}
	err = e.transaction(ctx, func(tx *sql.Tx) error {
		c := sqlChange{tx: tx, counts: make(map[graph.ValueHash]int64)}
		if a.Deleted, err = c.take(ctx, d.Del); err != nil {
			return err
		}
		if a.Added, err = c.put(ctx, d.Add); err != nil {
			return err
		}
		return c.writeNodes(ctx, d.Add)
	})
	if err != nil {
		return Applied{}, err
	}
	return a, nil
}

// sqlChange is one change under way.
type sqlChange struct {
	tx     *sql.Tx
	counts map[graph.ValueHash]int64 // places of values gained and lost
}

// sqlQuadRows is a list of quads as a relation of its own.
const sqlQuadRows = `unnest($1::bytea[], $2::bytea[], $3::bytea[], $4::bytea[]) AS t(s, p, o, l)`

// quadArrays returns the arguments of sqlQuadRows; no label is an empty one.
func quadArrays(quads []quad.Quad) []any {
	var columns [4]pq.ByteaArray
	for _, q := range quads {
		for i, d := range quad.Directions {
			h := []byte{}
			if v := q.Get(d); v != nil {
				h = hashBytes(v)
			}
			columns[i] = append(columns[i], h)
		}
	}
	return []any{columns[0], columns[1], columns[2], columns[3]}
}

// put adds quads and returns how many were new.
func (c *sqlChange) put(ctx context.Context, quads []quad.Quad) (int, error) {
	return c.run(ctx, 1, quads, `INSERT INTO quads (subject_hash, predicate_hash, object_hash, label_hash, ts)
		SELECT s, p, o, NULLIF(l, ''::bytea), now() FROM `+sqlQuadRows+` ORDER BY s, p, o, l
		ON CONFLICT DO NOTHING
		RETURNING subject_hash, predicate_hash, object_hash, label_hash`)
}

// take deletes quads and returns how many were there.
func (c *sqlChange) take(ctx context.Context, quads []quad.Quad) (int, error) {
	return c.run(ctx, -1, quads, `DELETE FROM quads q USING `+sqlQuadRows+`
		WHERE q.subject_hash = t.s AND q.predicate_hash = t.p AND q.object_hash = t.o
			AND (q.label_hash = t.l OR q.label_hash IS NULL AND t.l = ''::bytea)
		RETURNING q.subject_hash, q.predicate_hash, q.object_hash, q.label_hash`)
}

// run runs a statement on quads and counts the places of values in the quads
// that it returns.
func (c *sqlChange) run(ctx context.Context, by int64, quads []quad.Quad, query string) (n int, err error) {
	if len(quads) == 0 {
		return 0, nil
	}
	rows, err := c.tx.QueryContext(ctx, query, quadArrays(quads)...)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var hashes [4]sql.RawBytes
	for rows.Next() {
		if err := rows.Scan(&hashes[0], &hashes[1], &hashes[2], &hashes[3]); err != nil {
			return n, err
		}
		n++
		for _, h := range hashes {
			if len(h) == len(graph.ValueHash{}) {
				c.counts[graph.ValueHash(h)] += by
			}
		}
	}
	return n, rows.Err()
}

// writeNodes brings the values in line with the quads: all that changes is
// locked in one order, so that two writers do not wait for each other.
func (c *sqlChange) writeNodes(ctx context.Context, added []quad.Quad) error {
	hashes := slices.SortedFunc(maps.Keys(c.counts), func(a, b graph.ValueHash) int { return bytes.Compare(a[:], b[:]) })
	var more, less nodeArrays
	values := valuesOf(added)
	var all pq.ByteaArray
	for _, h := range hashes {
		all = append(all, bytes.Clone(h[:]))
		switch n := c.counts[h]; {
		case n > 0:
			if err := more.add(h, n, values[h]); err != nil {
				return err
			}
		case n < 0:
			if err := less.add(h, n, nil); err != nil {
				return err
			}
		}
	}
	if len(all) == 0 {
		return nil
	}
	if _, err := c.tx.ExecContext(ctx, `SELECT 1 FROM nodes WHERE hash = ANY($1::bytea[]) ORDER BY hash FOR UPDATE`, all); err != nil {
		return err
	}
	if err := more.insert(ctx, c.tx); err != nil {
		return err
	}
	return less.drop(ctx, c.tx)
}

// valuesOf returns the values of quads by their hashes.
func valuesOf(quads []quad.Quad) map[graph.ValueHash]quad.Value {
	values := make(map[graph.ValueHash]quad.Value)
	for _, q := range quads {
		for _, d := range quad.Directions {
			if v := q.Get(d); v != nil {
				values[graph.HashOf(v)] = v
			}
		}
	}
	return values
}

// nodeArrays are rows of the table nodes, column by column.
type nodeArrays struct {
	hashes  pq.ByteaArray
	refs    pq.Int64Array
	columns [len(nodeColumns)][]any
}

func (a *nodeArrays) add(h graph.ValueHash, refs int64, v quad.Value) error {
	a.hashes = append(a.hashes, bytes.Clone(h[:]))
	a.refs = append(a.refs, refs)
	if v == nil {
		return nil
	}
	row, err := nodeRow(v)
	if err != nil {
		return err
	}
	for i, x := range row {
		if b, ok := x.([]byte); ok || nodeColumns[i] == "value" && x == nil {
			x = b // as pq writes bytes into an array; an empty one is NULL
		}
		a.columns[i] = append(a.columns[i], x)
	}
	return nil
}

// nodeTypes are the types of nodeColumns.
var nodeTypes = [...]string{"bytea", "text", "text", "text", "boolean", "boolean", "bigint", "boolean", "double precision", "timestamptz"}

// insert adds rows, and adds to the counts of those that are there.
func (a *nodeArrays) insert(ctx context.Context, tx *sql.Tx) error {
	if len(a.hashes) == 0 {
		return nil
	}
	args := []any{a.hashes, a.refs}
	params := []string{"$1::bytea[]", "$2::int[]"}
	for i, column := range a.columns {
		array, err := sqlArray(nodeTypes[i], column)
		if err != nil {
			return err
		}
		args = append(args, array)
		params = append(params, "$"+itoa(len(args))+"::"+nodeTypes[i]+"[]")
	}
	_, err := tx.ExecContext(ctx, `INSERT INTO nodes (hash, refs, `+strings.Join(nodeColumns[:], ", ")+`)
		SELECT hash, refs, NULLIF(value, ''::bytea), `+strings.Join(nodeColumns[1:], ", ")+`
		FROM unnest(`+strings.Join(params, ", ")+`) AS t(hash, refs, `+strings.Join(nodeColumns[:], ", ")+`)
		ORDER BY hash
		ON CONFLICT (hash) DO UPDATE SET refs = nodes.refs + excluded.refs`, args...)
	return err
}

// drop takes from the counts, and removes the rows that come to nothing.
func (a *nodeArrays) drop(ctx context.Context, tx *sql.Tx) error {
	if len(a.hashes) == 0 {
		return nil
	}
	_, err := tx.ExecContext(ctx, `UPDATE nodes SET refs = nodes.refs + t.refs
		FROM unnest($1::bytea[], $2::int[]) AS t(hash, refs) WHERE nodes.hash = t.hash`, a.hashes, a.refs)
	if err != nil {
		return err
	}
	_, err = tx.ExecContext(ctx, `DELETE FROM nodes WHERE hash = ANY($1::bytea[]) AND refs <= 0`, a.hashes)
	return err
}
