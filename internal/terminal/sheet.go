package terminal

import (
	"fmt"

	"chancery/internal/answer"
	"chancery/internal/page"
)

// sheet is a text of which some lines are numbered, each of them a row.
type sheet struct {
	rows  []row
	parts []func(*page.Page)
}

// numberWidth is the room for a line's number.
const numberWidth = 5

func (s *sheet) put(write func(*page.Page)) { s.parts = append(s.parts, write) }

// head begins a section, after a blank line unless it is the first.
func (s *sheet) head(format string, args ...any) {
	first := len(s.parts) == 0
	s.put(func(p *page.Page) {
		if !first {
			p.Line("")
		}
		p.Head(format, args...)
	})
}

// item writes a line with a number, which from then on stands for r: a date or
// what else comes first, and a sentence of which one part is strong.
func (s *sheet) item(r row, lead, before, strong, after string) {
	s.rows = append(s.rows, r)
	n := len(s.rows)
	s.put(func(p *page.Page) {
		p.Para(p.Faint(fmt.Sprintf("%*d  ", numberWidth-2, n))+lead, page.Joined(" ", before, p.Bold(strong), after))
	})
}

// line writes a line under an item.
func (s *sheet) line(text string) {
	s.put(func(p *page.Page) { p.Para(fmt.Sprintf("%*s", numberWidth+2, ""), text) })
}

// sources writes the words that an item stands on.
func (s *sheet) sources(c answer.Cited) {
	for i := range c.Sources {
		s.line(sourceLine(&c.Sources[i]))
	}
	if c.More > 0 {
		s.line(fmt.Sprintf("and %s", page.Count(c.More, "more place")))
	}
}

func sourceLine(x *answer.Source) string {
	return "“" + page.Flat(x.Sentence) + "” (" + page.Joined(", ", x.Document, x.Publisher, string(x.Date)) + ")"
}

// rowOf returns the row of what is cited: its first fact.
func rowOf(c answer.Cited) row {
	if len(c.Sources) == 0 {
		return row{}
	}
	return row{fact: c.Sources[0].Fact}
}

// result is the sheet as the result of a verb.
func (s *sheet) result(value any, none string) *result {
	res := &result{value: value, rows: s.rows, show: func(p *page.Page) {
		for _, write := range s.parts {
			write(p)
		}
	}}
	if res.rows == nil {
		res.rows = []row{}
	}
	if len(s.parts) == 0 {
		res.said = none
	}
	return res
}
