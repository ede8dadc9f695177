package source

import (
	_ "embed"
	"net/url"
	"regexp"
	"strings"
)

// hostTable lists publishers by the host of their address: host, publisher,
// country (alpha-2), source of the row. A host stands for its subdomains.
//
//go:embed data/hosts.tsv
var hostTable string

// publisherOf tells who publishes at an address, as far as the address shows
// it: a host of the table, else a government domain's country. It gives
// nothing for others.
func publisherOf(address string) Meta {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return Meta{}
	}
	host := strings.ToLower(u.Hostname())
	for h := host; h != ""; _, h, _ = strings.Cut(h, ".") {
		if name, country, ok := lookup(hostTable, h); ok {
			return Meta{Publisher: name, Country: country}
		}
	}
	return Meta{Country: governmentOf(host)}
}

// agencyTable lists publishers by the mark that their datelines carry.
//
//go:embed data/agencies.tsv
var agencyTable string

// agencyMark is a mark in a dateline: "HANOI, June 23 (VNA) -", "(VOVWORLD) -",
// and alone on a line of a masthead.
var agencyMark = regexp.MustCompile(`^(?:\p{Lu}[\p{L}\p{M} .,'’\d-]{0,40})?\(([\p{L} -]{2,20})\)\s*(?:[-–—]|$)`)

// agencyIn tells who publishes by the first dateline in the head of a page.
func agencyIn(head []string) Meta {
	for _, line := range head {
		m := agencyMark.FindStringSubmatch(line)
		if m == nil {
			continue
		}
		if name, country, ok := lookup(agencyTable, m[1]); ok {
			return Meta{Publisher: name, Country: country}
		}
	}
	return Meta{}
}

// lookup returns the row of a table by its first cell.
func lookup(table, key string) (name, country string, ok bool) {
	i := strings.Index(table, "\n"+key+"\t")
	if i < 0 {
		return "", "", false
	}
	line, _, _ := strings.Cut(table[i+1:], "\n")
	f := strings.Split(line, "\t")
	return f[1], f[2], true
}

// governmentOf returns the country of a host under a government's domain:
// "mofa.go.kr", "dfat.gov.au", "state.gov".
func governmentOf(host string) string {
	parts := strings.Split(host, ".")
	n := len(parts)
	if n < 2 {
		return ""
	}
	if parts[n-1] == "gov" || parts[n-1] == "mil" {
		return "US"
	}
	if len(parts[n-1]) != 2 || n < 3 {
		return ""
	}
	switch parts[n-2] {
	case "gov", "go", "gob", "gouv", "gub", "govt", "mil", "gc", "gv", "admin":
		if parts[n-1] == "uk" {
			return "GB"
		}
		return strings.ToUpper(parts[n-1])
	}
	return ""
}
