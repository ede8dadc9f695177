package source

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"

	"chancery/schema"
)

// The forms in which mastheads write a full date. Of numbers alone, those with
// dots are read day first, as wherever dots are used; those with slashes only
// where one of them is no month: 07/06/2021 is two different days in two
// countries.
var (
	dotted    = regexp.MustCompile(`\b(\d{1,2})\.(\d{1,2})\.(\d{4})\b`)
	dayFirst  = regexp.MustCompile(`\b(1[3-9]|2\d|3[01])/(\d{1,2})/(\d{4})\b`)
	dayLast   = regexp.MustCompile(`\b(\d{1,2})/(1[3-9]|2\d|3[01])/(\d{4})\b`)
	isoDate   = regexp.MustCompile(`\b(\d{4})[-./](\d{1,2})[-./](\d{1,2})`)
	dayMonth  = regexp.MustCompile(`(?i)\b(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(` + monthNames + `)\.?,?[\s-]+(\d{4})\b`)
	monthDay  = regexp.MustCompile(`(?i)\b(` + monthNames + `)\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
	clock     = regexp.MustCompile(`(?i)^[T\s]*(?:at|-|\||,|–)?\s*\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,4}|[+-]\d{2}:?\d{2}|\(?GMT\s*[+-]\d+\)?)?$`)
	dayOfWeek = regexp.MustCompile(`(?i)^(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[.,]?\s+`)
)

const monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

// findDate returns the first full date in s, and where in s it stands.
func findDate(s string) (day schema.Date, at [2]int, ok bool) {
	if !hasYear(s) {
		return "", at, false
	}
	for _, form := range []struct {
		re   *regexp.Regexp
		y    int
		m, d int
	}{{isoDate, 1, 2, 3}, {dayMonth, 3, 2, 1}, {monthDay, 3, 1, 2}, {dotted, 3, 2, 1}, {dayFirst, 3, 2, 1}, {dayLast, 3, 1, 2}} {
		m := form.re.FindStringSubmatchIndex(s)
		if m == nil || ok && m[0] >= at[0] {
			continue
		}
		group := func(i int) string { return s[m[2*i]:m[2*i+1]] }
		if d, valid := makeDay(group(form.y), group(form.m), group(form.d)); valid {
			day, at, ok = d, [2]int{m[0], m[1]}, true
		}
	}
	return day, at, ok
}

// hasYear reports whether s holds four digits in a row. Most lines do not, and
// need no closer look.
func hasYear(s string) bool {
	run := 0
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			run = 0
		} else if run++; run == 4 {
			return true
		}
	}
	return false
}

// wholeDate reads s when it is nothing but a full date, with or without a day
// of the week and a time. A time's zone does not move the day: the date is the
// one that stands there.
func wholeDate(s string) (schema.Date, bool) {
	if !hasYear(s) {
		return "", false
	}
	s = strings.TrimSpace(s)
	s = strings.TrimSpace(dayOfWeek.ReplaceAllString(s, ""))
	day, at, ok := findDate(s)
	if !ok || at[0] != 0 {
		return "", false
	}
	rest := strings.Trim(s[at[1]:], " \t.,")
	if rest != "" && !clock.MatchString(rest) {
		return "", false
	}
	return day, true
}

func makeDay(year, month, day string) (schema.Date, bool) {
	n, err := strconv.Atoi(month)
	if err != nil {
		n = monthNumber(month)
	}
	d, err := strconv.Atoi(day)
	if err != nil {
		return "", false
	}
	s := fmt.Sprintf("%s-%02d-%02d", year, n, d)
	if _, err := time.Parse(time.DateOnly, s); err != nil || year < "1500" || year > "2200" {
		return "", false
	}
	return schema.Date(s), true
}

// monthNumber returns 1 to 12 for an English month name or its abbreviation.
func monthNumber(name string) int {
	i := strings.Index("janfebmaraprmayjunjulaugsepoctnovdec", strings.ToLower(name[:3]))
	return i/3 + 1
}
