package when

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"chancery/internal/golden"
	"chancery/internal/text"
	"chancery/schema"
)

var failures = flag.Bool("failures", false, "log the cases of Recognizers-Text that fail")

// specCase is one case of Microsoft's Recognizers-Text (MIT).
type specCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []specResult
}

type specResult struct {
	Text       string
	TypeName   string
	Resolution struct{ Values []map[string]string }
}

// leftOut lists the kinds of cases that a press release does not contain, by
// what marks them. The first that matches counts.
var leftOut = []struct {
	reason string
	re     *regexp.Regexp // over the input in lower case
}{
	{"holidays by name: releases give the date", regexp.MustCompile(`christmas|easter|thanksgiving|halloween|independence day|new year|labor day|black friday|earth day|saint patrick|workers' day|eid al|mothers|fathers day|juneteenth|memorial day|ramadan|mlk|veterans|martin luther|white day|valentine|april fool|yuandan|teacher`)},
	{"numbered weeks and weekends", regexp.MustCompile(`\bweek \d|\bw\d\d|weeks? of the year|workweek|working week|work week|weekend`)},
	{"years and days in words (two thousand and five)", regexp.MustCompile(`two thousand|nineteen [a-z]+|seventeen hundred|(january|february|may) twenty|\btwenty five january|\bthirty first`)},
	{"operators and comparisons (>= 2019, greater than, 2012 or later)", regexp.MustCompile(`greater|[<>=]|or later|and later|and after\b|or after|and before\b|later than|equals`)},
	{"business days; fiscal, school and calendar years", regexp.MustCompile(`business day|fiscal|school|calendar year|\bcy ?\d|\bsy ?\d`)},
	{"the bare current unit (the week, for the day)", regexp.MustCompile(`\b(for|of|in|the) the (day|week|month|year|fortnight)\b|the (year|month|week|day|fortnight|first week|1st week)( before| after)?( you| the|\?|\.|$)|year to date`)},
	{"chat and mail shorthand (EOY, tmrw, w/c, end of month)", regexp.MustCompile(`\beo[ymd]\b|\botd\b|tmrw|tmr\b|w/c|\bend of (year|month|week)\b|<a href|\bssn\b|rest of|remaining|till date|\bto date\b|current date`)},
	{"dates in figures without a year (7/6, 5.12, 10-1)", regexp.MustCompile(`(^|[^\d/.-])\d{1,2}[/.-]\d{1,2}($|[^\d/.-]|\.$|-\d)|[a-z]{3}/\d{1,2}\b|-\d{1,2}/`)},
	{"two-digit years", regexp.MustCompile(`\d\d/\d\d/\d\d\b|of \d\d\b|first 12|\b\d\d s\b|in nineties|in \d\ds`)},
	{"year in the middle or glued words (2020/23/Sep, mar3, Dec31)", regexp.MustCompile(`\d{4}/\d\d/[a-z]|[a-z]+-\d{4}-\d\d|\d\d-\d{4}-[a-z]|\b[a-z]{3}\d|friday-jun|\d{4} \d\d \d\d|example`)},
	{"counts of several units, of quarters and fortnights, or vague", regexp.MustCompile(`(year|month|week)s? (and )?\d+ (month|week|day)|quarters|fortnight|couple|(first|last) \w+ (days|weeks|months) of|more than|less than|as early|as late|business`)},
	{"an offset and a weekday together (Friday in 3 days)", regexp.MustCompile(`(from now|from today|in 3 days|january 15th) on [a-z]+day|day,? (two|3|three) (week|year|day)s? (from|after)|for \d+ (day|week)s?,? (from|starting)|(for|ooo for) (a|\d+) (day|week)s? start`)},
}

// tally counts the cases of one type.
type tally struct{ passed, cases int }

// TestRecognizers counts how many of the cases of Recognizers-Text that a
// press release can contain come out as they say, and holds the counts in
// testdata/recognizers.golden.
func TestRecognizers(t *testing.T) {
	raw := golden.Shared(t, "eval/recognizers/DateTimeModel.json")
	var cases []specCase
	if err := json.Unmarshal(bytes.TrimPrefix(raw, []byte("\ufeff")), &cases); err != nil {
		t.Fatal(err)
	}
	got := map[string]*tally{"date": {}, "daterange": {}, "nothing": {}}
	out := make([]int, len(leftOut))
	var extra tally
	other := map[string]int{}
	for _, c := range cases {
		kind, foreign := caseKind(c)
		if foreign != "" {
			other[foreign]++
			continue
		}
		if i := slices.IndexFunc(leftOut, func(x struct {
			reason string
			re     *regexp.Regexp
		},
		) bool {
			return x.re.MatchString(strings.ToLower(c.Input))
		}); i >= 0 && kind != "nothing" {
			out[i]++
			if c.fails() == "" {
				extra.passed++
			}
			extra.cases++
			continue
		}
		got[kind].cases++
		if why := c.fails(); why == "" {
			got[kind].passed++
		} else if *failures {
			t.Logf("%s %s: %s", kind, c.Input, why)
		}
	}
	golden.Compare(t, "testdata/recognizers.golden", []byte(report(got, out, extra, other, len(cases))))
	all := tally{got["date"].passed + got["daterange"].passed, got["date"].cases + got["daterange"].cases}
	if all.passed*10 < all.cases*8 {
		t.Errorf("%d of %d dates and ranges pass, under 0.80", all.passed, all.cases)
	}
}

// caseKind returns date, daterange or nothing by what the case expects, or the
// type that is left out as a whole.
func caseKind(c specCase) (kind, foreign string) {
	kind = "nothing"
	for _, r := range c.Results {
		switch name := strings.TrimPrefix(r.TypeName, "datetimeV2."); name {
		case "date":
			if kind == "nothing" {
				kind = name
			}
		case "daterange":
			kind = name
		case "":
			return "", "ambiguous alternatives"
		default:
			return "", name
		}
	}
	return kind, ""
}

func report(got map[string]*tally, out []int, extra tally, other map[string]int, cases int) string {
	var b strings.Builder
	fmt.Fprintf(&b, "Recognizers-Text, English DateTimeModel: %d cases\n\n", cases)
	for _, k := range []string{"date", "daterange", "nothing"} {
		x := got[k]
		fmt.Fprintf(&b, "%-10s %3d of %3d pass  %.3f\n", k, x.passed, x.cases, float64(x.passed)/float64(x.cases))
	}
	b.WriteString("\nA case passes when each of its dates is found with the same words, articles and prepositions\n" +
		"aside, resolves to the same bounds for one of the values given, and nothing else is found. The\n" +
		"end of a range may be its last unit's first or last day. What is told in weeks, months or years\n" +
		"(two months ago) may stay as exact as that; early, mid, late, earlier and later may stay the\n" +
		"whole unit.\n\nLeft out, other types:\n")
	for _, k := range slices.Sorted(keys(other)) {
		fmt.Fprintf(&b, "%4d %s\n", other[k], k)
	}
	fmt.Fprintf(&b, "\nLeft out, not in press releases (%d of %d pass all the same):\n", extra.passed, extra.cases)
	for i, x := range leftOut {
		fmt.Fprintf(&b, "%4d %s\n", out[i], x.reason)
	}
	return b.String()
}

func keys(m map[string]int) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// fails returns why c does not come out as it says, or "".
func (c specCase) fails() string {
	src := []byte(c.Input)
	var found []Expr
	for _, e := range (Finder{Order: MonthFirst}).Find(src, text.Tokenize(src), nil) {
		if e.Kind != Duration {
			found = append(found, e)
		}
	}
	var texts []string
	for _, e := range found {
		texts = append(texts, bare(string(src[e.Span.Start:e.Span.End])))
	}
	if len(found) != len(c.Results) {
		return fmt.Sprintf("%d expected, found %q", len(c.Results), texts)
	}
	anchor := schema.Date("")
	if len(c.Context.ReferenceDateTime) >= 10 {
		anchor = schema.Date(c.Context.ReferenceDateTime[:10])
	}
	for i, r := range c.Results {
		if texts[i] != bare(r.Text) {
			return fmt.Sprintf("%q expected, found %q", r.Text, texts[i])
		}
		if !resolves(found[i], r, anchor) {
			s, e, _ := found[i].Resolve(anchor, Nearest)
			return fmt.Sprintf("%q is %v, resolved %s..%s %s", r.Text, r.Resolution.Values, s, e, found[i].Role)
		}
	}
	return ""
}

var leading = regexp.MustCompile(`^((on|in|at|by|from|between|since|until|till|for|before|after|around|the|starting|beginning|over|of|during|within|this|no later than|year|a|also) )+`)

// bare drops what stands before an expression: prepositions and articles.
func bare(s string) string {
	s = strings.Join(strings.Fields(strings.ToLower(s)), " ")
	return strings.Trim(leading.ReplaceAllString(s, ""), " .")
}

func resolves(e Expr, r specResult, anchor schema.Date) bool {
	for _, v := range r.Resolution.Values {
		if v["value"] == "not resolved" {
			return true
		}
		v["text"] = r.Text
		for _, d := range []Direction{Backward, Forward, Nearest} {
			s, end, ok := e.Resolve(anchor, d)
			if ok && sameBounds(e, s, end, v) {
				return true
			}
		}
	}
	return false
}

// sameBounds compares a resolution with one value of a case: a day, or a range
// whose end is the day after the last.
func sameBounds(e Expr, s, end schema.Date, v map[string]string) bool {
	first, _, err := s.Bounds()
	lastFirst, last, err2 := end.Bounds()
	if err != nil || err2 != nil {
		return false
	}
	if v["type"] == "date" {
		day, err := time.Parse(time.DateOnly, v["value"])
		coarse := e.Kind == Offset && (e.Unit == Month || e.Unit == Year)
		return err == nil && (first.Equal(day) && last.Equal(day) || coarse && !day.Before(first) && !day.After(last))
	}
	from, err := time.Parse(time.DateOnly, v["start"])
	to, err2 := time.Parse(time.DateOnly, v["end"])
	within := func(t time.Time) bool { return !t.Before(first) && !t.After(last.AddDate(0, 0, 1)) }
	soft := strings.HasPrefix(v["text"], "earlier") || strings.HasPrefix(v["text"], "later")
	loose := soft || e.Start.Part != Whole || e.End.Part != Whole || e.Kind == Window && e.Unit != Day && e.Unit != Week
	startOK := err != nil || from.Equal(first) || loose && within(from)
	if e.End.Unit == Quarter {
		lastFirst = lastFirst.AddDate(0, -2, 0)
	}
	endOK := err2 != nil || to.Equal(last.AddDate(0, 0, 1)) || to.Equal(lastFirst) || to.Equal(last) || loose && within(to)
	mod := v["Mod"]
	switch {
	case strings.HasPrefix(mod, "after"):
		startOK = from.Equal(last.AddDate(0, 0, 1)) || from.Equal(last) || loose && within(from)
		return startOK && e.Role == After
	case strings.HasPrefix(mod, "since"):
		return startOK && (e.Role == Since || e.Role == Starting)
	case strings.HasPrefix(mod, "before"):
		return (to.Equal(first) || to.Equal(last) || loose && within(to)) && (e.Role == Before || e.Role == By)
	}
	if e.Kind == Window && e.Count > 0 && e.Unit <= Week {
		startOK = from.Equal(first) || from.Equal(first.AddDate(0, 0, 1))
		endOK = to.Equal(last) || to.Equal(last.AddDate(0, 0, 1))
	}
	return startOK && endOK
}
