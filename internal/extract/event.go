package extract

import (
	"slices"

	"chancery/internal/text"
	"chancery/internal/when"
	"chancery/schema"
)

// event is one gathering as the document tells it.
type event struct {
	kind       schema.EventKind
	from, to   int // tokens of the evidence
	sentence   int32
	parties    []schema.Party
	people     []int32
	start, end schema.Date
	place      string
	weekday    string
	label      string
	planned    bool
	dated      bool // the text gives the date with the event itself
	distant    bool // not of this contact: "the recent summit between …"
	rule       string
	guest      schema.Party // of a visit
	host       schema.Party
	told       bool // an expression of time stands with it, settled or not
	definite   bool // "the meeting": one told of before, if there is one
}

// findEvents reads the gatherings that the prose tells of.
func (r *reader) findEvents() {
	ctx := context{he: -1}
	for n := range r.doc.Sentences {
		s := r.doc.Sentences[n]
		if k := r.doc.Blocks[s.Block].Kind; k == text.Heading || k == text.Noise {
			continue
		}
		dates := r.datesIn(n)
		c := clause{from: int(s.From), to: int(s.To), ctx: &ctx, event: -1}
		if first, ok := r.firstSubject(&c); ok {
			c.first = first
			if len(first.people) > 0 || len(first.parties) > 1 {
				r.remember(&first, &ctx)
			}
		}
		for i := c.from; i < c.to; i++ {
			if q, ok := r.cueAt(i, &c); ok {
				r.readEvent(q, &c, dates, int32(n))
				i = max(i, q.to-1)
			}
		}
	}
	r.settleEvents()
}

// readEvent gathers who, when and where around a cue.
func (r *reader) readEvent(q cue, c *clause, dates []when.Expr, n int32) {
	e := event{kind: q.kind, from: q.at, to: q.to, sentence: n, rule: q.rule}
	end := r.eventEnd(q, c)
	r.participants(&e, q, c, end)
	if r.isByPhone(q, c, end) {
		e.kind = schema.Call
	}
	if e.kind == schema.Visit && !r.readVisit(&e, q, c, end) {
		return
	}
	e.planned = r.isPlanned(q, c)
	r.dateEvent(&e, q, dates, end)
	r.dateBySide(&e, q)
	if e.kind != schema.Call && e.place == "" {
		e.place = r.placeOf(q, end)
	}
	e.distant = r.isDistant(q, &e)
	e.definite = q.noun && r.anyWord(q.at-1, "the", "this", "that")
	if e.definite && !e.dated && r.joinDefinite(&e) || !r.isEvent(&e, q, c) {
		return
	}
	e.to = max(e.to, end)
	r.addEvent(e)
}

// joinDefinite adds those named beside "the meeting" to the meeting told of
// last, and reports whether there is one.
func (r *reader) joinDefinite(e *event) bool {
	for _, o := range slices.Backward(r.events) {
		if o.kind != e.kind || o.distant || !(subset(e.parties, o.parties) || subset(o.parties, e.parties)) {
			continue
		}
		i := slices.IndexFunc(r.events, func(x event) bool { return x.from == o.from && x.kind == o.kind })
		r.events[i].people = unionPeople(r.events[i].people, e.people)
		return true
	}
	return false
}

// eventEnd returns where the phrase about a cue ends: at the next verb of
// speech, infinitive or subordinate clause.
func (r *reader) eventEnd(q cue, c *clause) int {
	const eventReach = 100 // tokens; a phrase about one event is no longer
	for i := q.to; i < min(c.to, q.to+eventReach); i++ {
		switch {
		case r.is(i, fSemi), r.is(i, fRel) && !r.is(i, fThat):
			return i
		case r.anyWord(i, "during", "following", "after", "before", "ahead", "amid", "sidelines", "margins"):
			return i
		case r.is(i, fTo) && r.startsVerb(i+1) && r.start(i+1) == nil:
			return i
		case r.is(i, fSub) && i > q.to+2 && !r.is(i, fPrep):
			return i
		case r.verbs[i].ref >= 0 && r.verbs[i].form&(past|third) != 0 && r.verbs[i].form&base == 0 && i > q.to+1 && r.cover[i] == 0 && !r.is(i-1, fDet|fPoss):
			return i
		}
	}
	return min(c.to, q.to+eventReach)
}
