package resolve

import (
	"slices"
	"strings"

	"chancery/internal/fold"
)

// OfficeClass returns the normal form of an office, under which the ways of
// writing it fall together: "FM", "Vietnamese Foreign Minister" and "Minister of
// Foreign Affairs" are all "minister of foreign affairs". The country that a
// title names is no part of the class. It returns "" for "".
func OfficeClass(title string) string {
	s := strings.ReplaceAll(fold.String(title), "-", " ")
	ws := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,.\t\u00a0", r) })
	s = strings.Join(ws, " ")
	s = strings.TrimPrefix(s, "the ")
	if c, ok := officeClasses[s]; ok {
		return c
	}
	for _, rule := range officeRules {
		if strings.Contains(s, rule.contains) && (rule.without == "" || !strings.Contains(s, rule.without)) {
			return rankOf(s) + rule.class
		}
	}
	return s
}

// officeClasses are abbreviations.
var officeClasses = map[string]string{
	"fm":     foreignMinister,
	"pm":     primeMinister,
	"dpm":    "deputy " + primeMinister,
	"potus":  president,
	"vp":     "vice " + president,
	"minfa":  foreignMinister,
	"unsg":   "secretary general",
	"mofa":   foreignMinister,
	"mfa":    foreignMinister,
	"cjcs":   "chairman of the joint chiefs of staff",
	"cinc":   "commander in chief",
	"hrvp":   "high representative",
	"envoy":  "special envoy",
	"consul": "consul",
}

const (
	foreignMinister = "minister of foreign affairs"
	primeMinister   = "prime minister"
	president       = "president"
)

// officeRules are tried in order; the first whose words occur in the title
// gives the class.
var officeRules = []struct{ contains, without, class string }{
	{"prime minister", "", primeMinister},
	{"premier", "", primeMinister},
	{"taoiseach", "", primeMinister},
	{"foreign minister", "", foreignMinister},
	{"foreign affairs minister", "", foreignMinister},
	{"external affairs minister", "", foreignMinister},
	{"foreign affairs", "committee", foreignMinister},
	{"external affairs", "committee", foreignMinister},
	{"external relations", "committee", foreignMinister},
	{"secretary of state", "", foreignMinister},
	{"foreign secretary", "", foreignMinister},
	{"national security advis", "", "national security adviser"},
	{"security adviser", "", "national security adviser"},
	{"defence minister", "", "minister of defence"},
	{"defense minister", "", "minister of defence"},
	{"minister of defen", "", "minister of defence"},
	{"minister for defen", "", "minister of defence"},
	{"minister of national defen", "", "minister of defence"},
	{"secretary of defen", "", "minister of defence"},
	{"president", "committee", president},
	{"chancellor", "", "chancellor"},
	{"crown prince", "", "crown prince"},
	{"secretary general", "", "secretary general"},
	{"high representative", "", "high representative"},
	{"ambassador", "", "ambassador"},
	{"general secretary", "", "general secretary"},
}

// rankOf returns the rank below the office itself, with a space behind it.
func rankOf(s string) string {
	for _, r := range [...]string{"deputy", "vice", "assistant", "former", "acting"} {
		if s == r || strings.HasPrefix(s, r+" ") || strings.Contains(s, " "+r+" ") {
			return r + " "
		}
	}
	return ""
}

// officesAgree reports whether two classes of office may be one: equal, one
// unknown, or one said more fully than the other ("secretary" and "secretary of
// commerce"). A deputy does not hold the office itself.
func officesAgree(a, b string) bool {
	if a == "" || b == "" || a == b {
		return true
	}
	return moreFully(a, b) || moreFully(b, a)
}

// moreFully reports whether class long says the bare head short more fully.
func moreFully(short, long string) bool {
	if strings.Contains(short, " ") {
		return false
	}
	if short == "secretary" && long == foreignMinister {
		return true
	}
	if rankOf(long) != "" || long == primeMinister || strings.HasPrefix(long, "secretary general") {
		return false
	}
	return slices.Contains(strings.Fields(long), short)
}
