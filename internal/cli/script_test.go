package cli

import (
	"bufio"
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"chancery/graph"
	"chancery/internal/golden"
)

func TestMain(m *testing.M) {
	graph.RunGizmoChild()
	testscript.Main(m, map[string]func(){
		"chancery": func() { os.Exit(Main()) },
	})
}

// TestScripts runs testdata/script: one or more files a command, each a small
// world of files with the commands that are run in it. $CORPUS is the corpus of
// testdata, $LONG_LINE a size in MB. Beside testscript's own commands there are
//
//	exits N chancery ARGS…   run, and hold the exit status to N
//	lock DIR, unlock DIR     keep a store open, as another process would
//	bytes FILE STRING        write a Go string's bytes
//	bigline FILE MB          write English prose without a line break
func TestScripts(t *testing.T) {
	corpus, err := filepath.Abs("../../testdata/corpus")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "../../testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("CORPUS", corpus)
			env.Setenv("LONG_LINE", longLine)
			env.Setenv(storeEnv, "bolt:"+filepath.Join(env.WorkDir, "test.db"))
			env.Values[heldKey] = held{}
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"exits":   exits,
			"lock":    lock,
			"unlock":  unlock,
			"bytes":   writeBytes,
			"bigline": bigLine,
		},
		UpdateScripts:       golden.Updating(),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
	})
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits N command args…")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != want {
		ts.Fatalf("%s exits with %d, want %d", strings.Join(args[1:], " "), got, want)
	}
}

// held are the stores that a script keeps open, under heldKey of its values.
type held map[string]*graph.Store

const heldKey = "stores kept open"

func lock(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: lock DIR")
	}
	dir := ts.MkAbs(args[0])
	store, err := graph.Open(context.Background(), "bolt:"+dir, graph.Options{Create: true})
	ts.Check(err)
	ts.Value(heldKey).(held)[dir] = store
	ts.Defer(func() { _ = store.Close() })
}

func unlock(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: unlock DIR")
	}
	ts.Check(ts.Value(heldKey).(held)[ts.MkAbs(args[0])].Close())
}

// writeBytes writes what an archive of text cannot hold.
func writeBytes(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bytes FILE STRING")
	}
	raw, err := strconv.Unquote(`"` + args[1] + `"`)
	ts.Check(err)
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(raw), 0o644))
}

// bigLine writes a text in which there is much to read and little to note.
func bigLine(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: bigline FILE MB")
	}
	megabytes, err := strconv.Atoi(args[1])
	ts.Check(err)
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	out := bufio.NewWriter(f)
	for n := 0; n < megabytes<<20; {
		k, err := out.WriteString("The river flows past the town, and the people of the valley work in their fields until the evening. ")
		ts.Check(err)
		n += k
	}
	ts.Check(out.Flush())
}
