package mcp

import (
	"cmp"
	"context"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
	"chancery/schema"
)

type ledgerArguments struct {
	By        []string       `json:"by,omitempty" jsonschema:"who acts: countries, organisations, pairs or people; one of them is enough"`
	To        []string       `json:"to,omitempty" jsonschema:"towards whom"`
	Force     []schema.Force `json:"force,omitempty" jsonschema:"only these sorts of acts"`
	Topic     []schema.Topic `json:"topic,omitempty" jsonschema:"only these fields of policy"`
	Since     schema.Date    `json:"since,omitempty" jsonschema:"done on or after this date"`
	Until     schema.Date    `json:"until,omitempty" jsonschema:"done on or before this date"`
	DueBefore schema.Date    `json:"due_before,omitempty" jsonschema:"due before this date"`
	Open      bool           `json:"open,omitempty" jsonschema:"leave out what was due before as_of"`
	AsOf      schema.Date    `json:"as_of,omitempty" jsonschema:"the day that open counts from; today when left out"`
	limit
}

type ledgerAnswer struct {
	Entries []ledgerEntry `json:"entries" jsonschema:"in the order of their dates"`
	LeftOff int           `json:"left_off,omitempty"`
}

type ledgerEntry struct {
	Date     schema.Date     `json:"date"`
	Act      schema.IRI      `json:"act"`
	Force    schema.Force    `json:"force"`
	By       []graph.Named   `json:"by"`
	To       []graph.Named   `json:"to"`
	Speakers []graph.Named   `json:"speakers"`
	Topics   []schema.Topic  `json:"topics"`
	Targets  []schema.Target `json:"targets,omitempty"`
	Event    *graph.Named    `json:"event,omitempty"`
	sources
}

func addLedger(s *sdk.Server, d *desk) {
	add(s, tool{
		"ledger", "List commitments, asks and targets",
		"List what was agreed, pledged, proposed, asked, hoped for or invited to, and every act that names a sum or goal, in the order of dates, each with its words.",
	}, d.ledger)
}

func (d *desk) ledger(ctx context.Context, in ledgerArguments) (*ledgerAnswer, error) {
	if err := checkDates(argumentDate{"since", in.Since}, argumentDate{"until", in.Until},
		argumentDate{"due_before", in.DueBefore}, argumentDate{"as_of", in.AsOf}); err != nil {
		return nil, err
	}
	filter := graph.LedgerFilter{
		Force: in.Force, Topic: in.Topic,
		Since: in.Since, Until: in.Until, DueBefore: in.DueBefore,
		Open: in.Open, AsOf: cmp.Or(in.AsOf, schema.Today()),
	}
	out := &ledgerAnswer{Entries: []ledgerEntry{}}
	err := d.reading(ctx, func(store *graph.Store) (err error) {
		if filter.By, err = graph.FindAll(ctx, store, in.By); err != nil {
			return err
		}
		if filter.To, err = graph.FindAll(ctx, store, in.To); err != nil {
			return err
		}
		entries, err := graph.Ledger(ctx, store, filter)
		if err != nil {
			return err
		}
		entries, out.LeftOff, err = cut(in.limit, entries)
		for i := range entries {
			out.Entries = append(out.Entries, ledgerEntryOf(&entries[i]))
		}
		return err
	})
	return out, err
}

func ledgerEntryOf(e *graph.LedgerEntry) ledgerEntry {
	return ledgerEntry{
		Date: e.Date, Act: e.Act, Force: e.Force, By: e.By, To: e.To,
		Speakers: e.Speakers, Topics: e.Topics, Targets: e.Targets, Event: e.Event,
		sources: sources{Sources: []Source{{
			Document: e.Doc, Date: e.Published, Publisher: e.Publisher, Sentence: e.Quote, Fact: e.Act,
		}}},
	}
}
