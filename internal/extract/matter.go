package extract

import (
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// matter is an agreement, a policy, a project, a dispute or a place that the
// document names, with every place where it does.
type matter struct {
	kind    schema.Kind
	name    string // the fullest form, without its parties
	known   string // what the lexicon calls it, or ""
	forms   []string
	parties []schema.Party
	spans   []tokens // where it is named, in order
	rule    string
}

// tokens is a range of tokens [from, to).
type tokens struct{ from, to int }

func (t tokens) holds(o tokens) bool { return t.from <= o.from && o.to <= t.to }

// findMatters notes what the document names that acts can be about. What the
// lexicon knows by name counts in headings too; other names are read where
// capitals tell names from common words.
func (r *reader) findMatters() {
	for i := range r.mentions {
		if m := &r.mentions[i]; m.person >= 0 && m.nameTo > m.nameFrom {
			for k := m.nameFrom; k < m.nameTo; k++ {
				r.inPerson[k] = true
			}
		}
	}
	for n := range r.doc.Sentences {
		s := r.doc.Sentences[n]
		kind := r.doc.Blocks[s.Block].Kind
		if kind == text.Noise {
			continue
		}
		in := tokens{int(s.From), int(s.To)}
		r.knownMatters(in)
		if kind != text.Heading {
			r.namedMatters(in)
			r.disputes(in)
		}
	}
	r.shortNames()
}

// addMatter notes a matter, or one more place where one is named. What lies
// inside another of its sort says nothing new.
func (r *reader) addMatter(m matter, at tokens) {
	for i := range r.matters {
		o := &r.matters[i]
		if o.kind == m.kind && slices.ContainsFunc(o.spans, func(s tokens) bool { return s.holds(at) }) {
			return
		}
	}
	form := strings.Join(strings.Fields(r.span(at.from, at.to)), " ")
	if strings.Contains(form, "://") {
		return // the address of a link stands in it
	}
	switch {
	case m.name == "":
		m.name = form
	case m.kind == schema.KindDispute, form[0] == '(':
		form = m.name // of a list, whose members share one noun; or of an abbreviation in brackets
	}
	key := m.key()
	for i := range r.matters {
		if o := &r.matters[i]; o.key() == key {
			o.call(form)
			o.spans = append(o.spans, at)
			return
		}
	}
	m.call(form)
	m.spans = []tokens{at}
	r.matters = append(r.matters, m)
}

// call notes a form by which m is named.
func (m *matter) call(form string) {
	if form != m.name && !slices.Contains(m.forms, form) {
		m.forms = append(m.forms, form)
	}
}

// key is the same for two names of one matter in one document.
func (m *matter) key() string {
	name := m.known
	if name == "" {
		name = fold.String(m.name)
	}
	return string(m.kind) + "|" + name + "|" + strings.Join(m.parties, " ")
}

// knownMatters notes the places of a sentence, and the agreements, policies and
// projects that the lexicon has by name.
func (r *reader) knownMatters(in tokens) {
	for i := in.from; i < in.to; i++ {
		t, e, ok := r.termAt(i)
		if !ok {
			continue
		}
		at := tokens{int(t.from), int(t.to)}
		switch e.kind {
		case lexicon.KindOrg:
			o := &r.x.lex.Orgs[e.ref]
			if kind, ok := o.Type.Matter(); ok && o.Type != lexicon.Pact {
				r.addMatter(matter{kind: kind, known: o.Key, rule: "matter-known"}, at)
			}
		case lexicon.KindRegion:
			x := &r.x.lex.Regions[e.ref]
			if kind, ok := x.Kind.Matter(); ok && !r.isAttribute(at.to) {
				r.addMatter(matter{kind: kind, known: r.regionMeant(e, at), rule: "matter-known"}, at)
			}
		}
	}
}

// isAttribute reports whether a capital word at token i makes a longer name of
// the place before it: "Asia Foundation", "Indo-Pacific Command".
func (r *reader) isAttribute(i int) bool {
	return r.has(i, text.Capital) && r.doc.Tokens[i].Class == text.Word && r.cover[i] == 0 && r.flags(i)&(fMonth|fWeekday) == 0 && !r.isStart(i)
}

// isStart reports whether a sentence starts at token i.
func (r *reader) isStart(i int) bool {
	_, found := slices.BinarySearchFunc(r.doc.Sentences, int32(i), func(s text.Sentence, at int32) int { return int(s.From - at) })
	return found
}

// regionMeant returns the name of the region that a term means. A name that
// means different waters in different countries means that of the country that
// publishes; else the one that the document also calls by a name of its own,
// else that of the country from whose side the text is told, or of the only one
// of its parties that has it. It is "" where all that does not tell.
func (r *reader) regionMeant(e *entry, at tokens) string {
	if !e.flags.Has(lexicon.Ambiguous) {
		return r.x.lex.Regions[e.ref].Name
	}
	form := fold.String(r.span(at.from, at.to))
	meant := func(calls func(country string, x *lexicon.Region) bool) string {
		found := ""
		for _, ref := range r.x.lex.Lookup(form) {
			if ref.Kind != lexicon.KindRegion {
				continue
			}
			x := &r.x.lex.Regions[ref.Row]
			if slices.ContainsFunc(x.Local, func(n lexicon.LocalName) bool { return fold.String(n.Text) == form && calls(n.Country, x) }) {
				if found != "" {
					return ""
				}
				found = x.Name
			}
		}
		return found
	}
	if name := meant(func(c string, _ *lexicon.Region) bool { return c != "" && c == r.home }); name != "" {
		return name
	}
	if name := meant(func(_ string, x *lexicon.Region) bool { return r.calls(x) }); name != "" {
		return name
	}
	if side := r.toldFrom(); side != "" {
		return meant(func(c string, _ *lexicon.Region) bool { return c == side })
	}
	return meant(func(c string, _ *lexicon.Region) bool { return slices.Contains(r.parties, c) })
}

// toldFrom returns the party from whose side a text of two parties is told: the
// other's people are "counterparts" there. It is "" where no side or both are.
func (r *reader) toldFrom() schema.Party {
	if len(r.parties) != 2 {
		return ""
	}
	side := ""
	for i := range r.mentions {
		m := &r.mentions[i]
		k := slices.Index(r.parties, m.party)
		if !m.counterpart || k < 0 {
			continue
		}
		other := r.parties[1-k]
		if side != "" && side != other {
			return ""
		}
		side = other
	}
	return side
}

// calls reports whether the document calls a region by a name that is its own.
func (r *reader) calls(x *lexicon.Region) bool {
	return slices.ContainsFunc(r.terms, func(t term) bool {
		e := &r.x.vocab.entries[t.entry]
		return e.kind == lexicon.KindRegion && !e.flags.Has(lexicon.Ambiguous) && &r.x.lex.Regions[e.ref] == x
	})
}

// shortNames finds again, by the abbreviations that stand behind long names in
// brackets, what the document names so.
func (r *reader) shortNames() {
	short := map[string]int{}
	for i := range r.matters {
		m := &r.matters[i]
		for _, s := range m.spans {
			if abbr, to := r.abbreviation(s.to); to > s.to {
				m.call(abbr)
				short[abbr] = i
			}
		}
	}
	if len(short) == 0 {
		return
	}
	for k := range r.doc.Tokens {
		if !r.has(k, text.Capital) || r.is(k-1, fOpen) {
			continue
		}
		i, ok := short[r.str(k)]
		if at := (tokens{k, k + 1}); ok && !slices.ContainsFunc(r.matters[i].spans, func(s tokens) bool { return s.holds(at) }) {
			r.matters[i].spans = append(r.matters[i].spans, at)
		}
	}
}

// abbreviation reads "(RCEP)" at token i and returns the token after it, i when
// there is none.
func (r *reader) abbreviation(i int) (string, int) {
	if !r.is(i, fOpen) || !r.is(i+2, fClose) || !r.has(i+1, text.Upper) {
		return "", i
	}
	return r.str(i + 1), i + 3
}

// matterFacts writes the matters down, and tells for a range of tokens which of
// them are named there.
func (r *reader) matterFacts() (facts []schema.Matter, about func(from, to int) []schema.FactID) {
	for i := range r.matters {
		facts = append(facts, r.matterFact(&r.matters[i]))
	}
	return facts, func(from, to int) []schema.FactID {
		var out []schema.FactID
		in := tokens{from, to}
		for i := range r.matters {
			if slices.ContainsFunc(r.matters[i].spans, in.holds) {
				out = append(out, facts[i].ID)
			}
		}
		slices.Sort(out)
		return out
	}
}

func (r *reader) matterFact(m *matter) schema.Matter {
	first := slices.MinFunc(m.spans, func(a, b tokens) int { return a.from - b.from })
	out := schema.Matter{
		Doc: r.in.Name, Kind: m.kind, Name: m.name, Known: m.known, Forms: m.forms, Parties: m.parties,
		Evidence: schema.Cite(r.in.Body, r.doc.Range(first.from, first.to)),
		Origin:   schema.Origin{Rule: m.rule, Confidence: 0.8},
	}
	out.ID = schema.NewFactID("fact", out.Doc, "matter", out.Kind, out.Name, out.Known, out.Parties)
	return out
}
