package answer

import (
	"context"

	"chancery/graph"
	"chancery/internal/pipeline"
	"chancery/schema"
)

// Source is one place that an answer stands on.
type Source struct {
	Document  string      `json:"document"`
	Date      schema.Date `json:"date" jsonschema:"when the document was published"`
	Publisher string      `json:"publisher,omitempty"`
	Sentence  string      `json:"sentence" jsonschema:"the exact words of the sentence, or of the part of it that says so"`
	Fact      schema.IRI  `json:"fact,omitempty" jsonschema:"the act or fact, for show"`
}

// sourcesShown is how many sources of one line are given: the first are enough
// to cite, and a country has thousands.
const sourcesShown = 5

// Cited is the sources of one line of an answer.
type Cited struct {
	Sources []Source `json:"sources"`
	More    int      `json:"more_sources,omitempty" jsonschema:"how many more places say so"`
}

func sourcesOf(places []graph.Citation) Cited {
	out := Cited{Sources: []Source{}}
	for i := range places {
		if i == sourcesShown {
			out.More = len(places) - i
			break
		}
		out.Sources = append(out.Sources, sourceOf(&places[i]))
	}
	return out
}

func sourceOf(c *graph.Citation) Source {
	return Source{Document: c.Doc, Date: c.Published, Publisher: c.Publisher, Sentence: c.Quote, Fact: c.Fact}
}

// citing looks up the sources of a thing in the store.
func citing(ctx context.Context, r graph.Reader, thing schema.IRI) (Cited, error) {
	places, err := graph.Sources(ctx, r, thing)
	return sourcesOf(places), err
}

// cited are the sources of facts of the record.
func cited(m *remembered, facts []schema.FactID) Cited {
	out := Cited{Sources: []Source{}}
	for i, id := range facts {
		if i == sourcesShown {
			out.More = len(facts) - i
			break
		}
		c := m.Cite(id)
		source := Source{Document: c.Doc, Date: c.Published, Sentence: c.Quote, Fact: schema.IRI(id)}
		if d := m.Documents[c.Doc]; d != nil {
			source.Publisher = d.Publisher
		}
		out.Sources = append(out.Sources, source)
	}
	return out
}

// AtMost is how much of a list is wanted.
type AtMost struct {
	Limit int `json:"limit,omitempty" jsonschema:"at most this many; 50 when left out"`
}

const usualLimit = 50

// cut returns the first of a list, and how many are left off.
func cut[T any](l AtMost, list []T) (kept []T, leftOff int, err error) {
	n := l.Limit
	switch {
	case n < 0:
		return nil, 0, wrong("limit is %d; want 1 or more", n)
	case n == 0:
		n = usualLimit
	}
	if len(list) == 0 {
		return []T{}, 0, nil
	}
	return list[:min(n, len(list))], max(0, len(list)-n), nil
}

// AsOf restricts an answer to a day.
type AsOf struct {
	Day   schema.Date `json:"as_of,omitempty" jsonschema:"as things stood on this day"`
	Known bool        `json:"known,omitempty" jsonschema:"with as_of: and only from documents published by then"`
}

func (a AsOf) value() (pipeline.AsOf, error) {
	if a.Known && !a.Day.Known() {
		return pipeline.AsOf{}, wrong("known needs as_of, the day that it counts to")
	}
	return pipeline.AsOf{Day: a.Day, Known: a.Known}, checkDate("as_of", a.Day)
}
