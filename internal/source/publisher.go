package source

import (
	_ "embed"
	"net/url"
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
		if name, country, ok := lookupHost(h); ok {
			return Meta{Publisher: name, Country: country}
		}
	}
	return Meta{Country: governmentOf(host)}
}

func lookupHost(host string) (name, country string, ok bool) {
	i := strings.Index(hostTable, "\n"+host+"\t")
	if i < 0 {
		return "", "", false
	}
	line, _, _ := strings.Cut(hostTable[i+1:], "\n")
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
