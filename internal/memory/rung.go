package memory

import (
	"slices"

	"chancery/internal/resolve"
	"chancery/schema"
)

// rungOf places an act on the ladder from taking note to signing, by its force,
// by its verb and by the words of what it promises.
func rungOf(a *schema.Act, kind schema.EventKind) schema.Rung {
	ws := resolve.Words(a.Statement.Evidence.Quote)
	if signs(ws) && a.Force != schema.Hope && a.Force != schema.Request && a.Force != schema.Propose {
		return schema.Signed
	}
	switch a.Force {
	case schema.Discuss, schema.Appreciate, schema.Concern:
		return schema.Noted
	case schema.Hope:
		return schema.Hoped
	case schema.Request, schema.Propose, schema.Invite:
		return schema.Asked
	case schema.Affirm:
		return schema.Considered
	case schema.Pledge:
		if firmVerbs[a.Statement.Verb] {
			return schema.Committed
		}
		return schema.WorkToward
	case schema.Agree:
		return agreeRung(a, kind, ws)
	}
	return schema.NoRung
}

func agreeRung(a *schema.Act, kind schema.EventKind, ws []string) schema.Rung {
	switch {
	case kind == schema.Signing || a.Statement.Verb == "sign":
		return schema.Signed
	case firmVerbs[a.Statement.Verb]:
		return schema.Committed
	case slices.ContainsFunc(ws[:min(len(ws), 3)], func(w string) bool { return effortWords[w] }):
		return schema.WorkToward
	}
	return schema.Agreed
}

// signs reports whether words tell that an instrument was signed.
func signs(ws []string) bool {
	return slices.ContainsFunc(ws, func(w string) bool { return signedWords[w] }) &&
		slices.ContainsFunc(ws, func(w string) bool { return instruments[w] })
}

var (
	signedWords = set("signed", "signing", "exchanged", "concluded", "inked", "initialled", "initialed")
	instruments = set("memorandum", "memoranda", "memorandums", "mou", "mous", "agreement", "agreements", "protocol", "protocols",
		"treaty", "treaties", "contract", "contracts", "accord", "accords", "convention", "pact")
)

// firmVerbs bind the speaker more than an agreement does.
var firmVerbs = set("commit", "pledge", "promise", "undertake", "guarantee", "vow", "swear", "bind")

// effortWords at the head of an undertaking promise effort, not the thing.
var effortWords = set("work", "working", "seek", "seeking", "strive", "striving", "aim", "aiming", "explore", "exploring",
	"consider", "considering", "study", "studying", "endeavour", "endeavor", "discuss", "discussing", "efforts", "try", "look")

// refusals are the verbs by which an ask is turned down, as lemmas and as they
// begin a quote.
var refusals = set("decline", "declined", "reject", "rejected", "refuse", "refused", "deny", "denied")

// fulfilments are words that say an undertaking was carried out.
var fulfilments = set("completed", "fulfilled", "achieved", "accomplished", "concluded", "delivered", "inaugurated", "entered")

// abandonments are words that say an undertaking was given up.
var abandonments = set("cancelled", "canceled", "suspended", "abandoned", "withdrawn", "dropped", "scrapped", "shelved", "halted",
	"terminated", "revoked")

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
