package terminal

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"chancery/graph"
	"chancery/schema"
)

// operand is what stands for one thing on a line: a row of the table printed
// last, or words.
type operand struct {
	row   *row
	words []word
	// fixed operands are one thing for certain: a row, a quotation, an IRI, or
	// what stands between separators.
	fixed bool
}

func (o *operand) text() string { return textOf(o.words) }

// operands parts words into what stands for one thing each. Words without quotes
// that follow each other belong together.
func (t *Terminal) operands(words []word) ([]operand, error) {
	var out []operand
	run := operand{}
	flush := func(fixed bool) {
		if len(run.words) > 0 {
			run.fixed = fixed
			out = append(out, run)
		}
		run = operand{}
	}
	divided := false
	for i := range words {
		w := words[i]
		rows := t.rowsAt(w)
		switch {
		case w.separates():
			flush(true)
			divided = true
		case len(rows) > 0:
			flush(divided)
			for _, r := range rows {
				out = append(out, operand{row: r, words: words[i : i+1], fixed: true})
			}
		case w.quoted || schema.IRI(w.text).Kind() != "":
			flush(divided)
			out = append(out, operand{words: words[i : i+1], fixed: true})
		default:
			run.words = append(run.words, w)
		}
	}
	flush(divided)
	return out, t.checkNumbers(out)
}

// checkNumbers refuses numbers that stand alone and are no row's.
func (t *Terminal) checkNumbers(list []operand) error {
	for i := range list {
		o := &list[i]
		if o.row != nil || len(o.words) != 1 || o.words[0].quoted {
			continue
		}
		if n, err := strconv.Atoi(o.words[0].text); err == nil {
			return t.noRow(n)
		}
	}
	return nil
}

func (t *Terminal) noRow(n int) error {
	if len(t.rows) == 0 {
		return &misuse{fmt.Sprintf("no table has been printed that row %d could be of", n)}
	}
	return &misuse{fmt.Sprintf("there is no row %d: the last table has rows 1 to %d", n, len(t.rows))}
}

// rowsAt returns the rows that a word numbers: "3", or "2-5".
func (t *Terminal) rowsAt(w word) []*row {
	if w.quoted {
		return nil
	}
	from, to, isRange := strings.Cut(w.text, "-")
	first, err := strconv.Atoi(from)
	if err != nil {
		return nil
	}
	last := first
	if isRange {
		if last, err = strconv.Atoi(to); err != nil {
			return nil
		}
	}
	if first < 1 || last < first || last > len(t.rows) {
		return nil
	}
	var out []*row
	for i := first; i <= last; i++ {
		out = append(out, &t.rows[i-1])
	}
	return out
}

// resolve returns the thing that an operand stands for.
func (t *Terminal) resolve(ctx context.Context, o operand, kinds ...schema.Kind) (graph.Named, error) {
	if o.row != nil {
		switch {
		case o.row.thing.IRI != "":
			return o.row.thing, nil
		case o.row.fact != "":
			return graph.Named{IRI: o.row.fact, Name: string(o.row.fact)}, nil
		}
		return graph.Named{}, &misuse{fmt.Sprintf("row %s stands for no thing", o.text())}
	}
	return t.named(ctx, o.text(), kinds...)
}

// named returns the one thing that typed means: the one that was picked, when it
// may mean several.
func (t *Terminal) named(ctx context.Context, typed string, kinds ...schema.Kind) (graph.Named, error) {
	if picked, ok := t.picks[typed]; ok {
		return picked, nil
	}
	return t.Engine.Thing(ctx, typed, kinds...)
}

// one returns the one thing that all words of a call name.
func (t *Terminal) one(ctx context.Context, c *call) (graph.Named, error) {
	list, err := t.operands(c.words)
	if err != nil {
		return graph.Named{}, err
	}
	switch len(list) {
	case 0:
		return graph.Named{}, c.verb.misused("say which thing")
	case 1:
		return t.resolve(ctx, list[0], c.verb.kinds...)
	}
	return graph.Named{}, c.verb.misused("want one thing, found %q as well", list[1].text())
}

// two returns the two things that the words of a call name. Names without quotes
// are parted where both sides are names.
func (t *Terminal) two(ctx context.Context, c *call) (a, b graph.Named, err error) {
	list, err := t.operands(c.words)
	if err != nil {
		return a, b, err
	}
	switch {
	case len(list) == 1 && !list[0].fixed && len(list[0].words) > 1:
		return t.parted(ctx, c, list[0].words)
	case len(list) < 2:
		return a, b, c.verb.misused("want two things")
	case len(list) > 2:
		return a, b, c.verb.misused("want two things, found %q as well", list[2].text())
	}
	if a, err = t.resolve(ctx, list[0], c.verb.kinds...); err != nil {
		return a, b, err
	}
	b, err = t.resolve(ctx, list[1], c.verb.kinds...)
	return a, b, err
}

// parted finds the place at which words part into two names.
func (t *Terminal) parted(ctx context.Context, c *call, words []word) (a, b graph.Named, err error) {
	found := 0
	var unsure error
	for i := 1; i < len(words); i++ {
		x, errX := t.named(ctx, textOf(words[:i]), c.verb.kinds...)
		if errX != nil && !unclear(errX) {
			return a, b, errX
		}
		y, errY := t.named(ctx, textOf(words[i:]), c.verb.kinds...)
		if errY != nil && !unclear(errY) {
			return a, b, errY
		}
		switch {
		case errX == nil && errY == nil:
			found++
			a, b = x, y
		case !errors.Is(errX, graph.ErrNotFound) && !errors.Is(errY, graph.ErrNotFound):
			unsure = errors.Join(errX, errY)
		}
	}
	switch {
	case found == 1:
		return a, b, nil
	case found == 0 && unsure != nil:
		return a, b, unsure
	case found == 0 && len(words) == 2:
		return a, b, errors.Join(t.both(ctx, c, words))
	}
	return a, b, &misuse{fmt.Sprintf("%s: cannot tell where the first name ends in %q; put quotes around the names, or -- between them", c.verb.name, textOf(words))}
}

// both returns what is wrong with the first of two names that means nothing.
func (t *Terminal) both(ctx context.Context, c *call, words []word) error {
	for i := range words {
		if _, err := t.named(ctx, words[i].text, c.verb.kinds...); err != nil {
			return err
		}
	}
	return nil
}

// unclear reports whether an error says that a name means nothing or several
// things.
func unclear(err error) bool {
	var ambiguous *graph.AmbiguousError
	return errors.Is(err, graph.ErrNotFound) || errors.As(err, &ambiguous)
}

// many returns the things that the words of a call name, one or more.
func (t *Terminal) many(ctx context.Context, c *call) ([]graph.Named, error) {
	list, err := t.operands(c.words)
	if err != nil {
		return nil, err
	}
	if len(list) == 0 {
		return nil, c.verb.misused("say which things")
	}
	var out []graph.Named
	for _, o := range list {
		n, err := t.resolve(ctx, o, c.verb.kinds...)
		if err != nil {
			return nil, err
		}
		out = append(out, n)
	}
	return out, nil
}

// irisOf returns the IRIs of things.
func irisOf(things []graph.Named) []schema.IRI {
	var out []schema.IRI
	for _, t := range things {
		out = append(out, t.IRI)
	}
	return out
}
