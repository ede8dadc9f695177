//go:build unix

package explore

import (
	"fmt"
	"os"
	"syscall"
)

// lockFile waits until nobody else writes a session. Closing the file lets go.
func lockFile(f *os.File) error {
	if err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX); err != nil {
		return fmt.Errorf("lock %s: %w", f.Name(), err)
	}
	return nil
}
