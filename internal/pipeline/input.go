package pipeline

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/record"
	"chancery/internal/source"
	"chancery/schema"
)

// input is one document to be: a file of prose, or one record of a file of
// records.
type input struct {
	source.File
	rec *record.Record // nil for prose
}

// inputs lists the documents of opt's shard under paths. Files of records are read
// here, whole or not at all. Names are given before the shard is taken, so that
// they are the same in all.
func inputs(paths []string, opt Options) ([]input, []*source.Error) {
	files, errs := source.Find(paths)
	var out []input
	names := map[string]bool{}
	for _, f := range files {
		if !record.Is(f.Path) {
			names[f.Name] = true
			out = append(out, input{File: f})
			continue
		}
		recs, err := record.Read(f, opt.Source)
		if err != nil {
			errs = append(errs, skip(f, err))
			continue
		}
		for i := range recs {
			recs[i].Distinguish(names)
			out = append(out, input{File: f, rec: &recs[i]})
		}
	}
	return slices.DeleteFunc(out, func(in input) bool { return !opt.Shard.has(in.name()) }), errs
}

// name returns the name that the document will carry.
func (in input) name() string {
	if in.rec != nil {
		return in.rec.Document().Name
	}
	return in.Name
}

// read returns the document.
func (in input) read(opt Options) (*source.Document, error) {
	if in.rec != nil {
		return in.rec.Document(), nil
	}
	return source.Read(in.File, opt.Source)
}

// extract returns what the document says.
func (in input) extract(doc *source.Document, x Extractor) (*schema.Facts, *source.Error) {
	if in.rec != nil {
		x = fields{in.rec}
	}
	return extractFrom(doc, x)
}

// fields is the [Extractor] of a record: it takes the fields at their word.
type fields struct{ rec *record.Record }

func (f fields) Extract(*source.Document) *schema.Facts { return f.rec.Facts(lexicon.Default()) }
