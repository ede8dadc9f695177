package pipeline

import (
	"context"
	"fmt"
	"hash/fnv"
	"strconv"
	"strings"

	"chancery/graph"
)

// Shard is one of several parts of the documents, which as many processes read
// into one store. Which part a document is in depends on its name alone. The zero
// value is all documents.
type Shard struct{ Part, Of int } // Part counts from 1

// ParseShard reads "2/4", the second of four parts.
func ParseShard(text string) (Shard, error) {
	part, of, _ := strings.Cut(text, "/")
	i, err1 := strconv.Atoi(part)
	n, err2 := strconv.Atoi(of)
	if err1 != nil || err2 != nil || i < 1 || i > n {
		return Shard{}, fmt.Errorf("%q is no shard; write i/n with i from 1 to n, such as 2/4", text)
	}
	return Shard{Part: i, Of: n}, nil
}

// all reports whether s stands for all documents.
func (s Shard) all() bool { return s.Of == 0 }

// has reports whether the document of a name is in the part.
func (s Shard) has(name string) bool {
	if s.all() {
		return true
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(name)) // never fails
	return h.Sum32()%uint32(s.Of) == uint32(s.Part-1)
}

// Settle settles the identities of all documents in store anew, and writes the
// view: the last step after the builds of all shards have ended.
func Settle(ctx context.Context, store *graph.Store, opt Options) (*Summary, error) {
	b, err := begin(ctx, store, opt)
	if err != nil {
		return nil, err
	}
	return b.sum, b.finish(ctx)
}

// finishShard writes the evidence alone. The counts of the summary are of the
// shard, except that of the quads.
func (b *build) finishShard(ctx context.Context) error {
	b.opt.Progress(Progress{Stage: "writing"})
	var done graph.Applied
	err := b.indexed(ctx, func(ctx context.Context) (err error) {
		done, err = b.before.UpdateEvidence(ctx, b.change.Fresh)
		return err
	})
	if err != nil {
		return err
	}
	b.sum.Added, b.sum.Removed = done.Added, done.Deleted
	b.sum.Documents = len(b.change.Fresh) + b.sum.Unchanged
	return b.measure(ctx)
}
