package lexicon

import (
	"cmp"

	"chancery/schema"
)

// MatterRole says how a [MatterWord] helps to name a matter.
type MatterRole string

// The roles; matter_words.tsv tells them by examples.
const (
	MatterHead    MatterRole = "head"    // ends a name or begins one
	MatterTitled  MatterRole = "titled"  // begins a name
	MatterPair    MatterRole = "pair"    // is a name once its two parties are told
	MatterSubject MatterRole = "subject" // is a name with its subject
	MatterName    MatterRole = "name"    // is a name by itself, in small letters too
	MatterWorks   MatterRole = "works"   // is a name with its place
	MatterStrong  MatterRole = "strong"  // what a country or place may be the cause of
	MatterWeak    MatterRole = "weak"    // the same, of milder words
	MatterAside   MatterRole = "aside"   // makes a strong or weak word something else
	MatterNone    MatterRole = "none"    // is no matter, though its last word is a head
	MatterBlank   MatterRole = "blank"   // tells too little to be all that a name says
)

// MatterWord is a row of matter_words.tsv: a word by which a text names an
// agreement, a policy, a project or a dispute that is in no table.
type MatterWord struct {
	Form
	Role MatterRole
	Kind schema.Kind // "" for words that only tell against a name
	Key  string      // what it is counted as: "memorandum of understanding" for "MoU"
}

var matterColumns = []string{"word", "role", "kind", "key"}

func parseMatterWord(r *row) MatterWord {
	w := MatterWord{
		Form: parseForm(r.str("word")),
		Role: MatterRole(r.oneOf("role", string(MatterHead), string(MatterTitled), string(MatterPair), string(MatterSubject), string(MatterName),
			string(MatterWorks), string(MatterStrong), string(MatterWeak), string(MatterAside), string(MatterNone), string(MatterBlank))),
		Kind: schema.Kind(r.oneOf("kind", "", string(schema.KindAgreement), string(schema.KindPolicy),
			string(schema.KindProject), string(schema.KindDispute))),
	}
	w.Key = cmp.Or(r.opt("key"), w.Text)
	if (w.Kind == "") != (w.Role == MatterAside || w.Role == MatterNone || w.Role == MatterBlank) {
		r.fault("%s words have %q for a kind", w.Role, w.Kind)
	}
	return w
}
