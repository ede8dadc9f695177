package extract

import (
	"slices"
	"strings"

	"chancery/internal/lexicon"
	"chancery/schema"
)

// disputes notes what a sentence says is disputed, fought over or in crisis:
// "East Sea and Korean Peninsula issues", "the war in Ukraine", "the India–China
// border dispute".
func (r *reader) disputes(in tokens) {
	for _, h := range r.matterWordsIn(in) {
		w := &r.x.lex.MatterWords[h.ref]
		if w.Role != lexicon.MatterStrong && w.Role != lexicon.MatterWeak {
			continue
		}
		core := tokens{int(h.from), int(h.to)}
		if core.from > in.from && r.x.vocab.words[r.ids[core.from-1]].aside {
			continue
		}
		if !r.disputesBefore(w, core, in) {
			r.disputesBehind(w, core, in)
		}
	}
}

// disputesBefore reads the places before a head: of a list that "and" joins,
// each is one of its own; of two that a dash joins, both are parties.
func (r *reader) disputesBefore(w *lexicon.MatterWord, core, in tokens) bool {
	k := core.from - 1
	if r.is(k, fClose) && r.is(k-2, fOpen) {
		k -= 3
	}
	found := false
	for k >= in.from && r.cover[k] != 0 {
		t := r.terms[r.cover[k]-1]
		if r.between2(t, core, in) {
			return true
		}
		if !r.disputable(w, t) {
			return found
		}
		at, name := tokens{int(t.from), core.to}, ""
		if found {
			at.to = int(t.to)
			name = r.span(at.from, at.to) + " " + r.span(core.from, core.to)
		}
		r.addDispute(t, at, name)
		found = true
		if k = int(t.from) - 1; !r.is(k, fConj|fComma) {
			return true
		}
		for r.is(k, fConj|fComma) {
			k--
		}
	}
	return found
}

// between2 reads "Armenia-Azerbaijan conflict", with the last of its terms given.
func (r *reader) between2(last term, core, in tokens) bool {
	dash := int(last.from) - 1
	if dash <= in.from || !r.isGlued(dash) || !r.is(dash, fDash) && r.str(dash) != "–" || r.cover[dash-1] == 0 {
		return false
	}
	first := r.terms[r.cover[dash-1]-1]
	a, b := r.x.vocab.entries[first.entry], r.x.vocab.entries[last.entry]
	if a.kind != lexicon.KindCountry || b.kind != lexicon.KindCountry || r.partyOf(&a) == r.partyOf(&b) {
		return false
	}
	parties := []schema.Party{r.partyOf(&a), r.partyOf(&b)}
	slices.Sort(parties)
	m := matter{kind: schema.KindDispute, known: strings.Join(parties, "–"), rule: "matter-dispute"}
	r.addMatter(m, tokens{int(first.from), core.to})
	return true
}

// disputesBehind reads the places behind a head: "the situation in Ukraine,
// Gaza and Sudan".
func (r *reader) disputesBehind(w *lexicon.MatterWord, core, in tokens) {
	k := core.to
	if !r.anyWord(k, "in", "over", "on", "around", "against") || r.anyWord(k, "on", "over") && w.Role == lexicon.MatterWeak {
		return
	}
	noun := r.span(core.from, k+1)
	from, name := core.from, ""
	for k++; k < in.to; k++ {
		if r.is(k, fDet|fConj|fComma) {
			continue
		}
		t, _, ok := r.termAt(k)
		if !ok || !r.disputable(w, t) {
			return
		}
		if from != core.from {
			name = noun + " " + r.span(int(t.from), int(t.to))
		}
		r.addDispute(t, tokens{from, int(t.to)}, name)
		from = int(t.to)
		k = from - 1
	}
}

// disputable reports whether a place or country can be what a dispute is named
// by. Of countries whose contact this is, a mild word tells no dispute.
func (r *reader) disputable(w *lexicon.MatterWord, t term) bool {
	e := &r.x.vocab.entries[t.entry]
	switch e.kind {
	case lexicon.KindRegion:
		kind, _ := r.x.lex.Regions[e.ref].Kind.Matter()
		return kind == schema.KindPlace && (w.Role == lexicon.MatterStrong || r.x.lex.Regions[e.ref].Kind != lexicon.Wide)
	case lexicon.KindCountry:
		if e.flags&(lexicon.Capital|lexicon.Government) != 0 {
			return false
		}
		p := r.partyOf(e)
		return w.Role == lexicon.MatterStrong && p != r.home || !slices.Contains(r.parties, p) && p != r.home
	case lexicon.KindPlace:
		return r.x.lex.Places[e.ref].Kind == lexicon.Province
	}
	return false
}

// addDispute notes the dispute that is named by a term, under a name, or, without
// one, as it stands.
func (r *reader) addDispute(t term, at tokens, name string) {
	e := &r.x.vocab.entries[t.entry]
	m := matter{kind: schema.KindDispute, name: name, rule: "matter-dispute"}
	switch e.kind {
	case lexicon.KindRegion:
		m.known = r.regionMeant(e, tokens{int(t.from), int(t.to)})
	case lexicon.KindCountry:
		m.known = r.x.lex.Countries[e.ref].Name
	case lexicon.KindPlace:
		m.known = r.x.lex.Places[e.ref].Name
	}
	r.addMatter(m, at)
}
