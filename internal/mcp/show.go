package mcp

import (
	"context"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
)

type showArguments struct {
	Thing string `json:"thing" jsonschema:"a name as people write it, or an IRI"`
	limit
}

// showAnswer is a dossier whose acts and reports carry their own sentences.
type showAnswer struct {
	Dossier *graph.Dossier `json:"dossier"`
	LeftOff map[string]int `json:"left_off,omitempty" jsonschema:"how many lines of each list are left off"`
	sources
}

func addShow(s *sdk.Server, d *desk) {
	add(s, tool{
		"show", "Show the dossier of a thing",
		"Show what the record holds of a person, country, pair of countries, organisation, event, act or document: names, offices, contacts, events, acts with their words, targets and documents.",
	}, d.show)
}

func (d *desk) show(ctx context.Context, in showArguments) (*showAnswer, error) {
	out := &showAnswer{LeftOff: map[string]int{}}
	err := d.reading(ctx, func(store *graph.Store) error {
		dossier, err := graph.Show(ctx, store, in.Thing)
		if err != nil {
			return err
		}
		if err := out.shorten(dossier, in.limit); err != nil {
			return err
		}
		out.Dossier = dossier
		out.sources, err = citing(ctx, store, dossier.IRI)
		return err
	})
	return out, err
}

// shorten cuts the lists of a dossier that grow with the documents.
func (a *showAnswer) shorten(d *graph.Dossier, l limit) error {
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

func shorten[T any](a *showAnswer, name string, list *[]T, l limit) error {
	kept, off, err := cut(l, *list)
	if off > 0 {
		a.LeftOff[name] = off
	}
	*list = kept
	return err
}
