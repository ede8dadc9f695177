package answer

import (
	"context"

	"chancery/graph"
)

// ShowArguments say which thing is shown.
type ShowArguments struct {
	Thing string `json:"thing" jsonschema:"a name as people write it, or an IRI"`
	AtMost
}

// ShowAnswer is a dossier whose acts and reports carry their own sentences.
type ShowAnswer struct {
	Dossier *graph.Dossier `json:"dossier"`
	LeftOff map[string]int `json:"left_off,omitempty" jsonschema:"how many lines of each list are left off"`
	Cited
}

// Show gives the dossier of a thing.
func (d *Desk) Show(ctx context.Context, in ShowArguments) (*ShowAnswer, error) {
	out := &ShowAnswer{LeftOff: map[string]int{}}
	err := d.Reading(ctx, func(store *graph.Store) error {
		dossier, err := graph.Show(ctx, store, in.Thing)
		if err != nil {
			return err
		}
		if err := out.shorten(dossier, in.AtMost); err != nil {
			return err
		}
		out.Dossier = dossier
		out.Cited, err = citing(ctx, store, dossier.IRI)
		return err
	})
	return out, err
}

// shorten cuts the lists of a dossier that grow with the documents.
func (a *ShowAnswer) shorten(d *graph.Dossier, l AtMost) error {
	for _, err := range []error{
		shorten(a, "people", &d.People, l),
		shorten(a, "contacts", &d.Contacts, l),
		shorten(a, "events", &d.Events, l),
		shorten(a, "acts", &d.Acts, l),
		shorten(a, "targets", &d.Targets, l),
		shorten(a, "documents", &d.Documents, l),
		shorten(a, "reports", &d.Reports, l),
	} {
		if err != nil {
			return err
		}
	}
	return nil
}

func shorten[T any](a *ShowAnswer, name string, list *[]T, l AtMost) error {
	kept, off, err := cut(l, *list)
	if off > 0 {
		a.LeftOff[name] = off
	}
	*list = kept
	return err
}
