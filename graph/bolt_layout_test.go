package graph

import (
	"testing"

	"github.com/cayleygraph/cayley/graph/proto"
)

func FuzzDecodeLink(f *testing.F) {
	for _, p := range []proto.Primitive{
		{ID: 1, Subject: 2, Predicate: 3, Object: 4},
		{ID: 1 << 60, Subject: 300, Predicate: 3, Object: 4, Label: 5, Timestamp: -1},
		{ID: 7, Subject: 2, Predicate: 3, Object: 4, Deleted: true},
		{ID: 9, Value: []byte("a value")},
	} {
		body, err := p.Marshal()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(body)
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, ok := decodeLink(body)
		if !ok {
			return
		}
		// What we take for a quad, Cayley takes for the same.
		var want proto.Primitive
		if err := want.Unmarshal(body); err != nil {
			t.Skip("it is stricter about fields that nobody writes")
		}
		if got.ID != want.ID || !got.IsSameLink(&want) || want.IsNode() || want.Deleted {
			t.Errorf("%x is %v, want %v", body, got, want)
		}
	})
}
