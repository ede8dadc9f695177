package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/cayleygraph/quad"
	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"chancery/graph/boltfile"
)

// boltFile is the name of the quads' file in a bolt store's folder.
const boltFile = "quads.bolt"

// documentsDir is the name of the folder of the documents' texts in it.
const documentsDir = "documents"

func boltBackend() Backend {
	return Backend{
		Scheme: "bolt",
		Usage:  "bolt:DIR",
		Help:   "a folder on this machine; one process writes at a time (the default)",
		open: func(_ context.Context, spec string, opt Options) (engine, error) {
			dir := strings.TrimPrefix(spec, "bolt:")
			if dir == "" {
				dir = strings.TrimPrefix(DefaultSpec, "bolt:")
			}
			return openBolt(dir, opt)
		},
	}
}

// boltEngine keeps the quads in a bbolt file in Cayley's own layout, and writes
// that layout itself: Cayley's writer leaves rolled-back identifiers in a cache
// after a failed transaction and falsifies later answers. Readings go straight to
// the indexes, and queries through Cayley, each on a QuadStore of its own over
// one snapshot.
type boltEngine struct {
	dir     string
	opt     Options
	lock    *dirLock
	current atomic.Pointer[bbolt.DB] // replaced when a load writes a new file
	writing sync.Mutex               // held by whoever changes the store
}

func (e *boltEngine) db() *bbolt.DB { return e.current.Load() }

func openBolt(dir string, opt Options) (_ engine, err error) {
	file := filepath.Join(dir, boltFile)
	switch _, err := os.Stat(file); {
	case errors.Is(err, fs.ErrNotExist) && !opt.Create:
		return nil, fmt.Errorf("%w: no file %s; make it with chancery build", ErrNotFound, file)
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	if opt.Create && !opt.ReadOnly {
		if err := os.MkdirAll(dir, 0o755); err != nil {
			return nil, err
		}
	}
	lock, err := lockDir(dir, !opt.ReadOnly, opt.LockTimeout)
	if err != nil {
		return nil, err
	}
	e := &boltEngine{dir: dir, opt: opt, lock: lock}
	defer func() {
		if err != nil {
			err = errors.Join(err, e.close())
		}
	}()
	if !opt.ReadOnly {
		if err := dropParts(dir); err != nil {
			return nil, err
		}
	}
	return e, e.start()
}

// start opens the quads of a folder whose lock is held.
func (e *boltEngine) start() error {
	file := filepath.Join(e.dir, boltFile)
	if err := checkStart(file); err != nil {
		return err
	}
	db, err := openBoltFile(file, e.opt)
	if err != nil {
		return err
	}
	e.current.Store(db)
	return e.prepare(e.opt)
}

// dropParts removes what a process that died while writing left behind.
func dropParts(dir string) error {
	parts, err := filepath.Glob(filepath.Join(dir, boltFile+partPattern))
	if err != nil {
		return err
	}
	for _, p := range parts {
		if err := os.Remove(p); err != nil {
			return err
		}
	}
	return nil
}

// openBoltFile opens the file for this process, and shares it with the query
// child: the folder's lock is what keeps other processes out.
func openBoltFile(file string, o Options) (db *bbolt.DB, err error) {
	err = reading(func() error { db, err = openLocked(file, o); return err })
	return db, err
}

func openLocked(file string, o Options) (db *bbolt.DB, err error) {
	var f *os.File
	opt := bbolt.Options{
		ReadOnly:        o.ReadOnly,
		InitialMmapSize: boltMap,
		FreelistType:    bbolt.FreelistMapType,
		Timeout:         o.LockTimeout,
		OpenFile: func(name string, flag int, perm os.FileMode) (*os.File, error) {
			var err error
			f, err = os.OpenFile(name, flag, perm)
			return f, err
		},
	}
	db, err = bbolt.Open(file, 0o644, &opt)
	if errors.Is(err, errNoAddressSpace) {
		opt.InitialMmapSize = 0
		db, err = bbolt.Open(file, 0o644, &opt)
	}
	switch {
	case errors.Is(err, berrors.ErrTimeout):
		return nil, fmt.Errorf("%w: %s is locked by a program other than chancery", ErrLocked, file)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return nil, damaged(err)
	case err != nil:
		return nil, err
	}
	return db, shareLock(f)
}

// checkStart finds a file whose beginning is damaged, or that was cut short:
// bbolt would read past its end.
func checkStart(file string) error {
	f, err := os.Open(file)
	if errors.Is(err, fs.ErrNotExist) {
		return nil // a new one
	}
	if err != nil {
		return err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil || info.Size() == 0 {
		return err
	}
	if _, err := boltfile.ReadMeta(f, info.Size()); errors.Is(err, boltfile.ErrInvalid) {
		return damaged(fmt.Errorf("%s is %w", file, err))
	} else if err != nil {
		return err
	}
	return nil
}

// prepare makes the buckets of a new file and checks those of an old one.
func (e *boltEngine) prepare(opt Options) error {
	var state layoutState
	err := reading(func() error {
		return e.db().View(func(tx *bbolt.Tx) error { state = readLayout(tx); return nil })
	})
	if err != nil {
		return err
	}
	switch {
	case state.err != nil:
		return state.err
	case state.ready:
		return nil
	case !opt.Create || opt.ReadOnly:
		return fmt.Errorf("%w: %s holds no graph yet; make it with chancery build", ErrNotFound, e.dir)
	}
	if err := e.db().Update(initLayout); err != nil {
		return err
	}
	return syncDir(e.dir)
}

func (e *boltEngine) snapshot(context.Context, bool) (_ snapshot, err error) {
	defer catchDamage(&err)
	tx, err := e.begin()
	if err != nil {
		return nil, err
	}
	return &boltSnapshot{tx: tx, values: make(map[uint64]quad.Value)}, nil
}

// begin begins a reading transaction, on the new file when a load has just
// replaced the one that was open.
func (e *boltEngine) begin() (*bbolt.Tx, error) {
	for {
		db := e.db()
		tx, err := db.Begin(false)
		if errors.Is(err, berrors.ErrDatabaseNotOpen) && e.db() != db {
			continue
		}
		return tx, err
	}
}

func (e *boltEngine) archive() archive { return archiveOf(e.dir) }

// archiveOf returns the archive in a store's folder.
func archiveOf(dir string) archive { return dirArchive{filepath.Join(dir, documentsDir)} }

func (e *boltEngine) close() error {
	var errs []error
	if db := e.db(); db != nil {
		errs = append(errs, db.Close())
	}
	return errors.Join(append(errs, e.lock.release())...)
}

// damaged wraps err as ErrDamaged.
func damaged(err error) error {
	if errors.Is(err, ErrDamaged) {
		return err
	}
	return fmt.Errorf("%w: %w; run chancery verify to see where, then chancery rebuild", ErrDamaged, err)
}

// catchDamage, deferred, turns what a damaged file does to bbolt, a panic or a
// fault in mapped memory, into ErrDamaged.
func catchDamage(err *error) {
	if r := recover(); r != nil {
		*err = damaged(fmt.Errorf("%v", r))
	}
}

// reading runs read so that a fault in mapped memory is a panic, and a panic
// ErrDamaged.
func reading(read func() error) (err error) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer catchDamage(&err)
	return read()
}
