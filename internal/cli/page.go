package cli

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode"

	"golang.org/x/term"
)

// isTerminal reports whether w is a terminal that can redraw a line.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// page writes text for people: wrapped, indented, with bold heads on terminals
// that are not asked to go without (https://no-color.org).
type page struct {
	out    *bufio.Writer
	colour bool
	width  int
}

// The width of lines where no terminal tells it, and the most that reads well.
const (
	usualWidth = 100
	mostWidth  = 120
)

func (a *app) page() *page {
	p := &page{out: bufio.NewWriter(a.out), width: usualWidth}
	if isTerminal(a.out) {
		p.colour = os.Getenv("NO_COLOR") == ""
		if w, _, err := term.GetSize(int(a.out.(*os.File).Fd())); err == nil && w > 20 {
			p.width = min(w, mostWidth)
		}
	}
	return p
}

func (p *page) flush() error { return p.out.Flush() }

// line writes text on one line, however long.
func (p *page) line(format string, args ...any) { fmt.Fprintf(p.out, format+"\n", args...) }

// head writes a line in bold.
func (p *page) head(format string, args ...any) { p.line("%s", p.bold(fmt.Sprintf(format, args...))) }

// bold marks text on terminals and leaves it alone elsewhere.
func (p *page) bold(s string) string {
	if !p.colour || s == "" {
		return s
	}
	return "\x1b[1m" + s + "\x1b[0m"
}

// mark makes a quote stand out from the text around it.
func (p *page) mark(s string) string {
	if !p.colour {
		return "⟦" + s + "⟧"
	}
	return "\x1b[1;33m" + s + "\x1b[0m"
}

// para writes text in lines of the page's width, the first after lead, the
// others under its end.
func (p *page) para(lead, text string) {
	indent := strings.Repeat(" ", width(lead))
	line, n := lead, 0
	for word := range strings.FieldsSeq(text) {
		if n > 0 && width(line)+1+width(word) > p.width {
			p.line("%s", strings.TrimRight(line, " "))
			line, n = indent, 0
		}
		if n > 0 {
			line += " "
		}
		line += word
		n++
	}
	p.line("%s", strings.TrimRight(line, " "))
}

// width is how many columns s takes on a terminal: marks above letters and
// colours take none.
func width(s string) int {
	n, escaped := 0, false
	for _, r := range s {
		switch {
		case r == '\x1b':
			escaped = true
		case escaped:
			escaped = r != 'm'
		case !unicode.Is(unicode.Mn, r):
			n++
		}
	}
	return n
}

// writeRows writes rows with their columns aligned.
func writeRows(out io.Writer, rows [][]string) {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], width(cell))
		}
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			if i > 0 {
				b.WriteString("  ")
			}
			b.WriteString(cell)
			b.WriteString(strings.Repeat(" ", widths[i]-width(cell)))
		}
		fmt.Fprintln(out, strings.TrimRight(b.String(), " "))
	}
}
