package extract

import (
	"testing"

	"chancery/internal/lexicon"
	"chancery/internal/source"
)

func BenchmarkZZ(b *testing.B) {
	x := New(lexicon.Default())
	var docs []*source.Document
	n := 0
	for d, err := range source.Walk(b.Context(), []string{"../../../shared/corpus/us-readouts", "../../../shared/corpus/lk-press"}, source.Options{}) {
		if err != nil {
			continue
		}
		docs = append(docs, d)
		n += len(d.Body)
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, d := range docs {
			x.Extract(d)
		}
	}
}
