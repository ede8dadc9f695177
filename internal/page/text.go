package page

import (
	"fmt"
	"strings"
	"unicode"

	"chancery/graph"
	"chancery/schema"
)

// Joined joins what is not empty.
func Joined(sep string, parts ...string) string {
	var some []string
	for _, p := range parts {
		if p != "" {
			some = append(some, p)
		}
	}
	return strings.Join(some, sep)
}

// Flat puts text on one line.
func Flat(s string) string { return strings.Join(strings.Fields(s), " ") }

// Parties writes codes of parties.
func Parties(codes []schema.Party) string { return strings.Join(codes, "+") }

// Span writes a time from start to end.
func Span(start, end schema.Date) string {
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

// DateCell is a date as the first column of a list.
func DateCell(d schema.Date) string {
	if len(d) >= dateWidth {
		return string(d) + "  " // an interval is longer than its column
	}
	return fmt.Sprintf("%-*s", dateWidth, d)
}

// Verb writes a predicate as a word of a sentence: "dip:concernedAbout" is
// "concerned about".
func Verb(p schema.Predicate) string {
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

// Count writes a number with its noun.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// Names writes the names of things.
func Names(things []graph.Named) string {
	var out []string
	for _, t := range things {
		out = append(out, t.Name)
	}
	return strings.Join(out, ", ")
}

// Seen writes the time over which documents attest something.
func Seen(first, last schema.Date) string {
	if !first.Known() && !last.Known() {
		return ""
	}
	return "seen " + Span(first, last)
}

// Dates writes the dates that are known.
func Dates(ds []schema.Date) string {
	var out []string
	for _, d := range ds {
		if d.Known() {
			out = append(out, string(d))
		}
	}
	return strings.Join(out, ", ")
}

// Changes writes what a step of a thread changed: "strengthened from hoped to
// agreed".
func Changes(all []schema.Change) string {
	var out []string
	for _, c := range all {
		switch {
		case c.From != "" && c.To != "":
			out = append(out, string(c.Kind)+" from "+c.From+" to "+c.To)
		case c.From+c.To != "":
			out = append(out, string(c.Kind)+" ("+c.From+c.To+")")
		default:
			out = append(out, string(c.Kind))
		}
	}
	return strings.Join(out, ", ")
}
