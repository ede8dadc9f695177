package extract

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/schema"
)

// BenchmarkExtract reads whole folders, one document after the other on one
// core. Our own corpus is small and stays in the processor's caches; the
// shared one is text that does not repeat.
func BenchmarkExtract(b *testing.B) {
	for _, set := range benchSets {
		b.Run(set.name, func(b *testing.B) {
			docs, size := benchDocs(b, set.dir(b))
			x := New(lexicon.Default())
			b.SetBytes(size)
			b.ReportAllocs()
			for b.Loop() {
				for _, d := range docs {
					x.Extract(d)
				}
			}
		})
	}
}

// BenchmarkStages times each pass of its own, in MB/s of the text.
func BenchmarkStages(b *testing.B) {
	for _, set := range benchSets {
		b.Run(set.name, func(b *testing.B) {
			docs, size := benchDocs(b, set.dir(b))
			r := &reader{x: New(lexicon.Default())}
			spent := make([]time.Duration, len(stages)+2)
			b.SetBytes(size)
			for b.Loop() {
				for _, d := range docs {
					last := time.Now()
					lap := func(n int) {
						now := time.Now()
						spent[n] += now.Sub(last)
						last = now
					}
					r.reset(d)
					lap(0)
					for n, s := range stages {
						s.run(r)
						lap(n + 1)
					}
					r.facts()
					lap(len(stages) + 1)
				}
			}
			report := func(name string, d time.Duration) {
				b.ReportMetric(float64(size)*float64(b.N)/1e6/d.Seconds(), name+"-MB/s")
			}
			report("cut", spent[0])
			for n, s := range stages {
				report(s.name, spent[n+1])
			}
			report("facts", spent[len(stages)+1])
		})
	}
}

// BenchmarkLength reads one document of distinct names in more and more words:
// where reading is linear, the bytes a second stay the same.
func BenchmarkLength(b *testing.B) {
	for _, n := range []int{100, 400, 1600} {
		b.Run(fmt.Sprintf("%d-sentences", n), func(b *testing.B) {
			var text strings.Builder
			for i := range n {
				fmt.Fprintf(&text, "Minister %s %s met President %s in Oslo on 3 May and agreed to buy timber worth %d million dollars.\n",
					invented(i), invented(7*i+3), invented(13*i+5), i)
			}
			d := &source.Document{Name: "long.txt", Body: []byte(text.String()), Content: schema.Span{End: text.Len()}}
			x := New(lexicon.Default())
			b.SetBytes(int64(text.Len()))
			for b.Loop() {
				x.Extract(d)
			}
		})
	}
}

// invented returns a name of four syllables.
func invented(n int) string {
	const consonants, vowels = "bdfgklmnprstvz", "aeiou"
	var s []byte
	for range 4 {
		s = append(s, consonants[n%len(consonants)], vowels[n/len(consonants)%len(vowels)])
		n = n/3 + 11
	}
	s[0] -= 'a' - 'A'
	return string(s)
}

var benchSets = []struct {
	name string
	dir  func(testing.TB) string
}{
	{"corpus", func(testing.TB) string { return "../../testdata/corpus" }},
	{"shared", func(b testing.TB) string { b.Helper(); return golden.SharedDir(b, "corpus") }},
}

// benchDocs reads the documents of a folder and the size of their texts.
func benchDocs(b *testing.B, dir string) (docs []*source.Document, size int64) {
	b.Helper()
	files, errs := source.Find([]string{dir})
	if len(errs) > 0 || len(files) == 0 {
		b.Fatalf("no documents in %s: %v", dir, errs)
	}
	for _, f := range files {
		d, err := source.Read(f, source.Options{})
		if err != nil {
			continue // of another language
		}
		docs = append(docs, d)
		size += int64(d.Content.Len())
	}
	return docs, size
}
