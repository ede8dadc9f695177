package pipeline

import (
	"context"
	"fmt"
	"iter"
	"runtime"

	"chancery/internal/extract"
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/schema"
)

// Extractor reads the facts of one document. It is called by many goroutines
// at once.
type Extractor interface {
	Extract(*source.Document) *schema.Facts
}

// Options says how to run the stages. The zero value is ready to use.
type Options struct {
	Extractor Extractor // nil means package extract's, with the embedded lexicon
	Workers   int       // 0 means one for each processor
	Source    source.Options
	Shard     Shard // of a build
	// Judgements is a file of judgements; "" means the one in the store's folder.
	Judgements string
	// Warn, if any, is told what does not stop the work, a line each.
	Warn func(string)
	// Progress, if any, is told how many of the files are done. It is called
	// from one goroutine.
	Progress func(Progress)
}

// Progress is how far a stage has come.
type Progress struct {
	Stage string // "reading", "resolving", "writing"
	Done  int
	Total int // 0 when it is not known
}

func (o Options) withDefaults() Options {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Warn == nil {
		o.Warn = func(string) {}
	}
	if o.Progress == nil {
		o.Progress = func(Progress) {}
	}
	return o
}

// withExtractor sets the extractor, which only reading needs.
func (o Options) withExtractor() Options {
	if o.Extractor == nil {
		o.Extractor = extract.New(lexicon.Default())
	}
	return o
}

// Reading is what became of one file: its facts, or why it was passed over.
type Reading struct {
	Path  string
	Facts *schema.Facts
	Skip  *source.Error
}

// Extract yields what every file under paths says, in the order of the files.
// Paths that cannot be entered come first. It ends early when ctx does; the
// caller asks ctx.
func Extract(ctx context.Context, paths []string, opt Options) iter.Seq[Reading] {
	opt = opt.withDefaults().withExtractor()
	return func(yield func(Reading) bool) {
		files, errs := inputs(paths, opt)
		for _, err := range errs {
			if !yield(Reading{Path: err.Path, Skip: err}) {
				return
			}
		}
		done := 0
		one := func(f input) Reading { return read(f, opt) }
		for r := range inOrder(ctx, files, opt.Workers, one) {
			done++
			opt.Progress(Progress{Stage: "reading", Done: done, Total: len(files)})
			if !yield(r) {
				return
			}
		}
	}
}

func read(f input, opt Options) Reading {
	doc, err := f.read(opt)
	if err != nil {
		return Reading{Path: f.Path, Skip: skip(f.File, err)}
	}
	facts, fault := f.extract(doc, opt.Extractor)
	return Reading{Path: f.Path, Facts: facts, Skip: fault}
}

// extractFrom calls the extractor. A document on which it panics is passed over
// with the fault named, so that the other documents are still read.
func extractFrom(doc *source.Document, x Extractor) (facts *schema.Facts, fault *source.Error) {
	defer func() {
		if p := recover(); p != nil {
			facts, fault = nil, &source.Error{
				Path: doc.Path, Named: true,
				What: fmt.Sprintf("made the extractor fail (%v)", p), Hint: "please report this document as a bug",
			}
		}
	}()
	return x.Extract(doc), nil
}
