package cli

import (
	"testing"

	"chancery/internal/golden"
)

// TestQuality holds the scores of the extraction on the corpus of testdata: a
// change that moves them shows in review, up or down.
func TestQuality(t *testing.T) {
	got := command(t, "eval", "--errors", "1000", "../../testdata/corpus")
	golden.Compare(t, "../../testdata/quality.golden", []byte(got))
}
