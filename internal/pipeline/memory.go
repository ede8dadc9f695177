package pipeline

import (
	"context"
	"sync"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/resolve"
	"chancery/schema"
)

// Memory is what a store holds as a record, with the facts that it was made of:
// what the views of package memory need.
type Memory struct {
	Record     *schema.Record
	Documents  map[string]*schema.Document // by name
	Judgements []resolve.Judgement
	Facts      []*schema.Facts // a document each
	citations  map[schema.FactID]memory.Citation
	names      map[schema.IRI]string
	threads    func() []schema.Thread
}

// AsOf restricts a memory to a day; the zero value does not.
type AsOf struct {
	Day schema.Date
	// Known leaves out what was published later, and not only what happened
	// later.
	Known bool
}

// Remember reads the whole store and settles its record.
func Remember(ctx context.Context, store *graph.Store, asOf AsOf, opt Options) (*Memory, error) {
	opt = opt.withDefaults()
	s, err := newSettler(store, opt)
	if err != nil {
		return nil, err
	}
	contents, err := store.Contents(ctx)
	if err != nil {
		return nil, err
	}
	var facts []*schema.Facts
	for _, doc := range contents.Documents() {
		f, err := contents.Facts(ctx, doc)
		if err != nil {
			return nil, err
		}
		facts = append(facts, f)
	}
	if asOf.Known {
		facts = memory.KnownBy(facts, asOf.Day)
	}
	m := &Memory{Record: s.record(facts), Judgements: s.judgements, Facts: facts}
	m.index()
	if asOf.Day.Known() {
		m = m.Until(asOf.Day)
	}
	return m, ctx.Err()
}

// Until returns the memory as things stood on a day, from the same documents. It
// shares its parts with m.
func (m *Memory) Until(day schema.Date) *Memory {
	out := *m
	out.Record = memory.Until(m.Record, day)
	out.drawThreads()
	return &out
}

func (m *Memory) drawThreads() {
	m.threads = sync.OnceValue(func() []schema.Thread { return memory.Threads(m.Record) })
}

func (m *Memory) index() {
	m.drawThreads()
	m.names = map[schema.IRI]string{}
	for i := range m.Record.Entities {
		m.names[m.Record.Entities[i].ID] = m.Record.Entities[i].Name
	}
	for i := range m.Record.Events {
		m.names[m.Record.Events[i].ID] = m.Record.Events[i].Label
	}
	m.Documents = map[string]*schema.Document{}
	m.citations = map[schema.FactID]memory.Citation{}
	for _, f := range m.Facts {
		m.Documents[f.Document.Doc] = &f.Document
		for id, e := range evidenceOf(f) {
			m.citations[id] = memory.Citation{Doc: f.Document.Doc, Published: f.Document.Published, Quote: e.Quote}
		}
	}
}

// Threads returns the threads of the record, drawn once; they are not to be
// changed.
func (m *Memory) Threads() []schema.Thread { return m.threads() }

// Cite tells what stands behind a fact.
func (m *Memory) Cite(id schema.FactID) memory.Citation { return m.citations[id] }

// Name returns what a thing of the record is called, or its IRI.
func (m *Memory) Name(i schema.IRI) string {
	if name := m.names[i]; name != "" {
		return name
	}
	return string(i)
}

// Named gives things their names.
func (m *Memory) Named(things []schema.IRI) []graph.Named {
	out := make([]graph.Named, 0, len(things))
	for _, t := range things {
		out = append(out, graph.Named{IRI: t, Name: m.Name(t)})
	}
	return out
}
