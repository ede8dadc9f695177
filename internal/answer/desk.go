// Package answer holds the answers that need more than a look into the graph:
// threads, asks, comparisons, briefs, the ledger and what else is told with its
// sources. The tools of package mcp, the server of package web and the terminal
// give these answers and no others, so that one question has one answer.
//
// Make a [Desk] and ask it; each question is a method, its arguments and its
// answer are structs whose JSON names and descriptions stand in their tags. The
// invariant is that every line of an answer carries its sources, each a
// document, its date and the sentence, as far as the store holds them, and that
// what is left out of a long answer is counted.
package answer

import (
	"context"
	"errors"

	"chancery/graph"
	"chancery/internal/pipeline"
)

// Opening calls a function with an open store.
type Opening func(context.Context, func(*graph.Store) error) error

// Each returns an Opening that opens the store anew each time, and closes it
// after, so that other programs get at it between.
func Each(open func(context.Context) (*graph.Store, error)) Opening {
	return func(ctx context.Context, do func(*graph.Store) error) error {
		store, err := open(ctx)
		if err != nil {
			return err
		}
		return errors.Join(do(store), store.Close())
	}
}

// Desk is where questions are answered. It is safe for concurrent use; make it
// once, since it keeps the record that was settled last.
type Desk struct {
	// Reading gives the store for one answer.
	Reading Opening
	// Writing gives the store open for writing, for judgements. Without it they
	// are refused with an error that wraps [graph.ErrReadOnly].
	Writing Opening
	// Pipeline says how the record is settled.
	Pipeline pipeline.Options
	// Who is said to have made the judgements.
	Who string

	recall recall
}

// remembering opens the store and settles its record, as of a day.
func (d *Desk) remembering(ctx context.Context, asOf pipeline.AsOf, do func(*graph.Store, *remembered) error) error {
	return d.Reading(ctx, func(store *graph.Store) error {
		m, err := d.recall.remember(ctx, store, asOf, d.Pipeline)
		if err != nil {
			return err
		}
		return do(store, m)
	})
}
