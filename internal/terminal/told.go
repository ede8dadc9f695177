package terminal

import (
	"context"
	"fmt"
	"strings"

	"chancery/graph"
	"chancery/internal/answer"
	"chancery/internal/page"
	"chancery/schema"
)

func (t *Terminal) compare(ctx context.Context, c *call) (*result, error) {
	event, err := t.one(ctx, c)
	if err != nil {
		return nil, err
	}
	asOf, err := c.asOf()
	if err != nil {
		return nil, err
	}
	a, err := t.Desk.Compare(ctx, answer.CompareArguments{Event: string(event.IRI), AsOf: asOf})
	if err != nil {
		return nil, err
	}
	s := &sheet{}
	s.head("%s", a.Event.Name)
	for _, side := range a.Sides {
		s.line(side.Party.Name + ": " + strings.Join(side.Documents, ", "))
	}
	s.points("Both sides say", a.Both)
	s.points("One side says", a.Only)
	return s.result(a, ""), nil
}

func (s *sheet) points(head string, points []answer.Point) {
	if len(points) == 0 {
		return
	}
	s.head("%s", head)
	for i := range points {
		for _, x := range points[i].Accounts {
			s.item(rowOf(x.Cited), "", x.Party.Name+":", string(x.Force), "")
			s.sources(x.Cited)
		}
		for _, d := range points[i].Differences {
			s.line("differ in " + d.What + ": " + strings.Join(d.Says, " / "))
		}
	}
}

func (t *Terminal) threads(ctx context.Context, c *call) (*result, error) {
	about, err := t.about(ctx, c)
	if err != nil {
		return nil, err
	}
	in := answer.ThreadArguments{About: about}
	if in.AsOf, err = c.asOf(); err != nil {
		return nil, err
	}
	if in.AtMost, err = c.atMost(); err != nil {
		return nil, err
	}
	a, err := t.Desk.Thread(ctx, in)
	if err != nil {
		return nil, err
	}
	s := &sheet{}
	for i := range a.Threads {
		x := &a.Threads[i]
		s.head("%s (%s)", x.Label, page.Names(x.Parties))
		for j := range x.Steps {
			s.step(&x.Steps[j])
		}
	}
	s.leftOff(a.LeftOff, "thread")
	return s.result(a, "no thread is about that"), nil
}

// about returns what threads are wanted of: a thing of a row, or words.
func (t *Terminal) about(ctx context.Context, c *call) (string, error) {
	if len(c.words) == 1 && len(t.rowsAt(c.words[0])) == 1 {
		thing, err := t.one(ctx, c)
		return string(thing.IRI), err
	}
	return c.text(), nil
}

func (s *sheet) step(x *answer.Step) {
	who := page.Names(x.By)
	if len(x.To) > 0 {
		who += " → " + page.Names(x.To)
	}
	s.item(rowOf(x.Cited), page.DateCell(x.On), "", string(x.Force), page.Joined(", ", who, page.Changes(x.Changes)))
	for _, target := range x.Targets {
		s.line("target: " + target.String())
	}
	s.sources(x.Cited)
}

// leftOff tells how much of a long answer is not shown.
func (s *sheet) leftOff(n int, what string) {
	if n > 0 {
		s.put(func(p *page.Page) { p.Line("%s; --limit shows them", page.Count(n, "more "+what)) })
	}
}

func (t *Terminal) asks(ctx context.Context, c *call) (*result, error) {
	in := answer.AsksArguments{Open: c.flags["open"] != ""}
	var err error
	if in.By, in.To, err = t.who(ctx, c); err != nil {
		return nil, err
	}
	if in.AsOf, err = c.asOf(); err != nil {
		return nil, err
	}
	if in.AtMost, err = c.atMost(); err != nil {
		return nil, err
	}
	a, err := t.Desk.Asks(ctx, in)
	if err != nil {
		return nil, err
	}
	s := &sheet{}
	for i := range a.Asks {
		s.ask(&a.Asks[i])
	}
	s.leftOff(a.LeftOff, "ask")
	return s.result(a, "nothing of the sort was asked"), nil
}

func (s *sheet) ask(x *answer.Ask) {
	s.item(rowOf(x.Cited), page.DateCell(x.Date), "", string(x.Force), page.Names(x.By)+" → "+page.Names(x.To))
	s.sources(x.Cited)
	outcome := page.Joined(" ", string(x.Status), string(x.Answered))
	if x.Days != nil {
		outcome += fmt.Sprintf(" (%s)", page.Count(*x.Days, "day"))
	}
	s.line(page.Joined(": ", outcome, x.Why))
	for i := range x.Answer {
		s.line(sourceLine(&x.Answer[i]))
	}
}

func (t *Terminal) commitments(ctx context.Context, c *call) (*result, error) {
	in, err := t.commitmentsWanted(ctx, c)
	if err != nil {
		return nil, err
	}
	a, err := t.Desk.Commitments(ctx, in)
	if err != nil {
		return nil, err
	}
	s := &sheet{}
	if a.Total > 0 {
		s.head("On %s: %s", a.On, states(a.States))
	}
	for i := range a.Items {
		s.commitment(&a.Items[i])
	}
	s.leftOff(a.Total-len(a.Items), "undertaking")
	return s.result(a, "nothing stands so"), nil
}

func (t *Terminal) commitmentsWanted(ctx context.Context, c *call) (in answer.CommitmentsArguments, err error) {
	if in.By, in.To, err = t.who(ctx, c); err != nil {
		return in, err
	}
	if in.Force, err = chosen[schema.Force](c, "force"); err != nil {
		return in, err
	}
	if in.Topic, err = chosen[schema.Topic](c, "topic"); err != nil {
		return in, err
	}
	if in.States, err = chosen[answer.Standing](c, "state"); err != nil {
		return in, err
	}
	if err = c.dates(map[string]*schema.Date{"since": &in.Since, "until": &in.Until}); err != nil {
		return in, err
	}
	if in.AsOf, err = c.asOf(); err != nil {
		return in, err
	}
	in.AtMost, err = c.atMost()
	return in, err
}

// states writes how many undertakings stand how.
func states(counts map[answer.Standing]int) string {
	var out []string
	for _, s := range answer.Standings() {
		if n := counts[s]; n > 0 {
			out = append(out, fmt.Sprintf("%d %s", n, s))
		}
	}
	return strings.Join(out, ", ")
}

func (s *sheet) commitment(x *answer.Commitment) {
	due := ""
	if x.Due.Known() {
		due = "due " + string(x.Due)
	}
	if x.FirstDue.Known() && x.FirstDue != x.Due {
		due += ", at first " + string(x.FirstDue)
	}
	s.item(rowOf(x.Cited), page.DateCell(x.LastOn), "", string(x.State), x.Label+" ("+page.Names(x.Parties)+")")
	var facts []string
	if due != "" {
		facts = append(facts, due)
	}
	if x.Restated > 0 {
		facts = append(facts, "restated "+page.Count(x.Restated, "time"))
	}
	if n := len(x.Silent) + x.More; n > 0 {
		facts = append(facts, "not spoken of at "+page.Count(n, "meeting")+" since")
	}
	if len(facts) > 0 {
		s.line(strings.Join(facts, "; "))
	}
	if len(x.Sources) > 0 {
		s.line(sourceLine(&x.Sources[0]))
	}
}

func (t *Terminal) ledger(ctx context.Context, c *call) (*result, error) {
	in, err := t.ledgerWanted(ctx, c)
	if err != nil {
		return nil, err
	}
	a, err := t.Desk.Ledger(ctx, in)
	if err != nil {
		return nil, err
	}
	s := &sheet{}
	for i := range a.Entries {
		x := &a.Entries[i]
		who := page.Names(x.By)
		if len(x.To) > 0 {
			who += " → " + page.Names(x.To)
		}
		s.item(row{thing: graph.Named{IRI: x.Act, Name: string(x.Act)}}, page.DateCell(x.Date), "", string(x.Force), who)
		for j := range x.Targets {
			s.line("target: " + x.Targets[j].String())
		}
		s.sources(x.Cited)
	}
	s.leftOff(a.LeftOff, "act")
	return s.result(a, "no act is of the sort"), nil
}

func (t *Terminal) ledgerWanted(ctx context.Context, c *call) (in answer.LedgerArguments, err error) {
	in.Open = c.flags["open"] != ""
	if in.By, in.To, err = t.who(ctx, c); err != nil {
		return in, err
	}
	if in.Force, err = chosen[schema.Force](c, "force"); err != nil {
		return in, err
	}
	if in.Topic, err = chosen[schema.Topic](c, "topic"); err != nil {
		return in, err
	}
	if err = c.dates(map[string]*schema.Date{"since": &in.Since, "until": &in.Until, "due-before": &in.DueBefore, "as-of": &in.AsOf}); err != nil {
		return in, err
	}
	in.AtMost, err = c.atMost()
	return in, err
}

func (t *Terminal) brief(ctx context.Context, c *call) (*result, error) {
	a, b, err := t.two(ctx, c)
	if err != nil {
		return nil, err
	}
	before, err := c.date("before")
	if err != nil {
		return nil, err
	}
	out, err := t.Desk.Brief(ctx, answer.BriefArguments{A: string(a.IRI), B: string(b.IRI), Before: before})
	if err != nil {
		return nil, err
	}
	s := &sheet{}
	s.head("%s – %s, as of %s", out.A.Name, out.B.Name, out.On)
	for _, part := range out.Parts {
		s.head("%s", part.Head)
		if len(part.Lines) == 0 {
			s.line("Nothing in the documents that we hold.")
		}
		for i := range part.Lines {
			s.item(rowOf(part.Lines[i].Cited), "", "", "", part.Lines[i].Text)
		}
	}
	return s.result(out, ""), nil
}
