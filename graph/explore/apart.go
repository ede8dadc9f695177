package explore

import (
	"context"
	"fmt"
	"time"

	"chancery/graph"
)

// apartPatience is how long Apart waits for those who are reading.
const apartPatience = 5 * time.Second

// Apart calls do while the engine keeps the store closed, for one who writes to
// it in the same program. It waits a moment for those who are reading; those who
// come meanwhile are told [graph.ErrLocked], and so is who calls when they do not
// end.
func (e *Engine) Apart(ctx context.Context, do func() error) error {
	if err := e.setApart(ctx); err != nil {
		return err
	}
	defer func() {
		e.mu.Lock()
		e.apart = false
		e.mu.Unlock()
	}()
	return do()
}

func (e *Engine) setApart(ctx context.Context) error {
	const pause = 10 * time.Millisecond
	ctx, cancel := context.WithTimeoutCause(ctx, apartPatience, fmt.Errorf("the store is being read: %w", graph.ErrLocked))
	defer cancel()
	for {
		e.mu.Lock()
		free := e.users == 0 && !e.apart
		if free {
			e.apart = true
			_ = e.letGo()
		}
		e.mu.Unlock()
		if free {
			return nil
		}
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-time.After(pause):
		}
	}
}
