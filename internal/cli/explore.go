package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"chancery/internal/answer"
	"chancery/internal/page"
	"chancery/internal/terminal"
)

// historyFile keeps the lines typed at the terminal, beside the sessions.
const historyFile = "history"

func exploreCommand(a *app) *cobra.Command {
	var file, folder string
	var config terminal.Config
	cmd := &cobra.Command{
		Use:   "explore",
		Short: "Explore the graph step by step, in a session that is kept",
		Long: `Explore opens a session at the terminal: find things, expand what joins them,
ask for paths, and see the sentences that everything stands on. Type help there.
Every step is kept in the session's log, so that it can be gone on with, undone,
forked and handed on. From a pipe or a file the same lines run as a script, which
ends with status 2 at a line that is not written right and with 1 at one that
fails.`,
		Example: `  chancery explore --session trade-talks
  echo 'path "Park Jin" KOICA' | chancery explore
  chancery explore --json -f steps.txt > answers.jsonl`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&config.Session, "session", "", "go on with the session `NAME`, or begin it (default: a new one named by the time, with the first step that is kept)")
	cmd.Flags().StringVar(&folder, "sessions", "", "keep sessions in `DIR` (default: the folder sessions of the store's)")
	cmd.Flags().BoolVar(&config.JSON, "json", false, "print answers as JSON, a line each")
	cmd.Flags().StringVarP(&file, "file", "f", "", "run the lines of `FILE`")
	cmd.RunE = func(cmd *cobra.Command, _ []string) (err error) {
		engine, err := a.engine(cmd.Context(), folder)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, engine.Close()) }()
		config.Engine, config.Out, config.Err = engine, a.out, a.errs
		config.Desk = &answer.Desk{Reading: engine.Reading, Pipeline: a.options()}
		config.History = filepath.Join(engine.Folder, historyFile)
		return a.explore(cmd.Context(), config, file)
	}
	return cmd
}

// explore runs a session: of the lines of a file, of a pipe, or at the terminal.
func (a *app) explore(ctx context.Context, config terminal.Config, file string) error {
	in := a.in
	if file != "" {
		f, err := os.Open(file)
		if err != nil {
			return err
		}
		defer f.Close()
		in = f
	}
	t, err := terminal.New(ctx, config)
	if err != nil {
		return err
	}
	if file == "" && !config.JSON && page.IsTerminal(a.in) && page.IsTerminal(a.out) {
		return t.Interact(ctx)
	}
	return runScript(ctx, t, file, in)
}

func runScript(ctx context.Context, t *terminal.Terminal, name string, in io.Reader) error {
	err := t.Script(ctx, name, in)
	if terminal.Misused(err) {
		return &usageError{err.Error()}
	}
	return err
}
