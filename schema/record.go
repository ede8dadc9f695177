package schema

// Record is what many documents say together, once identities are settled. It
// is derived from Facts alone and can always be made again.
type Record struct {
	Entities []Entity
	Events   []Occasion
	Acts     []Act
	Goals    []Goal
}

// Entity is one person, country, organisation, place or other matter across
// documents.
type Entity struct {
	ID      IRI
	Name    string   // the preferred name
	Names   []string // every other form met in documents
	Country string   // alpha-2, for people and national organisations
	Code    string   // countries only: ISO 3166-1 alpha-3
	Parties []IRI    // matters only: those between which it is, or whose it is
	Tenures []Tenure // people only
	Facts   []FactID // the facts of documents that name it
	Docs    []string // documents that name it, sorted
}

// Tenure is an office as held over a time that documents attest.
type Tenure struct {
	Office    string // normalised: "minister of foreign affairs"
	Country   Party
	FirstSeen Date // the first and the last day for which a document attests it
	LastSeen  Date
	Facts     []FactID
}

// Occasion is one event across the documents that report it.
type Occasion struct {
	ID      IRI
	Kind    EventKind
	Label   string
	Start   Date
	End     Date
	On      Date // the day the sources date most exactly; labels view edges
	Place   string
	Parties []IRI
	People  []IRI
	PartOf  IRI      // the visit that this belongs to, or ""
	Matters []IRI    // what it is about: the agreement that is signed
	Facts   []FactID // the reports: event facts of documents
	Notes   []string // how an inference was made ("Wednesday" settled by …)
	Planned bool     // announced, and no document yet reports that it was held
}

// Act is one statement with its parties, speakers and occasion settled.
type Act struct {
	ID        FactID
	Doc       string
	Force     Force
	By        []IRI
	To        []IRI
	Speakers  []IRI
	Topics    []Topic
	Goals     []IRI
	Matters   []IRI // agreements, policies, projects, disputes and places that it names
	Occasion  IRI
	On        Date // the day of the occasion; else the document's date
	Statement *Statement
}

// Goal is a target across documents: the same measure, sum and deadline of the
// same parties.
type Goal struct {
	ID IRI
	Target
	Acts []FactID
}
