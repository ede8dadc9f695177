package mcp

import (
	"context"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"chancery/graph"
	"chancery/internal/pipeline"
	"chancery/schema"
)

type threadArguments struct {
	About string `json:"about,omitempty" jsonschema:"a country, pair, person or act, or words such as two-way trade; all threads of two or more steps when left out"`
	asOf
	limit
}

type threadAnswer struct {
	Threads []thread `json:"threads"`
	LeftOff int      `json:"left_off,omitempty"`
}

type thread struct {
	Label   string         `json:"label"`
	Parties []graph.Named  `json:"parties"`
	Topics  []schema.Topic `json:"topics"`
	Steps   []step         `json:"steps" jsonschema:"in the order of time, one a meeting"`
}

type step struct {
	On      schema.Date     `json:"on"`
	Event   schema.IRI      `json:"event,omitempty"`
	Force   schema.Force    `json:"force,omitempty" jsonschema:"none where the step is a visit"`
	Rung    schema.Rung     `json:"rung"`
	By      []graph.Named   `json:"by"`
	To      []graph.Named   `json:"to"`
	Targets []schema.Target `json:"targets,omitempty"`
	Changes []schema.Change `json:"changes" jsonschema:"what the step did: introduced, restated, strengthened, re-dated and so on"`
	sources
}

func addThread(s *sdk.Server, d *desk) {
	add(s, tool{
		"thread", "Follow an undertaking through the meetings",
		"Follow undertakings, asks and positions from meeting to meeting: introduced, restated, strengthened, re-dated, accepted, each step with its sentence.",
	}, d.thread)
}

func (d *desk) thread(ctx context.Context, in threadArguments) (*threadAnswer, error) {
	day, err := in.value()
	if err != nil {
		return nil, err
	}
	out := &threadAnswer{Threads: []thread{}}
	err = d.remembering(ctx, day, func(store *graph.Store, m *pipeline.Memory) error {
		all, err := m.ThreadsAbout(ctx, store, in.About)
		if err != nil {
			return err
		}
		all, out.LeftOff, err = cut(in.limit, all)
		for i := range all {
			out.Threads = append(out.Threads, threadOf(m, &all[i]))
		}
		return err
	})
	return out, err
}

func threadOf(m *pipeline.Memory, t *schema.Thread) thread {
	out := thread{Label: t.Label, Parties: m.Named(t.Parties), Topics: t.Topics}
	for i := range t.Steps {
		s := &t.Steps[i]
		out.Steps = append(out.Steps, step{
			On: s.On, Event: s.Occasion, Force: s.Force, Rung: s.Rung,
			By: m.Named(s.By), To: m.Named(s.To), Targets: s.Targets, Changes: s.Changes,
			sources: cited(m, s.Acts),
		})
	}
	return out
}
