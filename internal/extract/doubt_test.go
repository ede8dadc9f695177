package extract_test

import (
	"strings"
	"testing"

	"chancery/internal/extract"
	"chancery/internal/golden"
	"chancery/internal/lexicon"
	"chancery/schema"
)

// doubts are readings that may be right now and then and are wrong as a rule,
// with how many in a thousand statements or people are suffered. The limits
// stand just above what was counted last: lower them when there are fewer.
var doubts = []struct {
	what      string
	statement func(*schema.Statement) bool
	person    func(*schema.Person) bool
	limit     float64
}{
	{
		what: "statement by nobody", limit: 16,
		statement: func(s *schema.Statement) bool { return len(s.By) == 0 },
	},
	{
		what: "agreement of one party", limit: 8,
		statement: func(s *schema.Statement) bool { return s.Force == schema.Agree && len(s.By) == 1 },
	},
	{
		what: "content of more than sixty words", limit: 5,
		statement: func(s *schema.Statement) bool { return len(strings.Fields(s.Evidence.Quote)) > 60 },
	},
	{
		what: "content that begins with its object", limit: 1,
		statement: func(s *schema.Statement) bool {
			first, _, _ := strings.Cut(strings.ToLower(s.Evidence.Quote), " ")
			return first == "him" || first == "them" || first == "us" || first == "me"
		},
	},
	{
		what: "person of no country", limit: 155,
		person: func(p *schema.Person) bool { return p.Country == "" },
	},
}

// TestDoubts counts doubtful readings in thousands of documents.
func TestDoubts(t *testing.T) {
	docs := documents(t, golden.SharedDir(t, "corpus"))
	x := extract.New(lexicon.Default())
	found := make([]int, len(doubts))
	people, statements := 0, 0
	for _, d := range docs {
		f := x.Extract(d)
		people += len(f.People)
		statements += len(f.Statements)
		for n, doubt := range doubts {
			for i := range f.People {
				if doubt.person != nil && doubt.person(&f.People[i]) {
					found[n]++
				}
			}
			for i := range f.Statements {
				if doubt.statement != nil && doubt.statement(&f.Statements[i]) {
					found[n]++
				}
			}
		}
	}
	for n, doubt := range doubts {
		all := statements
		if doubt.person != nil {
			all = people
		}
		share := 1000 * float64(found[n]) / float64(all)
		t.Logf("%s: %d of %d", doubt.what, found[n], all)
		if share > doubt.limit {
			t.Errorf("%s: %.1f in a thousand, at most %.0f are suffered", doubt.what, share, doubt.limit)
		}
	}
}
