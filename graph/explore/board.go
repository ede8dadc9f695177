package explore

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"chancery/schema"
)

// board is what the steps of a session add up to.
type board struct {
	order    []schema.IRI       // what is on the board, as it came
	via      map[schema.IRI]int // the step that brought it
	names    map[schema.IRI]string
	hidden   map[schema.IRI]bool
	pins     map[schema.IRI]Point
	places   map[schema.IRI]Point
	notes    map[schema.IRI]string
	verdicts map[schema.IRI]Verdict
	filter   Filter
	links    map[string]bool // edges among the things, as last looked at
	build    string          // of the store when it was last looked at
	// kept are things that no group may take in: the ends and stations of paths.
	kept map[schema.IRI]bool
}

func newBoard() *board {
	return &board{
		via: map[schema.IRI]int{}, names: map[schema.IRI]string{}, hidden: map[schema.IRI]bool{}, pins: map[schema.IRI]Point{},
		places: map[schema.IRI]Point{}, notes: map[schema.IRI]string{}, verdicts: map[schema.IRI]Verdict{},
		links: map[string]bool{}, kept: map[schema.IRI]bool{},
	}
}

func (b *board) add(s *Step) {
	for _, t := range s.Things {
		if _, there := b.via[t]; !there {
			b.order = append(b.order, t)
			b.via[t] = s.N
		}
		delete(b.hidden, t)
		if s.Do == "path" {
			b.kept[t] = true
		}
	}
	b.learn(s)
}

// learn keeps what a step found.
func (b *board) learn(s *Step) {
	maps.Copy(b.names, s.Names)
	for _, l := range s.Links {
		b.links[l] = true
	}
	if s.Build != "" {
		b.build = s.Build
	}
}

func (b *board) remove(s *Step) {
	gone := map[schema.IRI]bool{}
	for _, t := range s.Things {
		gone[t] = true
		delete(b.via, t)
		delete(b.hidden, t)
		delete(b.pins, t)
		delete(b.kept, t)
	}
	b.order = slices.DeleteFunc(b.order, func(t schema.IRI) bool { return gone[t] })
}

func (b *board) clear(*Step) {
	b.order = nil
	clear(b.via)
	clear(b.hidden)
	clear(b.pins)
	clear(b.kept)
	clear(b.links)
}

func (b *board) hide(s *Step) {
	for _, t := range s.Things {
		if _, there := b.via[t]; there {
			b.hidden[t] = true
		}
	}
}

func (b *board) unhide(s *Step) {
	for _, t := range s.Things {
		delete(b.hidden, t)
	}
}

func (b *board) pin(s *Step)   { maps.Copy(b.pins, s.Points) }
func (b *board) place(s *Step) { maps.Copy(b.places, s.Points) }

func (b *board) unpin(s *Step) {
	for _, t := range s.Things {
		delete(b.pins, t)
	}
}

func (b *board) note(s *Step) {
	b.learn(s)
	if strings.TrimSpace(s.Text) == "" {
		delete(b.notes, s.Thing)
		return
	}
	b.notes[s.Thing] = s.Text
}

func (b *board) setFilter(s *Step) { b.filter = *s.Filter }

func (b *board) confirm(s *Step) { b.judge(s, Confirmed) }
func (b *board) reject(s *Step)  { b.judge(s, Rejected) }

func (b *board) judge(s *Step, v Verdict) {
	for _, t := range s.Things {
		b.verdicts[t] = v
	}
}

func (b *board) retract(s *Step) {
	for _, t := range s.Things {
		delete(b.verdicts, t)
	}
}

// mark takes what a step found for what there was: only then is it known what
// changed after it.
func (b *board) mark(s *Step) {
	clear(b.links)
	b.learn(s)
}

// shown returns the things that are not hidden, in their order.
func (b *board) shown() []schema.IRI {
	return slices.DeleteFunc(slices.Clone(b.order), func(t schema.IRI) bool { return b.hidden[t] })
}

// history is what the undos and redos of a log leave.
type history struct {
	done   []int // indexes of the steps that count, of those that can be undone
	undone []int // of those that can be done again, the next one last
}

// historyOf follows the undos and redos of a log.
func historyOf(log []Step) history {
	var h history
	for i := range log {
		v, err := verbOf(log[i].Do)
		switch {
		case err != nil:
		case v.Do == "undo" && len(h.done) > 0:
			h.undone = append(h.undone, h.done[len(h.done)-1])
			h.done = h.done[:len(h.done)-1]
		case v.Do == "redo" && len(h.undone) > 0:
			h.done = append(h.done, h.undone[len(h.undone)-1])
			h.undone = h.undone[:len(h.undone)-1]
		case v.Undoable:
			h.done = append(h.done, i)
			h.undone = nil
		}
	}
	return h
}

// counts returns the indexes of the steps that count.
func (h *history) counts() map[int]bool {
	out := make(map[int]bool, len(h.done))
	for _, i := range h.done {
		out[i] = true
	}
	return out
}

// boardOf adds the steps of a log up, as far as its history lets them count.
func boardOf(log []Step, h history) *board {
	b := newBoard()
	counts := h.counts()
	for i := range log {
		v, err := verbOf(log[i].Do)
		if err == nil && v.apply != nil && (counts[i] || !v.Undoable) {
			v.apply(b, &log[i])
		}
	}
	return b
}

// Title says in a line what a step did.
func (s *Step) Title() string {
	var who []string
	switch {
	case s.Thing != "":
		who = append(who, s.called(s.Thing))
		if s.To != "" {
			who = append(who, "– "+s.called(s.To))
		}
	case len(s.Points) > 0:
		who = s.callAll(slices.Sorted(maps.Keys(s.Points)))
	case s.Do == "query":
		who = append(who, flat(s.Text))
	case s.Do == "filter":
		who = append(who, s.Filter.String())
	case s.Do != "mark":
		who = s.callAll(s.Things)
	}
	title := s.Do + " " + strings.Join(who, " ")
	if s.Relation != nil {
		title += ": " + s.Relation.Label()
	}
	if s.Do == "note" {
		title += ": " + flat(s.Text)
	}
	if s.Message != "" {
		title += ", " + s.Message
	}
	return strings.TrimSpace(title)
}

func (s *Step) called(t schema.IRI) string {
	if n := s.Names[t]; n != "" {
		return n
	}
	return string(t)
}

func (s *Step) callAll(things []schema.IRI) []string {
	const shown = 3
	var out []string
	for i, t := range things {
		if i == shown {
			return append(out, fmt.Sprintf("and %d more", len(things)-shown))
		}
		name := s.called(t)
		if i < min(shown, len(things))-1 {
			name += ","
		}
		out = append(out, name)
	}
	return out
}

// flat writes text on one line, cut where it is long.
func flat(text string) string {
	const most = 80
	line := []rune(strings.Join(strings.Fields(text), " "))
	if len(line) > most {
		return string(line[:most]) + "…"
	}
	return string(line)
}

// namesFor returns what the things of a step are called, as far as the board
// knows.
func (b *board) namesFor(s *Step) map[schema.IRI]string {
	var out map[schema.IRI]string
	for _, t := range slices.Concat(s.Things, slices.Collect(maps.Keys(s.Points))) {
		if name, ok := b.names[t]; ok {
			if out == nil {
				out = map[schema.IRI]string{}
			}
			out[t] = name
		}
	}
	return out
}
