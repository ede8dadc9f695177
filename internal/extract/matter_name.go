package extract

import (
	"cmp"
	"slices"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/lexicon"
	"chancery/internal/text"
	"chancery/schema"
)

// matterName is a name as it is read: its head, what stands before and behind,
// and the parties that it names.
type matterName struct {
	head    *lexicon.MatterWord
	core    tokens // the head's words
	base    tokens // the name without the parties before it
	whole   tokens // with them
	parties []schema.Party
	owner   schema.Party // "Korea's", before the name
	region  bool         // a region stands among the parties, which are then not all
}

// byName reports whether n is told from others by its words and not by its
// parties.
func (n *matterName) byName() bool {
	return n.head.Role == lexicon.MatterHead || n.head.Role == lexicon.MatterTitled
}

// namedMatters reads the agreements, policies and projects of a sentence whose
// names are made of common words and capitals.
func (r *reader) namedMatters(in tokens) {
	for _, h := range r.matterWordsIn(in) {
		w := &r.x.lex.MatterWords[h.ref]
		core := tokens{int(h.from), int(h.to)}
		if r.insideTerm(core) {
			continue
		}
		switch w.Role {
		case lexicon.MatterName:
			r.addMatter(matter{kind: w.Kind, known: w.Key, rule: "matter-name"}, core)
		case lexicon.MatterHead, lexicon.MatterTitled, lexicon.MatterPair, lexicon.MatterSubject:
			r.readMatter(w, core, in)
		case lexicon.MatterWorks:
			r.readWorks(w, core, in)
		}
	}
}

// matterWordsIn returns the words of matters in a range of tokens; of those that
// overlap the first, which is the longest.
func (r *reader) matterWordsIn(in tokens) []matterHit {
	from, _ := slices.BinarySearchFunc(r.matterHits, int32(in.from), func(h matterHit, at int32) int { return int(h.from - at) })
	to := from
	for to < len(r.matterHits) && int(r.matterHits[to].to) <= in.to {
		to++
	}
	return r.matterHits[from:to]
}

// insideTerm reports whether a term of the lexicon that is more than a country
// covers tokens: "World Food Programme" is an organisation.
func (r *reader) insideTerm(at tokens) bool {
	if r.cover[at.from] == 0 {
		return false
	}
	t := r.terms[r.cover[at.from]-1]
	e := &r.x.vocab.entries[t.entry]
	if e.kind == lexicon.KindOrg && r.x.lex.Orgs[e.ref].Type == lexicon.Pact {
		return false
	}
	return e.kind != lexicon.KindCountry && e.kind != lexicon.KindOfficePart && e.kind != lexicon.KindBody
}

// readMatter reads the name around a head and notes it, if it says enough to
// tell its matter from others.
func (r *reader) readMatter(w *lexicon.MatterWord, core, in tokens) {
	n := matterName{head: w, core: core, base: core, whole: core}
	if n.byName() && !r.has(core.from, text.Capital) && w.Kind != schema.KindProject {
		return
	}
	if r.is(core.from-1, fClose) && w.Kind == schema.KindProject {
		r.readBracketed(&n, in)
		return
	}
	r.readBefore(&n, in)
	r.readBehind(&n, in)
	if r.isPartOfTitle(&n, in) || !r.saysEnough(&n) || r.isOneOfMany(&n) || r.isListed(&n, in) {
		return
	}
	m := matter{kind: w.Kind, rule: "matter-" + string(w.Role), name: r.baseName(&n)}
	if !n.byName() && !n.region {
		if m.parties = r.matterParties(&n); m.parties == nil {
			return
		}
	}
	if abbr, to := r.abbreviation(n.whole.to); to > n.whole.to {
		m.known = r.knownAs(abbr, m.kind)
	}
	r.addMatter(m, n.whole)
}

// isOneOfMany reports whether a name in small letters is but any agreement of its
// sort: "a strategic partnership to guide their work".
func (r *reader) isOneOfMany(n *matterName) bool {
	return n.head.Role == lexicon.MatterPair && !r.has(n.core.from, text.Capital) && len(n.parties) == 0 &&
		r.anyWord(n.whole.from-1, "a", "an") && r.is(n.whole.to, fTo)
}

// isListed reports whether a name stands in a point of a list that says nothing
// of it: among those present, such a name is an organisation's. Of an agreement
// it is where somebody stands before it: "Executive Director, Pacific Partnership".
func (r *reader) isListed(n *matterName, in tokens) bool {
	if !n.byName() || n.head.Kind == schema.KindAgreement && !r.is(n.whole.from-1, fComma) || r.blockKind(in.from) != text.Item {
		return false
	}
	for k := in.from; k < in.to; k++ {
		_, f := r.verb(k)
		if f |= r.x.vocab.words[r.ids[k]].action; r.is(k, fBe|fHave|fModal) || f&(past|third) != 0 && !n.whole.holds(tokens{k, k + 1}) {
			return false
		}
	}
	return true
}

// blockKind returns the kind of the block that a sentence belongs to, by the
// sentence's first token.
func (r *reader) blockKind(first int) text.BlockKind {
	i, _ := slices.BinarySearchFunc(r.doc.Sentences, int32(first), func(s text.Sentence, at int32) int { return int(s.From - at) })
	return r.doc.Blocks[r.doc.Sentences[i].Block].Kind
}

// readBracketed notes a project that the abbreviation before its noun names: "the
// Institute of Science (VKIST) project".
func (r *reader) readBracketed(n *matterName, in tokens) {
	from := n.core.from - 3
	if from < in.from {
		return
	}
	if abbr, to := r.abbreviation(from); to == n.core.from {
		r.addMatter(matter{kind: n.head.Kind, rule: "matter-bracketed", name: abbr + " " + r.span(n.core.from, n.core.to)}, tokens{from, n.core.to})
	}
}

// knownAs returns the lexicon's name of what it abbreviates so, "" when it does
// not know it as something of the kind.
func (r *reader) knownAs(abbr string, kind schema.Kind) string {
	for _, ref := range r.x.lex.Lookup(abbr) {
		if ref.Kind != lexicon.KindOrg {
			continue
		}
		if k, ok := r.x.lex.Orgs[ref.Row].Type.Matter(); ok && k == kind && r.x.lex.Orgs[ref.Row].Type != lexicon.Pact {
			return r.x.lex.Orgs[ref.Row].Key
		}
	}
	return ""
}

// readBefore takes the capitals before the head, then the parties before these:
// "Vietnam-RoK" in "Vietnam-RoK Strategic Cooperative Partnership".
func (r *reader) readBefore(n *matterName, in tokens) {
	k := n.base.from
	if r.has(n.core.from, text.Capital) || n.head.Kind == schema.KindProject && n.head.Role == lexicon.MatterHead {
		k = r.capitalsBefore(k, in.from, n.head.Kind == schema.KindProject)
	}
	n.whole.from = k
	for k < n.core.from { // leading parties
		t, e, ok := r.termAt(k)
		if !ok || !r.namesParty(e) {
			break
		}
		next := int(t.to)
		joined := r.isLink(next)
		if n.byName() && !joined && len(n.parties) == 0 {
			break // "Paris Agreement", "American Rescue Plan": a part of the name
		}
		n.parties = append(n.parties, r.partyOf(e))
		for k = next; r.isLink(k); k++ {
		}
		if _, e, ok := r.termAt(k); ok && joined && e.kind == lexicon.KindRegion {
			n.region, k = true, n.whole.from
			break
		}
	}
	n.base.from = min(k, n.core.from)
	if k := n.whole.from - 1; k > in.from && r.isClitic(k) {
		if m := r.stop(k - 1); m != nil && m.party != "" && (m.kind == mCountry || m.kind == mOrg) {
			n.owner = m.party
		}
	}
}

// isLink reports whether token i joins two names of parties.
func (r *reader) isLink(i int) bool {
	return r.is(i, fDash|fConj) || r.str(i) == "–" || r.str(i) == "—"
}

func (r *reader) namesParty(e *entry) bool {
	return e.kind == lexicon.KindCountry && e.flags&(lexicon.Capital|lexicon.Government) == 0 ||
		e.kind == lexicon.KindOrg && isOfStates(r.x.lex.Orgs[e.ref].Type)
}

// capitalsBefore returns the first token of the run of capitals that ends before
// token k. Small words that join capitals belong to it, and, with loose, up to
// two other small words: "Long Son petrochemical project".
func (r *reader) capitalsBefore(k, first int, loose bool) int {
	from, small := k, 0
	for i := k - 1; i >= first; i-- {
		tok := r.doc.Tokens[i]
		capital := tok.Has(text.Capital) && tok.Class == text.Word
		switch {
		case capital && !r.breaksMatter(i):
			from = i
		case tok.Class == text.Number && i > first && i+1 < k && r.isYearAt(i):
			from = i
		case (r.is(i, fDash) || r.str(i) == "–") && i > first && r.has(i-1, text.Capital) && r.has(i+1, text.Capital):
		case r.anyWord(i, "and", "&") && i > first && from == i+1 && r.has(i-1, text.Capital) && !r.breaksMatter(i-1) && !r.isMatterWord(i-1):
		case loose && from == k && small < 2 && tok.Class == text.Word && r.flags(i) == 0 && !r.isVerb(i) && r.x.vocab.words[r.ids[i]].action&^base == 0:
			small++
		default:
			return r.trimBefore(from, k)
		}
	}
	return r.trimBefore(from, k)
}

// isMatterWord reports whether a word by which matters are named ends with token
// i: another name ends there.
func (r *reader) isMatterWord(i int) bool {
	return slices.ContainsFunc(r.matterHits, func(h matterHit) bool { return int(h.to) == i+1 })
}

// trimBefore drops what cannot begin a name: a verb or a small word with which a
// sentence starts.
func (r *reader) trimBefore(from, k int) int {
	for from < k && (r.is(from, fGrammar|fDash) && r.cover[from] == 0 || r.isStart(from) && (r.isVerbForm(from) || r.isVerb(from))) {
		from++
	}
	return from
}

// fGrammar are the words of grammar, which names hold only between others.
const fGrammar = fDet | fPoss | fPrep | fConj | fModal | fBe | fHave | fDo | fAdv | fNot | fTo | fThat | fRel | fHe | fThey | fWe | fI | fIt |
	fSub | fThere | fWeekday

// breaksMatter reports whether a capital word cannot be part of a matter's name:
// a person, an office, a word of grammar, or what a line break parts from it.
func (r *reader) breaksMatter(i int) bool {
	if r.inPerson[i] || r.is(i, fGrammar) && r.cover[i] == 0 || r.breaksName(i+1) {
		return true
	}
	if r.cover[i] == 0 {
		return false
	}
	switch r.x.vocab.entries[r.terms[r.cover[i]-1].entry].kind {
	case lexicon.KindOffice, lexicon.KindHonorific:
		return true
	}
	return false
}

func (r *reader) isYearAt(i int) bool {
	s := r.str(i)
	return len(s) == 4 && (s[:2] == "19" || s[:2] == "20")
}

// readBehind takes what follows the head: "Plus", a year, "on the Law of the
// Sea", "between Korea and Viet Nam".
func (r *reader) readBehind(n *matterName, in tokens) {
	end := n.core.to
	switch {
	case r.word(end, "plus") && r.has(end, text.Capital), n.head.Kind == schema.KindPolicy && r.has(n.core.from, text.Capital) && r.isYearAt(end):
		end++
	case n.head.Role == lexicon.MatterSubject && r.anyWord(end, "on", "concerning", "regarding", "for", "in"):
		end = r.subjectEnd(end, in.to)
	case n.byName() && r.has(n.core.from, text.Capital) && (n.head.Kind == schema.KindAgreement || !r.saysEnough(n)):
		end = r.capitalsBehind(end, in.to)
	}
	n.base.to, n.whole.to = end, end
	k := end
	if _, to := r.abbreviation(k); to > k {
		k = to
	}
	if r.anyWord(k, "between", "with") {
		for _, p := range r.partiesBehind(k+1, in.to) {
			if !slices.Contains(n.parties, p) {
				n.parties = append(n.parties, p)
			}
		}
	}
}

// complementWords join a head with what follows it.
var complementWords = []string{"on", "concerning", "regarding", "for", "of", "against", "relating"}

// capitalsBehind returns the end of the capitals that follow a head and a
// preposition: "on the Law of the Sea". A country or person alone is none.
func (r *reader) capitalsBehind(i, end int) int {
	if !r.anyWord(i, complementWords...) {
		return i
	}
	to := i
	for k := i; k < end; k++ {
		tok := r.doc.Tokens[k]
		switch {
		case tok.Has(text.Capital) && tok.Class == text.Word && !r.breaksMatter(k):
			to = k + 1
		case r.is(k, fDash) && r.isGlued(k) && r.isGlued(k+1):
		case r.is(k, fComma) && r.listsOn(k, end):
		case k-to < 3 && (r.anyWord(k, complementWords...) || r.anyWord(k, "the", "in", "and", "to", "its", "their", "from", "all", "forms")):
		default:
			k = end
		}
	}
	if to == i || r.onlyParty(i, to) {
		return i
	}
	return to
}

// listsOn reports whether the comma at token i stands in a list of capitals that
// "and" closes: "on Reciprocal, Fair, and Balanced Trade".
func (r *reader) listsOn(i, end int) bool {
	for k := i + 1; k < min(end, i+6); k++ {
		switch {
		case r.word(k, "and"):
			return r.has(k+1, text.Capital)
		case !r.has(k, text.Capital) && !r.is(k, fComma):
			return false
		}
	}
	return false
}

// onlyParty reports whether the words of a complement name but countries or
// organisations: "Policy of Viet Nam".
func (r *reader) onlyParty(from, to int) bool {
	for from < to && r.is(from, fPrep|fDet) {
		from++
	}
	t, e, ok := r.termAt(from)
	for ok && int(t.to) < to && r.namesParty(e) && r.isLink(int(t.to)) {
		t, e, ok = r.termAt(int(t.to) + 1)
	}
	return ok && int(t.to) >= to
}

// maxSubject is the most tokens that the subject of a memorandum is read for.
const maxSubject = 12

// subjectEnd returns the end of a memorandum's subject, which begins with the
// preposition at token i: it runs to a mark, a verb, a date or who signed it.
func (r *reader) subjectEnd(i, end int) int {
	k := i + 1
	for ; k < min(end, i+maxSubject); k++ {
		tok := r.doc.Tokens[k]
		if r.is(k, fBe|fHave|fModal|fThat|fRel|fSub|fComma|fSemi|fStop|fOpen|fClose|fQuote|fMonth|fWeekday) || r.isClitic(k) ||
			r.anyWord(k, "between", "with", "by", "at", "during", "signed", "which", "was", "were", "as", "to", "from", "under", "through", "among") ||
			tok.Class == text.Number && r.isYearAt(k) || r.breaksName(k) {
			break
		}
		if v, f := r.verb(k); v != nil && f&(past|third) != 0 && f&base == 0 {
			break
		}
		if r.is(k, fConj) && (r.is(k+1, fDet|fPoss|fPrep) || r.instrumentAt(k+1)) {
			break
		}
	}
	for k > i && r.is(k-1, fPrep|fDet|fConj|fAdv|fPoss|fTo) {
		k--
	}
	return k
}

// instrumentAt reports whether another agreement begins at token i.
func (r *reader) instrumentAt(i int) bool { return r.is(i, fInstrument) }

// partiesBehind reads "the Republic of Korea (RoK) and Vietnam".
func (r *reader) partiesBehind(i, end int) []schema.Party {
	var out []schema.Party
	for k := i; k < end; k++ {
		t, e, ok := r.termAt(k)
		switch {
		case ok && r.namesParty(e):
			out = append(out, r.partyOf(e))
			k = r.afterAcronym(int(t.to), end) - 1
		case !r.is(k, fDet|fConj|fComma):
			return out
		}
	}
	return out
}

// isPartOfTitle reports whether a name is but a part of an office or body: the
// "Policy" of "Gender Policy Council" or of "Director for Economic Policy".
func (r *reader) isPartOfTitle(n *matterName, in tokens) bool {
	if k := n.whole.to; k < in.to && r.has(k, text.Capital) && r.doc.Tokens[k].Class == text.Word && r.flags(k)&(fMonth|fWeekday) == 0 && !r.breaksName(k) {
		return true
	}
	k := n.whole.from - 1
	if k > in.from && r.is(k, fDet) {
		k--
	}
	if k <= in.from || !r.anyWord(k, "of", "for") || !r.has(k-1, text.Capital) {
		return false
	}
	e := r.cover[k-1]
	return n.whole.from-1 == k || e != 0 && r.x.vocab.entries[r.terms[e-1].entry].kind != lexicon.KindCountry
}

// saysEnough reports whether a name holds a capital word that tells it from
// others. Pairs are told by their parties, memoranda by their subject.
func (r *reader) saysEnough(n *matterName) bool {
	switch n.head.Role {
	case lexicon.MatterPair:
		return true
	case lexicon.MatterSubject:
		return n.base.to > n.core.to+1
	case lexicon.MatterTitled:
		if n.base.to == n.core.to {
			return false
		}
	}
	for k := n.base.from; k < n.base.to; k++ {
		if k == n.core.from {
			k = n.core.to - 1
			continue
		}
		if r.tells(k) {
			return true
		}
	}
	return false
}

// tells reports whether a word of a name is one that few names have: a capital
// word that is no party, no common word and no short abbreviation.
func (r *reader) tells(k int) bool {
	tok := r.doc.Tokens[k]
	switch {
	case tok.Class != text.Word || !tok.Has(text.Capital) || r.x.vocab.words[r.ids[k]].blank || r.flags(k)&(fPrep|fDet|fMonth|fWeekday|fConj) != 0:
		return false
	case tok.End-tok.Start < 2 || tok.Has(text.Upper) && tok.End-tok.Start < 5:
		return false
	}
	return r.cover[k] == 0 || !r.namesParty(&r.x.vocab.entries[r.terms[r.cover[k]-1].entry])
}

// baseName returns the words of a name without its parties, the head in the form
// it is counted as.
func (r *reader) baseName(n *matterName) string {
	from := n.base.from
	if n.head.Kind == schema.KindAgreement && r.isYearAt(from) && from+1 < n.core.from {
		from++ // "1982 United Nations Convention": when, not what
	}
	words := []string{r.between(from, n.core.from), r.span(n.core.from, n.core.to), r.between(n.core.to, n.base.to)}
	if fold.String(words[1]) != fold.String(n.head.Key) && !n.byName() {
		words[1] = n.head.Key
	}
	return strings.Join(strings.Fields(strings.Join(words, " ")), " ")
}

func (r *reader) between(from, to int) string {
	if from >= to {
		return ""
	}
	return r.span(from, to)
}

// matterParties returns the two parties of what is named by its parties, sorted,
// or the one whose policy it is. Where the name gives but one, the document's
// other main party is meant; nil is where it does not tell.
func (r *reader) matterParties(n *matterName) []schema.Party {
	ps := n.parties
	if n.owner != "" && !slices.Contains(ps, n.owner) {
		ps = append(ps, n.owner)
	}
	if n.head.Kind == schema.KindPolicy {
		switch {
		case len(ps) == 1:
			return ps
		case len(ps) == 0:
			return oneParty(cmp.Or(r.home, r.toldFrom()))
		}
		return nil
	}
	switch len(ps) {
	case 0:
		ps = slices.Clone(r.parties)
	case 1:
		for _, p := range r.parties {
			if p != ps[0] && len(r.parties) == 2 {
				ps = append(ps, p)
				break
			}
		}
	}
	if len(ps) != 2 {
		return nil
	}
	ps = slices.Clone(ps)
	slices.Sort(ps)
	return ps
}

// readWorks reads works by what they are and where: "a new airport in Long
// Thanh". Only where they are to be built are they a project and no mere place.
func (r *reader) readWorks(w *lexicon.MatterWord, core, in tokens) {
	k := core.to
	if !r.anyWord(k, "in", "at") || !r.has(k+1, text.Capital) || r.has(core.from, text.Capital) || !r.isBuilt(core.from, in.from) {
		return
	}
	to := k + 1
	for to < in.to && r.has(to, text.Capital) && r.doc.Tokens[to].Class == text.Word && !r.breaksMatter(to) {
		to++
	}
	if _, e, ok := r.termAt(k + 1); to == k+1 || ok && r.namesParty(e) {
		return
	}
	from := core.from
	for from > in.from && r.doc.Tokens[from-1].Class == text.Word && (r.has(from-1, text.Upper) || r.anyWord(from-1, "international")) {
		from--
	}
	r.addMatter(matter{kind: w.Kind, rule: "matter-works"}, tokens{from, to})
}

// isBuilt reports whether the words before token i speak of building.
func (r *reader) isBuilt(i, first int) bool {
	for k := i - 1; k >= max(first, i-14); k-- {
		if r.anyWord(k, "construction", "build", "building", "built", "construct", "constructing", "develop", "development", "expand", "expansion", "upgrade", "upgrading", "project", "projects", "invest", "investment") {
			return true
		}
	}
	return false
}
