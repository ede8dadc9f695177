package source

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"chancery/schema"
)

const (
	// A page's menus, title and date come within so many lines with text.
	headLines = 120
	// A release's place-and-date line comes within so many of its end.
	footLines = 6
	// A line longer than this, or a sentence of so many words, is prose.
	proseBytes, proseWords = 120, 12
	// A date below a title may follow a standfirst, but no second paragraph.
	standfirsts = 1
)

// readHeader fills what m still lacks from the lines around the prose: the
// title, the page's own address or else the agency's mark, and the date of
// publication in the forms of mastheads and release footers. A date inside a sentence is never taken.
func (m *Meta) readHeader(prose []byte) {
	if m.Title != "" && m.SourceURL != "" && m.Published != "" {
		return
	}
	head := headOf(prose)
	if m.Title == "" {
		m.Title = titleIn(head)
	}
	if m.SourceURL == "" {
		m.SourceURL = ownAddress(head)
	}
	if m.Published == "" {
		m.Published = publishedIn(head, prose)
	}
	if m.SourceURL == "" {
		m.attribute(agencyIn(head))
	}
}

func publishedIn(head []string, prose []byte) schema.Date {
	if day := labelledDate(head); day != "" {
		return day
	}
	if day := mastheadDate(head); day != "" {
		return day
	}
	if day := footerDate(prose); day != "" {
		return day
	}
	return titleDate(titleIn(head))
}

// titleDate reads the full date that a title ends in: "Call with the Foreign
// Minister, 9 November 2023".
func titleDate(title string) schema.Date {
	if day, at, ok := findDate(title); ok && at[1] == len(title) && at[0] > 0 {
		return day
	}
	return ""
}

// headOf returns the first lines that hold text, trimmed; of long ones the
// beginning.
func headOf(prose []byte) []string {
	var out []string
	for len(prose) > 0 && len(out) < headLines {
		line, rest, _ := bytes.Cut(prose, []byte("\n"))
		prose = rest
		if line = bytes.TrimSpace(line); len(line) > 0 {
			out = append(out, string(line[:min(len(line), 2*proseBytes)]))
		}
	}
	return out
}

var dateLabel = regexp.MustCompile(`(?i)^(?:date|date of (?:issue|release|publication)|release date|issued(?: on)?|posted(?: on)?|publi(?:shed|cation date)(?: on)?|first published)\s*[:：|-]?\s*`)

// labelledDate reads "PUBLISHED : 19 Jun 2024 at 13:04", and "Date" alone with
// the date on the next line, wherever in the head they stand.
func labelledDate(head []string) schema.Date {
	for i, line := range head {
		label := dateLabel.FindString(line)
		if label == "" {
			continue
		}
		value := strings.TrimSpace(line[len(label):])
		if value == "" && i+1 < len(head) {
			value = head[i+1]
		}
		if day, ok := wholeDate(value); ok {
			return day
		}
	}
	return ""
}

// place is what stands before the date in a dateline: "HÀ NỘI, ", "Canberra ",
// "Riyadh, 17 Dhu al-Qi'dah 1444, ".
var place = regexp.MustCompile(`^(?:\p{Lu}[\p{L}\p{M}'’.-]*[ ,]+){0,5}(?:\d{1,2} [\p{L}'’ -]+ 1[34]\d\d(?: A?H)?,? *)?(?:\(\w+\) *)?(?:[-–—,] *)?$`)

// afterDate is what may follow the date in a masthead line or a dateline.
var afterDate = regexp.MustCompile(`(?i)^\s*(?:$|[-–—:|,(/]|\.\s|posted in|by\b|at \d|\d\d?[:.]\d\d)`)

// Mastheads put several things on a line: "Press release | 08 June 2023",
// "By: A. Writer / 05:30 AM March 01, 2024", "Updated: Mar 01, 2024 10:20 IST".
var (
	mastheadCut   = regexp.MustCompile(`\s*[|·•]\s*|\s+[-–—/]\s+`)
	mastheadLabel = regexp.MustCompile(`^\p{Lu}[\p{L} ]{2,24}:\s*`)
	mastheadClock = regexp.MustCompile(`(?i)^(?:[\p{L} ]{0,24}\s)?\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*(?:Z|[A-Z]{2,4})?,?\s+`)
)

// pieceDate reads the one piece of a masthead line that is a full date, with
// its label and time of day taken off.
func pieceDate(line string) (schema.Date, bool) {
	if isProse(line) || !hasYear(line) {
		return "", false
	}
	for _, piece := range mastheadCut.Split(line, -1) {
		piece = mastheadLabel.ReplaceAllString(strings.TrimSpace(piece), "")
		if day, ok := wholeDate(piece); ok {
			return day, true
		}
		if day, ok := wholeDate(mastheadClock.ReplaceAllString(piece, "")); ok {
			return day, true
		}
	}
	return "", false
}

// mastheadDate reads a line that is a date ("Thu, April 18, 2024"), or starts
// with one set apart from the rest ("9 Dec 2019 Posted in …"), or with a place
// and a date ("Wellington, 21 March 1980"), in the head of the page.
func mastheadDate(head []string) schema.Date {
	prose := 0
	for _, line := range head {
		bare := strings.Trim(line, "#*_ \t")
		if day, ok := wholeDate(bare); ok {
			return day
		}
		if day, ok := pieceDate(bare); ok {
			return day
		}
		if day, at, ok := findDate(bare); ok &&
			place.MatchString(dayOfWeek.ReplaceAllString(bare[:at[0]], "")) && afterDate.MatchString(bare[at[1]:]) {
			return day
		}
		if isProse(line) {
			if prose++; prose > standfirsts {
				return ""
			}
		}
	}
	return ""
}

// ownAddress returns an address that stands alone on a line, as share buttons
// leave it, when it is of a publisher that the table knows.
func ownAddress(head []string) string {
	for _, line := range head {
		if isURL(line) && !strings.ContainsAny(line, " \t") && publisherOf(line).Publisher != "" {
			return line
		}
	}
	return ""
}

// footerDate reads the place-and-date lines that end a release.
func footerDate(prose []byte) schema.Date {
	lines := bytes.Split(bytes.TrimSpace(prose[max(0, len(prose)-2048):]), []byte("\n"))
	for i := len(lines) - 1; i >= max(1, len(lines)-footLines); i-- {
		line := strings.Trim(string(lines[i]), "#*_[]() \t\r.")
		if day, ok := wholeDate(line); ok {
			return day
		}
		if day, at, ok := findDate(line); ok && at[1] == len(line) && place.MatchString(line[:at[0]]) {
			return day
		}
	}
	return ""
}

// titleIn returns the first line of the head that reads like a heading.
func titleIn(head []string) string {
	for i, line := range head {
		if isProse(line) {
			return ""
		}
		line = strings.Trim(oneLine(html.UnescapeString(line)), "#*_ ")
		if !isHeading(line) {
			continue
		}
		// Pages repeat a title cut short ("… Release of…") in full below it.
		if short, cut := strings.CutSuffix(line, "…"); cut && i+1 < len(head) && strings.HasPrefix(head[i+1], short) {
			return strings.Trim(oneLine(html.UnescapeString(head[i+1])), "#*_ ")
		}
		return line
	}
	return ""
}

var dateline = regexp.MustCompile(`[-–—:]$`)

// isHeading reports whether a line has four words or more, begins like a title
// and is neither sentence nor label, date or address.
func isHeading(line string) bool {
	first, _ := utf8.DecodeRuneInString(line)
	if !unicode.IsUpper(first) && !unicode.IsDigit(first) && first != '“' && first != '"' && first != '‘' {
		return false
	}
	if len(line) > 2*proseBytes-4 || strings.HasSuffix(line, ".") || dateline.MatchString(line) ||
		strings.Contains(line, "://") || dateLabel.MatchString(line) && strings.ContainsAny(line, "0123456789") {
		return false
	}
	if _, at, dated := findDate(line); dated && at[0] == 0 {
		return false
	}
	return wordCount(line) >= 4
}

func isProse(line string) bool {
	return len(line) > proseBytes && strings.ContainsAny(line, ".,;") ||
		strings.HasSuffix(line, ".") && wordCount(line) >= proseWords
}

// wordCount counts the words of s that hold a letter.
func wordCount(s string) int {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if strings.IndexFunc(w, unicode.IsLetter) >= 0 && !strings.HasPrefix(w, "&") {
			n++
		}
	}
	return n
}
