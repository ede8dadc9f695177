package pipeline

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chancery/graph"
	"chancery/graph/export"
	"chancery/internal/resolve"
	"chancery/schema"
)

// judgementsFile is the name of the file, beside a store's quads, that keeps
// what people said about who is who.
const judgementsFile = "judgements.tsv"

// ErrNoFolder says that a store lives in no folder beside which judgements
// could be kept.
var ErrNoFolder = errors.New("the store has no folder to keep judgements in; name a file for them")

// JudgementsPath returns the file of a store's judgements: file itself unless it
// is "", else the one in the store's folder, or "" when it has none.
func JudgementsPath(store *graph.Store, file string) string {
	if file != "" || store.Dir() == "" {
		return file
	}
	return judgementsIn(store.Dir())
}

// judgementsIn returns the file of judgements in a store's folder.
func judgementsIn(dir string) string { return filepath.Join(dir, judgementsFile) }

// ReadJudgements reads a judgements file; one that is not there holds none.
// Broken lines are returned as an error beside the judgements that could be
// read.
func ReadJudgements(path string) ([]resolve.Judgement, error) {
	text, err := readIfThere(path)
	if err != nil {
		return nil, err
	}
	return resolve.ParseJudgements(bytes.NewReader(text), path)
}

func readIfThere(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if os.IsNotExist(err) {
		return nil, nil
	}
	return text, err
}

// Judge writes a judgement down and settles the identities in store anew.
func Judge(ctx context.Context, store *graph.Store, j resolve.Judgement, opt Options) (*Summary, error) {
	return rejudge(ctx, store, opt, func(text []byte) ([]byte, error) { return resolve.AppendJudgement(text, j) })
}

// Unjudge takes the judgement on a and b back and settles the identities in
// store anew. Its error wraps nothing when there is no such judgement.
func Unjudge(ctx context.Context, store *graph.Store, a, b string, opt Options) (*Summary, error) {
	return rejudge(ctx, store, opt, func(text []byte) ([]byte, error) { return resolve.UndoJudgement(text, a, b) })
}

func rejudge(ctx context.Context, store *graph.Store, opt Options, edit func([]byte) ([]byte, error)) (*Summary, error) {
	path := JudgementsPath(store, opt.Judgements)
	if path == "" {
		return nil, ErrNoFolder
	}
	text, err := readIfThere(path)
	if err != nil {
		return nil, err
	}
	if text, err = edit(text); err != nil {
		return nil, err
	}
	err = export.ToFile(path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
	if err != nil {
		return nil, err
	}
	b, err := begin(ctx, store, opt)
	if err != nil {
		return nil, err
	}
	return b.sum, b.finish(ctx)
}

// settler settles identities with what the lexicon knows and people have said.
type settler struct {
	judgements []resolve.Judgement
	warn       func(string)
}

// newSettler reads the judgements that hold for store. Lines of theirs that
// cannot be read are told to opt.Warn and do not count.
func newSettler(store *graph.Store, opt Options) (*settler, error) {
	judgements, err := ReadJudgements(JudgementsPath(store, opt.Judgements))
	var line *resolve.LineError
	if err != nil && !errors.As(err, &line) {
		return nil, fmt.Errorf("read the judgements: %w", err)
	}
	if err != nil {
		opt.Warn(err.Error())
	}
	return &settler{judgements: judgements, warn: opt.Warn}, nil
}

func (s *settler) record(facts []*schema.Facts) *schema.Record {
	return resolve.Resolve(facts, resolve.Options{Names: gazetteer(), Judgements: s.judgements, Warn: s.warn})
}
