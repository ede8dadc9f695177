package terminal

import (
	"context"
	"strings"

	"chancery/internal/page"
)

// helpOf is the help of a verb for programs.
type helpOf struct {
	Verb     string   `json:"verb"`
	Also     []string `json:"also,omitempty"`
	Usage    string   `json:"usage"`
	Help     string   `json:"help"`
	Examples []string `json:"examples"`
}

func (t *Terminal) help(_ context.Context, c *call) (*result, error) {
	if len(c.words) > 0 {
		v, err := lookup(c.words[0].text)
		if err != nil {
			return nil, err
		}
		return &result{value: helpFor(v), show: func(p *page.Page) { showHelp(p, v) }}, nil
	}
	var list []helpOf
	for _, v := range all() {
		list = append(list, helpFor(&v))
	}
	return &result{value: list, show: func(p *page.Page) {
		for _, g := range groups() {
			p.Head("%s", g.title)
			var rows [][]string
			for i := range g.verbs {
				rows = append(rows, []string{"  " + g.verbs[i].name, g.verbs[i].help})
			}
			p.Rows(rows)
			p.Line("")
		}
		p.Para("", "A thing is a name in any spelling, an IRI such as person:park-jin, or the number of a row of the last table. "+
			"Quotes or -- part two names where that is not clear. Tab completes. `help VERB` tells more.")
	}}, nil
}

func helpFor(v *verb) helpOf {
	return helpOf{Verb: v.name, Also: v.also, Usage: v.synopsis(), Help: v.help, Examples: v.example}
}

// showHelp writes all that is to be known of a verb.
func showHelp(p *page.Page, v *verb) {
	p.Head("%s", v.synopsis())
	p.Para("  ", v.help)
	for line := range strings.Lines(v.more) {
		p.Para("  ", line)
	}
	if len(v.also) > 0 {
		p.Line("  The same: %s", strings.Join(v.also, ", "))
	}
	if len(v.flags) > 0 {
		p.Line("")
		var rows [][]string
		for _, f := range v.flags {
			value := ""
			if f.words != nil {
				value = ": " + strings.Join(f.words(), ", ")
			}
			rows = append(rows, []string{"  --" + f.name, f.help + value})
		}
		for _, r := range rows {
			p.Para(r[0]+strings.Repeat(" ", max(1, 18-len(r[0]))), r[1])
		}
	}
	p.Line("")
	p.Line("Examples:")
	for _, e := range v.example {
		p.Line("  %s", e)
	}
}

func (t *Terminal) leave(context.Context, *call) (*result, error) {
	t.over = true
	return &result{}, nil
}
