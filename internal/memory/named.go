package memory

import (
	"regexp"
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/resolve"
	"chancery/schema"
)

// properName matches a run of two or more capitalised words ("Long Thanh
// Airport", "Institute of Science and Technology") or an abbreviation of three
// capitals or more.
var properName = regexp.MustCompile(`\p{Lu}[\p{L}\p{N}'’.-]*(?:\s+(?:of|and|for|on|the|in)(?:\s+the)?\s+\p{Lu}[\p{L}\p{N}'’.-]*|\s+\p{Lu}[\p{L}\p{N}'’.-]*)+|\b\p{Lu}{3,}\b`)

// genericNames are words with capitals that name no object of an undertaking.
var genericNames = set("minister", "ministers", "foreign", "president", "prime", "secretary", "state", "affairs", "government",
	"republic", "kingdom", "united", "states", "nations", "the", "of", "and", "for", "on", "in", "to", "mou", "usd", "eur",
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
	"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

// namePrefix begins the keys of strands held together by a proper name.
const namePrefix = "name-"

// named finds the proper names in an act that no subject explains: a project,
// an institute, a policy.
func (b *threadBuilder) named(a *schema.Act, hits []hit) []hit {
	known := map[string]bool{}
	for _, h := range hits {
		for _, said := range h.words {
			for _, w := range resolve.Words(said) {
				known[w] = true
			}
		}
	}
	var out []hit
	for _, n := range properName.FindAllString(a.Statement.Evidence.Quote, -1) {
		ws := resolve.Words(n)
		if !slices.ContainsFunc(ws, func(w string) bool { return len(w) > 2 && !genericNames[w] && !b.names[w] }) ||
			slices.ContainsFunc(ws, func(w string) bool { return known[w] }) {
			continue
		}
		n = strings.TrimPrefix(strings.Join(strings.Fields(n), " "), "The ")
		key := namePrefix + fold.Slug(n)
		if !slices.ContainsFunc(out, func(h hit) bool { return h.key == key }) {
			out = append(out, hit{key, n, []string{n}})
		}
	}
	return out
}
