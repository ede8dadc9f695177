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
	"unicode/utf8"

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
	// Set has no error to return here. Letters beyond ASCII are letters, not keys
	// with Meta held down.
	_ = sh.Config.Set("completion-ignore-case", true)
	_ = sh.Config.Set("convert-meta", false)
	_ = sh.Config.Set("output-meta", true)
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
		cursor = min(cursor, len(line))
		return completions(sh, cursor, t.propose(ctx, string(line[:cursor])))
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
// bytes: where that is not what letters are, what is typed is taken out of the
// line first, and the first proposal stands in it at once.
func completions(sh *readline.Shell, cursor int, p proposals) readline.Completions {
	bytewise := ascii(p.prefix) && ascii(common(p.list))
	_ = sh.Config.Set("menu-complete-display-prefix", bytewise) // it has no error to return
	if !bytewise && len(p.list) > 0 {
		from := cursor - utf8.RuneCountInString(p.prefix)
		sh.Line().Cut(from, cursor)
		sh.Cursor().Set(from)
		p.prefix = ""
	}
	var all []readline.Completion
	for _, x := range p.list {
		all = append(all, readline.Completion{Value: x.value, Display: x.value, Description: x.about, Tag: head(x.group)})
	}
	out := readline.CompleteRaw(all).NoSort()
	if p.more {
		out = out.NoSpace('/')
	}
	out.PREFIX = p.prefix
	return out
}

// head is the head of a group of proposals. The line editor writes heads in
// colour, so that without colour there are none.
func head(group string) string {
	if os.Getenv("NO_COLOR") != "" {
		return ""
	}
	return group
}

func ascii(s string) bool { return len(s) == utf8.RuneCountInString(s) }

// common returns what all values begin with.
func common(list []proposal) string {
	if len(list) == 0 {
		return ""
	}
	out := []rune(list[0].value)
	for _, x := range list[1:] {
		n := 0
		for _, r := range x.value {
			if n == len(out) || out[n] != r {
				break
			}
			n++
		}
		out = out[:n]
	}
	return string(out)
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
