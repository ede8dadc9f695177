// Package terminal is the session at the terminal: it reads lines, runs them on
// the engine of package graph/explore and writes the answers for people, or as
// JSON.
//
// Make a [Terminal] and call [Terminal.Interact] for a person, with completion
// and history, or [Terminal.Script] for lines from a file or a pipe. Both take
// the same verbs, which stand in one table; help, completion and documentation
// are made from it.
//
// Results go to Out and messages to Err. The numbers of the table printed last
// may stand where a thing is wanted. Nothing of a document reaches a terminal
// but text: see package page.
package terminal

import (
	"context"
	"fmt"
	"io"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/answer"
	"chancery/internal/page"
	"chancery/schema"
)

// Config says what a session works with.
type Config struct {
	Engine *explore.Engine
	Desk   *answer.Desk
	// Session is the name of the session; it is made when there is none. When it
	// is "", a session begins with the first step that is to be kept.
	Session  string
	JSON     bool // answers as JSON, a line each
	Out, Err io.Writer
	// History is the file in which lines are remembered; "" for none.
	History string
}

// Terminal is a session at work. It is for one goroutine.
type Terminal struct {
	Config

	session *explore.Session
	changed *explore.Changes // what the store had changed when the session was opened
	rows    []row            // of the table printed last
	further *call            // what `more` goes on with
	offset  int              // from where
	picks   map[string]graph.Named
	waiting string // the line that waits for a choice among rows
	typed   string // the name in it that may mean several things
	over    bool   // quit was typed
}

// row is what a number of the table printed last stands for: as much of it as
// there is.
type row struct {
	thing    graph.Named
	edge     string // "S P O LABEL"
	fact     schema.IRI
	relation *explore.Relation // of thing
	session  string
}

// result is what a verb gives.
type result struct {
	value any              // for programs
	show  func(*page.Page) // for people
	rows  []row            // to which numbers lead from now on; nil leaves them as they are
	said  string           // a message
	next  int              // where the list goes on; 0 when it is whole
}

// New returns a terminal on the session that c names, or on a new one of that
// name. What is to be known of the session is said: that it is new, that its log
// was cut short, what the store changed since.
func New(ctx context.Context, c Config) (*Terminal, error) {
	t := &Terminal{Config: c, picks: map[string]graph.Named{}}
	return t, t.enter(ctx, c.Session)
}

// run runs one line and writes what it gives.
func (t *Terminal) run(ctx context.Context, line string) error {
	c, err := parse(line)
	if err != nil {
		return err
	}
	return t.call(ctx, c)
}

func (t *Terminal) call(ctx context.Context, c *call) error {
	res, err := c.verb.run(t, ctx, c)
	if err != nil {
		return err
	}
	if res.rows != nil {
		t.rows = res.rows
	}
	if c.verb.name != verbMore {
		t.continued(c, res)
	}
	if res.said != "" {
		t.say("%s", res.said)
	}
	return t.write(res)
}

// write writes a result to Out, as a line of JSON or for people.
func (t *Terminal) write(res *result) error {
	if t.JSON {
		if res.value == nil {
			return nil
		}
		return writeJSON(t.Out, res.value)
	}
	if res.show == nil {
		return nil
	}
	p := page.New(t.Out)
	res.show(p)
	return p.Flush()
}

// say writes one message line to Err.
func (t *Terminal) say(format string, args ...any) {
	fmt.Fprintln(t.Err, page.Clean(fmt.Sprintf(format, args...)))
}
