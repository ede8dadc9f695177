package cli

import (
	"fmt"
	"io"
	"strings"

	"chancery/internal/page"
	"chancery/internal/pipeline"
)

// bar draws progress on one line of a terminal.
type bar struct {
	w     io.Writer
	drawn string
}

// progressBar returns a bar on standard error when that is a terminal, and one
// that draws nothing otherwise.
func (a *app) progressBar() *bar {
	if !page.IsTerminal(a.errs) {
		return &bar{}
	}
	return &bar{w: a.errs}
}

// The bar's width, and how often it is drawn in all.
const barWidth, barSteps = 30, 200

func (b *bar) show(p pipeline.Progress) {
	if b.w == nil || p.Done < p.Total && p.Done%max(1, p.Total/barSteps) != 0 {
		return
	}
	line := p.Stage + " …"
	if p.Total > 0 {
		full := barWidth * p.Done / p.Total
		line = fmt.Sprintf("%s [%s%s] %d/%d", p.Stage, strings.Repeat("#", full), strings.Repeat(".", barWidth-full), p.Done, p.Total)
	}
	if line != b.drawn {
		fmt.Fprintf(b.w, "\r\x1b[K%s", line)
		b.drawn = line
	}
}

// clear takes the bar away.
func (b *bar) clear() {
	if b.w != nil && b.drawn != "" {
		fmt.Fprint(b.w, "\r\x1b[K")
		b.drawn = ""
	}
}
