package graph

import (
	"context"
	"database/sql"
	"errors"
)

// sqlArchive keeps documents in a table of their own.
type sqlArchive struct{ e *sqlEngine }

func (e *sqlEngine) archive() archive { return sqlArchive{e} }

func (a sqlArchive) put(ctx context.Context, sum string, body []byte) error {
	return a.e.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `INSERT INTO chancery_documents (sum, body) VALUES ($1, $2) ON CONFLICT (sum) DO NOTHING`, sum, body)
		return err
	})
}

func (a sqlArchive) get(ctx context.Context, sum string) (body []byte, err error) {
	err = a.e.db.QueryRowContext(ctx, `SELECT body FROM chancery_documents WHERE sum = $1`, sum).Scan(&body)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, noDocument(sum)
	}
	return body, err
}

func (a sqlArchive) drop(ctx context.Context, sum string) error {
	return a.e.transaction(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM chancery_documents WHERE sum = $1`, sum)
		return err
	})
}

func (a sqlArchive) list(ctx context.Context) (sums []string, err error) {
	rows, err := a.e.db.QueryContext(ctx, `SELECT sum FROM chancery_documents ORDER BY sum`)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	for rows.Next() {
		var sum string
		if err := rows.Scan(&sum); err != nil {
			return nil, err
		}
		sums = append(sums, sum)
	}
	return sums, rows.Err()
}
