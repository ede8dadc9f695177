package extract

import (
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// personWeight is what a person named twice or more counts towards their
// country's being a party of the document; namedWeight, once.
const personWeight, namedWeight = 8, 3

// findParties settles which parties the document is about: two as a rule,
// three where the text counts three.
func (r *reader) findParties() {
	counts := r.countParties()
	add := func(p schema.Party, n int) {
		for i := range counts {
			if counts[i].party == p {
				counts[i].n += n
				return
			}
		}
		counts = append(counts, partyCount{p, n})
	}
	for i := range r.people {
		p := &r.people[i]
		switch {
		case p.party == "" || p.former:
		case p.mentions > 1:
			add(p.party, personWeight+p.mentions)
		default:
			add(p.party, namedWeight)
		}
	}
	if r.home != "" {
		add(r.home, personWeight)
	}
	slices.SortStableFunc(counts, func(a, b partyCount) int { return b.n - a.n })
	r.joint = r.isJoint()
	want := 2
	if r.countsThree() {
		want = 3
	}
	for _, c := range counts {
		if len(r.parties) < want {
			r.parties = append(r.parties, c.party)
		}
	}
	for i := range r.mentions {
		if r.mentions[i].party == homeMark {
			r.mentions[i].party = r.homeParty()
		}
	}
}

// jointTitles are the words by which the title of a joint text tells that it
// is one.
var jointTitles = []string{"joint statement", "joint communiqu", "joint declaration", "joint press statement", "joint readout", "communiqu", "joint vision"}

// isJoint reports whether the document is issued by all its parties together.
func (r *reader) isJoint() bool {
	titles := []string{r.in.Meta.Title}
	for _, b := range r.doc.Blocks[:min(len(r.doc.Blocks), headBlocks)] {
		if b.Kind == text.Heading {
			titles = append(titles, r.span(int(b.From), int(b.To)))
		}
	}
	head := fold.String(strings.Join(titles, " "))
	return slices.ContainsFunc(jointTitles, func(s string) bool { return strings.Contains(head, s) })
}

// headBlocks is how many blocks of a page may hold its title.
const headBlocks = 12

// homeParty returns whose release this is, or the first party.
func (r *reader) homeParty() schema.Party {
	switch {
	case r.home != "":
		return r.home
	case len(r.parties) > 0:
		return r.parties[0]
	}
	return ""
}

// countsThree reports whether the text speaks of three sides at least as
// often as of two.
func (r *reader) countsThree() bool {
	two, three := 0, 0
	for i := range r.mentions {
		switch r.mentions[i].count {
		case 2:
			two++
		case 3:
			three++
		}
	}
	for i := range r.ids {
		if r.word(i, "trilateral") {
			three++
		}
	}
	return three > two
}

// partiesOf returns the parties that a mention stands for, and the people
// where it names some.
func (r *reader) partiesOf(m *mention, ctx *context) ([]schema.Party, []int32) {
	switch m.kind {
	case mPerson:
		if m.person < 0 {
			return nil, nil
		}
		return oneParty(r.people[m.person].party), []int32{m.person}
	case mCountry, mOrg:
		return oneParty(m.party), nil
	case mOffice:
		if p := r.holder(m, ctx); p >= 0 {
			return oneParty(r.people[p].party), []int32{p}
		}
		if m.party != "" {
			return oneParty(m.party), nil
		}
		return oneParty(r.officeParty(m, ctx)), nil
	case mIt:
		return ctx.one, nil
	case mPronoun:
		if ctx.he >= 0 {
			return oneParty(r.people[ctx.he].party), []int32{ctx.he}
		}
		return ctx.one, nil
	case mSelf:
		if len(ctx.self) > 0 {
			return ctx.self, nil
		}
		if m.count == 0 && r.author >= 0 {
			return oneParty(r.people[r.author].party), []int32{r.author}
		}
		if m.count > 0 {
			return r.parties, nil
		}
		return oneParty(r.homeParty()), nil
	case mMeeting:
		return r.parties, r.principals()
	}
	return r.groupParties(m, ctx)
}

func oneParty(p schema.Party) []schema.Party {
	if p == "" {
		return nil
	}
	return []schema.Party{p}
}

// groupParties returns who "they" or "the two sides" are: the last group that
// the text named, or the document's parties.
func (r *reader) groupParties(m *mention, ctx *context) ([]schema.Party, []int32) {
	if len(m.named) > 0 {
		return m.named, nil
	}
	if len(ctx.they) > 1 && (len(ctx.they) >= len(r.parties) && m.count == 0 || r.is(int(m.from), fThey)) {
		return r.theyOf(ctx)
	}
	if m.count == 2 && len(ctx.they) == 2 {
		return r.theyOf(ctx)
	}
	return r.parties, r.principals()
}

// theyOf returns the group spoken of last; where it was named by countries
// only, with the people who stand for them.
func (r *reader) theyOf(ctx *context) ([]schema.Party, []int32) {
	if len(ctx.theyPeople) == 0 && equalParties(ctx.they, r.parties) {
		return ctx.they, r.principals()
	}
	return ctx.they, ctx.theyPeople
}

// principals returns the people who stand for the document's parties: the
// most mentioned of each.
func (r *reader) principals() []int32 {
	for i := range r.events {
		e := &r.events[i]
		if (e.kind == schema.Meeting || e.kind == schema.Call) && !e.distant && len(e.people) == len(r.parties) && len(e.people) > 1 && subset(r.parties, e.parties) {
			return e.people
		}
	}
	var out []int32
	for _, p := range r.parties {
		best := int32(-1)
		for i := range r.people {
			if r.people[i].party == p && (best < 0 || r.people[i].mentions > r.people[best].mentions) {
				best = int32(i)
			}
		}
		if best >= 0 {
			out = append(out, best)
		}
	}
	return out
}

// holder returns the person that a title without a name means, or -1: of the
// country that the title tells, with that office, the last spoken of first.
func (r *reader) holder(m *mention, ctx *context) int32 {
	best, score := int32(-1), 0
	for i := range r.people {
		p := &r.people[i]
		if m.party != "" && p.party != m.party {
			continue
		}
		s := 0
		switch {
		case m.party != "":
			s = 2
		case m.counterpart && ctx.he >= 0 && p.party != "" && p.party != r.people[ctx.he].party && len(r.parties) > 1 && slices.Contains(r.parties, p.party):
			s = 2
		}
		if m.class == p.class && (m.party != "" || m.counterpart || isOfficeOf(m, p)) {
			s += 3
		}
		if s < 3 && m.party == "" && !m.counterpart {
			continue
		}
		if ctx.he == int32(i) {
			s++
		}
		s = s*64 + min(p.mentions, 60)
		if s > score {
			best, score = int32(i), s
		}
	}
	return best
}

// isOfficeOf reports whether a title without a name may be a person's: there
// is one head of state or of government, other titles must be in the words of
// the person's own ("the Minister", not "the Foreign Secretary", for a
// Minister for Foreign Affairs).
func isOfficeOf(m *mention, p *person) bool {
	switch m.class {
	case lexicon.HeadOfState, lexicon.HeadOfGovernment, lexicon.Royal:
		return true
	}
	own := strings.Fields(fold.String(p.office))
	for w := range strings.FieldsSeq(fold.String(m.office)) {
		if w != "of" && w != "for" && w != "the" && !slices.Contains(own, w) {
			return false
		}
	}
	return true
}

// officeParty returns whose an office without holder is: an ambassador's is
// the guest's, any other the home's.
func (r *reader) officeParty(m *mention, ctx *context) schema.Party {
	if m.class == lexicon.Ambassador && len(r.parties) > 1 {
		for _, p := range r.parties {
			if p != r.homeParty() {
				return p
			}
		}
	}
	if r.home != "" {
		return r.home // "the Foreign Secretary": ours
	}
	if len(ctx.one) == 1 {
		return ctx.one[0]
	}
	return ""
}

// context is what the sentences so far have set up for the next.
type context struct {
	he         int32          // the last single person who acted, or -1
	one        []schema.Party // the last single party
	they       []schema.Party // the last group
	theyPeople []int32
	self       []schema.Party // who "we" is inside a quotation
}
