package source

import (
	"bytes"
	"strings"

	"go.yaml.in/yaml/v3"
)

// maxFrontMatter bounds the block that is handed to the YAML reader.
const maxFrontMatter = 64 << 10

// The keys under which sites keep the same thing, the surest first.
var (
	dateKeys      = []string{"date", "doc_date", "published", "publish_date", "publication_date", "published_time", "pubdate", "issued"}
	titleKeys     = []string{"title", "headline", "doc_title"}
	urlKeys       = []string{"source_url", "url", "canonical_url", "link", "source"}
	publisherKeys = []string{"publisher", "source", "site_name", "outlet", "organization", "organisation"}
	countryKeys   = []string{"country", "publisher_country"}
)

// frontMatter reads the YAML block between "---" lines at the start of b. It
// returns what the block says and its length with the closing line; ok is
// false when b does not start with such a block. Values that it cannot use are
// left out: a date that is none stays unknown.
func frontMatter(b []byte) (meta Meta, n int, ok bool) {
	block, n, ok := fenced(b)
	if !ok {
		return Meta{}, 0, false
	}
	var fields map[string]yaml.Node
	if err := yaml.Unmarshal(block, &fields); err != nil {
		fields = plainFields(block)
	}
	f := front(fields)
	meta.Title = oneLine(f.first(titleKeys, func(string) bool { return true }))
	meta.SourceURL = f.first(urlKeys, isURL)
	meta.Publisher = oneLine(f.first(publisherKeys, func(s string) bool { return !isURL(s) }))
	meta.Country = strings.ToUpper(f.first(countryKeys, isAlpha2))
	f.first(dateKeys, func(s string) bool {
		day, ok := wholeDate(s)
		if ok {
			meta.Published = day
		}
		return ok
	})
	return meta, n, true
}

// fenced returns the block between the first line "---" and the next "---" or
// "...", and the length of all three.
func fenced(b []byte) (block []byte, n int, ok bool) {
	first, rest, found := bytes.Cut(b, []byte("\n"))
	if !found || string(bytes.TrimRight(first, " \t\r")) != "---" {
		return nil, 0, false
	}
	start := len(first) + 1
	for at := start; len(rest) > 0 && at-start <= maxFrontMatter; {
		line, tail, _ := bytes.Cut(rest, []byte("\n"))
		end := at + min(len(line)+1, len(rest))
		switch string(bytes.TrimRight(line, " \t\r")) {
		case "---", "...":
			return b[start:at], end, true
		}
		at, rest = end, tail
	}
	return nil, 0, false
}

// plainFields reads "key: value" lines one by one, for blocks that are not
// quite YAML (an unquoted colon in a title is the usual fault).
func plainFields(block []byte) map[string]yaml.Node {
	out := map[string]yaml.Node{}
	for line := range strings.Lines(string(block)) {
		key, value, ok := strings.Cut(strings.TrimRight(line, "\r\n"), ":")
		if !ok || key == "" || strings.ContainsAny(key[:1], " \t-#") {
			continue
		}
		value = strings.Trim(strings.TrimSpace(value), `"'`)
		out[key] = yaml.Node{Kind: yaml.ScalarNode, Value: value}
	}
	return out
}

// front is a block's fields as they were written: dates stay text.
type front map[string]yaml.Node

// first returns the first scalar under keys that use accepts, or "".
func (f front) first(keys []string, use func(string) bool) string {
	for _, key := range keys {
		for name, node := range f {
			if !strings.EqualFold(name, key) || node.Kind != yaml.ScalarNode || node.Tag == "!!null" {
				continue
			}
			if v := strings.TrimSpace(node.Value); v != "" && use(v) {
				return v
			}
		}
	}
	return ""
}

func isURL(s string) bool {
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
}

func isAlpha2(s string) bool {
	return len(s) == 2 && isLetters(s)
}

func isLetters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

// oneLine folds every run of white space, no-break spaces included, into one
// space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
