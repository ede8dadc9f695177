package graph

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// dirArchive keeps each document in a file of one folder, written beside and
// renamed, so that a file is there whole or not at all.
type dirArchive struct{ dir string }

func (a dirArchive) put(_ context.Context, sum string, body []byte) error {
	path := filepath.Join(a.dir, sum)
	if _, err := os.Stat(path); err == nil {
		return nil
	}
	if err := os.MkdirAll(a.dir, 0o755); err != nil {
		return err
	}
	return writeBeside(path, body)
}

func (a dirArchive) get(_ context.Context, sum string) ([]byte, error) {
	body, err := os.ReadFile(filepath.Join(a.dir, sum))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, noDocument(sum)
	}
	return body, err
}

func (a dirArchive) drop(_ context.Context, sum string) error {
	err := os.Remove(filepath.Join(a.dir, sum))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (a dirArchive) list(context.Context) ([]string, error) {
	entries, err := os.ReadDir(a.dir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var sums []string
	for _, e := range entries {
		if checkSum(e.Name()) == nil {
			sums = append(sums, e.Name())
		}
	}
	return sums, nil
}

// writeBeside writes body to a file beside path and renames it there once it
// is on the disk.
func writeBeside(path string, body []byte) error {
	f, err := os.CreateTemp(filepath.Dir(path), filepath.Base(path)+".*.part")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	if _, err = f.Write(body); err == nil {
		err = f.Sync()
	}
	if cerr := f.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return err
	}
	return syncDir(filepath.Dir(path))
}

// syncDir makes the names in dir durable.
func syncDir(dir string) error {
	d, err := os.Open(dir)
	if err != nil {
		return err
	}
	defer d.Close()
	return d.Sync()
}
