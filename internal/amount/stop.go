package amount

// stop reports whether b is a function word, at which a noun phrase ends.
func stop(b []byte) bool { return in(stopWords, b) }

// verb reports whether b is a verb that stands between a measure and its
// amount: "raise trade to", "trade reached", "is expected to exceed".
func verb(b []byte) bool { return in(movingVerbs, b) || in(measuringVerbs, b) }

// measuring reports whether b is a verb whose subject is what it measures.
func measuring(b []byte) bool { return in(measuringVerbs, b) }

// aux reports whether b is an auxiliary or an adverb beside such a verb.
func aux(b []byte) bool { return in(auxiliaries, b) }

func in(set map[string]bool, b []byte) bool {
	var buf [24]byte
	if len(b) > len(buf) {
		return false
	}
	n := copy(buf[:], b)
	lower(buf[:n])
	return set[string(buf[:n])]
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}

var stopWords = set(
	"a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her", "our", "my", "your", "of", "in",
	"on", "at", "by", "to", "from", "for", "with", "without", "within", "between", "among", "against", "into", "onto",
	"over", "under", "about", "around", "after", "before", "during", "since", "until", "till", "through", "throughout",
	"across", "via", "per", "as", "than", "worth", "and", "or", "but", "nor", "if", "when", "while", "where", "which",
	"who", "whom", "whose", "what", "because", "although", "though", "so", "yet", "not", "no", "is", "are", "was", "were",
	"be", "been", "being", "has", "have", "had", "having", "do", "does", "did", "will", "would", "shall", "should", "can",
	"could", "may", "might", "must", "he", "she", "it", "they", "we", "i", "you", "him", "them", "us", "both", "each",
	"there", "here", "also", "including", "include", "includes", "such", "up", "out", "off", "annually", "yearly", "said",
	"saying", "says", "adding", "noting", "every", "only", "ago", "later", "towards", "toward", "along", "together",
	"respectively", "thus", "then", "now", "already", "currently", "starting", "following", "despite", "due",
)

// measuringVerbs have the measure as their subject: "trade reached".
var measuringVerbs = set(
	"reach", "reaches", "reached", "reaching", "hit", "hits", "hitting", "exceed", "exceeds", "exceeded", "exceeding",
	"surpass", "surpasses", "surpassed", "surpassing", "top", "topped", "topping", "total", "totals", "totalled", "totaled",
	"totalling", "totaling", "amount", "amounts", "amounted", "amounting", "stand", "stands", "stood", "standing", "come",
	"comes", "came", "rise", "rises", "rose", "rising", "grow", "grows", "grew", "grown", "growing", "fall", "falls",
	"fell", "falling", "climb", "climbed", "jump", "jumped", "drop", "dropped", "approach", "approached", "approaching",
	"estimated", "valued",
)

// movingVerbs have the measure as their object, or none: "raise trade to",
// "provide $5 million".
var movingVerbs = set(
	"raise", "raises", "raised", "raising", "lift", "lifts", "lifted", "lifting", "bring", "brings", "brought", "bringing",
	"boost", "boosts", "boosted", "boosting", "increase", "increased", "increases", "increasing", "expand", "expands",
	"expanded", "expanding", "push", "pushed", "pushing", "take", "takes", "took", "taking", "achieve", "achieves",
	"achieved", "achieving", "coming", "provide", "provides", "provided", "providing", "give", "gives", "gave", "given",
	"giving", "invest", "invests", "invested", "investing", "pledge", "pledges", "pledged", "pledging", "commit",
	"commits", "committed", "committing", "contribute", "contributed", "donate", "donated", "donating", "spend", "spent",
	"lend", "lent", "announce", "announced", "set", "target", "targets", "targeted", "aim", "aims", "aimed", "aiming",
	"make", "makes", "made", "see", "sees", "saw", "expected", "help", "helps", "double", "doubled",
	"quadruple", "elevate", "get", "valuing", "needed", "required", "allocated", "approved", "signed", "agreed",
	"accounting", "accounts", "intends", "intend", "requested", "requests", "secured", "earning", "went", "resettle",
)

// raisingVerbs and reachVerbs, in forms that look ahead, make an amount a goal.
var raisingVerbs = set(
	"raise", "raising", "lift", "lifting", "bring", "bringing", "boost", "boosting", "increase", "increasing", "expand",
	"expanding", "push", "pushing", "take", "taking", "elevate", "elevating", "grow", "growing",
)

var reachVerbs = set("reach", "reaching", "hit", "exceed", "exceeding", "achieve", "achieving", "attain", "attaining", "surpass", "total")

var auxiliaries = set(
	"is", "are", "was", "were", "be", "been", "has", "have", "had", "will", "would", "to", "expected", "estimated", "now",
	"already", "currently", "could", "should", "may", "can", "soon", "annually",
)
