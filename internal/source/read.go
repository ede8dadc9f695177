package source

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"

	"chancery/schema"
)

// DefaultMaxBytes is the size above which a file is passed over: no text of
// the genre comes near it, and reading it would take its size in memory.
const DefaultMaxBytes = 64 << 20

// Options bounds what is read.
type Options struct {
	MaxBytes int64 // of one file; 0 means [DefaultMaxBytes]
}

func (o Options) maxBytes() int64 {
	if o.MaxBytes > 0 {
		return o.MaxBytes
	}
	return DefaultMaxBytes
}

// Read reads one file. Its error, if any, is an [*Error].
func Read(f File, opt Options) (*Document, error) {
	raw, err := load(f.Path, opt.maxBytes())
	if err != nil {
		return nil, f.blame(err)
	}
	doc, e := Parse(f, raw, opt)
	if e != nil {
		return nil, f.blame(e)
	}
	return doc, nil
}

// blame makes err an *Error about f.
func (f File) blame(err error) error {
	e, ok := errors.AsType[*Error](err)
	if !ok {
		e = fault(f.Path, err)
	}
	e.Path, e.Named = f.Path, f.Named
	return e
}

// Parse makes a document of the bytes of a file. It is [Read] without the
// reading; its error, if any, is an [*Error].
func Parse(f File, raw []byte, opt Options) (*Document, error) {
	if len(raw) == 0 {
		return nil, f.blame(&Error{What: "is empty"})
	}
	t, e := formatOf(f.Path, raw).read(raw, opt)
	if e != nil {
		return nil, f.blame(e)
	}
	prose := t.body[t.content:]
	if isBlank(prose) {
		return nil, f.blame(&Error{What: "holds no text"})
	}
	lang := language(prose)
	if lang != english {
		return nil, f.blame(&Error{What: "is not in English: " + lang.String(), Hint: "only English can be read"})
	}
	t.meta.Language = lang.code
	t.meta.readHeader(prose)
	t.meta.attribute(publisherOf(t.meta.SourceURL))
	if t.meta.Published == "" {
		t.meta.Published = dateInName(f.Path)
	}

	sum := sha256.Sum256(raw)
	return &Document{
		Name:    f.Name,
		Path:    f.Path,
		Body:    t.body,
		SHA256:  hex.EncodeToString(sum[:]),
		Content: schema.Span{Start: t.content, End: len(t.body)},
		Meta:    t.meta,
	}, nil
}

// load reads a regular file of at most limit bytes. It reads to the end rather
// than trusting the size, which pipes and special files do not tell.
func load(path string, limit int64) ([]byte, error) {
	in, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer in.Close()
	size := int64(0)
	if info, err := in.Stat(); err == nil {
		size = min(info.Size(), limit)
	}
	raw := make([]byte, 0, size+1)
	for {
		n, err := in.Read(raw[len(raw):cap(raw)])
		raw = raw[:len(raw)+n]
		if int64(len(raw)) > limit {
			return nil, tooLarge(limit)
		}
		if errors.Is(err, io.EOF) {
			return raw, nil
		}
		if err != nil {
			return nil, err
		}
		if len(raw) == cap(raw) {
			raw = append(raw, 0)[:len(raw)]
		}
	}
}

func tooLarge(limit int64) *Error {
	return &Error{
		What: fmt.Sprintf("is larger than %d MB", limit>>20),
		Hint: "split it into documents",
	}
}
