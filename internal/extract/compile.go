package extract

import (
	"iter"
	"strings"

	"chancery/internal/fold"
	"chancery/internal/lexicon"
)

// compile turns a lexicon into the vocabulary that the reader looks words up
// in.
func compile(lex *lexicon.Lexicon) *vocab {
	v := newVocab()
	portfolios := portfolioForms(lex)
	for p := range lex.Phrases() {
		if p.Kind == lexicon.KindNumber || p.Kind == lexicon.KindCurrency {
			continue // package amount reads them
		}
		e := entry{layer: inNames, kind: p.Kind, flags: p.Flags, ref: int32(p.Ref)}
		if p.Kind == lexicon.KindNonName {
			if !lex.NonNames[p.Ref].Always {
				continue // "Park", "April": a name where the text treats it as one
			}
			e.layer = notNames
		}
		if p.Flags.Has(lexicon.Exact) {
			e.text = p.Text
		}
		if p.Kind == lexicon.KindOffice {
			e.portfolio = portfolios[fold.String(p.Text)]
		}
		v.add(p.Text, e)
	}
	for i := range lex.Verbs {
		v.addVerb(&lex.Verbs[i], int32(i))
	}
	for i, n := range lex.SpeechNouns {
		v.add(n.Noun, entry{layer: inNouns, ref: int32(i)})
	}
	for i, w := range lex.MatterWords {
		v.addMatterWord(&w, int32(i))
	}
	for _, a := range lex.Actions {
		v.addAction(a)
	}
	for i, m := range months {
		v.words[v.id(m)].month = uint8(i + 1)
		v.words[v.id(m[:3])].month = uint8(i + 1)
	}
	v.freeze()
	return v
}

// portfolioForms returns the folded names of fields of government.
func portfolioForms(lex *lexicon.Lexicon) map[string]bool {
	out := map[string]bool{}
	for _, p := range lex.OfficeParts {
		if p.Role != lexicon.Portfolio {
			continue
		}
		for _, f := range p.Forms {
			out[fold.String(f.Text)] = true
		}
	}
	return out
}

var months = [...]string{
	"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
}

func (v *vocab) addVerb(x *lexicon.Verb, ref int32) {
	for _, f := range []struct {
		text string
		form form
	}{{x.Lemma, base}, {x.Third, third}, {x.Past, past}, {x.Participle, participle}, {x.Gerund, gerund}} {
		v.add(f.text, entry{layer: inVerbs, ref: ref, form: f.form})
	}
}

func (v *vocab) addMatterWord(w *lexicon.MatterWord, ref int32) {
	switch w.Role {
	case lexicon.MatterBlank:
		v.words[v.id(fold.String(w.Text))].blank = true
	case lexicon.MatterAside:
		v.words[v.id(fold.String(w.Text))].aside = true
	default:
		v.add(w.Text, entry{layer: inMatters, ref: ref})
	}
}

func (v *vocab) addAction(a lexicon.Action) {
	for _, f := range []struct {
		text string
		form form
	}{
		{a.Verb, base},
		{lexicon.ThirdOf(a.Verb), third},
		{lexicon.PastOf(a.Verb), past | participle},
		{a.Participle, participle},
		{lexicon.GerundOf(a.Verb), gerund},
		{doubled(a.Verb) + "ing", gerund},
		{doubled(a.Verb) + "ed", past | participle},
	} {
		w := &v.words[v.id(fold.String(f.text))]
		w.action |= f.form
		w.isNoun = w.isNoun || f.form == base && a.Noun
	}
}

// doubled doubles a last consonant: "step" → "stepp", for "stepping".
func doubled(verb string) string { return verb + verb[len(verb)-1:] }

func fieldsSeq(s string) iter.Seq[string] { return strings.FieldsSeq(s) }
