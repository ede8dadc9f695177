package extract

import (
	"chancery/internal/lexicon"
	"chancery/internal/text"
)

// maxName is the most tokens that a personal name may take; joined parts
// ("Eui-yong") count as one.
const maxName = 8

// name returns the end of the personal name that starts at token i, or i.
// after tells that a title or an honorific stands before it, so that words
// which are also places ("President Santiago Peña") may be taken.
func (r *reader) name(i, end int, after bool) int {
	parts, at := 0, i
	for at < end && parts < maxName {
		if parts > 0 && r.breaksName(at) {
			break
		}
		next := r.namePart(at, end, parts, after)
		if next == at {
			break
		}
		at = next
		parts++
	}
	for at > i && r.isTailParticle(at-1) {
		at--
	}
	return at
}

// breaksName reports whether a line break before token i ends a name: names
// run over wrapped lines but not over blank ones.
func (r *reader) breaksName(i int) bool {
	return r.has(i, text.Newline) && r.blankBefore(i)
}

func (r *reader) blankBefore(i int) bool {
	gap := r.doc.Src[r.doc.Tokens[i-1].End:r.doc.Tokens[i].Start]
	n := 0
	for _, c := range gap {
		if c == '\n' {
			n++
		}
	}
	return n > 1
}

// namePart returns the end of one part of a name at token i, or i.
func (r *reader) namePart(i, end, parts int, after bool) int {
	t := r.doc.Tokens[i]
	switch {
	case t.Class != text.Word:
		if parts > 0 && r.is(i, fComma) && i+1 < end && r.anyWord(i+1, "jr", "sr") {
			return r.skipPeriod(i+2, end)
		}
		return i
	case r.anyWord(i, "jr", "sr") && parts > 0:
		return r.skipPeriod(i+1, end)
	case t.End-t.Start == 1 && t.Has(text.Capital) && i+1 < end && r.str(i+1) == "." && r.isGlued(i+1):
		return i + 2 // an initial
	case t.End-t.Start == 1 && t.Has(text.Capital) && after && i+1 < end && (r.isNamePart(i+1, true) || r.isInitial(i+1)):
		return i + 1 // "K Shanmugam", "K M M Siriwardana"
	case t.Has(text.Abbrev):
		if parts == 0 && !after || !t.Has(text.Capital) || r.cover[i] != 0 && !after {
			return i
		}
		return i + 1
	case r.is(i, fParticle) && (parts > 0 || after && t.Has(text.Capital)):
		k := i + 1
		if k < end && r.isGlued(k) && r.str(k) == "-" {
			k++
		}
		for k < end && r.is(k, fParticle) && k < i+3 {
			k++ // "von der Leyen"
		}
		if k < end && r.isNamePart(k, true) {
			return r.joined(k+1, end)
		}
		return i
	case parts > 0 && isNumeral(r.str(i)):
		return i + 1
	case !r.isNamePart(i, after || parts > 0):
		return i
	}
	return r.joined(i+1, end)
}

// isInitial reports whether token i is a single capital letter before another
// or before a name.
func (r *reader) isInitial(i int) bool {
	t := r.doc.Tokens[i]
	return t.End-t.Start == 1 && t.Has(text.Capital) && i+1 < len(r.ids) && (r.isNamePart(i+1, true) || r.isInitial(i+1))
}

func (r *reader) skipPeriod(i, end int) int {
	if i < end && r.str(i) == "." && r.isGlued(i) && i+1 < end {
		return i + 1
	}
	return i
}

// joined takes the parts that a hyphen or an apostrophe ties to a name:
// "Eui-yong", "Dao'an", "Al-Kadhimi".
func (r *reader) joined(i, end int) int {
	for i+1 < end && r.isGlued(i) && r.isGlued(i+1) && !r.isClitic(i) && r.doc.Tokens[i+1].Class == text.Word {
		s := r.str(i)
		if s != "-" && s != "'" && s != "’" && s != "‑" && s != "–" {
			break
		}
		if s == "–" && r.cover[i+1] != 0 {
			break
		}
		i += 2
	}
	return i
}

// isNamePart reports whether token i may be part of a personal name.
func (r *reader) isNamePart(i int, lenient bool) bool {
	t := r.doc.Tokens[i]
	if t.Class != text.Word || !t.Has(text.Capital) || t.Has(text.Digits) || t.End-t.Start < 2 {
		return false
	}
	w := r.x.vocab.words[r.ids[i]]
	if lenient && w.flags&(fTo|fPrep|fDo|fI) != 0 && t.End-t.Start <= 3 && r.has(i-1, text.Capital) && r.has(i+1, text.Capital) && r.flags(i+1) == 0 && r.cover[i+1] == 0 && !r.never[i+1] {
		return true // "General Secretary To Lam"
	}
	if lenient && w.flags != 0 && r.insideName(i) {
		return true
	}
	if w.flags&^(fMonth|fWill|fModal) != 0 {
		return false
	}
	if w.flags&fMonth != 0 && !(lenient && !r.nearNumber(i)) {
		return false
	}
	if r.never[i] || r.isVerbForm(i) {
		return false
	}
	if r.cover[i] == 0 {
		return !(t.Has(text.Upper) && t.End-t.Start <= 4 && (isPostNominal(r.str(i)) || !r.inCapitals(i)))
	}
	e := r.x.vocab.entries[r.terms[r.cover[i]-1].entry]
	switch e.kind {
	case lexicon.KindHonorific:
		// "Najib Tun Razak", "Dr Tun Shin": a title of one country inside a name.
		return lenient && r.x.lex.Honorifics[e.ref].Country != "" && i+1 < len(r.cover) && r.cover[i+1] == 0 && r.isNamePart(i+1, true)
	case lexicon.KindRegion:
		return false
	case lexicon.KindPlace:
		return lenient && r.terms[r.cover[i]-1].to-r.terms[r.cover[i]-1].from == 1
	case lexicon.KindOrg:
		return lenient && r.isLoneTerm(i) && !r.has(i, text.Upper) && r.has(i-1, text.Capital) && r.cover[i-1] == 0 && !r.isClitic(i+1)
	case lexicon.KindCountry:
		if lenient && r.isLoneTerm(i) && r.endsName(i) {
			return true
		}
		// "Jordan", "Chad" and "Israel" are names of people too, but only
		// before a surname that is none.
		return lenient && r.isLoneTerm(i) && i+1 < len(r.cover) && r.cover[i+1] == 0 && r.isNamePart(i+1, false) && !r.isGlued(i+1)
	}
	return false
}

// isVerbForm reports whether a capitalised word is a verb as headlines have it:
// "President Instructs …", "Stressing …".
func (r *reader) isVerbForm(i int) bool {
	const inflected = third | gerund
	f := r.x.vocab.words[r.ids[i]].action
	if v, g := r.verb(i); v != nil {
		f |= g
	}
	return f&inflected != 0 && f&base == 0
}

// inCapitals reports whether the word beside token i is in capitals too, as in
// names of headlines; a lone one is an acronym.
func (r *reader) inCapitals(i int) bool {
	if r.has(i+1, text.Capital) && !r.has(i+1, text.Upper) && r.ids[i+1] == 0 && i > 0 && (r.str(i-1) == "." || r.isHonorific(i-1)) {
		return true // "Mr. NAGY Zoltán"
	}
	return i > 0 && r.has(i-1, text.Upper) && !r.has(i-1, text.Newline) || i+1 < len(r.ids) && r.has(i+1, text.Upper)
}

// endsName reports whether a country's name at token i is a surname: a given
// name or an initial stands before it, and the text goes on as after a person.
func (r *reader) endsName(i int) bool {
	before := r.has(i-1, text.Capital) && r.cover[i-1] == 0 && r.flags(i-1) == 0 || r.str(i-1) == "." && r.isGlued(i-1) && r.has(i-2, text.Capital)
	return before && !r.isClitic(i+1) && !r.has(i+1, text.Capital) && !r.is(i+1, fDash)
}

// insideName reports whether name parts stand on both sides of token i: "Than"
// in "Malar Than Htaik".
func (r *reader) insideName(i int) bool {
	return i > 0 && i+1 < len(r.ids) && r.has(i-1, text.Capital) && r.cover[i-1] == 0 && r.ids[i+1] == 0 && r.has(i+1, text.Capital) && r.ids[i-1] == 0
}

func (r *reader) isLoneTerm(i int) bool {
	t := r.terms[r.cover[i]-1]
	return t.to-t.from == 1
}

func (r *reader) nearNumber(i int) bool {
	return i > 0 && r.doc.Tokens[i-1].Class == text.Number || i+1 < len(r.ids) && r.doc.Tokens[i+1].Class == text.Number
}

// isTailParticle reports whether token i is a particle, which cannot end a name.
func (r *reader) isTailParticle(i int) bool {
	return r.is(i, fParticle) && !r.has(i, text.Capital)
}

// particles stand inside names in small letters, some also with a capital.
const particles = "al el bin bint ibn ben abu de da do dos das del della di du van von der den la le les ter ten y e ul ud ur a/l a/p zu af av"

func isNumeral(s string) bool {
	switch s {
	case "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XVI":
		return true
	}
	return false
}

// isPostNominal reports whether s stands after names without being part of them.
func isPostNominal(s string) bool {
	switch s {
	case "SC", "MP", "QC", "KC", "AM", "AO", "AC", "CH", "CBE", "OBE", "MBE", "PC", "PhD", "MD", "MLA", "TD", "MEP":
		return true
	}
	return false
}
