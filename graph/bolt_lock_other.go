//go:build !unix

package graph

import (
	"errors"
	"os"
	"time"
)

// boltMap is 0: these systems make the file as large as its map.
const boltMap = 0

var errNoAddressSpace = errors.New("no such limit here")

// dirLock is nothing here: bbolt's lock on its file is the only one, so that a
// store that is open for writing cannot be queried at the same time.
type dirLock struct{}

func lockDir(string, bool, time.Duration) (*dirLock, error) { return &dirLock{}, nil }

func (*dirLock) release() error { return nil }

func shareLock(*os.File) error { return nil }
