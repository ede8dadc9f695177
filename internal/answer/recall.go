package answer

import (
	"context"
	"fmt"
	"os"
	"sync"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/pipeline"
	"chancery/internal/resolve"
	"chancery/schema"
)

// recall keeps the record that was settled last, since settling reads the whole
// store and a conversation asks for the same record again and again. It is
// settled anew when the store has changed.
type recall struct {
	mu    sync.Mutex
	stamp string
	// now is the record of all documents, without a day.
	now *remembered
	// then is the record of the day that was asked for last.
	then *remembered
	asOf pipeline.AsOf
}

// remembered is a settled record with what is drawn from it, once, when first
// wanted.
type remembered struct {
	*pipeline.Memory
	candidates func() []resolve.Candidate
	unsure     func() []Fact

	mu       sync.Mutex
	on       schema.Date // the day of standing
	standing []memory.Status
}

func remember(m *pipeline.Memory) *remembered {
	return &remembered{
		Memory:     m,
		candidates: sync.OnceValue(func() []resolve.Candidate { return resolve.Candidates(m.Record, m.Judgements) }),
		unsure:     sync.OnceValue(func() []Fact { return unsureFacts(m.Facts) }),
	}
}

// standingOn returns how the undertakings and asks stand on a day.
func (m *remembered) standingOn(day schema.Date) []memory.Status {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.standing == nil || m.on != day {
		m.on, m.standing = day, memory.Standing(m.Record, m.Threads(), day)
	}
	return m.standing
}

// remember returns the record of a store. The store must be open, so that nobody
// writes to it between the stamp and the reading.
func (r *recall) remember(ctx context.Context, store *graph.Store, asOf pipeline.AsOf, opt pipeline.Options) (*remembered, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	stamp, err := stampOf(ctx, store, pipeline.JudgementsPath(store, opt.Judgements))
	if err != nil {
		return nil, err
	}
	if stamp != r.stamp {
		r.stamp, r.now, r.then = stamp, nil, nil
	}
	settle := func(asOf pipeline.AsOf) (*remembered, error) {
		m, err := pipeline.Remember(ctx, store, asOf, opt)
		if err != nil {
			return nil, err
		}
		return remember(m), nil
	}
	if asOf.Known {
		return r.past(asOf, func() (*remembered, error) { return settle(asOf) })
	}
	if r.now == nil {
		if r.now, err = settle(pipeline.AsOf{}); err != nil {
			return nil, err
		}
	}
	if !asOf.Day.Known() {
		return r.now, nil
	}
	return r.past(asOf, func() (*remembered, error) { return remember(r.now.Until(asOf.Day)), nil })
}

// past returns the record of a day, made by settle unless it is the last one.
func (r *recall) past(asOf pipeline.AsOf, settle func() (*remembered, error)) (*remembered, error) {
	if r.then != nil && r.asOf == asOf {
		return r.then, nil
	}
	r.then = nil // two of them need not be held at once
	m, err := settle()
	if err == nil {
		r.then, r.asOf = m, asOf
	}
	return m, err
}

// stampOf tells the states of a store and of its judgements apart.
func stampOf(ctx context.Context, store *graph.Store, judgements string) (string, error) {
	stamp, err := store.Stamp()
	if err != nil {
		return "", err
	}
	if stamp == "" {
		build, err := graph.BuildOf(ctx, store)
		if err != nil {
			return "", err
		}
		stamp = build.ID
	}
	if info, err := os.Stat(judgements); err == nil {
		stamp += fmt.Sprintln(judgements, info.Size(), info.ModTime().UnixNano())
	}
	return stamp, nil
}
