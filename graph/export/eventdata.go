package export

import (
	"bufio"
	"cmp"
	"context"
	"encoding/csv"
	"encoding/json"
	"io"
	"strings"

	"chancery/graph"
	"chancery/graph/codes"
	"chancery/schema"
)

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
