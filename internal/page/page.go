// Package page writes the views of the graph for people: dossiers, paths,
// ledgers, citations and tables, wrapped at the terminal's width, with colour
// where that is wanted. Commands that print once and the terminal session share
// it, so that the same thing looks the same everywhere.
//
// The invariant is that no control character of a document reaches the output:
// what is written is text, line breaks and this package's own styles.
package page

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"os"
	"strings"

	"golang.org/x/term"
)

// Page writes text for people: wrapped, indented, with bold heads on terminals
// that are not asked to go without (https://no-color.org).
type Page struct {
	out    *bufio.Writer
	colour bool
	width  int
	fit    bool // tables are cut to the width
}

// The width of lines where no terminal tells it, and the most that reads well.
const (
	usualWidth = 100
	mostWidth  = 120
	leastWidth = 20
)

// New returns a page that writes to out: coloured and as wide as the terminal
// when out is one, and plain otherwise.
func New(out io.Writer) *Page {
	p := &Page{out: bufio.NewWriter(out), width: usualWidth}
	if !IsTerminal(out) {
		return p
	}
	p.colour, p.fit = os.Getenv("NO_COLOR") == "", true
	if w, _, err := term.GetSize(int(out.(*os.File).Fd())); err == nil && w > leastWidth {
		p.width = min(w, mostWidth)
	}
	return p
}

// IsTerminal reports whether w is a terminal that can redraw a line.
func IsTerminal(w any) bool {
	f, ok := w.(*os.File)
	return ok && term.IsTerminal(int(f.Fd())) && os.Getenv("TERM") != "dumb"
}

// Flush writes what is held back. It returns the first error of all writing.
func (p *Page) Flush() error { return p.out.Flush() }

// Line writes text on one line, however long.
func (p *Page) Line(format string, args ...any) {
	fmt.Fprintln(p.out, p.styled(fmt.Sprintf(format, args...)))
}

// Head writes a line in bold.
func (p *Page) Head(format string, args ...any) { p.Line("%s", p.Bold(fmt.Sprintf(format, args...))) }

// Bold marks text on terminals and leaves it alone elsewhere.
func (p *Page) Bold(s string) string { return p.style(styleBold, s) }

// Faint sets back on terminals what matters less.
func (p *Page) Faint(s string) string { return p.style(styleFaint, s) }

// Mark makes a quote stand out from the text around it.
func (p *Page) Mark(s string) string {
	if !p.colour {
		return "⟦" + s + "⟧"
	}
	return p.style(styleMark, s)
}

func (p *Page) style(style rune, s string) string {
	if !p.colour || s == "" {
		return s
	}
	return string(style) + s + string(styleEnd)
}

// Para writes text in lines of the page's width, the first after lead, the
// others under its end.
func (p *Page) Para(lead, text string) {
	indent := strings.Repeat(" ", Width(lead))
	line, n := lead, 0
	for word := range strings.FieldsSeq(text) {
		if n > 0 && Width(line)+1+Width(word) > p.width {
			p.Line("%s", strings.TrimRight(line, " "))
			line, n = indent, 0
		}
		if n > 0 {
			line += " "
		}
		line += word
		n++
	}
	p.Line("%s", strings.TrimRight(line, " "))
}

// WriteRows writes rows with their columns aligned, however wide.
func WriteRows(out io.Writer, rows [][]string) {
	p := &Page{out: bufio.NewWriter(out)}
	p.Rows(rows)
	_ = p.Flush() // the caller's writer keeps its error
}

// Rows writes rows with their columns aligned. On a terminal the widest column
// is cut until a row fits its line.
func (p *Page) Rows(rows [][]string) {
	if len(rows) == 0 {
		return
	}
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widths[i] = max(widths[i], Width(cell))
		}
	}
	if p.fit {
		fit(widths, p.width)
	}
	for _, row := range rows {
		var b strings.Builder
		for i, cell := range row {
			if i > 0 {
				b.WriteString(gap)
			}
			cell = cut(cell, widths[i])
			b.WriteString(cell)
			b.WriteString(strings.Repeat(" ", widths[i]-Width(cell)))
		}
		p.Line("%s", strings.TrimRight(b.String(), " "))
	}
}

// gap stands between two columns.
const gap = "  "

// leastColumn is the width below which a column is not cut.
const leastColumn = 8

// fit narrows the widest columns until all fit into width.
func fit(widths []int, width int) {
	for over := total(widths) - width; over > 0; {
		widest, next := 0, 0
		for i, w := range widths {
			if w > widths[widest] {
				widest = i
			}
		}
		for i, w := range widths {
			if i != widest {
				next = max(next, w)
			}
		}
		floor := max(leastColumn, min(next, widths[widest]-1))
		if widths[widest] <= leastColumn {
			return
		}
		less := min(over, widths[widest]-floor)
		widths[widest] -= less
		over -= less
	}
}

func total(widths []int) int {
	n := len(gap) * (len(widths) - 1)
	for _, w := range widths {
		n += w
	}
	return n
}

// cut shortens s to at most so many columns, with an ellipsis at its end.
func cut(s string, most int) string {
	if Width(s) <= most {
		return s
	}
	var b strings.Builder
	n := 0
	for _, r := range s {
		n += runeWidth(r)
		if n > cmp.Or(max(most-1, 0), 1) {
			break
		}
		b.WriteRune(r)
	}
	if strings.ContainsAny(b.String(), string(styles)) {
		b.WriteRune(styleEnd)
	}
	return b.String() + "…"
}

// Table writes rows under their heads, numbered from a first number on, so that
// they can be referred to. An empty head has no name.
func (p *Page) Table(heads []string, first int, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	all := [][]string{{""}}
	for _, h := range heads {
		all[0] = append(all[0], p.Faint(h))
	}
	most := len(fmt.Sprint(first + len(rows) - 1))
	for i, row := range rows {
		all = append(all, append([]string{p.Faint(fmt.Sprintf("%*d", most, first+i))}, row...))
	}
	p.Rows(all)
}
