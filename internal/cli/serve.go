package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"sync"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/answer"
	"chancery/internal/web"
	webpage "chancery/internal/web/page"
)

func serveCommand(a *app) *cobra.Command {
	var listen, sessions string
	var write bool
	cmd := &cobra.Command{
		Use:   "serve",
		Short: "Explore the graph in a browser, and over HTTP",
		Long: `Serve prints a link to a page on which the graph is explored, and answers programs
of this machine over HTTP (docs/http.md), those made for Cayley included. Only
this machine reaches it, and only with the token in the link. It runs until it is
stopped with Ctrl-C; documents can be read in meanwhile.`,
		Example: `  chancery serve
  chancery serve --listen 127.0.0.1:9000
  chancery serve --write`,
		Args: cobra.NoArgs,
	}
	cmd.Flags().StringVar(&listen, "listen", web.DefaultAddr, "answer at this loopback `ADDRESS:PORT`; port 0 takes a free one")
	cmd.Flags().BoolVar(&write, "write", false, "let judgements and quads be written to the store")
	cmd.Flags().StringVar(&sessions, "sessions", "", "keep the sessions in this `FOLDER` (default: sessions in the store's folder)")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		ctx := cmd.Context()
		engine, err := a.engine(ctx, sessions)
		if err != nil {
			return err
		}
		l, err := web.Listen(listen)
		if err != nil {
			return misuse("%v", err)
		}
		c := web.Config{
			Engine:  engine,
			Desk:    &answer.Desk{Reading: engine.Reading, Pipeline: a.options(), Who: os.Getenv("USER")},
			Page:    webpage.Files(),
			Addr:    l.Addr().String(),
			Token:   web.NewToken(),
			Version: version,
			Log:     func(message string) { a.say("%s", message) },
		}
		if write {
			c.Writing = a.writing(engine)
			c.Desk.Writing = c.Writing
		}
		handler, err := web.New(c)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "http://%s/?token=%s\n", c.Addr, c.Token)
		a.say("open this link in a browser; stop with Ctrl-C")
		var warming sync.WaitGroup
		warming.Go(func() { _ = engine.Warm(ctx) }) // what is wrong is told to who asks
		err = web.Serve(ctx, l, handler)
		warming.Wait()
		return errors.Join(err, engine.Close())
	}
	return cmd
}

// openReading opens the store for one reading.
func (a *app) openReading(ctx context.Context) (*graph.Store, error) {
	return graph.Open(ctx, a.store, graph.Options{ReadOnly: true})
}

// writing opens the store for writing, while the engine keeps it closed.
func (a *app) writing(engine *explore.Engine) answer.Opening {
	open := answer.Each(func(ctx context.Context) (*graph.Store, error) { return graph.Open(ctx, a.store, graph.Options{}) })
	return func(ctx context.Context, do func(*graph.Store) error) error {
		return engine.Apart(ctx, func() error { return open(ctx, do) })
	}
}
