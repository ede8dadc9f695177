package schema

// Predicate is the name of a relation or property in the graph.
type Predicate string

// The predicates of things and of the evidence layer.
const (
	PType       Predicate = "rdf:type"
	PName       Predicate = "dip:name"
	PAlias      Predicate = "dip:alias"
	PCode       Predicate = "dip:alpha3" // ISO 3166-1 alpha-3
	PCountry    Predicate = "dip:country"
	POffice     Predicate = "dip:office"
	PKind       Predicate = "dip:kind"
	PLabel      Predicate = "dip:label"
	PStart      Predicate = "dip:start"
	PEnd        Predicate = "dip:end"
	POn         Predicate = "dip:on"
	PPlace      Predicate = "dip:place"
	PPartOf     Predicate = "dip:partOf"
	PNote       Predicate = "dip:note"
	PTitle      Predicate = "dip:title"
	PPublished  Predicate = "dip:published"
	PPublisher  Predicate = "dip:publisher"
	PLanguage   Predicate = "dip:language"
	PSource     Predicate = "dip:source"
	PSHA256     Predicate = "dip:sha256"
	PDocument   Predicate = "dip:document"
	PQuote      Predicate = "dip:quote"
	PFirstByte  Predicate = "dip:firstByte"
	PLastByte   Predicate = "dip:endByte"
	PForce      Predicate = "dip:force"
	PBy         Predicate = "dip:by"
	PTo         Predicate = "dip:to"
	PSpeaker    Predicate = "dip:speaker"
	PTopic      Predicate = "dip:topic"
	PVerb       Predicate = "dip:verb"
	PRule       Predicate = "dip:rule"
	PConfidence Predicate = "dip:confidence"
	PTarget     Predicate = "dip:target"
	PMetric     Predicate = "dip:metric"
	PValue      Predicate = "dip:value"
	PUnit       Predicate = "dip:unit"
	PDue        Predicate = "dip:due"
	PParty      Predicate = "dip:party"
	PReports    Predicate = "dip:reports"  // a fact → the entity or event it is about
	POccasion   Predicate = "dip:occasion" // an act → its event
	PSupports   Predicate = "dip:supports" // a fact → the view edge that stands on it
	PEdge       Predicate = "dip:edge"     // a view edge, written out: "S P O [LABEL]"
	PKey        Predicate = "dip:key"      // a name as it is looked up: folded, words joined by hyphens
	PPlanned    Predicate = "dip:planned"  // "true" for what was announced and is not yet reported as held
	PWeekday    Predicate = "dip:weekday"
	PApprox     Predicate = "dip:approx"
	POrder      Predicate = "dip:order" // the order of a fact's lists, where it is not the sorted one
	PDuring     Predicate = "dip:during"
	PPLOVER     Predicate = "dip:plover"
	PPLOVERMode Predicate = "dip:ploverMode"
	PPLOVERCtx  Predicate = "dip:ploverContext"
	PCAMEO      Predicate = "dip:cameo"
	PFigure     Predicate = "dip:figure"
	PMentions   Predicate = "dip:mentions" // a fact → the matter that its words name
	PKnown      Predicate = "dip:known"    // the name under which the lexicon knows a matter
	PBetween    Predicate = "dip:between"  // an agreement, policy, project or dispute → its parties
)

// The predicates under which the evidence layer keeps a name as the document
// has it. They differ from those of the view, whose objects are things.
const (
	PByName          Predicate = "dip:byName"
	PToName          Predicate = "dip:toName"
	PSpeakerName     Predicate = "dip:speakerName"
	PTopicName       Predicate = "dip:topicName"
	PPartyName       Predicate = "dip:partyName"
	PParticipantName Predicate = "dip:participantName"
	PCountryName     Predicate = "dip:countryName"
)

// The predicates of view edges: flat, labelled with the date of the occasion.
const (
	PVisited     Predicate = "dip:visited"    // person or country → country
	PMet         Predicate = "dip:met"        // person → person, country → country
	PCalled      Predicate = "dip:called"     // person → person, country → country
	PSigned      Predicate = "dip:signed"     // organisation or country → organisation or country
	PWitnessed   Predicate = "dip:witnessed"  // person → signing
	PAttended    Predicate = "dip:attended"   // person or party → event
	PHeldOffice  Predicate = "dip:held"       // person → office
	PRepresents  Predicate = "dip:represents" // person → country or organisation
	PMember      Predicate = "dip:member"     // dyad → country
	PTargets     Predicate = "dip:targets"    // country or dyad → target
	PAgreed      Predicate = "dip:agreed"     // country, dyad → act
	PPledged     Predicate = "dip:pledged"
	PRequested   Predicate = "dip:requested"
	PProposed    Predicate = "dip:proposed"
	PInvited     Predicate = "dip:invited"
	PAffirmed    Predicate = "dip:affirmed"
	PHoped       Predicate = "dip:hoped"
	PAppreciated Predicate = "dip:appreciated"
	PConcerned   Predicate = "dip:concernedAbout"
	PDiscussed   Predicate = "dip:discussed"
	PConcerns    Predicate = "dip:concerns" // act or event → agreement, policy, project, dispute, place
)
