package answer

import (
	"context"

	"chancery/graph"
	"chancery/schema"
)

// ThreadArguments say what the threads are about.
type ThreadArguments struct {
	About string `json:"about,omitempty" jsonschema:"a country, pair, person or act, or words such as two-way trade; all threads of two or more steps when left out"`
	AsOf
	AtMost
}

// ThreadAnswer is threads with their steps.
type ThreadAnswer struct {
	Threads []Thread `json:"threads"`
	LeftOff int      `json:"left_off,omitempty"`
}

// Thread is one undertaking, ask or position through the meetings.
type Thread struct {
	Label   string         `json:"label"`
	Parties []graph.Named  `json:"parties"`
	Topics  []schema.Topic `json:"topics"`
	Steps   []Step         `json:"steps" jsonschema:"in the order of time, one a meeting"`
}

// Step is what one meeting, or one visit, did to a thread.
type Step struct {
	On      schema.Date     `json:"on"`
	Event   schema.IRI      `json:"event,omitempty"`
	Force   schema.Force    `json:"force,omitempty" jsonschema:"none where the step is a visit"`
	Rung    schema.Rung     `json:"rung"`
	By      []graph.Named   `json:"by"`
	To      []graph.Named   `json:"to"`
	Targets []schema.Target `json:"targets,omitempty"`
	Changes []schema.Change `json:"changes" jsonschema:"what the step did: introduced, restated, strengthened, re-dated and so on"`
	Cited
}

// Thread follows undertakings, asks and positions from meeting to meeting.
func (d *Desk) Thread(ctx context.Context, in ThreadArguments) (*ThreadAnswer, error) {
	day, err := in.AsOf.value()
	if err != nil {
		return nil, err
	}
	out := &ThreadAnswer{Threads: []Thread{}}
	err = d.remembering(ctx, day, func(store *graph.Store, m *remembered) error {
		all, err := m.ThreadsAbout(ctx, store, in.About)
		if err != nil {
			return err
		}
		all, out.LeftOff, err = cut(in.AtMost, all)
		for i := range all {
			out.Threads = append(out.Threads, threadOf(m, &all[i]))
		}
		return err
	})
	return out, err
}

func threadOf(m *remembered, t *schema.Thread) Thread {
	out := Thread{Label: t.Label, Parties: m.Named(t.Parties), Topics: t.Topics}
	for i := range t.Steps {
		s := &t.Steps[i]
		out.Steps = append(out.Steps, Step{
			On: s.On, Event: s.Occasion, Force: s.Force, Rung: s.Rung,
			By: m.Named(s.By), To: m.Named(s.To), Targets: s.Targets, Changes: s.Changes,
			Cited: cited(m, s.Acts),
		})
	}
	return out
}
