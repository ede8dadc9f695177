package graph

import (
	"context"
	"slices"

	"chancery/schema"
)

// Named is a thing with its name.
type Named struct {
	IRI  schema.IRI `json:"iri"`
	Name string     `json:"name"`
}

// Dossier is what the graph holds of one thing. Which lists are filled depends
// on the thing's kind; lists of dated lines are in the order of their dates, the
// undated last.
type Dossier struct {
	IRI        schema.IRI     `json:"iri"`
	Kind       schema.Kind    `json:"kind"`
	Name       string         `json:"name"`
	Aliases    []string       `json:"aliases,omitempty"`
	Of         []Named        `json:"of,omitempty"` // country or organisation that it belongs to; a dyad's members
	On         schema.Date    `json:"on,omitempty"` // events and acts: the day, as exactly as the sources date it
	Properties []Property     `json:"properties,omitempty"`
	Offices    []TenureLine   `json:"offices,omitempty"`
	Parties    []Named        `json:"parties,omitempty"`
	People     []Named        `json:"people,omitempty"`
	Matters    []Named        `json:"matters,omitempty"` // documents and events: the agreements, disputes … that they name
	Contacts   []ContactLine  `json:"contacts,omitempty"`
	Events     []EventLine    `json:"events,omitempty"`
	Acts       []LedgerEntry  `json:"acts,omitempty"`
	Targets    []TargetLine   `json:"targets,omitempty"`
	Documents  []DocumentLine `json:"documents,omitempty"`
	Reports    []Citation     `json:"reports,omitempty"`
}

// Property is a literal that the graph keeps of a thing.
type Property struct {
	Predicate schema.Predicate `json:"predicate"`
	Value     string           `json:"value"`
}

// TenureLine is an office over the time for which documents attest it.
type TenureLine struct {
	Office    Named       `json:"office"`
	Person    Named       `json:"person"`
	FirstSeen schema.Date `json:"first_seen"`
	LastSeen  schema.Date `json:"last_seen"`
}

// ContactLine sums up what joins a thing with another by edges of one kind.
type ContactLine struct {
	Predicate schema.Predicate `json:"predicate"`
	With      Named            `json:"with"`
	Dates     []schema.Date    `json:"dates"`
}

// Events returns the events of the graph, or those of the given things that are
// events, in the order of their dates, the undated last.
func Events(ctx context.Context, r Reader, things ...schema.IRI) ([]EventLine, error) {
	return Snapshot(ctx, r, func(r Reader) ([]EventLine, error) {
		if len(things) == 0 {
			var err error
			if things, err = subjectsOf(ctx, r, schema.PType, classOccasion); err != nil {
				return nil, err
			}
		}
		s := &shower{ctx: ctx, r: r, labels: newLabels(r), citer: newCiter(r)}
		d := &Dossier{}
		err := s.events(d, slices.DeleteFunc(sortedSet(slices.Clone(things)), func(i schema.IRI) bool { return i.Kind() != schema.KindEvent }))
		return d.Events, err
	})
}

// EventLine is an event in a list.
type EventLine struct {
	Event   Named            `json:"event"`
	Kind    schema.EventKind `json:"kind"`
	On      schema.Date      `json:"on"`
	Start   schema.Date      `json:"start"`
	End     schema.Date      `json:"end"`
	Place   string           `json:"place,omitempty"`
	Parties []Named          `json:"parties"`
	People  []Named          `json:"people"`
	PartOf  *Named           `json:"part_of,omitempty"`
	Planned bool             `json:"planned,omitempty"`
	Reports int              `json:"reports"` // how many facts of documents tell of it
}

// TargetLine is a sum or goal that somebody set on a day.
type TargetLine struct {
	Target  schema.IRI    `json:"target"`
	By      Named         `json:"by"`
	On      schema.Date   `json:"on"`
	Figures schema.Target `json:"figures"`
}

// DocumentLine is a document in a list.
type DocumentLine struct {
	Doc       string      `json:"doc"`
	Title     string      `json:"title,omitempty"`
	Publisher string      `json:"publisher,omitempty"`
	Published schema.Date `json:"published"`
}
