package schema

import (
	"slices"
	"sync"
)

// Layer is a part of the graph, told by the label of its quads. A predicate may
// live in more than one; layers add up as bits.
type Layer uint8

// The layers.
const (
	// InEvidence: what one document says, labelled with the document.
	InEvidence Layer = 1 << iota
	// InThings: what things are, derived from the evidence, without label.
	InThings
	// InView: flat edges between things, derived, labelled with the date of the
	// occasion.
	InView
)

// Relation describes a predicate: what it says, between what, and where.
type Relation struct {
	Predicate Predicate
	Doc       string
	Domain    []Kind
	Range     []Kind // empty: a literal
	Layers    Layer
	// Symmetric relations are stored in both directions.
	Symmetric bool
}

// Literal reports whether the objects of r are literals and not things.
func (r Relation) Literal() bool { return len(r.Range) == 0 }

// Is reports whether r lives in layer l.
func (r Relation) Is(l Layer) bool { return r.Layers&l != 0 }

// RelationOf returns the row of p in [Relations], and false when it has none.
func RelationOf(p Predicate) (Relation, bool) {
	i, ok := relationIndex()[p]
	if !ok {
		return Relation{}, false
	}
	return Relations[i], true
}

// relationIndex finds rows by predicate.
var relationIndex = sync.OnceValue(func() map[Predicate]int {
	index := make(map[Predicate]int, len(Relations))
	for i, r := range Relations {
		index[r.Predicate] = i
	}
	return index
})

// Doings returns the predicate that leads from who acts to the act:
// country:KR dip:requested act:….
func (f Force) Doings() Predicate {
	switch f {
	case Agree:
		return PAgreed
	case Pledge:
		return PPledged
	case Request:
		return PRequested
	case Propose:
		return PProposed
	case Invite:
		return PInvited
	case Affirm:
		return PAffirmed
	case Hope:
		return PHoped
	case Appreciate:
		return PAppreciated
	case Concern:
		return PConcerned
	case Discuss:
		return PDiscussed
	}
	return ""
}

var (
	kindsOfParty   = []Kind{KindCountry, KindOrg}
	kindsOfActor   = []Kind{KindPerson, KindCountry, KindOrg}
	kindsOfAgent   = []Kind{KindCountry, KindOrg, KindDyad}
	kindsOfFact    = []Kind{KindFact, KindAct}
	kindsOfNamed   = []Kind{KindPerson, KindCountry, KindOrg, KindPlace, KindOffice, KindDyad, KindTopic, KindAgreement, KindPolicy, KindProject, KindDispute}
	kindsOfDated   = []Kind{KindEvent, KindFact}
	kindsOfSums    = []Kind{KindTarget, KindFact}
	kindsOfAct     = []Kind{KindAct}
	kindsOfEvent   = []Kind{KindEvent}
	kindsOfDoc     = []Kind{KindDoc}
	kindsOfMention = []Kind{KindFact}
)

// Relations is the vocabulary of the graph, in the order in which it is
// documented. Exports, help and documentation derive from it.
var Relations = [...]Relation{
	{PVisited, "travelled to", []Kind{KindPerson, KindCountry}, []Kind{KindCountry}, InView, false},
	{PMet, "met face to face", kindsOfActor, kindsOfActor, InView, true},
	{PCalled, "spoke with by phone or video", kindsOfActor, kindsOfActor, InView, true},
	{PSigned, "signed an agreement with", kindsOfParty, kindsOfParty, InView, true},
	{PWitnessed, "was present when others signed", []Kind{KindPerson}, kindsOfEvent, InView, false},
	{PAttended, "took part in", []Kind{KindPerson}, kindsOfEvent, InView, false},
	{PParty, "has as a party", kindsOfEvent, kindsOfParty, InView, false},
	{PHeldOffice, "held the office, over the time of the label", []Kind{KindPerson}, []Kind{KindOffice}, InView, false},
	{PTargets, "aims at the sum or goal", kindsOfAgent, []Kind{KindTarget}, InView, false},
	{PAgreed, "agreed, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PPledged, "pledged, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PRequested, "requested, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PProposed, "proposed, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PInvited, "invited, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PAffirmed, "affirmed, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PHoped, "hoped, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PAppreciated, "expressed appreciation, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PConcerned, "expressed concern, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PDiscussed, "discussed, in the act", kindsOfAgent, kindsOfAct, InView, false},
	{PBy, "is the act of", kindsOfAct, kindsOfParty, InView, false},
	{PTo, "is addressed to", kindsOfAct, kindsOfParty, InView, false},
	{PSpeaker, "was spoken by", kindsOfAct, []Kind{KindPerson}, InView, false},
	{PTopic, "is about", kindsOfAct, []Kind{KindTopic}, InView, false},
	{PTarget, "names the sum or goal", kindsOfAct, []Kind{KindTarget}, InView, false},
	{POccasion, "was done at", kindsOfAct, kindsOfEvent, InView, false},
	{PConcerns, "names, as what it is about", []Kind{KindAct, KindEvent}, MatterKinds[:], InView, false},

	{PType, "is a", nil, []Kind{"dip"}, InThings | InEvidence, false},
	{PName, "preferred name; in the evidence, the name that the document gives", slices.Concat(kindsOfNamed, kindsOfMention, kindsOfDoc), nil, InThings | InEvidence, false},
	{PAlias, "another name", slices.Concat(kindsOfNamed, kindsOfMention), nil, InThings | InEvidence, false},
	{PKey, "a name folded for look-up: no capitals, no diacritics, words joined by hyphens", kindsOfNamed, nil, InThings, false},
	{PCode, "ISO 3166-1 alpha-3 code", []Kind{KindCountry}, nil, InThings, false},
	{PCountry, "belongs to", []Kind{KindOrg, KindOffice, KindPlace}, kindsOfParty, InThings, false},
	{PRepresents, "speaks for", []Kind{KindPerson}, kindsOfParty, InThings, false},
	{PBetween, "is between, or is the work of", []Kind{KindAgreement, KindPolicy, KindProject, KindDispute}, kindsOfParty, InThings, false},
	{PMember, "is the pair of", []Kind{KindDyad}, []Kind{KindCountry}, InThings, false},
	{POn, "took place on, as exactly as the sources date it", []Kind{KindEvent, KindAct}, []Kind{KindDate}, InThings, false},
	{PPartOf, "is part of", kindsOfEvent, kindsOfEvent, InThings, false},
	{PNote, "how something was inferred", kindsOfEvent, nil, InThings, false},
	{PPLOVER, "event type in PLOVER", []Kind{KindEvent, KindAct}, nil, InThings, false},
	{PPLOVERMode, "mode in PLOVER", []Kind{KindEvent, KindAct}, nil, InThings, false},
	{PPLOVERCtx, "context in PLOVER", []Kind{KindEvent, KindAct}, nil, InThings, false},
	{PCAMEO, "event code in CAMEO", []Kind{KindEvent, KindAct}, nil, InThings, false},
	{PReports, "is a mention of", kindsOfMention, slices.Concat([]Kind{KindPerson, KindCountry, KindOrg, KindEvent}, MatterKinds[:]), InThings, false},
	{PSupports, "is evidence for the view edge", kindsOfFact, []Kind{KindEdge}, InThings, false},
	{PEdge, "the view edge in full: subject, predicate, object and label", []Kind{KindEdge}, nil, InThings, false},

	{PKind, "what sort of event", kindsOfDated, nil, InThings | InEvidence, false},
	{PLabel, "short description of an event", kindsOfDated, nil, InThings | InEvidence, false},
	{PStart, "first day (EDTF)", kindsOfDated, nil, InThings | InEvidence, false},
	{PEnd, "last day (EDTF)", kindsOfDated, nil, InThings | InEvidence, false},
	{PPlace, "where, as the sources name it", kindsOfDated, nil, InThings | InEvidence, false},
	{PPlanned, "\"true\" for what was announced and is not yet reported as held", kindsOfDated, nil, InThings | InEvidence, false},
	{PMetric, "what is measured", kindsOfSums, nil, InThings | InEvidence, false},
	{PValue, "how much, in units", kindsOfSums, nil, InThings | InEvidence, false},
	{PUnit, "ISO 4217 code, or percent, people, …", kindsOfSums, nil, InThings | InEvidence, false},
	{PDue, "by when (EDTF)", kindsOfSums, nil, InThings | InEvidence, false},
	{PApprox, "about, over or under, where the text hedges", kindsOfSums, nil, InThings | InEvidence, false},

	{PTitle, "headline", kindsOfDoc, nil, InEvidence, false},
	{PPublished, "date of publication (EDTF)", kindsOfDoc, nil, InEvidence, false},
	{PPublisher, "who published it", kindsOfDoc, nil, InEvidence, false},
	{PLanguage, "language (BCP 47)", kindsOfDoc, nil, InEvidence, false},
	{PSource, "where it was published (URL)", kindsOfDoc, nil, InEvidence, false},
	{PSHA256, "SHA-256 of the file", kindsOfDoc, nil, InEvidence, false},
	{PDocument, "stands in the document", kindsOfFact, kindsOfDoc, InEvidence, false},
	{PQuote, "the words of the document", kindsOfFact, nil, InEvidence, false},
	{PFirstByte, "offset of the quote's first byte", kindsOfFact, nil, InEvidence, false},
	{PLastByte, "offset of the first byte after the quote", kindsOfFact, nil, InEvidence, false},
	{PRule, "rule of the extractor that made the fact", kindsOfFact, nil, InEvidence, false},
	{PConfidence, "how sure that rule is, 0 to 1", kindsOfFact, nil, InEvidence, false},
	{PForce, "sort of speech act", kindsOfAct, nil, InEvidence, false},
	{PVerb, "lemma of the speech verb", kindsOfAct, nil, InEvidence, false},
	{POffice, "office, as the document gives it", kindsOfMention, nil, InEvidence, false},
	{PWeekday, "day of the week, where the document gives no more", kindsOfMention, nil, InEvidence, false},
	{PDuring, "was done at the event that the document tells of", kindsOfAct, kindsOfMention, InEvidence, false},
	{PKnown, "name under which the lexicon knows the matter", kindsOfMention, nil, InEvidence, false},
	{PMentions, "names the matter in its words", kindsOfFact, kindsOfMention, InEvidence, false},
	{PFigure, "holds the figure", kindsOfAct, kindsOfMention, InEvidence, false},
	{PByName, "whose act, as named", kindsOfAct, nil, InEvidence, false},
	{PToName, "to whom, as named", kindsOfAct, nil, InEvidence, false},
	{PSpeakerName, "speaker, as named", kindsOfAct, nil, InEvidence, false},
	{PTopicName, "field of policy", kindsOfAct, nil, InEvidence, false},
	{PPartyName, "party, as named", kindsOfMention, nil, InEvidence, false},
	{PParticipantName, "participant, as named", kindsOfMention, nil, InEvidence, false},
	{PCountryName, "country or organisation of a person or publisher, as coded", []Kind{KindFact, KindDoc}, nil, InEvidence, false},
	{POrder, "order of the fact's lists, where it is not the sorted one", kindsOfMention, nil, InEvidence, false},
}
