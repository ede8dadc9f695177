//go:build unix

package graph

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"
)

// boltMap is how much address space is set aside for the file. With less, a
// writer that grows the file past its map waits for every open reader, and all
// later readers wait for the writer.
const boltMap = 64 << 30

// lockPoll is the pause between two tries for a lock.
const lockPoll = 20 * time.Millisecond

// errNoAddressSpace is what mapping boltMap gives under a limit on address
// space.
var errNoAddressSpace error = syscall.ENOMEM

// dirLock is a hold on a store's folder: shared by readers, or one writer's.
type dirLock struct {
	f     *os.File
	noted bool // the file says who holds it
}

// lockDir takes the lock, or returns ErrLocked with who holds it when timeout
// has passed. A reader of a folder that it cannot write to needs none.
func lockDir(dir string, exclusive bool, timeout time.Duration) (*dirLock, error) {
	path := filepath.Join(dir, "lock")
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o644)
	if err != nil && !exclusive {
		if f, err = os.Open(path); err != nil {
			return &dirLock{}, nil
		}
	}
	switch {
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
		return nil, fmt.Errorf("%w: cannot write in %s (%w); read it with a command that changes nothing, or copy it elsewhere", ErrReadOnly, dir, err)
	case err != nil:
		return nil, err
	}
	how := syscall.LOCK_SH
	if exclusive {
		how = syscall.LOCK_EX
	}
	for start := time.Now(); ; time.Sleep(lockPoll) {
		err = syscall.Flock(int(f.Fd()), how|syscall.LOCK_NB)
		if err == nil {
			break
		}
		if !errors.Is(err, syscall.EWOULDBLOCK) && !errors.Is(err, syscall.EINTR) {
			return nil, errors.Join(fmt.Errorf("lock %s: %w", path, err), f.Close())
		}
		if time.Since(start) >= timeout {
			holder, _ := os.ReadFile(path)
			err := fmt.Errorf("%w (%s); wait for it to end, or use another store", ErrLocked, describeHolder(holder))
			return nil, errors.Join(err, f.Close())
		}
	}
	l := &dirLock{f: f, noted: exclusive}
	if exclusive {
		l.note(fmt.Sprintf("process %d, %s\n", os.Getpid(), filepath.Base(os.Args[0])))
	}
	return l, nil
}

// note writes who holds the lock into its file: a courtesy to those who wait,
// which a full disk may refuse.
func (l *dirLock) note(text string) {
	if l.f.Truncate(0) == nil {
		_, _ = l.f.WriteAt([]byte(text), 0)
	}
}

func describeHolder(note []byte) string {
	if s := strings.TrimSpace(string(note)); s != "" {
		return s
	}
	return "a reader"
}

func (l *dirLock) release() error {
	if l == nil || l.f == nil {
		return nil
	}
	if l.noted {
		l.note("")
	}
	f := l.f
	l.f = nil
	return f.Close()
}

// shareLock lets readers open the bbolt file f beside this process.
func shareLock(f *os.File) error { return syscall.Flock(int(f.Fd()), syscall.LOCK_SH) }
