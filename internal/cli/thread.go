package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/internal/pipeline"
	"chancery/schema"
)

func threadCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "thread [THING]",
		Short: "Follow undertakings, asks and positions through the meetings",
		Long: `Thread shows what became of an undertaking, an ask or a position from meeting to
meeting: introduced, restated, strengthened, re-dated, accepted, and so on, each
step with its sentence. THING is a country, a pair, a person, an act, or words
that the thread is about; without it all threads of two or more steps are shown.`,
		Example: `  chancery thread "two-way trade"
  chancery thread VN-RoK
  chancery thread --as-of 2022-12-31 KR`,
	}
	asOf := addAsOf(cmd)
	format := formatFlag(cmd, formatTable, formatJSON, formatJSONL)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		return a.remembering(cmd, asOf, func(ctx context.Context, store *graph.Store, m *pipeline.Memory) error {
			threads, err := pickThreads(ctx, store, memory.Threads(m.Record), m.Record, strings.Join(args, " "))
			if err != nil {
				return err
			}
			if format.value != formatTable {
				return printList(a.out, format.value, slice(threads))
			}
			p := a.page()
			for i := range threads {
				if i > 0 {
					p.line("")
				}
				p.thread(m, &threads[i])
			}
			return p.flush()
		})
	}
	return cmd
}

// pickThreads returns the threads about a thing, or about words when no thing is
// called so.
func pickThreads(ctx context.Context, r graph.Reader, all []schema.Thread, rec *schema.Record, typed string) ([]schema.Thread, error) {
	if typed == "" {
		return slices.DeleteFunc(all, func(t schema.Thread) bool { return len(t.Steps) < 2 }), nil
	}
	words := strings.Fields(strings.ToLower(typed))
	about := slices.DeleteFunc(slices.Clone(all), func(t schema.Thread) bool {
		text := strings.ToLower(t.Label + " " + t.Subject)
		return slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) })
	})
	if len(about) > 0 {
		return about, nil
	}
	m, err := graph.Find(ctx, r, typed)
	if err != nil {
		return nil, err
	}
	acts := actsBy(rec, m.IRI)
	return slices.DeleteFunc(all, func(t schema.Thread) bool { return !concerns(&t, m.IRI, acts) }), nil
}

// actsBy returns the acts that are a thing, or in which it speaks.
func actsBy(rec *schema.Record, thing schema.IRI) map[schema.FactID]bool {
	out := map[schema.FactID]bool{schema.FactID(thing): true}
	for i := range rec.Acts {
		if slices.Contains(rec.Acts[i].Speakers, thing) || slices.Contains(rec.Acts[i].Goals, thing) {
			out[rec.Acts[i].ID] = true
		}
	}
	return out
}

func concerns(t *schema.Thread, thing schema.IRI, acts map[schema.FactID]bool) bool {
	if thing.Kind() == schema.KindDyad {
		a, b, _ := strings.Cut(thing.Local(), "-")
		return slices.Contains(t.Parties, schema.CountryIRI(a)) && slices.Contains(t.Parties, schema.CountryIRI(b))
	}
	if slices.Contains(t.Parties, thing) || slices.Contains(t.Topics, schema.Topic(thing.Local())) {
		return true
	}
	return slices.ContainsFunc(t.Steps, func(s schema.Step) bool {
		return s.Occasion == thing || slices.ContainsFunc(s.Acts, func(id schema.FactID) bool { return acts[id] })
	})
}

// thread writes a thread, a step a meeting.
func (p *page) thread(m *pipeline.Memory, t *schema.Thread) {
	p.head("%s (%s)", t.Label, namesOf(nameAll(m, t.Parties)))
	for i := range t.Steps {
		s := &t.Steps[i]
		p.para(dateCell(s.On), joined(", ", p.bold(string(s.Force))+" "+whoToWhom(m, s.By, s.To), changes(s.Changes)))
		for _, target := range s.Targets {
			p.para(dateCell(""), "target: "+target.String())
		}
		p.source(m, s.Acts)
	}
}

// changes writes what a step changed: "strengthened from hoped to agreed".
func changes(all []schema.Change) string {
	var out []string
	for _, c := range all {
		switch {
		case c.From != "" && c.To != "":
			out = append(out, string(c.Kind)+" from "+c.From+" to "+c.To)
		case c.From+c.To != "":
			out = append(out, string(c.Kind)+" ("+c.From+c.To+")")
		default:
			out = append(out, string(c.Kind))
		}
	}
	return strings.Join(out, ", ")
}
