package web_test

import (
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const things = `document.querySelectorAll(".graph .node").length`

// TestPage drives the page as a person does, in a real browser.
func TestPage(t *testing.T) {
	chrome := launch(t)
	store := corpusStore(t)
	t.Run("find and expand", func(t *testing.T) {
		b := visit(t, chrome, serve(t, store, false))
		b.choose("park jin", "person:park-jin")
		before := get[int](b, things)
		get[bool](b, `document.querySelector("#side .expand").click() || true`)
		b.wait("more on the board", things+" > 1")
		if got := get[int](b, things); got <= before {
			t.Errorf("%d things after expanding, %d before", got, before)
		}
		if got := get[string](b, `document.querySelector("#live").textContent`); !strings.Contains(got, " of ") {
			t.Errorf("told after expanding: %q", got)
		}
	})
	t.Run("undo, redo, save and reopen", func(t *testing.T) {
		b := visit(t, chrome, serve(t, store, false))
		b.choose("park jin", "person:park-jin")
		b.press(kb.Escape, "u")
		b.wait("nothing on the board", things+" === 0")
		b.press("U")
		b.wait("it again", things+" === 1")
		address := get[string](b, `location.href`)
		if strings.Contains(address, "token") {
			t.Errorf("the token stands in the address: %s", address)
		}
		b.run(chromedp.Navigate("about:blank"), chromedp.Navigate(address))
		b.wait("the board reopened", node("person:park-jin"))
	})
}
