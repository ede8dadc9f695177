package answer

import (
	"cmp"
	"context"
	"slices"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/schema"
)

// AsksArguments say whose asks are wanted.
type AsksArguments struct {
	By   []string `json:"by,omitempty" jsonschema:"who asks; one of them is enough"`
	To   []string `json:"to,omitempty" jsonschema:"who is asked"`
	Open bool     `json:"open,omitempty" jsonschema:"only those without an answer"`
	AsOf
	AtMost
}

// AsksAnswer is asks with what became of them.
type AsksAnswer struct {
	Asks    []Ask `json:"asks" jsonschema:"the oldest first"`
	LeftOff int   `json:"left_off,omitempty"`
}

// Ask is a request, proposal or invitation and, where one is found, its answer.
type Ask struct {
	Date     schema.Date      `json:"date"`
	Force    schema.Force     `json:"force"`
	By       []graph.Named    `json:"by"`
	To       []graph.Named    `json:"to"`
	Status   memory.AskStatus `json:"status" jsonschema:"accepted, answered, deflected, declined or no answer found"`
	Answered schema.Date      `json:"answered"`
	Days     *int             `json:"days,omitempty" jsonschema:"to the answer, or to the day of asking"`
	Why      string           `json:"why,omitempty" jsonschema:"how the answer was found"`
	Answer   []Source         `json:"answer,omitempty" jsonschema:"the words of the answer"`
	Cited
}

// Asks lists who asked whom for what. No answer found does not mean that none
// was given.
func (d *Desk) Asks(ctx context.Context, in AsksArguments) (*AsksAnswer, error) {
	day, err := in.AsOf.value()
	if err != nil {
		return nil, err
	}
	out := &AsksAnswer{Asks: []Ask{}}
	err = d.remembering(ctx, day, func(store *graph.Store, m *remembered) error {
		filter := memory.AskFilter{Open: in.Open}
		var err error
		if filter.By, err = graph.FindAll(ctx, store, in.By); err != nil {
			return err
		}
		if filter.To, err = graph.FindAll(ctx, store, in.To); err != nil {
			return err
		}
		all := slices.DeleteFunc(memory.Asks(m.Record, cmp.Or(in.Day, schema.Today())), func(x memory.Ask) bool {
			return !filter.Admits(&x)
		})
		all, out.LeftOff, err = cut(in.AtMost, all)
		for i := range all {
			out.Asks = append(out.Asks, askOf(m, &all[i]))
		}
		return err
	})
	return out, err
}

func askOf(m *remembered, x *memory.Ask) Ask {
	out := Ask{
		Date: x.Act.On, Force: x.Act.Force, By: m.Named(x.Act.By), To: m.Named(x.Act.To),
		Status: x.Status, Answered: x.Answered, Why: x.Why,
		Cited: cited(m, []schema.FactID{x.Act.ID}),
	}
	if x.Days >= 0 {
		out.Days = &x.Days
	}
	if x.Answer != "" {
		out.Answer = cited(m, []schema.FactID{x.Answer}).Sources
	}
	return out
}
