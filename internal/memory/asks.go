package memory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"chancery/internal/fold"
	"chancery/internal/resolve"
	"chancery/schema"
)

// AskStatus is what became of an ask.
type AskStatus string

// What may become of an ask.
const (
	AskAccepted  AskStatus = "accepted"
	AskAnswered  AskStatus = "answered" // taken up, without an undertaking
	AskDeflected AskStatus = "deflected"
	AskDeclined  AskStatus = "declined"
	AskOpen      AskStatus = "no answer found"
)

// Ask is a request, a proposal or an invitation, and its answer as far as our
// documents tell one.
type Ask struct {
	Act      *schema.Act
	Subjects []string
	Status   AskStatus
	Answer   schema.FactID // the act that answers, or ""
	Visit    schema.IRI    // the visit that takes up an invitation, or ""
	Answered schema.Date   // the day of the answer
	Days     int           // from the ask to its answer, or to the day of asking; -1 when not known
	Why      string        // how the answer was found
}

// AskFilter narrows down a list of asks; the zero AskFilter admits all.
type AskFilter struct {
	By, To []schema.IRI // one of them asks, one of them is asked; all when empty
	Open   bool         // only those without an answer
}

// Admits reports whether f lets a through.
func (f AskFilter) Admits(a *Ask) bool {
	return sharesOr(a.Act.By, f.By) && sharesOr(a.Act.To, f.To) && (!f.Open || a.Status == AskOpen)
}

// sharesOr reports whether two lists have a thing in common, or the second is
// empty.
func sharesOr(things, wanted []schema.IRI) bool {
	return len(wanted) == 0 || slices.ContainsFunc(wanted, func(w schema.IRI) bool { return slices.Contains(things, w) })
}

// Asks returns every request, proposal and invitation of r that is addressed to
// someone, with its answer, the oldest first; appeals to the public are left out.
// The age of open asks is counted to the day on; acts after it
// must have been cut with [Until].
func Asks(r *schema.Record, on schema.Date) []Ask { return gather(r).asks(on) }

// asks finds the asks among the strands, and their answers.
func (b *threadBuilder) asks(on schema.Date) []Ask {
	asks := map[schema.FactID]*Ask{}
	for _, k := range b.sequence {
		b.answerAsks(b.strands[k], asks)
	}
	out := make([]Ask, 0, len(asks))
	for _, a := range asks {
		if a.Act.Force == schema.Invite {
			a.takenUp(b.visits)
		}
		a.age(on)
		out = append(out, *a)
	}
	slices.SortFunc(out, func(x, y Ask) int {
		return cmp.Or(schema.CompareDates(x.Act.On, y.Act.On), cmp.Compare(x.Act.ID, y.Act.ID))
	})
	return out
}

// isAsk reports whether a asks something of someone.
func isAsk(a *schema.Act) bool {
	return a.Force == schema.Request || a.Force == schema.Propose || a.Force == schema.Invite
}

// answerAsks finds the answers to the asks of one strand among its acts.
func (b *threadBuilder) answerAsks(s *strand, asks map[schema.FactID]*Ask) {
	acts := slices.Clone(s.acts)
	slices.SortStableFunc(acts, func(x, y *schema.Act) int { return schema.CompareDates(x.On, y.On) })
	for i, a := range acts {
		if !isAsk(a) || len(a.To) == 0 {
			continue
		}
		for i > 0 && acts[i-1].On == a.On {
			i-- // what was said on the same day may stand before it
		}
		ask := asks[a.ID]
		if ask == nil {
			ask = &Ask{Act: a, Status: AskOpen}
			asks[a.ID] = ask
		}
		ask.Subjects = append(ask.Subjects, s.key)
		for _, o := range acts[i:] {
			ask.weigh(b, o, s)
		}
	}
}

// rank orders answers: an undertaking or a refusal settles more than a word.
func (s AskStatus) rank() int {
	switch s {
	case AskAccepted, AskDeclined:
		return 3
	case AskAnswered:
		return 2
	case AskDeflected:
		return 1
	}
	return 0
}

// weigh takes o for the answer to the ask if it is one, and a better or earlier
// one than that found so far.
func (k *Ask) weigh(b *threadBuilder, o *schema.Act, s *strand) {
	status, ok := answers(k.Act, o)
	if !ok || status.rank() < k.Status.rank() || status.rank() == k.Status.rank() && k.Answer != "" {
		return
	}
	ws := b.words.of(k.Act)
	shared := b.telling(ws, ws.shared(b.words.of(o)))
	if len(shared) == 0 {
		return
	}
	k.Status, k.Answer, k.Answered = status, o.ID, o.On
	k.Why = fmt.Sprintf("%s: both speak of %s", s.label, strings.Join(ws.words(shared), ", "))
}

// answers says whether o answers ask: done by the side that was asked, no
// earlier, and in one document no earlier in the text.
func answers(ask, o *schema.Act) (AskStatus, bool) {
	if o.ID == ask.ID || schema.CompareDates(o.On, ask.On) < 0 || o.Occasion == ask.Occasion && o.Doc == ask.Doc &&
		o.Statement.Evidence.Start <= ask.Statement.Evidence.Start {
		return AskOpen, false
	}
	switch k, ok := answerTo(ask.To, o.By, o.Force, refusal(o)); {
	case !ok:
		return deflects(ask, o)
	case k == schema.Declined:
		return AskDeclined, true
	case k == schema.Accepted:
		return AskAccepted, true
	}
	return AskAnswered, true
}

// deflects reports whether o, by the side that was asked alone, talks about the
// ask without taking a stand.
func deflects(ask, o *schema.Act) (AskStatus, bool) {
	alone := len(o.By) > 0 && !slices.ContainsFunc(o.By, func(id schema.IRI) bool { return !slices.Contains(ask.To, id) })
	return AskDeflected, alone && (o.Force == schema.Discuss || o.Force == schema.Propose && ask.Force == schema.Invite)
}

// refusal reports whether an act turns something down.
func refusal(a *schema.Act) bool {
	first, _, _ := strings.Cut(a.Statement.Evidence.Quote, " ")
	return refusals[a.Statement.Verb] || refusals[fold.String(first)]
}

// visitsBy lists the visits that took place by the country of the visitor, in
// order of time.
func visitsBy(r *schema.Record) map[schema.IRI][]*schema.Occasion {
	country := map[schema.IRI]string{}
	for _, e := range r.Entities {
		country[e.ID] = e.Country
	}
	out := map[schema.IRI][]*schema.Occasion{}
	for i := range r.Events {
		o := &r.Events[i]
		if o.Kind != schema.Visit || o.Planned {
			continue
		}
		seen := map[schema.IRI]bool{}
		for _, p := range o.People {
			if c := country[p]; c != "" && !seen[schema.CountryIRI(c)] {
				seen[schema.CountryIRI(c)] = true
				out[schema.CountryIRI(c)] = append(out[schema.CountryIRI(c)], o)
			}
		}
	}
	for _, os := range out {
		slices.SortFunc(os, func(a, b *schema.Occasion) int {
			return cmp.Or(schema.CompareDates(a.On, b.On), cmp.Compare(a.ID, b.ID))
		})
	}
	return out
}

// travels are words of invitations that ask someone to come, not to take part.
var travels = set("visit", "visiting", "visits", "come", "coming", "trip", "travel", "tour", "invitation")

// takenUp lets the first later visit by the invited side answer an invitation.
func (k *Ask) takenUp(visits map[schema.IRI][]*schema.Occasion) {
	if v := takesUp(k.Act, visits); v != nil {
		k.Status, k.Visit, k.Answered = AskAccepted, v.ID, v.On
		k.Why = "a later visit by the side that was invited; that it answers this invitation is inferred"
	}
}

// takesUp returns the first visit by the invited side after an invitation to
// come, or nil.
func takesUp(invite *schema.Act, visits map[schema.IRI][]*schema.Occasion) *schema.Occasion {
	if !slices.ContainsFunc(resolve.Words(invite.Statement.Evidence.Quote), func(w string) bool { return travels[w] }) {
		return nil
	}
	for _, to := range invite.To {
		for _, v := range visits[to] {
			if v.On.Known() && schema.CompareDates(v.On, invite.On) > 0 && v.ID != invite.Occasion &&
				slices.ContainsFunc(invite.By, func(id schema.IRI) bool { return slices.Contains(v.Parties, id) }) {
				return v
			}
		}
	}
	return nil
}

func (k *Ask) age(on schema.Date) {
	until := k.Answered
	if k.Status == AskOpen {
		until = on
	}
	k.Days = daysBetween(k.Act.On, until)
}

// daysBetween counts the days from a to b, -1 when either is not known.
func daysBetween(a, b schema.Date) int {
	from, _, err := a.Bounds()
	if err != nil {
		return -1
	}
	to, _, err := b.Bounds()
	if err != nil || from.IsZero() || to.IsZero() {
		return -1
	}
	return int(to.Sub(from) / (24 * time.Hour))
}
