package explore

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"chancery/graph"
	"chancery/schema"
)

// Verb is a sort of step.
type Verb struct {
	Do   string
	Help string // one line
	// Undoable verbs can be undone; the others are about the session itself.
	Undoable bool

	// check says what the step lacks, before anything is asked.
	check func(*Step) error
	// ask fills in what the store answers.
	ask func(context.Context, *Engine, graph.Reader, *board, *Step) error
	// apply changes the board. It must not depend on anything but the step.
	apply func(*board, *Step)
}

// Verbs lists every verb that may be in a log.
func Verbs() []Verb {
	return []Verb{
		{"add", "put things on the board", true, needThings, askNames, (*board).add},
		{"expand", "put on the board what a relation joins with a thing, 25 at a time", true, needExpand, askExpand, (*board).add},
		{"path", "put on the board what connects two things", true, needPath, askPath, (*board).add},
		{"query", "put on the board what a Gizmo script returns", true, needText, askQuery, (*board).add},
		{"remove", "take things off the board", true, needThings, nil, (*board).remove},
		{"clear", "take everything off the board", true, nil, nil, (*board).clear},
		{"hide", "keep things on the board out of sight", true, needThings, nil, (*board).hide},
		{"unhide", "show hidden things again", true, needThings, nil, (*board).unhide},
		{"pin", "hold things at a place of the drawing", true, needPoints, nil, (*board).pin},
		{"unpin", "let pinned things go", true, needThings, nil, (*board).unpin},
		{"note", "write something down about a thing; an empty note goes away", true, needThing, askNames, (*board).note},
		{"filter", "show only some kinds, relations, forces, topics or days", true, needFilter, nil, (*board).setFilter},
		{"confirm", "say that facts or edges are right", true, needThings, nil, (*board).confirm},
		{"reject", "say that facts or edges are wrong: they are left out from then on", true, needThings, nil, (*board).reject},
		{"retract", "take back what was said of facts or edges", true, needThings, nil, (*board).retract},
		{"place", "remember where things stand in the drawing", false, needPoints, nil, (*board).place},
		{"mark", "take note of what the store has changed", false, nil, askMark, (*board).mark},
		{"undo", "undo the last step", false, nil, nil, nil},
		{"redo", "do again what was undone", false, nil, nil, nil},
	}
}

// verbIndex finds verbs by what they are called: a log is read verb by verb.
var verbIndex = sync.OnceValue(func() map[string]Verb {
	index := map[string]Verb{}
	for _, v := range Verbs() {
		index[v.Do] = v
	}
	return index
})

// verbOf returns the verb of a step, or an error that lists the verbs.
func verbOf(do string) (Verb, error) {
	if v, ok := verbIndex()[do]; ok {
		return v, nil
	}
	var names []string
	for _, v := range Verbs() {
		names = append(names, v.Do)
	}
	return Verb{}, fmt.Errorf("no step is called %q; there are %s", do, strings.Join(names, ", "))
}

func needThings(s *Step) error {
	if len(s.Things) == 0 {
		return fmt.Errorf("%s: no things are given", s.Do)
	}
	return nil
}

func needThing(s *Step) error {
	if s.Thing == "" {
		return fmt.Errorf("%s: no thing is given", s.Do)
	}
	return nil
}

func needExpand(s *Step) error {
	switch {
	case s.Thing == "" || s.Relation == nil:
		return errors.New("expand: want a thing and a relation")
	case s.Offset < 0:
		return errors.New("expand: the offset cannot be negative")
	}
	return nil
}

func needPath(s *Step) error {
	if s.Thing == "" || s.To == "" {
		return errors.New("path: want two things")
	}
	return nil
}

func needText(s *Step) error {
	if strings.TrimSpace(s.Text) == "" {
		return fmt.Errorf("%s: no text is given", s.Do)
	}
	return nil
}

func needPoints(s *Step) error {
	if len(s.Points) == 0 {
		return fmt.Errorf("%s: no points are given", s.Do)
	}
	return nil
}

func needFilter(s *Step) error {
	if s.Filter == nil {
		s.Filter = &Filter{}
	}
	return s.Filter.Check()
}

// askNames looks up the things that the user named: they must be there.
func askNames(ctx context.Context, _ *Engine, r graph.Reader, _ *board, s *Step) error {
	things := s.Things
	if s.Thing != "" {
		things = append(slices.Clone(things), s.Thing)
	}
	for _, t := range things {
		if err := mustKnow(ctx, r, t); err != nil {
			return fmt.Errorf("%s: %w", s.Do, err)
		}
	}
	return s.name(ctx, r, things)
}

func (s *Step) name(ctx context.Context, r graph.Reader, things []schema.IRI) error {
	named, err := graph.NamesOf(ctx, r, things...)
	s.Names = make(map[schema.IRI]string, len(named))
	for _, n := range named {
		s.Names[n.IRI] = n.Name
	}
	return err
}

func askExpand(ctx context.Context, _ *Engine, r graph.Reader, b *board, s *Step) error {
	if err := mustKnow(ctx, r, s.Thing); err != nil {
		return fmt.Errorf("expand: %w", err)
	}
	p, err := expand(ctx, r, s.Thing, *s.Relation, &b.filter, s.Offset, PageSize)
	if err != nil {
		return fmt.Errorf("expand: %w", err)
	}
	s.Things = []schema.IRI{s.Thing}
	for _, item := range p.Items {
		s.Things = append(s.Things, item.Thing.IRI)
	}
	s.Message = fmt.Sprintf("%d of %d", len(p.Items), p.Total)
	return s.name(ctx, r, s.Things)
}

func askPath(ctx context.Context, _ *Engine, r graph.Reader, _ *board, s *Step) error {
	for _, end := range []schema.IRI{s.Thing, s.To} {
		if err := mustKnow(ctx, r, end); err != nil {
			return fmt.Errorf("path: %w", err)
		}
	}
	if s.Options == nil {
		s.Options = &PathOptions{}
	}
	w, err := s.Options.ways(ctx, r, s.Thing, s.To)
	if err != nil {
		return err
	}
	s.Things, s.Message = w.things(), w.Message
	return s.name(ctx, r, s.Things)
}

// askQuery is run outside of the state of the store that the other verbs ask,
// since a script runs in a process of its own; see [Session.Do].
func askQuery(ctx context.Context, e *Engine, r graph.Reader, _ *board, s *Step) error {
	a, err := e.Query(ctx, s.Text, graph.Limits{})
	if err != nil {
		return err
	}
	s.Things = nil
	for _, t := range a.Things {
		s.Things = append(s.Things, t.IRI)
	}
	s.Message = fmt.Sprintf("%s, %s", many(len(a.Rows), "row"), many(len(s.Things), "thing"))
	if a.Truncated {
		s.Message = "the first " + s.Message
	}
	return s.name(ctx, r, s.Things)
}

func askMark(ctx context.Context, e *Engine, r graph.Reader, b *board, s *Step) error {
	links, err := e.linksAmong(ctx, r, b.order)
	if err != nil {
		return err
	}
	s.Things, s.Links = nil, edgeStrings(links)
	for _, t := range b.order {
		known, err := graph.Known(ctx, r, t)
		if err != nil {
			return err
		}
		if known {
			s.Things = append(s.Things, t)
		}
	}
	return nil
}
