package extract

import (
	"slices"

	"chancery/internal/lexicon"
)

// readContent reads what follows a trigger up to token to.
func (r *reader) readContent(t *trigger, to int) {
	x := r.complementOf(t, to)
	if x.object > 0 && len(t.subj.parties) > 0 {
		p, _ := r.partiesOf(&r.mentions[x.object-1], &context{he: -1})
		if len(p) == 1 && !slices.Contains(t.subj.parties, p[0]) {
			t.to = p
		}
	}
	if f := frameOf(t.class); f != nil {
		f(r, t, x, to)
	}
}

// frame reads what follows a verb of one class and emits its acts.
type frame func(r *reader, t *trigger, x complement, to int)

// frameOf returns the frame of a class of verbs, nil for none.
func frameOf(k lexicon.Class) frame {
	switch k {
	case lexicon.VerbAgree:
		return (*reader).readAgree
	case lexicon.VerbPledge:
		return (*reader).readPledge
	case lexicon.VerbOffer:
		return (*reader).readPledge
	case lexicon.VerbAccept:
		return (*reader).readAccept
	case lexicon.VerbSay:
		return (*reader).readSay
	case lexicon.VerbStress:
		return (*reader).readStress
	case lexicon.VerbSupport:
		return (*reader).readSupport
	case lexicon.VerbRegard:
		return (*reader).readRegard
	case lexicon.VerbHope:
		return (*reader).readHope
	case lexicon.VerbWant:
		return (*reader).readWant
	case lexicon.VerbRequest:
		return (*reader).readRequest
	case lexicon.VerbInstruct:
		return (*reader).readInstruct
	case lexicon.VerbPropose:
		return (*reader).readPropose
	case lexicon.VerbInvite:
		return (*reader).readInvite
	case lexicon.VerbAppreciate:
		return (*reader).readAppreciate
	case lexicon.VerbConcern:
		return (*reader).readConcern
	case lexicon.VerbDiscuss:
		return (*reader).readDiscuss
	case lexicon.VerbAnnounce:
		return (*reader).readAnnounce
	case lexicon.VerbLight:
		return (*reader).readLight
	}
	return nil
}
