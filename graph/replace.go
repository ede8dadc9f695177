package graph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/cayleygraph/quad"
)

// Replacement is a store in the making, which is to take the place of a bolt
// store that may be damaged. Nobody else can use that store before the end.
type Replacement struct {
	// Old is the store as it is, for reading; nil when it cannot be opened, and
	// Fault says why.
	Old   *Store
	Fault error
	// New is the store in the making, empty at first.
	New *Store

	dir  string
	part string // the folder of New
	lock *dirLock
}

// replacementDir is the folder, in a store's own, in which another is made.
const replacementDir = "rebuild.part"

// Replaceable reports whether spec names a store for [Replace]: one in a folder.
func Replaceable(spec string) bool {
	return spec == "" || strings.HasPrefix(spec, "bolt:")
}

// Replace begins a store in the place of the one that spec names. Call
// [Replacement.Commit] when it is complete, and Close in any case.
func Replace(ctx context.Context, spec string, opt Options) (_ *Replacement, err error) {
	if spec == "" {
		spec = DefaultSpec
	}
	r := &Replacement{dir: strings.TrimPrefix(spec, "bolt:")}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("replace store %s: %w", spec, err), r.Close())
		}
	}()
	if _, err := os.Stat(r.dir); err != nil {
		return nil, fmt.Errorf("%w: no folder %s; make it with chancery build", ErrNotFound, r.dir)
	}
	if r.lock, err = lockDir(r.dir, true, opt.LockTimeout); err != nil {
		return nil, err
	}
	old := &boltEngine{dir: r.dir, opt: Options{ReadOnly: true, LockTimeout: opt.LockTimeout}}
	if err := old.start(); err != nil {
		r.Fault = errors.Join(err, old.close())
	} else {
		r.Old = &Store{spec: spec, readOnly: true, engine: old}
	}
	r.part = filepath.Join(r.dir, replacementDir)
	if err := os.RemoveAll(r.part); err != nil {
		return nil, err
	}
	r.New, err = Open(ctx, "bolt:"+r.part, Options{Create: true})
	return r, err
}

// Dir returns the folder of the store that is replaced.
func (r *Replacement) Dir() string { return r.dir }

// Documents is [Store.Documents] of the store that is replaced, whatever the
// state of its quads.
func (r *Replacement) Documents(ctx context.Context) ([]string, error) {
	return r.archive().list(ctx)
}

// GetDocument is [Store.GetDocument] of the store that is replaced, whatever
// the state of its quads.
func (r *Replacement) GetDocument(ctx context.Context, sum string) ([]byte, error) {
	if err := checkSum(sum); err != nil {
		return nil, err
	}
	return r.archive().get(ctx, sum)
}

func (r *Replacement) archive() archive { return archiveOf(r.dir) }

// CopyLoaded copies from Old into New what no document and no view has put
// there: what came with files of quads.
func (r *Replacement) CopyLoaded(ctx context.Context) error {
	_, err := r.New.Load(ctx, func(yield func(quad.Quad, error) bool) {
		for q, err := range r.Old.Quads(ctx, Pattern{}) {
			if err == nil && (IsEvidence(q) || isDerived(q)) {
				continue
			}
			if !yield(q, err) {
				return
			}
		}
	})
	return err
}

// Commit puts the quads of New in the place of the store's, in one step. The
// documents stay as they are. With keep the former quads stay beside them, in the
// file that it returns. Close follows.
func (r *Replacement) Commit(keep bool) (aside string, err error) {
	err = r.New.Close()
	if r.Old != nil {
		err = errors.Join(err, r.Old.Close())
	}
	if err != nil {
		return "", err
	}
	file := filepath.Join(r.dir, boltFile)
	if keep {
		if aside, err = setAside(file); err != nil {
			return "", fmt.Errorf("keep the former quads of %s: %w", r.dir, err)
		}
	}
	if err := os.Rename(filepath.Join(r.part, boltFile), file); err != nil {
		return aside, err
	}
	return aside, syncDir(r.dir)
}

// SetAside gives the text kept under sum another name, so that the document can
// be put again: documents/SUM.damaged.
func (r *Replacement) SetAside(sum string) error {
	file := filepath.Join(r.dir, documentsDir, sum)
	return os.Rename(file, file+".damaged")
}

// setAside gives a file a second name that is free, and returns it: "" when
// there is no file. Where a file cannot have two names, it loses the first.
func setAside(file string) (aside string, err error) {
	if _, err := os.Stat(file); errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	for n := 1; ; n++ {
		aside = file + ".old"
		if n > 1 {
			aside += strconv.Itoa(n)
		}
		if _, err := os.Lstat(aside); err == nil {
			continue
		}
		if os.Link(file, aside) == nil {
			return aside, nil
		}
		return aside, os.Rename(file, aside)
	}
}

// Close lets go of the store and removes what was not committed.
func (r *Replacement) Close() error {
	var errs []error
	for _, s := range []*Store{r.New, r.Old} {
		if s != nil {
			errs = append(errs, s.Close())
		}
	}
	if r.part != "" {
		errs = append(errs, os.RemoveAll(r.part))
	}
	return errors.Join(append(errs, r.lock.release())...)
}
