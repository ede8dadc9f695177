package resolve

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"chancery/internal/fold"
)

// legalForms are endings that say what sort of body a name belongs to in law.
var legalForms = words(`llc ltd limited inc incorporated corp corporation co company plc sa ag gmbh oao ooo pao jsc ojsc bv nv spa srl kg spzoo`)

// longForms are legal forms written out, and their abbreviations.
var longForms = strings.NewReplacer(
	"limited liability company", "llc", "gesellschaft mit beschrankter haftung", "gmbh", "aktiengesellschaft", "ag",
	"open joint stock company", "oao", "public joint stock company", "pao", "joint stock company", "jsc",
	"societatea cu raspundere limitata", "srl", "sp. z o.o.", "spzoo")

// orgFillers are words of organisations' names that tell little apart.
var orgFillers = words(`the of and for in on to a an`)

// orgCommon are words that many organisations share; alone they identify none.
var orgCommon = words(`ministry department agency institute national international organization center office bank
	group committee council foundation association federation government bureau commission authority company
	corporation business academy society union university industries trust`)

// orgSpellings are spellings and abbreviations of one word.
var orgSpellings = map[string]string{
	"organisation": "organization", "labour": "labor", "centre": "center", "defence": "defense", "programme": "program",
	"us": "united states", "u.s": "united states", "usa": "united states", "uk": "united kingdom", "u.k": "united kingdom",
	"un": "united nations", "u.n": "united nations", "dept": "department", "intl": "international", "natl": "national",
	"min": "ministry", "univ": "university",
}

func sameOrgName(a, b string) (float64, string) {
	x, y := orgWords(a), orgWords(b)
	if len(x) == 0 || len(y) == 0 {
		return 0, "a name is empty"
	}
	if slices.Equal(slices.Sorted(slices.Values(x)), slices.Sorted(slices.Values(y))) {
		return 1, "same words"
	}
	if strings.Join(x, "") == strings.Join(y, "") {
		return 0.98, "same letters, divided otherwise"
	}
	if ok, short := acronym(a, b, x, y); ok {
		return 0.85, fmt.Sprintf("%q abbreviates the other", short)
	}
	return orgAlign(x, y)
}

// orgWords folds an organisation's name into its words, in one spelling, with
// numbers in digits and without fillers and legal forms.
func orgWords(s string) []string {
	s = longForms.Replace(strings.NewReplacer("'", "", "co-op", "coop").Replace(fold.String(s)))
	raw := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '%' })
	var out []string
	for _, w := range raw {
		w = strings.Trim(w, ".%")
		if full, ok := orgSpellings[w]; ok {
			out = append(out, strings.Fields(full)...)
			continue
		}
		w = strings.ReplaceAll(w, ".", "")
		if w != "" && !orgFillers[w] && !legalForms[w] {
			out = append(out, w)
		}
	}
	return digits(out)
}

// numberWords are the numerals that names of units and groups are written with.
var numberWords = map[string]int{
	"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"fourty": 40, //nolint:misspell // as it is often written
	"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"first": 1, "second": 2, "third": 3,
}

// digits writes numerals in digits: "forty", "four" becomes "44".
func digits(ws []string) []string {
	var out []string
	for i := 0; i < len(ws); i++ {
		n, ok := numberWords[ws[i]]
		if !ok {
			out = append(out, ws[i])
			continue
		}
		if n >= 20 && i+1 < len(ws) {
			next, isWord := numberWords[ws[i+1]]
			if !isWord && len(ws[i+1]) == 1 && ws[i+1][0] >= '1' && ws[i+1][0] <= '9' {
				next, isWord = int(ws[i+1][0]-'0'), true
			}
			if isWord && next < 10 {
				n, i = n+next, i+1
			}
		}
		out = append(out, fmt.Sprint(n))
	}
	return out
}

// acronym reports whether a word in capitals of one name is made of the first
// letters of the other.
func acronym(a, b string, x, y []string) (ok bool, short string) {
	if s, found := capitals(a); found && initials(y) == fold.String(s) {
		return true, s
	}
	if s, found := capitals(b); found && initials(x) == fold.String(s) {
		return true, s
	}
	return false, ""
}

// capitals returns the first word of s, when it is an abbreviation and at most
// one other word follows.
func capitals(s string) (string, bool) {
	ws := strings.Fields(s)
	if len(ws) == 0 || len(ws) > 2 || !isAbbreviation(ws[0]) {
		return "", false
	}
	return ws[0], true
}

func initials(ws []string) string {
	var b strings.Builder
	for _, w := range ws {
		b.WriteRune([]rune(w)[0])
	}
	return b.String()
}

// orgAlign pairs the words of two names. Common words weigh little, and a
// distinctive word that has no pair contradicts.
func orgAlign(x, y []string) (float64, string) {
	al := align(x, y)
	sum, weight := 0.0, 0.0
	var why []string
	for _, p := range al.pairs {
		k := orgWeight(x[p.a])
		if p.alike < orgAlike {
			sum -= k
		}
		sum += k * p.alike
		weight += k
		if x[p.a] != y[p.b] {
			why = append(why, fmt.Sprintf("%q ~ %q %.2f", x[p.a], y[p.b], p.alike))
		}
	}
	leftX, leftY := al.left()
	missing := 0.0
	for _, w := range leftX {
		missing += orgWeight(w)
	}
	for _, w := range leftY {
		missing += orgWeight(w)
	}
	if missing > 0 {
		why = append(why, fmt.Sprintf("%q only in one", strings.Join(slices.Concat(leftX, leftY), " ")))
	}
	if weight == 0 {
		return 0, "no word in common"
	}
	if len(leftX) > 0 && len(leftY) > 0 {
		missing *= 2
	}
	return max(0, sum/(weight+missing/2)), strings.Join(why, "; ")
}

// orgAlike is how alike two words of organisations' names must be to speak for
// one organisation rather than against it: "Estonia" and "Ethiopia" are two.
const orgAlike = 0.75

func orgWeight(w string) float64 {
	if orgCommon[w] {
		return 0.3
	}
	return 1
}
