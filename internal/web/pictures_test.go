package web_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

var pictures = flag.String("pictures", "", "write a picture of each tab into this `FOLDER`")

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
