package graph

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/cayleygraph/quad"

	"chancery/schema"
)

// LedgerFilter selects acts. Its zero value selects every commitment and ask:
// what was agreed, pledged, proposed, requested, hoped for or invited to, and
// every act that names a sum or goal.
type LedgerFilter struct {
	// By and To: who acts, and towards whom; one of each list is enough. A
	// person stands for what they said, a dyad for what both countries did
	// together (By) or one towards the other (To).
	By, To []schema.IRI
	// Force, when not empty, lists the only forces wanted, whichever they are.
	Force []schema.Force
	// Topic: one of them is enough.
	Topic []schema.Topic
	// Since and Until bound the day of the act, both included. Acts that no
	// source dates are left out when either is set.
	Since, Until schema.Date
	// DueBefore selects acts with a deadline that ends before it begins.
	DueBefore schema.Date
	// Open leaves out acts whose every deadline had passed by AsOf, which must
	// then be set.
	Open bool
	AsOf schema.Date
}

// LedgerEntry is one act, with its words.
type LedgerEntry struct {
	Date      schema.Date     `json:"date"`
	Act       schema.IRI      `json:"act"`
	Force     schema.Force    `json:"force"`
	By        []Named         `json:"by"`
	To        []Named         `json:"to"`
	Speakers  []Named         `json:"speakers"`
	Topics    []schema.Topic  `json:"topics"`
	Targets   []schema.Target `json:"targets,omitempty"`
	Quote     string          `json:"quote"`
	Event     *Named          `json:"event,omitempty"`
	Doc       string          `json:"doc"`
	Publisher string          `json:"publisher,omitempty"`
	Published schema.Date     `json:"published"`
}

// Ledger returns the acts that f selects in the order of their dates, the
// undated last, then of documents.
func Ledger(ctx context.Context, r Reader, f LedgerFilter) ([]LedgerEntry, error) {
	if err := f.check(); err != nil {
		return nil, err
	}
	return Snapshot(ctx, r, func(r Reader) ([]LedgerEntry, error) { return f.entries(ctx, r) })
}

func (f *LedgerFilter) entries(ctx context.Context, r Reader) ([]LedgerEntry, error) {
	acts, err := f.candidates(ctx, r)
	if err != nil {
		return nil, fmt.Errorf("ledger: %w", err)
	}
	l := newLedgerReader(r)
	var out []LedgerEntry
	for _, a := range acts {
		e, err := l.entry(ctx, a)
		if err != nil {
			return nil, fmt.Errorf("ledger: %w", err)
		}
		if f.keeps(&e) {
			out = append(out, e)
		}
	}
	sortLedger(out)
	return out, nil
}

func sortLedger(entries []LedgerEntry) {
	slices.SortFunc(entries, func(a, b LedgerEntry) int {
		return cmp.Or(schema.CompareDates(a.Date, b.Date), strings.Compare(a.Doc, b.Doc), strings.Compare(string(a.Act), string(b.Act)))
	})
}

func (f *LedgerFilter) check() error {
	for _, force := range f.Force {
		if !force.Valid() {
			return fmt.Errorf("ledger: no force is called %q; there are %v", force, schema.Forces)
		}
	}
	for _, topic := range f.Topic {
		if !topic.Valid() {
			return fmt.Errorf("ledger: no topic is called %q; there are %v", topic, schema.Topics)
		}
	}
	for _, d := range []schema.Date{f.Since, f.Until, f.DueBefore, f.AsOf} {
		if !d.Valid() {
			_, _, err := d.Bounds()
			return fmt.Errorf("ledger: %w", err)
		}
	}
	if f.Open && !f.AsOf.Known() {
		return fmt.Errorf("ledger: what is open depends on the day; set AsOf")
	}
	return nil
}

// commitments are the forces of acts that look to what is to be done.
func commitments() []schema.Force {
	return slices.DeleteFunc(slices.Clone(schema.Forces[:]), func(f schema.Force) bool { return !aimful(f) })
}

// candidates returns the acts to look at, by the index that narrows most.
func (f *LedgerFilter) candidates(ctx context.Context, r Reader) ([]schema.IRI, error) {
	switch {
	case len(f.By) > 0:
		return actsOf(ctx, r, f.By, schema.PBy)
	case len(f.To) > 0:
		return actsOf(ctx, r, f.To, schema.PTo)
	}
	forces := f.Force
	var acts []schema.IRI
	if len(forces) == 0 {
		forces = commitments()
		withFigures, err := things(ctx, r, Pattern{Predicate: quad.IRI(schema.PFigure)}, quad.Subject)
		if err != nil {
			return nil, err
		}
		acts = withFigures
	}
	for _, force := range forces {
		found, err := things(ctx, r, Pattern{Predicate: quad.IRI(schema.PForce), Object: quad.String(force)}, quad.Subject)
		if err != nil {
			return nil, err
		}
		acts = append(acts, found...)
	}
	return sortedSet(acts), nil
}

// actsOf returns the acts by (or to) any of the parties.
func actsOf(ctx context.Context, r Reader, parties []schema.IRI, p schema.Predicate) ([]schema.IRI, error) {
	var out []schema.IRI
	for _, party := range parties {
		acts, err := actsOfOne(ctx, r, party, p)
		if err != nil {
			return nil, err
		}
		out = append(out, acts...)
	}
	return sortedSet(out), nil
}

func actsOfOne(ctx context.Context, r Reader, party schema.IRI, p schema.Predicate) ([]schema.IRI, error) {
	switch {
	case party.Kind() == schema.KindPerson && p == schema.PBy:
		return subjectsOf(ctx, r, schema.PSpeaker, party)
	case party.Kind() == schema.KindDyad && p == schema.PTo:
		return dyadActs(ctx, r, party)
	case party.Kind() != schema.KindDyad:
		return subjectsOf(ctx, r, p, party)
	}
	var joint []schema.IRI
	for i, m := range dyadMembers(party) {
		acts, err := subjectsOf(ctx, r, p, m)
		if err != nil {
			return nil, err
		}
		if i == 0 {
			joint = acts
			continue
		}
		joint = slices.DeleteFunc(joint, func(a schema.IRI) bool { _, both := slices.BinarySearch(acts, a); return !both })
	}
	return joint, nil
}

// keeps reports whether e is selected, apart from By, which the candidates
// answer.
func (f *LedgerFilter) keeps(e *LedgerEntry) bool {
	switch {
	case len(f.Force) > 0 && !slices.Contains(f.Force, e.Force):
		return false
	case len(f.Force) == 0 && !aimful(e.Force) && len(e.Targets) == 0:
		return false
	case len(f.To) > 0 && !slices.ContainsFunc(f.To, e.addresses):
		return false
	case len(f.Topic) > 0 && !slices.ContainsFunc(f.Topic, func(t schema.Topic) bool { return slices.Contains(e.Topics, t) }):
		return false
	case !e.Date.Between(f.Since, f.Until):
		return false
	case f.DueBefore.Known() && !slices.ContainsFunc(e.Targets, func(t schema.Target) bool { return passed(t.Due, f.DueBefore) }):
		return false
	case f.Open && !e.openOn(f.AsOf):
		return false
	}
	return true
}

// addresses reports whether e is towards to, or, of a dyad, from one of its
// countries to the other.
func (e *LedgerEntry) addresses(to schema.IRI) bool {
	has := func(list []Named, i schema.IRI) bool {
		return slices.ContainsFunc(list, func(n Named) bool { return n.IRI == i })
	}
	if members := dyadMembers(to); len(members) == 2 {
		return has(e.By, members[0]) && has(e.To, members[1]) || has(e.By, members[1]) && has(e.To, members[0])
	}
	return has(e.To, to)
}

// openOn reports whether e has no deadline, or one that had not passed on a day.
func (e *LedgerEntry) openOn(day schema.Date) bool {
	deadlines := 0
	for _, t := range e.Targets {
		if !t.Due.Known() {
			continue
		}
		if !passed(t.Due, day) {
			return true
		}
		deadlines++
	}
	return deadlines == 0
}

// passed reports whether due is known and ends before day begins.
func passed(due, day schema.Date) bool {
	_, end, err := due.Bounds()
	if err != nil {
		return false
	}
	begin, _, err := day.Bounds()
	return err == nil && end.Before(begin)
}

// ledgerReader reads entries and remembers names and documents. It is for one
// goroutine.
type ledgerReader struct {
	r      Reader
	labels *labels
	citer  *citer
}

func newLedgerReader(r Reader) *ledgerReader {
	return &ledgerReader{r: r, labels: newLabels(r), citer: newCiter(r)}
}

// entry reads one act.
func (l *ledgerReader) entry(ctx context.Context, act schema.IRI) (LedgerEntry, error) {
	p, err := propertiesOf(ctx, l.r, act)
	if err != nil {
		return LedgerEntry{}, err
	}
	e := LedgerEntry{
		Act: act, Date: p.date(schema.POn), Force: schema.Force(p.text(schema.PForce)), Quote: p.text(schema.PQuote),
		Topics: []schema.Topic{},
	}
	for _, t := range p.texts(schema.PTopicName) {
		e.Topics = append(e.Topics, schema.Topic(t))
	}
	if e.By, err = l.labels.named(ctx, p.things(schema.PBy)); err != nil {
		return e, err
	}
	if e.To, err = l.labels.named(ctx, p.things(schema.PTo)); err != nil {
		return e, err
	}
	if e.Speakers, err = l.labels.named(ctx, p.things(schema.PSpeaker)); err != nil {
		return e, err
	}
	at, err := l.labels.named(ctx, p.things(schema.POccasion))
	if err != nil {
		return e, err
	}
	if len(at) > 0 {
		e.Event = &at[0]
	}
	for i := range p.things(schema.PFigure) {
		figure, err := propertiesOf(ctx, l.r, schema.IRI(figureID(schema.FactID(act), i)))
		if err != nil {
			return e, err
		}
		e.Targets = append(e.Targets, figure.target())
	}
	for _, d := range p.things(schema.PDocument) {
		doc, err := l.citer.doc(ctx, d)
		if err != nil {
			return e, err
		}
		e.Doc, e.Publisher = doc.text(schema.PName), doc.text(schema.PPublisher)
		e.Published = schema.Date(doc.text(schema.PPublished))
	}
	return e, nil
}
