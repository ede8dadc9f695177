package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/pipeline"
)

// The exit statuses.
const (
	exitDone     = 0
	exitFailed   = 1
	exitMisused  = 2
	exitByCtrlC  = 130 // as shells report it
	storeEnv     = "CHANCERY_STORE"
	storeDefault = graph.DefaultSpec
)

// app is what every command works with.
type app struct {
	in         io.Reader
	out        io.Writer
	errs       io.Writer
	store      string // the value of --store
	judgements string // the value of --judgements
	// began tells that a command runs: errors before are wrong use.
	began bool
}

// group is a section of the help.
type group struct {
	title    string
	commands []func(*app) *cobra.Command
}

// groups lists every command, in the sections of the help.
func groups() []group {
	return []group{
		{"Read documents:", []func(*app) *cobra.Command{
			buildCommand,
			withdrawCommand,
			extractCommand,
			explainCommand,
			evalCommand,
		}},
		{"Ask the graph:", []func(*app) *cobra.Command{
			showCommand,
			pathCommand,
			whyCommand,
			ledgerCommand,
			threadCommand,
			asksCommand,
			compareCommand,
			briefCommand,
			queryCommand,
			exploreCommand,
			mcpCommand,
			serveCommand,
		}},
		{"Keep and pass on:", []func(*app) *cobra.Command{
			exportCommand,
			loadCommand,
			verifyCommand,
			rebuildCommand,
			candidatesCommand,
			judgeCommand,
		}},
		{"About:", []func(*app) *cobra.Command{
			versionCommand,
		}},
	}
}

// Main runs the program with the arguments and streams of the process and
// returns the exit status. It is also the child process in which scripts run.
func Main() int {
	graph.RunGizmoChild()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	return Run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr)
}

// Run runs the program with args and returns the exit status.
func Run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer) int {
	a := &app{in: in, out: out, errs: errs}
	root := a.root()
	root.SetArgs(args)
	cmd, err := root.ExecuteContextC(ctx)
	if err == nil {
		return exitDone
	}
	var misuse *usageError
	switch {
	case errors.Is(err, errSaid):
		return exitFailed
	case ctx.Err() != nil && errors.Is(err, ctx.Err()):
		fmt.Fprintln(errs, "chancery: interrupted; what was not finished can be run again")
		return exitByCtrlC
	case errors.As(err, &misuse), !a.began:
		fmt.Fprintf(errs, "chancery: %s\nSee '%s --help'.\n", oneLine(err), cmd.CommandPath())
		return exitMisused
	default:
		fmt.Fprintf(errs, "chancery: %s\n", oneLine(err))
		return exitFailed
	}
}

// Commands returns the tree of commands, for what describes it.
func Commands() *cobra.Command {
	return (&app{in: os.Stdin, out: os.Stdout, errs: os.Stderr}).root()
}

func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "chancery",
		Short: "Keep the record of diplomatic contacts: who met whom, and who undertook what",
		Long: `Chancery reads what foreign ministries and the press write about diplomatic
contacts and keeps the record as a graph: who met whom, where and when, who
agreed, asked or promised what, by when, and in whose words. Every fact leads
back to its sentence.`,
		Example: `  chancery build testdata/corpus
  chancery path "Park Jin" KOICA
  chancery ledger --topic trade --until 2023`,
		Args:          cobra.NoArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		PersistentPreRun: func(*cobra.Command, []string) {
			a.began = true
		},
		RunE: func(cmd *cobra.Command, _ []string) error { return cmd.Help() },
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.errs)
	store := storeDefault
	if v := os.Getenv(storeEnv); v != "" {
		store = v
	}
	root.PersistentFlags().StringVar(&a.store, "store", store, "the store: "+storeUsage()+" (environment: "+storeEnv+")")
	root.PersistentFlags().StringVar(&a.judgements, "judgements", "", "what people said about who is who (default: the `FILE` judgements.tsv in the store's folder)")
	for _, g := range groups() {
		root.AddGroup(&cobra.Group{ID: g.title, Title: g.title})
		for _, command := range g.commands {
			cmd := command(a)
			cmd.GroupID = g.title
			root.AddCommand(cmd)
		}
	}
	about := groups()[len(groups())-1].title
	root.SetHelpCommandGroupID(about)
	root.SetCompletionCommandGroupID(about)
	return root
}

// storeUsage lists the ways to write a store.
func storeUsage() string {
	var usages []string
	for _, b := range graph.Backends() {
		usages = append(usages, b.Usage)
	}
	return strings.Join(usages, ", ")
}

// usageError is wrong use that a command finds out itself.
type usageError struct{ text string }

func (e *usageError) Error() string { return e.text }

func misuse(format string, args ...any) error {
	return &usageError{fmt.Sprintf(format, args...)}
}

// errSaid ends a command as failed when all that is to be said has been said.
var errSaid = errors.New("failed")

// oneLine returns an error's text on one line.
func oneLine(err error) string {
	return strings.Join(strings.Fields(err.Error()), " ")
}

// options are those of the pipeline that the flags set.
func (a *app) options() pipeline.Options {
	return pipeline.Options{Judgements: a.judgements, Warn: func(message string) {
		for line := range strings.Lines(message) {
			a.say("%s", strings.TrimSpace(line))
		}
	}}
}

// say writes one message line to standard error.
func (a *app) say(format string, args ...any) {
	fmt.Fprintf(a.errs, "chancery: "+format+"\n", args...)
}

// reading runs a command that reads the store.
func (a *app) reading(cmd *cobra.Command, do func(context.Context, *graph.Store) error) error {
	store, err := graph.Open(cmd.Context(), a.store, graph.Options{ReadOnly: true})
	if err != nil {
		return err
	}
	defer store.Close()
	return do(cmd.Context(), store)
}

// atLeast and exactly are cobra's checks with a message that says what is
// missing.
func atLeast(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		if len(args) < n {
			return misuse("missing argument: %s", what)
		}
		return nil
	}
}

func exactly(n int, what string) cobra.PositionalArgs {
	return func(_ *cobra.Command, args []string) error {
		switch {
		case len(args) < n:
			return misuse("missing argument: %s", what)
		case len(args) > n:
			return misuse("too many arguments: want %s, found %q as well", what, args[n])
		}
		return nil
	}
}
