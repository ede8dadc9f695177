package terminal

import (
	"context"
	"maps"
	"strconv"
)

// continued remembers where a list that was shown in part goes on.
func (t *Terminal) continued(c *call, res *result) {
	switch {
	case res.next > 0:
		t.further, t.offset = c, res.next
	case res.rows != nil:
		t.further = nil
	}
}

// more shows the next part of the list that was shown last.
func (t *Terminal) more(ctx context.Context, c *call) (*result, error) {
	if t.further == nil {
		return nil, c.verb.misused("the last list has no more")
	}
	next := *t.further
	next.flags = maps.Clone(next.flags)
	next.flags["from"] = strconv.Itoa(t.offset)
	res, err := next.verb.run(t, ctx, &next)
	if err == nil {
		t.further = nil
		t.continued(&next, res)
	}
	return res, err
}
