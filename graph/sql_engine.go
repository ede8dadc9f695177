package graph

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"strconv"
	"sync"
	"syscall"
	"time"

	"github.com/cayleygraph/cayley/clog"
	csql "github.com/cayleygraph/cayley/graph/sql"
	"github.com/lib/pq"
)

// sqlFlavour is what tells databases apart that speak PostgreSQL's protocol.
type sqlFlavour struct {
	name     string   // under which Cayley knows it
	tables   []string // statements that make the tables and indexes
	creating string   // run first in the transaction that makes them; "" for no transaction
	copies   bool     // COPY into temporary tables works
}

// sqlTables returns the statements for Cayley's tables, and ours for documents.
// Cayley's foreign keys are left out: every row would be looked up four times,
// and quads and values are only ever written together.
func sqlTables(serial string) []string {
	return []string{
		`CREATE TABLE IF NOT EXISTS nodes (
			hash BYTEA PRIMARY KEY,
			refs INT NOT NULL,
			value BYTEA,
			value_string TEXT,
			datatype TEXT,
			language TEXT,
			iri BOOLEAN,
			bnode BOOLEAN,
			value_int BIGINT,
			value_bool BOOLEAN,
			value_float DOUBLE PRECISION,
			value_time TIMESTAMP WITH TIME ZONE
		)`,
		`CREATE TABLE IF NOT EXISTS quads (
			horizon ` + serial + ` PRIMARY KEY,
			subject_hash BYTEA NOT NULL,
			predicate_hash BYTEA NOT NULL,
			object_hash BYTEA NOT NULL,
			label_hash BYTEA,
			ts TIMESTAMP
		)`,
		`CREATE TABLE IF NOT EXISTS chancery_documents (
			sum TEXT PRIMARY KEY,
			body BYTEA NOT NULL
		)`,
	}
}

// sqlIndexes are the indexes of the table quads. One label may be missing: two
// of them tell quads apart, those with a label and those without.
var sqlIndexes = [...]struct{ name, create string }{
	{"spol_unique", `CREATE UNIQUE INDEX IF NOT EXISTS spol_unique ON quads (subject_hash, predicate_hash, object_hash, label_hash) WHERE label_hash IS NOT NULL`},
	{"spo_unique", `CREATE UNIQUE INDEX IF NOT EXISTS spo_unique ON quads (subject_hash, predicate_hash, object_hash) WHERE label_hash IS NULL`},
	{"ops_index", `CREATE INDEX IF NOT EXISTS ops_index ON quads (object_hash, predicate_hash, subject_hash)`},
	{"ls_index", `CREATE INDEX IF NOT EXISTS ls_index ON quads (label_hash, subject_hash)`},
}

func createIndexes() (statements []string) {
	for _, i := range sqlIndexes {
		statements = append(statements, i.create)
	}
	return statements
}

func dropIndexes() (statements []string) {
	for _, i := range sqlIndexes {
		statements = append(statements, "DROP INDEX IF EXISTS "+i.name)
	}
	return statements
}

// sqlEngine keeps the quads in a database in Cayley's own tables, and writes
// them by sets, where Cayley writes row by row.
type sqlEngine struct {
	db      *sql.DB
	address string // with the password: never shown
	flavour sqlFlavour
}

func openSQL(ctx context.Context, spec string, f sqlFlavour, opt Options) (_ engine, err error) {
	registerFlavours()
	address := withScheme(spec, "postgres")
	if _, err := url.Parse(address); err != nil {
		return nil, errors.New("this is no address of a database; write scheme://USER@HOST:PORT/DATABASE") // err would show the password
	}
	connector, err := pq.NewConnector(address)
	if err != nil {
		return nil, fmt.Errorf("the settings of the database: %w", err)
	}
	e := &sqlEngine{db: sql.OpenDB(connector), address: address, flavour: f}
	defer func() {
		if err != nil {
			err = errors.Join(err, e.db.Close())
		}
	}()
	e.db.SetMaxIdleConns(4)
	if err := e.db.PingContext(ctx); err != nil {
		return nil, fmt.Errorf("cannot reach the database: %w", err)
	}
	ready, err := e.ready(ctx)
	switch {
	case err != nil:
		return nil, err
	case ready:
		return e, nil
	case !opt.Create || opt.ReadOnly:
		return nil, fmt.Errorf("%w: the database has no tables of a graph; make them with chancery build", ErrNotFound)
	}
	return e, e.create(ctx)
}

// ready reports whether the tables are there.
func (e *sqlEngine) ready(ctx context.Context) (bool, error) {
	var n int
	err := e.db.QueryRowContext(ctx, `SELECT count(*) FROM information_schema.tables
		WHERE table_schema = current_schema() AND table_name IN ('nodes', 'quads', 'chancery_documents')`).Scan(&n)
	return n == 3, err
}

func (e *sqlEngine) create(ctx context.Context) error {
	if e.flavour.creating == "" {
		return execAll(ctx, e.db, e.flavour.tables)
	}
	return e.transaction(ctx, func(tx *sql.Tx) error {
		return execAll(ctx, tx, append([]string{e.flavour.creating}, e.flavour.tables...))
	})
}

// execer is a database, one connection or a transaction.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

func execAll(ctx context.Context, x execer, statements []string) error {
	for _, s := range statements {
		if _, err := x.ExecContext(ctx, s); err != nil {
			return err
		}
	}
	return nil
}

// sqlTries and sqlPause bound how often, and how far apart, a transaction is
// tried again: some half a minute, in which a server can restart.
const (
	sqlTries = 9
	sqlPause = 50 * time.Millisecond
)

// transaction runs work in a transaction, again when the server goes away or
// asks for it. What work does must come to the same when done twice.
func (e *sqlEngine) transaction(ctx context.Context, work func(*sql.Tx) error) (err error) {
	for try := range sqlTries {
		if try > 0 {
			select {
			case <-ctx.Done():
				return ctx.Err()
			case <-time.After(sqlPause << try):
			}
		}
		if err = e.try(ctx, work); err == nil || !retryable(err) || ctx.Err() != nil {
			break
		}
	}
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

func (e *sqlEngine) try(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := e.db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() // does nothing after a commit
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// connectionLost reports whether err tells of a server that went away.
func connectionLost(err error) bool {
	var n net.Error
	return errors.Is(err, driver.ErrBadConn) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) ||
		errors.Is(err, syscall.ECONNREFUSED) || errors.Is(err, syscall.ECONNRESET) || errors.Is(err, syscall.EPIPE) ||
		errors.As(err, &n)
}

func (e *sqlEngine) close() error { return e.db.Close() }

// child gives the child the address to connect by itself.
func (e *sqlEngine) child(context.Context) (childSource, error) {
	return childSource{SQL: e.address, Flavour: e.flavour.name, release: func() error { return nil }}, nil
}

// registerFlavours makes our flavours known to Cayley, which keeps a global
// list of them, and silences its log, which shows the address of a database
// that it cannot reach with the password in it.
var registerFlavours = sync.OnceFunc(func() {
	clog.SetLogger(nil)
	for _, f := range []sqlFlavour{postgresFlavour(), cockroachFlavour()} {
		csql.Register(f.name, csql.Registration{
			Driver:             "postgres",
			HashType:           "BYTEA",
			BytesType:          "BYTEA",
			HorizonType:        "BIGSERIAL",
			TimeType:           "timestamp with time zone",
			ConditionalIndexes: true,
			NoForeignKeys:      true,
			QueryDialect: csql.QueryDialect{
				RegexpOp:    "~",
				FieldQuote:  pq.QuoteIdentifier,
				Placeholder: func(n int) string { return fmt.Sprintf("$%d", n) },
			},
		})
	}
})

// openSQLChild opens the database as Cayley queries it. The server is told the
// time limit too: it would work on for a client that is gone.
func openSQLChild(src childSource, timeout time.Duration) (*childStore, error) {
	registerFlavours()
	u, err := url.Parse(src.SQL)
	if err != nil {
		return nil, errors.New("the address of the database does not parse")
	}
	settings := u.Query()
	settings.Set("statement_timeout", strconv.FormatInt(timeout.Milliseconds(), 10))
	u.RawQuery = settings.Encode()
	qs, err := csql.New(src.Flavour, u.String(), nil)
	if err != nil {
		return nil, err
	}
	connector, err := pq.NewConnector(u.String())
	if err != nil {
		return nil, err
	}
	return &childStore{qs: qs, snap: &sqlSnapshot{q: sql.OpenDB(connector)}}, nil
}

// redact takes the password out of a store's name.
func redact(spec string) string {
	u, err := url.Parse(spec)
	switch {
	case err != nil:
		return "(an address that does not parse)"
	case u.User == nil:
		return spec
	}
	return u.Redacted()
}
