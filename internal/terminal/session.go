package terminal

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"time"

	"chancery/graph/explore"
	"chancery/graph/export"
	"chancery/internal/page"
)

// enter goes on with a session, or begins it. Without a name the session begins
// with the first step that is to be kept.
func (t *Terminal) enter(ctx context.Context, name string) error {
	if name == "" {
		return nil
	}
	s, err := t.Engine.Session(ctx, name)
	if errors.Is(err, fs.ErrNotExist) {
		if s, err = t.Engine.Create(ctx, name); err == nil {
			t.say("session %q begins", name)
		}
	}
	if err != nil {
		return err
	}
	return t.goOn(ctx, s)
}

// goOn makes a session the one that is worked with, and says what is to be known
// of it: that its log was cut short, what the store changed since.
func (t *Terminal) goOn(ctx context.Context, s *explore.Session) error {
	t.session, t.rows, t.further = s, nil, nil
	if broken := s.Broken(); broken != nil {
		t.say("%v", broken)
	}
	view, err := s.View(ctx)
	if err != nil || view.Changes == nil {
		return err
	}
	t.changed = view.Changes
	t.say("%s", page.Joined("; ", view.Changes.Message, more(view.Changes)))
	_, err = s.Do(ctx, explore.Step{Do: "mark"})
	return err
}

// more tells that changes shows what a summary counts.
func more(c *explore.Changes) string {
	if len(c.Gone)+len(c.LinksGone)+len(c.LinksNew) == 0 {
		return ""
	}
	return "changes shows them"
}

// do takes a step of the session, which begins with it if it has no name yet.
func (t *Terminal) do(ctx context.Context, step explore.Step) (*explore.Step, error) {
	if t.session == nil {
		if err := t.begin(ctx); err != nil {
			return nil, err
		}
	}
	return t.session.Do(ctx, step)
}

// begin begins a session that bears the time as its name.
func (t *Terminal) begin(ctx context.Context) error {
	name := time.Now().Format("2006-01-02 150405")
	s, err := t.Engine.Create(ctx, name)
	for n := 2; errors.Is(err, fs.ErrExist); n++ {
		s, err = t.Engine.Create(ctx, name+" "+strconv.Itoa(n))
	}
	if err != nil {
		return err
	}
	t.session = s
	t.say("session %q begins; fork gives it another name", s.Name())
	return nil
}

// current returns the board as it is now, an empty one where no session began.
func (t *Terminal) current(ctx context.Context) (*explore.View, error) {
	if t.session == nil {
		return &explore.View{}, nil
	}
	return t.session.View(ctx)
}

// begun refuses what can be said only of a session.
func (t *Terminal) begun() error {
	if t.session == nil {
		return errors.New("no session has begun yet; new SESSION begins one")
	}
	return nil
}

// sessionOf is a session for programs.
type sessionOf struct {
	Name       string `json:"name"`
	Steps      int    `json:"steps"`
	ForkedFrom string `json:"forked_from,omitempty"`
}

// entered tells that a session is worked with from now on.
func (t *Terminal) entered() *result {
	s := t.session
	out := sessionOf{Name: s.Name(), Steps: len(s.Log()), ForkedFrom: s.Head().ForkedFrom}
	return &result{value: out, said: fmt.Sprintf("session %q, %s", out.Name, page.Count(out.Steps, "step"))}
}

func (t *Terminal) log(ctx context.Context, _ *call) (*result, error) {
	view, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	steps := view.Steps
	if steps == nil {
		steps = []explore.StepLine{}
	}
	res := &result{value: steps}
	var table [][]string
	for _, s := range steps {
		undone := ""
		if s.Undone {
			undone = "undone"
		}
		table = append(table, []string{strconv.Itoa(s.N), strings.Replace(s.At[:len("2006-01-02T15:04")], "T", " ", 1), s.Title, undone})
	}
	res.show = func(p *page.Page) { p.Rows(table) }
	if len(table) == 0 {
		res.said = "no step has been taken"
	}
	return res, nil
}

func (t *Terminal) changes(ctx context.Context, _ *call) (*result, error) {
	view, err := t.current(ctx)
	if err != nil {
		return nil, err
	}
	c := view.Changes
	if c == nil {
		c = t.changed
	}
	if c == nil {
		return &result{
			value: &explore.Changes{From: view.Build.ID, To: view.Build.ID, LinksGone: []string{}, LinksNew: []string{}},
			said:  "the store is as the session last saw it",
		}, nil
	}
	return &result{value: c, show: func(p *page.Page) { showChanges(p, c) }}, nil
}

func showChanges(p *page.Page, c *explore.Changes) {
	p.Line("%s", c.Message)
	for _, g := range c.Gone {
		p.Para("  gone: ", g.Name+" ("+string(g.IRI)+")")
	}
	for _, l := range c.LinksGone {
		p.Para("  gone: ", l)
	}
	for _, l := range c.LinksNew {
		p.Para("  new:  ", l)
	}
}

func (t *Terminal) sessions(context.Context, *call) (*result, error) {
	list, err := t.Engine.Sessions()
	if err != nil {
		return nil, err
	}
	res := &result{value: list, rows: []row{}}
	var table [][]string
	for _, s := range list {
		table = append(table, []string{
			s.Name, page.Count(s.Steps, "step"), page.Count(s.Things, "thing"), s.Updated.Format("2006-01-02 15:04"),
			page.Joined("; ", from(s.ForkedFrom), s.Broken),
		})
		res.rows = append(res.rows, row{session: s.Name})
	}
	res.show = func(p *page.Page) { p.Table([]string{"session", "", "", "changed", ""}, 1, table) }
	if len(list) == 0 {
		res.said = "there are no sessions yet"
	}
	return res, nil
}

func from(session string) string {
	if session == "" {
		return ""
	}
	return "from " + session
}

// sessionNamed returns the name of a session that a call gives, or a row of the
// list of sessions.
func (t *Terminal) sessionNamed(c *call) (string, error) {
	name := c.text()
	if name == "" {
		return "", c.verb.misused("say which session")
	}
	if len(c.words) == 1 {
		if rows := t.rowsAt(c.words[0]); len(rows) == 1 && rows[0].session != "" {
			return rows[0].session, nil
		}
	}
	return name, nil
}

func (t *Terminal) open(ctx context.Context, c *call) (*result, error) {
	name, err := t.sessionNamed(c)
	if err != nil {
		return nil, err
	}
	s, err := t.Engine.Session(ctx, name)
	if err != nil {
		return nil, err
	}
	if err := t.goOn(ctx, s); err != nil {
		return nil, err
	}
	return t.entered(), nil
}

func (t *Terminal) newSession(ctx context.Context, c *call) (*result, error) {
	if c.text() == "" {
		return nil, c.verb.misused("say what it is to be called")
	}
	s, err := t.Engine.Create(ctx, c.text())
	if err != nil {
		return nil, err
	}
	if err := t.goOn(ctx, s); err != nil {
		return nil, err
	}
	return t.entered(), nil
}

func (t *Terminal) fork(ctx context.Context, c *call) (*result, error) {
	if c.text() == "" {
		return nil, c.verb.misused("say what it is to be called")
	}
	if err := t.begun(); err != nil {
		return nil, err
	}
	s, err := t.Engine.Fork(ctx, c.text(), t.session.Name())
	if err != nil {
		return nil, err
	}
	if err := t.goOn(ctx, s); err != nil {
		return nil, err
	}
	return t.entered(), nil
}

// written tells programs what was written to a file.
type written struct {
	File   string `json:"file"`
	Format string `json:"format,omitempty"`
}

func (t *Terminal) save(_ context.Context, c *call) (*result, error) {
	if len(c.words) != 1 {
		return nil, c.verb.misused("want one file; put quotes around a name with spaces")
	}
	if err := t.begun(); err != nil {
		return nil, err
	}
	file := c.words[0].text
	if err := export.ToFile(file, t.session.WriteLog); err != nil {
		return nil, err
	}
	return &result{value: written{File: file}, said: "written to " + file}, nil
}

func (t *Terminal) importLog(ctx context.Context, c *call) (*result, error) {
	if len(c.words) < 2 {
		return nil, c.verb.misused("want a file and a name for the session")
	}
	f, err := os.Open(c.words[0].text)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	s, err := t.Engine.Import(ctx, textOf(c.words[1:]), f)
	if err != nil {
		return nil, err
	}
	if err := t.goOn(ctx, s); err != nil {
		return nil, err
	}
	return t.entered(), nil
}

func (t *Terminal) export(ctx context.Context, c *call) (*result, error) {
	if len(c.words) != 2 {
		return nil, c.verb.misused("want a format and a file")
	}
	format, err := export.Lookup(c.words[0].text)
	if err != nil {
		return nil, &misuse{fmt.Sprintf("export: %v", err)}
	}
	if err := t.begun(); err != nil {
		return nil, err
	}
	file := c.words[1].text
	write := func(w io.Writer) error { return t.session.Export(ctx, w, format) }
	if file == "-" {
		return &result{}, write(t.Out)
	}
	if err := export.ToFile(file, write); err != nil {
		return nil, err
	}
	return &result{value: written{File: file, Format: format.Name}, said: "written to " + file}, nil
}
