package cayleyapi

import (
	"bytes"
	"testing"

	"github.com/cayleygraph/quad"
)

// FuzzQuads reads bodies in every format: what is read has its three parts.
func FuzzQuads(f *testing.F) {
	for i, text := range []string{
		"<a:s> <a:p> \"o\"@en <a:l> .\n", "\x00pq\x00\x01\x00\x00\x00", `[{"subject":"<a:s>","predicate":"<a:p>","object":"o"}]`,
		`{"subject":"<a:s>","predicate":"<a:p>","object":"_:b"}`, "[null]", `[{"subject":"\u0000"}]`,
	} {
		f.Add(text, i%len(offered()))
	}
	f.Fuzz(func(t *testing.T, text string, n int) {
		if n < 0 || n >= len(offered()) {
			return
		}
		format := quad.FormatByName(offered()[n])
		quads, err := quadsOf(format, bytes.NewReader([]byte(text)))
		if err != nil {
			return
		}
		for _, q := range quads {
			if q.Subject == nil || q.Predicate == nil || q.Object == nil {
				t.Errorf("%s %q gives %v", format.Name, text, q)
			}
		}
	})
}

// FuzzNode reads single nodes: one that is read was sent.
func FuzzNode(f *testing.F) {
	for _, text := range []string{"<a:s>", "", "\"x\"@en", "<a:s> <a:t>", "_:b", "# <a:s>", "<l>", "<a:s> .\n<a:t>"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		v, err := termOf([]byte(text))
		if err == nil && v == nil {
			t.Errorf("%q gives nothing", text)
		}
	})
}
