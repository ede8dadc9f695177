package cli

import (
	"fmt"
	"strings"
	"unicode"

	"chancery/graph"
	"chancery/schema"
)

// joined joins what is not empty.
func joined(sep string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, sep)
}

// flat puts text on one line.
func flat(s string) string { return strings.Join(strings.Fields(s), " ") }

func partiesOf(codes []schema.Party) string { return strings.Join(codes, "+") }

// span writes a time from start to end.
func span(start, end schema.Date) string {
	switch {
	case start == end, end == "":
		return string(start)
	case start == "":
		return "…" + string(end)
	}
	return string(start) + "/" + string(end)
}

// dateWidth is the width of a list's first column: a day and a gap.
const dateWidth = 12

// dateCell is a date as the first column of a list.
func dateCell(d schema.Date) string { return fmt.Sprintf("%-*s", dateWidth, d) }

// verb writes a predicate as a word of a sentence: "dip:concernedAbout" is
// "concerned about".
func verb(p schema.Predicate) string {
	name := strings.TrimPrefix(string(p), "dip:")
	var b strings.Builder
	for _, r := range name {
		if unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// count writes a number with its noun.
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func namesOf(things []graph.Named) string {
	var out []string
	for _, t := range things {
		out = append(out, t.Name)
	}
	return strings.Join(out, ", ")
}
