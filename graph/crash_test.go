package graph_test

import (
	"bufio"
	"context"
	"flag"
	"fmt"
	"iter"
	"math/rand/v2"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/graph/graphtest"
)

// crashes is how often the writing process is killed; CI does with a few.
var crashes = flag.Int("crashes", 5, "how often TestKilled kills the writing process")

// crashEnv makes this test binary the process that writes and is killed: it
// holds the store and the number of the first step.
const crashEnv = "CHANCERY_TEST_CRASH"

// bigGroup is enough for a load to write a new file.
const bigGroup = 25_000

// crashStep makes step i: most are small changes, one in five loads many quads,
// and one in five takes those out again.
func crashStep(ctx context.Context, s *graph.Store, i int) (err error) {
	switch i % 5 {
	case 0:
		_, err = s.Load(ctx, seq(crashGroup(i, bigGroup)))
	case 4:
		_, err = s.Apply(ctx, graph.Delta{Del: crashGroup(i-4, bigGroup)})
	default:
		_, err = s.Apply(ctx, graph.Delta{Add: crashGroup(i, 5), Del: crashGroup(i-5, 5)})
	}
	return err
}

// crashState returns what the store holds after step n.
func crashState(n int) map[quad.Quad]bool {
	state := make(map[quad.Quad]bool)
	for i := max(0, n-8); i <= n; i++ {
		switch i % 5 {
		case 0:
			if n < i+4 {
				put(state, crashGroup(i, bigGroup))
			}
		case 4:
		default:
			if n < i+5 {
				put(state, crashGroup(i, 5))
			}
		}
	}
	return state
}

func put(state map[quad.Quad]bool, quads []quad.Quad) {
	for _, q := range quads {
		state[q] = true
	}
}

func crashGroup(i, n int) (quads []quad.Quad) {
	for j := range n {
		quads = append(quads, graphtest.Quad(fmt.Sprintf("s%d-%d", i, j), "p", fmt.Sprint("o", j%50), fmt.Sprint("step", i)))
	}
	return quads
}

func seq(quads []quad.Quad) iter.Seq2[quad.Quad, error] {
	return func(yield func(quad.Quad, error) bool) {
		for _, q := range quads {
			if !yield(q, nil) {
				return
			}
		}
	}
}

// runCrashChild makes steps without end, and prints the number of each when it
// is acknowledged.
func runCrashChild() {
	dir, first, ok := strings.Cut(os.Getenv(crashEnv), "\n")
	if !ok {
		return
	}
	ctx := context.Background()
	s, err := graph.Open(ctx, "bolt:"+dir, graph.Options{Create: true})
	if err != nil {
		fmt.Println("error", err)
		os.Exit(1)
	}
	for i, _ := strconv.Atoi(first); ; i++ {
		if err := crashStep(ctx, s, i); err != nil {
			fmt.Println("error", err)
			os.Exit(1)
		}
		fmt.Println(i)
	}
}

// TestKilled kills the writing process at chance moments. What it acknowledged
// must be there, what it did not wholly absent or wholly there, and the store
// sound.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	r := rand.New(rand.NewPCG(3, uint64(*crashes)))
	next := 0
	for range *crashes {
		last := killOnce(t, dir, next, r)
		s := openStore(t, "bolt:"+dir)
		done, ok := stateOf(t, s, last)
		if !ok {
			t.Fatalf("killed after step %d: the store holds neither the state after it nor the one after the next", last)
		}
		for p, err := range s.Verify(t.Context()) {
			t.Fatalf("killed after step %d: %v %v", last, p, err)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		next = done + 1
	}
	t.Logf("%d kills, %d steps", *crashes, next-1)
}

// killOnce runs the writing process from step first on, kills it some time
// after a few acknowledged steps, and returns the last acknowledged.
func killOnce(t *testing.T, dir string, first int, r *rand.Rand) int {
	t.Helper()
	cmd := exec.Command(os.Args[0])
	cmd.Env = append(os.Environ(), fmt.Sprintf("%s=%s\n%d", crashEnv, dir, first))
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	last := first - 1
	after := r.IntN(6)
	lines := bufio.NewScanner(out)
	for n := 0; ; n++ {
		if n == after {
			time.AfterFunc(time.Duration(r.IntN(60_000))*time.Microsecond, func() { _ = cmd.Process.Kill() })
		}
		if !lines.Scan() {
			break
		}
		if text, failed := strings.CutPrefix(lines.Text(), "error "); failed {
			t.Error(text)
			break
		}
		if last, err = strconv.Atoi(lines.Text()); err != nil {
			t.Fatal(err)
		}
	}
	_ = cmd.Process.Kill() // it may be dead already
	_ = cmd.Wait()         // which is what it tells
	return last
}

// stateOf returns after which step the store is: last or the one after it.
func stateOf(t *testing.T, s *graph.Store, last int) (int, bool) {
	t.Helper()
	have := make(map[quad.Quad]bool)
	for q, err := range s.Quads(t.Context(), graph.Pattern{}) {
		if err != nil {
			t.Fatal(err)
		}
		have[q] = true
	}
	for _, n := range []int{last, last + 1} {
		want := crashState(n)
		same := len(have) == len(want)
		for q := range have {
			same = same && want[q]
		}
		if same {
			return n, true
		}
	}
	return 0, false
}
