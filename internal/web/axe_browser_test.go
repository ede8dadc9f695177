package web_test

import (
	"os"

	"github.com/chromedp/chromedp/kb"
)

// axe runs axe-core on every tab, in light and in dark. It is evaluated from
// outside, since the page's policy lets no other script in.
func axe(b *browser) {
	source, err := os.ReadFile("testdata/axe/axe.min.js")
	if err != nil {
		b.t.Fatal(err)
	}
	b.choose("viet nam", "country:VN")
	b.expand()
	b.press(kb.Escape, kb.Escape)
	get[bool](b, string(source)+"; true")
	for _, scheme := range []string{"light", "dark"} {
		b.scheme(scheme)
		for tab := range 7 {
			b.press(string(rune('1' + tab)))
			b.wait("an answer", `!document.querySelector("[aria-busy]")`)
			b.examine(scheme)
		}
		b.press("1", "?")
		b.wait("the help", `document.querySelector("dialog[open]")`)
		b.examine(scheme)
		b.press(kb.Escape)
	}
}

// examine reports what axe-core finds wrong on the page as it stands.
func (b *browser) examine(scheme string) {
	b.t.Helper()
	get[bool](b, `(delete window.found, axe.run(document, { resultTypes: ["violations"] }).then((r) => (window.found = r.violations)), true)`)
	b.wait("axe-core to end", `window.found`)
	violations := get[[]string](b, `found.flatMap((v) => v.nodes.map((n) => v.id + ": " + n.html.slice(0, 160) + " " + n.failureSummary))`)
	for _, v := range violations {
		b.t.Errorf("%s %s: %s", scheme, get[string](b, `location.hash.slice(0, 16)`), v)
	}
}
