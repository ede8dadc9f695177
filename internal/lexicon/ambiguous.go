package lexicon

// Ambiguity is a row of ambiguous.tsv: a form that stands for several rows of
// one table. A form that is there twice in a table without such a row is a
// fault of the data.
type Ambiguity struct {
	Text   string // folded
	Kind   Kind
	Keys   []string // of the rows
	Prefer string   // the key to take without further context, or "" to abstain
	Note   string
}

var ambiguityColumns = []string{"text", "kind", "keys", "prefer", "note"}

func parseAmbiguity(r *row) Ambiguity {
	return Ambiguity{
		Text:   r.str("text"),
		Kind:   Kind(r.str("kind")),
		Keys:   r.list("keys"),
		Prefer: r.opt("prefer"),
		Note:   r.opt("note"),
	}
}
