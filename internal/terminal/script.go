package terminal

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"chancery/internal/answer"
)

// LineError says which line of a script went wrong, and ends the script.
type LineError struct {
	Name string // of the script; "" for standard input
	Line int    // from 1
	Err  error
}

func (e *LineError) Error() string {
	if e.Name == "" {
		return fmt.Sprintf("line %d: %v", e.Line, e.Err)
	}
	return fmt.Sprintf("%s:%d: %v", e.Name, e.Line, e.Err)
}

func (e *LineError) Unwrap() error { return e.Err }

// Misused reports whether an error of a script is one of its writing, such as a
// verb that there is not, rather than of its running.
func Misused(err error) bool {
	var m *misuse
	var argument *answer.ArgumentError
	return errors.As(err, &m) || errors.As(err, &argument)
}

// Script runs the lines of a script one after the other until its end or quit.
// Lines that begin with # say nothing. The first line that goes wrong ends it
// with a *[LineError]; in JSON the error stands among the answers as well.
func (t *Terminal) Script(ctx context.Context, name string, in io.Reader) error {
	s := &scanner{in: bufio.NewReader(in)}
	for !t.over {
		command, line, err := s.next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read the script: %w", err)
		}
		if err := t.run(ctx, command); err != nil {
			failed := &LineError{Name: name, Line: line, Err: err}
			if t.JSON {
				return errors.Join(failed, writeJSON(t.Out, problemOf(err, line)))
			}
			return failed
		}
	}
	return nil
}

// scanner reads the commands of a script.
type scanner struct {
	in   *bufio.Reader
	line int // of what was read last
}

// next returns the next command, which may go over several lines, and the line
// on which it begins; io.EOF when there is no more.
func (s *scanner) next() (command string, line int, err error) {
	for {
		text, err := s.read()
		if err != nil {
			return "", 0, err
		}
		if comment(text) {
			continue
		}
		line = s.line
		for command = text; !complete(command); command += "\n" + text {
			if text, err = s.read(); err != nil {
				break
			}
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return "", 0, err
		}
		return command, line, nil
	}
}

// read returns a line without its end. The last line may lack one.
func (s *scanner) read() (string, error) {
	text, err := s.in.ReadString('\n')
	if text == "" && err != nil {
		return "", err
	}
	s.line++
	return strings.TrimRight(text, "\r\n"), nil
}
