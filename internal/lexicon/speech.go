package lexicon

import "strings"

// Class says how a verb of speech takes its complement, and so which force the
// act has. The extractor's frames are keyed by it.
type Class string

// The classes of the verbs in verbs.tsv.
const (
	VerbAgree      Class = "agree"      // agreed to VP | that S | on NP
	VerbPledge     Class = "pledge"     // pledged to VP | NP
	VerbOffer      Class = "offer"      // offered to VP | NP
	VerbAccept     Class = "accept"     // accepted an invitation
	VerbDecline    Class = "decline"    // declined to VP
	VerbSay        Class = "say"        // said that S: the force is S's own
	VerbStress     Class = "stress"     // stressed NP | that S
	VerbSupport    Class = "support"    // supports NP
	VerbRegard     Class = "regard"     // considers X a Y
	VerbHope       Class = "hope"       // hopes for NP | to VP | that S
	VerbWant       Class = "want"       // wants to VP | NP to VP
	VerbRequest    Class = "request"    // asked X to VP | for NP | that S
	VerbInstruct   Class = "instruct"   // instructed their teams to VP
	VerbPropose    Class = "propose"    // proposed that S | to VP | NP
	VerbInvite     Class = "invite"     // invited X to VP
	VerbAppreciate Class = "appreciate" // thanked X for NP
	VerbConcern    Class = "concern"    // condemned NP
	VerbDiscuss    Class = "discuss"    // discussed NP
	VerbAnnounce   Class = "announce"   // announced NP | that S
	VerbLight      Class = "light"      // expressed gratitude: the noun carries the act
)

var classes = []string{
	"agree", "pledge", "offer", "accept", "decline", "say", "stress", "support", "regard", "hope", "want", "request",
	"instruct", "propose", "invite", "appreciate", "concern", "discuss", "announce", "light",
}

// Verb is a verb of speech with its inflected forms. A lemma of several words
// ("call for") inflects its first.
type Verb struct {
	Lemma      string
	Class      Class
	Past       string
	Participle string
	Gerund     string
	Third      string // third person singular
}

var verbColumns = []string{"lemma", "class", "forms"}

func parseVerb(r *row) Verb {
	v := Verb{Lemma: r.str("lemma"), Class: Class(r.oneOf("class", classes...))}
	head, rest, _ := strings.Cut(v.Lemma, " ")
	if rest != "" {
		rest = " " + rest
	}
	forms := strings.Fields(r.opt("forms"))
	irregular := func(i int, rule string) string {
		if i < len(forms) {
			return forms[i] + rest
		}
		return rule + rest
	}
	past := PastOf(head)
	v.Past = irregular(0, past)
	v.Participle = irregular(1, past)
	v.Gerund = irregular(2, GerundOf(head))
	v.Third = irregular(3, ThirdOf(head))
	return v
}

// PastOf returns the regular past of a verb: "agree" → "agreed".
func PastOf(base string) string {
	switch {
	case strings.HasSuffix(base, "e"):
		return base + "d"
	case consonantY(base):
		return base[:len(base)-1] + "ied"
	}
	return base + "ed"
}

// GerundOf returns the regular gerund of a verb: "hope" → "hoping".
func GerundOf(base string) string {
	switch {
	case strings.HasSuffix(base, "ie"):
		return base[:len(base)-2] + "ying"
	case strings.HasSuffix(base, "e") && !strings.HasSuffix(base, "ee") && !strings.HasSuffix(base, "oe"):
		return base[:len(base)-1] + "ing"
	}
	return base + "ing"
}

// ThirdOf returns the regular third person singular of a verb: "wish" → "wishes".
func ThirdOf(base string) string {
	for _, s := range []string{"s", "x", "z", "ch", "sh", "o"} {
		if strings.HasSuffix(base, s) {
			return base + "es"
		}
	}
	if consonantY(base) {
		return base[:len(base)-1] + "ies"
	}
	return base + "s"
}

func consonantY(s string) bool {
	n := len(s)
	return n > 1 && s[n-1] == 'y' && !strings.ContainsRune("aeiou", rune(s[n-2]))
}

// SpeechNoun is a noun that carries the act after a light verb: "gratitude" in
// "expressed gratitude".
type SpeechNoun struct {
	Noun  string
	Force string // a schema.Force, or "commit": what it is depends on who and what
}

var speechNounColumns = []string{"noun", "force"}

func parseSpeechNoun(r *row) SpeechNoun {
	return SpeechNoun{
		Noun: r.str("noun"),
		Force: r.oneOf("force", "agree", "pledge", "request", "propose", "invite", "affirm", "hope", "appreciate",
			"concern", "discuss", "commit"),
	}
}

// Action is a verb that an undertaking may begin with: "promote" in "agreed to
// expand trade and promote tourism".
type Action struct {
	Verb       string // base form
	Noun       bool   // the base form is a common noun too
	Participle string // the past participle
}

var actionColumns = []string{"verb", "noun", "participle"}

func parseAction(r *row) Action {
	a := Action{Verb: r.str("verb"), Noun: r.oneOf("noun", "", "noun") != "", Participle: r.opt("participle")}
	if a.Participle == "" {
		a.Participle = PastOf(a.Verb)
	}
	return a
}
