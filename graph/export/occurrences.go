package export

import (
	"context"
	"slices"

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
	slices.SortStableFunc(out, func(a, b occurrence) int { return schema.CompareDates(a.date, b.date) })
	return out, nil
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
	label := graph.DateLabel(e.On)
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
