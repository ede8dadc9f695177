package schema

// Force says what sort of speech act a statement is.
type Force string

// The forces, from the gold format's table.
const (
	Agree      Force = "agree"      // a joint undertaking or shared decision
	Pledge     Force = "pledge"     // one side undertakes to do something
	Request    Force = "request"    // one side asks the other to act
	Propose    Force = "propose"    // one side puts a course of action forward
	Invite     Force = "invite"     // an invitation
	Affirm     Force = "affirm"     // a position or support, no new action
	Hope       Force = "hope"       // an expectation or wish
	Appreciate Force = "appreciate" // praise, thanks, congratulation, welcome
	Concern    Force = "concern"    // worry, criticism, condemnation
	Discuss    Force = "discuss"    // talked about, no position taken
)

// Forces lists every force, in the order of the gold format.
var Forces = [...]Force{Agree, Pledge, Request, Propose, Invite, Affirm, Hope, Appreciate, Concern, Discuss}

// Valid reports whether f is one of [Forces].
func (f Force) Valid() bool {
	for _, g := range Forces {
		if f == g {
			return true
		}
	}
	return false
}

// EventKind says what brought parties together.
type EventKind string

// The kinds of events.
const (
	Visit      EventKind = "visit"
	Meeting    EventKind = "meeting"
	Call       EventKind = "call"       // by phone or video
	Signing    EventKind = "signing"    // of an agreement, in presence
	Conference EventKind = "conference" // summit, multilateral or multi-day gathering
)

// EventKinds lists every kind of event.
var EventKinds = [...]EventKind{Visit, Meeting, Call, Signing, Conference}

// Topic is a field of policy that a statement is about.
type Topic string

// Topics lists every topic, in the order of the gold format.
var Topics = [...]Topic{
	"trade", "investment", "development-assistance", "finance", "supply-chain", "agriculture", "energy",
	"climate", "environment", "infrastructure", "science-technology", "digital", "health", "education",
	"culture", "tourism", "people-to-people", "labour", "consular", "defence", "security", "maritime",
	"nuclear", "peace", "human-rights", "regional", "multilateral", "diplomatic-exchange", "law",
}

// Valid reports whether t is one of [Topics].
func (t Topic) Valid() bool {
	for _, u := range Topics {
		if t == u {
			return true
		}
	}
	return false
}

// MatterKinds lists the kinds of a [Matter].
var MatterKinds = [...]Kind{KindAgreement, KindPolicy, KindProject, KindDispute, KindPlace}

// Kind is the sort of thing an IRI names; it is the IRI's scheme.
type Kind string

// The kinds of things in the graph.
const (
	KindPerson  Kind = "person"
	KindCountry Kind = "country" // ISO 3166-1 alpha-2: country:KR
	KindOrg     Kind = "org"
	KindDyad    Kind = "dyad" // two countries, codes sorted: dyad:KR-VN
	KindPlace   Kind = "place"
	KindOffice  Kind = "office"
	KindEvent   Kind = "event"
	KindAct     Kind = "act"    // one speech act in one document
	KindTarget  Kind = "target" // a quantified goal or sum
	KindThread  Kind = "thread" // one undertaking over many meetings
	KindTopic   Kind = "topic"
	KindDoc     Kind = "doc"
	KindDate    Kind = "date" // label of a view edge: date:2021-06-23
	KindFact    Kind = "fact" // a person or event mention of one document
	KindEdge    Kind = "edge" // a view edge, reified to lead back to its facts

	// What acts are about: see [Matter].
	KindAgreement Kind = "agreement" // a treaty, memorandum, partnership, declaration …
	KindPolicy    Kind = "policy"    // a policy, strategy, initiative or vision, of a state or several
	KindProject   Kind = "project"   // works or a programme
	KindDispute   Kind = "dispute"   // a dispute, conflict or crisis
)
