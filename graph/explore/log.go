package explore

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// sessionExt ends the names of session files.
const sessionExt = ".jsonl"

var sessionName = regexp.MustCompile(`^[\pL\pN][\pL\pN_ -]{0,63}$`)

// checkName refuses names that would make no file of their own in the folder.
func checkName(name string) error {
	if !sessionName.MatchString(name) || strings.HasSuffix(name, " ") {
		return wrongRequest("a session cannot be called %q; want up to 64 letters, digits, spaces, hyphens and underscores", name)
	}
	return nil
}

// BrokenError says where a session's log cannot be read on. The steps before
// hold; what follows is kept in a file beside it when the next step is written.
type BrokenError struct {
	Path string
	Line int // counts from 1
	Why  string
}

func (e *BrokenError) Error() string {
	return fmt.Sprintf("%s, line %d: %s; the steps before it hold", e.Path, e.Line, e.Why)
}

// reading is what was read of a log, and where it can go on.
type reading struct {
	head   Header
	log    []Step
	offset int64 // of the first byte that was not read
	line   int   // the last that was read
}

// readOn reads the lines of in that are complete. What cannot be read is told by
// a *BrokenError, after which r holds the steps before.
func (r *reading) readOn(in io.Reader, path string) error {
	buf := bufio.NewReader(in)
	for {
		line, err := buf.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			if len(line) > 0 {
				return &BrokenError{path, r.line + 1, "the line is cut short"}
			}
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", path, err)
		}
		if why := r.take(bytes.TrimSpace(line)); why != nil {
			return &BrokenError{path, r.line + 1, why.Error()}
		}
		r.line++
		r.offset += int64(len(line))
	}
}

// take reads one line: the first is the header, the others are steps.
func (r *reading) take(line []byte) error {
	if r.line == 0 {
		if err := json.Unmarshal(line, &r.head); err != nil || r.head.Format != sessionFormat {
			return fmt.Errorf("want the header of a session, {\"format\":%q,…}", sessionFormat)
		}
		return nil
	}
	var s Step
	if err := json.Unmarshal(line, &s); err != nil {
		return fmt.Errorf("want a step: %w", err)
	}
	v, err := verbOf(s.Do)
	if err != nil {
		return err
	}
	if s.N != len(r.log)+1 {
		return fmt.Errorf("want step %d, found step %d", len(r.log)+1, s.N)
	}
	if v.check != nil {
		if err := v.check(&s); err != nil {
			return err
		}
	}
	r.log = append(r.log, s)
	return nil
}

// file is the file of a session.
func (e *Engine) file(name string) string { return filepath.Join(e.Folder, name+sessionExt) }

// writeLine appends a line to a file that is open, and waits until it is on disk.
func writeLine(f *os.File, v any) error {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		return err
	}
	if _, err := f.Write(b.Bytes()); err != nil {
		return err
	}
	return f.Sync()
}

// SessionLine is a session in a list.
type SessionLine struct {
	Header
	Updated time.Time `json:"updated"`
	Steps   int       `json:"steps"`
	Things  int       `json:"things"`
	Broken  string    `json:"broken,omitempty"` // why it cannot be read to its end
}

// Sessions returns the sessions, the last changed first.
func (e *Engine) Sessions() ([]SessionLine, error) {
	entries, err := os.ReadDir(e.Folder)
	if errors.Is(err, fs.ErrNotExist) {
		return []SessionLine{}, nil
	}
	if err != nil {
		return nil, fmt.Errorf("list the sessions: %w", err)
	}
	out := []SessionLine{}
	for _, entry := range entries {
		name, ours := strings.CutSuffix(entry.Name(), sessionExt)
		if !ours || entry.IsDir() || checkName(name) != nil {
			continue
		}
		line, err := e.sessionLine(name)
		if err != nil {
			return nil, err
		}
		out = append(out, line)
	}
	slices.SortFunc(out, func(a, b SessionLine) int {
		return cmp.Or(b.Updated.Compare(a.Updated), strings.Compare(a.Name, b.Name))
	})
	return out, nil
}

// sessionLine sums a session up.
func (e *Engine) sessionLine(name string) (SessionLine, error) {
	f, err := os.Open(e.file(name))
	if err != nil {
		return SessionLine{}, fmt.Errorf("list the sessions: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return SessionLine{}, fmt.Errorf("list the sessions: %w", err)
	}
	var r reading
	var broken *BrokenError
	if err := r.readOn(f, e.file(name)); err != nil && !errors.As(err, &broken) {
		return SessionLine{}, err
	}
	line := SessionLine{Header: r.head, Updated: info.ModTime().UTC(), Steps: len(r.log), Things: len(boardOf(r.log, historyOf(r.log)).order)}
	line.Name = name // the file's, which may have been renamed
	if broken != nil {
		line.Broken = broken.Error()
	}
	return line, nil
}
