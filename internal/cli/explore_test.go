package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/creack/pty"

	"chancery/internal/answer"
	"chancery/internal/golden"
	"chancery/internal/terminal"
)

// builtCorpus returns a store, as --store takes it, of testdata/corpus.
func builtCorpus(t *testing.T) string {
	t.Helper()
	store := "bolt:" + filepath.Join(t.TempDir(), "test.db")
	var said bytes.Buffer
	if status := Run(context.Background(), []string{"build", "--store", store, "../../testdata/corpus"}, nil, &said, &said); status != 0 {
		t.Fatalf("build: %s", &said)
	}
	return store
}

// TestTerminalDocument holds that the session in docs/terminal.md is what the
// program answers to the lines that are typed there.
func TestTerminalDocument(t *testing.T) {
	const document, opening, closing, prompt = "../../docs/terminal.md", "```console\n", "```\n", "vietnam> "
	raw, err := os.ReadFile(document)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, found := strings.Cut(string(raw), opening)
	session, after, closed := strings.Cut(rest, closing)
	if !found || !closed {
		t.Fatalf("%s has no session between %q and %q", document, opening, closing)
	}
	var out bytes.Buffer
	a := &app{out: &out, errs: io.Discard, store: builtCorpus(t)}
	engine, err := a.engine(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	defer engine.Close()
	desk := &answer.Desk{Reading: engine.Reading, Pipeline: a.options()}
	term, err := terminal.New(context.Background(), terminal.Config{Engine: engine, Desk: desk, Session: "vietnam", Out: &out, Err: io.Discard})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(session) {
		if typed, ok := strings.CutPrefix(line, prompt); ok {
			out.WriteString(line)
			if err := term.Script(context.Background(), "", strings.NewReader(typed)); err != nil {
				t.Errorf("%s: %v", typed, err)
			}
		}
	}
	golden.Compare(t, document, []byte(before+opening+out.String()+closing+after))
}

// TestExploreTerminal types in a terminal: Tab completes and describes, Ctrl-C
// ends a line and no more, Ctrl-D ends the session.
func TestExploreTerminal(t *testing.T) {
	cmd := exec.Command(os.Args[0], "explore", "--store", builtCorpus(t), "--session", "typed")
	cmd.Args[0] = "chancery" // the test's binary is the program then: see TestMain
	cmd.Env = append(os.Environ(), "TERM=xterm", "NO_COLOR=1", "INPUTRC=/dev/null")
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 40, Cols: 100})
	if err != nil {
		t.Skipf("no pseudo-terminal: %v", err)
	}
	defer tty.Close()
	screen := &screen{tty: tty, heard: make(chan []byte)}
	go screen.listen()
	screen.wait(t, "typed> ")
	screen.typed(t, "exp\t", "put on the board", "write what is on the board")
	screen.typed(t, "\x03", "typed> ")
	screen.typed(t, "show park j\t\r", "Park Jin (person:park-jin)", "met>person", "typed> ")
	screen.typed(t, "expand 1\r", "Bui Thanh Son", "typed> ")
	screen.typed(t, "epxand 1\r", "did you mean expand?", "typed> ")
	screen.typed(t, "bùi\x1bbfind \r", "person:bui-thanh-son", "typed> ") // Alt-B goes back a word
	screen.typed(t, "show bùi\t", "show bùi Thanh Son")
	screen.typed(t, "\r", "(person:bui-thanh-son)", "typed> ")
	screen.typed(t, "query while (true) {}\r", "while")
	time.Sleep(200 * time.Millisecond) // the script runs in a process of its own
	screen.typed(t, "\x03", "stopped", "typed> ")
	screen.typed(t, "\x1b[A\x1b[A\x1b[A", "find bùi")
	screen.typed(t, "\x03", "typed> ")
	screen.typed(t, "\x04", "")
	if err := cmd.Wait(); err != nil {
		t.Errorf("Ctrl-D: %v\n%s", err, screen.text)
	}
}

// TestExploreHostileDocument holds that no document drives the terminal.
func TestExploreHostileDocument(t *testing.T) {
	dir := t.TempDir()
	doc, store := filepath.Join(dir, "hostile.txt"), "bolt:"+filepath.Join(dir, "test.db")
	text := "Hanoi, 23 June 2021 - Foreign Minister Park Jin of the Republic of Korea met Foreign Minister Bui Thanh Son of Viet Nam " +
		"in \x1b]0;owned\x07\x1b[2J\u009b31mHanoi on 23 June 2021 and agreed to expand\u202e trade.\n"
	if err := os.WriteFile(doc, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	var said bytes.Buffer
	if status := Run(t.Context(), []string{"build", "--store", store, doc}, nil, &said, &said); status != 0 {
		t.Fatalf("build: %s", &said)
	}
	const lines = "why \"Park Jin\"\nread hostile.txt\nexpand park jin met\nthreads VN-KR\n"
	for _, args := range [][]string{{"explore", "--store", store}, {"explore", "--json", "--store", store}} {
		var out bytes.Buffer
		Run(t.Context(), args, strings.NewReader(lines), &out, &out)
		if !strings.Contains(out.String(), "owned") {
			t.Fatalf("%v does not show the document:\n%s", args, &out)
		}
		for _, r := range out.String() {
			if unicode.IsControl(r) && r != '\n' && r != '\t' {
				t.Errorf("%v writes %U:\n%q", args, r, out.String())
				break
			}
		}
	}
}

// sequences are what a terminal obeys and does not show.
var sequences = regexp.MustCompile(`\x1b\[[0-9;?]*[ a-zA-Z]q?`)

// screen is what a terminal was told to show.
type screen struct {
	tty   io.ReadWriter
	heard chan []byte
	text  string
}

func (s *screen) listen() {
	defer close(s.heard)
	for {
		buf := make([]byte, 1<<12)
		n, err := s.tty.Read(buf)
		if err != nil {
			return
		}
		s.heard <- buf[:n]
	}
}

// typed types keys and waits for what they bring.
func (s *screen) typed(t *testing.T, keys string, want ...string) {
	t.Helper()
	s.text = ""
	if _, err := io.WriteString(s.tty, keys); err != nil {
		t.Fatal(err)
	}
	for _, w := range want {
		s.wait(t, w)
	}
}

// wait waits until a text is shown after what was waited for last.
func (s *screen) wait(t *testing.T, want string) {
	t.Helper()
	late := time.After(20 * time.Second)
	for !strings.Contains(s.text, want) {
		select {
		case more, ok := <-s.heard:
			if !ok {
				t.Fatalf("the session ended before it showed %q\n%s", want, s.text)
			}
			s.text += sequences.ReplaceAllString(string(more), "")
		case <-late:
			t.Fatalf("%q is not shown\n%q", want, s.text)
		}
	}
	_, s.text, _ = strings.Cut(s.text, want)
}
