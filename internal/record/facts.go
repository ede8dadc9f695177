package record

import (
	"slices"
	"strings"

	"chancery/internal/lexicon"
	"chancery/schema"
)

// Facts returns what the record says: the traveller, the visit, and of the
// remarks the meetings and conferences with the people they name. A field that
// the record leaves open stays empty.
func (r *Record) Facts(lex *lexicon.Lexicon) *schema.Facts {
	t := &r.trip
	w := &writer{r: r, lex: lex, remarks: t.remarks, host: t.host, home: t.home}
	if w.host == "" {
		w.host = country(lex, r.value(t.country), t.countryID)
	}
	if w.home == "" {
		w.home = country(lex, r.value(t.from), t.fromID)
	}
	w.facts = &schema.Facts{
		Document: r.doc.Describe(), People: []schema.Person{}, Events: []schema.Event{}, Statements: []schema.Statement{},
	}
	travellers := w.travellers()
	w.event(schema.Event{
		Kind: schema.Visit, Start: t.start, End: t.end, Place: r.value(t.place),
		Parties: parties(w.home, w.host), People: travellers,
	}, r.whole())
	w.readRemarks(travellers)
	return w.facts
}

// whole is the record's text without its last line break.
func (r *Record) whole() schema.Span { return schema.Span{End: max(0, len(r.doc.Body)-1)} }

// writer collects the facts of one record.
type writer struct {
	r          *Record
	lex        *lexicon.Lexicon
	facts      *schema.Facts
	remarks    schema.Span
	home, host string // alpha-2, "" where not known
}

// travellers writes down who travels and returns their names.
func (w *writer) travellers() []string {
	t := &w.r.trip
	if t.office != "" {
		return []string{w.person(bare(w.r.value(t.traveller)), t.office, w.home, t.traveller)}
	}
	found := findPeople(w.lex, w.r.doc.Body, t.traveller)
	if len(found) == 0 {
		return []string{w.person(bare(w.r.value(t.traveller)), "", w.home, t.traveller)}
	}
	var names []string
	for _, p := range found {
		names = append(names, w.person(p.name, p.office, w.home, t.traveller))
	}
	return names
}

// person writes down a person once and returns the name.
func (w *writer) person(name, office, party string, at schema.Span) string {
	i := slices.IndexFunc(w.facts.People, func(p schema.Person) bool { return p.Name == name })
	if i >= 0 {
		return name
	}
	p := schema.Person{
		Doc: w.r.doc.Name, Name: name, Country: party, Office: office,
		Evidence: schema.Cite(w.r.doc.Body, at),
		Origin:   origin,
	}
	p.ID = schema.NewFactID("fact", p.Doc, "person", p.Name, p.Country, p.Office)
	w.facts.People = append(w.facts.People, p)
	return name
}

// event writes down an event.
func (w *writer) event(e schema.Event, at schema.Span) {
	e.Doc = w.r.doc.Name
	e.Evidence = schema.Cite(w.r.doc.Body, at)
	e.Origin = origin
	e.ID = schema.NewFactID("fact", e.Doc, "event", e.Kind, e.Start, e.End, e.Parties, e.People, e.Label, at.Start)
	w.facts.Events = append(w.facts.Events, e)
}

// parties returns those that are known, once each, sorted.
func parties(ps ...schema.Party) []schema.Party {
	out := slices.DeleteFunc(ps, func(p schema.Party) bool { return p == "" })
	slices.Sort(out)
	return slices.Compact(out)
}

// bare returns a name without what stands in brackets in it.
func bare(name string) string {
	before, rest, _ := strings.Cut(name, "(")
	_, after, _ := strings.Cut(rest, ")")
	return strings.Join(strings.Fields(before+" "+after), " ")
}

// country returns the alpha-2 code of a country as lists write it: "Korea,
// South", "Ceylon (Sri Lanka)"; id is the list's own key, "korea-south". It
// returns "" for what the lexicon does not know.
func country(lex *lexicon.Lexicon, text, id string) string {
	if text == "West Bank" { // a destination of its own in the lists
		return "PS"
	}
	outer, inner, _ := strings.Cut(text, "(")
	tries := []string{text, outer, strings.TrimSuffix(inner, ")"), strings.ReplaceAll(id, "-", " ")}
	for _, s := range tries {
		if s = strings.TrimSpace(s); s == "" {
			continue
		}
		if c, ok := lex.LookupCountry(s); ok {
			return c.Alpha2
		}
	}
	return ""
}
