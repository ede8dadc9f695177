package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/schema"
)

// MatterNames is what a [Gazetteer] may know of agreements, policies, projects
// and places beside parties.
type MatterNames interface {
	// Matter returns the usual name, the other names and the parties of what the
	// facts call known, and "" when it is not known.
	Matter(kind schema.Kind, known string) (usual string, aliases []string, parties []schema.Party)
}

// matterMention is one matter as one document names it.
type matterMention struct {
	doc   *document
	fact  *schema.Matter
	words []string // of its name, in one spelling
	sides []side   // of judgements
	of    *matter
}

// matter is one agreement, policy, project, dispute or place across documents.
type matter struct {
	id       schema.IRI
	kind     schema.Kind
	known    string
	name     string
	mentions []*matterMention
	parties  []schema.Party
	aliases  []string
	events   map[string]bool // documents that tell of events there
	sides    []side          // of judgements
}

func (m *matter) stands() []side { return m.sides }

func (m *matter) gone() bool { return len(m.mentions) == 0 }

func (m *matter) absorb(o *matter) {
	for _, mention := range o.mentions {
		m.add(mention)
	}
	o.mentions = nil
}

func (m *matter) add(mention *matterMention) {
	m.mentions = append(m.mentions, mention)
	m.sides = append(m.sides, mention.sides...)
	mention.of = m
}

// settleMatters decides which mentions mean one matter. One name of one kind
// with the same parties is one; so is what documents call by one abbreviation
// and like names, and a name cut short before its subject ("Los Angeles
// Declaration") where only one goes on.
func settleMatters(c *corpus, gz Gazetteer) []*matter {
	byKey := map[string][]*matter{}
	var all []*matter
	for _, mention := range c.matters {
		k := mention.key()
		i := slices.IndexFunc(byKey[k], func(m *matter) bool { return !c.rule.apart(m.sides, mention.sides) })
		if i < 0 {
			m := &matter{kind: mention.fact.Kind, known: mention.fact.Known, parties: mention.fact.Parties}
			i = len(byKey[k])
			byKey[k] = append(byKey[k], m)
			all = append(all, m)
		}
		byKey[k][i].add(mention)
	}
	c.rule.mergeAbbreviated(all)
	c.rule.mergeShortened(all)
	joinSame(c.rule, all)
	all = slices.DeleteFunc(all, (*matter).gone)
	names, _ := gz.(MatterNames)
	nameMatters(all, names)
	return all
}

// key is the same for mentions that bear one name.
func (m *matterMention) key() string {
	name := m.fact.Known
	if name == "" {
		name = strings.Join(m.words, " ")
	}
	return string(m.fact.Kind) + "|" + name + "|" + strings.Join(m.fact.Parties, " ")
}

// matterSpellings are words that names of matters have in more than one form.
var matterSpellings = map[string]string{"program": "programme", "accords": "accord", "scheme": "programme", "ties": "relations", "mou": "memorandum understanding"}

// subjectFillers are words of a memorandum's subject that tell little.
var subjectFillers = words(`cooperation program programme field area areas matter matters between both two countries bilateral`)

// matterWords folds the name of a matter into its words, in one spelling.
func matterWords(name string) []string {
	ws := orgWords(name)
	memorandum := slices.Contains(ws, "memorandum")
	out := ws[:0]
	for _, w := range ws {
		if memorandum && subjectFillers[w] {
			continue
		}
		out = append(out, cmp.Or(matterSpellings[w], w))
	}
	return out
}

// mergeAbbreviated joins matters of one kind that bear one abbreviation, of whose
// names one holds all the words of the other.
func (r *ruling) mergeAbbreviated(all []*matter) {
	r.mergeMatters(all, func(m *matter) []string {
		var keys []string
		for _, mention := range m.mentions {
			for _, f := range mention.fact.Forms {
				if isAbbreviation(f) {
					keys = append(keys, f)
				}
			}
		}
		return keys
	}, func(m, o *matter) bool { return within(m.words(), o.words()) || within(o.words(), m.words()) })
}

// words returns those of m's name, none for what is known.
func (m *matter) words() []string {
	if m.known != "" {
		return nil
	}
	return m.mentions[0].words
}

// within reports whether every word of a, of which there are two or more, is in
// b.
func within(a, b []string) bool {
	return len(a) > 1 && !slices.ContainsFunc(a, func(w string) bool { return !slices.Contains(b, w) })
}

// mergeMatters joins the matters of each block of the same kind and parties that
// are alike.
func (r *ruling) mergeMatters(all []*matter, keysOf func(*matter) []string, alike func(m, o *matter) bool) {
	blocks := map[string][]*matter{}
	for _, m := range all {
		keys := keysOf(m)
		slices.Sort(keys)
		for _, k := range slices.Compact(keys) {
			k = string(m.kind) + "|" + k + "|" + strings.Join(m.parties, " ")
			blocks[k] = append(blocks[k], m)
		}
	}
	for _, k := range sortedKeys(blocks) {
		for i, m := range blocks[k] {
			for _, o := range blocks[k][i+1:] {
				if m != o && !m.gone() && !o.gone() && !r.apart(m.sides, o.sides) && alike(m, o) {
					m.absorb(o)
				}
			}
		}
	}
}

// subjectWords begin the subject of an agreement's name.
var subjectWords = []string{" on ", " for ", " of ", " against ", " concerning ", " regarding "}

// mergeShortened joins a name that ends where its subject would begin to the one
// name that goes on with a subject.
func (r *ruling) mergeShortened(all []*matter) {
	short := map[string]*matter{}
	longer := map[string][]*matter{}
	for _, m := range all {
		if m.gone() || m.kind != schema.KindAgreement && m.kind != schema.KindPolicy || m.known != "" || len(m.parties) > 0 {
			continue
		}
		name := fold.String(m.mentions[0].fact.Name)
		at := len(name)
		for _, w := range subjectWords {
			if i := strings.Index(name, w); i >= 0 {
				at = min(at, i)
			}
		}
		k := string(m.kind) + "|" + strings.Join(matterWords(name[:at]), " ")
		if at == len(name) {
			short[k] = m
		} else if strings.Contains(name[:at], " ") {
			longer[k] = append(longer[k], m)
		}
	}
	for _, k := range sortedKeys(longer) {
		if s := short[k]; s != nil && len(longer[k]) == 1 && !r.apart(s.sides, longer[k][0].sides) {
			longer[k][0].absorb(s)
		}
	}
}

// nameMatters gives every matter its name, its parties and an IRI of its own.
func nameMatters(all []*matter, names MatterNames) {
	for _, m := range all {
		if names != nil && m.known != "" && m.kind != schema.KindDispute {
			usual, aliases, parties := names.Matter(m.kind, m.known)
			m.name, m.aliases, m.parties = usual, aliases, parties
		}
		if m.name == "" {
			m.name = m.usualName()
		}
	}
	slices.SortFunc(all, compareMatters)
	taken := map[schema.IRI]bool{}
	for _, m := range all {
		local := strings.TrimPrefix(fold.Slug(m.name), "the-")
		if m.known != "" {
			local = fold.Slug(m.known)
		} else if len(m.parties) > 0 {
			local += "-" + fold.Slug(strings.Join(m.parties, "-"))
		}
		m.id = freeIRI(m.kind, taken, local)
	}
}

// compareMatters puts what more documents name first.
func compareMatters(a, b *matter) int {
	return cmp.Or(
		cmp.Compare(len(b.mentions), len(a.mentions)),
		cmp.Compare(a.kind, b.kind),
		cmp.Compare(a.mentions[0].doc.facts.Document.Doc, b.mentions[0].doc.facts.Document.Doc),
		cmp.Compare(a.mentions[0].fact.ID, b.mentions[0].fact.ID))
}

// usualName returns the name that most documents give, the fullest of those
// given equally often; of a dispute, of the names that say what it is about.
func (m *matter) usualName() string {
	count := map[string]int{}
	for _, mention := range m.mentions {
		for _, f := range append([]string{mention.fact.Name}, mention.fact.Forms...) {
			if m.kind != schema.KindDispute || m.tellsWhat(f) {
				count[f]++
			}
		}
	}
	if m.kind != schema.KindDispute {
		count = map[string]int{}
		for _, mention := range m.mentions {
			count[mention.fact.Name]++
		}
	}
	names := sortedKeys(count)
	if len(names) == 0 {
		return cmp.Or(m.known, m.mentions[0].fact.Name)
	}
	return slices.MinFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(capitalsOf(b), capitalsOf(a)), cmp.Compare(count[b], count[a]), cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
}

// tellsWhat reports whether a form of a dispute says what it is about: the place,
// or, where two countries are known to dispute, anything of several words.
func (m *matter) tellsWhat(form string) bool {
	between := strings.Contains(m.known, "–")
	return strings.Contains(form, " ") && (between || strings.Contains(fold.String(form), fold.String(m.known)))
}

// capitalsOf returns 1 for a name that begins with a capital, else 0.
func capitalsOf(s string) int {
	if s != "" && s[0] >= 'A' && s[0] <= 'Z' {
		return 1
	}
	return 0
}

func (m *matter) entity(parties *partyIndex) schema.Entity {
	e := schema.Entity{ID: m.id, Name: m.fullName(parties), Parties: parties.iris(m.parties)}
	names, docs := map[string]bool{}, map[string]bool{}
	for _, a := range m.aliases {
		names[a] = true
	}
	names[m.name] = true
	for _, mention := range m.mentions {
		names[mention.fact.Name] = true
		for _, f := range mention.fact.Forms {
			names[f] = true
		}
		docs[mention.doc.facts.Document.Doc] = true
		e.Facts = append(e.Facts, mention.fact.ID)
	}
	maps.Copy(docs, m.events)
	delete(names, e.Name)
	e.Names, e.Docs = sortedKeys(names), sortedKeys(docs)
	slices.Sort(e.Facts)
	return e
}

// fullName returns the name with the parties that tell it from others of it.
func (m *matter) fullName(parties *partyIndex) string {
	if m.known != "" || len(m.parties) == 0 {
		return m.name
	}
	var names []string
	for _, id := range parties.iris(m.parties) {
		names = append(names, parties.name(id))
	}
	return m.name + " (" + strings.Join(names, "–") + ")"
}

// about returns the matters that facts of a document name, sorted, each once.
func (d *document) about(facts []schema.FactID) []schema.IRI {
	set := map[schema.IRI]bool{}
	for _, f := range facts {
		if m := d.matters[f]; m != nil && m.of != nil {
			set[m.of.id] = true
		}
	}
	if len(set) == 0 {
		return nil
	}
	return sortedKeys(set)
}
