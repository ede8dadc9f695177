package terminal

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"chancery/graph"
	"chancery/internal/answer"
	"chancery/schema"
)

// number returns the value of a flag, or usual where it is not given.
func (c *call) number(flag string, usual int) (int, error) {
	value, given := c.flags[flag]
	if !given {
		return usual, nil
	}
	n, err := strconv.Atoi(value)
	if err != nil || n < 0 {
		return 0, c.verb.misused("--%s %s: want a number", flag, value)
	}
	return n, nil
}

// date returns the date that a flag gives.
func (c *call) date(flag string) (schema.Date, error) {
	d := schema.Date(c.flags[flag])
	if d.Known() && !d.Valid() {
		return "", c.verb.misused("--%s %s: want a date such as 2021, 2021-06 or 2021-06-23", flag, d)
	}
	return d, nil
}

// dates fills in several.
func (c *call) dates(into map[string]*schema.Date) error {
	for flag, d := range into {
		var err error
		if *d, err = c.date(flag); err != nil {
			return err
		}
	}
	return nil
}

// asOf returns the day as of which an answer is wanted.
func (c *call) asOf() (answer.AsOf, error) {
	day, err := c.date("as-of")
	return answer.AsOf{Day: day, Known: c.flags["known"] != ""}, err
}

// atMost returns how much of a list is wanted.
func (c *call) atMost() (answer.AtMost, error) {
	n, err := c.number("limit", 0)
	return answer.AtMost{Limit: n}, err
}

// chosen returns the values of a flag that takes some of a few words.
func chosen[W ~string](c *call, name string) ([]W, error) {
	var out []W
	f := c.verb.flag(name)
	for value := range strings.FieldsFuncSeq(c.flags[name], isComma) {
		words := f.words()
		if !slices.Contains(words, value) {
			hint := didYouMean(value, words)
			if hint == "" {
				hint = "; want one of " + strings.Join(words, ", ")
			}
			return nil, &misuse{fmt.Sprintf("%s: no %s is called %q%s", c.verb.name, name, value, hint)}
		}
		out = append(out, W(value))
	}
	return out, nil
}

// things returns the IRIs of what the names of a flag, or the numbers of rows,
// stand for.
func (t *Terminal) things(ctx context.Context, c *call, flag string) ([]string, error) {
	var out []string
	for name := range strings.FieldsFuncSeq(c.flags[flag], isComma) {
		name = strings.TrimSpace(name)
		list, err := t.operands([]word{{text: name, quoted: !isNumber(name)}})
		if err != nil {
			return nil, err
		}
		for _, o := range list {
			n, err := t.resolve(ctx, o)
			if err != nil {
				return nil, err
			}
			out = append(out, string(n.IRI))
		}
	}
	return out, nil
}

func isNumber(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// who fills in who acts and towards whom.
func (t *Terminal) who(ctx context.Context, c *call) (by, to []string, err error) {
	if by, err = t.things(ctx, c, "by"); err != nil {
		return nil, nil, err
	}
	to, err = t.things(ctx, c, "to")
	return by, to, err
}

// namedBy is a row of a thing.
func namedBy(n *graph.Named) row {
	if n == nil {
		return row{}
	}
	return row{thing: *n}
}
