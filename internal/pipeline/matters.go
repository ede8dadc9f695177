package pipeline

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/schema"
)

// Matter returns the names and parties of an agreement, policy, project or place
// by the name under which the facts know it. It makes names a
// [resolve.MatterNames].
func (n names) Matter(kind schema.Kind, known string) (usual string, aliases []string, parties []schema.Party) {
	for _, ref := range n.lex.Lookup(known) {
		switch ref.Kind {
		case lexicon.KindOrg:
			o := &n.lex.Orgs[ref.Row]
			if k, ok := o.Type.Matter(); !ok || k != kind || o.Key != known {
				continue
			}
			parties = o.Members
			if o.Country != "" {
				parties = []schema.Party{o.Country}
			}
			usual, aliases = o.FullName(), append(texts(o.Names), o.Key)
			return usual, slices.DeleteFunc(aliases, func(a string) bool { return a == usual }), parties
		case lexicon.KindRegion:
			if x := &n.lex.Regions[ref.Row]; x.Name == known {
				return x.Name, texts(x.Forms), nil
			}
		}
	}
	return known, nil, nil
}
