package answer

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"chancery/graph"
	"chancery/internal/memory"
	"chancery/schema"
)

// CommitmentsArguments say which undertakings and asks are wanted. A thread is
// admitted by what any of its steps does.
type CommitmentsArguments struct {
	By     []string       `json:"by,omitempty" jsonschema:"who undertakes or asks: countries, organisations, pairs or people; one of them is enough"`
	To     []string       `json:"to,omitempty" jsonschema:"towards whom"`
	Topic  []schema.Topic `json:"topic,omitempty" jsonschema:"only these fields of policy"`
	Force  []schema.Force `json:"force,omitempty" jsonschema:"only these sorts of acts"`
	States []Standing     `json:"state,omitempty" jsonschema:"only those that stand so; one of them is enough"`
	Since  schema.Date    `json:"since,omitempty" jsonschema:"spoken of on or after this date"`
	Until  schema.Date    `json:"until,omitempty" jsonschema:"spoken of on or before this date"`
	AsOf
	Offset int `json:"offset,omitempty" jsonschema:"leave out this many"`
	AtMost
}

// Standing is a respect in which an undertaking stands: the states of
// [memory.State], of which each has one, and restated and silent, which may
// hold besides.
type Standing string

// What an undertaking may be.
const (
	Open     = Standing(memory.Open)
	Due      = Standing(memory.Due)
	Overdue  = Standing(memory.Overdue)
	Restated = Standing("restated") // at one later meeting or more
	Silent   = Standing("silent")   // not spoken of at the last meeting or meetings
)

// Standings lists them.
func Standings() []Standing { return []Standing{Overdue, Due, Open, Restated, Silent} }

// CommitmentsAnswer is undertakings and asks as they stand on a day.
type CommitmentsAnswer struct {
	On     schema.Date      `json:"on" jsonschema:"the day on which they stand so"`
	Items  []Commitment     `json:"items" jsonschema:"the overdue first, then by what is due first, then by what was spoken of last"`
	Total  int              `json:"total" jsonschema:"how many there are, whatever the offset and limit"`
	States map[Standing]int `json:"states" jsonschema:"how many there are of each state, whatever state is asked for"`
}

// Commitment is one thread as it stands on a day.
type Commitment struct {
	Thread     schema.IRI      `json:"thread"`
	Label      string          `json:"label"`
	Parties    []graph.Named   `json:"parties"`
	Topics     []schema.Topic  `json:"topics"`
	State      memory.State    `json:"state" jsonschema:"open, due within half a year, or overdue"`
	Force      schema.Force    `json:"force,omitempty" jsonschema:"of the last act"`
	By         []graph.Named   `json:"by" jsonschema:"who did the last act"`
	To         []graph.Named   `json:"to"`
	FirstOn    schema.Date     `json:"first_on"`
	LastOn     schema.Date     `json:"last_on" jsonschema:"the last meeting that spoke of it"`
	LastRung   schema.Rung     `json:"last_rung" jsonschema:"how firmly"`
	Restated   int             `json:"restated" jsonschema:"at how many meetings after the first"`
	FirstDue   schema.Date     `json:"first_due" jsonschema:"the deadline as first set"`
	Due        schema.Date     `json:"current_due" jsonschema:"the deadline as last set"`
	Late       bool            `json:"late_against_first" jsonschema:"the first deadline has passed, though a later one may not have"`
	Silent     []graph.Named   `json:"silent" jsonschema:"the first meetings of the same parties after last_on, which did not speak of it"`
	MoreSilent int             `json:"more_silent,omitempty" jsonschema:"how many more such meetings"`
	Drift      []Drift         `json:"drift" jsonschema:"amounts and deadlines, step by step"`
	Acts       []schema.FactID `json:"acts" jsonschema:"all acts of the thread, the last first"`
	Cited
}

// Drift is one amount and deadline as one step set it.
type Drift struct {
	On   schema.Date   `json:"on"`
	By   []graph.Named `json:"by"`
	Rung schema.Rung   `json:"rung"`
	schema.Target
	Cited
}

// silentShown is how many silent meetings are named.
const silentShown = 5

// Commitments tells how undertakings and asks stand on a day.
func (d *Desk) Commitments(ctx context.Context, in CommitmentsArguments) (*CommitmentsAnswer, error) {
	day, err := in.AsOf.value()
	if err != nil {
		return nil, err
	}
	if err := in.check(); err != nil {
		return nil, err
	}
	out := &CommitmentsAnswer{On: cmp.Or(in.Day, schema.Today()), Items: []Commitment{}, States: map[Standing]int{}}
	err = d.remembering(ctx, day, func(store *graph.Store, m *remembered) error {
		f, err := in.filter(ctx, store, m)
		if err != nil {
			return err
		}
		var found []*memory.Status
		all := m.standingOn(out.On)
		for i := range all {
			if s := &all[i]; f.admits(s.Thread) {
				for _, state := range standingsOf(s) {
					out.States[state]++
				}
				if f.wants(s) {
					found = append(found, s)
				}
			}
		}
		slices.SortStableFunc(found, compareStatus)
		out.Total = len(found)
		found, _, err = cut(in.AtMost, found[min(in.Offset, len(found)):])
		for _, s := range found {
			out.Items = append(out.Items, commitmentOf(m, s))
		}
		return err
	})
	return out, err
}

func (in *CommitmentsArguments) check() error {
	if in.Offset < 0 {
		return wrong("offset is %d; want 0 or more", in.Offset)
	}
	for _, s := range in.States {
		if !slices.Contains(Standings(), s) {
			return wrong("state is %q; want one of %v", s, Standings())
		}
	}
	if err := checkVocabulary(in.Force, in.Topic); err != nil {
		return err
	}
	return checkDates(argumentDate{"since", in.Since}, argumentDate{"until", in.Until})
}

// standingsOf lists what holds of an undertaking.
func standingsOf(s *memory.Status) []Standing {
	out := []Standing{Standing(s.State)}
	if s.Restated > 0 {
		out = append(out, Restated)
	}
	if len(s.Silent) > 0 {
		out = append(out, Silent)
	}
	return out
}

// compareStatus puts what presses first.
func compareStatus(a, b *memory.Status) int {
	rank := map[memory.State]int{memory.Overdue: 0, memory.Due: 1, memory.Open: 2}
	return cmp.Or(
		cmp.Compare(rank[a.State], rank[b.State]),
		schema.CompareDates(a.CurrentDue, b.CurrentDue),
		-strings.Compare(string(a.LastOn), string(b.LastOn)),
		strings.Compare(string(a.Thread.ID), string(b.Thread.ID)),
	)
}

func commitmentOf(m *remembered, s *memory.Status) Commitment {
	t := s.Thread
	out := Commitment{
		Thread: t.ID, Label: t.Label, Parties: m.Named(t.Parties), Topics: t.Topics, State: s.State,
		By: []graph.Named{}, To: []graph.Named{}, FirstOn: t.Steps[0].On, LastOn: s.LastOn, LastRung: s.LastRung,
		Restated: s.Restated, FirstDue: s.FirstDue, Due: s.CurrentDue, Late: s.LateAgainstFirst,
		Silent: m.Named(s.Silent[:min(silentShown, len(s.Silent))]), MoreSilent: max(0, len(s.Silent)-silentShown),
		Drift: []Drift{}, Acts: []schema.FactID{},
	}
	for i := range slices.Backward(t.Steps) {
		step := &t.Steps[i]
		if step.Rung == schema.NoRung {
			continue // a visit, which is no act
		}
		if out.Force == "" {
			out.Force, out.By, out.To = step.Force, m.Named(step.By), m.Named(step.To)
		}
		out.Acts = append(out.Acts, step.Acts...)
	}
	for i := range s.Drift {
		d := &s.Drift[i]
		out.Drift = append(out.Drift, Drift{On: d.On, By: m.Named(d.By), Rung: d.Rung, Target: d.Target, Cited: cited(m, d.Acts)})
	}
	out.Cited = cited(m, out.Acts)
	return out
}
