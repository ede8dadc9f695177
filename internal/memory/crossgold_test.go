package memory

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"chancery/internal/golden"
	"chancery/internal/resolve"
	"chancery/internal/resolve/resolvetest"
	"chancery/schema"
)

// crossGold is what the tests need of ../shared/eval/seeds/cross.gold.json.
type crossGold struct {
	Docs    map[string]string
	Threads []struct {
		ID, Label string
		Entries   []struct {
			Doc   string
			Date  schema.Date
			Force schema.Force
			Quote string
		}
	}
	Single []struct{ Doc, Quote string } `json:"single_mentions"`
	Diff   readoutDiff                   `json:"readout_diff"`
}

type readoutDiff struct {
	OnlyKorean     []diffPoint `json:"only_korean"`
	OnlyVietnamese []diffPoint `json:"only_vietnamese"`
	All            []diffPoint `json:"all"`
	BothNot002     []diffPoint `json:"both_sides_but_not_002"`
	Conflicts      []diffPoint `json:"conflicts"`
}

type diffPoint struct {
	Point, About string
	Quotes       map[string]string
}

// seeds resolves the gold facts of the seeds and reads what they say together.
func seeds(t *testing.T) (*schema.Record, *crossGold, []*schema.Facts) {
	t.Helper()
	facts := resolvetest.GoldFacts(t, golden.SharedDir(t, "eval/seeds"))
	b, err := os.ReadFile(filepath.Join(golden.SharedDir(t, "eval/seeds"), "cross.gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold crossGold
	if err := json.Unmarshal(b, &gold); err != nil {
		t.Fatal(err)
	}
	for _, f := range facts {
		src, err := os.ReadFile(filepath.Join(golden.SharedDir(t, "eval/seeds"), f.Document.Doc))
		if err != nil {
			t.Fatal(err)
		}
		locate(f, string(src))
		f.Document.Country = "VN"
		if strings.HasPrefix(f.Document.Doc, "003") {
			f.Document.Country = "KR"
		}
	}
	return resolve.Resolve(facts, resolve.Options{Names: koreaVietnam{}}), &gold, facts
}

// koreaVietnam names the two countries of the seeds.
type koreaVietnam struct{}

func (koreaVietnam) Country(code string) (string, []string, string) {
	switch code {
	case "KR":
		return "Republic of Korea", []string{"Korea", "South Korea", "RoK", "Korean"}, "KOR"
	case "VN":
		return "Viet Nam", []string{"Vietnam", "Vietnamese"}, "VNM"
	}
	return "", nil, ""
}

func (koreaVietnam) Organisation(string) (string, []string, string) { return "", nil, "" }

// locate gives statements their place in the text.
func locate(f *schema.Facts, src string) {
	for i := range f.Statements {
		ev := &f.Statements[i].Evidence
		if at := strings.Index(src, ev.Quote); at >= 0 {
			ev.Span = schema.Span{Start: at, End: at + len(ev.Quote)}
		}
	}
}

// actsQuoted finds the acts of a document whose quote holds, or is held by, a
// quote of the gold, or shares most of it.
func actsQuoted(r *schema.Record, src, doc, quote string) []schema.FactID {
	at := strings.Index(src, quote)
	var out []schema.FactID
	best, most := schema.FactID(""), 0
	for _, a := range r.Acts {
		if !strings.HasPrefix(a.Doc, doc) {
			continue
		}
		ev := a.Statement.Evidence
		n := min(ev.End, at+len(quote)) - max(ev.Start, at)
		switch {
		case n <= 0:
		case n == len(quote) || n == ev.Len():
			out = append(out, a.ID)
		case n > most:
			best, most = a.ID, n
		}
	}
	if len(out) == 0 && best != "" {
		out = append(out, best)
	}
	return out
}

// sources returns the text of the seeds by their short names.
func (c *crossGold) sources(t *testing.T) map[string]string {
	t.Helper()
	out := map[string]string{}
	for short, file := range c.Docs {
		b, err := os.ReadFile(filepath.Join(golden.SharedDir(t, "eval/seeds"), file))
		if err != nil {
			t.Fatal(err)
		}
		out[short] = string(b)
	}
	return out
}
