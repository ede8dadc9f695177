package source

import (
	"bytes"
	"regexp"

	"chancery/schema"
)

// readText reads plain text and Markdown, with YAML front matter or a leading
// "date 2021-06-24" or neither. UTF-8 stays as it stands; other charsets are
// converted.
func readText(raw []byte, _ Options) (text, *Error) {
	body, err := toUTF8(raw)
	if err != nil {
		return text{}, err
	}
	t := text{body: body}
	if bytes.HasPrefix(body, []byte(utf8BOM)) {
		t.content = len(utf8BOM)
	}
	if meta, n, ok := frontMatter(body[t.content:]); ok {
		t.meta = meta
		t.content += n
		return t, nil
	}
	if m := datePrefix.FindSubmatch(body[t.content:]); m != nil {
		if day, ok := wholeDate(string(m[1])); ok {
			t.meta.Published = day
			t.content += len(m[0])
		}
	}
	return t, nil
}

// datePrefix is what some crawlers put before the text of a page.
var datePrefix = regexp.MustCompile(`^\s*date (\d{4}-\d{2}-\d{2})(?:T\S*)?[ \t\r\n]+`)

// dateInName returns the date that a file's name begins with, as archives name
// their files ("2024-09-23-en-3bba97.txt").
func dateInName(path string) schema.Date {
	m := nameDate.FindStringSubmatch(path)
	if m == nil {
		return ""
	}
	day, _ := wholeDate(m[1])
	return day
}

var nameDate = regexp.MustCompile(`(?:^|[/\\])(\d{4}-\d{2}-\d{2})[-_. ][^/\\]*$`)

func isBlank(b []byte) bool { return len(bytes.TrimSpace(b)) == 0 }
