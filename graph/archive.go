package graph

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// archive keeps the text of documents beside the quads, each under the SHA-256
// of its bytes.
type archive interface {
	put(ctx context.Context, sum string, body []byte) error
	get(ctx context.Context, sum string) ([]byte, error)
	drop(ctx context.Context, sum string) error
	list(ctx context.Context) ([]string, error)
}

// PutDocument keeps the text of a document under the SHA-256 of its file,
// in lower-case hexadecimal. Putting the same document twice is no error.
func (s *Store) PutDocument(ctx context.Context, sum string, body []byte) error {
	if s.readOnly {
		return fmt.Errorf("keep document %s: %w", sum, ErrReadOnly)
	}
	if err := checkSum(sum); err != nil {
		return err
	}
	return s.do("keep a document in", func() error { return s.engine.archive().put(ctx, sum, body) })
}

// GetDocument returns the text kept under sum, or an error that wraps
// ErrNotFound.
func (s *Store) GetDocument(ctx context.Context, sum string) (body []byte, err error) {
	if err := checkSum(sum); err != nil {
		return nil, err
	}
	err = s.do("read a document from", func() error { body, err = s.engine.archive().get(ctx, sum); return err })
	return body, err
}

// DropDocument forgets the text kept under sum; it is no error when there is
// none.
func (s *Store) DropDocument(ctx context.Context, sum string) error {
	if s.readOnly {
		return fmt.Errorf("drop document %s: %w", sum, ErrReadOnly)
	}
	if err := checkSum(sum); err != nil {
		return err
	}
	return s.do("drop a document from", func() error { return s.engine.archive().drop(ctx, sum) })
}

// Documents lists the sums of the documents kept, sorted.
func (s *Store) Documents(ctx context.Context) (sums []string, err error) {
	err = s.do("list the documents of", func() error { sums, err = s.engine.archive().list(ctx); return err })
	return sums, err
}

func checkSum(sum string) error {
	if b, err := hex.DecodeString(sum); err != nil || len(b) != sha256.Size || hex.EncodeToString(b) != sum {
		return fmt.Errorf("document sum %q is not a SHA-256 in lower-case hexadecimal", sum)
	}
	return nil
}

func noDocument(sum string) error {
	return fmt.Errorf("document %s: %w in the store; build it again from its source", sum, ErrNotFound)
}
