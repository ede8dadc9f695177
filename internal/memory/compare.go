package memory

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"chancery/schema"
)

// Comparison sets the accounts of one event side by side. That a side's
// documents do not say something does not mean that it was not said: Sides
// tells which documents were read.
type Comparison struct {
	Event *schema.Occasion
	Sides []Side
	Both  []Point // told by more than one side, with what differs
	Only  []Point // told by one side
}

// Side is the documents of one side's publishers on the event. A document whose
// publisher is not known stands with the side whose wording it has, or else for
// itself.
type Side struct {
	Party schema.IRI // the publishers' country; the document itself where that is not known
	Docs  []string
}

// Point is one act as the sides tell it.
type Point struct {
	Accounts    []Account
	Differences []Difference
	Why         string // why the accounts are taken for one act
}

// Account is how one side tells an act: in one or more documents.
type Account struct {
	Party schema.IRI
	Acts  []*schema.Act
}

// Difference is something that the sides tell differently.
type Difference struct {
	What string   // "force", "by whom", "to whom", "amount", "deadline"
	Says []string // in the order of the point's accounts
}

// Compare sets side by side what the documents of each side say about an event
// and its parts. Docs are the documents of the corpus, by name.
func Compare(r *schema.Record, docs map[string]*schema.Document, event schema.IRI) (*Comparison, error) {
	i := slices.IndexFunc(r.Events, func(o schema.Occasion) bool { return o.ID == event })
	if i < 0 {
		return nil, fmt.Errorf("there is no event %s; list events to find its name", event)
	}
	c := &Comparison{Event: &r.Events[i]}
	family := familyOf(r, event)
	told := map[string][]*schema.Act{} // by document
	for j := range r.Acts {
		if a := &r.Acts[j]; family[a.Occasion] && a.Statement != nil {
			told[a.Doc] = append(told[a.Doc], a)
		}
	}
	words := wordings{}
	sides := words.sidesOf(docs, told)
	accounts := map[schema.IRI][]*account{}
	for _, doc := range keysOf(told) {
		for _, a := range told[doc] {
			accounts[sides[doc]] = words.addAccount(accounts[sides[doc]], a)
		}
	}
	for _, p := range keysOf(accounts) {
		c.Sides = append(c.Sides, Side{p, docsOf(sides, p)})
	}
	c.match(accounts)
	return c, nil
}

// familyOf returns an event, its parts, and the visit that it is part of.
func familyOf(r *schema.Record, event schema.IRI) map[schema.IRI]bool {
	family := map[schema.IRI]bool{event: true}
	for _, o := range r.Events {
		if o.PartOf == event && event != "" {
			family[o.ID] = true
		}
		if o.ID == event && o.PartOf != "" {
			family[o.PartOf] = true
		}
	}
	return family
}

// copied is the share of a document's acts that another words the same from
// which it is taken for a copy.
const copied = 0.5

// sidesOf tells for each document whose side it tells: its publisher's country,
// or that of the documents whose wording it shares, or none but its own.
func (w wordings) sidesOf(docs map[string]*schema.Document, told map[string][]*schema.Act) map[string]schema.IRI {
	sides := map[string]schema.IRI{}
	var unknown []string
	for _, doc := range keysOf(told) {
		if d := docs[doc]; d != nil && d.Country != "" {
			sides[doc] = schema.CountryIRI(d.Country)
		} else {
			unknown = append(unknown, doc)
		}
	}
	known := keysOf(sides)
	for _, doc := range unknown {
		sides[doc] = schema.DocIRI(doc)
		most := copied
		for _, other := range known {
			if share := w.sameWording(told[doc], told[other]); share >= most {
				sides[doc], most = sides[other], share
			}
		}
	}
	return sides
}

// sameWording returns the share of as that bs hold in much the same words.
func (w wordings) sameWording(as, bs []*schema.Act) float64 {
	n := 0
	for _, a := range as {
		ws := w.of(a)
		if slices.ContainsFunc(bs, func(b *schema.Act) bool { return b.Force == a.Force && ws.alike(w.of(b)) >= sameShare }) {
			n++
		}
	}
	return float64(n) / float64(len(as))
}

func docsOf(sides map[string]schema.IRI, side schema.IRI) []string {
	var out []string
	for _, doc := range keysOf(sides) {
		if sides[doc] == side {
			out = append(out, doc)
		}
	}
	return out
}

func keysOf[K cmp.Ordered, V any](m map[K]V) []K {
	out := make([]K, 0, len(m))
	for k := range m {
		out = append(out, k)
	}
	slices.Sort(out)
	return out
}

// account is an act as one side's documents tell it, with what it is matched by.
type account struct {
	acts     []*schema.Act
	words    contents // of the first wording
	subjects map[string]bool
}

// addAccount adds an act to a side's accounts: to one that tells the same act in
// another document, or as a new one.
func (w wordings) addAccount(as []*account, a *schema.Act) []*account {
	ws := w.of(a)
	for _, o := range as {
		if o.acts[0].Force == a.Force && slices.Equal(o.acts[0].By, a.By) && o.words.alike(ws) >= sameShare {
			o.acts = append(o.acts, a)
			return as
		}
	}
	acc := &account{acts: []*schema.Act{a}, words: ws, subjects: map[string]bool{}}
	for _, h := range subjectsOf(a) {
		acc.subjects[h.key] = true
	}
	return append(as, acc)
}

// matchPair is two sides' accounts that may be of one act.
type matchPair struct {
	a, b         *account
	sideA, sideB schema.IRI
	score        float64
	why          string
}

// How alike two sides' accounts must be to count as one act: when each is the
// other's best match, and when only one is.
const (
	leastMutual  = 0.25
	leastOneSide = 0.4
)

// match pairs each account with the account of the other side that is most like
// it. One side may put into one sentence what the other says in three: an
// account may stand in several points.
func (c *Comparison) match(accounts map[schema.IRI][]*account) {
	sides := keysOf(accounts)
	matched := map[*account]bool{}
	rare := rarityOf(accounts)
	for i, s := range sides {
		for _, t := range sides[i+1:] {
			for _, p := range rare.bestPairs(accounts[s], accounts[t], s, t) {
				matched[p.a], matched[p.b] = true, true
				c.Both = append(c.Both, p.point())
			}
		}
	}
	for _, s := range sides {
		for _, a := range accounts[s] {
			if !matched[a] {
				c.Only = append(c.Only, Point{Accounts: []Account{{s, a.acts}}})
			}
		}
	}
}

// bestPairs returns the pairs of which one is the other's best match, the most
// alike first.
func (rare rarity) bestPairs(as, bs []*account, sideA, sideB schema.IRI) []matchPair {
	bestA, bestB := map[*account]matchPair{}, map[*account]matchPair{}
	for _, a := range as {
		for _, b := range bs {
			score, why := rare.likeness(a, b)
			p := matchPair{a, b, sideA, sideB, score, why}
			if score > bestA[a].score {
				bestA[a] = p
			}
			if score > bestB[b].score {
				bestB[b] = p
			}
		}
	}
	var out []matchPair
	for _, a := range as {
		p := bestA[a]
		if p.score >= leastOneSide || p.score >= leastMutual && bestB[p.b].a == a {
			out = append(out, p)
		}
	}
	for _, b := range bs {
		if p := bestB[b]; p.score >= leastOneSide && bestA[p.a].b != b {
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(p, q matchPair) int { return cmp.Compare(q.score, p.score) })
	return out
}

// rarity weighs the words and subjects of an event's accounts: what only a few
// accounts say tells more than what all say.
type rarity struct {
	of map[string]int // word, or "=" and subject → the accounts that have it
	n  int
}

func rarityOf(accounts map[schema.IRI][]*account) rarity {
	r := rarity{of: map[string]int{}}
	for _, as := range accounts {
		for _, a := range as {
			r.n++
			for _, w := range a.words.stems {
				r.of[w]++
			}
			for s := range a.subjects {
				r.of["="+s]++
			}
		}
	}
	return r
}

func (rare rarity) weight(w string) float64 {
	return math.Log(1 + float64(rare.n)/float64(max(1, rare.of[w])))
}

// share returns the weight of what two sets have in common, relative to the
// mean weight of both.
func (rare rarity) share(a, b []string, prefix string) (float64, []string) {
	both, all := 0.0, 0.0
	var shared []string
	for _, w := range a {
		all += rare.weight(prefix + w)
		if slices.Contains(b, w) {
			both += rare.weight(prefix + w)
			shared = append(shared, w)
		}
	}
	for _, w := range b {
		all += rare.weight(prefix + w)
	}
	if all == 0 {
		return 0, nil
	}
	return 2 * both / all, shared
}

// likeness says how likely two accounts tell one act: by their words, subjects
// and topics. Acts of opposite sides agree less.
func (rare rarity) likeness(a, b *account) (float64, string) {
	words, shared := rare.share(a.words.order, b.words.order, "")
	subs, common := rare.share(keysOf(a.subjects), keysOf(b.subjects), "=")
	if len(shared)+len(common) == 0 {
		return 0, ""
	}
	x, y := a.acts[0], b.acts[0]
	score := 0.6*words + 0.3*subs + 0.1*topicShare(x, y)
	if !slices.ContainsFunc(x.By, func(id schema.IRI) bool { return slices.Contains(y.By, id) }) {
		score *= 0.7
	}
	return score, "both speak of " + strings.Join(slices.Compact(append(common, a.words.words(shared)...)), ", ")
}

func topicShare(a, b *schema.Act) float64 {
	n := 0
	for _, t := range a.Topics {
		if slices.Contains(b.Topics, t) {
			n++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(n) / float64(min(len(a.Topics), len(b.Topics)))
}

func (p matchPair) point() Point {
	out := Point{Why: p.why, Accounts: []Account{{p.sideA, p.a.acts}, {p.sideB, p.b.acts}}}
	out.Differences = differences(out.Accounts)
	return out
}

// differences compares the accounts of a point field by field.
func differences(as []Account) []Difference {
	fields := []struct {
		what string
		of   func(*schema.Act) string
	}{
		{"force", func(a *schema.Act) string { return string(a.Force) }},
		{"by whom", func(a *schema.Act) string { return locals(a.By) }},
		{"to whom", func(a *schema.Act) string { return locals(a.To) }},
		{"amount", func(a *schema.Act) string {
			return targetsText(a, func(t schema.Target) string { return sumText(t) })
		}},
		{"deadline", func(a *schema.Act) string {
			return targetsText(a, func(t schema.Target) string { return string(t.Due) })
		}},
	}
	var out []Difference
	for _, f := range fields {
		d := Difference{What: f.what}
		for _, a := range as {
			d.Says = append(d.Says, f.of(a.Acts[0]))
		}
		if slices.ContainsFunc(d.Says, func(s string) bool { return s != d.Says[0] }) {
			out = append(out, d)
		}
	}
	return out
}

func targetsText(a *schema.Act, of func(schema.Target) string) string {
	var out []string
	for _, t := range a.Statement.Targets {
		if s := of(t); s != "" {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return strings.Join(out, ", ")
}
