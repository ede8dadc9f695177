package source

import (
	"bytes"
	"fmt"
	"net/url"
	"strings"

	"codeberg.org/readeck/go-readability/v2"
	"codeberg.org/readeck/go-readability/v2/render"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
	"golang.org/x/net/html/charset"

	"chancery/schema"
)

// maxElements bounds a page; real ones stay below ten thousand.
const maxElements = 1_000_000

// readHTML takes the article out of a page, without its menus, side columns
// and buttons. Offsets count in the article's text.
func readHTML(raw []byte, _ Options) (t text, fail *Error) {
	// The page reader is a port of a large script and meets whatever the web
	// holds; a page that it stumbles over must not end the whole run.
	defer func() {
		if p := recover(); p != nil {
			t, fail = text{}, &Error{What: fmt.Sprintf("is a page that cannot be read: %v", p), Hint: "save it as text"}
		}
	}()
	in, err := charset.NewReader(bytes.NewReader(raw), "text/html")
	if err != nil {
		return text{}, &Error{What: "is a page in an unknown charset", Hint: "convert it to UTF-8", Err: err}
	}
	page, err := html.Parse(in)
	if err != nil {
		return text{}, &Error{What: fmt.Sprintf("is not HTML: %v", err), Err: err}
	}
	whole := render.InnerText(page)
	parser := readability.NewParser()
	parser.MaxElemsToParse = maxElements
	address := canonical(page)
	base, _ := url.Parse(address)
	article, err := parser.ParseDocument(page, base)
	if err != nil {
		return text{}, &Error{What: fmt.Sprintf("is a page that cannot be read: %v", err), Hint: "save it as text", Err: err}
	}
	body := whole
	if article.Node != nil {
		body = render.InnerText(article.Node)
	}
	if strings.TrimSpace(body) == "" {
		return text{}, &Error{What: "is a page without text"}
	}
	t = text{body: []byte(strings.ToValidUTF8(body, "\uFFFD"))}
	t.meta = Meta{
		Title:     oneLine(article.Title()),
		Publisher: oneLine(article.SiteName()),
		SourceURL: address,
	}
	if when, err := article.PublishedTime(); err == nil {
		t.meta.Published = schema.NewDay(when)
	} else {
		t.meta.Published = publishedIn(headOf([]byte(whole)), []byte(whole))
	}
	return t, nil
}

// canonical returns the address that a page gives for itself.
func canonical(page *html.Node) string {
	for n := range page.Descendants() {
		if n.Type != html.ElementNode {
			continue
		}
		address := ""
		switch {
		case n.DataAtom == atom.Link && attr(n, "rel") == "canonical":
			address = attr(n, "href")
		case n.DataAtom == atom.Meta && attr(n, "property") == "og:url":
			address = attr(n, "content")
		}
		if isURL(address) {
			return address
		}
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}
