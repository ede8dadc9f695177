package resolve

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
)

//go:embed nicknames.tsv
var nicknamesTSV string

// nicknames maps a short form of a given name to the names it stands for.
var nicknames = sync.OnceValue(func() map[string][]string {
	out := map[string][]string{}
	for line := range strings.SplitSeq(nicknamesTSV, "\n") {
		short, full, ok := strings.Cut(line, "\t")
		if !ok || strings.HasPrefix(line, "#") {
			continue
		}
		out[short] = append(out[short], strings.Split(full, "|")...)
	}
	return out
})

// nickname reports whether one folded given name is a short form of the other.
func nickname(v, w string) bool {
	known := nicknames()
	return slices.Contains(known[v], w) || slices.Contains(known[w], v)
}
