package web_test

import (
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"chancery/graph"
	"chancery/graph/explore"
	"chancery/internal/answer"
	"chancery/internal/pipeline"
	"chancery/internal/web"
	bundle "chancery/internal/web/page"
	"chancery/schema"
)

const (
	benchRecords = 6000 // journeys, each a document with its visit, of 2,048 travellers: more than 10,000 things
	benchBoard   = 276  // things on the board before the expansion that is measured brings more
)

// BenchmarkFullBoard measures, in Chromium itself, how long it takes from the
// navigation to the frame that shows a board of 276 things, and from the key that
// expands one of them to the frame that shows what it brought. The store holds
// more than 10,000 things.
func BenchmarkFullBoard(b *testing.B) {
	path, err := exec.LookPath("chromium")
	if err != nil {
		b.Skip("no chromium: apt-get install chromium to measure the page in it")
	}
	link, documents := benchServer(b, benchStore(b))
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.WSURLReadTimeout(time.Minute))
	allocator, stop := chromedp.NewExecAllocator(b.Context(), options...)
	defer stop()
	chrome, quit := chromedp.NewContext(allocator)
	defer quit()
	if err := chromedp.Do(chrome); err != nil {
		b.Fatal(err)
	}
	var paint, expand float64
	for i := range b.N {
		p, e := measurePage(chrome, b, link(i))
		paint += p
		expand += e
	}
	b.ReportMetric(paint/float64(b.N), "ms/first-paint")
	b.ReportMetric(expand/float64(b.N), "ms/expand")
	b.ReportMetric(float64(documents), "documents")
}

// stopwatch notes, in the page, the time of the frame after the board first has a
// number of things.
const stopwatch = `window.whenShown = (n) => new Promise((done) => {
  const look = () => document.querySelectorAll(".graph .node").length >= n
    ? requestAnimationFrame(() => setTimeout(() => done(performance.now()), 0)) : requestAnimationFrame(look);
  look();
});
window.whenShown(%d).then((at) => (window.firstPaint = at));`

func measurePage(chrome context.Context, b *testing.B, link string) (paint, expand float64) {
	b.Helper()
	tab, quit := chromedp.NewContext(chrome, chromedp.WithNewBrowserContext())
	defer quit()
	ctx, cancel := context.WithTimeout(tab, time.Minute)
	defer cancel()
	script := page.AddScriptToEvaluateOnNewDocumentParams{Source: fmt.Sprintf(stopwatch, benchBoard)}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(1400, 900)); err != nil {
		b.Fatal(err)
	}
	if _, err := chromedp.Call(ctx, page.AddScriptToEvaluateOnNewDocument, script); err != nil {
		b.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate(link)); err != nil {
		b.Fatal(err)
	}
	ask := func(js string) float64 {
		for {
			got, err := chromedp.Run(ctx, chromedp.Evaluate[float64](js))
			if err != nil {
				b.Fatal(err)
			}
			if got > 0 {
				return got
			}
			time.Sleep(20 * time.Millisecond)
		}
	}
	paint = ask(`window.firstPaint ?? 0`)
	ask(`document.querySelector("#side .expand:not([disabled])") ? 1 : 0`)
	ask(fmt.Sprintf(`(() => { const from = performance.now(); window.whenShown(%d).then((at) => (window.expanded = at - from));
		document.querySelector("#side .expand:not([disabled])").click(); return 1; })()`, benchBoard+1))
	return paint, ask(`window.expanded ?? 0`)
}

// benchServer serves a store with one board for each measurement, and returns
// their links and how many documents the store holds.
func benchServer(b *testing.B, store string) (link func(i int) string, documents int) {
	b.Helper()
	engine := explore.New(explore.Config{
		Open: func(ctx context.Context) (*graph.Store, error) {
			return graph.Open(ctx, store, graph.Options{ReadOnly: true})
		},
		Folder: filepath.Join(b.TempDir(), "sessions"),
	})
	build, err := engine.Build(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	for i := range b.N {
		fillBoard(b, engine, "board"+strconv.Itoa(i))
	}
	l, err := web.Listen("127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}
	token := web.NewToken()
	handler, err := web.New(web.Config{
		Engine: engine, Desk: &answer.Desk{Reading: engine.Reading}, Page: bundle.Files(), Addr: l.Addr().String(), Token: token, Version: "bench",
	})
	if err != nil {
		b.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.WithoutCancel(b.Context()))
	ended := make(chan error, 1)
	go func() { ended <- web.Serve(ctx, l, handler) }()
	b.Cleanup(func() {
		stop()
		if err := <-ended; err != nil {
			b.Errorf("serve: %v", err)
		}
		if err := engine.Close(); err != nil {
			b.Errorf("close: %v", err)
		}
	})
	return func(i int) string {
		return fmt.Sprintf("http://%s/?token=%s#/explore?session=board%d&sel=country:NO", l.Addr(), token, i)
	}, build.Documents
}

// fillBoard puts a country and those who travelled to it on a board.
func fillBoard(b *testing.B, engine *explore.Engine, name string) {
	b.Helper()
	s, err := engine.Create(b.Context(), name)
	if err != nil {
		b.Fatal(err)
	}
	do := func(step explore.Step) {
		if _, err := s.Do(b.Context(), step); err != nil {
			b.Fatal(err)
		}
	}
	do(explore.Step{Do: "add", Things: []schema.IRI{"country:NO"}})
	travellers := explore.Relation{Predicate: schema.PVisited, Inward: true, Kind: schema.KindPerson}
	for at := 0; at < benchBoard-1; at += 25 {
		do(explore.Step{Do: "expand", Thing: "country:NO", Relation: &travellers, Offset: at})
	}
}

// benchStore builds a store of journeys that nobody made.
func benchStore(b *testing.B) string {
	b.Helper()
	file, err := os.Create(filepath.Join(b.TempDir(), "journeys.csv"))
	if err != nil {
		b.Fatal(err)
	}
	w := csv.NewWriter(file)
	given := []string{"Anna", "Bo", "Carin", "Dag", "Eva", "Finn", "Gro", "Hans", "Ida", "Jon", "Kari", "Leif", "Mona", "Nils", "Olga", "Per"}
	family := []string{"Berg", "Dahl", "Ek", "Falk", "Grand", "Holm", "Isak", "Jarl", "Krog", "Lund", "Moen", "Nord", "Orre", "Palm", "Rask", "Sand"}
	ending := []string{"", "sen", "vik", "stad", "rud", "heim", "ås", "by"}
	countries := []string{"Norway", "Sweden", "Kenya", "Ghana", "Japan", "Chile", "Peru", "Fiji"}
	rows := [][]string{{"id", "traveller", "office", "from", "country", "start"}}
	for i := range benchRecords {
		name := given[i%16] + " " + family[i/16%16] + ending[i/256%8]
		from, to := countries[i%7+1], countries[i/7%8]
		if from == to {
			to = countries[0]
		}
		rows = append(rows, []string{strconv.Itoa(i), name, "Foreign Minister", from, to, fmt.Sprintf("%d-%02d-%02d", 2000+i%25, 1+i%12, 1+i%28)})
	}
	if err := w.WriteAll(rows); err != nil {
		b.Fatal(err)
	}
	if err := file.Close(); err != nil {
		b.Fatal(err)
	}
	spec := "bolt:" + filepath.Join(b.TempDir(), "store.db")
	store, err := graph.Open(b.Context(), spec, graph.Options{Create: true})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := pipeline.Build(b.Context(), store, []string{filepath.Dir(file.Name())}, pipeline.Options{}); err != nil {
		b.Fatal(err)
	}
	if err := store.Close(); err != nil {
		b.Fatal(err)
	}
	return spec
}
