package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/answer"
	"chancery/internal/pipeline"
	"chancery/internal/web"
	"chancery/internal/web/page"
)

// patience is how long a test waits for the page to show something.
const patience = 20 * time.Second

// chromiumNames are what Debian and others call the browser.
var chromiumNames = []string{"chromium", "chromium-browser", "google-chrome", "chrome"}

// browser is one tab of a real, headless Chromium on a page that a real server
// gives from a store of testdata/corpus.
type browser struct {
	t        testing.TB
	tab      context.Context
	problems []string // what the console complained of; complete when the tab is closed
}

// launch starts Chromium once for a test and its parts; without one the test is
// skipped.
func launch(t testing.TB) context.Context {
	t.Helper()
	var path string
	for _, name := range chromiumNames {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium: apt-get install chromium to test the page in it")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.Flag("disable-dev-shm-usage", true),
		chromedp.Flag("force-color-profile", "srgb"), chromedp.WSURLReadTimeout(time.Minute))
	allocator, stop := chromedp.NewExecAllocator(t.Context(), options...)
	chrome, quit := chromedp.NewContext(allocator)
	t.Cleanup(func() { quit(); stop() })
	if err := chromedp.Do(chrome); err != nil {
		t.Fatalf("start %s: %v", path, err)
	}
	return chrome
}

// serve serves a store on a free port of this machine until the test ends, and
// returns the link that lets a browser in.
func serve(t testing.TB, store string, write bool) string {
	t.Helper()
	open := func(ctx context.Context) (*graph.Store, error) {
		return graph.Open(ctx, store, graph.Options{ReadOnly: true})
	}
	engine := explore.New(explore.Config{Open: open, Folder: filepath.Join(t.TempDir(), "sessions")})
	l, err := web.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	c := web.Config{
		Engine: engine, Desk: &answer.Desk{Reading: engine.Reading}, Page: page.Files(), Addr: l.Addr().String(),
		Token: web.NewToken(), Version: "test", Log: func(message string) { t.Log(message) },
	}
	if write {
		each := answer.Each(func(ctx context.Context) (*graph.Store, error) { return graph.Open(ctx, store, graph.Options{}) })
		c.Writing = func(ctx context.Context, do func(*graph.Store) error) error {
			return engine.Apart(ctx, func() error { return each(ctx, do) })
		}
		c.Desk.Writing = c.Writing
	}
	handler, err := web.New(c)
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(t.Context()))
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, l, handler) }()
	t.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			t.Errorf("serve: %v", err)
		}
		if err := engine.Close(); err != nil {
			t.Errorf("close: %v", err)
		}
	})
	return fmt.Sprintf("http://%s/?token=%s", c.Addr, c.Token)
}

// corpusStore builds a store of the invented documents.
func corpusStore(t testing.TB) string {
	t.Helper()
	spec := "bolt:" + filepath.Join(t.TempDir(), "store.db")
	store, err := graph.Open(t.Context(), spec, graph.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := pipeline.Build(t.Context(), store, []string{"../../testdata/corpus"}, pipeline.Options{}); err != nil {
		t.Fatal(err)
	}
	if err := store.Close(); err != nil {
		t.Fatal(err)
	}
	return spec
}

// visit opens the page in a new tab that shares nothing with others. When the
// test ends the console must have had nothing to complain of.
func visit(chrome context.Context, t testing.TB, link string) *browser {
	t.Helper()
	tab, quit := chromedp.NewContext(chrome, chromedp.WithNewBrowserContext())
	b := &browser{t: t, tab: tab}
	heard := make(chan struct{})
	console := chromedp.Console(tab)
	go func() {
		defer close(heard)
		for message, err := range console {
			if err != nil {
				return // the tab was closed
			}
			b.hear(&message)
		}
	}()
	t.Cleanup(func() {
		quit()
		<-heard
		for _, p := range b.problems {
			t.Errorf("console: %s", p)
		}
	})
	b.run(chromedp.EmulateViewport(1400, 900), chromedp.Navigate(link))
	b.wait("the session", `document.querySelector(".session-name")?.textContent === "first"`)
	return b
}

// hear notes every error, warning and violation of the page's policy.
func (b *browser) hear(m *chromedp.ConsoleMessage) {
	switch m.Type {
	case chromedp.ConsoleWarning, chromedp.ConsoleError, chromedp.ConsoleException:
		b.problems = append(b.problems, fmt.Sprintf("%s (%s %s)", m, m.Source, m.URL))
	}
}

func (b *browser) run(actions ...chromedp.Action[chromedp.Void]) {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.tab, patience)
	defer cancel()
	if err := chromedp.Do(ctx, actions...); err != nil {
		b.t.Fatal(err)
	}
}

// result runs what yields something.
func result[T any](b *browser, action chromedp.Action[T]) T {
	b.t.Helper()
	ctx, cancel := context.WithTimeout(b.tab, patience)
	defer cancel()
	out, err := chromedp.Run(ctx, action)
	if err != nil {
		b.t.Fatal(err)
	}
	return out
}

// get evaluates JavaScript from outside of the page, whose policy lets none in.
func get[T any](b *browser, script string) T {
	b.t.Helper()
	return result(b, chromedp.Evaluate[T](script))
}

// wait waits until JavaScript yields true, and tells what it waited for.
func (b *browser) wait(what, script string) {
	b.t.Helper()
	for end := time.Now().Add(patience); ; time.Sleep(30 * time.Millisecond) {
		if get[bool](b, "Boolean("+script+")") {
			return
		}
		if time.Now().After(end) {
			b.t.Fatalf("did not see %s (%s); the page says: %s", what, script, get[string](b, `document.body.innerText.slice(0, 1500)`))
		}
	}
}

// press presses keys one after the other, as [kb] names them.
func (b *browser) press(keys ...string) {
	b.t.Helper()
	for _, k := range keys {
		b.run(chromedp.KeyEvent(k))
	}
}

// choose finds a thing by name, with the keyboard, and puts it on the board.
func (b *browser) choose(name, iri string) {
	b.t.Helper()
	b.press("/")
	b.choosing(".bar", name)
	b.wait(name+" on the board", node(iri))
	b.wait("the dossier of "+name, `document.querySelector("#side .thing-name")`)
}

// choosing types a name into the field within a part of the page, and takes the first that is found.
func (b *browser) choosing(within, name string) {
	b.t.Helper()
	b.wait("the field", `document.querySelector("`+within+` input[role=combobox]")`)
	get[bool](b, `document.querySelector("`+within+` input[role=combobox]").focus() || true`)
	get[bool](b, `(document.activeElement.value = "") === ""`) // the key that led here, which DevTools types all the same
	b.press(strings.Split(name, "")...)
	b.wait(name+" among what was found", `document.querySelector("`+within+` .found:not([hidden]) [role=option][aria-selected=true]")`)
	b.press(kb.Enter)
}

// click clicks on the button of a label.
func (b *browser) click(label string) {
	b.t.Helper()
	b.wait("the button "+label, `[...document.querySelectorAll("button, a")].some((b) => b.textContent.trim() === `+quote(label)+`)`)
	get[bool](b, `[...document.querySelectorAll("button, a")].find((b) => b.textContent.trim() === `+quote(label)+`).click() || true`)
}

// scheme shows the page to someone who asked for "light" or "dark".
func (b *browser) scheme(name string) {
	b.t.Helper()
	media := emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: name}}}
	if _, err := chromedp.Call(b.tab, emulation.SetEmulatedMedia, media); err != nil {
		b.t.Fatal(err)
	}
}

func node(iri string) string { return `document.querySelector('.node[data-iri="` + iri + `"]')` }

func quote(text string) string {
	out, err := json.Marshal(text)
	if err != nil {
		panic(err) // a string can always be written
	}
	return string(out)
}
