package web_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var (
	pictures = flag.String("pictures", "", "write a picture of each tab into this `FOLDER`")
	measured = flag.String("measured", "", "measure the page on this `STORE`")
)

// TestPictures writes the pictures of docs/explore.md when it is asked to.
func TestPictures(t *testing.T) {
	if *pictures == "" {
		t.Skip("no -pictures FOLDER given")
	}
	b := visit(launch(t), t, serve(t, corpusStore(t), false))
	b.run(chromedp.EmulateViewport(1200, 760))
	b.choose("viet nam", "country:VN")
	b.expand()
	b.press(kb.Escape, kb.Escape)
	b.choose("park jin", "person:park-jin")
	b.expand()
	for i, tab := range []string{"explore", "timeline", "commitments", "compare", "documents", "review", "query"} {
		b.press(string(rune('1' + i)))
		switch tab {
		case "compare":
			b.choosing("#panel", "event:2021-06-23-meeting-kr-vn")
			b.wait("two sides", `document.querySelectorAll(".sides thead th").length > 1`)
			b.press(kb.Escape)
		case "documents":
			b.wait("the documents", `document.querySelector(".document-list a")`)
			get[bool](b, `document.querySelector(".document-list a").click() || true`)
			b.wait("the text", `document.querySelector(".document-text mark")`)
		case "query":
			get[bool](b, "(document.querySelector('#gizmo').value = 'g.V(\"<country:VN>\").In(\"<dip:visited>\").All()') !== ''")
			b.click("Run")
			b.wait("rows", `document.querySelector(".answer tbody tr")`)
		}
		b.picture(tab + ".png")
		if tab == "explore" {
			b.scheme("dark")
			b.picture("explore-dark.png")
			b.scheme("light")
		}
	}
}

// picture waits for the layout to come to rest and writes what is seen.
func (b *browser) picture(name string) {
	b.t.Helper()
	b.run(chromedp.Sleep(patience / 20))
	if err := os.WriteFile(filepath.Join(*pictures, name), result(b, chromedp.CaptureScreenshot()), 0o600); err != nil {
		b.t.Fatal(err)
	}
}

// BenchmarkPage measures, in the browser, how long a board of 300 things takes
// from the start of the navigation to its first picture, and how long an
// expansion takes from the click until its things are drawn.
func BenchmarkPage(bench *testing.B) {
	store := *measured
	if store == "" {
		store = corpusStore(bench)
	}
	b := visit(launch(bench), bench, serve(bench, store, false))
	b.choose("united states", "country:US")
	b.run(chromedp.Sleep(patience / 10)) // until the layout is kept
	awaited[bool](b, `fetch("/api/sessions/first/steps", { method: "POST", headers: { "Content-Type": "application/json" },
		body: JSON.stringify({ do: "query", text: 'g.V("<country:US>").Both().Unique().Limit(299).All()' }) }).then((r) => r.ok)`)
	address := get[string](b, `location.href`)
	var paint, expand, shown float64
	for bench.Loop() {
		b.run(chromedp.Sleep(patience/10), chromedp.Navigate("about:blank"), chromedp.Navigate(address))
		paint += awaited[float64](b, `new Promise((done) => { const look = () => document.querySelector(".graph .labelled") ? requestAnimationFrame(() => done(performance.now())) : requestAnimationFrame(look); look() })`)
		b.wait("a relation", `document.querySelector("#side .expand:not([disabled])")`)
		shown = get[float64](b, things)
		expand += awaited[float64](b, `new Promise((done) => { const [from, steps] = [performance.now(), document.querySelectorAll(".steps button").length];
			document.querySelector("#side .expand:not([disabled])").click();
			const look = () => document.querySelectorAll(".steps button").length > steps ? requestAnimationFrame(() => done(performance.now() - from)) : requestAnimationFrame(look); look() })`)
	}
	n := float64(bench.N)
	bench.ReportMetric(paint/n, "ms/paint")
	bench.ReportMetric(expand/n, "ms/expand")
	bench.ReportMetric(shown, "things")
}

// awaited evaluates a promise.
func awaited[T any](b *browser, script string) T {
	b.t.Helper()
	return result(b, chromedp.Evaluate[T](script, chromedp.EvalAwaitPromise))
}
