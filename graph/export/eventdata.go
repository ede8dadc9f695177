package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/graph"
	"chancery/graph/codes"
	"chancery/schema"
)

// occurrence is an act or event as event data has it: who did what to whom.
type occurrence struct {
	id       schema.IRI
	date     schema.Date
	code     codes.Code
	contexts []string
	sources  []graph.Named
	targets  []graph.Named
	// mutual is set where every side does it to every other.
	mutual   bool
	place    string
	citation graph.Citation
}

// occurrences returns the acts and events that s selects, in the order of their
// dates, the undated last.
func occurrences(ctx context.Context, s Source) ([]occurrence, error) {
	var out []occurrence
	events, err := graph.Events(ctx, s.Reader, s.Things...)
	if err != nil {
		return nil, err
	}
	for i := range events {
		o, err := eventOccurrence(ctx, s.Reader, &events[i])
		if err != nil {
			return nil, err
		}
		out = append(out, o)
	}
	acts, err := graph.Ledger(ctx, s.Reader, graph.LedgerFilter{Force: schema.Forces[:]})
	if err != nil {
		return nil, err
	}
	for i := range acts {
		if len(s.Things) == 0 || slices.Contains(s.Things, acts[i].Act) {
			out = append(out, actOccurrence(&acts[i]))
		}
	}
	slices.SortStableFunc(out, func(a, b occurrence) int {
		return cmp.Or(compareBool(!a.date.Known(), !b.date.Known()), strings.Compare(string(a.date), string(b.date)))
	})
	return out, nil
}

func compareBool(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	}
	return 1
}

func actOccurrence(e *graph.LedgerEntry) occurrence {
	return occurrence{
		id: e.Act, date: e.Date, code: codes.OfAct(e.Force, e.Topics), contexts: codes.Contexts(e.Topics),
		sources: e.By, targets: e.To, mutual: len(e.To) == 0,
		citation: graph.Citation{Doc: e.Doc, Publisher: e.Publisher, Published: e.Published, Evidence: schema.Evidence{Quote: e.Quote}},
	}
}

// eventOccurrence tells of a visit who was the guest and who the host, and of a
// signing who signed, where the graph knows.
func eventOccurrence(ctx context.Context, r graph.Reader, e *graph.EventLine) (occurrence, error) {
	o := occurrence{
		id: e.Event.IRI, date: e.On, code: codes.OfEvent(e.Kind), sources: e.Parties, mutual: true, place: e.Place,
	}
	if e.Planned {
		o.contexts = append(o.contexts, "future")
	}
	cited, err := graph.Sources(ctx, r, e.Event.IRI)
	if err != nil {
		return o, err
	}
	if len(cited) > 0 {
		o.citation = cited[0]
	}
	switch e.Kind {
	case schema.Visit:
		guests, hosts, err := joined(ctx, r, e, schema.PVisited)
		if err == nil && len(guests) > 0 {
			o.sources, o.targets, o.mutual = guests, hosts, false
		}
		return o, err
	case schema.Signing:
		signers, _, err := joined(ctx, r, e, schema.PSigned)
		if err == nil && len(signers) > 0 {
			o.sources = slices.CompactFunc(signers, func(a, b graph.Named) bool { return a.IRI == b.IRI })
		}
		return o, err
	case schema.Meeting, schema.Call, schema.Conference:
	}
	return o, nil
}

// joined returns the pairs of parties that an edge of the event's day joins.
func joined(ctx context.Context, r graph.Reader, e *graph.EventLine, p schema.Predicate) (from, to []graph.Named, err error) {
	label := graph.UndatedLabel
	if e.On.Known() {
		label = schema.DateIRI(e.On)
	}
	for _, a := range e.Parties {
		for _, b := range e.Parties {
			edge := graph.Edge{From: a.IRI, Predicate: p, To: b.IRI, Label: label}
			for _, err := range r.Quads(ctx, graph.Pattern(edge.Quad())) {
				if err != nil {
					return nil, nil, err
				}
				from, to = append(from, a), append(to, b)
			}
		}
	}
	return from, to, nil
}

// actors gives parties their codes.
type actors struct {
	r     graph.Reader
	known map[schema.IRI]actor
}

// actor is a party as event data has it.
type actor struct {
	Name    string `json:"name"`
	Country string `json:"country"` // ISO 3166-1 alpha-3, "" for what is of no country
	Sector  string `json:"sector"`  // "GOV" for a country; "" where the graph does not know
}

// of returns the codes of a party: of a country its own, of a national
// organisation those of its country.
func (a *actors) of(ctx context.Context, party graph.Named) (actor, error) {
	if c, ok := a.known[party.IRI]; ok {
		return c, nil
	}
	out := actor{Name: party.Name}
	country := party.IRI
	if country.Kind() == schema.KindCountry {
		out.Sector = "GOV"
	} else {
		of, err := objects(ctx, a.r, party.IRI, schema.PCountry)
		if err != nil {
			return out, err
		}
		for _, v := range of {
			if i, ok := v.(quad.IRI); ok {
				country = schema.IRI(i)
			}
		}
	}
	alpha3, err := objects(ctx, a.r, country, schema.PCode)
	if err != nil {
		return out, err
	}
	for _, v := range alpha3 {
		out.Country = quad.ToString(v)
	}
	a.known[party.IRI] = out
	return out, nil
}

func (a *actors) all(ctx context.Context, parties []graph.Named) ([]actor, error) {
	out := make([]actor, len(parties))
	for i, p := range parties {
		var err error
		if out[i], err = a.of(ctx, p); err != nil {
			return nil, err
		}
	}
	return out, nil
}

func objects(ctx context.Context, r graph.Reader, s schema.IRI, p schema.Predicate) ([]quad.Value, error) {
	var out []quad.Value
	for q, err := range r.Quads(ctx, graph.Pattern{Subject: quad.IRI(s), Predicate: quad.IRI(p)}) {
		if err != nil {
			return nil, err
		}
		out = append(out, q.Object)
	}
	return out, nil
}

// ploverRecord is one line of PLOVER. The fields are those of the PLOVER manual
// that the graph can fill, and the CAMEO code.
type ploverRecord struct {
	ID          schema.IRI  `json:"id"`
	Date        schema.Date `json:"date"` // EDTF: may be a month or a year
	Event       string      `json:"event"`
	Mode        string      `json:"mode,omitempty"`
	Context     []string    `json:"context,omitempty"`
	Source      []actor     `json:"source"`
	Recipient   []actor     `json:"recipient"`
	EventLoc    string      `json:"eventLoc,omitempty"`
	CAMEO       string      `json:"cameo"`
	Text        string      `json:"text"`
	Document    string      `json:"document"`
	Publication string      `json:"publication,omitempty"`
	Published   schema.Date `json:"datePublished"`
}

// WritePLOVER writes acts and events as JSON lines in the vocabulary of PLOVER
// (https://github.com/openeventdata/PLOVER). What PLOVER does not code, such as
// positions and hopes, is left out. Of what every side does to every other, all
// are sources, as its manual has it.
func WritePLOVER(ctx context.Context, w io.Writer, s Source) error {
	all, err := occurrences(ctx, s)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(w)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	parties := actors{s.Reader, map[schema.IRI]actor{}}
	for i := range all {
		o := &all[i]
		if o.code.PLOVER == "" {
			continue
		}
		r := ploverRecord{
			ID: o.id, Date: o.date, Event: o.code.PLOVER, Mode: o.code.Mode, Context: o.contexts, EventLoc: o.place, CAMEO: o.code.CAMEO,
			Text: o.citation.Quote, Document: o.citation.Doc, Publication: o.citation.Publisher, Published: o.citation.Published,
		}
		if r.Source, err = parties.all(ctx, o.sources); err != nil {
			return err
		}
		if r.Recipient, err = parties.all(ctx, o.targets); err != nil {
			return err
		}
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return out.Flush()
}

// WriteCAMEO writes acts and events as rows of who did what to whom, tab-separated
// with a header, one for each pair of source and target, coded in CAMEO
// (http://eventdata.psu.edu/). What has no target, such as a speech to nobody,
// is no pair and is left out. "date" is filled where the day is known, "edtf"
// with what is known; "---" is a party that is of no country.
func WriteCAMEO(ctx context.Context, w io.Writer, s Source) error {
	all, err := occurrences(ctx, s)
	if err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.Comma = '\t'
	rows := cameoRows{out: out, parties: actors{s.Reader, map[schema.IRI]actor{}}}
	rows.err = out.Write([]string{"date", "source", "target", "code", "root", "source_name", "target_name", "edtf", "id", "document", "quote"})
	for i := range all {
		rows.pairs(ctx, &all[i])
	}
	out.Flush()
	return cmp.Or(rows.err, out.Error())
}

// cameoRows writes pairs and keeps the first error.
type cameoRows struct {
	out     *csv.Writer
	parties actors
	err     error
}

// pairs writes a row for each pair: of a visit, one for the guest and one for
// the host.
func (c *cameoRows) pairs(ctx context.Context, o *occurrence) {
	const hosts = "043" // host a visit, the other side of 042
	if !o.mutual {
		for i, from := range o.sources {
			for j, to := range o.targets {
				if o.code.Mode != "visit" {
					c.row(ctx, o, from, to, o.code.CAMEO)
				} else if i == j { // guests and hosts come in pairs
					c.row(ctx, o, from, to, o.code.CAMEO)
					c.row(ctx, o, to, from, hosts)
				}
			}
		}
		return
	}
	code := o.code.CAMEO
	if o.code.Mode == "visit" {
		code = codes.OfEvent(schema.Meeting).CAMEO // who was the guest is not known
	}
	for _, from := range o.sources {
		for _, to := range o.sources {
			if from.IRI != to.IRI {
				c.row(ctx, o, from, to, code)
			}
		}
	}
}

func (c *cameoRows) row(ctx context.Context, o *occurrence, from, to graph.Named, code string) {
	if c.err != nil {
		return
	}
	sides, err := c.parties.all(ctx, []graph.Named{from, to})
	if err != nil {
		c.err = err
		return
	}
	day := ""
	if o.date.Precise() {
		day = strings.ReplaceAll(string(o.date), "-", "")
	}
	c.err = c.out.Write([]string{
		day, cameoActor(sides[0]), cameoActor(sides[1]), code, code[:2], from.Name, to.Name, string(o.date), string(o.id),
		o.citation.Doc, strings.Join(strings.Fields(o.citation.Quote), " "),
	})
}

// cameoActor writes "KORGOV".
func cameoActor(a actor) string {
	if a.Country == "" {
		return "---"
	}
	return a.Country + a.Sector
}
