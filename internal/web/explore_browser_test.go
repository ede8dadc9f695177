package web_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

const things = `document.querySelectorAll(".graph .node").length`

// TestPage drives the page as a person does, in a real browser.
func TestPage(t *testing.T) {
	chrome := launch(t)
	store := corpusStore(t)
	for name, test := range map[string]func(*browser){
		"find and expand": findAndExpand, "evidence": evidence, "path": path, "brush": brush, "undo and redo": undoAndRedo,
		"reopen": reopen, "keyboard only": keyboardOnly, "tabs": tabs, "axe": axe,
	} {
		t.Run(name, func(t *testing.T) { test(visit(chrome, t, serve(t, store, false))) })
	}
}

// expand expands the first relation of the thing chosen, and waits for what it brings.
func (b *browser) expand() {
	b.t.Helper()
	b.press("e")
	b.wait("a relation", `document.activeElement.matches("#side .expand")`)
	b.press(kb.Enter)
	b.wait("more on the board", things+" > 1")
}

func findAndExpand(b *browser) {
	b.choose("park jin", "person:park-jin")
	b.expand()
	b.wait("the count in words", `document.querySelector("#live").textContent.includes(" of ")`)
	b.wait("links", `document.querySelectorAll(".graph .link").length > 0`)
	b.wait("the step in the list", `document.querySelectorAll(".steps button").length === 2`)
}

func evidence(b *browser) {
	b.choose("park jin", "person:park-jin")
	b.expand()
	get[bool](b, `document.querySelector(".graph .link").dispatchEvent(new MouseEvent("click", { bubbles: true }))`)
	b.wait("the sentence, marked", `document.querySelector("#side blockquote mark")?.textContent.length > 10`)
	b.wait("its publisher", `document.querySelector("#side .origin strong").textContent.length > 3`)
	b.press("y")
	b.wait("the verdict", `document.querySelector("#side article.confirmed")`)
	get[bool](b, `document.querySelector("#side .origin a").click() || true`)
	b.wait("the document with its facts", `document.querySelectorAll(".document-text mark.fact").length > 0`)
	b.wait("the fact in it", `document.querySelector(".document-text mark.chosen")`)
}

func path(b *browser) {
	b.choose("park jin", "person:park-jin")
	b.press(kb.Escape, "p")
	b.choosing("#side", "koica")
	b.wait("the way", `document.querySelector("#side .way")`)
	b.click("Put on the board")
	b.wait("the other end on the board", node("org:koica"))
}

func brush(b *browser) {
	b.choose("viet nam", "country:VN")
	b.expand()
	before := get[int](b, things)
	b.press("t")
	b.wait("the brush", `document.activeElement.getAttribute("role") === "slider"`)
	get[bool](b, `document.activeElement.dataset.key === "brush-since"`)
	b.press(kb.End)
	b.wait("fewer things", things+" < "+strconv.Itoa(before))
	b.press(kb.Escape)
	b.press("u")
	b.wait("all again", things+" === "+strconv.Itoa(before))

	// The same by mouse: a span is drawn on the strip.
	box := get[[]float64](b, `(() => { const r = document.querySelector(".strip svg").getBoundingClientRect(); return [r.left, r.top, r.width, r.height] })()`)
	y := box[1] + box[3]/2
	b.run(
		chromedp.MouseEvent(input.DispatchMouseEventTypeMousePressed, box[0]+box[2]*0.3, y+12, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, box[0]+box[2]*0.31, y+12, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseMoved, box[0]+box[2]*0.4, y+12, chromedp.ButtonLeft),
		chromedp.MouseEvent(input.DispatchMouseEventTypeMouseReleased, box[0]+box[2]*0.4, y+12, chromedp.ButtonLeft),
	)
	b.wait("the step of the filter", `[...document.querySelectorAll(".steps li:not(.undone) button")].at(-1).textContent.includes("filter")`)
}

func undoAndRedo(b *browser) {
	b.choose("park jin", "person:park-jin")
	b.press(kb.Escape, "u")
	b.wait("nothing on the board", things+" === 0")
	b.press("U")
	b.wait("it again", things+" === 1")
}

// reopen looks at the address, which must hold the state and not the token.
func reopen(b *browser) {
	b.choose("park jin", "person:park-jin")
	b.expand()
	n := get[int](b, things)
	address := get[string](b, `location.href`)
	if strings.Contains(address, "token") {
		b.t.Errorf("the token stands in the address: %s", address)
	}
	b.run(chromedp.Navigate("about:blank"), chromedp.Navigate(address))
	b.wait("the board reopened", things+" === "+strconv.Itoa(n))
	b.wait("the dossier reopened", `document.querySelector("#side .thing-name")?.textContent.includes("Park")`)
}

// keyboardOnly finds, expands, reads, hides and pins without a mouse.
func keyboardOnly(b *browser) {
	b.choose("park jin", "person:park-jin")
	b.expand()
	b.press(kb.Escape)
	b.wait("the graph focused", `document.activeElement.matches(".graph .node")`)
	n := get[int](b, things)
	b.press(kb.End, "w")
	b.wait("evidence", `document.querySelector("#side blockquote mark")`)
	b.press(kb.Escape)
	b.wait("the graph focused again", `document.activeElement.matches(".graph .node")`)
	b.press(" ")
	b.wait("a pin", `document.querySelector(".graph .node.pinned")`)
	b.press("h")
	b.wait("one fewer", things+" === "+strconv.Itoa(n-1))
	b.press("g")
	b.wait("the tables", `document.querySelector(".tables:not([hidden]) tbody tr")`)
	b.press("g", "?")
	b.wait("the help", `document.querySelector("dialog[open] .keys")`)
	b.press(kb.Escape, "s")
	b.wait("the link to share", `document.querySelector("dialog[open] input")?.value.includes("session=first")`)
	b.press(kb.Escape, "x")
	b.wait("the formats", `document.querySelectorAll("dialog[open] tbody tr").length > 2`)
	b.press(kb.Escape)
}

func tabs(b *browser) {
	b.choose("viet nam", "country:VN")
	b.expand()
	b.press(kb.Escape, kb.Escape)
	b.press("2")
	b.wait("the timeline", `document.querySelector(".timeline-tab tbody tr") || document.querySelector(".timeline-tab .nothing")`)
	b.press("3")
	b.wait("a commitment with its sentence", `document.querySelector(".commitment blockquote")`)
	b.press("4")
	b.choosing("#panel", "event:2021-06-23-meeting-kr-vn")
	b.wait("two sides", `document.querySelectorAll(".sides thead th").length > 1`)
	b.press(kb.Escape, "5")
	b.wait("the documents", `document.querySelectorAll(".document-list li").length > 5`)
	b.press("6")
	b.wait("what is unsure", `document.querySelector(".review h2")`)
	b.press("7")
	get[bool](b, `document.querySelector("#gizmo").focus() || true`)
	b.press(strings.Split(`g.V("<country:VN>").In("<dip:visited>").All()`, "")...)
	b.click("Run")
	b.wait("rows", `document.querySelector(".answer tbody tr")`)
	b.click("JSON")
	b.wait("the answer as JSON", `document.querySelector(".answer pre")`)
}
