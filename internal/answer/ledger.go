package answer

import (
	"cmp"
	"context"

	"chancery/graph"
	"chancery/schema"
)

// LedgerArguments say which acts are wanted.
type LedgerArguments struct {
	By        []string       `json:"by,omitempty" jsonschema:"who acts: countries, organisations, pairs or people; one of them is enough"`
	To        []string       `json:"to,omitempty" jsonschema:"towards whom"`
	Force     []schema.Force `json:"force,omitempty" jsonschema:"only these sorts of acts"`
	Topic     []schema.Topic `json:"topic,omitempty" jsonschema:"only these fields of policy"`
	Since     schema.Date    `json:"since,omitempty" jsonschema:"done on or after this date"`
	Until     schema.Date    `json:"until,omitempty" jsonschema:"done on or before this date"`
	DueBefore schema.Date    `json:"due_before,omitempty" jsonschema:"due before this date"`
	Open      bool           `json:"open,omitempty" jsonschema:"leave out what was due before as_of"`
	AsOf      schema.Date    `json:"as_of,omitempty" jsonschema:"the day that open counts from; today when left out"`
	AtMost
}

// LedgerAnswer is acts with their words.
type LedgerAnswer struct {
	Entries []LedgerEntry `json:"entries" jsonschema:"in the order of their dates"`
	LeftOff int           `json:"left_off,omitempty"`
}

// LedgerEntry is one act.
type LedgerEntry struct {
	Date     schema.Date     `json:"date"`
	Act      schema.IRI      `json:"act"`
	Force    schema.Force    `json:"force"`
	By       []graph.Named   `json:"by"`
	To       []graph.Named   `json:"to"`
	Speakers []graph.Named   `json:"speakers"`
	Topics   []schema.Topic  `json:"topics"`
	Targets  []schema.Target `json:"targets,omitempty"`
	Event    *graph.Named    `json:"event,omitempty"`
	Cited
}

// Ledger lists commitments, asks and targets, each with its words.
func (d *Desk) Ledger(ctx context.Context, in LedgerArguments) (*LedgerAnswer, error) {
	if err := checkDates(argumentDate{"since", in.Since}, argumentDate{"until", in.Until},
		argumentDate{"due_before", in.DueBefore}, argumentDate{"as_of", in.AsOf}); err != nil {
		return nil, err
	}
	if err := checkVocabulary(in.Force, in.Topic); err != nil {
		return nil, err
	}
	filter := graph.LedgerFilter{
		Force: in.Force, Topic: in.Topic,
		Since: in.Since, Until: in.Until, DueBefore: in.DueBefore,
		Open: in.Open, AsOf: cmp.Or(in.AsOf, schema.Today()),
	}
	out := &LedgerAnswer{Entries: []LedgerEntry{}}
	err := d.Reading(ctx, func(store *graph.Store) (err error) {
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
		entries, out.LeftOff, err = cut(in.AtMost, entries)
		for i := range entries {
			out.Entries = append(out.Entries, ledgerEntryOf(&entries[i]))
		}
		return err
	})
	return out, err
}

func ledgerEntryOf(e *graph.LedgerEntry) LedgerEntry {
	return LedgerEntry{
		Date: e.Date, Act: e.Act, Force: e.Force, By: e.By, To: e.To,
		Speakers: e.Speakers, Topics: e.Topics, Targets: e.Targets, Event: e.Event,
		Cited: Cited{Sources: []Source{{
			Document: e.Doc, Date: e.Published, Publisher: e.Publisher, Sentence: e.Quote, Fact: e.Act,
		}}},
	}
}
