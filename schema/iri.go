package schema

import (
	"sort"
	"strings"
)

// IRI names a thing in the graph: "person:chung-eui-yong", "country:KR". Its
// scheme is the thing's [Kind]. It is written without angle brackets.
type IRI string

// MakeIRI joins a kind and a local name. The caller has made the local name
// safe (letters, digits, '-', '.', '_', '~').
func MakeIRI(k Kind, local string) IRI { return IRI(string(k) + ":" + local) }

// Kind returns the scheme of i, or "" when it has none.
func (i IRI) Kind() Kind {
	k, _, ok := strings.Cut(string(i), ":")
	if !ok {
		return ""
	}
	return Kind(k)
}

// Local returns what follows the scheme.
func (i IRI) Local() string {
	_, l, _ := strings.Cut(string(i), ":")
	return l
}

// CountryIRI returns the IRI of an ISO 3166-1 alpha-2 code.
func CountryIRI(alpha2 string) IRI { return MakeIRI(KindCountry, strings.ToUpper(alpha2)) }

// DyadIRI returns the IRI of a pair of countries, whatever their order.
func DyadIRI(a, b string) IRI {
	p := []string{strings.ToUpper(a), strings.ToUpper(b)}
	sort.Strings(p)
	return MakeIRI(KindDyad, p[0]+"-"+p[1])
}

// DateIRI returns the label of an occasion that took place on d.
func DateIRI(d Date) IRI { return MakeIRI(KindDate, strings.ReplaceAll(string(d), "/", "..")) }

// DocIRI returns the IRI of a document by its file's base name. Bytes that no
// IRI may hold are percent-encoded, and '%' with them, so that different names
// have different IRIs.
func DocIRI(name string) IRI { return MakeIRI(KindDoc, escapeLocal(name)) }

func escapeLocal(s string) string {
	const hex = "0123456789ABCDEF"
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c <= ' ' || c == 0x7f || strings.IndexByte("<>\"{}|^`\\%", c) >= 0 {
			b.Write([]byte{'%', hex[c>>4], hex[c&15]})
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}
