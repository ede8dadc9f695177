package pipeline

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"chancery/graph/export"
	"chancery/internal/source"
	"chancery/schema"
)

// kept is one line of the index: what the text that a store keeps of a document
// does not say itself, so that it can be read again without the quads.
type kept struct {
	Document schema.Document `json:"document"`
	Text     string          `json:"text"`  // SHA-256 of the text, which is not the file's where that is HTML or DOCX
	Start    int             `json:"start"` // where the prose begins
	// Facts are those of a record, which only its file could be read for again.
	Facts *schema.Facts `json:"facts,omitempty"`
}

// indexPath returns the file, beside the texts in a store's folder, that has a
// line for each document. It has every document that the store has, and while a
// change is being made those to come and to go.
func indexPath(dir string) string { return filepath.Join(dir, "documents", "index.jsonl") }

// keep describes a document that has been read.
func (in input) keep(doc *source.Document, facts *schema.Facts) kept {
	k := kept{Document: doc.Describe(), Text: sumOf(doc.Body), Start: doc.Content.Start}
	if in.rec != nil {
		k.Facts = facts
	}
	return k
}

func sumOf(body []byte) string {
	sum := sha256.Sum256(body)
	return hex.EncodeToString(sum[:])
}

// readIndex returns the lines of an index; one that is not there has none. Lines
// that cannot be read are an error beside the others.
func readIndex(dir string) (lines []kept, err error) {
	if dir == "" {
		return nil, nil
	}
	text, err := readIfThere(indexPath(dir))
	if err != nil {
		return nil, err
	}
	var faults []error
	n := 0
	for line := range bytes.Lines(text) {
		n++
		var k kept
		if err := json.Unmarshal(line, &k); err != nil {
			faults = append(faults, fmt.Errorf("%s:%d: %w", indexPath(dir), n, err))
			continue
		}
		lines = append(lines, k)
	}
	return lines, errors.Join(faults...)
}

func writeIndex(dir string, lines []kept) error {
	if err := os.MkdirAll(filepath.Dir(indexPath(dir)), 0o755); err != nil {
		return err
	}
	return export.ToFile(indexPath(dir), func(w io.Writer) error {
		out := bufio.NewWriter(w)
		enc := json.NewEncoder(out)
		enc.SetEscapeHTML(false)
		for i := range lines {
			if err := enc.Encode(lines[i]); err != nil {
				return err
			}
		}
		return out.Flush()
	})
}

// indexed calls write, which changes the documents of the store, and has the
// index cover the store before, between and after.
func (b *build) indexed(ctx context.Context, write func(context.Context) error) error {
	dir := b.store.Dir()
	if dir == "" {
		return write(ctx)
	}
	lines, err := readIndex(dir)
	if err != nil {
		b.opt.Warn(err.Error())
	}
	lines = append(lines, b.kept...)
	if len(b.kept) > 0 {
		if err := writeIndex(dir, lines); err != nil {
			return err
		}
	}
	if err := write(ctx); err != nil {
		return err
	}
	now := b.current(lines)
	if len(now) == len(lines) {
		return nil
	}
	return writeIndex(dir, now)
}

// current returns the lines of the documents that the store has after the
// change, one each.
func (b *build) current(lines []kept) []kept {
	want := map[string]string{} // name → sum
	for _, doc := range b.staying() {
		want[string(doc)] = b.before.Sum(doc)
	}
	for _, f := range b.change.Fresh {
		want[string(schema.DocIRI(f.Document.Doc))] = f.Document.SHA256
	}
	var out []kept
	for i := range lines {
		name := string(schema.DocIRI(lines[i].Document.Doc))
		if sum, ok := want[name]; ok && sum == lines[i].Document.SHA256 {
			out = append(out, lines[i])
			delete(want, name)
		}
	}
	return out
}
