package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/schema"
)

// partyIndex is the countries and organisations that facts name.
type partyIndex struct {
	byForm map[string]*party // as written → party
	byIRI  map[schema.IRI]*party
	all    []*party
	// countryNames are the slugs of the countries' names, made when first asked for.
	countryNames map[string]bool
}

// party is one country or organisation across documents.
type party struct {
	id      schema.IRI
	name    string
	alpha3  string
	country string
	names   map[string]bool
	docs    map[string]bool
	sides   []side // of judgements
	into    *party // that a judgement made this one part of, or nil
}

// settleParties makes one party of every country code and of the ways in which
// an organisation is written.
func settleParties(c *corpus, gz Gazetteer) *partyIndex {
	forms := map[string]map[string]bool{} // form → documents
	note := func(d *document, ps []schema.Party) {
		for _, p := range ps {
			if strings.TrimSpace(p) == "" {
				continue
			}
			if forms[p] == nil {
				forms[p] = map[string]bool{}
			}
			forms[p][d.facts.Document.Doc] = true
		}
	}
	for _, d := range c.docs {
		for i := range d.facts.People {
			note(d, []schema.Party{d.facts.People[i].Country})
		}
		for i := range d.facts.Matters {
			note(d, d.facts.Matters[i].Parties)
		}
		for i := range d.facts.Events {
			note(d, d.facts.Events[i].Parties)
		}
		for i := range d.facts.Statements {
			note(d, d.facts.Statements[i].By)
			note(d, d.facts.Statements[i].To)
		}
	}
	ix := &partyIndex{byForm: map[string]*party{}, byIRI: map[schema.IRI]*party{}}
	orgs := orgNames{gz: gz, byKey: map[string]*party{}}
	for _, f := range sortedForms(forms) {
		p := ix.country(f, gz)
		if p == nil {
			p = orgs.party(f)
		}
		ix.byForm[f] = p
		for d := range forms[f] {
			p.docs[d] = true
		}
	}
	ix.collect()
	ix.join(c.rule)
	return ix
}

// sortedForms puts long forms first, so that "Korea International Cooperation
// Agency (KOICA)" teaches the abbreviation before "KOICA" alone is met.
func sortedForms(forms map[string]map[string]bool) []string {
	out := sortedKeys(forms)
	slices.SortStableFunc(out, func(a, b string) int { return cmp.Compare(len(b), len(a)) })
	return out
}

func newParty(id schema.IRI, n string) *party {
	return &party{id: id, name: n, names: map[string]bool{}, docs: map[string]bool{}}
}

// country returns the party of a country code, or nil when f is none.
func (ix *partyIndex) country(f string, gz Gazetteer) *party {
	if !isAlpha2(f) {
		return nil
	}
	p := newParty(schema.CountryIRI(f), f)
	p.country = f
	if gz == nil {
		return p
	}
	n, aliases, alpha3 := gz.Country(f)
	if n == "" {
		return p
	}
	p.name, p.alpha3 = n, alpha3
	for _, a := range aliases {
		p.names[a] = true
	}
	p.names[f] = true
	if alpha3 != "" {
		p.names[alpha3] = true
	}
	return p
}

// orgNames finds the organisation that a form names.
type orgNames struct {
	gz    Gazetteer
	byKey map[string]*party // folded name or abbreviation → party
}

func (o orgNames) party(form string) *party {
	long, short := splitAbbreviation(form)
	name, aliases, country := o.known(short, long)
	keys := []string{orgKey(long)}
	if short != "" {
		keys = append(keys, orgKey(short))
	}
	if name != "" {
		keys = append(keys, orgKey(name))
	}
	for _, k := range keys {
		if p := o.byKey[k]; p != nil {
			o.teach(p, form, keys)
			return p
		}
	}
	p := newParty("", strings.TrimPrefix(cmp.Or(name, long), "The "))
	p.country = country
	for _, a := range aliases {
		p.names[a] = true
	}
	if short != "" {
		p.names[short] = true
	}
	o.teach(p, form, keys)
	return p
}

func (o orgNames) known(short, long string) (name string, aliases []string, country string) {
	if o.gz == nil {
		return "", nil, ""
	}
	for _, f := range [...]string{short, long} {
		if f == "" {
			continue
		}
		if name, aliases, country = o.gz.Organisation(f); name != "" {
			return name, aliases, country
		}
	}
	return "", nil, ""
}

func (o orgNames) teach(p *party, form string, keys []string) {
	p.names[strings.Join(strings.Fields(form), " ")] = true
	for _, k := range keys {
		if o.byKey[k] == nil {
			o.byKey[k] = p
		}
	}
}

// splitAbbreviation takes "Korea International Cooperation Agency (KOICA)"
// apart. A form that is itself an abbreviation is returned as both.
func splitAbbreviation(form string) (long, short string) {
	form = strings.Join(strings.Fields(form), " ")
	if i := strings.LastIndexByte(form, '('); i > 0 && strings.HasSuffix(form, ")") {
		in := form[i+1 : len(form)-1]
		if isAbbreviation(in) {
			return strings.TrimSpace(form[:i]), in
		}
	}
	if isAbbreviation(form) {
		return form, form
	}
	return form, ""
}

func isAbbreviation(s string) bool {
	return len(s) >= 2 && len(s) <= 12 && !strings.ContainsAny(s, " ()") && strings.ToUpper(s) == s
}

// orgKey folds an organisation's name to what it is found by.
func orgKey(s string) string { return strings.TrimPrefix(fold.Slug(s), "the-") }

// collect lists every party once and gives organisations their IRIs: their
// abbreviation where one is known, else their name.
func (ix *partyIndex) collect() {
	seen := map[*party]bool{}
	taken := map[schema.IRI]bool{}
	for _, f := range sortedKeys(ix.byForm) {
		p := ix.byForm[f]
		if seen[p] {
			continue
		}
		seen[p] = true
		ix.all = append(ix.all, p)
		if p.id == "" {
			p.id = freeIRI(schema.KindOrg, taken, strings.TrimPrefix(fold.Slug(p.short()), "the-"), fold.Slug(p.country))
		}
		ix.byIRI[p.id] = p
	}
}

// short returns the shortest abbreviation of p, or its name.
func (p *party) short() string {
	best := ""
	for _, n := range append(sortedKeys(p.names), p.name) {
		if isAbbreviation(n) && (best == "" || len(n) < len(best)) {
			best = n
		}
	}
	return cmp.Or(best, p.name)
}

// iri returns the IRI of a party as a fact writes it, "" for an empty one.
func (ix *partyIndex) iri(p schema.Party) schema.IRI {
	if q := ix.byForm[p]; q != nil {
		return q.id
	}
	return ""
}

// name returns what the party under an IRI is called.
func (ix *partyIndex) name(id schema.IRI) string {
	if p := ix.byIRI[id]; p != nil {
		return p.name
	}
	return id.Local()
}

// iris returns the parties that a fact lists, sorted, each once.
func (ix *partyIndex) iris(ps []schema.Party) []schema.IRI {
	var out []schema.IRI
	for _, p := range ps {
		if id := ix.iri(p); id != "" && !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	slices.Sort(out)
	return out
}

func (ix *partyIndex) entities() []schema.Entity {
	out := make([]schema.Entity, 0, len(ix.all))
	for _, p := range ix.all {
		delete(p.names, p.name)
		out = append(out, schema.Entity{
			ID: p.id, Name: p.name, Names: sortedKeys(p.names), Code: p.alpha3, Country: p.country, Docs: sortedKeys(p.docs),
		})
	}
	return out
}

// join makes one organisation of those that a judgement joins. The one first in
// the alphabet gives its name.
func (ix *partyIndex) join(rule *ruling) {
	for _, p := range ix.all {
		p.sides = rule.parties[p.id]
	}
	joinSame(rule, ix.all)
	for f, p := range ix.byForm {
		for p.gone() {
			p = p.into
		}
		ix.byForm[f] = p
	}
	for _, p := range ix.all {
		if p.gone() {
			delete(ix.byIRI, p.id)
		}
	}
	ix.all = slices.DeleteFunc(ix.all, (*party).gone)
}

func (p *party) stands() []side { return p.sides }

func (p *party) gone() bool { return p.into != nil }

func (p *party) absorb(q *party) {
	p.names[q.name] = true
	maps.Copy(p.names, q.names)
	maps.Copy(p.docs, q.docs)
	p.sides = append(slices.Clone(p.sides), q.sides...)
	q.into = p
}
