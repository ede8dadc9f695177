package extract

import (
	"slices"

	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// act is one speech act: its content is tokens [from, to).
type act struct {
	from, to int
	force    schema.Force
	by, to2  []schema.Party
	speakers []int32
	lemma    string
	rule     string
	sure     float64
	sentence int32
	event    int32
}

// findActs reads every sentence of the prose.
func (r *reader) findActs() {
	ctx := context{he: -1}
	lead := leadIn{block: -1}
	for n := range r.doc.Sentences {
		s := r.doc.Sentences[n]
		b := r.doc.Blocks[s.Block]
		if b.Kind == text.Noise || b.Kind == text.Heading {
			continue
		}
		c := clause{from: int(s.From), to: r.trimStop(int(s.From), int(s.To)), ctx: &ctx, event: -1}
		if lead.open && b.Kind == text.Item {
			c.lead = subject{parties: lead.by, people: lead.who, known: true, from: c.from, to: c.from}
		}
		r.now = int32(n)
		before := len(r.acts)
		r.readSentence(&c)
		if len(c.found) == 0 {
			r.readItem(&c, &lead, b)
		}
		if len(c.found) == 0 && len(r.acts) == before {
			r.readPlain(&c)
		}
		r.noteLeadIn(&c, &lead, s, n)
	}
	r.readQuotations()
	r.dropDoubles()
	if !r.isContact() {
		r.leaveDomestic()
	}
}

// namedAbroad is how many times a text must name other countries or
// organisations of states to be about more than home affairs.
const namedAbroad = 2

// isContact reports whether a document tells of dealings between states: an
// event of two parties, people of two, or others named more than in passing.
func (r *reader) isContact() bool {
	if r.joint {
		return true
	}
	for i := range r.events {
		if len(r.events[i].parties) > 1 {
			return true
		}
	}
	party := schema.Party("")
	for i := range r.people {
		switch p := r.people[i].party; {
		case p == "" || p == party:
		case party == "":
			party = p
		default:
			return true
		}
	}
	home, abroad := r.homeParty(), 0
	for i := range r.terms {
		e := &r.x.vocab.entries[r.terms[i].entry]
		switch {
		case e.kind == lexicon.KindCountry && r.partyOf(e) != home, e.kind == lexicon.KindOrg && isOfStates(r.x.lex.Orgs[e.ref].Type):
			abroad++
		}
	}
	return abroad >= namedAbroad || slices.ContainsFunc(r.acts, func(a act) bool { return len(a.to2) > 0 })
}

func isOfStates(t lexicon.OrgType) bool {
	return t == lexicon.IGO || t == lexicon.Group || t == lexicon.Bank
}

// leaveDomestic takes back the acts of a document about home affairs.
func (r *reader) leaveDomestic() {
	for i := range r.acts {
		if r.explaining {
			r.unread = append(r.unread, Unread{Word: r.acts[i].lemma, Why: "home affairs: the document tells of no other state", at: r.acts[i].from})
		}
	}
	r.acts = r.acts[:0]
}

// trimStop returns the end of a sentence without its closing marks.
func (r *reader) trimStop(from, to int) int {
	for to > from && r.is(to-1, fStop|fQuote|fComma|fSemi) && !r.isClitic(to-1) {
		to--
	}
	return to
}

// readSentence finds the acts of one sentence.
func (r *reader) readSentence(c *clause) {
	if s, ok := r.firstSubject(c); ok {
		c.first = s
	}
	r.triggers(c)
	if len(c.found) == 0 && c.first.known && c.event >= 0 {
		r.remember(&c.first, c.ctx)
	}
	keep := r.unnested(c)
	end := c.from
	for k, t := range keep {
		to := c.to
		if k+1 < len(keep) {
			to = max(keep[k+1].cut, t.comp)
			if keep[k+1].kind == postposed {
				to = min(to, keep[k+1].cut)
			}
		}
		switch t.kind {
		case postposed:
			if k > 0 && end >= t.cut-1 {
				continue // its content was read already
			}
			r.readClause(&t, end, t.cut)
			end = t.comp
		case passive:
			r.readPassive(&t, to, c)
			end = to
		default:
			r.readContent(&t, to)
			end = to
		}
	}
}

// unnested leaves out verbs of saying whose whole content is another act:
// in "Son said he hopes …" the act is the hope.
func (r *reader) unnested(c *clause) []trigger {
	var keep []trigger
	for k := 0; k < len(c.found); k++ {
		t := c.found[k]
		if k+1 < len(c.found) && t.kind != postposed && t.kind != nominal {
			n := &c.found[k+1]
			first := t.comp
			for first < c.to && r.is(first, fThat|fAdv) {
				first++
			}
			nests := t.class == lexicon.VerbSay || t.class == lexicon.VerbStress || t.class == lexicon.VerbAnnounce
			if nests && n.fresh && n.kind != postposed && n.subj.from <= first && n.subj.from >= t.comp-1 {
				if len(n.subj.people) == 0 && equalParties(n.subj.parties, t.subj.parties) {
					n.subj.people = t.subj.people // "Berrada said Morocco is ready": he speaks
				}
				continue
			}
			if nests && n.kind == passive && n.cut <= first+1 && n.at > first {
				continue
			}
			if !nests && t.class != lexicon.VerbLight && n.fresh && n.kind == finite && n.subj.from <= first && first > t.comp {
				c.found = append(c.found[:k+1], c.found[k+2:]...) // "suggested that the sides discuss"
			}
		}
		keep = append(keep, t)
	}
	return keep
}

// emit adds an act with content [from, to), trimmed of loose ends.
func (r *reader) emit(t *trigger, from, to int, force schema.Force, rule string, sure float64) {
	from, to = r.trim(from, to)
	if to-from < 1 || to-from == 1 && !r.isContentWord(from) && t.class != lexicon.VerbInvite && t.class != lexicon.VerbAccept {
		return
	}
	if len(t.subj.parties) == 0 {
		r.unsettled(t, from)
		return
	}
	if force == schema.Agree && !t.subj.joint() {
		force = schema.Pledge // one side alone agrees with nobody
	}
	a := act{
		from: from, to: to, force: force, by: t.subj.parties, to2: t.to, speakers: t.subj.people, lemma: t.lemma, rule: rule, sure: sure, event: -1,
		sentence: r.now,
	}
	r.acts = append(r.acts, a)
}

// isContentWord reports whether one word can be all that an act is about:
// "asked for textbooks".
func (r *reader) isContentWord(i int) bool {
	t := r.doc.Tokens[i]
	return t.Class == text.Word && t.End-t.Start > 3 && r.flags(i) == 0 && !r.isAdverb(i) && !r.isVerb(i)
}

// addressee returns the other side of a one-sided act at an event of two
// parties. A speech before many is addressed to nobody in particular, and a
// country that is only talked about is no addressee.
func (r *reader) addressee(a *act) []schema.Party {
	if len(a.by) != 1 || a.event < 0 {
		return nil
	}
	parties := r.events[a.event].parties
	if len(parties) != 2 || r.events[a.event].kind == schema.Conference {
		return nil
	}
	var out []schema.Party
	in := false
	for _, p := range parties {
		if p == a.by[0] {
			in = true
			continue
		}
		out = append(out, p)
	}
	if !in {
		return nil
	}
	return out
}

// trim takes commas, conjunctions and adverbs off both ends of a span.
func (r *reader) trim(from, to int) (int, int) {
	for from < to && (r.is(from, fComma|fSemi|fStop|fClose|fThat) || r.is(from, fConj) && r.starts[from] == 0 || r.is(from, fDash)) {
		from++
	}
	for to > from && !r.isClitic(to-1) && (r.is(to-1, fComma|fSemi|fStop|fConj|fThat|fOpen|fDash) || r.str(to-1) == "/" || r.is(to-1, fQuote) && !r.hasOpenQuote(from, to-1)) {
		to--
	}
	if to-from > 2 && (r.anyWord(to-1, "particularly", "especially", "including", "namely", "during", "which", "where") || r.word(to-1, "order") && r.word(to-2, "in")) {
		return r.trim(from, to-1)
	}
	return from, to
}

// hasOpenQuote reports whether a quotation mark inside the span waits to be
// closed.
func (r *reader) hasOpenQuote(from, to int) bool {
	n := 0
	for i := from; i < to; i++ {
		if r.is(i, fQuote) {
			n++
		}
	}
	return n%2 == 1
}

// dropDoubles keeps one of several acts with the same content and force.
func (r *reader) dropDoubles() {
	out := r.acts[:0]
	for _, a := range r.acts {
		double := false
		for i := max(0, len(out)-8); i < len(out); i++ {
			b := &out[i]
			if b.from == a.from && b.to == a.to && (b.force == a.force && equalParties(b.by, a.by) || b.force != schema.Invite && a.force != schema.Invite) {
				double = true
			}
		}
		if !double {
			out = append(out, a)
		}
	}
	r.acts = out
}

func equalParties(a, b []schema.Party) bool {
	if len(a) != len(b) {
		return false
	}
	for _, x := range a {
		found := false
		for _, y := range b {
			found = found || x == y
		}
		if !found {
			return false
		}
	}
	return true
}
