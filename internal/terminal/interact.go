package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/reeflective/readline"
	"github.com/reeflective/readline/inputrc"

	"chancery/graph"
	"chancery/internal/page"
)

// Interact reads lines from the terminal and runs them until its end or quit.
// Ctrl-C stops the verb that runs and clears the line that is typed; Ctrl-D, or
// quit, ends the session. The context's end does not: it comes with the first
// Ctrl-C.
func (t *Terminal) Interact(ctx context.Context) error {
	ctx = context.WithoutCancel(ctx)
	stops := make(chan os.Signal, 1)
	signal.Notify(stops, os.Interrupt)
	defer signal.Stop(stops)
	shell := t.shell(ctx)
	for !t.over {
		line, err := shell.Readline()
		switch {
		case errors.Is(err, readline.ErrInterrupt):
			continue
		case errors.Is(err, io.EOF):
			fmt.Fprintln(t.Out)
			return nil
		case err != nil:
			return fmt.Errorf("read the terminal: %w", err)
		}
		if comment(line) {
			continue
		}
		t.attempt(ctx, stops, line)
	}
	return nil
}

// shell returns the line editor with the session's prompt, completion and
// history.
func (t *Terminal) shell(ctx context.Context) *readline.Shell {
	sh := readline.NewShell()
	for _, option := range []string{"completion-ignore-case", "menu-complete-display-prefix"} {
		_ = sh.Config.Set(option, true) // it has no error to return
	}
	// Lines begin at the first column: the terminal need not be asked where, while
	// somebody types on.
	_ = sh.Config.Set("cursor-position-probe", false)
	for _, keymap := range []string{"emacs", "vi-insert"} {
		_ = sh.Config.Bind(keymap, inputrc.Unescape(`\C-i`), "menu-complete", false)
	}
	sh.Prompt.Primary(t.prompt)
	sh.Prompt.Secondary(func() string { return "… " })
	sh.AcceptMultiline = func(line []rune) bool { return complete(string(line)) }
	sh.Completer = func(line []rune, cursor int) readline.Completions {
		return completions(t.propose(ctx, string(line[:min(cursor, len(line))])))
	}
	if t.History != "" && t.keepHistory() == nil {
		sh.History.AddFromFile("what was typed before", t.History)
	}
	return sh
}

// keepHistory makes the file in which lines are remembered.
func (t *Terminal) keepHistory() error {
	if err := os.MkdirAll(filepath.Dir(t.History), 0o755); err != nil {
		return err
	}
	f, err := os.OpenFile(t.History, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	return f.Close()
}

func (t *Terminal) prompt() string {
	if t.session == nil {
		return "chancery> "
	}
	return t.session.Name() + "> "
}

// completions gives proposals to the line editor. It counts what it replaces in
// bytes, so that behind letters of more than one it can only show them.
func completions(p proposals) readline.Completions {
	for _, r := range p.prefix {
		if r > 0x7f {
			var names []string
			for _, x := range p.list {
				names = append(names, x.value)
			}
			return readline.CompleteMessage("%s", strings.Join(names, " · "))
		}
	}
	groups := map[string]string{}
	var all []readline.Completion
	for _, x := range p.list {
		groups[x.value] = x.group
		all = append(all, readline.Completion{Value: x.value, Display: x.value, Description: x.about, Tag: x.group})
	}
	out := readline.CompleteRaw(all).NoSort()
	if p.more {
		out = out.NoSpace('/')
	}
	out.PREFIX = p.prefix
	return out
}

// attempt runs a line, which Ctrl-C stops, and says what went wrong.
func (t *Terminal) attempt(ctx context.Context, stops <-chan os.Signal, line string) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	done := make(chan struct{})
	defer close(done)
	go func() {
		select {
		case <-stops:
			cancel()
		case <-done:
		}
	}()
	if waiting, picked := t.pick(line); picked {
		line = waiting
	}
	err := t.run(ctx, line)
	var ambiguous *graph.AmbiguousError
	switch {
	case err == nil:
		t.waiting = ""
	case ctx.Err() != nil:
		t.say("stopped")
	case errors.As(err, &ambiguous):
		t.offer(line, ambiguous)
	default:
		t.say("%s", strings.Join(strings.Fields(err.Error()), " "))
	}
}

// offer lists what a name may mean, and waits for one of the numbers.
func (t *Terminal) offer(line string, e *graph.AmbiguousError) {
	t.rows, t.waiting, t.typed = []row{}, line, e.Typed
	var table [][]string
	for _, m := range e.Matches {
		table = append(table, []string{string(m.Kind), m.Name, string(m.IRI)})
		t.rows = append(t.rows, row{thing: graph.Named{IRI: m.IRI, Name: m.Name}})
	}
	t.say("%q may be one of these; type its number", e.Typed)
	p := page.New(t.Out)
	p.Table([]string{"kind", "name", "IRI"}, 1, table)
	_ = p.Flush() // the next line tells whether the terminal is still there
}

// pick takes a number that answers an offer: the line that waits for it is run
// then.
func (t *Terminal) pick(line string) (waiting string, picked bool) {
	n, err := strconv.Atoi(strings.TrimSpace(line))
	if err != nil || t.waiting == "" || n < 1 || n > len(t.rows) {
		return "", false
	}
	t.picks[t.typed] = t.rows[n-1].thing
	return t.waiting, true
}
