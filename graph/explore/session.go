package explore

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"slices"
	"strings"
	"sync"
	"time"

	"chancery/graph"
	"chancery/graph/export"
	"chancery/schema"
)

// ErrConflict says that a session has gone on meanwhile.
var ErrConflict = errors.New("the session has gone on meanwhile")

// Session is a named log of steps. Several sessions of one name, in one program
// or in several, write one file by turns: each step is appended to what the
// others have written. It is safe for concurrent use.
type Session struct {
	engine *Engine
	name   string
	path   string

	mu     sync.Mutex
	read   reading
	past   history // of what was read
	board  *board
	broken *BrokenError
}

// Create begins a session; the error wraps [fs.ErrExist] when there is one of
// that name.
func (e *Engine) Create(ctx context.Context, name string) (*Session, error) {
	return e.begin(ctx, Header{Name: name}, nil)
}

// Fork begins a session with the steps of another.
func (e *Engine) Fork(ctx context.Context, name, of string) (*Session, error) {
	s, err := e.Session(ctx, of)
	if err != nil {
		return nil, err
	}
	return e.begin(ctx, Header{Name: name, ForkedFrom: of}, s.Log())
}

// Import begins a session with the steps of a log that somebody has handed on. A
// log that cannot be read to its end is refused with a *[BrokenError].
func (e *Engine) Import(ctx context.Context, name string, log io.Reader) (*Session, error) {
	var r reading
	if err := r.readOn(log, "the log"); err != nil {
		return nil, err
	}
	if r.line == 0 {
		return nil, &BrokenError{"the log", 1, "it is empty"}
	}
	return e.begin(ctx, Header{Name: name, ForkedFrom: r.head.Name}, r.log)
}

// begin writes the file of a new session, whole or not at all.
func (e *Engine) begin(ctx context.Context, head Header, log []Step) (*Session, error) {
	if err := checkName(head.Name); err != nil {
		return nil, err
	}
	build, err := e.Build(ctx)
	if err != nil {
		return nil, err
	}
	head.Format, head.Created, head.Build = sessionFormat, now(), build.ID
	if err := os.MkdirAll(e.Folder, 0o755); err != nil {
		return nil, fmt.Errorf("make the folder of sessions: %w", err)
	}
	f, err := os.CreateTemp(e.Folder, ".session-*")
	if err != nil {
		return nil, fmt.Errorf("begin session %q: %w", head.Name, err)
	}
	defer os.Remove(f.Name())
	err = writeLine(f, head)
	for i := range log {
		if err == nil {
			err = writeLine(f, &log[i])
		}
	}
	if err = errors.Join(err, f.Close()); err != nil {
		return nil, fmt.Errorf("begin session %q: %w", head.Name, err)
	}
	// A link, unlike a rename, does not put itself in the place of a session.
	if err := os.Link(f.Name(), e.file(head.Name)); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("there is a session %q: %w; open it, or take another name", head.Name, fs.ErrExist)
		}
		return nil, fmt.Errorf("begin session %q: %w", head.Name, err)
	}
	return e.Session(ctx, head.Name)
}

func now() time.Time { return time.Now().UTC().Truncate(time.Millisecond) }

// Session opens a session; the error wraps [fs.ErrNotExist] when there is none of
// that name. A log that cannot be read to its end is opened as far as it can be;
// [Session.Broken] then says why.
func (e *Engine) Session(_ context.Context, name string) (*Session, error) {
	if err := checkName(name); err != nil {
		return nil, err
	}
	s := &Session{engine: e, name: name, path: e.file(name)}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s, s.catchUp()
}

// catchUp reads what has been written since.
func (s *Session) catchUp() error {
	f, err := os.Open(s.path)
	if errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("session %q: %w; 'sessions' lists those there are", s.name, fs.ErrNotExist)
	}
	if err != nil {
		return fmt.Errorf("open session %q: %w", s.name, err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return fmt.Errorf("open session %q: %w", s.name, err)
	}
	switch {
	case info.Size() == s.read.offset && s.board != nil:
		return nil
	case info.Size() < s.read.offset:
		s.read = reading{} // another file in its place
	}
	if _, err := f.Seek(s.read.offset, io.SeekStart); err != nil {
		return fmt.Errorf("open session %q: %w", s.name, err)
	}
	err = s.read.readOn(f, s.path)
	s.broken = nil
	if err != nil && !errors.As(err, &s.broken) {
		return err
	}
	if s.read.line == 0 {
		return s.broken
	}
	s.past = historyOf(s.read.log)
	s.board = boardOf(s.read.log, s.past)
	return nil
}

// Name returns the session's name.
func (s *Session) Name() string { return s.name }

// Broken returns why the log could not be read to its end; nil when it could.
func (s *Session) Broken() *BrokenError {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.broken
}

// Head returns the header of the log.
func (s *Session) Head() Header {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.read.head
}

// Log returns the steps, the first first.
func (s *Session) Log() []Step {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Clone(s.read.log)
}

// Filter returns what the session's board admits.
func (s *Session) Filter() Filter {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.board.filter
}

// Evidence is [Engine.Evidence] with what the session said of each fact, or of
// what is asked about where it is an edge or a thing that was judged as a whole.
func (s *Session) Evidence(ctx context.Context, what string) ([]Evidence, error) {
	found, err := s.engine.Evidence(ctx, what)
	if err != nil {
		return nil, err
	}
	whole := schema.IRI(what)
	if edge, err := graph.ParseEdge(what); err == nil {
		whole = edge.ID()
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	for i := range found {
		found[i].Verdict = cmp.Or(s.board.verdicts[found[i].Fact], s.board.verdicts[whole])
	}
	return found, nil
}

// Do takes a step and returns it as the log keeps it. A step that fails leaves
// the session as it was.
func (s *Session) Do(ctx context.Context, step Step) (*Step, error) { return s.DoIf(ctx, step, -1) }

// DoIf is [Session.Do] for one who has seen the session at a step: where it has
// gone on since, the error wraps [ErrConflict]. Less than 0 means any.
func (s *Session) DoIf(ctx context.Context, step Step, seen int) (*Step, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	f, err := os.OpenFile(s.path, os.O_RDWR|os.O_APPEND, 0)
	if err != nil {
		return nil, fmt.Errorf("open session %q: %w", s.name, err)
	}
	defer f.Close()
	if err := lockFile(f); err != nil {
		return nil, fmt.Errorf("session %q: %w", s.name, err)
	}
	if err := s.catchUp(); err != nil {
		return nil, err
	}
	if seen >= 0 && seen != len(s.read.log) {
		return nil, fmt.Errorf("session %q is at step %d, not %d: %w", s.name, len(s.read.log), seen, ErrConflict)
	}
	if err := s.prepare(ctx, &step); err != nil {
		return nil, err
	}
	if err := s.mend(f); err != nil {
		return nil, err
	}
	if err := writeLine(f, &step); err != nil {
		return nil, fmt.Errorf("write session %q: %w", s.name, err)
	}
	return &step, s.catchUp()
}

// prepare checks a step and fills in what the store answers.
func (s *Session) prepare(ctx context.Context, step *Step) error {
	v, err := verbOf(step.Do)
	if err != nil {
		return &RequestError{err}
	}
	switch {
	case v.Do == "undo" && len(s.past.done) == 0:
		return wrongRequest("there is nothing to undo")
	case v.Do == "redo" && len(s.past.undone) == 0:
		return wrongRequest("there is nothing to do again")
	}
	step.N, step.At = len(s.read.log)+1, now()
	step.Names, step.Links, step.Message, step.Build = nil, nil, "", ""
	if v.check != nil {
		if err := v.check(step); err != nil {
			return &RequestError{err}
		}
	}
	if v.ask == nil {
		step.Names = s.board.namesFor(step)
		return nil
	}
	return s.ask(ctx, v, step)
}

// ask has the store answer a step: with what it brings come the edges that join
// it with the board.
func (s *Session) ask(ctx context.Context, v Verb, step *Step) error {
	_, err := asking(ctx, s.engine, func(r graph.Reader) (struct{}, error) {
		var none struct{}
		if err := v.ask(ctx, s.engine, r, s.board, step); err != nil {
			return none, err
		}
		step.Build = s.engine.remembered().build.ID
		if step.Do == "mark" || step.Do == "note" {
			return none, nil
		}
		after := slices.Clone(s.board.order)
		for _, t := range step.Things {
			if !slices.Contains(after, t) {
				after = append(after, t)
			}
		}
		links, err := s.engine.linksAmong(ctx, r, after)
		for _, l := range edgeStrings(links) {
			if !s.board.links[l] {
				step.Links = append(step.Links, l)
			}
		}
		return none, err
	})
	return err
}

// mend keeps the part of a broken log that cannot be read in a file beside it,
// and cuts it off.
func (s *Session) mend(f *os.File) error {
	if s.broken == nil {
		return nil
	}
	rest, err := io.ReadAll(io.NewSectionReader(f, s.read.offset, 1<<40))
	if err != nil {
		return fmt.Errorf("mend session %q: %w", s.name, err)
	}
	aside := strings.TrimSuffix(s.path, sessionExt) + "." + now().Format("20060102T150405.000") + ".broken"
	if err := export.ToFile(aside, func(w io.Writer) error { _, err := w.Write(rest); return err }); err != nil {
		return fmt.Errorf("mend session %q: %w", s.name, err)
	}
	if err := f.Truncate(s.read.offset); err != nil {
		return fmt.Errorf("mend session %q: %w", s.name, err)
	}
	s.broken = nil
	return nil
}

// WriteLog writes the log as it can be handed on, for [Engine.Import].
func (s *Session) WriteLog(w io.Writer) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s.read.head); err != nil {
		return err
	}
	for i := range s.read.log {
		if err := enc.Encode(&s.read.log[i]); err != nil {
			return err
		}
	}
	return nil
}

// Export writes what is on the board, apart from what is hidden or rejected, in
// one of the formats of package export.
func (s *Session) Export(ctx context.Context, w io.Writer, format export.Format) error {
	s.mu.Lock()
	things := s.board.shown()
	s.mu.Unlock()
	if len(things) == 0 {
		return wrongRequest("export: there is nothing on the board of session %q", s.name)
	}
	return s.engine.Reading(ctx, func(store *graph.Store) error {
		return format.Write(ctx, w, export.Source{Reader: store, Things: things})
	})
}
