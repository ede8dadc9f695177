package extract_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/internal/source"
	"chancery/schema"
)

// TestReading reads every testdata/reading/NAME.txt and compares the facts, a
// line each, with NAME.golden. A file shows one phenomenon of the language.
//
// Lines of a golden file that are known to be wrong stand in NAME.known with
// what they ought to be: see known.
func TestReading(t *testing.T) {
	files, err := filepath.Glob("testdata/reading/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no testdata/reading/*.txt: %v", err)
	}
	x := extract.New(lexicon.Default())
	for _, file := range files {
		stem := strings.TrimSuffix(file, ".txt")
		t.Run(filepath.Base(stem), func(t *testing.T) {
			lines := factLines(x.Extract(read(t, file)))
			golden.Compare(t, stem+".golden", []byte(strings.Join(lines, "\n")+"\n"))
			checkKnown(t, stem+".known", lines)
		})
	}
}

func read(t testing.TB, path string) *source.Document {
	t.Helper()
	doc, err := source.Read(source.File{Path: path, Name: filepath.Base(path)}, source.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

// factLines writes the facts of a document as a person reads them.
func factLines(f *schema.Facts) []string {
	var out []string
	for i := range f.People {
		p := &f.People[i]
		out = append(out, joined("person "+p.Name, p.Country, p.Office))
	}
	for i := range f.Events {
		out = append(out, eventLine(&f.Events[i]))
	}
	for i := range f.Statements {
		out = append(out, actLine(&f.Statements[i]))
	}
	return out
}

func eventLine(e *schema.Event) string {
	when := string(e.Start)
	if e.End != e.Start {
		when += ".." + string(e.End)
	}
	if when == "" && e.Weekday != "" {
		when = e.Weekday
	}
	planned := ""
	if e.Planned {
		planned = "planned"
	}
	return joined("event "+string(e.Kind), when, e.Place, list(e.Parties), strings.Join(e.People, ", "), planned)
}

func actLine(s *schema.Statement) string {
	var b strings.Builder
	fmt.Fprintf(&b, "act %s by %s", s.Force, list(s.By))
	if len(s.Speakers) > 0 {
		fmt.Fprintf(&b, " (%s)", strings.Join(s.Speakers, ", "))
	}
	if len(s.To) > 0 {
		fmt.Fprintf(&b, " to %s", list(s.To))
	}
	if len(s.Topics) > 0 {
		fmt.Fprintf(&b, " %v", s.Topics)
	}
	for _, x := range s.Targets {
		fmt.Fprintf(&b, " {%s}", x)
	}
	fmt.Fprintf(&b, " %q", strings.Join(strings.Fields(s.Evidence.Quote), " "))
	return b.String()
}

// joined puts bars between fields; empty fields at the end are left out.
func joined(fields ...string) string {
	n := len(fields)
	for n > 1 && fields[n-1] == "" {
		n--
	}
	return strings.Join(fields[:n], " | ")
}

func list(parties []schema.Party) string {
	if len(parties) == 0 {
		return "-"
	}
	return strings.Join(parties, ",")
}

// checkKnown holds NAME.known to the golden file beside it. Faults are
// paragraphs: "- " begins a line that the golden file has and should not, "+ "
// one that it lacks, "# " the reason; "…" stands for anything. A line that no
// longer holds must be taken out, which -update does, so that no golden line
// is wrong without a word on it, and none is called wrong that is right.
func checkKnown(t *testing.T, file string, lines []string) {
	t.Helper()
	raw, err := os.ReadFile(file)
	if os.IsNotExist(err) {
		return
	}
	if err != nil {
		t.Fatal(err)
	}
	var left []string
	for fault := range strings.SplitSeq(strings.TrimSpace(string(raw)), "\n\n") {
		if f := standing(fault, lines); f != "" {
			left = append(left, f)
		}
	}
	if golden.Updating() && len(left) == 0 {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
		return
	}
	golden.Compare(t, file, []byte(strings.Join(left, "\n\n")+"\n"))
}

// standing returns the lines of a fault that still hold, with its reason, or
// "" when it is mended.
func standing(fault string, lines []string) string {
	var out []string
	holds := false
	for line := range strings.SplitSeq(fault, "\n") {
		mark, pattern, _ := strings.Cut(line, " ")
		there := slices.ContainsFunc(lines, func(l string) bool { return fits(pattern, l) })
		if mark == "-" && !there || mark == "+" && there {
			continue
		}
		holds = holds || mark == "-" || mark == "+"
		out = append(out, line)
	}
	if !holds {
		return ""
	}
	return strings.Join(out, "\n")
}

// fits reports whether line is pattern, in which "…" stands for anything.
func fits(pattern, line string) bool {
	first, rest, open := strings.Cut(pattern, "…")
	if !open {
		return line == pattern
	}
	tail, ok := strings.CutPrefix(line, first)
	if !ok {
		return false
	}
	for i := range len(tail) + 1 {
		if fits(rest, tail[i:]) {
			return true
		}
	}
	return false
}
